"""Who belongs to a plan: those who hear what happens to it, and those who may sign for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sectorplannen.kern.models import SCHRIJVERS, Gebruiker, Lidmaatschap, LidRol

from .models import Aanvraag, Deelnemer


def betrokkenen(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who hears what happens to a plan: those who sign and write for the lead organisation."""
    return schrijvers_van([aanvraag.hoofdaanvrager_id]).get(aanvraag.hoofdaanvrager_id, [])


def meeschrijvers(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who hears what asks for writing (reminders, a later closing, a supplement): the lead's, and of partners that write."""
    return schrijvers_per_plan([aanvraag])[aanvraag.pk]


def deelnemers(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who hears that the plan of all of them stops or begins anew: those who sign and write for the lead and each partner."""
    return schrijvers_per_plan([aanvraag], alle_partners=True)[aanvraag.pk]


def schrijvers_per_plan(aanvragen: Iterable[Aanvraag], *, alle_partners: bool = False) -> dict[int, list[Gebruiker]]:
    """Per plan (by key) who writes in it, each once, the lead's people first. Two queries, however many plans.

    With `alle_partners` also the writers of a partner that only reads this plan.
    """
    leiders = {plan.pk: plan.hoofdaanvrager_id for plan in aanvragen}
    mee: dict[int, list[int]] = defaultdict(list)
    partners = Deelnemer.objects.filter(aanvraag__in=list(leiders)).order_by("pk")
    if not alle_partners:
        partners = partners.filter(mag_schrijven=True)
    for plan_pk, organisatie in partners.values_list("aanvraag", "organisatie"):
        mee[plan_pk].append(organisatie)
    per_organisatie = schrijvers_van([*leiders.values(), *(pk for rijen in mee.values() for pk in rijen)])
    return {
        pk: list({wie.pk: wie for org in (leider, *mee[pk]) for wie in per_organisatie.get(org, ())}.values())
        for pk, leider in leiders.items()
    }


def schrijvers_van(organisaties: Iterable[int]) -> dict[int, list[Gebruiker]]:
    """Per organisation (by key) its active people who sign and write, in one query."""
    leden = Lidmaatschap.objects.filter(
        organisatie__in=set(organisaties), rol__in=SCHRIJVERS, gebruiker__is_active=True
    )
    per_organisatie: dict[int, list[Gebruiker]] = defaultdict(list)
    for lid in leden.select_related("gebruiker").order_by("gebruiker__naam", "gebruiker__email"):
        per_organisatie[lid.organisatie_id].append(lid.gebruiker)
    return per_organisatie


def tekenbevoegden(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who may file this plan: those entitled to sign for the lead organisation (art. 2.2)."""
    return list(
        Gebruiker.objects.filter(
            is_active=True,
            lidmaatschappen__organisatie=aanvraag.hoofdaanvrager_id,
            lidmaatschappen__rol=LidRol.TEKENBEVOEGD,
        )
    )
