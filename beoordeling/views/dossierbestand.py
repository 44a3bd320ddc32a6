"""The dossier of one plan as one file: ask for it, see how far it is, take it along."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker, Opdracht, OpdrachtStatus, Rol
from sectorplannen.kern.verzoek import Verzoek

from .. import dossier as dossierpakket
from .. import services
from ..forms import DossierbestandFormulier
from ..models import Dossierbestand
from ..toegang import mag_dossier_maken, mag_dossierbestand
from .zaak import ingevuld, lezen_of_doen, plek, zaak

LOPEND = frozenset({OpdrachtStatus.WACHT, OpdrachtStatus.BEZIG})
GEEN_NIEUWS = 204
"""htmx leaves the page as it is."""


@login_required
@lezen_of_doen
def dossierbestanden(request: Verzoek, nummer: str) -> HttpResponse:
    """The files that were made or are being made, and the form that asks for one. The list asks itself again with htmx."""
    aanvraag = zaak(request, nummer)
    mag_dossier_maken.eis(request.user, aanvraag)
    if request.method == "GET" and request.htmx:
        return nieuws(request, _lijst(aanvraag, request.user))
    form = DossierbestandFormulier(ingevuld(request), aanvraag=aanvraag, gebruiker=request.user)
    if request.method == "POST" and form.is_valid():
        services.dossierbestand_vragen(aanvraag, openbaar=form.openbaar, door=request.user)
        messages.success(request, "Het dossier wordt gemaakt. Dat duurt meestal minder dan een minuut.")
        return redirect("beoordeling:dossierbestanden", nummer)
    context = {"form": form if form.soorten else None, "waarom_niet": form.waarom_niet}
    context |= _lijst(aanvraag, request.user) | plek(request, kop="Dossier als bestand")
    return render(request, "beoordeling/dossierbestand.html", context)


def nieuws(request: Verzoek, context: dict[str, Any]) -> HttpResponse:
    """The list for htmx, or nothing where it has not changed since it was seen."""
    if request.GET.get("gezien") == context["nu"]:
        return HttpResponse(status=GEEN_NIEUWS)
    return render(request, "beoordeling/dossierbestand_lijst.html", context)


def _lijst(aanvraag: Aanvraag, gebruiker: Gebruiker) -> dict[str, Any]:
    """The files of the kinds that this person may have; those that the partnership asked for are its own."""
    soorten = [openbaar for openbaar in (True, False) if mag_dossierbestand(openbaar)(gebruiker, aanvraag)]
    van_de_dienst = aanvraag.dossierbestanden.exclude(door__rol=Rol.AANVRAGER)
    return regels(aanvraag, van_de_dienst.filter(openbaar__in=soorten), "dossierbestanden")


def regels(aanvraag: Aanvraag, bestanden: QuerySet[Dossierbestand], pagina: str) -> dict[str, Any]:
    """These files, each with its job, where their list stands, and in one text how all are."""
    rijen = list(bestanden.select_related("door"))
    werk = {
        rij.gegevens["dossierbestand"]: rij
        for rij in Opdracht.objects.filter(
            soort=services.DOSSIERBESTAND_MAKEN,
            gegevens__dossierbestand__in=[rij.pk for rij in rijen if not rij.bestand],
        )
    }
    paren = [(rij, werk.get(rij.pk)) for rij in rijen]
    bezig = [opdracht for _, opdracht in paren if opdracht and opdracht.status in LOPEND]
    return {
        "aanvraag": aanvraag,
        "regels": paren,
        "loopt": bool(bezig),
        "nu": ";".join(f"{rij.pk}:{opdracht.status}:{opdracht.voortgang}" for rij, opdracht in paren if opdracht),
        "adres": reverse(f"beoordeling:{pagina}", args=[aanvraag.nummer]),
    }


@login_required
@require_safe
def dossierbestand_downloaden(request: Verzoek, nummer: str, pk: int) -> FileResponse:
    """The zip itself. One that is not made, or lost from the store: 404."""
    aanvraag = zaak(request, nummer)
    van_de_dienst = aanvraag.dossierbestanden.exclude(door__rol=Rol.AANVRAGER)
    rij = get_object_or_404(van_de_dienst.exclude(bestand=""), pk=pk)
    mag_dossierbestand(rij.openbaar).eis(request.user, aanvraag)
    rij.aanvraag = aanvraag
    return geef(rij)


def geef(rij: Dossierbestand) -> FileResponse:
    """The zip to save; 404 where it is lost from the store."""
    try:
        bestand = default_storage.open(rij.bestand, "rb")
    except OSError as fout:
        raise Http404("The file is gone.") from fout
    antwoord = FileResponse(
        bestand, as_attachment=True, filename=dossierpakket.bestandsnaam(rij), content_type="application/zip"
    )
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


def dossierbestand_in_dossier(gebruiker: Gebruiker, aanvraag: Aanvraag) -> dict[str, Any]:
    """What the dossier's page shows of it: the way to it, for who may."""
    return {"kan_dossierbestand": mag_dossier_maken(gebruiker, aanvraag)}
