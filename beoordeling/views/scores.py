"""Both assessments side by side."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sectorplannen.kern.verzoek import Verzoek

from .. import rubriek
from ..services import verschillen
from ..toegang import mag_afstemmen, mag_scores_zien
from .zaak import plek, zaak


@login_required
@require_safe
def scores(request: Verzoek, nummer: str) -> HttpResponse:
    """Both assessments side by side with what was agreed; another's only when both are handed in."""
    aanvraag = zaak(request, nummer)
    alle = list(aanvraag.beoordelingen.select_related("beoordelaar"))
    zichtbaar = [b for b in alle if mag_scores_zien(request.user, b)]
    if not zichtbaar:
        raise PermissionDenied(
            mag_scores_zien.weigering(request.user, alle[0]) if alle else "Van dit plan zijn er nog geen beoordelingen."
        )
    compleet = len(zichtbaar) == 2 and all(b.ingeleverd_op for b in alle)
    gevonden = verschillen(aanvraag) if compleet else []
    context = {
        "aanvraag": aanvraag,
        "beoordelingen": zichtbaar,
        "verborgen": len(alle) - len(zichtbaar),
        "compleet": compleet,
        "delen": _delen(rubriek.vergelijk(aanvraag, zichtbaar), zichtbaar, gevonden),
        "verschillen": gevonden,
        "over": sum(not verschil.geregeld for verschil in gevonden),
        "kan_afstemmen": compleet and mag_afstemmen(request.user, aanvraag),
        "drempel": aanvraag.tijdvak.drempel_scoreverschil,
    } | plek(request, kop="Scores")
    return render(request, "beoordeling/scores.html", context)


def _delen(delen: list, zichtbaar: list, gevonden: list) -> list[dict]:
    """Per part its rows: criterium, each assessment with its score, the large difference or None; and how the part stands."""
    op_sleutel = {verschil.sleutel: verschil for verschil in gevonden}
    uit = []
    for naam, rijen in delen:
        met = []
        for rij in rijen:
            maatregel = next((score.maatregel_id for score in rij.scores if score), None)
            scores = list(zip(zichtbaar, rij.scores, strict=True))
            met.append((rij.criterium, scores, op_sleutel.get((rij.criterium.pk, maatregel))))
        groot = [verschil for *_, verschil in met if verschil]
        uit.append({"naam": naam, "rijen": met, "groot": len(groot), "over": sum(not v.geregeld for v in groot)})
    return uit
