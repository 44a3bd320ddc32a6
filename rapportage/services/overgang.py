"""The only writer of the status of a letter: under a lock, with the step in its history, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..models import Rapport, Rapportstap, RapportStatus


@contextmanager
def overgang(
    rapport: Rapport,
    van: RapportStatus,
    naar: RapportStatus,
    stap: Rapportstap.Stap,
    *,
    versie: int,
    door: Gebruiker,
    op: datetime,
    reden: str = "",
) -> Iterator[Rapport]:
    """Give the locked letter to fill in, and keep it with its new status. Raises Weigering when it changed meanwhile.

    `versie` is the version that one saw; another one may not be offered, fixed or given back unseen.
    """
    with transaction.atomic():
        huidig = vast(rapport, van)
        laatste = huidig.versies.select_related("door").latest("nummer")
        if laatste.nummer != versie:
            raise Weigering(f"Versie {laatste.nummer} is intussen bewaard door {laatste.door}. Lees die eerst.")
        yield huidig
        huidig.status = rapport.status = naar
        huidig.save()
        noteer(huidig, stap, versie, door, op, reden)


def vast(rapport: Rapport, status: RapportStatus) -> Rapport:
    """The letter as it is now, locked. Raises Weigering when it has another status."""
    huidig = Rapport.objects.select_for_update(of=("self",)).get(pk=rapport.pk)
    if huidig.status != status:
        raise Weigering(f"Dit kan niet: de brief is {huidig.get_status_display().lower()}.")
    return huidig


def noteer(
    rapport: Rapport, stap: Rapportstap.Stap, versie: int, door: Gebruiker, op: datetime, reden: str = ""
) -> None:
    """Write what was done with a letter."""
    Rapportstap.objects.create(rapport=rapport, stap=stap, versie=versie, door=door, op=op, reden=reden.strip())
