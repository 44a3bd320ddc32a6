"""Two days of one period, or of all, beside each other: what changed, and by what."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanvragen.tijdlijn import WOORDEN
from sectorplannen.kern.datums import dag_van, vandaag
from sectorplannen.kern.verzoek import Verzoek

from .. import vergelijking
from ..forms import VergelijkFormulier
from ..toegang import mag_stand_van, mag_stand_zien
from . import keuze
from .keuze import Keuze

PER_PAGINA = 50


@login_required
@require_safe
def vergelijk(request: Verzoek) -> HttpResponse:
    """Every figure on both days, the difference, and the events and entries in between: `?tijdvak=1&van=...&tot=...`."""
    mag_stand_zien.eis(request.user)
    gekozen = keuze.uit(request.GET, VergelijkFormulier)
    if gekozen is None:
        return render(request, "rapportage/stand_leeg.html")
    if belet := mag_stand_van.weigering(request.user, gekozen.tijdvak):
        return keuze.dicht(request, gekozen, belet)
    van, tot = _dagen(gekozen)
    form = gekozen.form
    if not form.is_bound:
        form = VergelijkFormulier(
            initial={"tijdvak": gekozen.code, "van": van, "tot": tot}, tijdvakken=gekozen.form.tijdvakken
        )
    return render(request, "rapportage/vergelijk.html", _scherm(request, gekozen, van, tot) | {"form": form})


def _dagen(gekozen: Keuze) -> tuple[date, date]:
    """The two days that were asked; else from before the period opened (or its last three months) until today."""
    van, tot = gekozen.bij.get("van"), gekozen.bij.get("tot") or vandaag()
    begin = min(dag_van(tijdvak.opent_op) for tijdvak in gekozen.tijdvakken) - timedelta(days=1)
    van = van or min(begin, tot - timedelta(days=1))
    return (van, tot) if van < tot else (tot - timedelta(days=1), tot)


def _scherm(request: Verzoek, gekozen: Keuze, van: date, tot: date) -> dict[str, Any]:
    """Everything that the page shows, by name."""
    verschillen = vergelijking.cijfers(gekozen.tijdvakken, van, tot)
    anders = [rij for rij in verschillen if rij.is_anders]
    stappen = vergelijking.gebeurtenissen(gekozen.tijdvakken, van, tot, request.user)
    boekingen = vergelijking.boekingen(gekozen.tijdvakken, van, tot, request.user)
    pagina = Paginator(stappen, PER_PAGINA).get_page(request.GET.get("page"))
    boekpagina = Paginator(boekingen, PER_PAGINA).get_page(request.GET.get("boeking"))
    return {
        "gekozen": gekozen,
        "van": van,
        "tot": tot,
        "zoekdeel_van": gekozen.op(van).zoekdeel,
        "zoekdeel_tot": gekozen.op(tot).zoekdeel,
        "anders": [rij for rij in anders if not rij.is_per_soort],
        "per_soort": [rij for rij in anders if rij.is_per_soort],
        "gelijk": [rij for rij in verschillen if not rij.is_anders],
        "soorten": vergelijking.soorten(stappen),
        "pagina": pagina,
        "stappen": [(rij, WOORDEN.get(rij.stap, rij.stap)) for rij in pagina],
        "boekpagina": boekpagina,
        "boekingen": [(rij, vergelijking.effect_van(rij)) for rij in boekpagina],
        "opgaven": vergelijking.opgaven(gekozen.tijdvakken, van, tot),
    }
