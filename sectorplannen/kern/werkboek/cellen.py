"""From a cell to a value of one kind, exactly, or to a refusal that says what was expected.

A kind never guesses: what can be read in two ways ('1.240') is refused, what a spreadsheet does by itself (a number stored
as 57721030.0, a register number without its first zero) is put right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from ..geld import CENT, HOOGSTE, euro
from ..geld import getal as in_cijfers
from .fouten import citaat, toon
from .momenten import JAREN, Tijdstip, lees_dag, lees_tijdstip

HOOGSTE_GETAL = 2_147_483_647
HOOGSTE_NUMMER = 32_767
EINDE_REGEL = re.compile(r"\s*[\r\n\t]+\s*")
EIGEN_AANHALING = re.compile(r"^'+=")


@dataclass(frozen=True)
class Cel:
    """What stands in a cell: its value, the letter of its type in the file, and whether a date shows no time."""

    waarde: Any
    letter: str = "s"
    zonder_tijd: bool = False

    @property
    def is_leeg(self) -> bool:
        """Nothing in it, or only space."""
        return self.waarde is None or (isinstance(self.waarde, str) and not self.waarde.strip())


class Onleesbaar(Exception):
    """A cell that is not of its kind. `verwacht` and `gevonden` where the kind can say it better than in general."""

    def __init__(self, verwacht: str = "", gevonden: str = "") -> None:
        self.verwacht = verwacht
        self.gevonden = gevonden
        super().__init__(verwacht)


@dataclass(frozen=True)
class Soort:
    """A kind of value: in words what is expected, and how it is read.

    `vrij`: a text may begin with '=', where the cell is kept as text; a real formula never passes.
    """

    verwacht: str
    lees: Callable[[Cel], Any]
    vrij: bool = False


def lees_cel(cel: Cel, soort: Soort) -> Any:
    """The value of a filled cell; raises Onleesbaar with both halves of the message filled in."""
    try:
        _eis_gewone_waarde(cel, soort)
        return soort.lees(cel)
    except Onleesbaar as fout:
        raise Onleesbaar(fout.verwacht or soort.verwacht, fout.gevonden or gevonden(cel)) from None


def gevonden(cel: Cel) -> str:
    """What stands in a cell, in words."""
    if cel.is_leeg:
        return "een lege cel"
    if isinstance(cel.waarde, bool):
        return "WAAR" if cel.waarde else "ONWAAR"
    if isinstance(cel.waarde, datetime) and cel.zonder_tijd:
        return cel.waarde.date().isoformat()
    if isinstance(cel.waarde, datetime):
        return cel.waarde.isoformat(" ")
    return citaat(cel.waarde) if isinstance(cel.waarde, str) else toon(str(cel.waarde))


def _eis_gewone_waarde(cel: Cel, soort: Soort) -> None:
    """No formula (also not one that is kept as text) and no error value: what it comes to is not ours to calculate."""
    if cel.letter == "e":
        raise Onleesbaar(gevonden=f"de foutwaarde {toon(str(cel.waarde))}")
    is_tekst = isinstance(cel.waarde, str)
    if cel.letter == "f" or (is_tekst and not soort.vrij and cel.waarde.lstrip().startswith("=")):
        formule = cel.waarde if is_tekst else getattr(cel.waarde, "text", None) or "="
        raise Onleesbaar(f"{soort.verwacht}, geen formule", f"de formule {toon(formule)}")


def tekst(langst: int | None = None) -> Soort:
    """A text, trimmed; of at most so many characters and then on one line. A whole number is read as its digits."""
    verwacht = "een tekst" if langst is None else f"een tekst van ten hoogste {langst} tekens"

    def lees(cel: Cel) -> str:
        waarde = cel.waarde
        if isinstance(waarde, float) and waarde.is_integer():
            waarde = int(waarde)
        if isinstance(waarde, bool) or not isinstance(waarde, str | int):
            raise Onleesbaar
        schoon = str(waarde).strip()
        if EIGEN_AANHALING.match(schoon):
            schoon = schoon[1:]
        if langst is None:
            return schoon
        schoon = EINDE_REGEL.sub(" ", schoon)
        if len(schoon) > langst:
            raise Onleesbaar(gevonden=f"{len(schoon)} tekens")
        return schoon

    return Soort(verwacht, lees)


def code(waarden: Sequence[str]) -> Soort:
    """One of a list of codes, in small letters as the format writes them."""

    def lees(cel: Cel) -> str:
        if not isinstance(cel.waarde, str) or cel.waarde.strip() not in waarden:
            raise Onleesbaar
        return cel.waarde.strip()

    return Soort(f"een van {', '.join(waarden)}", lees)


def geheel(laagst: int = 0, hoogst: int = HOOGSTE_GETAL) -> Soort:
    """A whole number between bounds."""

    def lees(cel: Cel) -> int:
        getal = _getal(cel.waarde)
        heel = getal.to_integral_value()
        if abs(getal - heel) > _ruis(cel.waarde, getal) or not laagst <= heel <= hoogst:
            raise Onleesbaar
        return int(heel)

    return Soort(f"een heel getal van {in_cijfers(laagst)} tot en met {in_cijfers(hoogst)}", lees)


def bedrag(*, boven_nul: bool = False) -> Soort:
    """An amount in euros, exact to the cent; never negative."""

    def lees(cel: Cel) -> Decimal:
        getal = _getal(cel.waarde)
        if getal > HOOGSTE:
            raise Onleesbaar(verwacht=f"een bedrag van ten hoogste {euro(HOOGSTE)}")
        if getal < 0 or (boven_nul and getal == 0):
            raise Onleesbaar
        cent = getal.quantize(CENT)
        if abs(getal - cent) > _ruis(cel.waarde, getal):
            raise Onleesbaar(verwacht="een bedrag in euro's met ten hoogste twee decimalen")
        return abs(cent)

    grens = "hoger dan 0" if boven_nul else "van 0 of hoger"
    return Soort(f"een bedrag in euro's {grens}, met ten hoogste twee decimalen", lees)


def kvk() -> Soort:
    """A number in the trade register: 8 digits. As a number it may have lost its first zero, never more than one."""

    def lees(cel: Cel) -> str:
        waarde = cel.waarde
        if isinstance(waarde, float) and waarde.is_integer():
            waarde = int(waarde)
        if isinstance(waarde, int) and not isinstance(waarde, bool) and 1_000_000 <= waarde <= 99_999_999:
            return f"{waarde:08d}"
        if isinstance(waarde, str) and re.fullmatch(r"[0-9]{8}", waarde.strip()):
            return waarde.strip()
        raise Onleesbaar

    return Soort("een KvK-nummer van 8 cijfers", lees)


def nummers(lijst: str) -> Soort:
    """Numbers from a list of the scheme, with commas between; a number alone may be a numeric cell."""

    def lees(cel: Cel) -> tuple[int, ...]:
        waarde = cel.waarde
        if isinstance(waarde, str):
            delen = [deel.strip() for deel in waarde.split(",")]
            if not all(re.fullmatch(r"[0-9]{1,5}", deel) for deel in delen):
                raise Onleesbaar
            return tuple(dict.fromkeys(int(deel) for deel in delen))
        getal = _getal(waarde)
        if getal != getal.to_integral_value() or not 0 <= getal <= HOOGSTE_NUMMER:
            raise Onleesbaar
        return (int(getal),)

    return Soort(f"nummers uit de lijst van {lijst}, met een komma ertussen (als tekst)", lees)


def moment() -> Soort:
    """A moment, or a day; without a zone it is Amsterdam's."""

    def lees(cel: Cel) -> Tijdstip:
        waarde = _zonder_ruis(cel.waarde)
        tijdstip = lees_tijdstip(waarde, zonder_tijd=cel.zonder_tijd)
        if tijdstip is None:
            raise Onleesbaar
        return tijdstip

    return Soort(f"een moment (JJJJ-MM-DD of JJJJ-MM-DD UU:MM:SS) {JAREN}", lees)


def dag() -> Soort:
    """A day, without a time."""

    def lees(cel: Cel) -> date:
        waarde = lees_dag(_zonder_ruis(cel.waarde))
        if waarde is None:
            raise Onleesbaar
        return waarde

    return Soort(f"een datum (JJJJ-MM-DD) {JAREN}", lees)


def _getal(waarde: Any) -> Decimal:
    """A number as it is written: a numeric cell, or digits with a decimal point or comma and then one or two more.

    With three more it could be thousands, so that is no number.
    """
    if isinstance(waarde, bool):
        raise Onleesbaar
    if isinstance(waarde, int) or (isinstance(waarde, float) and math.isfinite(waarde)):
        getal = Decimal(str(waarde))
        return getal if abs(getal) < Decimal("1e15") else Decimal("1e15")
    if isinstance(waarde, str) and re.fullmatch(r"-?[0-9]{1,15}([.,][0-9]{1,2})?", waarde.strip()):
        return Decimal(waarde.strip().replace(",", "."))
    raise Onleesbaar


def _ruis(waarde: Any, getal: Decimal) -> Decimal:
    """How far a stored number may lie beside what was meant: a spreadsheet keeps some 15 digits. A text is exact."""
    return max(Decimal("0.000001"), abs(getal) * Decimal("4e-15")) if isinstance(waarde, float) else Decimal(0)


def _zonder_ruis(waarde: Any) -> Any:
    """A moment from a spreadsheet is a fraction of a day: within 5 ms of a whole second, that second was meant."""
    if not isinstance(waarde, datetime):
        return waarde
    rond = (waarde + timedelta(milliseconds=500)).replace(microsecond=0)
    return rond if abs(waarde - rond) <= timedelta(milliseconds=5) else waarde
