"""How long decisions took against the term of article 2.3, sixth paragraph: of each plan whose term began by a date of reference.

A plan that was declared complete is exactly one of: decided in time, decided late, running, or running while the last day
passed. It is that of its last term: where an objection led to a new assessment the term began again. Days on which the term
stood still do not count (Awb 4:15); a notice that the decision comes later moves nothing (Awb 4:14). A decision is there on the
day of its letter (Awb 3:41), or on its own day where it was taken over without one. Withdrawn plans and plans that were left
aside have no term that was met or missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from django.db.models import (
    BooleanField,
    Case,
    Count,
    DateTimeField,
    ExpressionWrapper,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate

from aanvragen.models import Aanvraag, Gebeurtenis, Regelingversie, Tijdvak
from aanvragen.statussen import HEROVERWEGEN_OPNIEUW, Status
from beoordeling.models import Besluit, BesluitSoort
from beoordeling.termijnen import beslissen_voor, is_verstreken
from sectorplannen.kern.datums import AMSTERDAM, dag_van, einde_van_dag

from .begrippen import AanvraagRij

OP_TIJD, TE_LAAT, LOOPT, VERLOPEN, GEEN = "op_tijd", "te_laat", "loopt", "verlopen", "geen"
"""What there is to say of the term of a plan; GEEN: it has none that was met or missed."""
NAMEN = {
    OP_TIJD: "op tijd besloten",
    TE_LAAT: "te laat besloten",
    LOOPT: "nog binnen de termijn",
    VERLOPEN: "termijn voorbij, nog geen besluit",
}
"""Each in words, in the order in which it is shown."""
LOPEND = frozenset({Status.IN_BEOORDELING, Status.TER_BESLUITVORMING})
BESLIST = frozenset({Status.VERLEEND, Status.AFGEWEZEN, Status.VASTGESTELD, Status.VERLENING_INGETROKKEN})
NIET_VERZONDEN = datetime(9999, 1, 2, tzinfo=UTC)
"""Stands for the end of a term that has no end yet, also where a decision was taken and its letter is still to go out."""
WEEK = 7
Stil = tuple[date, date | None]
"""A first and a last day on which a term stood still; without the last it still does."""


@dataclass(frozen=True)
class Beslistijd:
    """The term of one plan, or of as many as have the same days: from which day it ran, its last day, when it ended."""

    soort: str
    loopt_vanaf: date
    uiterlijk: date
    eind: date | None
    dagen: int | None
    """How many days it ran until the decision, without those on which it stood still; None where there is no decision."""
    is_stil: bool = False

    @property
    def weken(self) -> int | None:
        """In which week of the term was decided, from 1; before the term ran that is the first as well."""
        return None if self.dagen is None else max(-(-self.dagen // WEEK), 1)


@dataclass(frozen=True)
class Regels:
    """The versions of the scheme, read once: which of them gives how long a term."""

    versies: Sequence[Regelingversie]

    def op(self, dag: date) -> Regelingversie:
        """As `Regelingversie.objects.op`, without asking the database for each day anew."""
        geldig = [v for v in self.versies if v.geldig_van <= dag and (v.geldig_tot is None or v.geldig_tot > dag)]
        if geldig:
            return max(geldig, key=lambda v: (v.gepubliceerd_op, v.geldig_van))
        return min(self.versies, key=lambda v: v.geldig_van)

    def laatste_dag(self, begin: date, sluit_op: date) -> tuple[date, date]:
        """From which day a term runs that began on a day, and its last day."""
        regeling = self.op(begin)
        uiterlijk = beslissen_voor(volledig_op=begin, sluit_op=sluit_op, regeling=regeling)
        return uiterlijk - timedelta(weeks=regeling.beslistermijn_weken), uiterlijk


def regels() -> Regels:
    """All versions of the scheme. One query."""
    return Regels(list(Regelingversie.objects.all()))


def oordeel(groep: Groep, sluit_op: date, peildatum: date, regels: Regels) -> Beslistijd:
    """What there is to say of one term on a date of reference, in a period that closed on a day."""
    loopt_vanaf, eerst = regels.laatste_dag(groep.begin, sluit_op)
    tot = groep.eind or peildatum
    perioden = [(vanaf, laatste) for vanaf, laatste in groep.stil if loopt_vanaf < vanaf <= tot]
    stond_stil = sum((min(laatste or tot, tot) - vanaf).days + 1 for vanaf, laatste in perioden)
    uiterlijk = eerst + timedelta(days=stond_stil)
    voorbij = is_verstreken(uiterlijk, tot)
    return Beslistijd(
        (TE_LAAT if voorbij else OP_TIJD) if groep.is_beslist else (VERLOPEN if voorbij else LOOPT),
        loopt_vanaf,
        uiterlijk,
        groep.eind,
        (groep.eind - loopt_vanaf).days - stond_stil if groep.eind else None,
        not groep.is_beslist and any(laatste is None or laatste >= peildatum for _, laatste in perioden),
    )


def termijnen(tijdvakken: Collection[Tijdvak], moment: datetime) -> QuerySet[Aanvraag]:
    """The plans with a term by a moment, each with `begin` and `eind` as days in Amsterdam; a day in the year 9999 is none."""
    opnieuw = Gebeurtenis.objects.filter(
        aanvraag=OuterRef("pk"), stap=HEROVERWEGEN_OPNIEUW.naam, naar=HEROVERWEGEN_OPNIEUW.naar, op__lte=moment
    )
    besluit = Besluit.objects.filter(
        aanvraag=OuterRef("pk"),
        soort__in=[BesluitSoort.VERLENING, BesluitSoort.AFWIJZING],
        op_bezwaar=False,
        op__lte=moment,
    ).annotate(
        bekend_op=Case(
            When(brief=None, then=F("op")),
            When(brief__verzonden_op__lte=moment, then=F("brief__verzonden_op")),
            default=Value(NIET_VERZONDEN),
            output_field=DateTimeField(),
        )
    )
    begin = Coalesce(Subquery(opnieuw.order_by("-op").values("op")[:1]), F("volledig_op"))
    eind = Case(
        When(status_op_peildatum__in=BESLIST, then=Subquery(besluit.order_by("-op", "-pk").values("bekend_op")[:1])),
        default=Value(NIET_VERZONDEN),
        output_field=DateTimeField(),
    )
    return (
        Aanvraag.objects.filter(tijdvak__in=tijdvakken, volledig_op__lte=moment)
        .op(moment)
        .filter(Q(("status_op_peildatum__in", LOPEND | BESLIST)))
        .annotate(begin=TruncDate(begin, tzinfo=AMSTERDAM), eind=TruncDate(eind, tzinfo=AMSTERDAM))
        .exclude(Q(("eind", None)))
    )


@dataclass(frozen=True)
class Groep:
    """Plans of one period whose terms have the same days; a plan whose term ever stood still is a group of its own."""

    tijdvak: int
    begin: date
    eind: date | None
    is_beslist: bool
    stil: Sequence[Stil]
    aantal: int
    pk: int | None = None


def groepen(tijdvakken: Collection[Tijdvak], peildatum: date, *, elk_apart: bool = False) -> list[Groep]:
    """The terms of these periods on a date, counted by their days, or with `elk_apart` one by one. One query.

    A plan whose term stood still comes once for each time, and those rows are taken together here.
    """
    stilstand = FilteredRelation("opschortingen", condition=Q(opschortingen__vanaf__lte=peildatum))
    eigen = F("pk") if elk_apart else Case(When(stilstand__isnull=False, then=F("pk")), output_field=IntegerField())
    rijen = (
        termijnen(tijdvakken, einde_van_dag(peildatum))
        .annotate(
            stilstand=stilstand,
            eigen=eigen,
            is_beslist=ExpressionWrapper(Q(status_op_peildatum__in=BESLIST), BooleanField()),
        )
        .order_by()
        .values_list("tijdvak", "begin", "eind", "is_beslist", "eigen", "stilstand__vanaf", "stilstand__tot")
        .annotate(Count("pk"))
    )
    uit: list[Groep] = []
    stil: dict[int, list[Stil]] = defaultdict(list)
    for tijdvak, begin, eind, is_beslist, pk, vanaf, tot, aantal in rijen:
        if vanaf is not None:
            stil[pk].append((vanaf, tot))
            if len(stil[pk]) > 1:
                continue
        perioden = stil[pk] if vanaf is not None else ()
        uit.append(Groep(tijdvak, begin, _bekend(eind), is_beslist, perioden, aantal, pk))
    return uit


def _bekend(eind: date) -> date | None:
    return None if eind == NIET_VERZONDEN.date() else eind


def tijden(
    tijdvakken: Collection[Tijdvak], peildatum: date, *, elk_apart: bool = False
) -> list[tuple[Groep, Beslistijd]]:
    """The groups of `groepen`, each with what there is to say of its term. Two queries, however many plans."""
    versies = regels()
    sluit = {tijdvak.pk: dag_van(tijdvak.sluit_op) for tijdvak in tijdvakken}
    return [
        (groep, oordeel(groep, sluit[groep.tijdvak], peildatum, versies))
        for groep in groepen(tijdvakken, peildatum, elk_apart=elk_apart)
    ]


def met_termijn(
    aanvragen: Iterable[AanvraagRij], tijdvakken: Collection[Tijdvak], peildatum: date
) -> list[AanvraagRij]:
    """The plans, each with what there is to say of its term: the kind, the last day by law, the day of the decision."""
    per_pk = {groep.pk: tijd for groep, tijd in tijden(tijdvakken, peildatum, elk_apart=True)}
    return [_met(rij, per_pk.get(rij.pk)) for rij in aanvragen]


def _met(rij: AanvraagRij, tijd: Beslistijd | None) -> AanvraagRij:
    if tijd is None:
        return replace(rij, termijn=GEEN)
    return replace(rij, termijn=tijd.soort, beslissen_voor=tijd.uiterlijk, besloten_op=tijd.eind)
