"""Agreeing: for each large difference one writes the score, the other agrees."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from aanvragen.models import Aanvraag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import Afstemmen
from ..models import Beoordeling
from ..services import Verschil
from ..toegang import mag_afstemmen
from .zaak import lezen_of_doen, plek, zaak


@dataclass
class Punt:
    """One difference on the page: its form, and whether this person can agree with what the other wrote."""

    verschil: Verschil
    form: Afstemmen
    kan_akkoord: bool

    @property
    def code(self) -> str:
        """What a button sends to say which point is meant."""
        return code(self.verschil)


def code(verschil: Verschil) -> str:
    """A point as a short word for a field name and an anchor."""
    criterium, maatregel = verschil.sleutel
    return f"p{criterium}-{maatregel or 0}"


@login_required
@lezen_of_doen
def afstemmen(request: Verzoek, nummer: str) -> HttpResponse:
    """All large differences of a plan. One writes a score, the other agrees or writes another."""
    aanvraag = zaak(request, nummer)
    mag_afstemmen.eis(request.user, aanvraag)
    gevonden = services.verschillen(aanvraag)
    gevraagd = next((v for v in gevonden if code(v) == request.POST.get("punt")), None)
    form = None
    if gevraagd and request.method == "POST":
        form = Afstemmen(request.POST, prefix=code(gevraagd))
        gedaan = _doe(request, aanvraag, gevraagd, form)
        if gedaan:
            messages.success(request, gedaan)
            return redirect(f"{reverse('beoordeling:afstemmen', args=[nummer])}#{code(gevraagd)}")
    rijen = list(aanvraag.beoordelingen.select_related("beoordelaar"))
    punten = [_punt(request, rijen, verschil, form if verschil is gevraagd else None) for verschil in gevonden]
    context = {"aanvraag": aanvraag, "punten": punten, "over": sum(not v.geregeld for v in gevonden)}
    return render(request, "beoordeling/afstemmen.html", context | plek(request, kop="Verschillen bespreken"))


def _doe(request: Verzoek, aanvraag: Aanvraag, verschil: Verschil, form: Afstemmen) -> str:
    """Agree or write; what was done in words, or nothing where the form says what is wrong."""
    try:
        if "akkoord" in request.POST and verschil.gezamenlijk:
            if request.POST["akkoord"] != verschil.gezamenlijk.op.isoformat():
                raise Weigering("Het voorstel is intussen veranderd. Lees het opnieuw.")
            services.akkoord(verschil.gezamenlijk, door=request.user, gezien=verschil.gezamenlijk.op)
            return f"U bent akkoord over {verschil.wat}."
        if form.is_valid():
            punt = verschil.een
            services.afstemmen(aanvraag, punt.criterium, punt.maatregel, door=request.user, **form.cleaned_data)
            return f"Uw voorstel over {verschil.wat} is verstuurd. De ander geeft akkoord of stelt iets anders voor."
    except Weigering as weigering:
        if form.is_bound and "akkoord" in request.POST:
            messages.error(request, str(weigering))
        else:
            form.add_error(None, str(weigering))
    return ""


def _punt(request: Verzoek, rijen: list[Beoordeling], verschil: Verschil, form: Afstemmen | None) -> Punt:
    samen = verschil.gezamenlijk
    kan = samen is not None and not verschil.geregeld and services.is_van_een_ander(samen, request.user, rijen)
    if form is None or "akkoord" in request.POST:
        form = Afstemmen(
            prefix=code(verschil), initial={"waarde": samen.waarde, "reden": samen.reden} if samen else None
        )
    return Punt(verschil, form, kan)
