"""One's organisations: their data, their people and their invitations."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern import leden, organisaties, uitnodigingen
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, LidRol, Organisatie, Uitnodiging
from sectorplannen.kern.toegang import (
    mag_organisatie_aanmelden,
    mag_organisatie_beheren,
    mag_organisatie_zien,
    mag_rekening_zien,
)
from sectorplannen.kern.verzoek import Verzoek, ingevuld

from .. import services
from ..forms import OrganisatieWijzigenForm, RolForm, UitnodigenForm, VertrekForm

METHODEN = ["GET", "HEAD", "POST"]


def uitgenodigd(gebruiker: Gebruiker) -> list[tuple[Uitnodiging, str]]:
    """The invitations that this person can accept now, each with what its link ends in."""
    rijen = Uitnodiging.objects.open().filter(email__iexact=gebruiker.email).select_related("organisatie", "door")
    return [(rij, uitnodigingen.code_van(rij)) for rij in rijen if not rij.is_verlopen]


@login_required
@require_safe
def mijn_organisaties(request: Verzoek) -> HttpResponse:
    """The organisations that one belongs to, and those that ask one to join."""
    mag_organisatie_aanmelden.eis(request.user)
    rijen = request.user.lidmaatschappen.select_related("organisatie").order_by("organisatie__naam")
    rijen = rijen.annotate(aantal=Count("organisatie__lidmaatschappen"))
    return render(
        request, "rondom/organisaties.html", {"lidmaatschappen": rijen, "uitnodigingen": uitgenodigd(request.user)}
    )


@login_required
@require_safe
def organisatie(request: Verzoek, pk: int) -> HttpResponse:
    """One organisation: its data, its people, its invitations and its advice talks."""
    rij = _zoek(request, pk)
    mensen = list(rij.lidmaatschappen.filter(gebruiker__is_active=True).select_related("gebruiker"))
    mensen.sort(key=lambda lid: (-leden.RANG[LidRol(lid.rol)], str(lid.gebruiker).casefold()))
    context = {
        "mensen": mensen,
        "uitnodigingen": rij.uitnodigingen.open(),
        "kan_beheren": mag_organisatie_beheren(request.user, rij),
        "kan_rekening_zien": mag_rekening_zien(request.user, rij),
        "gesprekken": rij.adviesgesprekken.select_related("adviseur"),
    }
    return render(request, "rondom/organisatie.html", _kader(rij, **context))


@login_required
@require_http_methods(METHODEN)
def organisatie_wijzigen(request: Verzoek, pk: int) -> HttpResponse:
    """Change the data of an organisation."""
    rij = _zoek(request, pk)
    mag_organisatie_beheren.eis(request.user, rij)
    form = OrganisatieWijzigenForm(ingevuld(request), organisatie=rij)
    if request.method == "POST" and form.is_valid():
        try:
            gewijzigd = organisaties.organisatie_wijzigen(rij, door=request.user, **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "De gegevens zijn opgeslagen." if gewijzigd else "Er is niets veranderd.")
            return redirect("rondom:organisatie", pk)
    return render(request, "rondom/organisatie_wijzigen.html", _kader(rij, form=form))


@login_required
@require_http_methods(METHODEN)
def uitnodigen(request: Verzoek, pk: int) -> HttpResponse:
    """Ask someone to join, by e-mail."""
    rij = _zoek(request, pk)
    mag_organisatie_beheren.eis(request.user, rij)
    form = UitnodigenForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            uitnodiging = uitnodigingen.uitnodigen(rij, **form.cleaned_data, door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"De uitnodiging is verstuurd naar {uitnodiging.email}.")
            return redirect("rondom:organisatie", pk)
    return render(request, "rondom/uitnodigen.html", _kader(rij, form=form))


@login_required
@require_http_methods(METHODEN)
def uitnodiging_opnieuw(request: Verzoek, pk: int, uitnodiging: int) -> HttpResponse:
    """Send an invitation once more. Who comes here by the address bar finds the button on the page of the organisation."""
    return _met_uitnodiging(request, pk, uitnodiging, uitnodigingen.opnieuw_versturen, "opnieuw verstuurd")


@login_required
@require_http_methods(METHODEN)
def uitnodiging_intrekken(request: Verzoek, pk: int, uitnodiging: int) -> HttpResponse:
    """Take an invitation back."""
    return _met_uitnodiging(request, pk, uitnodiging, uitnodigingen.uitnodiging_intrekken, "ingetrokken")


def _met_uitnodiging(request: Verzoek, pk: int, uitnodiging: int, doe: Any, gedaan: str) -> HttpResponse:
    rij = _zoek(request, pk)
    mag_organisatie_beheren.eis(request.user, rij)
    wie = get_object_or_404(rij.uitnodigingen.select_related("organisatie"), pk=uitnodiging)
    if request.method == "POST":
        try:
            doe(wie, door=request.user)
        except Weigering as weigering:
            messages.error(request, str(weigering))
        else:
            messages.success(request, f"De uitnodiging aan {wie.email} is {gedaan}.")
    return redirect("rondom:organisatie", pk)


@login_required
@require_http_methods(METHODEN)
def lid(request: Verzoek, pk: int, lid: int) -> HttpResponse:
    """Another role for one of the people."""
    rij = _zoek(request, pk)
    mag_organisatie_beheren.eis(request.user, rij)
    wie = get_object_or_404(rij.lidmaatschappen.select_related("gebruiker", "organisatie"), pk=lid)
    form = RolForm(ingevuld(request), initial={"rol": wie.rol})
    if request.method == "POST" and form.is_valid():
        try:
            leden.rol_wijzigen(wie, form.cleaned_data["rol"], door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"{wie.gebruiker} is nu {wie.get_rol_display().lower()}.")
            return redirect("rondom:organisatie", pk)
    return render(request, "rondom/lid.html", _kader(rij, form=form, lid=wie))


@login_required
@require_http_methods(METHODEN)
def lid_weghalen(request: Verzoek, pk: int, lid: int) -> HttpResponse:
    """Take one of the people out of the organisation; asked twice."""
    rij = _zoek(request, pk)
    mag_organisatie_beheren.eis(request.user, rij)
    wie = get_object_or_404(rij.lidmaatschappen.select_related("gebruiker", "organisatie"), pk=lid)
    if request.method == "POST":
        try:
            leden.lid_weghalen(wie, door=request.user)
        except Weigering as weigering:
            messages.error(request, str(weigering))
        else:
            messages.success(request, f"{wie.gebruiker} hoort niet meer bij {rij}.")
        return redirect("rondom:organisatie", pk)
    return render(request, "rondom/lid_weghalen.html", _kader(rij, lid=wie))


@login_required
@require_http_methods(METHODEN)
def vertrekken(request: Verzoek, pk: int) -> HttpResponse:
    """Hand over and leave: what happens is said first."""
    rij = _zoek(request, pk)
    zelf = rij.lidmaatschappen.select_related("gebruiker", "organisatie").get(gebruiker=request.user)
    anderen = rij.lidmaatschappen.filter(gebruiker__is_active=True).exclude(pk=zelf.pk).select_related("gebruiker")
    collega_s = {str(ander.pk): ander for ander in anderen.order_by("gebruiker__naam", "gebruiker__email")}
    moet = leden.is_laatste(zelf)
    form = VertrekForm(ingevuld(request), collega_s=collega_s.values(), moet=moet)
    if request.method == "POST" and form.is_valid():
        try:
            services.overdragen(zelf, opvolger=collega_s.get(form.cleaned_data["opvolger"]))
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"U hoort niet meer bij {rij}.")
            return redirect("rondom:organisaties")
    werk = services.werk_van(rij, request.user)
    context = {"form": form, "lid": zelf, "werk": werk, "moet": moet, "is_alleen": not collega_s}
    return render(request, "rondom/vertrekken.html", _kader(rij, **context))


def _zoek(request: Verzoek, pk: int) -> Organisatie:
    """An organisation of this person; any other does not exist for him."""
    rij = get_object_or_404(Organisatie, pk=pk)
    if not mag_organisatie_zien(request.user, rij):
        raise Http404("U hoort niet bij deze organisatie.")
    return rij


def _kader(rij: Organisatie, **meer: Any) -> dict[str, Any]:
    return {"organisatie": rij} | meer
