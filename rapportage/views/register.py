"""The public register: searching, a page and a factsheet of each plan, by region, and open data. Organisations, never people."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..register import catalogus, factsheet, opendata, plannen, stempel, zoeken
from ..register.datavelden import DATASETS
from ..register.openbaarplan import OpenbaarPlan
from .openbaar import openbaar

PER_PAGINA = 25


@require_safe
@openbaar
def register(request: HttpRequest) -> HttpResponse:
    """Which plans were granted, searched and sorted; all of it stands in the address."""
    alle = list(plannen.alle().values())
    form = zoeken.RegisterFilter(request.GET, plannen=alle)
    gevraagd = form.gevraagd
    gevonden = zoeken.zoek(alle, gevraagd)
    context = {
        "form": form,
        "pagina": Paginator(gevonden, PER_PAGINA).get_page(request.GET.get("page")),
        "aantal": len(alle),
        "bedrag": sum(plan.bedrag for plan in gevonden),
        "deelnemers": sum(plan.deelnemers for plan in gevonden),
        "is_gefilterd": bool(gevraagd.keys() - {"volgorde"}),
        "verzonnen": any(plan.verzonnen for plan in gevonden),
    }
    return render(request, "rapportage/register/register.html", context)


@require_safe
@openbaar
def register_plan(request: HttpRequest, nummer: str) -> HttpResponse:
    """One plan: what it is about, its measures with people and money, who carries it, how far it is. Not public: 404."""
    plan = plannen.alle().get(nummer)
    if plan is None:
        weg = plannen.ingetrokken_plan(nummer)
        if weg is None:
            raise Http404("No such plan.")
        return render(request, "rapportage/register/ingetrokken.html", {"naam": weg[0], "op": weg[1]})
    context = {"plan": plan, "factsheet": factsheet.geldend(plan)}
    return render(request, "rapportage/register/plan.html", context)


@require_safe
@openbaar
def register_factsheet(request: HttpRequest, nummer: str) -> FileResponse:
    """The factsheet of a plan as it is now; 404 as long as that is not made."""
    plan = _plan(nummer)
    rij = factsheet.geldend(plan)
    try:
        bestand = rij.bestand.open("rb") if rij else None
    except OSError as fout:
        raise Http404("The file is gone.") from fout
    if bestand is None:
        raise Http404("It is being made.")
    return FileResponse(bestand, filename=factsheet.bestandsnaam(plan), content_type="application/pdf")


@require_safe
@openbaar
def register_regios(request: HttpRequest) -> HttpResponse:
    """The 35 labour market regions, each with its plans."""
    alle = list(plannen.alle().values())
    rijen = zoeken.per_regio(alle)
    context = {
        "rijen": rijen,
        "zonder": sum(not plan.regios for plan in alle),
        "met": sum(bool(p.regios) for p in alle),
    }
    return render(request, "rapportage/register/regios.html", context)


@require_safe
@openbaar
def register_data(request: HttpRequest) -> HttpResponse:
    """The open data: what there is, in which forms, under which licence, and what each field means."""
    alle = plannen.alle()
    sets = [
        (dataset, sum(len(dataset.rijen(plan)) for plan in alle.values()), list(opendata.VORMEN.items()))
        for dataset in DATASETS.values()
    ]
    context = {"sets": sets, "verzonnen": any(plan.verzonnen for plan in alle.values())}
    return render(request, "rapportage/register/data.html", context)


@require_safe
@openbaar
def register_bestand(request: HttpRequest, code: str, eind: str) -> HttpResponse:
    """A dataset as a file. Anyone may fetch it from a page elsewhere, too."""
    if code not in DATASETS or eind not in opendata.VORMEN:
        raise Http404("No such file.")
    inhoud = opendata.bestand(code, eind)
    koppen = {"Content-Disposition": f'attachment; filename="sectorplannen-{code}.{eind}"'}
    return _data(HttpResponse(inhoud, content_type=opendata.VORMEN[eind].mime, headers=koppen))


@require_safe
@openbaar
def register_woordenboek(request: HttpRequest) -> HttpResponse:
    """The data dictionary as CSV."""
    koppen = {"Content-Disposition": 'attachment; filename="sectorplannen-woordenboek.csv"'}
    return _data(HttpResponse(opendata.woordenboek_csv(), content_type="text/csv; charset=utf-8", headers=koppen))


@require_safe
@openbaar
def register_catalogus(request: HttpRequest) -> HttpResponse:
    """What the open data is to a catalogue, as JSON-LD."""
    inhoud = catalogus.als_jsonld(stempel.sinds(stempel.GEGEVENS, stempel.van_gegevens()))
    opties = {"ensure_ascii": False, "indent": 1}
    return _data(JsonResponse(inhoud, json_dumps_params=opties, content_type="application/ld+json"))


@require_safe
def toegekend(request: HttpRequest) -> HttpResponse:
    """Where the list of granted plans was before."""
    vraag = request.META.get("QUERY_STRING", "")
    return redirect(f"{reverse('rapportage:register')}{'?' if vraag else ''}{vraag}", permanent=True)


@require_safe
def toegekend_plan(request: HttpRequest, nummer: str) -> HttpResponse:
    """Where the page of a granted plan was before. Of a plan that never was public it says no more than the register does."""
    if nummer not in plannen.alle() and plannen.ingetrokken_plan(nummer) is None:
        raise Http404("No such plan.")
    return redirect("rapportage:register_plan", nummer, permanent=True)


def _plan(nummer: str) -> OpenbaarPlan:
    if (plan := plannen.alle().get(nummer)) is None:
        raise Http404("No such plan.")
    return plan


def _data(antwoord: HttpResponse) -> HttpResponse:
    antwoord.headers["Access-Control-Allow-Origin"] = "*"
    return antwoord
