"""What a plan that came back says otherwise than the plan it comes from: one page for the partnership and the agency."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag
from aanvragen.terugkeer import achtergebleven_dagen
from aanvragen.views.verzoek import zoek_plan
from sectorplannen.kern.verzoek import Verzoek

from ..verschillen import met_het_eerdere
from .zaak import plek


@login_required
@require_safe
def verschil(request: Verzoek, nummer: str) -> HttpResponse:
    """The last filing of the earlier plan beside this one. Only for who may open both; a draft is the partnership's alone."""
    aanvraag = zoek_plan(request, nummer)
    eerdere = Aanvraag.objects.inzage_voor(request.user).select_related("tijdvak")
    eerder = get_object_or_404(eerdere, pk=aanvraag.eerdere_aanvraag_id)
    uitkomst = met_het_eerdere(aanvraag, eerder, request.user)
    if uitkomst is None:
        raise Http404("Van een van beide plannen is niets ingediend.")
    wijzigingen, is_ingediend = uitkomst
    context = {
        "aanvraag": aanvraag,
        "eerder": eerder,
        "wijzigingen": wijzigingen,
        "is_ingediend": is_ingediend,
        "dagen": achtergebleven_dagen(eerder, aanvraag) if aanvraag.is_concept else [],
        "titel": f"Wat is er anders dan in {eerder.nummer}?",
    }
    if request.user.is_dienst:
        context |= plek(request, kop=f"Wat is er anders dan in {eerder.nummer}?")
        return render(request, "beoordeling/verschil_dienst.html", context)
    return render(request, "beoordeling/verschil.html", context)
