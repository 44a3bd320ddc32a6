"""The dossier of one's own plan as one file, for the partnership: ask for it, see how far it is, take it along."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from aanvragen.views.verzoek import zoek_plan
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..toegang import mag_eigen_dossier
from .dossierbestand import geef, nieuws, regels
from .zaak import lezen_of_doen


@login_required
@lezen_of_doen
def eigen_dossier(request: Verzoek, nummer: str) -> HttpResponse:
    """What this person asked for, and the button that asks for one. The list asks itself again with htmx."""
    aanvraag = zoek_plan(request, nummer)
    if request.user.is_dienst:
        return redirect("beoordeling:dossierbestanden", nummer)
    mag_eigen_dossier.eis(request.user, aanvraag)
    if request.method == "POST":
        services.dossierbestand_vragen(aanvraag, openbaar=False, door=request.user)
        messages.success(request, "Uw dossier wordt gemaakt. Dat duurt meestal minder dan een minuut.")
        return redirect("beoordeling:eigen_dossier", nummer)
    context = regels(aanvraag, aanvraag.dossierbestanden.filter(door=request.user), "eigen_dossier")
    if request.htmx:
        return nieuws(request, context)
    return render(request, "beoordeling/eigen_dossier.html", context | {"titel": "Uw dossier downloaden"})


@login_required
@require_safe
def eigen_dossier_downloaden(request: Verzoek, nummer: str, pk: int) -> FileResponse:
    """The zip itself, to who asked for it. One that is not made, or lost from the store: 404."""
    aanvraag = zoek_plan(request, nummer)
    mag_eigen_dossier.eis(request.user, aanvraag)
    rij = get_object_or_404(aanvraag.dossierbestanden.exclude(bestand=""), pk=pk, door=request.user)
    rij.aanvraag = aanvraag
    return geef(rij)
