"""What every view of a plan starts from and gives to its page."""

from typing import Any
from uuid import UUID

from django.http import QueryDict

from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.verzoek import Verzoek

from ..models import Aanvraag
from ..resttijd import resttijd
from ..toegang import mag_bewerken, mag_indienen
from ..volledigheid import Plaats, gebreken
from .ingelogd import teruggelegd


def kader(aanvraag: Aanvraag, gebruiker: Gebruiker, **meer: Any) -> dict[str, Any]:
    """What every page of a plan shows: the plan, the draft band with the time left, and what this person may."""
    return {
        "aanvraag": aanvraag,
        "band": resttijd(aanvraag.tijdvak) if aanvraag.is_concept else "",
        "kan": {"bewerken": mag_bewerken(gebruiker, aanvraag), "indienen": mag_indienen(gebruiker, aanvraag)},
    } | meer


def gebreken_bij(aanvraag: Aanvraag, plaats: Plaats) -> list[Any]:
    """The findings of one section, for the coach beside its form."""
    return [gebrek for gebrek in gebreken(aanvraag) if gebrek.plaats == plaats]


def invoer(request: Verzoek) -> QueryDict | None:
    """What a form of a section is bound to: what was sent, or what was put aside when its writer's session had ended."""
    return request.POST if request.method == "POST" else teruggelegd(request)


def zoek_deel(request: Verzoek, delen: Any, volgnummer: int | None) -> tuple[Any, bool]:
    """The measure or bottleneck that a page is about, and whether it has gone since the page was opened.

    What is sent says by its key which one it is: its number may be another one's by now. What was begun on a page and
    saved from it before is found by its `sleutel`.
    """
    if request.method == "POST":
        if (pk := request.POST.get("rij", "")).isdecimal():
            rij = delen.filter(pk=int(pk)).first()
            return rij, rij is None
        sleutel = _uuid(request.POST.get("sleutel", ""))
        if sleutel and (rij := delen.filter(sleutel=sleutel).first()) is not None:
            return rij, False
    rij = delen.filter(volgnummer=volgnummer or 0).first()
    return rij, volgnummer is not None and rij is None


def _uuid(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None
