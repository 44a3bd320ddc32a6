"""The menukaart: example measures for everyone, each with a way into one's own plan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.toegang import mag_organisatie_aanmelden
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms.menukaart import GebruikenForm, MenukaartFilter
from ..models import Voorbeeldmaatregel
from .vervolg import met_vervolg

PER_PAGINA = 24
OVERGENOMEN = (
    "De maatregel staat nu in uw plan. Pas de tekst aan uw plan aan. Vul daarna aan: het knelpunt, hoe het nu is, het aantal "
    "dat u wilt halen, de deelnemers, begin en eind, en de kosten."
)


@require_safe
def menukaart(request: HttpRequest) -> HttpResponse:
    """All examples, searched by words, theme and bottleneck; everything is in the address."""
    form = MenukaartFilter(request.GET)
    pagina = Paginator(form.filter(Voorbeeldmaatregel.objects.all()), PER_PAGINA).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "pagina": pagina,
        "is_gefilterd": any(request.GET.get(naam) for naam in form.fields),
        "verzonnen": any(is_verzonnen(rij) for rij in pagina),
    }
    return render(request, "rondom/menukaart.html", context)


def is_verzonnen(voorbeeld: Voorbeeldmaatregel) -> bool:
    """Of the demo: its source says so."""
    return voorbeeld.bron.lower().startswith("verzonnen")


@require_safe
def voorbeeld(request: HttpRequest, pk: int) -> HttpResponse:
    """One example: for which bottleneck, for whom, what it asks, what it costs, how it is measured."""
    rij = get_object_or_404(Voorbeeldmaatregel, pk=pk)
    anders = Voorbeeldmaatregel.objects.filter(knelpunt=rij.knelpunt).exclude(pk=rij.pk)[:3]
    context = {"voorbeeld": rij, "anders": anders, "verzonnen": is_verzonnen(rij)}
    return render(request, "rondom/voorbeeld.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def voorbeeld_gebruiken(request: Verzoek, pk: int) -> HttpResponse:
    """Take an example over into a draft; without one, begin one first and come back here."""
    mag_organisatie_aanmelden.eis(request.user)
    rij = get_object_or_404(Voorbeeldmaatregel, pk=pk)
    form = GebruikenForm(request.POST or None, gebruiker=request.user, initial=_gekozen(request))
    if request.method == "POST" and form.is_valid():
        try:
            maatregel = services.voorbeeld_gebruiken(
                form.cleaned_data["plan"], rij, door=request.user, sleutel=form.cleaned_data["sleutel"]
            )
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, OVERGENOMEN)
            return redirect("aanvragen:maatregel", maatregel.aanvraag.nummer, maatregel.volgnummer)
    nieuw = met_vervolg(reverse("aanvragen:nieuw"), request.path)
    return render(request, "rondom/voorbeeld_gebruiken.html", {"voorbeeld": rij, "form": form, "nieuw": nieuw})


def _gekozen(request: Verzoek) -> dict[str, Any]:
    """The plan that the address names: one that was just begun."""
    return {"plan": nummer} if (nummer := request.GET.get("plan")) else {}
