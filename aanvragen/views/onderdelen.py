"""The sections that are one form on the plan itself. Fetch, ask the right, save, tell, go on."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import GegevensForm, OnderdeelForm, UitvoeringForm
from ..models import Aanvraag
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..volledigheid import Plaats
from .ingelogd import ingelogd
from .tussentijds import is_tussentijds, tussenstand
from .verzoek import alleen_lezen, gebreken_bij, invoer, kader, zoek_plan

FRAGMENTEN = {"coach-vak": "aanvragen/onderdelen/coach.html", "coach-telling": "aanvragen/onderdelen/coachtelling.html"}
"""What of the page changes when a section is saved."""


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def gegevens(request: Verzoek, nummer: str) -> HttpResponse:
    """What the plan is called, where it is for, when it runs."""
    aanvraag = zoek_plan(request, nummer)
    return _onderdeel(request, aanvraag, Plaats.PLAN, GegevensForm)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def uitvoering(request: Verzoek, nummer: str) -> HttpResponse:
    """Who carries the plan out, and under which conditions."""
    aanvraag = zoek_plan(request, nummer)
    return _onderdeel(request, aanvraag, Plaats.UITVOERING, UitvoeringForm)


def _onderdeel(request: Verzoek, aanvraag: Aanvraag, plaats: Plaats, soort: type[OnderdeelForm]) -> HttpResponse:
    mag_bewerken.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, plaats):
        return lezen
    form = soort(invoer(request), instance=aanvraag, aanvraag=aanvraag)
    bewaard = request.method == "POST" and form.bewaar(services.bewerken, door=request.user)
    if bewaard and not is_tussentijds(request):
        return redirect(aanvraag) if "verder" in request.POST else redirect(request.path)
    context = kader(aanvraag, request.user, form=form, titel=NAMEN[plaats], gebreken=gebreken_bij(aanvraag, plaats))
    if is_tussentijds(request):
        return tussenstand(request, form, context, FRAGMENTEN)
    return render(request, "aanvragen/onderdeel.html", context)
