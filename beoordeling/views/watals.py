"""What if the ceiling were another? A page that only reads."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from aanvragen.models import Tijdvak
from sectorplannen.kern.verzoek import Verzoek

from .. import plafond
from ..forms import WatAlsFormulier
from ..toegang import mag_watals_zien
from ..watals import reken

TOON = 50
"""So many plans that come out otherwise are named; of more only how many."""


@login_required
@require_safe
def watals(request: Verzoek, tijdvak: int) -> HttpResponse:
    """`?plafond=220000000` or `?verschil=-20000000`: which plans flip, what is left, and what goes to the young."""
    mag_watals_zien.eis(request.user)
    rij = get_object_or_404(Tijdvak, nummer=tijdvak)
    nu = plafond.saldo(rij).plafond
    gevraagd = {naam: waarde for naam, waarde in request.GET.dict().items() if str(waarde).strip()}
    form = WatAlsFormulier(gevraagd or None, nu=nu, initial={"plafond": nu})
    uitkomst = reken(rij, request.user, form.gekozen())
    context = {
        "tijdvak": rij,
        "form": form,
        "uitkomst": uitkomst,
        "anders": uitkomst.anders[:TOON],
        "meer": max(len(uitkomst.anders) - TOON, 0),
        "verborgen": request.user.belangenverklaringen.filter(heeft_band=True, aanvraag__tijdvak=rij).count(),
    }
    return render(request, "beoordeling/plafond_watals.html", context)
