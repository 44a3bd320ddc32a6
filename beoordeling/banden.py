"""Who has a tie with whom: what was declared, what follows from a membership, and what an earlier declaration suggests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from aanvragen.models import Aanvraag, Adviesgesprek, Deelnemer
from sectorplannen.kern.models import Gebruiker, Lidmaatschap, Organisatie

from .models import Belangenverklaring

Banden = dict[int, set[int]]
"""Per plan (by key) the people (by key)."""


@dataclass(frozen=True)
class BekendeBand:
    """What is known of a person and one organisation: declared at a moment with an explanation, or a membership (no moment).

    `gesprek`: no declaration, but an advice talk that this person held at the moment.
    """

    organisatie: Organisatie
    op: datetime | None = None
    toelichting: str = ""
    gesprek: bool = False


def banden(aanvragen: Iterable[Aanvraag], personen: Iterable[Gebruiker]) -> Banden:
    """Per plan who may not work on it: a declared tie, or a member of one of its organisations. Three queries, however many."""
    per_plan = _organisaties(plannen := list(aanvragen))
    wie = [persoon.pk for persoon in personen]
    uit: Banden = {plan.pk: set() for plan in plannen}
    gemeld = Belangenverklaring.objects.filter(heeft_band=True, aanvraag__in=list(uit), beoordelaar__in=wie)
    for plan_pk, persoon in gemeld.order_by().values_list("aanvraag", "beoordelaar"):
        uit[plan_pk].add(persoon)
    for plan_pk, mensen in _tref(per_plan, _leden(wie)).items():
        uit[plan_pk] |= mensen
    return uit


def vermoede_banden(aanvragen: Iterable[Aanvraag], personen: Iterable[Gebruiker]) -> Banden:
    """Per plan who perhaps has a tie, and said nothing of this plan: declared one with an organisation of it on another plan,
    or held an advice talk with one.

    Four queries, however many. Who declared on this plan to have none is not suspected any more.
    """
    per_plan = _organisaties(plannen := list(aanvragen))
    wie = [persoon.pk for persoon in personen]
    verklaard = set(
        Belangenverklaring.objects.filter(aanvraag__in=list(per_plan), beoordelaar__in=wie)
        .order_by()
        .values_list("aanvraag", "beoordelaar")
    )
    eerder: dict[int, set[int]] = defaultdict(set)
    gemeld = Belangenverklaring.objects.filter(heeft_band=True, beoordelaar__in=wie, organisaties__isnull=False)
    for organisatie, persoon in gemeld.order_by().values_list("organisaties", "beoordelaar"):
        eerder[organisatie].add(persoon)
    gesproken = Adviesgesprek.objects.filter(adviseur__in=wie, gehouden_op__isnull=False)
    for organisatie, persoon in gesproken.order_by().values_list("organisatie", "adviseur"):
        eerder[organisatie].add(persoon)
    treffers = _tref(per_plan, eerder)
    return {
        plan.pk: {persoon for persoon in treffers[plan.pk] if (plan.pk, persoon) not in verklaard} for plan in plannen
    }


def bekende_banden(persoon: Gebruiker, aanvraag: Aanvraag) -> list[BekendeBand]:
    """What this person declared before, is a member of, or advised, among the organisations of a plan: one per organisation.

    A declaration says more than a membership, and that more than a talk; of each the latest counts.
    """
    mee = _organisaties([aanvraag])[aanvraag.pk]
    uit: dict[int, BekendeBand] = {}
    gesprekken = persoon.adviesgesprekken.filter(organisatie__in=mee, gehouden_op__isnull=False)
    for gesprek in gesprekken.select_related("organisatie").order_by("gehouden_op"):
        zin = f"Ik voerde een adviesgesprek over ‘{gesprek.onderwerp}’."
        uit[gesprek.organisatie_id] = BekendeBand(gesprek.organisatie, gesprek.gehouden_op, zin, gesprek=True)
    leden = Lidmaatschap.objects.filter(gebruiker=persoon, organisatie__in=mee).select_related("organisatie")
    for lid in leden:
        uit[lid.organisatie_id] = BekendeBand(lid.organisatie)
    eerder = (
        persoon.belangenverklaringen.filter(heeft_band=True, organisaties__in=mee)
        .exclude(aanvraag=aanvraag)
        .order_by("op")
        .distinct()
        .prefetch_related("organisaties")
    )
    for verklaring in eerder:
        for organisatie in verklaring.organisaties.all():
            if organisatie.pk in mee:
                uit[organisatie.pk] = BekendeBand(organisatie, verklaring.op, verklaring.toelichting)
    return sorted(uit.values(), key=lambda band: band.organisatie.naam)


def organisaties_van(aanvraag: Aanvraag) -> list[Organisatie]:
    """The lead and its partners, the lead first: those with which one can have a tie."""
    partners = aanvraag.deelnemers.select_related("organisatie")
    rijen = [aanvraag.hoofdaanvrager, *(partner.organisatie for partner in partners)]
    return list({organisatie.pk: organisatie for organisatie in rijen}.values())


def _organisaties(plannen: Collection[Aanvraag]) -> dict[int, set[int]]:
    per_plan = {plan.pk: {plan.hoofdaanvrager_id} for plan in plannen}
    deelnemers = Deelnemer.objects.filter(aanvraag__in=list(per_plan)).order_by()
    for plan_pk, organisatie in deelnemers.values_list("aanvraag", "organisatie"):
        per_plan[plan_pk].add(organisatie)
    return per_plan


def _leden(wie: list[int]) -> dict[int, set[int]]:
    leden: dict[int, set[int]] = defaultdict(set)
    for organisatie, persoon in Lidmaatschap.objects.filter(gebruiker__in=wie).values_list("organisatie", "gebruiker"):
        leden[organisatie].add(persoon)
    return leden


def _tref(per_plan: dict[int, set[int]], per_organisatie: dict[int, set[int]]) -> Banden:
    return {
        plan_pk: set().union(*(per_organisatie.get(organisatie, set()) for organisatie in mee))
        for plan_pk, mee in per_plan.items()
    }
