"""Both assessments side by side."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sectorplannen.kern.verzoek import Verzoek

from .. import rubriek
from ..toegang import mag_scores_zien
from .zaak import plek, zaak


@login_required
@require_safe
def scores(request: Verzoek, nummer: str) -> HttpResponse:
    """Both assessments side by side; another's only when both are handed in."""
    aanvraag = zaak(request, nummer)
    alle = list(aanvraag.beoordelingen.select_related("beoordelaar"))
    zichtbaar = [b for b in alle if mag_scores_zien(request.user, b)]
    if not zichtbaar:
        raise PermissionDenied(
            mag_scores_zien.weigering(request.user, alle[0]) if alle else "Van dit plan zijn er nog geen beoordelingen."
        )
    context = {
        "aanvraag": aanvraag,
        "beoordelingen": zichtbaar,
        "verborgen": len(alle) - len(zichtbaar),
        "delen": rubriek.vergelijk(aanvraag, zichtbaar),
        "drempel": aanvraag.tijdvak.drempel_scoreverschil,
    } | plek(request, kop="Scores")
    return render(request, "beoordeling/scores.html", context)
