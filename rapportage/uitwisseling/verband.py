"""Which rows belong together. Where a mistake hides that, the rows it leaves loose are not held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from .bekend import Bekend
from .fouten import Fout, citaat, opsomming
from .lezen import Rij, Werkboek
from .schema import AANVRAGEN, MAATREGELEN, REALISATIE

NUL = Decimal("0.00")
MEER = 5


@dataclass(frozen=True)
class Verband:
    """Plans by number (the first row of each), later rows with the same number, measures by plan, and loose measures."""

    plannen: dict[str, Rij]
    herhaald: list[Rij]
    naamloos: list[Rij]
    maatregelen: dict[str, list[Rij]]
    los: list[Rij]

    @property
    def herhaalde_nummers(self) -> set[str]:
        """Numbers that the sheet of plans uses more than once."""
        return {rij["nummer"] for rij in self.herhaald}

    def som(self, nummer: str) -> Decimal | None:
        """What the measures of a plan were granted together, in euros; None where one of them is illegible."""
        return som(self.maatregelen.get(nummer, []))

    def los_verklaart(self, verschil: Decimal) -> bool:
        """Whether a loose measure, or all of one unknown plan, or all together, may be what a plan lacks."""
        if any(not rij.kent("toegekend_bedrag") for rij in self.los):
            return True
        groepen = [[rij] for rij in self.los] + list(self.vreemde_groepen().values()) + [self.los]
        return any(groep and som(groep) == verschil for groep in groepen)

    def vreemde_groepen(self) -> dict[str, list[Rij]]:
        """Loose measures by the unknown number that they name."""
        return groepeer([rij for rij in self.los if rij.kent("aanvraag")], lambda rij: rij["aanvraag"])


def som(maatregelen: list[Rij]) -> Decimal | None:
    """Granted amounts together, in euros; None where one of them is illegible."""
    if not all(rij.kent("toegekend_bedrag") for rij in maatregelen):
        return None
    return sum((rij["toegekend_bedrag"] or NUL for rij in maatregelen), NUL)


def groepeer[Sleutel: Hashable](rijen: list[Rij], sleutel: Callable[[Rij], Sleutel]) -> dict[Sleutel, list[Rij]]:
    """Rows by a key, in the order of the sheet."""
    groepen: dict[Sleutel, list[Rij]] = defaultdict(list)
    for rij in rijen:
        groepen[sleutel(rij)].append(rij)
    return dict(groepen)
