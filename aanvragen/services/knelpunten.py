"""The bottlenecks that the plan answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sectorplannen.kern.models import Gebruiker

from ..models import Aanvraag, Knelpunt
from ..volledigheid import Plaats
from .bewerking import bewerking, eigen, met_sleutel, volgend_volgnummer, vul

HIER = frozenset({Plaats.KNELPUNTEN})
"""The section of all this."""


def knelpunt_opslaan(
    aanvraag: Aanvraag,
    *,
    door: Gebruiker,
    knelpunt: Knelpunt | None = None,
    versie: int | None = None,
    sleutel: UUID | None = None,
    **velden: Any,
) -> Knelpunt:
    """Add a bottleneck, or change the one that is given, or that was begun with the same `sleutel`."""
    with bewerking(aanvraag, door, versie, plaatsen=HIER) as actueel:
        knelpunt = (
            eigen(knelpunt, actueel)
            or met_sleutel(actueel.knelpunten, sleutel)
            or Knelpunt(aanvraag=actueel, volgnummer=volgend_volgnummer(actueel.knelpunten), sleutel=sleutel)
        )
        vul(knelpunt, velden)
    return knelpunt


def knelpunt_verwijderen(aanvraag: Aanvraag, knelpunt: Knelpunt, *, door: Gebruiker) -> None:
    """Take a bottleneck out, with its links to measures."""
    with bewerking(aanvraag, door, plaatsen=HIER) as actueel:
        eigen(knelpunt, actueel)
        knelpunt.delete()
