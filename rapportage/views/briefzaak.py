"""The first lines of every page about one letter: who asks, which letter, and where the rows of its figures are."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from sectorplannen.kern.opdrachten import MAX_POGINGEN
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..briefscherm import Adressen
from ..forms import ALLE
from ..models import Rapport, RapportStatus
from ..toegang import mag_brief_inzien, mag_stand_van

KLAAR = frozenset({RapportStatus.VAST, RapportStatus.LOS})
"""A letter that is done: what it says stands in it, and is for parliament."""
LOPEND = (OpdrachtStatus.WACHT, OpdrachtStatus.BEZIG)


def zaak(request: Verzoek, pk: int) -> Rapport:
    """The letter. What is not done yet shows totals, and those are not for who has a tie in the period."""
    mag_brief_inzien.eis(request.user)
    mensen = ("tijdvak__regelingversie", "gemaakt_door", "vastgesteld_door")
    rapport = get_object_or_404(Rapport.objects.select_related(*mensen), pk=pk)
    if rapport.status not in KLAAR:
        mag_stand_van.eis(request.user, rapport.tijdvak)
    return rapport


def eis_concept(request: Verzoek, rapport: Rapport) -> HttpResponse | None:
    """Back to the letter, with the reason, where its text cannot be changed; else None."""
    if rapport.status == RapportStatus.CONCEPT:
        return None
    messages.error(request, f"Dit kan niet: de brief is {rapport.get_status_display().lower()}.")
    return redirect("rapportage:brief", rapport.pk)


def adressen_van(rapport: Rapport) -> Adressen:
    """Where the rows of a figure of this letter are, and its charts."""
    code = str(rapport.tijdvak.nummer) if rapport.tijdvak else ALLE
    zoekdeel = urlencode({"tijdvak": code, "peildatum": rapport.peildatum.isoformat()})
    return Adressen(
        cijfer=lambda cijfer: f"{reverse('rapportage:cijfer', args=[cijfer])}?{zoekdeel}",
        grafiek=lambda grafiek: reverse("rapportage:brief_grafiek", args=[rapport.pk, grafiek]),
    )


def laatste_opdracht(rapport: Rapport, soort: str, *, na: datetime) -> Opdracht | None:
    """The last job of a kind for this letter that was asked after a moment: what was before it, is over."""
    rijen = Opdracht.objects.filter(soort=soort, gegevens__rapport=rapport.pk, aangemaakt_op__gte=na)
    return rijen.order_by("-pk").first()


def opdracht_nu(opdracht: Opdracht | None) -> dict[str, object]:
    """Where a job is, for the page: does it run, did it fail and why, and in one word by which one knows that there is news."""
    if opdracht is None:
        return {"opdracht": None, "loopt": False, "mislukt": False}
    mislukt = opdracht.status == OpdrachtStatus.MISLUKT
    # a refusal is a sentence for people and fails at once; anything else was tried to the end, and its words are a machine's
    reden = opdracht.fout if mislukt and opdracht.pogingen < MAX_POGINGEN else ""
    return {
        "opdracht": opdracht,
        "loopt": opdracht.status in LOPEND,
        "mislukt": mislukt,
        "reden": reden,
        "nu": f"{opdracht.status}: {opdracht.voortgang}",
        "is_voorbeeld": opdracht.soort == services.BRIEF_VOORBEELD,
    }
