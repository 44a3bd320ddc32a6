"""The evaluation file: what is in it, asking for one, and fetching it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from sectorplannen.kern.verzoek import Verzoek

from .. import bewaard
from ..evaluatie import services
from ..evaluatie.tabellen import TABELLEN
from ..forms_uitwisseling import UitvoerFormulier
from ..toegang import mag_uitwisselen
from .briefzaak import opdracht_nu

MEESTE = 10


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def evaluatie(request: Verzoek) -> HttpResponse:
    """What is in the file, the form that asks for one, and those that were made."""
    mag_uitwisselen.eis(request.user)
    form = UitvoerFormulier(request.POST if request.method == "POST" else None, knop="Evaluatiebestand maken")
    if request.method == "POST" and form.is_valid():
        services.aanvragen(form.cleaned_data["peildatum"], door=request.user)
        messages.success(request, "Het evaluatiebestand wordt gemaakt. Het komt hieronder te staan.")
        return redirect("rapportage:evaluatie")
    rijen = [met_dag(rij) for rij in _gemaakt()]
    context = {"form": form, "tabellen": TABELLEN, "rijen": rijen, "loopt": any(rij["loopt"] for rij in rijen)}
    return render(request, "rapportage/evaluatie.html", context)


@login_required
@require_safe
def evaluatie_bestand(request: Verzoek, pk: int) -> HttpResponse:
    """The zip."""
    mag_uitwisselen.eis(request.user)
    opdracht = get_object_or_404(Opdracht, soort=services.EVALUATIE_MAKEN, status=OpdrachtStatus.KLAAR, pk=pk)
    naam = f"evaluatiebestand-{opdracht.gegevens['peildatum']}.zip"
    return download(opdracht.uitkomst["bestand"], naam, "application/zip")


def download(pad: str, naam: str, soort: str) -> HttpResponse:
    """A kept file under a name; 404 where it is not kept any more."""
    inhoud = bewaard.haal(pad)
    if inhoud is None:
        raise Http404("The file is not kept any more.")
    koppen = {"Content-Disposition": content_disposition_header(True, naam) or "", "Cache-Control": "private, no-store"}
    return HttpResponse(inhoud, content_type=soort, headers=koppen)


def met_dag(opdracht: Opdracht) -> dict[str, object]:
    """Where a job is that makes a file of a day, with that day."""
    return opdracht_nu(opdracht) | {"peildatum": date.fromisoformat(opdracht.gegevens["peildatum"])}


def _gemaakt() -> list[Opdracht]:
    rijen = Opdracht.objects.filter(soort=services.EVALUATIE_MAKEN).select_related("door")
    return list(rijen.order_by("-pk")[:MEESTE])
