"""The jobs of reporting, done by a worker."""

from datetime import timedelta
from typing import Any

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Opdracht
from sectorplannen.kern.opdrachten import meld_voortgang, opdracht, periodiek

from . import services
from .evaluatie import services as evaluatie
from .models import Rapport, RapportStatus
from .peilingen import herinneren
from .register import factsheet
from .uitwisseling import services as uitwisseling


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


@opdracht(factsheet.FACTSHEET_MAKEN)
def factsheet_maken(rij: Opdracht) -> dict[str, Any]:
    """Make the factsheet of a public plan; done again it finds the one of how the plan is by then."""
    gemaakt = factsheet.maak(rij.gegevens["nummer"])
    return {"bestand": gemaakt.bestand.name if gemaakt else ""}


@opdracht(evaluatie.EVALUATIE_MAKEN)
def evaluatiebestand_maken(rij: Opdracht) -> dict[str, Any]:
    """Make the evaluation file of a day."""
    return evaluatie.maken(rij, lambda tekst: meld_voortgang(rij, tekst))


@opdracht(uitwisseling.WERKBOEK_BEKIJKEN)
def werkboek_bekijken(rij: Opdracht) -> dict[str, Any]:
    """Say what is wrong in a workbook, or what it would bring; nothing is taken in."""
    return uitwisseling.bekijk(rij, lambda tekst: meld_voortgang(rij, tekst))


@opdracht(uitwisseling.WERKBOEK_OVERNEMEN)
def werkboek_overnemen(rij: Opdracht) -> dict[str, Any]:
    """Take a workbook in; a job that is done again finds that it was."""
    return uitwisseling.neem_over(rij, lambda tekst: meld_voortgang(rij, tekst))


@opdracht(uitwisseling.WERKBOEK_UITVOEREN)
def werkboek_uitvoeren(rij: Opdracht) -> dict[str, Any]:
    """Write the workbook of a day."""
    return uitwisseling.voer_uit(rij, lambda tekst: meld_voortgang(rij, tekst))


@periodiek(elke=timedelta(minutes=1))
def factsheets_bijhouden() -> int:
    """Have factsheets made of plans that became public or changed."""
    return factsheet.bijhouden()


@periodiek(elke=timedelta(hours=1))
def rondes_herinneren() -> int:
    """Remind the people of plans that did not send in their statement of the open round."""
    return herinneren.rondes_herinneren()


@periodiek(elke=timedelta(hours=6))
def plichten_herinneren() -> int:
    """Remind the people of plans in execution of the duties of article 5."""
    return herinneren.plichten_herinneren()


def _vrager(rij: Opdracht) -> Gebruiker:
    if rij.door is None:
        raise Weigering("Wie vroeg om de brief vast te stellen, is niet meer bekend.")
    return rij.door
