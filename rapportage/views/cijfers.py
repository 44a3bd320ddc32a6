"""What each figure means, and the records behind it."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag, Tijdvak
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.verzoek import Verzoek

from .. import cijfers as huis
from ..bronrijen import Bronrij
from ..definities import DEFINITIES, EURO
from ..toegang import mag_stand_van, mag_stand_zien
from . import keuze

PER_PAGINA = 50
VERBORGEN = "Een plan waarmee u een band heeft gemeld"


@login_required
@require_safe
def cijfers(request: Verzoek) -> HttpResponse:
    """Every figure: its name, its unit, one sentence, its records."""
    mag_stand_zien.eis(request.user)
    gekozen = keuze.lees(request)
    context = {"definities": DEFINITIES.items(), "zoekdeel": gekozen.zoekdeel if gekozen else ""}
    return render(request, "rapportage/cijfers.html", context)


@login_required
@require_safe
def cijfer(request: Verzoek, code: str) -> HttpResponse:
    """One figure on a day, and the rows that give it when counted or summed."""
    mag_stand_zien.eis(request.user)
    gekozen = keuze.lees(request)
    if code not in DEFINITIES or gekozen is None:
        raise Http404("No such figure.")
    if belet := mag_stand_van.weigering(request.user, gekozen.tijdvak):
        return keuze.dicht(request, gekozen, belet)
    stand = huis.stand(gekozen.tijdvak, gekozen.peildatum)
    rijen = _zonder_banden(huis.rijen(code, stand), request.user, gekozen.tijdvak)
    context = {
        "cijfer": stand.cijfers[code],
        "stand": stand,
        "form": gekozen.form,
        "zoekdeel": gekozen.zoekdeel,
        "pagina": Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page")),
        "per_plan": not any(rij.bij for rij in rijen),
        "telt": code.startswith("aantal_"),
        "kop": next((rij.geheel for rij in rijen), None) is not None,
        "geld": DEFINITIES[code].eenheid == EURO or code == "jeugdaandeel",
        "som": sum(rij.waarde for rij in rijen),
        "som_geheel": sum(rij.geheel or 0 for rij in rijen),
    }
    return render(request, "rapportage/cijfer.html", context)


def _zonder_banden(rijen: list[Bronrij], gebruiker: Gebruiker, tijdvak: Tijdvak) -> list[Bronrij]:
    """The rows still add up, but of a plan that this person may not know of nothing is told."""
    van_tijdvak = Aanvraag.objects.filter(tijdvak=tijdvak).ingediend()
    zichtbaar = Aanvraag.objects.zichtbaar_voor(gebruiker).values("pk")
    verborgen = set(van_tijdvak.exclude(pk__in=zichtbaar).values_list("nummer", flat=True))
    return [
        replace(rij, nummer="", naam=VERBORGEN, hoofdaanvrager="", status="") if rij.nummer in verborgen else rij
        for rij in rijen
    ]
