"""Jobs of the agency: letters, and watching over the terms of supplements and of decisions. Loaded when the apps are ready."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sectorplannen.kern.models import Opdracht
from sectorplannen.kern.opdrachten import meld_voortgang, opdracht, periodiek

from . import brieven, services
from .models import Brief, Dossierbestand


@opdracht(brieven.BRIEF_MAKEN)
def brief_maken(rij: Opdracht) -> dict[str, Any]:
    """Make the PDF of a letter and send it; a second run finds it there and sent."""
    brief = Brief.objects.get(pk=rij.gegevens["brief"])
    brieven.verzend(brief)
    return {"bestand": brief.bestand}


@opdracht(services.DOSSIERBESTAND_MAKEN)
def dossierbestand_maken(rij: Opdracht) -> dict[str, Any]:
    """Make the zip of a plan, saying how far it is; a second run finds it there."""
    bestand = Dossierbestand.objects.select_related("aanvraag__tijdvak__regelingversie", "door").get(
        pk=rij.gegevens["dossierbestand"]
    )
    services.dossierbestand_maken(bestand, meld=lambda tekst: meld_voortgang(rij, tekst))
    return {"bestand": bestand.bestand}


@periodiek(elke=timedelta(minutes=15))
def termijnen_bewaken() -> int:
    """Remind of a supplement that is due, and propose what follows when it did not come."""
    return services.termijnen_bewaken()


@periodiek(elke=timedelta(minutes=15))
def besluiten_bewaken() -> int:
    """Remind of the day to decide, and tell when it has passed."""
    return services.besluiten_bewaken()
