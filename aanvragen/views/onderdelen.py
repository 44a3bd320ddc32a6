"""The sections that are one form on the plan itself. Fetch, ask the right, save, tell, go on."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import FinancieringForm, GegevensForm, OnderdeelForm, UitvoeringForm
from ..models import Aanvraag
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..volledigheid import Plaats
from .verzoek import gebreken_bij, kader


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def gegevens(request: Verzoek, nummer: str) -> HttpResponse:
    """What the plan is called, where it is for, when it runs."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    return _onderdeel(request, aanvraag, Plaats.PLAN, GegevensForm)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def uitvoering(request: Verzoek, nummer: str) -> HttpResponse:
    """Who carries the plan out, and under which conditions."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    return _onderdeel(request, aanvraag, Plaats.UITVOERING, UitvoeringForm)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def financiering(request: Verzoek, nummer: str) -> HttpResponse:
    """How the plan is paid, now and afterwards."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    return _onderdeel(request, aanvraag, Plaats.FINANCIERING, FinancieringForm)


def _onderdeel(request: Verzoek, aanvraag: Aanvraag, plaats: Plaats, soort: type[OnderdeelForm]) -> HttpResponse:
    mag_bewerken.eis(request.user, aanvraag)
    form = soort(request.POST or None, instance=aanvraag, aanvraag=aanvraag)
    if request.method == "POST" and form.bewaar(services.bewerken, door=request.user):
        return redirect(aanvraag) if "verder" in request.POST else redirect(request.path)
    context = kader(aanvraag, request.user, form=form, titel=NAMEN[plaats], gebreken=gebreken_bij(aanvraag, plaats))
    return render(request, "aanvragen/onderdeel.html", context)
