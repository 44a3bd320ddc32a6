"""Giving many plans to their assessors in one go."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import Verdeling
from ..toegang import mag_verdelen
from .zaak import ingevuld, lezen_of_doen


@login_required
@lezen_of_doen
def toewijzen_voorstel(request: Verzoek) -> HttpResponse:
    """The proposal for all plans that need assessors, or for `?plan=SP1-0001&plan=…`; then assign what can be assigned."""
    mag_verdelen.eis(request.user)
    gevraagd = request.POST if request.method == "POST" else request.GET
    nummers = gevraagd.getlist("plan")
    form = Verdeling(ingevuld(request), gebruiker=request.user, nummers=nummers)
    if request.method == "POST" and "rekenen" not in request.POST:
        uitkomst = services.verdelen(form.keuzes(), door=request.user)
        _vertel(request, sum(weigering is None for weigering in uitkomst.values()))
        form = Verdeling(request.POST, gebruiker=request.user, nummers=nummers, uitkomst=uitkomst)
        if uitkomst and not form.fouten:
            return redirect("beoordeling:werkvoorraad")
    return render(request, "beoordeling/toewijzen_voorstel.html", {"verdeling": form})


def _vertel(request: Verzoek, aantal: int) -> None:
    if aantal == 0:
        messages.warning(request, "Er is niets toegewezen.")
    elif aantal == 1:
        messages.success(request, "1 plan heeft beoordelaars. Zij krijgen bericht.")
    else:
        messages.success(request, f"{aantal} plannen hebben beoordelaars. Zij krijgen bericht.")
