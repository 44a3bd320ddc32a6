"""Who has to do what now: the plans with their work step, what waits for whom, and how much time is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    Count,
    DecimalField,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from aanvragen.models import Aanvraag, Maatregel
from aanvragen.statussen import ONBESLIST, Status
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.models import Gebruiker, Rol

from .models import Beoordeling
from .werkstap import WACHT_OP, stap_is, werkstap

WEEK = timedelta(days=7)
BEDRAG: DecimalField[Any, Any] = DecimalField(max_digits=14, decimal_places=2)


class Termijn(TextChoices):
    """How much is left of the term that runs: to decide, or to supplement; stands still as long as none runs."""

    TE_LAAT = "te_laat", "Te laat"
    WEEK = "week", "Binnen een week"
    LATER = "later", "Later"
    STIL = "stil", "Staat stil"
    AFGEHANDELD = "afgehandeld", "Afgehandeld"


def termijn_is(termijn: str, dag: date | None = None) -> Q:
    """The plans whose running term is like this on a day (today, where none is given); of a decided one none runs."""
    if termijn == Termijn.AFGEHANDELD:
        return ~Q(status__in=ONBESLIST)
    vanaf = dag or vandaag()
    binnen = {
        Termijn.TE_LAAT: _loopt("lt", vanaf),
        Termijn.WEEK: _loopt("range", (vanaf, vanaf + WEEK)),
        Termijn.LATER: _loopt("gt", vanaf + WEEK),
        Termijn.STIL: Q(beslissen_voor=None) & ~AANVULLEN,
    }
    return Q(status__in=ONBESLIST) & binnen[Termijn(termijn)]


AANVULLEN = Q(status=Status.AANVULLING_GEVRAAGD)
"""The term to decide stands still, and that of the supplement (Awb 4:5) runs instead."""


def _loopt(hoe: str, waarde: object) -> Q:
    return Q(**{f"beslissen_voor__{hoe}": waarde}) & ~AANVULLEN | AANVULLEN & Q(**{f"aanvullen_voor__{hoe}": waarde})


VOLGORDE = (
    Case(When(status__in=ONBESLIST, then=0), default=1),
    Case(When(AANVULLEN, then=F("aanvullen_voor")), default=F("beslissen_voor")).asc(nulls_last=True),
    "ingediend_op",
    "pk",
)
"""Undecided first, then by the legal deadline that runs; without one by moment of filing."""


def plannen(gebruiker: Gebruiker) -> QuerySet[Aanvraag]:
    """All plans that this person may know of, undecided first, by legal deadline.

    Each with `werkstap`, `heeft_inzage`, and `gevraagd_som` in euros: None where one may not open the plan (yet).
    """
    gevraagd = (
        Maatregel.objects.filter(aanvraag=OuterRef("pk"))
        .order_by()
        .values("aanvraag")
        .annotate(som=Sum("cofinanciering"))
        .values("som")
    )
    som = Coalesce(Subquery(gevraagd), Value(Decimal(0)), output_field=BEDRAG)
    return (
        Aanvraag.objects.zichtbaar_voor(gebruiker)
        .met_inzage(gebruiker)
        .annotate(
            gevraagd_som=Case(When(heeft_inzage=True, then=som), default=None, output_field=BEDRAG),
            werkstap=werkstap(gebruiker),
        )
        .ingediend()
        .order_by(*VOLGORDE)
    )


def wachtend(gebruiker: Gebruiker) -> QuerySet[Aanvraag]:
    """What waits for this person, by legal deadline."""
    rijen = plannen(gebruiker).filter(stap_is(WACHT_OP.get(gebruiker.rol, ())))
    if gebruiker.rol == Rol.BEOORDELAAR:
        # their steps all ask an own assessment: said once here, the step is worked out for few plans instead of all
        rijen = rijen.filter(pk__in=Beoordeling.objects.filter(beoordelaar=gebruiker).values("aanvraag"))
    return rijen


def met_rij(rijen: QuerySet[Aanvraag]) -> QuerySet[Aanvraag]:
    """What a row of the table shows beside the plan itself, in a few queries more whatever the number of rows."""
    beoordelingen = Beoordeling.objects.select_related("beoordelaar").order_by("plaats")
    return rijen.select_related("hoofdaanvrager", "tijdvak").prefetch_related(
        Prefetch("beoordelingen", queryset=beoordelingen)
    )


class Rijen:
    """A list to take slices of: first which plans, by filter and order alone, and then what those few rows show.

    So the rows that a deep page passes over cost no more than their key.
    """

    ordered = True

    def __init__(self, gefilterd: QuerySet[Aanvraag], bron: QuerySet[Aanvraag]) -> None:
        self.sleutels = gefilterd.values_list("pk", flat=True)
        self.bron = met_rij(bron)

    def __getitem__(self, deel: slice) -> list[Aanvraag]:
        return self.van(list(self.sleutels[deel]))

    def count(self) -> int:
        """How many there are: one query."""
        return self.sleutels.count()

    def van(self, sleutels: Sequence[int]) -> list[Aanvraag]:
        """The rows with these keys, in this order."""
        op_sleutel = {rij.pk: rij for rij in self.bron.filter(pk__in=sleutels).order_by()}
        return [op_sleutel[pk] for pk in sleutels if pk in op_sleutel]

    def in_delen(self, grootte: int) -> Iterator[Aanvraag]:
        """All rows, so many at a time in memory."""
        sleutels = list(self.sleutels)
        for begin in range(0, len(sleutels), grootte):
            yield from self.van(sleutels[begin : begin + grootte])


def tel(rijen: QuerySet[Aanvraag]) -> dict[str, Any]:
    """How many plans per term, all together, and what they ask in euros as far as one may know it: one query."""
    per_termijn = {termijn.value: Count("pk", filter=termijn_is(termijn)) for termijn in Termijn}
    return rijen.order_by().aggregate(
        alles=Count("pk"), som=Coalesce(Sum("gevraagd_som"), Value(Decimal(0)), output_field=BEDRAG), **per_termijn
    )


def verdeling(gebruiker: Gebruiker | None = None) -> QuerySet[Gebruiker]:
    """Every assessor with their load in plans that are not decided, least loaded first; one query.

    `aantal` were given, of which `klaar` are handed in and `open` are still to do; of those `te_laat` are past the day
    to decide. With `gebruiker` only plans that this person may know of count, for a total tells what a list hides.
    """
    nu = Q(beoordelingen__aanvraag__status__in=ONBESLIST)
    if gebruiker is not None:
        nu &= Q(beoordelingen__aanvraag__in=Aanvraag.objects.zichtbaar_voor(gebruiker).values("pk"))
    te_doen = nu & Q(beoordelingen__ingeleverd_op=None)
    return (
        Gebruiker.objects.filter(rol=Rol.BEOORDELAAR, is_active=True)
        .annotate(
            aantal=Count("beoordelingen", filter=nu),
            klaar=Count("beoordelingen", filter=nu & Q(beoordelingen__ingeleverd_op__isnull=False)),
            open=Count("beoordelingen", filter=te_doen),
            te_laat=Count("beoordelingen", filter=te_doen & Q(beoordelingen__aanvraag__beslissen_voor__lt=vandaag())),
        )
        .order_by("open", "aantal", "naam", "pk")
    )
