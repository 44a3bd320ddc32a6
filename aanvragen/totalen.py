"""The sums of one plan, for its own pages. Figures over plans are made in the reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sectorplannen.kern.geld import centen

from .models import Aanvraag, KostenSoort, Maatregel
from .tarieven import GEEN, Tarief, posten_van, regelsom, tarief_van


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

    @property
    def kosten_per_deelnemer(self) -> Decimal | None:
        """Costs over participants in euros, or None where there are none."""
        return centen(self.kosten / self.deelnemers) if self.deelnemers else None


def totalen(maatregelen: Iterable[Maatregel]) -> Totalen:
    """Sum in Python: exact on every database."""
    rijen = list(maatregelen)
    return Totalen(
        maatregelen=len(rijen),
        kosten=sum((m.kosten for m in rijen), GEEN),
        gevraagd=sum((m.cofinanciering for m in rijen), GEEN),
        deelnemers=sum(m.deelnemers for m in rijen),
        jongeren=sum(m.waarvan_jongeren for m in rijen),
        bbl=sum(m.waarvan_bbl for m in rijen),
        themas=len({m.thema for m in rijen if m.thema}),
    )


@dataclass(frozen=True)
class Soortregel:
    """One kind of cost over the whole plan, in euros: what it costs, what of it counts, what the rate gives."""

    naam: str
    tarief: Tarief
    kosten: Decimal
    telt: Decimal
    vraagt: Decimal


@dataclass(frozen=True)
class Begroting:
    """The budget of a plan: each measure, each kind of cost that occurs, and the sums."""

    maatregelen: list[Maatregel]
    soorten: list[Soortregel]
    totalen: Totalen

    @property
    def volgens_tarief(self) -> Decimal:
        """What the rates give, over the kinds of cost."""
        return sum((soort.vraagt for soort in self.soorten), GEEN)


def begroting(aanvraag: Aanvraag) -> Begroting:
    """The budget, from the measures and their cost lines; prefetch `maatregelen__kostenposten`."""
    regeling, maatregelen = aanvraag.tijdvak.regelingversie, list(aanvraag.maatregelen.all())
    per_soort: dict[str, list[Decimal]] = {}
    for maatregel in maatregelen:
        for post in posten_van(maatregel, regeling):
            som = regelsom(post["soort"], post["kosten"], regeling)
            al = per_soort.setdefault(post["soort"], [GEEN, GEEN, GEEN])
            per_soort[post["soort"]] = [a + b for a, b in zip(al, (som.kosten, som.telt, som.vraagt), strict=True)]
    soorten = [
        Soortregel(str(soort.label), tarief_van(soort, regeling), *per_soort[soort])
        for soort in KostenSoort
        if soort in per_soort
    ]
    return Begroting(maatregelen, soorten, totalen(maatregelen))
