"""Assessing: the plan beside the rubric, then the advice and handing in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from aanvragen.views.ingelogd import ingelogd, teruggelegd
from aanvragen.views.tussentijds import is_tussentijds
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import rubriek, services, verband
from ..forms import AdviesFormulier, ScoreFormulier
from ..forms.samen import ELDERS, SamenFormulier
from ..ingediend import lees
from ..models import Beoordeling, CriteriumSoort
from ..rubriek import ADVIES, Onderdeel, Stand
from ..toegang import mag_beoordelen
from .naast import naast_het_plan
from .tussenstand import tussenstand
from .zaak import eigen_beoordeling, ingevuld, lezen_of_doen, plek, zaak

INLEVEREN = "inleveren"


@ingelogd
@lezen_of_doen
def beoordelen(request: Verzoek, nummer: str) -> HttpResponse:
    """One part beside what was filed; `?deel=` is the number of a measure, `plan`, `advies` or `inleveren`."""
    aanvraag = zaak(request, nummer)
    beoordeling = eigen_beoordeling(request.user, aanvraag)
    if beoordeling is None:
        raise PermissionDenied("Dit plan is niet aan u toegewezen.")
    if not is_tussentijds(request) and beoordeling.ingeleverd_op:
        return redirect("beoordeling:scores", nummer)
    mag_beoordelen.eis(request.user, beoordeling)
    if request.GET.get("deel") == INLEVEREN:
        return _inleveren(request, beoordeling)
    delen = rubriek.onderdelen(beoordeling)
    deel = _deel(delen, request.GET.get("deel"))
    return (_advies if deel.code == ADVIES else _scores)(request, beoordeling, delen, deel)


def _deel(delen: list[Onderdeel], code: str | None) -> Onderdeel:
    """The part that is asked; without one, the first that is not done yet."""
    if code is None:
        return next((deel for deel in delen if deel.stand != Stand.KLAAR), delen[-1])
    gevonden = next((deel for deel in delen if deel.code == code), None)
    if gevonden is None:
        raise Http404("Dit onderdeel bestaat niet.")
    return gevonden


def _adres(beoordeling: Beoordeling, code: str) -> str:
    return f"{reverse('beoordeling:beoordelen', args=[beoordeling.aanvraag.nummer])}?deel={code}"


def _scores(request: Verzoek, beoordeling: Beoordeling, delen: list[Onderdeel], deel: Onderdeel) -> HttpResponse:
    """A part with its criteria: show, save in between, or save and go on."""
    soort = CriteriumSoort.MAATREGEL if deel.maatregel else CriteriumSoort.PLAN
    vragen = rubriek.criteria_in(beoordeling.aanvraag.tijdvak, beoordeling.rubriek_id, soort)
    form = ScoreFormulier(_gestuurd(request), beoordeling=beoordeling, criteria=vragen, maatregel=deel.maatregel)
    volgend = delen[delen.index(deel) + 1]
    antwoord = _bewaar(request, form, deel, volgend.code)
    if antwoord is not None:
        return antwoord
    plan = lees(beoordeling.indiening)
    nummer = deel.maatregel.volgnummer if deel.maatregel else None
    context = _context(request, form, delen, deel) | {
        "plan": plan,
        "maatregel": plan.maatregel(nummer) if nummer else None,
        "volgend": volgend,
        "verband": verband.teken(plan, nummer),
    }
    context |= naast_het_plan(beoordeling.indiening, plan, nummer)
    return render(request, "beoordeling/beoordelen.html", context)


def _advies(request: Verzoek, beoordeling: Beoordeling, delen: list[Onderdeel], deel: Onderdeel) -> HttpResponse:
    """The advice: save it, or save it and go on to handing in."""
    form = AdviesFormulier(_gestuurd(request), beoordeling=beoordeling)
    antwoord = _bewaar(request, form, deel, INLEVEREN)
    if antwoord is not None:
        return antwoord
    context = _context(request, form, delen, deel) | {"mist": rubriek.ontbreekt(beoordeling)}
    return render(request, "beoordeling/advies.html", context)


def _gestuurd(request: Verzoek) -> Any:
    """What was sent now, or what was sent when the session had ended and was put aside."""
    return ingevuld(request) if request.method == "POST" else teruggelegd(request)


def _bewaar(request: Verzoek, form: SamenFormulier, deel: Onderdeel, daarna: str) -> HttpResponse | None:
    """Save what was sent; None where the page has to be shown (again)."""
    is_opgeslagen = request.method == "POST" and form.bewaar(services.scores_opslaan, door=request.user)
    if is_tussentijds(request):
        return tussenstand(request, form, _context(request, form, rubriek.onderdelen(form.beoordeling), deel))
    if not is_opgeslagen:
        return None
    if form.overgenomen:
        messages.info(request, f"{ELDERS} Wat daar is gewijzigd, staat nu ook hier.")
    stand = next(d.stand for d in rubriek.onderdelen(form.beoordeling) if d.code == deel.code)
    messages.success(request, f"{deel.naam}: opgeslagen{'' if stand == Stand.KLAAR else ', maar nog niet af'}.")
    return redirect(_adres(form.beoordeling, daarna if "verder" in request.POST else deel.code))


def _inleveren(request: Verzoek, beoordeling: Beoordeling) -> HttpResponse:
    """What is missing, each linked to its place; or a last look, and the button that hands in."""
    if request.method == "POST":
        try:
            services.inleveren(beoordeling, door=request.user)
        except Weigering as weigering:
            messages.error(request, str(weigering))
            return redirect(_adres(beoordeling, INLEVEREN))
        messages.success(request, "Uw beoordeling is ingeleverd. U kunt haar niet meer wijzigen.")
        return redirect("beoordeling:dossier", beoordeling.aanvraag.nummer)
    context = {
        "aanvraag": beoordeling.aanvraag,
        "beoordeling": beoordeling,
        "delen": rubriek.onderdelen(beoordeling),
        "mist": rubriek.ontbreekt(beoordeling),
        "telling": rubriek.telling(beoordeling),
    }
    return render(request, "beoordeling/inleveren.html", context | plek(request, hier="Inleveren"))


def _context(request: Verzoek, form: SamenFormulier, delen: list[Onderdeel], deel: Onderdeel) -> dict[str, Any]:
    beoordeling = form.beoordeling
    zelf = {"aanvraag": beoordeling.aanvraag, "beoordeling": beoordeling, "delen": delen, "deel": deel, "form": form}
    schrijven = {"onderdeel": f"beoordeling-{deel.code}", "wie_ertussen": ELDERS}
    return zelf | schrijven | plek(request, hier="Beoordelen")
