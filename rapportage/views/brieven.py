"""Letters to parliament: asking for one, seeing it being made, taking it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import BriefFormulier, StandKeuze
from ..models import Rapport
from ..toegang import mag_brief_inzien

PER_PAGINA = 20
LOPEND = (OpdrachtStatus.WACHT, OpdrachtStatus.BEZIG)
GEEN_NIEUWS = 204
"""htmx leaves the page as it is."""


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def brieven(request: Verzoek) -> HttpResponse:
    """The letters that were made, newest first, and the form that asks for one."""
    mag_brief_inzien.eis(request.user)
    keuze = StandKeuze(request.GET)
    form = BriefFormulier(
        request.POST if request.method == "POST" else None, initial=keuze.cleaned_data if keuze.is_valid() else {}
    )
    if request.method == "POST" and form.is_valid():
        try:
            opdracht = services.brief_aanvragen(**form.cleaned_data, door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            return redirect("rapportage:brief_voortgang", opdracht.pk)
    rapporten = Rapport.objects.select_related("tijdvak", "gemaakt_door").defer("cijfers")
    lopend = Opdracht.objects.filter(soort=services.BRIEF_MAKEN, status__in=LOPEND)
    context = {
        "form": form,
        "pagina": Paginator(rapporten, PER_PAGINA).get_page(request.GET.get("page")),
        "lopend": lopend,
    }
    return render(request, "rapportage/brieven.html", context)


@login_required
@require_safe
def brief_voortgang(request: Verzoek, pk: int) -> HttpResponse:
    """How far the letter is. Asks itself again every two seconds where there is htmx; else there is a link."""
    mag_brief_inzien.eis(request.user)
    opdracht = get_object_or_404(Opdracht, soort=services.BRIEF_MAKEN, pk=pk)
    context = _voortgang(opdracht)
    if not request.htmx:
        return render(request, "rapportage/brief_voortgang.html", context)
    if request.GET.get("gezien") == context["nu"]:
        return HttpResponse(status=GEEN_NIEUWS)
    return render(request, "rapportage/onderdelen/voortgang.html", context)


def _voortgang(opdracht: Opdracht) -> dict[str, Any]:
    """The job, the letter where it is there, and in one word where it is, by which a page knows that it has news."""
    rapport = Rapport.objects.filter(pk=opdracht.uitkomst.get("rapport")).select_related("tijdvak").first()
    adres = reverse("rapportage:brief_voortgang", args=[opdracht.pk])
    return {
        "opdracht": opdracht,
        "rapport": rapport,
        "loopt": opdracht.status in LOPEND,
        "nu": f"{opdracht.status}: {opdracht.voortgang}",
        "adres": adres,
    }


@login_required
@require_safe
def brief(request: Verzoek, pk: int) -> FileResponse:
    """The letter itself, as a PDF."""
    mag_brief_inzien.eis(request.user)
    rapport = get_object_or_404(Rapport, pk=pk)
    try:
        bestand = rapport.bestand.open("rb")
    except OSError as fout:
        raise Http404("The file is gone.") from fout
    naam = f"brief-tijdvak-{rapport.tijdvak.nummer}-{rapport.peildatum.isoformat()}.pdf"
    return FileResponse(bestand, as_attachment=True, filename=naam, content_type="application/pdf")
