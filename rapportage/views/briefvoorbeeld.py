"""How a letter looks in print: asking for the preview, how far it is, and the PDF beside the text."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..models import Briefversie, Rapport
from .briefzaak import KLAAR, opdracht_nu, zaak
from .brieven import pdf

GEEN_NIEUWS = 204
"""htmx leaves the page as it is."""


@login_required
@require_POST
def brief_voorbeeld_maken(request: Verzoek, pk: int) -> HttpResponse:
    """Ask a worker for a preview of the last version."""
    rapport = zaak(request, pk)
    if rapport.status in KLAAR:
        raise Http404("A letter that is done has no preview.")
    opdracht = services.voorbeeld_aanvragen(rapport, door=request.user)
    if request.htmx:
        return _deel(request, rapport, opdracht)
    return redirect(f"{reverse('rapportage:brief', args=[pk])}#voorbeeld")


@login_required
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})  # type: ignore[arg-type]  # it knows no views with more than a request
@require_safe
def brief_voorbeeld(request: Verzoek, pk: int) -> FileResponse:
    """The last PDF, for the frame beside the text: the only page of the site that may stand in another, of its own."""
    rapport = zaak(request, pk)
    return pdf(rapport.bestand if rapport.status in KLAAR else rapport.voorbeeld)


@login_required
@require_safe
def brief_voortgang(request: Verzoek, pk: int) -> HttpResponse:
    """How far a job is. Where there is htmx the page asks every two seconds; without it, it is led to the letter."""
    soorten = (services.BRIEF_VOORBEELD, services.BRIEF_VASTSTELLEN)
    opdracht = get_object_or_404(Opdracht, soort__in=soorten, pk=pk)
    rapport = zaak(request, opdracht.gegevens["rapport"])
    naar = reverse("rapportage:brief", args=[rapport.pk])
    if not request.htmx:
        return redirect(naar)
    if request.GET.get("gezien") == opdracht_nu(opdracht)["nu"]:
        return HttpResponse(status=GEEN_NIEUWS)
    if opdracht.soort == services.BRIEF_VASTSTELLEN and opdracht.status == OpdrachtStatus.KLAAR:
        return HttpResponse(headers={"HX-Redirect": naar})
    return _deel(request, rapport, opdracht)


def _deel(request: Verzoek, rapport: Rapport, opdracht: Opdracht) -> HttpResponse:
    laatste = rapport.versies.defer("secties", "toelichtingen").latest("nummer")
    context: dict[str, Any] = {"rapport": rapport, "laatste": laatste}
    if opdracht.soort == services.BRIEF_VASTSTELLEN:
        context |= {"nu": opdracht_nu(opdracht)}
        return render(request, "rapportage/onderdelen/brief_vaststelling.html", context)
    return render(
        request, "rapportage/onderdelen/brief_voorbeeld.html", context | voorbeeld_nu(rapport, laatste, opdracht)
    )


def voorbeeld_nu(rapport: Rapport, laatste: Briefversie, opdracht: Opdracht | None) -> dict[str, Any]:
    """The preview that there is, whether it is of the last version, and the one that is being made."""
    oud = rapport.voorbeeld_versie is not None and rapport.voorbeeld_versie < laatste.nummer
    return {"nu": opdracht_nu(opdracht), "is_oud": oud}
