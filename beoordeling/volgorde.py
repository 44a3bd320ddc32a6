"""Whose turn is it? The order of complete receipt (art. 1.5), and for each plan whether the money reaches (Awb 4:25)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices

from aanvragen.models import Aanvraag, Maatregel, Tijdvak
from aanvragen.statussen import ONBESLIST, Status
from sectorplannen.kern.datums import einde_van_dag
from sectorplannen.kern.models import Gebruiker

from . import plafond
from .models import Plafondmutatie

NUL = Decimal("0.00")


class Uitkomst(TextChoices):
    """What the order means for one plan."""

    VERLEEND = "verleend", "Verleend"
    PAST = "past", "Past"
    DEELS = "deels", "Past deels"
    PAST_NIET = "past_niet", "Past niet"
    TELT_NIET_MEE = "telt_niet_mee", "Telt niet mee"


VORM: dict[str, tuple[str, str]] = {
    Uitkomst.VERLEEND: ("klaar", "klaar"),
    Uitkomst.PAST: ("klaar", "klaar"),
    Uitkomst.DEELS: ("letop", "deels"),
    Uitkomst.PAST_NIET: ("moet", "kruis"),
    Uitkomst.TELT_NIET_MEE: ("neutraal", "ruit"),
}


@dataclass(frozen=True)
class Plek:
    """A plan in the order; amounts in euros. `samen` is the sum up to and including this plan."""

    nummer: int
    aanvraag: Aanvraag
    status: Status
    bedrag: Decimal
    samen: Decimal
    uitkomst: Uitkomst
    rest: Decimal
    """What was left when its turn came."""
    grens: bool = False
    """Whether the ceiling is reached here: the first plan for which nothing is left."""

    @property
    def vorm(self) -> tuple[str, str]:
        """Tint and shape of the chip."""
        return VORM[self.uitkomst]


def volgorde(tijdvak: Tijdvak, gebruiker: Gebruiker, dag: date) -> list[Plek]:
    """The complete plans of a period that this person may open (an assessor has declared first), as on the end of a day.

    A granted plan counts for what is booked, an undecided one for what it asks, as far as the room reaches; what was
    refused, withdrawn or left aside does not count.
    """
    moment = einde_van_dag(dag)
    rijen: Any = (
        Aanvraag.objects.inzage_voor(gebruiker)
        .filter(tijdvak=tijdvak, volledig_op__lte=moment)
        .op(moment)
        .op_volgorde()
        .only("nummer", "naam", "soort", "volledig_op")
    )
    geboekt, gevraagd = _geboekt(tijdvak, dag), _gevraagd(tijdvak)
    rest, samen, grens_gezien = plafond.saldo(tijdvak, dag).ruimte, NUL, False
    plekken = []
    for nummer, aanvraag in enumerate(rijen, start=1):
        status = Status(aanvraag.status_op_peildatum)
        bedrag, uitkomst = _weeg(status, geboekt[aanvraag.pk], gevraagd[aanvraag.pk], rest)
        samen += bedrag
        grens = uitkomst == Uitkomst.PAST_NIET and not grens_gezien
        plekken.append(Plek(nummer, aanvraag, status, bedrag, samen, uitkomst, rest, grens))
        grens_gezien |= grens
        if uitkomst in {Uitkomst.PAST, Uitkomst.DEELS}:
            rest -= min(bedrag, rest)
    return plekken


def _weeg(status: Status, geboekt: Decimal, gevraagd: Decimal, rest: Decimal) -> tuple[Decimal, Uitkomst]:
    if geboekt > 0:
        return geboekt, Uitkomst.VERLEEND
    if status not in ONBESLIST:
        return NUL, Uitkomst.TELT_NIET_MEE
    if gevraagd <= rest:
        return gevraagd, Uitkomst.PAST
    return gevraagd, Uitkomst.DEELS if rest > 0 else Uitkomst.PAST_NIET


def _geboekt(tijdvak: Tijdvak, dag: date) -> dict[int, Decimal]:
    """Per plan what the ledger holds for it on the day: commitments less releases."""
    per_plan: dict[int, Decimal] = defaultdict(lambda: NUL)
    rijen = Plafondmutatie.objects.filter(tijdvak=tijdvak, datum__lte=dag, besluit__isnull=False)
    for pk, soort, bedrag in rijen.values_list("besluit__aanvraag", "soort", "bedrag"):
        per_plan[pk] -= plafond.effect(soort, bedrag)
    return per_plan


def _gevraagd(tijdvak: Tijdvak) -> dict[int, Decimal]:
    """Per plan what its measures ask together: amounts alone, for a period can have thousands of measures."""
    per_plan: dict[int, Decimal] = defaultdict(lambda: NUL)
    rijen = Maatregel.objects.filter(aanvraag__tijdvak=tijdvak).order_by()
    for pk, bedrag in rijen.values_list("aanvraag", "cofinanciering"):
        per_plan[pk] += bedrag
    return per_plan
