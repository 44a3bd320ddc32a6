"""Assessing: the plan beside the rubric, then the advice and handing in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import rubriek, services, verband
from ..forms import AdviesFormulier, ScoreFormulier
from ..ingediend import lees
from ..models import Beoordeling, CriteriumSoort
from ..rubriek import ADVIES, Onderdeel
from ..toegang import mag_beoordelen
from .zaak import eigen_beoordeling, ingevuld, lezen_of_doen, plek, zaak


@login_required
@lezen_of_doen
def beoordelen(request: Verzoek, nummer: str) -> HttpResponse:
    """One part of the rubric beside what was filed; `?deel=` is the number of a measure, `plan` or `advies`."""
    aanvraag = zaak(request, nummer)
    beoordeling = eigen_beoordeling(request.user, aanvraag)
    if beoordeling is None:
        raise PermissionDenied("Dit plan is niet aan u toegewezen.")
    if not request.user.belangenverklaringen.filter(aanvraag=aanvraag).exists():
        return redirect("beoordeling:verklaar_belang", nummer)
    if beoordeling.ingeleverd_op:
        return redirect("beoordeling:scores", nummer)
    mag_beoordelen.eis(request.user, beoordeling)
    delen = rubriek.onderdelen(beoordeling)
    deel = _deel(delen, request.GET.get("deel"))
    return (_advies if deel.code == ADVIES else _scores)(request, beoordeling, delen, deel)


def _deel(delen: list[Onderdeel], code: str | None) -> Onderdeel:
    """The part that is asked; without one, the first that is not done yet."""
    if code is None:
        return next((deel for deel in delen if deel.stand != rubriek.Stand.KLAAR), delen[-1])
    gevonden = next((deel for deel in delen if deel.code == code), None)
    if gevonden is None:
        raise Http404("Dit onderdeel bestaat niet.")
    return gevonden


def _adres(beoordeling: Beoordeling, deel: Onderdeel) -> str:
    return f"{reverse('beoordeling:beoordelen', args=[beoordeling.aanvraag.nummer])}?deel={deel.code}"


def _scores(request: Verzoek, beoordeling: Beoordeling, delen: list[Onderdeel], deel: Onderdeel) -> HttpResponse:
    """A part with its criteria: show, or save and go on."""
    vragen = rubriek.criteria(beoordeling.aanvraag, CriteriumSoort.MAATREGEL if deel.maatregel else CriteriumSoort.PLAN)
    gegeven = {s.criterium_id: s for s in beoordeling.scores.filter(maatregel=deel.maatregel)}
    form = ScoreFormulier(ingevuld(request), criteria=vragen, scores=gegeven, versie=beoordeling.versie)
    volgend = delen[delen.index(deel) + 1]
    if request.method == "POST" and form.is_valid():
        try:
            services.scores_opslaan(
                beoordeling, form.invoer(deel.maatregel), door=request.user, versie=form.cleaned_data["versie"]
            )
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"{deel.naam}: opgeslagen.")
            return redirect(_adres(beoordeling, volgend if "verder" in request.POST else deel))
    plan = lees(beoordeling.indiening)
    nummer = deel.maatregel.volgnummer if deel.maatregel else None
    context = _context(request, beoordeling, delen, deel) | {
        "form": form,
        "plan": plan,
        "maatregel": plan.maatregel(nummer) if nummer else None,
        "volgend": volgend,
        "verband": verband.teken(plan, nummer),
    }
    return render(request, "beoordeling/beoordelen.html", context)


def _advies(request: Verzoek, beoordeling: Beoordeling, delen: list[Onderdeel], deel: Onderdeel) -> HttpResponse:
    """The advice: save it, or save it and hand the assessment in."""
    form = AdviesFormulier(ingevuld(request), beoordeling=beoordeling)
    if request.method == "POST" and form.is_valid():
        try:
            services.scores_opslaan(beoordeling, [], door=request.user, **form.cleaned_data)
            if "inleveren" in request.POST:
                services.inleveren(beoordeling, door=request.user)
        except Weigering as weigering:
            form = AdviesFormulier(_met_versie(request, beoordeling), beoordeling=beoordeling)
            form.add_error(None, str(weigering))
        else:
            return _klaar(request, beoordeling, deel)
    context = _context(request, beoordeling, rubriek.onderdelen(beoordeling), deel) | {
        "form": form,
        "mist": services.ontbrekende_scores(beoordeling),
    }
    return render(request, "beoordeling/advies.html", context)


def _met_versie(request: Verzoek, beoordeling: Beoordeling) -> Any:
    """What was sent, with the version that now holds where our own saving counted it up (and only then)."""
    gegevens = request.POST.copy()
    if gegevens.get("versie") == str(beoordeling.versie - 1):
        gegevens["versie"] = str(beoordeling.versie)
    return gegevens


def _klaar(request: Verzoek, beoordeling: Beoordeling, deel: Onderdeel) -> HttpResponse:
    if "inleveren" in request.POST:
        messages.success(request, "Uw beoordeling is ingeleverd. U kunt haar niet meer wijzigen.")
        return redirect("beoordeling:dossier", beoordeling.aanvraag.nummer)
    messages.success(request, "Advies: opgeslagen.")
    return redirect(_adres(beoordeling, deel))


def _context(request: Verzoek, beoordeling: Beoordeling, delen: list[Onderdeel], deel: Onderdeel) -> dict[str, Any]:
    zelf = {"aanvraag": beoordeling.aanvraag, "beoordeling": beoordeling, "delen": delen, "deel": deel}
    return zelf | plek(request, hier="Beoordelen")
