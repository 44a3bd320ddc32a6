"""Having the evaluation file made: asked for on a page, made by a worker."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction

from sectorplannen.kern.datums import datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Opdracht, OpdrachtStatus
from sectorplannen.kern.opdrachten import plaats

from .. import bewaard
from ..toegang import mag_uitwisselen
from . import bundel

EVALUATIE_MAKEN = "evaluatiebestand_maken"
MAP = "evaluatie"


def aanvragen(peildatum: date, *, door: Gebruiker) -> Opdracht:
    """Ask for the file of a day; one that already waits is not asked for twice. Raises Weigering for a day to come."""
    mag_uitwisselen.eis(door)
    if peildatum > vandaag():
        raise Weigering(f"Kies een peildatum tot en met vandaag, {datum_nl(vandaag())}.")
    with transaction.atomic():
        wacht = Opdracht.objects.filter(soort=EVALUATIE_MAKEN, status=OpdrachtStatus.WACHT)
        eerder = wacht.filter(gegevens__peildatum=peildatum.isoformat(), door=door).first()
        return eerder or plaats(EVALUATIE_MAKEN, door=door, peildatum=peildatum.isoformat())


def maken(opdracht: Opdracht, meld: Callable[[str], None]) -> dict[str, Any]:
    """Make the file of a job; done again, it takes the place of the first."""
    gemaakt = bundel.maak(date.fromisoformat(opdracht.gegevens["peildatum"]), meld)
    return {
        "bestand": bewaard.bewaar(MAP, f"{opdracht.pk}.zip", gemaakt.inhoud),
        "sha256": hashlib.sha256(gemaakt.inhoud).hexdigest(),
        "bytes": len(gemaakt.inhoud),
        "rijen": gemaakt.rijen,
    }
