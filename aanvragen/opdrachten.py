"""The jobs of the applicant's side, done by a worker."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from sectorplannen.kern.models import Opdracht
from sectorplannen.kern.opdrachten import opdracht, periodiek

from . import bewijs, services
from .models import Indiening, Storing
from .services import scannen


@opdracht(scannen.BIJLAGE_SCANNEN)
def bijlage_scannen(rij: Opdracht) -> dict[str, Any]:
    """Have a file scanned; where the scanner is away it is tried again, and `scans_inhalen` sees to the rest."""
    return {"scan": scannen.scan_bijlage(rij.gegevens["bijlage"])}


@periodiek(elke=timedelta(minutes=15))
def scans_inhalen() -> int:
    """Give the files that still wait, with no job left to scan them, a new turn."""
    return scannen.haal_scans_in()


@opdracht(services.BEWIJS_MAKEN)
def bewijs_maken(rij: Opdracht) -> dict[str, Any]:
    """Make the receipt of a filing and keep it; a second run finds it there."""
    indiening = Indiening.objects.select_related("aanvraag", "tijdvak", "door").get(pk=rij.gegevens["indiening"])
    return {"bestand": bewijs.zorg_voor(indiening)}


@opdracht(services.STORING_MELDEN)
def storing_melden(rij: Opdracht) -> dict[str, Any]:
    """Tell everyone with a draft that the period closes later; that it was done is kept with the messages."""
    if "berichten" in rij.uitkomst:
        return rij.uitkomst
    storing = Storing.objects.select_related("tijdvak").get(pk=rij.gegevens["storing"])
    with transaction.atomic():
        rij.uitkomst = {"berichten": services.storing_melden(storing)}
        rij.save(update_fields=["uitkomst"])
    return rij.uitkomst


@periodiek(elke=timedelta(minutes=5))
def herinneren() -> int:
    """Remind those with a draft of the closing."""
    return services.herinneren()


@periodiek(elke=timedelta(minutes=15))
def gesprekken_herinneren() -> int:
    """Remind both sides of the advice talks of the coming day."""
    return services.gesprekken_herinneren()
