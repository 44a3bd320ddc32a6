"""Offering a letter, giving it back, fixing it, giving it up: what it means, why, and done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from ..briefhandelingen import AANBIEDEN, OP_NAAM, Handeling
from ..forms_brief import OpVersie, RedenFormulier
from ..models import Rapport
from .briefzaak import zaak


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def brief_handeling(request: Verzoek, pk: int, naam: str) -> HttpResponse:
    """Ask, do, tell. Without the right: 403. What cannot be done now leads back to the letter, with the reason."""
    rapport, handeling = zaak(request, pk), OP_NAAM.get(naam)
    if handeling is None:
        raise Http404("No such verb.")
    handeling.recht.eis(request.user, rapport)
    if belet := handeling.weigering(request.user, rapport):
        messages.error(request, belet)
        return redirect("rapportage:brief", pk)
    form = _formulier(handeling, rapport, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            handeling.service(rapport, **_argumenten(handeling, form), door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, handeling.gedaan)
            return redirect("rapportage:brief", pk)
    return render(request, "rapportage/brief_handeling.html", {"rapport": rapport, "h": handeling, "form": form})


def _formulier(handeling: Handeling, rapport: Rapport, data: Any) -> Any:
    if handeling.reden:
        return RedenFormulier(data, label=handeling.reden, leeg=handeling.leeg)
    return OpVersie(data, initial={"versie": rapport.versies.latest("nummer").nummer})


def _argumenten(handeling: Handeling, form: Any) -> dict[str, Any]:
    """What the service asks beside the letter and who."""
    if handeling.reden:
        return {"reden": form.cleaned_data["reden"]}
    return {"verwacht": form.cleaned_data["versie"]} if handeling is AANBIEDEN else {}
