"""What a measure costs per participant beside measures of its kind: on the menukaart, and in plans that were granted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.core.cache import cache

from sectorplannen.kern.geld import centen

from .models import Aanvraag, Maatregel, Voorbeeldmaatregel

KORT = 300
"""Seconds for which the amounts are kept: they change when a plan is granted, and everyone who types asks for them."""
SLEUTEL = "vergelijking.prijsklassen"
GENOEG = 3
"""Fewer granted measures than this say nothing about what is usual."""


@dataclass(frozen=True)
class Prijsklasse:
    """What comparable measures cost per participant, in euros, and where that is known from."""

    laagst: Decimal
    hoogst: Decimal
    bron: str

    def is_duurder(self, bedrag: Decimal) -> bool:
        """Clearly more: above the highest."""
        return bedrag > self.hoogst

    def is_goedkoper(self, bedrag: Decimal) -> bool:
        """Clearly less: below half of the lowest. Cheap is suspect only when it is very cheap."""
        return bedrag * 2 < self.laagst


def prijsklassen() -> dict[str, Prijsklasse]:
    """The price range of each kind of measure of which one is known; kept for some minutes. Never more than two questions."""
    bekend: dict[str, Prijsklasse] | None = cache.get(SLEUTEL)
    if bekend is None:
        bekend = _reken()
        cache.set(SLEUTEL, bekend, KORT)
    return bekend


def kwartielen(bedragen: list[Fraction]) -> tuple[Decimal, Decimal]:
    """The amounts below which a quarter and three quarters lie, in euros; between two amounts in proportion."""
    rij = sorted(bedragen)
    return centen(_op_deel(rij, Fraction(1, 4))), centen(_op_deel(rij, Fraction(3, 4)))


def _op_deel(rij: list[Fraction], deel: Fraction) -> Fraction:
    plaats = (len(rij) - 1) * deel
    onder = int(plaats)
    boven = min(onder + 1, len(rij) - 1)
    return rij[onder] + (rij[boven] - rij[onder]) * (plaats - onder)


def _reken() -> dict[str, Prijsklasse]:
    grenzen: dict[str, list[tuple[Decimal, Decimal]]] = defaultdict(list)
    bronnen: dict[str, list[str]] = defaultdict(list)
    voorbeelden = Voorbeeldmaatregel.objects.order_by("pk").values_list("categorie", "laagste_kosten", "hoogste_kosten")
    for categorie, laagst, hoogst in voorbeelden:
        grenzen[categorie].append((laagst, hoogst))
        bronnen[categorie] = ["de menukaart"]
    for categorie, bedragen in _toegekend().items():
        if len(bedragen) >= GENOEG:
            grenzen[categorie].append(kwartielen(bedragen))
            bronnen[categorie].append(f"{len(bedragen)} maatregelen uit toegekende plannen")
    return {
        categorie: Prijsklasse(
            min(paar[0] for paar in paren), max(paar[1] for paar in paren), " en ".join(bronnen[categorie])
        )
        for categorie, paren in grenzen.items()
    }


def _toegekend() -> dict[str, list[Fraction]]:
    """Costs per participant of each granted measure that has both, by kind."""
    uit: dict[str, list[Fraction]] = defaultdict(list)
    rijen = Maatregel.objects.filter(aanvraag__in=Aanvraag.objects.toegekend(), deelnemers__gt=0, kosten__gt=0)
    for categorie, kosten, deelnemers in rijen.order_by("pk").values_list("categorie", "kosten", "deelnemers"):
        uit[categorie].append(Fraction(kosten) / deelnemers)
    return uit
