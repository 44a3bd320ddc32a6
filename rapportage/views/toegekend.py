"""Granted plans, for everyone: the list, and a page of each. Organisations are named, people never."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag

from .. import cijfers
from ..forms import ToegekendFilter

PER_PAGINA = 25


@require_safe
def toegekend(request: HttpRequest) -> HttpResponse:
    """Which plans were granted, for how many and for how much; searched by name, organisation or number."""
    form = ToegekendFilter(request.GET)
    gevraagd = form.cleaned_data if form.is_valid() else {}
    rijen = _gezocht(Aanvraag.objects.toegekend().select_related("hoofdaanvrager", "tijdvak"), gevraagd)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page"))
    feiten = cijfers.plannen(list(pagina))
    context = {
        "form": form,
        "pagina": pagina,
        "plannen": [(plan, feiten.get(plan.nummer)) for plan in pagina],
        "is_gefilterd": any(request.GET.get(naam) for naam in form.fields),
        "verzonnen": any(plan.verzonnen for plan in pagina),
    }
    return render(request, "rapportage/toegekend.html", context)


def _gezocht(rijen: QuerySet[Aanvraag], gevraagd: dict) -> QuerySet[Aanvraag]:
    if q := gevraagd.get("q"):
        rijen = rijen.filter(Q(naam__icontains=q) | Q(hoofdaanvrager__naam__icontains=q) | Q(nummer__icontains=q))
    if tijdvak := gevraagd.get("tijdvak"):
        rijen = rijen.filter(tijdvak=tijdvak)
    if soort := gevraagd.get("soort"):
        rijen = rijen.filter(soort=soort)
    return rijen.order_by("tijdvak__nummer", "nummer")


@require_safe
def toegekend_plan(request: HttpRequest, nummer: str) -> HttpResponse:
    """One granted plan: what it is about, its measures with people and money, who carries it. Not granted: 404."""
    rijen = Aanvraag.objects.toegekend().select_related("hoofdaanvrager", "tijdvak")
    plan = get_object_or_404(rijen.prefetch_related("deelnemers__organisatie", "sectoren", "regios"), nummer=nummer)
    context = {
        "plan": plan,
        "feiten": cijfers.plannen([plan]).get(plan.nummer),
        "maatregelen": cijfers.maatregelen(plan),
        "sectoren": plan.sectoren.all(),
        "regios": plan.regios.all(),
    }
    return render(request, "rapportage/toegekend_plan.html", context)
