"""One letter: its text and its checks, what is done with it, and how it looks in print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import briefhandelingen, briefindeling, briefscherm, services
from ..briefsecties import uit_json
from ..forms_brief import PeildatumFormulier, ToelichtingFormulier
from ..models import Briefversie, Rapport, RapportStatus
from .briefvast import vast
from .briefvoorbeeld import voorbeeld_nu
from .briefzaak import KLAAR, adressen_van, eis_concept, laatste_opdracht, opdracht_nu, zaak


@login_required
@require_safe
def brief(request: Verzoek, pk: int) -> HttpResponse:
    """A draft with all that can be done with it, or a letter that is done."""
    rapport = zaak(request, pk)
    return vast(request, rapport) if rapport.status in KLAAR else scherm(request, rapport)


def scherm(request: Verzoek, rapport: Rapport, **gevuld: Any) -> HttpResponse:
    """The page of a draft; `gevuld`: a form that was sent and refused, by its name."""
    versies = list(rapport.versies.select_related("door").defer("secties", "toelichtingen").order_by("-nummer"))
    laatste = rapport.versies.select_related("door").get(nummer=versies[0].nummer)
    stand, opzet = services.stand_van(rapport), services.opzet_van(rapport, laatste)
    getoond = briefscherm.toon(stand, opzet, timezone.now(), adressen_van(rapport))
    stappen = list(rapport.stappen.select_related("door").order_by("-pk"))
    begin = {"versie": laatste.nummer, "peildatum": rapport.peildatum}
    formulieren: Mapping[str, Any] = {
        "toelichting": ToelichtingFormulier(initial=begin, mis=getoond.mis),
        "peildatum": PeildatumFormulier(initial=begin),
    } | gevuld
    context = {
        "rapport": rapport,
        "stand": stand,
        "laatste": laatste,
        "versies": versies,
        "getoond": getoond,
        "formulieren": formulieren,
        "form": next(iter(gevuld.values()), None),
        "stappen": stappen,
        "vaststelling": opdracht_nu(laatste_opdracht(rapport, services.BRIEF_VASTSTELLEN, na=stappen[0].op)),
        "is_concept": rapport.status == RapportStatus.CONCEPT,
        "handelingen": briefhandelingen.te_doen(request.user, rapport),
        "waarom_niet": briefhandelingen.VASTSTELLEN.weigering(request.user, rapport),
    }
    context |= voorbeeld_nu(
        rapport, laatste, laatste_opdracht(rapport, services.BRIEF_VOORBEELD, na=rapport.gemaakt_op)
    )
    return render(request, "rapportage/brief_concept.html", context)


@login_required
@require_POST
def brief_indeling(request: Verzoek, pk: int) -> HttpResponse:
    """One step with one section: `doe=op:samenvatting`."""
    rapport = zaak(request, pk)
    wat, _, code = request.POST.get("doe", "").partition(":")
    laatste = rapport.versies.latest("nummer")
    try:
        secties = briefindeling.na(rapport.soort, wat, code, uit_json(laatste.secties))
        services.bewaren(rapport, secties, verwacht=_verwacht(request), door=request.user)
    except Weigering as weigering:
        messages.error(request, str(weigering))
    return redirect(f"{reverse('rapportage:brief', args=[pk])}#onderdeel-{code}")


@login_required
@require_POST
def brief_toelichting(request: Verzoek, pk: int) -> HttpResponse:
    """Why checks fail, saved as a version; what was typed stays where it is refused."""
    rapport = zaak(request, pk)
    if terug := eis_concept(request, rapport):
        return terug
    laatste = rapport.versies.latest("nummer")
    stand, opzet = services.stand_van(rapport), services.opzet_van(rapport, laatste)
    mis = briefscherm.toon(stand, opzet, timezone.now(), adressen_van(rapport)).mis
    form = ToelichtingFormulier(request.POST, mis=mis)
    if form.is_valid():
        uitleg = laatste.toelichtingen | form.toelichtingen
        if _bewaard(request, rapport, laatste, form, toelichtingen=uitleg):
            messages.success(request, "De toelichting is bewaard.")
            return redirect(f"{reverse('rapportage:brief', args=[pk])}#controles")
    return scherm(request, rapport, toelichting=form)


@login_required
@require_POST
def brief_peildatum(request: Verzoek, pk: int) -> HttpResponse:
    """The same text on another day."""
    rapport = zaak(request, pk)
    form, laatste = PeildatumFormulier(request.POST), rapport.versies.latest("nummer")
    if form.is_valid() and _bewaard(request, rapport, laatste, form, peildatum=form.cleaned_data["peildatum"]):
        messages.success(request, "De brief heeft een andere peildatum. Alle cijfers zijn opnieuw gemaakt.")
        return redirect("rapportage:brief", pk)
    rapport.refresh_from_db(fields=["peildatum"])
    return eis_concept(request, rapport) or scherm(request, rapport, peildatum=form)


def _verwacht(request: Verzoek) -> int:
    tekst = request.POST.get("versie", "")
    return int(tekst) if tekst.isdecimal() else 0


def _bewaard(request: Verzoek, rapport: Rapport, laatste: Briefversie, form: Any, **anders: Any) -> bool:
    """Save the sections as they are with something else changed; what is refused is said above the form, to send again."""
    try:
        services.bewaren(
            rapport, uit_json(laatste.secties), verwacht=form.cleaned_data["versie"], door=request.user, **anders
        )
    except Weigering as weigering:
        form.geweigerd(str(weigering), laatste.nummer)
        return False
    return True
