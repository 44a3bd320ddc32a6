"""The other way to divide the money of a period (Awb 4:26): by score, with a threshold, and by lot where scores are equal."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from fractions import Fraction

from django.db.models import Count, Q
from django.utils import timezone

from aanvragen.models import Aanvraag, Tijdvak, Verdeling

from .models import Beoordeling, GezamenlijkeScore, Score

Scores = dict[int, Fraction]
"""Per plan (its key) the mean score, 1 to 4, exact."""

NIET_BEOORDEELD = "Het plan is nog niet door twee mensen beoordeeld."
NU_NIET = "Het krijgt in de verdeling van nu geen geld."
"""What someone reads of an undecided plan who may not see scores: not which of the other two it is."""
ONDER_DE_DREMPEL = "De score is lager dan de drempel van de tender."


def scores(tijdvak: Tijdvak, moment: datetime) -> Scores:
    """The mean score of every plan of which both assessments were handed in by a moment: two queries.

    On each point the agreed score, or else the mean of both; of each criterion the mean over its measures, so that a
    plan with many measures weighs no other than one with few; and of those the mean.
    """
    beide = (
        Beoordeling.objects.filter(aanvraag__tijdvak=tijdvak, ingeleverd_op__lte=moment)
        .order_by()
        .values("aanvraag")
        .annotate(aantal=Count("pk"))
        .filter(aantal=2)
    )
    punten: dict[int, dict[tuple[int, int | None], list[int]]] = defaultdict(lambda: defaultdict(list))
    gegeven = Score.objects.filter(beoordeling__aanvraag__in=beide.values("aanvraag"), waarde__isnull=False).order_by()
    for plan, criterium, maatregel, waarde in gegeven.values_list(
        "beoordeling__aanvraag", "criterium", "maatregel", "waarde"
    ):
        punten[plan][criterium, maatregel].append(waarde or 0)  # never empty: the query asks a value
    eens = GezamenlijkeScore.objects.filter(Q(akkoord_op__lte=moment), aanvraag__tijdvak=tijdvak).order_by()
    for plan, criterium, maatregel, waarde in eens.values_list("aanvraag", "criterium", "maatregel", "waarde"):
        if plan in punten:
            punten[plan][criterium, maatregel] = [waarde]
    return {plan: gemiddelde(van) for plan, van in punten.items()}


def gemiddelde(punten: dict[tuple[int, int | None], list[int]]) -> Fraction:
    """The mean over the criteria, each the mean over its measures; `punten`: per criterion and measure the values that count."""
    per_criterium: dict[int, list[Fraction]] = defaultdict(list)
    for (criterium, _), waarden in punten.items():
        per_criterium[criterium].append(Fraction(sum(waarden), len(waarden)))
    van_criteria = [sum(rij, Fraction(0)) / len(rij) for rij in per_criterium.values()]
    return sum(van_criteria, Fraction(0)) / len(van_criteria)


def buiten(tijdvak: Tijdvak, score: Fraction | None) -> str:
    """Why a plan does not take part in the division, in words without its score; empty when it does."""
    if score is None:
        return NIET_BEOORDEELD
    if tijdvak.tender_drempel is not None and score < Fraction(tijdvak.tender_drempel):
        return ONDER_DE_DREMPEL
    return ""


def belet_verlenen(aanvraag: Aanvraag) -> str | None:
    """Why a plan gets nothing in a tender, without its score; None where it takes part, and in a period that is no tender."""
    tijdvak = aanvraag.tijdvak
    if tijdvak.verdeling != Verdeling.TENDER:
        return None
    waarom = buiten(tijdvak, scores(tijdvak, timezone.now()).get(aanvraag.pk))
    return f"Dit plan doet niet mee in de tender: {waarom[:1].lower()}{waarom[1:].rstrip('.')}." if waarom else None
