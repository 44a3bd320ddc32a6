"""What an assessor would say of one measure, in the order S, M, A, R, T, then money."""

from dataclasses import dataclass

from sectorplannen.kern.geld import euro

from .models import Aanvraag, Maatregel
from .volledigheid import Ernst, Gebrek, gebreken_maatregel

SMART = {"S": "Specifiek", "M": "Meetbaar", "A": "Acceptabel", "R": "Realistisch", "T": "Tijd"}
GELD = "€"


@dataclass(frozen=True)
class Bevinding:
    """One line of the coach; without a finding it says what is in order, or what is to be weighed."""

    letter: str
    kop: str
    tekst: str = ""
    gebrek: Gebrek | None = None
    is_goed: bool = False


def coach(maatregel: Maatregel, aanvraag: Aanvraag) -> list[Bevinding]:
    """The findings on a saved measure with, for each letter of SMART without one, that it is in order."""
    gevonden = gebreken_maatregel(maatregel, aanvraag, aanvraag.tijdvak.regelingversie)
    regels: list[Bevinding] = []
    for letter, woord in SMART.items():
        hierbij = [_bevinding(letter, woord, gebrek) for gebrek in gevonden if gebrek.letter == letter]
        regels += hierbij or [_in_orde(letter, woord, maatregel)]
    geld = [_bevinding(GELD, "Geld", gebrek) for gebrek in gevonden if not gebrek.letter]
    return regels + (geld or [Bevinding(GELD, "Geld: in orde", is_goed=True)])


def _bevinding(letter: str, woord: str, gebrek: Gebrek) -> Bevinding:
    zin = gebrek.melding.partition(": ")[2] or gebrek.melding
    oordeel = "nog niet" if gebrek.ernst == Ernst.MOET else "kan beter"
    return Bevinding(letter, f"{woord}: {oordeel}", zin[:1].upper() + zin[1:], gebrek)


def _in_orde(letter: str, woord: str, maatregel: Maatregel) -> Bevinding:
    if letter == "R":
        per_hoofd = maatregel.kosten_per_deelnemer
        if not per_hoofd:
            return Bevinding(letter, "Realistisch: nog niet te zeggen", "Vul de kosten en het aantal deelnemers in.")
        vergelijking = "Een beoordelaar legt dit naast andere plannen."
        return Bevinding(letter, f"Realistisch: {euro(per_hoofd)} per deelnemer", vergelijking)
    if letter == "A":
        nummers = [str(knelpunt.volgnummer) for knelpunt in maatregel.knelpunten.all()]
        return Bevinding(letter, f"Acceptabel: past bij knelpunt {_opsomming(nummers)}", is_goed=True)
    return Bevinding(letter, f"{woord}: in orde", is_goed=True)


def _opsomming(delen: list[str]) -> str:
    return " en ".join([", ".join(delen[:-1]), delen[-1]]) if len(delen) > 1 else "".join(delen)
