"""The jobs of reporting, done by a worker."""

from datetime import date
from typing import Any

from aanvragen.models import Tijdvak
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Opdracht
from sectorplannen.kern.opdrachten import meld_voortgang, opdracht

from . import services
from .models import Rapport


@opdracht(services.BRIEF_MAKEN)
def brief_maken(rij: Opdracht) -> dict[str, Any]:
    """Make the letter that was asked; a second run of the same job gives the letter of the first."""
    if rij.uitkomst.get("rapport"):
        return rij.uitkomst
    if rij.door is None:
        raise Weigering("Wie om deze brief vroeg, is niet meer bekend.")

    def klaar(rapport: Rapport) -> None:
        rij.uitkomst = {"rapport": rapport.pk}
        rij.save(update_fields=["uitkomst"])

    services.brief_maken(
        Tijdvak.objects.get(nummer=rij.gegevens["tijdvak"]),
        date.fromisoformat(rij.gegevens["peildatum"]),
        door=rij.door,
        meld=lambda tekst: meld_voortgang(rij, tekst),
        klaar=klaar,
    )
    return rij.uitkomst
