"""One letter: its text and its checks, what is done with it, and how it looks in print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from csp.decorators import csp_replace
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from sectorplannen.kern.verzoek import Verzoek

from .. import briefhandelingen, briefindeling, briefscherm, services
from ..briefsecties import uit_json
from ..forms_brief import PeildatumFormulier, ToelichtingFormulier
from ..models import Briefversie, Rapport, RapportStatus
from .briefvast import vast
from .briefzaak import KLAAR, adressen_van, eis_concept, laatste_opdracht, opdracht_nu, zaak
from .brieven import pdf

GEEN_NIEUWS = 204
"""htmx leaves the page as it is."""


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
        "stappen": rapport.stappen.select_related("door").order_by("-pk"),
        "vaststelling": opdracht_nu(laatste_opdracht(rapport, services.BRIEF_VASTSTELLEN)),
        "is_concept": rapport.status == RapportStatus.CONCEPT,
        "handelingen": briefhandelingen.te_doen(request.user, rapport),
        "waarom_niet": briefhandelingen.VASTSTELLEN.weigering(request.user, rapport),
    }
    context |= _voorbeeld(rapport, laatste, laatste_opdracht(rapport, services.BRIEF_VOORBEELD))
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


@login_required
@require_POST
def brief_voorbeeld_maken(request: Verzoek, pk: int) -> HttpResponse:
    """Ask a worker for a preview of the last version."""
    rapport = zaak(request, pk)
    if rapport.status in KLAAR:
        raise Http404("A letter that is done has no preview.")
    opdracht = services.voorbeeld_aanvragen(rapport, door=request.user)
    if request.htmx:
        return _deel(request, rapport, opdracht)
    return redirect(f"{reverse('rapportage:brief', args=[pk])}#voorbeeld")


@login_required
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})  # type: ignore[arg-type]  # it knows no views with more than a request
@require_safe
def brief_voorbeeld(request: Verzoek, pk: int) -> FileResponse:
    """The last PDF, for the frame beside the text: the only page of the site that may stand in another, of its own."""
    rapport = zaak(request, pk)
    return pdf(rapport.bestand if rapport.status in KLAAR else rapport.voorbeeld)


@login_required
@require_safe
def brief_voortgang(request: Verzoek, pk: int) -> HttpResponse:
    """How far a job is. Where there is htmx the page asks every two seconds; without it, it is led to the letter."""
    soorten = (services.BRIEF_VOORBEELD, services.BRIEF_VASTSTELLEN)
    opdracht = get_object_or_404(Opdracht, soort__in=soorten, pk=pk)
    rapport = zaak(request, opdracht.gegevens["rapport"])
    naar = reverse("rapportage:brief", args=[rapport.pk])
    if not request.htmx:
        return redirect(naar)
    if request.GET.get("gezien") == opdracht_nu(opdracht)["nu"]:
        return HttpResponse(status=GEEN_NIEUWS)
    if opdracht.soort == services.BRIEF_VASTSTELLEN and opdracht.status == OpdrachtStatus.KLAAR:
        return HttpResponse(headers={"HX-Redirect": naar})
    return _deel(request, rapport, opdracht)


def _deel(request: Verzoek, rapport: Rapport, opdracht: Opdracht) -> HttpResponse:
    laatste = rapport.versies.defer("secties", "toelichtingen").latest("nummer")
    context: dict[str, Any] = {"rapport": rapport, "laatste": laatste}
    if opdracht.soort == services.BRIEF_VASTSTELLEN:
        context |= {"nu": opdracht_nu(opdracht)}
        return render(request, "rapportage/onderdelen/brief_vaststelling.html", context)
    return render(
        request, "rapportage/onderdelen/brief_voorbeeld.html", context | _voorbeeld(rapport, laatste, opdracht)
    )


def _voorbeeld(rapport: Rapport, laatste: Briefversie, opdracht: Opdracht | None) -> dict[str, Any]:
    """The preview that there is, whether it is of the last version, and the one that is being made."""
    oud = rapport.voorbeeld_versie is not None and rapport.voorbeeld_versie < laatste.nummer
    return {"nu": opdracht_nu(opdracht), "is_oud": oud}


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
