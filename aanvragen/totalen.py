"""The sums of one plan, for its own pages. Figures over plans are made in the reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .models import Maatregel


@dataclass(frozen=True)
class Totalen:
    """Over the measures of a plan; amounts in euros."""

    maatregelen: int
    kosten: Decimal
    gevraagd: Decimal
    deelnemers: int
    jongeren: int
    bbl: int
    themas: int

    @property
    def eigen_bijdrage(self) -> Decimal:
        """Costs less requested co-financing."""
        return self.kosten - self.gevraagd

    @property
    def aandeel_jongeren(self) -> Decimal | None:
        """Young participants over participants, or None where there are none."""
        return Decimal(self.jongeren) / self.deelnemers if self.deelnemers else None


def totalen(maatregelen: Iterable[Maatregel]) -> Totalen:
    """Sum in Python: exact on every database."""
    rijen = list(maatregelen)
    nul = Decimal("0.00")
    return Totalen(
        maatregelen=len(rijen),
        kosten=sum((m.kosten for m in rijen), nul),
        gevraagd=sum((m.cofinanciering for m in rijen), nul),
        deelnemers=sum(m.deelnemers for m in rijen),
        jongeren=sum(m.waarvan_jongeren for m in rijen),
        bbl=sum(m.waarvan_bbl for m in rijen),
        themas=len({m.thema for m in rijen}),
    )
