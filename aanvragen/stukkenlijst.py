"""The documents of art. 2.3, kind by kind: which files there are, and what is missing. Finds nothing itself: see `volledigheid`."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .models import Bijlage, BijlageSoort, ScanStatus
from .volledigheid import Gebrek
from .volledigheid.stukken import STUKKEN

VEREIST = tuple(BijlageSoort(letter) for letter in "abcdefgh")
"""What every plan must have (art. 2.3, a to h), as a file or as text of the plan."""
ONTBREEKT = {f"geen_{stuk.naam}" for stuk in STUKKEN} | {"geen_maatregel"}
"""The findings that say that a whole document is missing; letter d is the measures themselves."""

AANWEZIG = ("klaar", "klaar", "Toegevoegd")
TEKST = ("klaar", "klaar", "Staat in het plan")
MIST = ("leeg", "leeg", "Ontbreekt nog")
VIRUS = ("moet", "kruis", "Virus gevonden")

SCANCHIP = {
    ScanStatus.WACHT: ("bezig", "half", "Wordt gecontroleerd op virussen"),
    ScanStatus.NIET_GESCAND: ("neutraal", "ruit", "Niet gecontroleerd op virussen"),
    ScanStatus.SCHOON: ("klaar", "klaar", "Geen virus gevonden"),
    ScanStatus.BESMET: VIRUS,
}
"""Of each verdict of the scanner the tint, the shape and the word."""


@dataclass(frozen=True)
class Bestand:
    """A file with the chip of its scan, and whether anybody may still fetch it."""

    rij: Bijlage
    chip: tuple[str, str, str]
    is_te_openen: bool


@dataclass(frozen=True)
class Soort:
    """A kind of document: its name, its files, and the chip that says whether it is there."""

    code: str
    naam: str
    bestanden: tuple[Bestand, ...]
    chip: tuple[str, str, str]

    @property
    def is_er(self) -> bool:
        """As a file that can be read, or as text."""
        return self.chip in (AANWEZIG, TEKST)


@dataclass(frozen=True)
class Stukkenlijst:
    """What must be there, what else there is, how much of the first is there, and how many files wait for the scanner."""

    vereist: tuple[Soort, ...]
    ander: tuple[Soort, ...]
    aanwezig: int
    wachtend: int


def stukkenlijst(bijlagen: Iterable[Bijlage], gebreken: Iterable[Gebrek]) -> Stukkenlijst:
    """The files of a plan by kind, with the findings that say which kinds are missing. Asks nothing of the database."""
    per_soort: dict[str, list[Bijlage]] = defaultdict(list)
    for rij in bijlagen:
        per_soort[rij.soort].append(rij)
    missend = {g.letter for g in gebreken if g.code in ONTBREEKT}
    vereist = tuple(_soort(soort, per_soort[soort], soort in missend) for soort in VEREIST)
    ander = tuple(
        _soort(soort, per_soort[soort], mist=True)
        for soort in BijlageSoort
        if soort not in VEREIST and per_soort[soort]
    )
    return Stukkenlijst(
        vereist,
        ander,
        aanwezig=sum(soort.is_er for soort in vereist),
        wachtend=sum(rij.scan == ScanStatus.WACHT for rijen in per_soort.values() for rij in rijen),
    )


def _soort(soort: BijlageSoort, rijen: list[Bijlage], mist: bool) -> Soort:
    if any(rij.scan != ScanStatus.BESMET for rij in rijen):
        chip = AANWEZIG
    elif rijen:
        chip = VIRUS
    else:
        chip = MIST if mist else TEKST
    bestanden = (Bestand(rij, SCANCHIP[ScanStatus(rij.scan)], rij.scan != ScanStatus.BESMET) for rij in rijen)
    return Soort(str(soort), str(soort.label), tuple(bestanden), chip)
