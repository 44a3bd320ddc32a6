"""Rounds, for policy staff and the agency: open one, follow it, check what was sent in, close it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from ..forms_peiling import PeilingFormulier, RondeFilter, SluitFormulier, VraagFormulier
from ..models import Peiling, VerslagStatus, Voortgangsverslag
from ..peilingen import overzicht, services
from ..peilingen.beoogd import erbij, standen
from ..peilingen.bevindingen import bevindingen
from ..toegang import (
    mag_brief_maken,
    mag_peiling_openen,
    mag_peilingen_zien,
    mag_verslag_controleren,
    mag_verslag_inzien,
)

PER_PAGINA = 50
lezen_of_doen = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@lezen_of_doen
def peilingen(request: Verzoek) -> HttpResponse:
    """All rounds, and for policy staff the form that opens one."""
    mag_peilingen_zien.eis(request.user)
    if request.method == "POST":
        mag_peiling_openen.eis(request.user)
    voorstel = overzicht.voorstel(vandaag())
    form = PeilingFormulier(request.POST if request.method == "POST" else None, initial=voorstel)
    if request.method == "POST" and form.is_valid():
        try:
            peiling = services.openen(**form.cleaned_data, door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, f"De peiling {str(peiling).lower()} is geopend. De plannen hebben bericht.")
            return redirect(peiling)
    alle = list(Peiling.objects.all())
    tellingen = overzicht.tellingen(alle)
    if any((peiling.seizoen, peiling.jaar) == (voorstel["seizoen"], voorstel["jaar"]) for peiling in alle):
        form.initial = {}  # that one was held: which one comes next is not for us to guess
    opent = mag_peiling_openen(request.user)
    loopt = next((peiling for peiling in alle if peiling.gesloten_op is None), None) if opent else None
    context = {
        "rijen": [(peiling, tellingen[peiling.pk]) for peiling in alle],
        "form": form,
        "loopt": loopt,
        "kan_openen": opent and loopt is None,
    }
    return render(request, "rapportage/peilingen.html", context)


@login_required
@require_safe
def peiling(request: Verzoek, pk: int) -> HttpResponse:
    """One round: how far it is, and its statements."""
    mag_peilingen_zien.eis(request.user)
    ronde = get_object_or_404(Peiling.objects.select_related("geopend_door", "gesloten_door"), pk=pk)
    filter_ = RondeFilter(request.GET)
    gekozen = filter_.cleaned_data if filter_.is_valid() else {}
    pagina = Paginator(overzicht.lijst(ronde, request.user, **gekozen), PER_PAGINA).get_page(request.GET.get("page"))
    context = {
        "peiling": ronde,
        "telling": overzicht.telling(ronde),
        "form": filter_,
        "pagina": pagina,
        "rijen": overzicht.met_plicht(pagina),
        "herinnerd": None if ronde.gesloten_op else overzicht.herinnerd(ronde),
        "kan_sluiten": mag_peiling_openen(request.user) and ronde.gesloten_op is None,
        "kan_brief": mag_brief_maken(request.user),
    }
    return render(request, "rapportage/peiling.html", context)


@login_required
@lezen_of_doen
def peiling_sluiten(request: Verzoek, pk: int) -> HttpResponse:
    """What closing does, which statements are left out, and the button."""
    mag_peiling_openen.eis(request.user)
    ronde = get_object_or_404(Peiling, pk=pk)
    rest = services.niet_akkoord(ronde)
    form = SluitFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (not rest or form.is_valid()):
        try:
            aantal = services.sluiten(ronde, toch=bool(rest), door=request.user)
        except Weigering as weigering:
            messages.error(request, str(weigering))
        else:
            messages.success(request, f"De peiling is gesloten. Van {aantal} plannen staan de cijfers vast.")
        return redirect(ronde)
    bekend = set(overzicht.lijst(ronde, request.user).values_list("pk", flat=True))
    context = {
        "peiling": ronde,
        "telling": overzicht.telling(ronde),
        "rest": [verslag for verslag in rest if verslag.pk in bekend],
        "verborgen": sum(verslag.pk not in bekend for verslag in rest),
        "later": [verslag for verslag in services.later_toegekend(ronde) if verslag.pk in bekend],
        "te_vroeg": vandaag() <= ronde.invullen_tot,
        "form": form,
    }
    return render(request, "rapportage/peiling_sluiten.html", context)


@login_required
@lezen_of_doen
def verslag_controleren(request: Verzoek, pk: int) -> HttpResponse:
    """One statement with what strikes in it: to read, and for a coordinator to agree or to give back with a question."""
    mag_peilingen_zien.eis(request.user)
    verslag = get_object_or_404(
        Voortgangsverslag.objects.zichtbaar_voor(request.user).select_related("peiling", "aanvraag__hoofdaanvrager"),
        pk=pk,
    )
    mag_verslag_inzien.eis(request.user, verslag)
    form = VraagFormulier(request.POST if "teruggeven" in request.POST else None)
    if request.method == "POST" and (antwoord := _controleer(request, verslag, form)):
        return antwoord
    return render(request, "rapportage/verslag_controleren.html", leesbaar(verslag) | _kan(request, verslag, form))


def _controleer(request: Verzoek, verslag: Voortgangsverslag, form: VraagFormulier) -> HttpResponse | None:
    """Agree or give back; None where the page has to be shown again."""
    mag_verslag_controleren.eis(request.user, verslag)
    try:
        if form.is_bound:
            if not form.is_valid():
                return None
            services.teruggeven(verslag, vraag=form.cleaned_data["vraag"], door=request.user)
            messages.success(request, "Uw vraag is verstuurd. Het plan kan het verslag weer wijzigen.")
        else:
            services.akkoord(verslag, door=request.user)
            messages.success(request, "U heeft het verslag gecontroleerd.")
    except (Weigering, PermissionDenied) as weigering:
        messages.error(request, str(weigering))
    return redirect(verslag.peiling)


def _kan(request: Verzoek, verslag: Voortgangsverslag, form: VraagFormulier) -> dict[str, Any]:
    kan = mag_verslag_controleren(request.user, verslag)
    nieuw = erbij([verslag]).get(verslag.pk) if kan else None
    return {
        "form": form,
        "kan_controleren": kan,
        "kan_akkoord": kan and verslag.akkoord_op is None and not nieuw,
        "later": services.nog_niet_gevraagd(nieuw) if nieuw else "",
    }


def leesbaar(verslag: Voortgangsverslag) -> dict[str, Any]:
    """What a page shows of a statement that is not being written."""
    regels = standen(verslag)
    per_maatregel: dict[int, list[Any]] = {}
    telt = verslag.status not in (VerslagStatus.VERVALLEN, VerslagStatus.NIET_MEE)
    for bevinding in bevindingen(stand.regel for stand in regels if telt):
        per_maatregel.setdefault(bevinding.maatregel, []).append(bevinding)
    return {
        "verslag": verslag,
        "aanvraag": verslag.aanvraag,
        "peiling": verslag.peiling,
        "chip": overzicht.VORM[verslag.status],
        "regels": [(stand, per_maatregel.get(stand.regel.maatregel, [])) for stand in regels],
        "aantal_bevindingen": sum(map(len, per_maatregel.values())),
        "stappen": list(verslag.stappen.select_related("door")),
    }
