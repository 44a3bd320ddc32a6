"""The buttons of /beheer/: every verb, the pages where work is done, and what can be done to several plans at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from aanvragen.models import Aanvraag
from aanvragen.statussen import ONBESLIST, Status
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..beheer import zichtbaar
from ..services import verschillen
from ..toegang import mag_afstemmen, mag_beoordelen, mag_coordineren, mag_verdelen, mag_verklaren
from ..werkwoorden import OP_NAAM, WERKWOORDEN, Werkwoord

TEGELIJK = 50
"""How many plans go at once: as many as a page holds."""


@dataclass(frozen=True)
class Paginaknop:
    """A button to a page of the site where work is done that is no verb; it is there for whom `kan` says so."""

    naam: str
    label: str
    uitleg: str
    kan: Callable[[Gebruiker, Aanvraag], bool]


def _kan_nakijken(gebruiker: Gebruiker, aanvraag: Aanvraag) -> bool:
    return aanvraag.status == Status.INGEDIEND and mag_coordineren(gebruiker, aanvraag)


def _kan_verklaren(gebruiker: Gebruiker, aanvraag: Aanvraag) -> bool:
    return aanvraag.status in ONBESLIST and mag_verklaren(gebruiker, aanvraag)


def _kan_beoordelen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> bool:
    eigen = aanvraag.beoordelingen.filter(beoordelaar=gebruiker).first()
    return eigen is not None and mag_beoordelen(gebruiker, eigen)


def _kan_afstemmen(gebruiker: Gebruiker, aanvraag: Aanvraag) -> bool:
    return mag_afstemmen(gebruiker, aanvraag) and bool(verschillen(aanvraag))


PAGINAKNOPPEN: tuple[Paginaknop, ...] = (
    Paginaknop("compleetheid", "Nakijken", "Kijk per onderdeel na of het plan compleet is.", _kan_nakijken),
    Paginaknop("beoordelen", "Beoordelen", "Geef uw scores en uw advies.", _kan_beoordelen),
    Paginaknop("afstemmen", "Scores afstemmen", "Leg de twee beoordelingen naast elkaar.", _kan_afstemmen),
    Paginaknop("verklaar_belang", "Band melden", "Meld of u een band heeft met de aanvrager.", _kan_verklaren),
)

KNOPPEN = (*OP_NAAM, *(knop.naam for knop in PAGINAKNOPPEN))
"""The names of all buttons of a plan."""


def knoppen_van(gebruiker: Gebruiker, aanvraag: Aanvraag) -> list[str]:
    """The names of the buttons for what this person can do to this plan now."""
    verben = [verb.naam for verb in WERKWOORDEN if verb.kan(gebruiker, aanvraag)]
    return verben + [knop.naam for knop in PAGINAKNOPPEN if knop.kan(gebruiker, aanvraag)]


def verbknop(verb: Werkwoord) -> Any:
    """A verb as an object action: does it at once where it asks nothing, else leads to its page."""

    def actie(self: Any, request: HttpRequest, aanvraag: Aanvraag) -> HttpResponse | None:
        """Fetch anew through what this person may see, then ask the verb itself."""
        rij = get_object_or_404(zichtbaar(request), pk=aanvraag.pk)
        if verb.vraagt:
            return redirect(verb.pagina, rij.nummer)
        try:
            verb.service(rij, door=request.user)
        except Weigering as weigering:
            messages.error(request, str(weigering))
        else:
            messages.success(request, verb.gedaan)
        return None

    return _knop(actie, verb.naam, verb.label, verb.uitleg, leidt=verb.vraagt)


def paginaknop(knop: Paginaknop) -> Any:
    """A page of the site as an object action; the page asks the right itself."""

    def actie(self: Any, request: HttpRequest, aanvraag: Aanvraag) -> HttpResponse:
        """Only the number is told on, and only of a plan that this person may know of."""
        rij = get_object_or_404(zichtbaar(request), pk=aanvraag.pk)
        return redirect(f"beoordeling:{knop.naam}", rij.nummer)

    return _knop(actie, knop.naam, knop.label, knop.uitleg, leidt=True)


def _knop(actie: Any, naam: str, label: str, uitleg: str, *, leidt: bool) -> Any:
    actie.__name__ = naam
    actie.label, actie.short_description = label, uitleg
    actie.methods, actie.button_type = (("GET",), "a") if leidt else (("POST",), "form")
    return actie


class KnoppenVoorVeel:
    """Mixin for the admin of plans: what a coordinator does to several at once. Nobody else is offered it."""

    actions: Any = ("toewijzen_aan", "compleet_verklaren")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Both are the coordinator's alone, whatever the plan."""
        return super().get_actions(request) if mag_verdelen(request.user) else {}  # type: ignore[misc]

    @admin.action(description="Beoordelaars toewijzen")
    def toewijzen_aan(self, request: HttpRequest, queryset: QuerySet[Aanvraag]) -> HttpResponse | None:
        """Lead to the proposal for the chosen plans; there it is decided."""
        mag_verdelen.eis(request.user)
        nummers = _gekozen(request, queryset)
        if not nummers:
            return None
        vraag = urlencode([("plan", rij.nummer) for rij in nummers])
        return redirect(f"{reverse('beoordeling:toewijzen_voorstel')}?{vraag}")

    @admin.action(description="Compleet verklaren")
    def compleet_verklaren(self, request: HttpRequest, queryset: QuerySet[Aanvraag]) -> None:
        """Declare each of the chosen plans complete, and say of each that cannot why not."""
        mag_verdelen.eis(request.user)
        gelukt = []
        for rij in _gekozen(request, queryset):
            try:
                OP_NAAM["volledig_verklaren"].service(rij, door=request.user)
            except (Weigering, PermissionDenied) as weigering:
                messages.warning(request, f"{rij.nummer}: {weigering}")
            else:
                gelukt.append(rij.nummer)
        if gelukt:
            messages.success(request, f"Compleet verklaard: {', '.join(gelukt)}. De aanvrager krijgt daarvan bericht.")


def _gekozen(request: HttpRequest, rijen: QuerySet[Aanvraag]) -> list[Aanvraag]:
    """The chosen plans in the order of the queue; nothing, with a sentence, where there are too many for one go."""
    gekozen = list(rijen[: TEGELIJK + 1])
    if len(gekozen) > TEGELIJK:
        messages.error(request, f"Kies ten hoogste {TEGELIJK} plannen tegelijk. Er is nog niets gedaan.")
        return []
    return gekozen
