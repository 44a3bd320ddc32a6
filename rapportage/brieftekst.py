"""The words of the letter: how each figure is printed, and what ranks, periods and reasons become in a sentence.

A figure is put into words once, here, and the templates of `rapportage/brief/` take it from `woorden`. So one figure
has one word throughout a letter, and no number is ever typed into a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from rapportage.begrippen import CategorieRij, Cijfer, Reden, Stand, TijdvakRij
from rapportage.grafiektekst import bbl_rij, grootste, op_budget, op_deelnemers
from sectorplannen.kern.datums import MAANDEN, dag_van, datum_nl
from sectorplannen.kern.geld import euro, getal
from sectorplannen.kern.woorden import (
    afgerond,
    groot_begin,
    hoeveel,
    klein_begin,
    opsomming,
    procent,
    rangwoord,
    telwoord,
)

NORM_JONGEREN = Fraction(1, 3)  # agreed with the budget of 2014: a third of the money is for the young (C29)
EERSTE_METING = date(2014, 10, 1)  # the first progress round (C36)
EVALUATIEJAAR = 2016  # article 6.1 (C08)
VASTSTELLINGSGRENS = "60%"  # article 5.1, third paragraph
EXACT = "_exact"
"""Behind the code of a figure: printed as it is, without rounding."""


class Gedrukt(str):
    """A figure as the letter prints it; in HTML its word, number and unit stay on one line, under its code."""

    code: str = ""
    klasse = "cijfer"

    def met(self, code: str) -> Gedrukt:
        """The same, known by its code."""
        uit = type(self)(self)
        uit.code = code
        return uit

    def __html__(self) -> SafeString:
        if not self.code:
            return format_html('<span class="{}">{}</span>', self.klasse, str(self))
        return format_html('<span class="{}" data-cijfer="{}">{}</span>', self.klasse, self.code, str(self))


class Zin(Gedrukt):
    """A part of a sentence: under its code as well, and broken over lines as text is."""

    klasse = "zinsdeel"


class Woordenlijst(dict[str, Gedrukt]):
    """Every figure and part of a sentence as the text prints it, by its code; remembers which were taken, in order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gedrukt: dict[str, str] = {}

    def __getitem__(self, code: str) -> Gedrukt:
        tekst = super().__getitem__(code)
        self.gedrukt[code] = str(tekst)
        return tekst.met(code)

    @property
    def gebruikt(self) -> set[str]:
        """The codes that the text took."""
        return set(self.gedrukt)


class Codelijst(dict[str, Gedrukt]):
    """The same codes, each printed as itself between braces: the text of a letter before figures are put in."""

    def __getitem__(self, code: str) -> Gedrukt:
        if code not in self:
            raise KeyError(code)
        return Gedrukt(f"{{{code}}}")


# --- Figures ---------------------------------------------------------------------------------------------------------


def woorden(stand: Stand) -> Woordenlijst:
    """Every figure of the state in words, and behind `_exact` as it is."""
    uit = Woordenlijst({code: Gedrukt(in_woorden(cijfer)) for code, cijfer in stand.cijfers.items()})
    uit.update({f"{code}{EXACT}": Gedrukt(exact(c.waarde, c.eenheid)) for code, c in stand.cijfers.items()})
    return uit


def in_woorden(cijfer: Cijfer) -> str:
    """One figure in running text: counts in full, sizes and amounts rounded with their word, shares as a percentage."""
    if cijfer.waarde is None:
        return "onbekend"
    if isinstance(cijfer.waarde, date):
        return datum_nl(cijfer.waarde)
    if cijfer.eenheid == "euro":
        return f"{afgerond(cijfer.waarde)} euro"
    if cijfer.eenheid == "aandeel":
        return procent(cijfer.waarde, schatting=cijfer.code == "jeugdaandeel")
    if cijfer.code.startswith("aantal_"):
        return telwoord(int(cijfer.waarde))
    return afgerond(cijfer.waarde)


def exact(waarde: Any, eenheid: str) -> str:
    """One figure as the source list prints it: nothing rounded away, apart from the sixth decimal of a share."""
    if waarde is None:
        return "–"
    if isinstance(waarde, date):
        return datum_nl(waarde)
    if eenheid == "euro":
        return euro(waarde)
    return procent(waarde, 1) if eenheid == "aandeel" else getal(waarde)


# --- Periods ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Periode:
    """A period of application in words, as seen on the date of reference: nog niet open, open or gesloten."""

    naam: str
    opent: date
    sluit: date
    fase: str
    plafond: Gedrukt

    @property
    def over(self) -> str:
        """What it is about, behind another word: `eerste tijdvak`, or `alle tijdvakken`."""
        return f"{self.naam} tijdvak" if self.naam else "alle tijdvakken"

    @property
    def looptijd(self) -> str:
        """From when until when: `1 oktober tot en met 31 december 2013`."""
        return van_tot(self.opent, self.sluit)


def periode(rij: TijdvakRij, peildatum: date) -> Periode:
    """A period in words; all together have no rank. One that closes at midnight closes on the day before."""
    opent, sluit = dag_van(rij.opent_op), dag_van(rij.sluit_op - timedelta(microseconds=1))
    fase = "komt" if peildatum < opent else "open" if peildatum <= sluit else "gesloten"
    naam = rangwoord(rij.nummer) if rij.nummer else ""
    return Periode(naam, opent, sluit, fase, Gedrukt(f"{afgerond(rij.plafond)} euro"))


def van_tot(van: date, tot: date) -> str:
    """A span of days, with month and year only once where they are the same."""
    if (van.year, van.month) == (tot.year, tot.month):
        begin = str(van.day)
    elif van.year == tot.year:
        begin = f"{van.day} {MAANDEN[van.month - 1]}"
    else:
        begin = datum_nl(van)
    return f"{begin} tot en met {datum_nl(tot)}"


def volgende_meting(peildatum: date) -> str:
    """The next progress round after a date, twice a year from autumn 2014 on: `het najaar van 2014`."""
    vanaf = max(peildatum, EERSTE_METING - timedelta(days=1))
    rondes = [(date(vanaf.year + jaar, maand, 1), naam) for jaar in (0, 1) for maand, naam in ((4, "voor"), (10, "na"))]
    dag, naam = next((dag, naam) for dag, naam in rondes if dag > vanaf)
    return f"het {naam}jaar van {dag.year}"


# --- Ranks and shares ------------------------------------------------------------------------------------------------


def namen(rijen: list[CategorieRij], aantal: int) -> list[str]:
    """The first few categories, as they stand inside a sentence."""
    return [klein_begin(rij.categorie) for rij in rijen[:aantal]]


def rangorde(stand: Stand) -> str | None:
    """What reach and money show side by side, or None where there is no clear first."""
    mensen, geld = op_deelnemers(stand.grafiek_1), op_budget(stand.grafiek_1)
    eerste = grootste(mensen, lambda rij: rij.deelnemers), grootste(geld, lambda rij: rij.budget)
    if None in eerste or len(mensen) < 2:
        return None
    bereik = f"{groot_begin(mensen[0].categorie)} bereikt de meeste mensen{_gevolgd(mensen, lambda r: r.deelnemers)}."
    if mensen[0] == geld[0]:
        return f"{bereik} Daar gaat ook het meeste geld naartoe."
    return f"{bereik} Het geld is anders verdeeld: het meeste gaat naar {' en daarna naar '.join(namen(geld, 2))}."


def _gevolgd(rijen: list[CategorieRij], maat: Callable[[CategorieRij], Decimal | int]) -> str:
    """The second and third, where they are larger than nothing."""
    volgers = [klein_begin(rij.categorie) for rij in rijen[1:3] if maat(rij)]
    return f", gevolgd door {opsomming(volgers)}" if volgers else ""


def instroom(stand: Stand) -> str | None:
    """What part of all instroom is a BBL place, where that is more than half: `66% van alle instroom`; else None."""
    bbl = bbl_rij(stand)
    alles = sum(rij.deelnemers for rij in stand.grafiek_2 if rij.code.startswith("instroom"))
    if not bbl or alles <= bbl.deelnemers:
        return None
    deel = Fraction(bbl.deelnemers, alles)
    if deel <= Fraction(1, 2):
        return None
    return f"{procent(deel)} van alle instroom"


def jongeren(stand: Stand) -> str | None:
    """How the share for the young compares with the agreed third; None where there is no share."""
    aandeel = stand.waarde("jeugdaandeel")
    if aandeel is None:
        return None
    verschil = Fraction(aandeel) - NORM_JONGEREN
    if abs(verschil) < Fraction(1, 200):
        return "ongeveer zoveel als is afgesproken"
    return "meer dan is afgesproken" if verschil > 0 else "minder dan is afgesproken"


def redenen(rijen: list[Reden]) -> str:
    """Grounds or reasons in one sentence, most named first: `geen draagvlak (twee keer) en dubbel ingediend (één keer)`."""
    op_aantal = sorted(rijen, key=lambda rij: -rij.aantal)
    return opsomming([f"{_tekst(rij)} ({hoeveel(rij.aantal, 'keer', 'keer')})" for rij in op_aantal])


def _tekst(reden: Reden) -> str:
    return klein_begin(reden.omschrijving).rstrip(".")
