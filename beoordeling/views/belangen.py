"""Declaring a tie with one of the organisations, or none."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render

from aanvragen.models import Aanvraag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import BelangVerklaren
from ..toegang import mag_verklaren
from .zaak import eigen_beoordeling, ingevuld, lezen_of_doen, plek, zaak


@login_required
@lezen_of_doen
def verklaar_belang(request: Verzoek, nummer: str) -> HttpResponse:
    """A tie with one of the organisations, or none. After a tie the plan is gone for this person."""
    aanvraag = zaak(request, nummer)
    mag_verklaren.eis(request.user, aanvraag)
    form = BelangVerklaren(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            verklaring = services.verklaar_belang(aanvraag, door=request.user, **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            return _na_verklaring(request, aanvraag, heeft_band=verklaring.heeft_band)
    partners = aanvraag.deelnemers.select_related("organisatie")
    context = {"aanvraag": aanvraag, "form": form, "partners": partners} | plek(request, kop="Belang verklaren")
    return render(request, "beoordeling/verklaar_belang.html", context)


def _na_verklaring(request: Verzoek, aanvraag: Aanvraag, *, heeft_band: bool) -> HttpResponse:
    if heeft_band:
        messages.success(request, "Uw band is genoteerd. U ziet dit plan niet meer.")
        return redirect("beoordeling:werkvoorraad")
    messages.success(request, "Genoteerd: u heeft geen band met deze organisaties.")
    verder = "beoordelen" if eigen_beoordeling(request.user, aanvraag) else "dossier"
    return redirect(f"beoordeling:{verder}", aanvraag.nummer)
