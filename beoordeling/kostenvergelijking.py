"""What a measure costs per participant beside measures of its kind: on the menukaart, and in plans that were granted.

Only granted plans count: their dossiers are public (art. 2.3, seventh paragraph), so that nobody learns here of a plan that
he has a tie with, or of one that is still judged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median

from aanvragen.models import Aanvraag, Maatregel, Voorbeeldmaatregel
from sectorplannen.kern.geld import afronden, centen

BREED = 280
"""The length of the drawn line, in the units of its SVG."""
LINKS, RECHTS = 24, 24
"""Room at the ends, for a mark that stands at an end."""
GENOEG = 3
"""Fewer granted measures than this say nothing about what is usual."""


@dataclass(frozen=True)
class Spreiding:
    """What some comparable measures cost per participant, in euros, and how many there are."""

    laagst: Decimal
    midden: Decimal
    hoogst: Decimal
    aantal: int


@dataclass(frozen=True)
class Kostenvergelijking:
    """The amount of one measure per participant, in euros, beside what is known of its kind; None where nothing is."""

    eigen: Decimal
    toegekend: Spreiding | None
    menukaart: Spreiding | None

    @property
    def te_weinig(self) -> bool:
        """Granted measures there are, but too few to compare with."""
        return self.toegekend is not None and self.toegekend.aantal < GENOEG

    @property
    def maat(self) -> Spreiding | None:
        """What is drawn and measured by: granted measures where there are enough, else the menukaart."""
        return self.menukaart if self.toegekend is None or self.te_weinig else self.toegekend

    @property
    def afwijking(self) -> str:
        """How far the measure lies from the middle of what it is measured by, in words."""
        if self.maat is None or not self.maat.midden:
            return ""
        procent = int(afronden(Fraction(self.eigen - self.maat.midden) / Fraction(self.maat.midden) * 100))
        if not procent:
            return "Deze maatregel ligt op het midden."
        return f"Deze maatregel ligt {abs(procent)}% {'boven' if procent > 0 else 'onder'} het midden."

    @property
    def buiten(self) -> bool:
        """Whether the amount lies outside all that it is measured by."""
        return self.maat is not None and not self.maat.laagst <= self.eigen <= self.maat.hoogst

    def plaats(self, bedrag: Decimal) -> int:
        """Where an amount stands on the drawn line, that begins at nought."""
        hoogst = max(self.eigen, self.maat.hoogst if self.maat else Decimal(0)) or Decimal(1)
        return LINKS + int(Fraction(bedrag) / Fraction(hoogst) * (BREED - LINKS - RECHTS))

    @property
    def tekening(self) -> dict[str, int]:
        """The places on the line: where the range begins and how long it is, its middle, and the measure itself."""
        if self.maat is None:
            return {}
        van, tot = self.plaats(self.maat.laagst), self.plaats(self.maat.hoogst)
        return {
            "van": van,
            "breed": max(2, tot - van),
            "midden": self.plaats(self.maat.midden),
            "eigen": self.plaats(self.eigen),
        }


def vergelijk(categorie: str, eigen: Decimal | None, *, behalve: Aanvraag) -> Kostenvergelijking | None:
    """The costs per participant of a measure beside its kind, without those of its own plan. Always two queries.

    None where the measure has no participants, so no such costs.
    """
    if eigen is None:
        return None
    rijen = Maatregel.objects.filter(
        aanvraag__in=Aanvraag.objects.toegekend(), categorie=categorie, deelnemers__gt=0, kosten__gt=0
    ).exclude(aanvraag=behalve)
    bedragen = [Fraction(kosten) / aantal for kosten, aantal in rijen.values_list("kosten", "deelnemers")]
    kaart = Voorbeeldmaatregel.objects.filter(categorie=categorie).values_list("laagste_kosten", "hoogste_kosten")
    return Kostenvergelijking(eigen, spreiding(bedragen), _van_de_kaart(kaart))


def spreiding(bedragen: list[Fraction]) -> Spreiding | None:
    """The lowest, middle and highest of some amounts, to the cent; None of none."""
    if not bedragen:
        return None
    midden = Fraction(median(bedragen))
    return Spreiding(centen(min(bedragen)), centen(midden), centen(max(bedragen)), len(bedragen))


def _van_de_kaart(grenzen: Iterable[tuple[Decimal, Decimal]]) -> Spreiding | None:
    paren = list(grenzen)
    if not paren:
        return None
    laagst, hoogst = min(p[0] for p in paren), max(p[1] for p in paren)
    middens = [Fraction(laag + hoog) / 2 for laag, hoog in paren]
    return Spreiding(laagst, centen(Fraction(median(middens))), hoogst, len(paren))
