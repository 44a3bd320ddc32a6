"""The budget of the plan, and how it is financed. The budget itself is read from the measures."""

from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import FinancieringForm
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..totalen import begroting
from ..volledigheid import Plaats
from .ingelogd import ingelogd
from .tussentijds import is_tussentijds, tussenstand
from .verzoek import alleen_lezen, gebreken_bij, invoer, kader, zoek_plan

FRAGMENTEN = {
    "coach-vak": "aanvragen/onderdelen/coach.html",
    "bedragen-vak": "aanvragen/onderdelen/dekking.html",
    "coach-telling": "aanvragen/onderdelen/coachtelling.html",
}
"""What of the page changes when it is saved."""


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def financiering(request: Verzoek, nummer: str) -> HttpResponse:
    """What the plan costs and what is asked, who pays the rest, now and afterwards."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, Plaats.FINANCIERING):
        return lezen
    prefetch_related_objects([aanvraag], "maatregelen__kostenposten")
    form = FinancieringForm(invoer(request), instance=aanvraag, aanvraag=aanvraag)
    bewaard = request.method == "POST" and form.bewaar(services.bewerken, door=request.user)
    if bewaard and not is_tussentijds(request):
        if form.erbij_naam in request.POST:
            return redirect(f"{request.path}#{form.eerste_lege}")
        return redirect(aanvraag) if "verder" in request.POST else redirect(request.path)
    context = kader(
        aanvraag,
        request.user,
        form=form,
        titel=NAMEN[Plaats.FINANCIERING],
        begroting=begroting(aanvraag),
        gebreken=gebreken_bij(aanvraag, Plaats.FINANCIERING),
    )
    if is_tussentijds(request):
        return tussenstand(request, form, context, FRAGMENTEN)
    return render(request, "aanvragen/financiering.html", context)
