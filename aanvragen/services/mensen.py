"""Who belongs to a plan: those who hear what happens to it, and those who may sign for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sectorplannen.kern.models import Gebruiker, Lidmaatschap, LidRol

from ..models import Aanvraag

SCHRIJVERS = (LidRol.TEKENBEVOEGD, LidRol.REDACTEUR)


def betrokkenen(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who hears what happens to a plan: those who sign and write for the lead organisation."""
    return schrijvers_van([aanvraag.hoofdaanvrager_id]).get(aanvraag.hoofdaanvrager_id, [])


def schrijvers_van(organisaties: Iterable[int]) -> dict[int, list[Gebruiker]]:
    """Per organisation (by key) its active people who sign and write, in one query."""
    leden = Lidmaatschap.objects.filter(
        organisatie__in=set(organisaties), rol__in=SCHRIJVERS, gebruiker__is_active=True
    )
    per_organisatie: dict[int, list[Gebruiker]] = defaultdict(list)
    for lid in leden.select_related("gebruiker").order_by("gebruiker__naam", "gebruiker__email"):
        per_organisatie[lid.organisatie_id].append(lid.gebruiker)
    return per_organisatie


def tekenbevoegden(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who may file this plan: those entitled to sign for the lead organisation (art. 2.2)."""
    return list(
        Gebruiker.objects.filter(
            is_active=True,
            lidmaatschappen__organisatie=aanvraag.hoofdaanvrager_id,
            lidmaatschappen__rol=LidRol.TEKENBEVOEGD,
        )
    )
