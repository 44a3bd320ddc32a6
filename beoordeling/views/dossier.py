"""Everything of one plan, in reading order: what was filed, what was found, who did what, what was decided."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag, Adviesgesprek
from aanvragen.statussen import ONBESLIST, Status
from aanvragen.tijdlijn import tijdlijn, vouw
from aanvragen.volledigheid import Gebrek, gebreken
from sectorplannen.kern.datums import datum_nl, vandaag
from sectorplannen.kern.verzoek import Verzoek

from ..beslistermijn import beslistermijn
from ..ingediend import lees
from ..models import Besluit, BesluitSoort, Plafondmutatie
from ..services import voorstel_buiten_behandeling
from ..termijnen import buiten_behandeling_tot, is_verstreken
from ..toegang import mag_coordineren, mag_verklaren
from ..uitleg import uitleg
from ..werkwoorden import WERKWOORDEN, mogelijk_of_niet
from .bezwaar import bezwaar_in_dossier
from .dossierbestand import dossierbestand_in_dossier
from .gesprek import gesprek
from .naast import sinds_de_vorige
from .zaak import plek, stand_van_beoordelingen, zaak

GELIJK_AAN_INDIENING = frozenset({Status.INGEDIEND, Status.IN_BEOORDELING, Status.TER_BESLUITVORMING})
"""Nobody can write in the plan, so its findings are those of what was filed. While a supplement is written they are not ours."""


@login_required
@require_safe
def dossier(request: Verzoek, nummer: str) -> HttpResponse:
    """The dossier of one plan, with the buttons for what this person can do now."""
    aanvraag = zaak(request, nummer)
    indiening = aanvraag.indieningen.select_related("door").latest("volgnummer")
    stappen = aanvraag.gebeurtenissen.exclude(naar=Status.CONCEPT).select_related("door")
    plan = lees(indiening)
    kan, wacht = mogelijk_of_niet(WERKWOORDEN, request.user, aanvraag)
    context = {
        "aanvraag": aanvraag,
        "indiening": indiening,
        "plan": plan,
        "bevindingen": _bevindingen(aanvraag),
        "verloop": vouw(tijdlijn(stappen, request.user)),
        "werkwoorden": kan,
        "wacht_nog": [(verb, zin) for verb, zin in wacht if verb.nadruk == "primary-action"],
        "verzoeken": aanvraag.aanvullingsverzoeken.select_related("door", "brief").prefetch_related("meldingen"),
        "besluiten": _besluiten(aanvraag),
        "boekingen": Plafondmutatie.objects.filter(besluit__aanvraag=aanvraag),
        "kan_nakijken": aanvraag.status == Status.INGEDIEND and mag_coordineren(request.user, aanvraag),
        "kan_verklaren": mag_verklaren(request.user, aanvraag),
        "beslistermijn": beslistermijn(aanvraag, vandaag()),
    }
    context["gesprekken"] = Adviesgesprek.objects.bij(aanvraag, request.user)
    context["uitleg"] = uitleg(aanvraag, request.user)
    context |= _voorstel(aanvraag)
    context |= bezwaar_in_dossier(request.user, aanvraag) | dossierbestand_in_dossier(request.user, aanvraag)
    context |= gesprek(request.user, aanvraag) | sinds_de_vorige(indiening, plan)
    context |= plek(request) | stand_van_beoordelingen(aanvraag, request.user)
    return render(request, "beoordeling/dossier.html", context)


def _voorstel(aanvraag: Aanvraag) -> dict[str, Any]:
    """After an unused term: the proposal to leave the plan aside, and the last day to announce that (Awb 4:5(4))."""
    voorstel = voorstel_buiten_behandeling(aanvraag, vandaag())
    if voorstel is None or aanvraag.aanvullen_voor is None:
        return {}
    uiterlijk = buiten_behandeling_tot(aanvraag.aanvullen_voor)
    return {"voorstel": voorstel, "aanzeggen_voor": uiterlijk, "te_laat": is_verstreken(uiterlijk, vandaag())}


def _bevindingen(aanvraag: Aanvraag) -> list[Gebrek]:
    """What the checks find, worst first. A plan taken over was judged elsewhere."""
    if aanvraag.herkomst or aanvraag.status not in GELIJK_AAN_INDIENING:
        return []
    return gebreken(aanvraag)


def _besluiten(aanvraag: Aanvraag) -> list[dict[str, Any]]:
    """The decisions, newest first, with their grounds in words; of one that no longer holds, by what."""
    rijen = aanvraag.besluiten.select_related("door").prefetch_related("maatregelen__maatregel").order_by("-op", "-pk")
    alle = list(rijen)
    return [
        {"besluit": rij, "gronden": rij.gronden_in_woorden, "vervallen": _vervallen(aanvraag, later)}
        for rij, later in zip(alle, [None, *alle], strict=False)
    ]


def _vervallen(aanvraag: Aanvraag, later: Besluit | None) -> str:
    """Why the decision before this one (None: the last) no longer holds, in words; nothing where it does."""
    if later is None:
        opnieuw = "Dit besluit is na bezwaar vervallen. Over het plan wordt opnieuw beslist."
        return opnieuw if aanvraag.status in ONBESLIST else ""
    if later.soort == BesluitSoort.VASTSTELLING:
        return ""
    wat = "Ingetrokken met" if later.soort == BesluitSoort.INTREKKING_VERLENING else "Vervangen door"
    return f"{wat} het besluit van {datum_nl(later.op)}."
