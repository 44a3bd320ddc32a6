"""How much of the money goes to the young: each amount times young participants over participants (the agreed third)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from aanvragen.models import Maatregel, Tijdvak
from aanvragen.statussen import Status

from .models import BesluitMaatregel, BesluitSoort

Deel = tuple[Decimal, int, int]
"""An amount in euros, the young participants, and all participants of a measure."""


def deel(maatregel: Maatregel, bedrag: Decimal) -> Deel:
    """An amount for a measure with the numbers that were asked: the share of the young does not change with the amount."""
    return bedrag, maatregel.waarvan_jongeren, maatregel.deelnemers


def aandeel(delen: Iterable[Deel]) -> Fraction | None:
    """The share of the money for the young, between 0 and 1; None where there is no money."""
    jong, alles = Fraction(0), Fraction(0)
    for bedrag, jongeren, deelnemers in delen:
        alles += Fraction(bedrag)
        jong += Fraction(bedrag) * Fraction(jongeren, deelnemers) if deelnemers else 0
    return jong / alles if alles else None


def verleend(tijdvak: Tijdvak) -> list[Deel]:
    """What the grants in force of a period give per measure: one query. Of an earlier decision on the same plan nothing."""
    rijen = BesluitMaatregel.objects.filter(
        besluit__aanvraag__tijdvak=tijdvak,
        besluit__aanvraag__status__in=[Status.VERLEEND, Status.VASTGESTELD],
        besluit__soort=BesluitSoort.VERLENING,
    ).values_list("besluit__aanvraag", "besluit", "bedrag", "maatregel__waarvan_jongeren", "maatregel__deelnemers")
    laatste: dict[int, int] = {}
    alle = list(rijen)
    for plan, besluit, *_ in alle:
        laatste[plan] = max(besluit, laatste.get(plan, 0))
    return [(bedrag, jong, samen) for plan, besluit, bedrag, jong, samen in alle if laatste[plan] == besluit]
