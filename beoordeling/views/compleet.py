"""The completeness check: parts a to h beside what was filed, and the letter that follows from it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from aanvragen.statussen import Status
from aanvragen.views.verzoek import zoek_plan
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import brieven, services
from ..forms import Compleetheid
from ..toegang import brieven_voor, mag_coordineren
from .zaak import ingevuld, lezen_of_doen, plek, zaak

VERDER = {"aanvulling_vragen", "volledig_verklaren"}
"""Where the two other buttons lead, once what was ticked is kept."""


@login_required
@lezen_of_doen
def compleetheid(request: Verzoek, nummer: str) -> HttpResponse:
    """Tick or ask, part by part; half done is kept. A plan that is not to be checked now leads back to the dossier."""
    aanvraag = zaak(request, nummer)
    mag_coordineren.eis(request.user, aanvraag)
    if aanvraag.status != Status.INGEDIEND:
        messages.error(request, f"Dit kan niet: de aanvraag is {aanvraag.get_status_display().lower()}.")
        return redirect("beoordeling:dossier", nummer)
    form = Compleetheid(ingevuld(request), aanvraag=aanvraag)
    if request.method == "POST" and form.is_valid():
        try:
            services.compleetheid_opslaan(aanvraag, form.bevindingen(), door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "Opgeslagen.")
            verder = request.POST.get("verder", "")
            return redirect(f"beoordeling:{verder if verder in VERDER else 'compleetheid'}", nummer)
    context = {"aanvraag": aanvraag, "form": form} | plek(request, kop="Compleetheid")
    return TemplateResponse(request, "beoordeling/compleetheid.html", context)


@login_required
@require_safe
def brief_downloaden(request: Verzoek, nummer: str, pk: int) -> FileResponse:
    """A letter as a PDF, for the partnership once it is sent, and for staff that may open the plan also before that."""
    aanvraag = zoek_plan(request, nummer)
    brief = get_object_or_404(brieven_voor(request.user, aanvraag), pk=pk)
    try:
        bestand = default_storage.open(brieven.zorg_voor(brief), "rb")
    except Weigering as weigering:
        raise Http404(str(weigering)) from weigering
    antwoord = FileResponse(
        bestand, as_attachment=True, filename=brieven.bestandsnaam(brief), content_type="application/pdf"
    )
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
