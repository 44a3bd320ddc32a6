"""How much of the money goes to the young: each amount times young participants over participants (the agreed third)."""

from __future__ import annotations

from collections import defaultdict
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
    """The share of the money for the young, between 0 and 1; None where there is no money. Amounts are in whole cents.

    What has the same number of participants is added up first: thousands of fractions with each its own would take a second.
    """
    alles, per_deelnemers = 0, defaultdict[int, int](int)
    for bedrag, jongeren, deelnemers in delen:
        cent = int(bedrag * 100)
        alles += cent
        if deelnemers:
            per_deelnemers[deelnemers] += cent * jongeren
    jong = sum((Fraction(som, deelnemers) for deelnemers, som in per_deelnemers.items()), Fraction(0))
    return jong / alles if alles else None


def verleend(tijdvak: Tijdvak) -> list[Deel]:
    """What the grants in force of a period give per measure: one query. Of an earlier decision on the same plan nothing."""
    return [deel for delen in _verleend(tijdvak).values() for deel in delen]


def per_plan(tijdvak: Tijdvak) -> dict[int, Decimal]:
    """Per plan (its key) the share of its money for the young, 0 to 1, in 28 figures; a plan without money is left out.

    Of a granted plan by what its decision names per measure, of another by what its measures ask: two queries.
    """
    gevraagd = Maatregel.objects.filter(aanvraag__tijdvak=tijdvak).order_by()
    delen = defaultdict[int, list[Deel]](list)
    for plan, bedrag, jong, alle in gevraagd.values_list(
        "aanvraag", "cofinanciering", "waarvan_jongeren", "deelnemers"
    ):
        delen[plan].append((bedrag, jong, alle))
    delen |= _verleend(tijdvak)
    aandelen = ((plan, aandeel(rijen)) for plan, rijen in delen.items())
    return {plan: Decimal(deel.numerator) / deel.denominator for plan, deel in aandelen if deel is not None}


def _verleend(tijdvak: Tijdvak) -> dict[int, list[Deel]]:
    """Per plan with a grant in force what its last decision gives per measure: one query."""
    rijen = BesluitMaatregel.objects.filter(
        besluit__aanvraag__tijdvak=tijdvak,
        besluit__aanvraag__status__in=[Status.VERLEEND, Status.VASTGESTELD],
        besluit__soort=BesluitSoort.VERLENING,
    ).order_by("besluit__op", "besluit")
    laatste: dict[int, tuple[int, list[Deel]]] = {}
    for plan, besluit, bedrag, jong, alle in rijen.values_list(
        "besluit__aanvraag", "besluit", "bedrag", "maatregel__waarvan_jongeren", "maatregel__deelnemers"
    ):
        if laatste.get(plan, (0,))[0] != besluit:
            laatste[plan] = (besluit, [])
        laatste[plan][1].append((bedrag, jong, alle))
    return {plan: delen for plan, (_, delen) in laatste.items()}
