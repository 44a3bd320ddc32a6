"""A plan that comes back: where it comes from and where it went, in which periods it can, and which days it left behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from sectorplannen.kern.datums import dag_van

from .models import Aanvraag, Tijdvak

PLANDAGEN = {"start_op": "de eerste dag van het plan", "eind_op": "de laatste dag van het plan"}
MAATREGELDAGEN = {"start_op": "de dag waarop deze begint", "klaar_op": "de dag waarop deze klaar is"}
"""The days that a plan and a measure name, in words."""


@dataclass(frozen=True)
class Vervolg:
    """Of one plan: the earlier one that it comes from, and the later ones that came of it, as far as a reader may know."""

    eerder: Aanvraag | None
    later: tuple[Aanvraag, ...]

    def __bool__(self) -> bool:
        return self.eerder is not None or bool(self.later)


def vervolg(aanvraag: Aanvraag, gebruiker: Any) -> Vervolg:
    """What comes before and after a plan; one query. What this person may not know to exist is not there."""
    rijen = Aanvraag.objects.zichtbaar_voor(gebruiker).select_related("tijdvak")
    eerder = None
    later = []
    for rij in rijen.filter(Q(pk=aanvraag.eerdere_aanvraag_id) | Q(eerdere_aanvraag=aanvraag)).order_by("nummer"):
        if rij.pk == aanvraag.eerdere_aanvraag_id:
            eerder = rij
        else:
            later.append(rij)
    return Vervolg(eerder, tuple(later))


def latere_tijdvakken(aanvraag: Aanvraag, op: datetime | None = None) -> QuerySet[Tijdvak]:
    """The periods in which a plan can come back: later than its own, and open or yet to open."""
    rijen = Tijdvak.objects.filter(opent_op__gt=aanvraag.tijdvak.opent_op, sluit_op__gte=op or timezone.now())
    return rijen.order_by("opent_op")


def achtergebleven_dagen(eerder: Aanvraag, nieuw: Aanvraag) -> list[str]:
    """Which days of an earlier plan lie before the new period and are still empty in its return, in words; two queries."""
    grens = dag_van(nieuw.tijdvak.opent_op)

    def leeg(oud: Any, nu: Any, veld: str) -> bool:
        dag: date | None = getattr(oud, veld)
        return dag is not None and dag < grens and getattr(nu, veld) is None

    uit = [woord for veld, woord in PLANDAGEN.items() if leeg(eerder, nieuw, veld)]
    nu_op_naam = {rij.naam: rij for rij in nieuw.maatregelen.all()}
    for oud in eerder.maatregelen.all():
        nu = nu_op_naam.get(oud.naam)
        if nu is not None:
            woorden = [woord for veld, woord in MAATREGELDAGEN.items() if leeg(oud, nu, veld)]
            uit += [f"maatregel {nu.volgnummer}: {woord}" for woord in woorden]
    return uit
