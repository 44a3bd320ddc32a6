"""What every view of a plan starts from and gives to its page."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..aanvulling import is_open
from ..aanwezig import ook_hier, wie_bewaarde
from ..forms import OnderdeelForm
from ..models import Aanvraag
from ..overzicht import leesbaar
from ..resttijd import resttijd, verlenging
from ..takenlijst import NAMEN
from ..toegang import EerstVerklaren, mag_bewerken, mag_indienen
from ..volledigheid import Plaats, gebreken
from .ingelogd import ligt_apart, teruggelegd

LANGSTE_PK = 18
"""Digits. A longer key is none of ours, and more than a database can look up."""


def zoek_plan(request: Verzoek, nummer: str) -> Aanvraag:
    """The plan by its number. May this person not know of it: 404. An assessor who has not declared: EerstVerklaren (403)."""
    aanvraag = Aanvraag.objects.inzage_voor(request.user).filter(nummer=nummer).first()
    if aanvraag is None:
        bekend = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
        raise EerstVerklaren(bekend.nummer)
    return aanvraag


def kader(aanvraag: Aanvraag, gebruiker: Gebruiker, **meer: Any) -> dict[str, Any]:
    """What every page of a plan shows: the plan, the draft band with the time left, and what this person may.

    A page on which a section is written (with an `OnderdeelForm`, or with `onderdeel`) says that this person is there,
    and shows who else is.
    """
    kan = {"bewerken": mag_bewerken(gebruiker, aanvraag), "indienen": mag_indienen(gebruiker, aanvraag)}
    return (
        {
            "aanvraag": aanvraag,
            "band": resttijd(aanvraag.tijdvak) if aanvraag.is_concept else "",
            "verlenging": verlenging(aanvraag.tijdvak) if aanvraag.is_concept else "",
            "kan": kan,
        }
        | (_samen(aanvraag, gebruiker, **meer) if kan["bewerken"] else {})
        | meer
    )


def _samen(aanvraag: Aanvraag, gebruiker: Gebruiker, onderdeel: str = "", **meer: Any) -> dict[str, Any]:
    form = meer.get("form")
    ertussen = None
    if isinstance(form, OnderdeelForm):
        onderdeel, ertussen = form.onderdeel, form.ertussen
    if not onderdeel:
        return {}
    services.aanwezig_melden(aanvraag, onderdeel, door=gebruiker)
    return {
        "onderdeel": onderdeel,
        "ook_hier": ook_hier(aanvraag, onderdeel, gebruiker),
        "wie_ertussen": wie_bewaarde(ertussen, gebruiker) if ertussen else "",
    }


def alleen_lezen(request: Verzoek, aanvraag: Aanvraag, plaats: Plaats) -> HttpResponse | None:
    """The section to read, where a supplement was asked that is not about it; None where it can be written in.

    What is sent all the same goes to the service, that refuses it in words: nothing typed is lost without a reason.
    """
    if request.method == "POST" or is_open(aanvraag, plaats):
        return None
    inhoud = leesbaar(services.inhoud_van(aanvraag))
    context = kader(aanvraag, request.user, titel=NAMEN[plaats], inhoud=inhoud, alleen=str(plaats))
    return render(request, "aanvragen/onderdeel_lezen.html", context)


def gebreken_bij(aanvraag: Aanvraag, plaats: Plaats) -> list[Any]:
    """The findings of one section, for the coach beside its form."""
    return [gebrek for gebrek in gebreken(aanvraag) if gebrek.plaats == plaats]


def invoer(request: Verzoek) -> QueryDict | None:
    """What a form of a section is bound to: what was sent, or what was put aside when its writer's session had ended."""
    return request.POST if request.method == "POST" else teruggelegd(request)


def zoek_deel(request: Verzoek, delen: Any, volgnummer: int | None) -> tuple[Any, bool]:
    """The measure or bottleneck that a page is about, and whether it has gone since the page was opened.

    What is sent (or was put aside) says by its key which one it is: its number may be another one's by now. What was
    begun on a page and saved from it before is found by its `sleutel`.
    """
    if (gestuurd := request.POST if request.method == "POST" else ligt_apart(request)) is not None:
        if (pk := gestuurd.get("rij", "")).isdecimal() and len(pk) <= LANGSTE_PK:
            rij = delen.filter(pk=int(pk)).first()
            return rij, rij is None
        sleutel = _uuid(gestuurd.get("sleutel", ""))
        if sleutel and (rij := delen.filter(sleutel=sleutel).first()) is not None:
            return rij, False
    rij = delen.filter(volgnummer=volgnummer or 0).first()
    return rij, volgnummer is not None and rij is None


def _uuid(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None
