"""Advice talks: an organisation asks, reads and calls off; the page of one talk is for both sides."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.toegang import mag_organisatie_aanmelden
from sectorplannen.kern.verzoek import Verzoek, ingevuld

from .. import services
from ..forms.adviesgesprek import GesprekAfzeggenForm, GesprekKoppelenForm, GesprekVragenForm, NieuwNaGesprekForm
from ..models import Aanvraag, Adviesgesprek, GesprekStatus
from ..models.adviesgesprek import LOPEND
from ..toegang import (
    mag_gesprek_afzeggen,
    mag_gesprek_koppelen,
    mag_gesprek_plannen,
    mag_gesprek_vastleggen,
    mag_gesprek_vragen,
)
from .vervolg import met_vervolg

PER_PAGINA = 20
lezen_of_doen = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def adviesgesprekken(request: Verzoek) -> HttpResponse:
    """The talks of one's organisations, last asked first. Staff have a list of their own."""
    if request.user.is_dienst:
        return redirect("beoordeling:adviesgesprekken")
    rijen = Adviesgesprek.objects.zichtbaar_voor(request.user).select_related("organisatie", "aanvraag")
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("page"))
    # an organisation that was taken out of the plan of a talk may not know of that plan any more
    plannen = Aanvraag.objects.zichtbaar_voor(request.user).filter(pk__in=[rij.aanvraag_id or 0 for rij in pagina])
    context = {"pagina": pagina, "zichtbaar": set(plannen.values_list("pk", flat=True))}
    return render(request, "rondom/adviesgesprekken.html", context)


@login_required
@lezen_of_doen
def vragen(request: Verzoek) -> HttpResponse:
    """Ask for a talk. Whoever has no organisation makes it known first, and comes back here."""
    mag_organisatie_aanmelden.eis(request.user)
    if not request.user.lidmaatschappen.exists():
        messages.info(request, "Voeg eerst uw organisatie toe. Daarna vraagt u het gesprek aan.")
        return redirect(met_vervolg(reverse("aanvragen:organisatie_toevoegen"), request.path))
    form = GesprekVragenForm(ingevuld(request), gebruiker=request.user)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            gesprek = services.gesprek_vragen(**form.cleaned_data, door=request.user, op=request.aangekomen_op)
        except services.LooptAl as loopt:
            form.add_error("organisatie", str(loopt))
            context["loopt"] = loopt.gesprek
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "Het gesprek is aangevraagd. U krijgt bericht als het is gepland.")
            return redirect(gesprek)
    return render(request, "rondom/adviesgesprek_vragen.html", context)


@login_required
@require_safe
def adviesgesprek(request: Verzoek, pk: int) -> HttpResponse:
    """One talk: what was asked, when it is, its notes, and what this person can do now."""
    gesprek = zoek_gesprek(request, pk)
    kan = wat_kan(request.user, gesprek)
    context: dict[str, Any] = {"gesprek": gesprek, "plan": _plan(request.user, gesprek), "kan": kan}
    if kan["koppelen"] and gesprek.aanvraag is None:
        context["koppelform"] = GesprekKoppelenForm(gesprek=gesprek, gebruiker=request.user)
    return render(request, "rondom/adviesgesprek.html", context)


@login_required
@lezen_of_doen
def afzeggen(request: Verzoek, pk: int) -> HttpResponse:
    """Call a talk off, with a reason for the other side."""
    gesprek = zoek_gesprek(request, pk)
    mag_gesprek_afzeggen.eis(request.user, gesprek)
    form = GesprekAfzeggenForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.gesprek_afzeggen(gesprek, **form.cleaned_data, door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "Het gesprek is afgezegd.")
            return redirect(gesprek)
    return render(request, "rondom/adviesgesprek_afzeggen.html", {"gesprek": gesprek, "form": form})


@login_required
@lezen_of_doen
def koppelen(request: Verzoek, pk: int) -> HttpResponse:
    """Say which plan came of the talk."""
    gesprek = zoek_gesprek(request, pk)
    mag_gesprek_koppelen.eis(request.user, gesprek)
    form = GesprekKoppelenForm(ingevuld(request), gesprek=gesprek, gebruiker=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            services.gesprek_koppelen(gesprek, form.cleaned_data["plan"], door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"Dit gesprek hoort nu bij {form.cleaned_data['plan'].nummer}.")
            return redirect(gesprek)
    return render(request, "rondom/adviesgesprek_koppelen.html", {"gesprek": gesprek, "form": form})


@login_required
@lezen_of_doen
def beginnen(request: Verzoek, pk: int) -> HttpResponse:
    """Begin a plan that comes of the talk."""
    gesprek = zoek_gesprek(request, pk)
    mag_gesprek_vragen.eis(request.user, gesprek.organisatie)
    if gesprek.aanvraag or gesprek.status == GesprekStatus.AFGEZEGD:
        return redirect(gesprek)
    form = NieuwNaGesprekForm(ingevuld(request), gebruiker=request.user, gesprek=gesprek)
    if request.method == "POST" and form.is_valid():
        gegevens = form.cleaned_data
        try:
            plan = services.beginnen_na_gesprek(
                gesprek, gegevens["tijdvak"], naam=gegevens["naam"], soort=gegevens["soort"], door=request.user
            )
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            return redirect(plan)
    return render(request, "rondom/adviesgesprek_beginnen.html", {"gesprek": gesprek, "form": form})


def zoek_gesprek(request: Verzoek, pk: int) -> Adviesgesprek:
    """The talk by its key; 404 where this person may not know of it."""
    rijen = Adviesgesprek.objects.zichtbaar_voor(request.user)
    return get_object_or_404(
        rijen.select_related("organisatie", "tijdvak", "aanvraag", "adviseur", "gevraagd_door"), pk=pk
    )


def wat_kan(gebruiker: Gebruiker, gesprek: Adviesgesprek) -> dict[str, bool]:
    """What this person can do with a talk as it stands."""
    status = gesprek.status
    loopt = status in LOPEND
    schrijft = mag_gesprek_vragen(gebruiker, gesprek.organisatie)
    return {
        "plannen": loopt and mag_gesprek_plannen(gebruiker, gesprek),
        "vastleggen": gesprek.wacht_op_verslag and mag_gesprek_vastleggen(gebruiker, gesprek),
        "afzeggen": loopt and mag_gesprek_afzeggen(gebruiker, gesprek),
        "koppelen": status != GesprekStatus.AFGEZEGD and mag_gesprek_koppelen(gebruiker, gesprek),
        "beginnen": status != GesprekStatus.AFGEZEGD and gesprek.aanvraag is None and schrijft,
        "vragen": not loopt and schrijft,
    }


def _plan(gebruiker: Gebruiker, gesprek: Adviesgesprek) -> Aanvraag | None:
    """The plan that came of it, where this person may know of that plan."""
    return Aanvraag.objects.zichtbaar_voor(gebruiker).filter(pk=gesprek.aanvraag_id or 0).first()
