"""Advice talks at the agency: what is to be planned, what is to come, and what was held; planning one, and its notes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag, Adviesgesprek, GesprekStatus
from aanvragen.toegang import mag_gesprek_plannen, mag_gesprek_vastleggen
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from ..forms import GesprekPlannen, GesprekVerslag
from ..toegang import mag_gesprekken_zien
from .zaak import ingevuld, lezen_of_doen

PER_PAGINA = 25
STANDEN: dict[str, tuple[str, str, tuple[str, ...]]] = {
    GesprekStatus.GEVRAAGD: ("Te plannen", "Wie het langst wacht, staat bovenaan.", ("gevraagd_op", "pk")),
    GesprekStatus.GEPLAND: ("Gepland", "Het eerste gesprek staat bovenaan.", ("gepland_op", "pk")),
    GesprekStatus.GEHOUDEN: ("Gehouden", "Het laatste gesprek staat bovenaan.", ("-gehouden_op", "-pk")),
    GesprekStatus.AFGEZEGD: ("Afgezegd", "Wat het laatst is afgezegd, staat bovenaan.", ("-afgezegd_op", "-pk")),
}
"""Per status the words of its list, and in which order."""


@login_required
@require_safe
def adviesgesprekken(request: Verzoek) -> HttpResponse:
    """The talks with one status: those to plan, to come, held or called off."""
    mag_gesprekken_zien.eis(request.user)
    alle = Adviesgesprek.objects.zichtbaar_voor(request.user)
    aantallen = alle.per_stand()
    gevraagd = request.GET.get("stand", "")
    stand = (
        gevraagd if gevraagd in STANDEN else GesprekStatus.GEVRAAGD if aantallen["gevraagd"] else GesprekStatus.GEPLAND
    )
    _, uitleg, volgorde = STANDEN[stand]
    rijen = alle.in_stand(stand).select_related("organisatie", "adviseur").order_by(*volgorde)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page"))
    plannen = Aanvraag.objects.zichtbaar_voor(request.user).filter(pk__in=[rij.aanvraag_id for rij in pagina])
    context = {
        "pagina": pagina,
        "stand": stand,
        "uitleg": uitleg,
        "standen": [(code, naam, aantallen[code]) for code, (naam, *_) in STANDEN.items()],
        "plannen": {plan.pk: plan for plan in plannen},
    }
    return render(request, "beoordeling/adviesgesprekken.html", context)


@login_required
@lezen_of_doen
def adviesgesprek_plannen(request: Verzoek, pk: int) -> HttpResponse:
    """Plan a talk with an adviser, or move it."""
    gesprek = _gesprek(request, pk)
    mag_gesprek_plannen.eis(request.user, gesprek)
    form = GesprekPlannen(ingevuld(request), gesprek=gesprek)
    if request.method == "POST" and form.is_valid() and _doe(request, gesprek, form, aanvragen.gesprek_plannen):
        messages.success(request, "Het gesprek is gepland. De organisatie en de adviseur krijgen bericht.")
        return redirect(gesprek)
    return render(request, "beoordeling/adviesgesprek_plannen.html", {"gesprek": gesprek, "form": form})


@login_required
@lezen_of_doen
def adviesgesprek_verslag(request: Verzoek, pk: int) -> HttpResponse:
    """Keep that a talk was held, with its notes."""
    gesprek = _gesprek(request, pk)
    mag_gesprek_vastleggen.eis(request.user, gesprek)
    if gesprek.status != GesprekStatus.GEPLAND:
        return redirect(gesprek)
    form = GesprekVerslag(ingevuld(request), gesprek=gesprek)
    if request.method == "POST" and form.is_valid() and _doe(request, gesprek, form, aanvragen.gesprek_vastleggen):
        messages.success(request, "Het verslag is opgeslagen. De organisatie krijgt bericht.")
        return redirect(gesprek)
    return render(request, "beoordeling/adviesgesprek_verslag.html", {"gesprek": gesprek, "form": form})


def _gesprek(request: Verzoek, pk: int) -> Adviesgesprek:
    mag_gesprekken_zien.eis(request.user)
    rijen = Adviesgesprek.objects.zichtbaar_voor(request.user)
    return get_object_or_404(rijen.select_related("organisatie", "adviseur", "gevraagd_door"), pk=pk)


def _doe(request: Verzoek, gesprek: Adviesgesprek, form: Any, dienst: Any) -> bool:
    """Let the service do it; what it refuses stands above the form."""
    try:
        dienst(gesprek, door=request.user, **form.argumenten())
    except Weigering as weigering:
        form.add_error(None, str(weigering))
        return False
    return True
