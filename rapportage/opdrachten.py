"""The jobs of reporting, done by a worker."""

from typing import Any

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Opdracht
from sectorplannen.kern.opdrachten import meld_voortgang, opdracht

from . import services
from .models import Rapport, RapportStatus


@opdracht(services.BRIEF_VOORBEELD)
def brief_voorbeeld(rij: Opdracht) -> dict[str, Any]:
    """Make the preview of a draft; done again it makes that of the version that is the last by then."""
    rapport = Rapport.objects.select_related("tijdvak").get(pk=rij.gegevens["rapport"])
    gemaakt = services.voorbeeld_maken(rapport, meld=lambda tekst: meld_voortgang(rij, tekst))
    return {"rapport": rapport.pk, "versie": gemaakt.voorbeeld_versie}


@opdracht(services.BRIEF_VASTSTELLEN)
def brief_vaststellen(rij: Opdracht) -> dict[str, Any]:
    """Fix a letter; a job that is done again finds it fixed."""
    rapport = Rapport.objects.select_related("tijdvak").get(pk=rij.gegevens["rapport"])
    if rapport.status != RapportStatus.VAST:
        services.vaststellen(rapport, door=_vrager(rij), meld=lambda tekst: meld_voortgang(rij, tekst))
    return {"rapport": rapport.pk}


def _vrager(rij: Opdracht) -> Gebruiker:
    if rij.door is None:
        raise Weigering("Wie vroeg om de brief vast te stellen, is niet meer bekend.")
    return rij.door
