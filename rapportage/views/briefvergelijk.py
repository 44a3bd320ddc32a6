"""Two fixed letters beside each other: what is different, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag, Tijdvak
from aanvragen.tijdlijn import WOORDEN
from sectorplannen.kern.verzoek import Verzoek

from .. import briefvergelijking, vergelijking
from ..forms_briefvergelijk import BriefVergelijkFormulier
from ..models import Rapport, RapportStatus
from ..toegang import mag_brief_inzien, mag_stand_van
from .briefzaak import adressen_van

PER_PAGINA = 50


@login_required
@require_safe
def brief_vergelijk(request: Verzoek) -> HttpResponse:
    """Figures, plans and text of two letters, and the events between their dates: `?een=<pk>&ander=<pk>`."""
    mag_brief_inzien.eis(request.user)
    letters = Rapport.objects.filter(status=RapportStatus.VAST).select_related("tijdvak")
    vast = list(letters.defer("cijfers", "inhoud").order_by("-peildatum", "-pk"))
    form = BriefVergelijkFormulier(request.GET or None, vast=vast, initial=_laatste_twee(vast))
    context: dict[str, Any] = {"form": form, "te_weinig": len(vast) < 2}
    if form.is_valid():
        gekozen = [form.cleaned_data[naam] for naam in ("een", "ander")]
        toen, nu = letters.filter(pk__in=gekozen).order_by("peildatum", "vastgesteld_op", "pk")
        context |= _naast_elkaar(toen, nu) | _waarom(request, toen, nu)
    return render(request, "rapportage/brief_vergelijk.html", context)


def _laatste_twee(vast: Sequence[Rapport]) -> dict[str, str]:
    return {"een": str(vast[1].pk), "ander": str(vast[0].pk)} if len(vast) > 1 else {}


def _naast_elkaar(toen: Rapport, nu: Rapport) -> dict[str, Any]:
    """What stands in the letters themselves, by name."""
    paren = briefvergelijking.cijfers(toen, nu)
    adressen = [adressen_van(rapport).cijfer for rapport in (toen, nu)]
    rijen = [(paar, adressen[0](paar.verschil.nu.code), adressen[1](paar.verschil.nu.code)) for paar in paren]
    anders = [rij for rij in rijen if rij[0].verschil.is_anders]
    return {
        "toen": toen,
        "nu": nu,
        "zelfde_onderwerp": (toen.soort, toen.tijdvak_id) == (nu.soort, nu.tijdvak_id),
        "anders": [rij for rij in anders if not rij[0].verschil.is_per_soort],
        "per_soort": [rij for rij in anders if rij[0].verschil.is_per_soort],
        "gelijk": [rij for rij in rijen if not rij[0].verschil.is_anders],
        "teksten": briefvergelijking.teksten(toen, nu),
    }


def _waarom(request: Verzoek, toen: Rapport, nu: Rapport) -> dict[str, Any]:
    """The plans that differ with what was done with them, and the events; these are not for who has a tie in a period."""
    over = {rapport.tijdvak_id: rapport.tijdvak for rapport in (toen, nu)}
    plannen = briefvergelijking.plannen(toen, nu)
    nummers = [paar.nummer for paar in plannen]
    zichtbaar = set(
        Aanvraag.objects.zichtbaar_voor(request.user).filter(nummer__in=nummers).values_list("nummer", flat=True)
    )
    belet = next(filter(None, (mag_stand_van.weigering(request.user, tijdvak) for tijdvak in over.values())), "")
    if belet:
        return {"plannen": [(paar, paar.nummer in zichtbaar, "") for paar in plannen], "belet": belet}
    tijdvakken = list(Tijdvak.objects.all()) if None in over else [t for t in over.values() if t]
    bereik = (tijdvakken, toen.peildatum, nu.peildatum)
    door = briefvergelijking.waardoor(*bereik, plannen, request.user)
    stappen = vergelijking.gebeurtenissen(*bereik, request.user)
    boekingen = vergelijking.boekingen(*bereik, request.user)
    pagina = Paginator(stappen, PER_PAGINA).get_page(request.GET.get("page"))
    boekpagina = Paginator(boekingen, PER_PAGINA).get_page(request.GET.get("boeking"))
    later = briefvergelijking.achteraf(tijdvakken, toen, nu, request.user)
    return {
        "plannen": [(paar, paar.nummer in zichtbaar, door.get(paar.nummer, "")) for paar in plannen],
        "soorten": vergelijking.soorten(stappen),
        "pagina": pagina,
        "stappen": _in_woorden(pagina),
        "achteraf": _in_woorden(later[:PER_PAGINA]),
        "boekpagina": boekpagina,
        "boekingen": [(rij, vergelijking.effect_van(rij)) for rij in boekpagina],
        "opgaven": vergelijking.opgaven(*bereik),
    }


def _in_woorden(rijen: Any) -> list[tuple[Any, str]]:
    return [(rij, WOORDEN.get(rij.stap, rij.stap)) for rij in rijen]
