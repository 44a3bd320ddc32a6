"""Which rows belong together. Where a mistake hides that, the rows it leaves loose are not held against others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError

from aanvragen.models.aanvraag import bruikbaar_nummer

from .lezen import Rij, Werkboek
from .schema import AANVRAGEN, MAATREGELEN

NUL = Decimal("0.00")


@dataclass(frozen=True)
class Verband:
    """Plans by number (the first row of each), later rows with a number that stood before, rows with an illegible one,
    and measures: of known plans, naming an unknown number (`vreemd`), or with an illegible number."""

    plannen: dict[str, Rij]
    herhaald: dict[str, list[Rij]]
    naamloos: list[Rij]
    maatregelen: dict[str, list[Rij]]
    vreemd: dict[str, list[Rij]]
    onleesbaar: list[Rij]
    kent_maatregelen: bool

    def is_herhaling(self, rij: Rij) -> bool:
        """Whether the number of this plan stood before in the sheet."""
        return rij.kent("nummer") and self.plannen[rij["nummer"]] is not rij

    def som(self, nummer: str) -> Decimal | None:
        """What the measures of a plan were granted together, in euros; None where that cannot be read."""
        return som(self.maatregelen.get(nummer, [])) if self.kent_maatregelen else None

    @cached_property
    def los(self) -> list[Rij]:
        """Measures of which the plan cannot be told."""
        return [*(rij for rijen in self.vreemd.values() for rij in rijen), *self.onleesbaar]

    @cached_property
    def dubbel(self) -> dict[str, list[Rij]]:
        """Of each plan the measures with a number that the plan has more than once: one of them is perhaps another's."""
        uit = {}
        for nummer, rijen in self.maatregelen.items():
            gelijk = groepeer([rij for rij in rijen if rij.kent("volgnummer")], "volgnummer").values()
            if rest := [rij for groep in gelijk if len(groep) > 1 for rij in groep]:
                uit[nummer] = rest
        return uit

    @cached_property
    def kwijt(self) -> set[Any]:
        """The measure numbers that a plan may lack because their rows are loose, or stand with another plan."""
        return {rij["volgnummer"] for rij in self.los} | {
            r["volgnummer"] for rijen in self.dubbel.values() for r in rijen
        }

    @cached_property
    def _zwervend(self) -> set[Decimal | None]:
        """Amounts of measures that are loose or double, one by one or by the unknown plan that they name."""
        dubbel = [rij for rijen in self.dubbel.values() for rij in rijen]
        return {som([rij]) for rij in self.los + dubbel} | {som(rijen) for rijen in self.vreemd.values()}

    def verklaart(self, nummer: str, verschil: Decimal) -> bool:
        """Whether measures that are loose or double may be what a plan lacks (or, below zero, has too much): then that is
        the one mistake, and the sum is not another."""
        if verschil < 0:
            return any(som([rij]) == -verschil for rij in self.dubbel.get(nummer, []))
        samen = som(self.onleesbaar)
        if samen is None or None in self._zwervend:
            return True
        return verschil in self._zwervend or (len(self.onleesbaar) > 1 and verschil <= samen)


def leg_verband(boek: Werkboek) -> Verband:
    """Lay the rows of plans and measures beside each other."""
    plannen: dict[str, Rij] = {}
    herhaald: dict[str, list[Rij]] = {}
    for rij in boek[AANVRAGEN]:
        if rij.kent("nummer") and plannen.setdefault(rij["nummer"], rij) is not rij:
            herhaald.setdefault(rij["nummer"], []).append(rij)
    per_nummer = groepeer([rij for rij in boek[MAATREGELEN] if rij.kent("aanvraag")], "aanvraag")
    return Verband(
        plannen=plannen,
        herhaald=herhaald,
        naamloos=[rij for rij in boek[AANVRAGEN] if not rij.kent("nummer") or _is_verkeerd(rij["nummer"], per_nummer)],
        maatregelen={nummer: rijen for nummer, rijen in per_nummer.items() if nummer in plannen},
        vreemd={nummer: rijen for nummer, rijen in per_nummer.items() if nummer not in plannen},
        onleesbaar=[rij for rij in boek[MAATREGELEN] if not rij.kent("aanvraag")],
        kent_maatregelen=MAATREGELEN in boek.gelezen,
    )


def _is_verkeerd(nummer: str, maatregelen: dict[Any, list[Rij]]) -> bool:
    """Whether a number cannot be one and no measure uses it either: then those of the plan have another."""
    return nummer not in maatregelen and not is_bruikbaar(nummer)


def is_bruikbaar(nummer: str) -> bool:
    """Whether a number can stand in addresses and file names."""
    try:
        bruikbaar_nummer(nummer)
    except ValidationError:
        return False
    return True


def som(maatregelen: list[Rij]) -> Decimal | None:
    """Granted amounts together, in euros; None where one of them is illegible."""
    if not all(rij.kent("toegekend_bedrag") for rij in maatregelen):
        return None
    return sum((rij["toegekend_bedrag"] or NUL for rij in maatregelen), NUL)


def groepeer(rijen: list[Rij], kolom: str) -> dict[Any, list[Rij]]:
    """Rows by what stands in a column, in the order of the sheet."""
    groepen: dict[Any, list[Rij]] = {}
    for rij in rijen:
        groepen.setdefault(rij[kolom], []).append(rij)
    return groepen
