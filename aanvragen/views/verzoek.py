"""What every view of a plan starts from and gives to its page."""

from typing import Any

from sectorplannen.kern.models import Gebruiker

from ..models import Aanvraag
from ..resttijd import resttijd
from ..toegang import mag_bewerken, mag_indienen
from ..volledigheid import Plaats, gebreken


def kader(aanvraag: Aanvraag, gebruiker: Gebruiker, **meer: Any) -> dict[str, Any]:
    """What every page of a plan shows: the plan, the draft band with the time left, and what this person may."""
    return {
        "aanvraag": aanvraag,
        "band": resttijd(aanvraag.tijdvak) if aanvraag.is_concept else "",
        "kan": {"bewerken": mag_bewerken(gebruiker, aanvraag), "indienen": mag_indienen(gebruiker, aanvraag)},
    } | meer


def gebreken_bij(aanvraag: Aanvraag, plaats: Plaats) -> list[Any]:
    """The findings of one section, for the coach beside its form."""
    return [gebrek for gebrek in gebreken(aanvraag) if gebrek.plaats == plaats]
