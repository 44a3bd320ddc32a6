"""Which rows belong together. Where a mistake hides that, the rows it leaves loose are not held against others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

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
    def kwijt(self) -> set[Any]:
        """The measure numbers that stand in loose rows; an illegible one may be any."""
        return {rij["volgnummer"] for rij in self.los}

    @cached_property
    def _losse_bedragen(self) -> set[Decimal | None]:
        return {som([rij]) for rij in self.los} | {som(rijen) for rijen in self.vreemd.values()}

    def los_verklaart(self, verschil: Decimal) -> bool:
        """Whether loose measures may be what a plan lacks: then they are the one mistake, and the sum is not another."""
        samen = som(self.onleesbaar)
        if None in self._losse_bedragen or samen is None:
            return True
        return verschil in self._losse_bedragen or (len(self.onleesbaar) > 1 and verschil <= samen)


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
        naamloos=[rij for rij in boek[AANVRAGEN] if not rij.kent("nummer")],
        maatregelen={nummer: rijen for nummer, rijen in per_nummer.items() if nummer in plannen},
        vreemd={nummer: rijen for nummer, rijen in per_nummer.items() if nummer not in plannen},
        onleesbaar=[rij for rij in boek[MAATREGELEN] if not rij.kent("aanvraag")],
        kent_maatregelen=MAATREGELEN in boek.gelezen,
    )


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
