"""The ceiling of a period: what it is, what is committed, what is left, whose turn it is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag, Tijdvak, Verdeling
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import euro
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.verzoek import Verzoek

from .. import plafond as grootboek
from .. import services
from ..forms import PlafondFormulier, StandFormulier
from ..models import Boeking, Plafondmutatie
from ..toegang import (
    mag_plafond_wijzigen,
    mag_plafond_zien,
    mag_tender_zien,
    mag_tenderscores_zien,
    mag_watals_zien,
)
from ..uitleg import zin
from ..verloop import verloop
from ..volgorde import gelijke_groepen, volgorde
from .zaak import ingevuld, lezen_of_doen

PER_PAGINA, PER_VOLGORDE = 25, 50
DIENSTEN = {Boeking.VASTSTELLING: services.plafond_vaststellen, Boeking.VERHOGING: services.plafond_verhogen}


@login_required
@require_safe
def plafond(request: Verzoek) -> HttpResponse:
    """The state of a period on a day: `?tijdvak=1&peildatum=2014-05-30`, and `plek=2` for the second page of its order."""
    mag_plafond_zien.eis(request.user)
    form = StandFormulier(request.GET or None)
    gekozen = form.cleaned_data if form.is_valid() else {}
    tijdvak = (
        gekozen.get("tijdvak") or Tijdvak.objects.order_by("-opent_op").filter(plafondmutaties__isnull=False).first()
    )
    tijdvak = tijdvak or Tijdvak.objects.first()
    if tijdvak is None:
        return render(request, "beoordeling/plafond_leeg.html", {})
    dag = gekozen.get("peildatum") or vandaag()
    if not form.errors:
        form = StandFormulier(initial={"tijdvak": tijdvak.nummer, "peildatum": dag})
    context = {"form": form} | _stand(request, tijdvak, dag) | _volgorde(request, tijdvak, dag)
    return render(request, "beoordeling/plafond.html", context)


def _stand(request: Verzoek, tijdvak: Tijdvak, dag: date) -> dict[str, Any]:
    boekingen = _boekingen(tijdvak, request.user).filter(datum__lte=dag)
    eerste = boekingen.filter(soort=Boeking.VASTSTELLING).exists() or tijdvak.plafondmutaties.exists()
    return {
        "tijdvak": tijdvak,
        "dag": dag,
        "saldo": grootboek.saldo(tijdvak, dag),
        "verloop": verloop(tijdvak, dag),
        "pagina": Paginator(boekingen, PER_PAGINA).get_page(request.GET.get("page")),
        "kan_wijzigen": mag_plafond_wijzigen(request.user),
        "kan_doorrekenen": mag_watals_zien(request.user),
        "te_doen": Boeking.VERHOGING if eerste else Boeking.VASTSTELLING,
    }


def _volgorde(request: Verzoek, tijdvak: Tijdvak, dag: date) -> dict[str, Any]:
    """The order, a page of it, each place with its sentence; and what is still to be drawn by lot."""
    plekken = volgorde(tijdvak, request.user, dag)
    plekpagina = Paginator(plekken, PER_VOLGORDE).get_page(request.GET.get("plek"))
    is_tender = tijdvak.verdeling == Verdeling.TENDER
    return {
        "plekken": plekken,
        "plekpagina": plekpagina,
        "regels": [(plek, zin(plek)) for plek in plekpagina],
        "is_tender": is_tender,
        "tender_dicht": is_tender and mag_tender_zien.weigering(request.user, tijdvak),
        "met_scores": is_tender and mag_tenderscores_zien(request.user),
        "te_loten": len(gelijke_groepen(plekken)),
        "geloot": tijdvak.lotingen.exists(),
        "verborgen": request.user.belangenverklaringen.filter(heeft_band=True, aanvraag__tijdvak=tijdvak).count(),
        "moet_verklaren": _moet_verklaren(tijdvak, request.user),
    }


def _moet_verklaren(tijdvak: Tijdvak, gebruiker: Gebruiker) -> int:
    """How many complete plans an assessor has not declared on, and so are not in the order that is shown."""
    bekend = Aanvraag.objects.zichtbaar_voor(gebruiker).filter(tijdvak=tijdvak).volledig()
    return bekend.exclude(pk__in=Aanvraag.objects.inzage_voor(gebruiker).values("pk")).count()


def _boekingen(tijdvak: Tijdvak, gebruiker: Gebruiker) -> QuerySet[Plafondmutatie]:
    """The entries, newest first; of a plan that this person may not know of, `is_zichtbaar` is false."""
    zichtbaar = Aanvraag.objects.zichtbaar_voor(gebruiker).values("pk")
    rijen = tijdvak.plafondmutaties.select_related("besluit__aanvraag").order_by("-datum", "-volgnummer")
    verborgen = rijen.filter(besluit__isnull=False).exclude(besluit__aanvraag__in=zichtbaar).values("pk")
    return rijen.exclude(pk__in=verborgen)


@login_required
@lezen_of_doen
def plafond_wijzigen(request: Verzoek, tijdvak: int, soort: str) -> HttpResponse:
    """Set or raise the ceiling, with its ground."""
    mag_plafond_wijzigen.eis(request.user)
    rij = get_object_or_404(Tijdvak, nummer=tijdvak)
    form = PlafondFormulier(ingevuld(request), soort=Boeking(soort))
    if request.method == "POST" and form.is_valid():
        try:
            mutatie = DIENSTEN[Boeking(soort)](rij, door=request.user, **form.argumenten())
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"Geboekt. Onder het plafond is nu {euro(mutatie.ruimte_na)} over.")
            return redirect(f"{reverse('beoordeling:plafond')}?tijdvak={rij.nummer}")
    context = {"tijdvak": rij, "form": form, "saldo": grootboek.saldo(rij)}
    return render(request, "beoordeling/plafond_wijzigen.html", context)
