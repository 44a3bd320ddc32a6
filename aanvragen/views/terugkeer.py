"""A plan that stopped, filed anew in a later period: choose which, and there is a draft with all that was in it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import TerugkerenForm
from ..statussen import KAN_TERUGKOMEN
from ..terugkeer import achtergebleven_dagen, latere_tijdvakken
from ..toegang import mag_terugkeren
from .verzoek import kader, zoek_plan


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def opnieuw(request: Verzoek, nummer: str) -> HttpResponse:
    """Choose a period and begin anew. A second press leads to the draft that is there."""
    aanvraag = zoek_plan(request, nummer)
    mag_terugkeren.eis(request.user, aanvraag)
    if aanvraag.status not in KAN_TERUGKOMEN:
        messages.info(
            request, "Opnieuw indienen kan als een plan is ingetrokken of afgewezen, of niet verder is behandeld."
        )
        return redirect(aanvraag)
    form = TerugkerenForm(request.POST or None, tijdvakken=latere_tijdvakken(aanvraag))
    if request.method == "POST" and form.is_valid():
        try:
            uit = services.terugkeren(aanvraag, form.cleaned_data["tijdvak"], door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            if uit.is_nieuw:
                messages.success(request, _gedaan(len(achtergebleven_dagen(aanvraag, uit.aanvraag))))
            else:
                messages.info(request, f"In {uit.aanvraag.tijdvak} was u al opnieuw begonnen. Hier is dat plan.")
            return redirect(uit.aanvraag)
    context = kader(aanvraag, request.user, form=form, titel="Opnieuw indienen in een later tijdvak")
    return render(request, "aanvragen/opnieuw.html", context)


def _gedaan(dagen: int) -> str:
    leeg = ""
    if dagen:
        wat = "Eén dag lag" if dagen == 1 else f"{dagen} dagen lagen"
        leeg = f" {wat} voor het begin van het tijdvak en {'is' if dagen == 1 else 'zijn'} leeg gemaakt."
    return f"Alles uit uw eerdere plan staat in dit concept.{leeg} Er is nog niets ingediend."
