"""Notes between colleagues and questions to the applicant: different pages, so that the two are never confused."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from aanvragen.models import Aanvraag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import AntwoordFormulier, NotitieFormulier, VraagFormulier
from ..toegang import (
    mag_notitie_schrijven,
    mag_notities_lezen,
    mag_vraag_beantwoorden,
    mag_vraag_stellen,
    mag_vragen_lezen,
    notities_voor,
)
from .zaak import ingevuld, lezen_of_doen, plek, zaak

LANGSTE_PK = 18
"""Digits. A longer key is none of ours, and more than a database can look up."""


@login_required
@lezen_of_doen
def notities(request: Verzoek, nummer: str) -> HttpResponse:
    """What colleagues wrote about a plan, and a form to write. The applicant has no way here."""
    aanvraag = zaak(request, nummer)
    mag_notities_lezen.eis(request.user, aanvraag)
    form = NotitieFormulier(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.notitie_schrijven(aanvraag, door=request.user, **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "Uw notitie is bewaard. Er is niets verstuurd.")
            return redirect(request.get_full_path())
    context = {
        "aanvraag": aanvraag,
        "form": form if mag_notitie_schrijven(request.user, aanvraag) else None,
        "notities": notities_voor(request.user, aanvraag).select_related("door"),
    }
    return render(request, "beoordeling/notities.html", context | plek(request, kop="Notities: alleen voor collega’s"))


@login_required
@lezen_of_doen
def vragen(request: Verzoek, nummer: str) -> HttpResponse:
    """What was asked of the applicant and answered, and a form to ask."""
    aanvraag = zaak(request, nummer)
    mag_vragen_lezen.eis(request.user, aanvraag)
    form = VraagFormulier(ingevuld(request), aanvraag=aanvraag)
    if request.method == "POST" and form.is_valid():
        try:
            services.vraag_stellen(aanvraag, door=request.user, **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"Uw vraag is verstuurd naar {aanvraag.hoofdaanvrager}.")
            return redirect(request.get_full_path())
    belet = mag_vraag_stellen.weigering(request.user, aanvraag)
    context = {
        "aanvraag": aanvraag,
        "form": None if belet else form,
        "belet": belet,
        "vragen": aanvraag.vragen.select_related("door", "beantwoord_door"),
    }
    return render(request, "beoordeling/vragen.html", context | plek(request, kop="Vraag aan de aanvrager"))


@login_required
@lezen_of_doen
def vragen_beantwoorden(request: Verzoek, nummer: str) -> HttpResponse:
    """The partnership's side: the questions with their answers, and a form for each that waits; `?vraag=` is which one."""
    aanvraag = get_object_or_404(
        Aanvraag.objects.zichtbaar_voor(request.user).ingediend().select_related("hoofdaanvrager"), nummer=nummer
    )
    if request.user.is_dienst:
        return redirect("beoordeling:vragen", nummer)
    formulieren = {v.pk: AntwoordFormulier(vraag=v) for v in aanvraag.vragen.filter(antwoord="")}
    if request.method == "POST":
        gevraagd = request.GET.get("vraag", "")
        pk = int(gevraagd) if gevraagd.isdecimal() and len(gevraagd) <= LANGSTE_PK else 0
        vraag = get_object_or_404(aanvraag.vragen, pk=pk)
        form = formulieren[vraag.pk] = AntwoordFormulier(request.POST, vraag=vraag)
        if form.is_valid() and _beantwoord(request, form):
            return redirect("beoordeling:vragen_beantwoorden", nummer)
    mag = mag_vraag_beantwoorden(request.user, aanvraag)
    rijen = [(v, formulieren.get(v.pk) if mag else None) for v in aanvraag.vragen.select_related("beantwoord_door")]
    context = {"aanvraag": aanvraag, "rijen": rijen, "mag": mag, "titel": "Vragen van Agentschap SZW"}
    return render(request, "beoordeling/vragen_beantwoorden.html", context)


def gesprek(gebruiker: Gebruiker, aanvraag: Aanvraag) -> dict[str, Any]:
    """What the dossier shows of both: the notes and the questions that this person reads, and what he may add."""
    if not mag_notities_lezen(gebruiker, aanvraag):
        return {"leest_gesprek": False}
    return {
        "leest_gesprek": True,
        "notities": notities_voor(gebruiker, aanvraag).select_related("door"),
        "kan_notitie": mag_notitie_schrijven(gebruiker, aanvraag),
        "vragen": aanvraag.vragen.select_related("door", "beantwoord_door"),
        "kan_vragen": mag_vraag_stellen(gebruiker, aanvraag),
    }


def _beantwoord(request: Verzoek, form: AntwoordFormulier) -> bool:
    """Send the answer; a refusal stays with the form, so that what was typed is not lost."""
    try:
        services.vraag_beantwoorden(form.vraag, door=request.user, **form.cleaned_data)
    except Weigering as weigering:
        form.add_error(None, str(weigering))
        return False
    messages.success(request, "Uw antwoord is verstuurd naar Agentschap SZW.")
    return True
