"""Saved views: keep the list as it is shown, and rename, make standard or take away what was kept."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import NaamFormulier
from ..models import Lijst, Weergave
from ..toegang import mag_plannen_zien
from .lijst import adres_van, lees
from .zaak import lezen_of_doen


@login_required
@require_POST
def weergave_bewaren(request: Verzoek, lijst: str) -> HttpResponse:
    """Keep the list as the sent address (`zoekdeel`) shows it, and show it under its name."""
    gevraagd = lees(Lijst(lijst), request.user, QueryDict(request.POST.get("zoekdeel", "")))
    form = NaamFormulier(request.POST)
    try:
        if not form.is_valid():
            raise Weigering(form.errors["naam"][0])
        weergave = services.weergave_bewaren(
            lijst,
            form.cleaned_data["naam"],
            filters=gevraagd.filter.gekozen,
            kolommen=gevraagd.kolomcodes,
            door=request.user,
        )
    except Weigering as weigering:
        messages.error(request, str(weigering))
        return redirect(adres_van(Weergave(lijst=lijst, filters=request.POST.get("zoekdeel", ""))))
    messages.success(request, f"De weergave ‘{weergave.naam}’ is bewaard.")
    return redirect(adres_van(weergave))


@login_required
@lezen_of_doen
def weergaven(request: Verzoek) -> HttpResponse:
    """One's own views, and what can be done with each."""
    mag_plannen_zien.eis(request.user)
    if request.method == "POST":
        pk = request.POST.get("weergave", "")
        eigen = Weergave.objects.filter(gebruiker=request.user, pk=int(pk[:9]) if pk.isdecimal() else 0)
        try:
            messages.success(request, _doe(request, get_object_or_404(eigen)))
        except Weigering as weigering:
            messages.error(request, str(weigering))
        return redirect("beoordeling:weergaven")
    rijen = [(rij, adres_van(rij)) for rij in Weergave.objects.filter(gebruiker=request.user)]
    return render(request, "beoordeling/weergaven.html", {"weergaven": rijen})


def _doe(request: Verzoek, weergave: Weergave) -> str:
    """Do what the pressed button says, and tell what was done."""
    doe = request.POST.get("doe")
    if doe == "verwijderen":
        services.weergave_verwijderen(weergave, door=request.user)
        return f"De weergave ‘{weergave.naam}’ is verwijderd."
    if doe in {"standaard", "gewoon"}:
        services.weergave_standaard(weergave, doe == "standaard", door=request.user)
        if doe == "standaard":
            return f"{weergave.get_lijst_display()} opent nu met ‘{weergave.naam}’."
        return f"{weergave.get_lijst_display()} opent weer met alle plannen."
    form = NaamFormulier(request.POST)
    if not form.is_valid():
        raise Weigering(form.errors["naam"][0])
    services.weergave_hernoemen(weergave, form.cleaned_data["naam"], door=request.user)
    return f"De weergave heet nu ‘{form.cleaned_data['naam']}’."
