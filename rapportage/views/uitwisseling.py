"""In and out: choose a workbook, see what it would do or what is wrong in it, take it in; and write one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from sectorplannen.kern.verzoek import Verzoek

from .. import tellingen
from ..forms_uitwisseling import InvoerFormulier, UitvoerFormulier
from ..toegang import mag_uitwisselen
from ..uitwisseling import services
from .briefzaak import opdracht_nu
from .evaluatie import download, met_dag

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEESTE, MEESTE_FOUTEN = 10, 200


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def uitwisseling(request: Verzoek) -> HttpResponse:
    """Both forms, and what was done lately."""
    mag_uitwisselen.eis(request.user)
    doet_uit = request.method == "POST" and "uitvoeren" in request.POST
    doet_in = request.method == "POST" and not doet_uit
    invoer = InvoerFormulier(*((request.POST, request.FILES) if doet_in else ()))
    uitvoer = UitvoerFormulier(request.POST if doet_uit else None, knop="Werkboek maken")
    if doet_in and invoer.is_valid():
        bestand = invoer.cleaned_data["bestand"]
        opdracht = services.bekijken_aanvragen(bestand.name, bestand.read(), door=request.user)
        return redirect("rapportage:werkboek", opdracht.pk)
    if doet_uit and uitvoer.is_valid():
        services.uitvoeren_aanvragen(uitvoer.cleaned_data["peildatum"], door=request.user)
        messages.success(request, "Het werkboek wordt gemaakt. Het komt hieronder te staan.")
        return redirect("rapportage:uitwisseling")
    uit = [met_dag(rij) for rij in _laatste(services.WERKBOEK_UITVOEREN)]
    bekeken = _laatste(services.WERKBOEK_BEKIJKEN)
    overgenomen = services.overgenomen(bekeken)
    context = {
        "invoer": invoer,
        "uitvoer": uitvoer,
        "bekeken": [opdracht_nu(rij) | {"overgenomen": rij.pk in overgenomen} for rij in bekeken],
        "uit": uit,
        "loopt": any(rij["loopt"] for rij in uit),
    }
    return render(request, "rapportage/uitwisseling.html", context)


@login_required
@require_safe
def werkboek(request: Verzoek, pk: int) -> HttpResponse:
    """One workbook that was sent: how far it is, what is wrong in it or what it would do, and the button."""
    mag_uitwisselen.eis(request.user)
    opdracht = _bekeken(pk)
    overname = services.overname_van(opdracht)
    nu, daarna = opdracht_nu(opdracht), opdracht_nu(overname)
    uitkomst: dict[str, Any] = opdracht.uitkomst
    fouten = uitkomst.get("fouten", [])
    is_goed = opdracht.status == OpdrachtStatus.KLAAR and not fouten
    context = {
        "werkboek": opdracht,
        "nu": nu,
        "daarna": daarna,
        "loopt": nu["loopt"] or daarna["loopt"],
        "fouten": fouten[:MEESTE_FOUTEN],
        "meer_fouten": max(uitkomst.get("aantal_fouten", 0) - MEESTE_FOUTEN, 0),
        "is_goed": is_goed,
        "dag": date.fromisoformat(uitkomst["dag"]) if is_goed else None,
        "is_over": overname is not None and overname.status == OpdrachtStatus.KLAAR,
        "kan_overnemen": is_goed and (overname is None or overname.status == OpdrachtStatus.MISLUKT),
        "is_verouderd": is_goed and uitkomst["merk"] != tellingen.laatste_gebeurtenis(None).merk,
    }
    return render(request, "rapportage/werkboek.html", context)


@login_required
@require_POST
def werkboek_overnemen(request: Verzoek, pk: int) -> HttpResponse:
    """Take in what was looked at."""
    mag_uitwisselen.eis(request.user)
    opdracht = _bekeken(pk)
    try:
        services.overnemen_aanvragen(opdracht, door=request.user)
    except Weigering as weigering:
        messages.error(request, str(weigering))
    return redirect("rapportage:werkboek", opdracht.pk)


@login_required
@require_safe
def werkboek_fouten(request: Verzoek, pk: int) -> HttpResponse:
    """The workbook with its wrong cells marked."""
    mag_uitwisselen.eis(request.user)
    pad = _bekeken(pk).uitkomst.get("gemerkt")
    if not pad:
        raise Http404("There is nothing wrong in it.")
    return download(pad, "werkboek-met-fouten.xlsx", XLSX)


@login_required
@require_safe
def werkboek_uit(request: Verzoek, pk: int) -> HttpResponse:
    """A workbook that was written."""
    mag_uitwisselen.eis(request.user)
    opdracht = get_object_or_404(Opdracht, soort=services.WERKBOEK_UITVOEREN, status=OpdrachtStatus.KLAAR, pk=pk)
    return download(opdracht.uitkomst["bestand"], f"sectorplannen-{opdracht.gegevens['peildatum']}.xlsx", XLSX)


def _bekeken(pk: int) -> Opdracht:
    rijen = Opdracht.objects.filter(soort=services.WERKBOEK_BEKIJKEN).select_related("door")
    return get_object_or_404(rijen, pk=pk)


def _laatste(soort: str) -> list[Opdracht]:
    return list(Opdracht.objects.filter(soort=soort).select_related("door").order_by("-pk")[:MEESTE])
