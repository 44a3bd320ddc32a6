"""The two lists: what waits for you, and all plans."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sectorplannen.kern.models import Rol
from sectorplannen.kern.verzoek import Verzoek

from .. import werkvoorraad as voorraad
from ..models import Lijst
from ..toegang import mag_bezwaren_zien, mag_ijking_zien, mag_verdelen
from .bezwaar import open_bezwaren
from .lijst import context, lees, standaard_adres


@login_required
@require_safe
def werkvoorraad(request: Verzoek) -> HttpResponse:
    """What waits for this person, by legal deadline."""
    gevraagd = lees(Lijst.WERKVOORRAAD, request.user, request.GET)
    if anders := standaard_adres(request, Lijst.WERKVOORRAAD):
        return redirect(anders)
    is_coordinator = request.user.rol == Rol.COORDINATOR
    team = {
        "verdeling": list(voorraad.verdeling(request.user)) if is_coordinator else None,
        "aantal_banden": request.user.belangenverklaringen.filter(heeft_band=True).count(),
        "mag_verdelen": mag_verdelen(request.user),
        "mag_ijking_zien": mag_ijking_zien(request.user),
        "bezwaren": open_bezwaren(request.user).count() if mag_bezwaren_zien(request.user) else None,
    }
    return render(request, "beoordeling/werkvoorraad.html", context(request, gevraagd) | team)


@login_required
@require_safe
def plannen(request: Verzoek) -> HttpResponse:
    """Every plan that this person may see, decided ones as well."""
    gevraagd = lees(Lijst.PLANNEN, request.user, request.GET)
    if anders := standaard_adres(request, Lijst.PLANNEN):
        return redirect(anders)
    return render(request, "beoordeling/plannen.html", context(request, gevraagd))
