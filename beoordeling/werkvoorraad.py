"""Who has to do what now: the work step of each plan, what waits for whom, and how much time is left."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DecimalField,
    Exists,
    F,
    Model,
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

from .models import Belangenverklaring, Beoordeling, Score

WEEK = timedelta(days=7)
BEDRAG: DecimalField[Any, Any] = DecimalField(max_digits=14, decimal_places=2)


class Werkstap(TextChoices):
    """What is to be done with a plan now, in words; the first four are about one's own assessment."""

    VERKLAREN = "verklaren", "Belang verklaren"
    NIEUW = "nieuw", "Nog beoordelen"
    BEGONNEN = "begonnen", "Beoordeling begonnen"
    WACHT_OP_ANDER = "wacht_op_ander", "Wacht op de ander"
    COMPLEETHEID = "compleetheid", "Compleet controleren"
    WACHT_OP_AANVULLING = "wacht_op_aanvulling", "Wacht op aanvulling"
    AANVULLING_TE_LAAT = "aanvulling_te_laat", "Aanvulling te laat"
    TOEWIJZEN = "toewijzen", "Beoordelaars kiezen"
    BEOORDELEN = "beoordelen", "Wordt beoordeeld"
    VOORLEGGEN = "voorleggen", "Besluit voorleggen"
    BESLUITEN = "besluiten", "Besluit nemen"
    AFGEHANDELD = "afgehandeld", "Afgehandeld"


VORM: dict[str, tuple[str, str]] = {
    Werkstap.VERKLAREN: ("leeg", "slot"),
    Werkstap.NIEUW: ("leeg", "leeg"),
    Werkstap.BEGONNEN: ("bezig", "half"),
    Werkstap.WACHT_OP_ANDER: ("neutraal", "ruit"),
    Werkstap.COMPLEETHEID: ("leeg", "leeg"),
    Werkstap.WACHT_OP_AANVULLING: ("neutraal", "ruit"),
    Werkstap.AANVULLING_TE_LAAT: ("letop", "driehoek"),
    Werkstap.TOEWIJZEN: ("leeg", "leeg"),
    Werkstap.BEOORDELEN: ("neutraal", "ruit"),
    Werkstap.VOORLEGGEN: ("klaar", "klaar"),
    Werkstap.BESLUITEN: ("bezig", "half"),
}
"""Of each step the tint and the shape of its chip; what is done shows its status instead."""

WACHT_OP: dict[str, tuple[Werkstap, ...]] = {
    Rol.BEOORDELAAR: (Werkstap.VERKLAREN, Werkstap.NIEUW, Werkstap.BEGONNEN),
    Rol.COORDINATOR: (
        Werkstap.COMPLEETHEID,
        Werkstap.WACHT_OP_AANVULLING,
        Werkstap.AANVULLING_TE_LAAT,
        Werkstap.TOEWIJZEN,
        Werkstap.VOORLEGGEN,
    ),
    Rol.BESLUITNEMER: (Werkstap.AANVULLING_TE_LAAT, Werkstap.BESLUITEN),
}
"""Per role the steps that this role sets."""


class Termijn(TextChoices):
    """How much is left of the decision term; stands still as long as none runs."""

    TE_LAAT = "te_laat", "Te laat"
    WEEK = "week", "Binnen een week"
    LATER = "later", "Later"
    STIL = "stil", "Staat stil"
    AFGEHANDELD = "afgehandeld", "Afgehandeld"


def termijn_is(termijn: str, dag: date | None = None) -> Q:
    """The plans whose decision term is like this on a day (today, where none is given); of a decided one none runs."""
    if termijn == Termijn.AFGEHANDELD:
        return ~Q(status__in=ONBESLIST)
    vanaf = dag or vandaag()
    binnen = {
        Termijn.TE_LAAT: Q(beslissen_voor__lt=vanaf),
        Termijn.WEEK: Q(beslissen_voor__range=(vanaf, vanaf + WEEK)),
        Termijn.LATER: Q(beslissen_voor__gt=vanaf + WEEK),
        Termijn.STIL: Q(beslissen_voor=None),
    }
    return Q(status__in=ONBESLIST) & binnen[Termijn(termijn)]


VOLGORDE = (
    Case(When(status__in=ONBESLIST, then=0), default=1),
    F("beslissen_voor").asc(nulls_last=True),
    "ingediend_op",
    "pk",
)
"""Undecided first, then by legal deadline; without one by moment of filing."""


def plannen(gebruiker: Gebruiker) -> QuerySet[Aanvraag]:
    """All plans that this person may know of, undecided first, by legal deadline, with `gevraagd_som` (euros) and `werkstap`."""
    gevraagd = (
        Maatregel.objects.filter(aanvraag=OuterRef("pk"))
        .order_by()
        .values("aanvraag")
        .annotate(som=Sum("cofinanciering"))
        .values("som")
    )
    return (
        Aanvraag.objects.zichtbaar_voor(gebruiker)
        .ingediend()
        .annotate(
            gevraagd_som=Coalesce(Subquery(gevraagd), Value(Decimal(0)), output_field=BEDRAG),
            werkstap=_werkstap(gebruiker),
        )
        .order_by(*VOLGORDE)
    )


def wachtend(gebruiker: Gebruiker) -> QuerySet[Aanvraag]:
    """What waits for this person, by legal deadline."""
    return plannen(gebruiker).filter(Q(status__in=ONBESLIST, werkstap__in=WACHT_OP.get(gebruiker.rol, ())))


def met_rij(rijen: QuerySet[Aanvraag]) -> QuerySet[Aanvraag]:
    """What a row of the table shows beside the plan itself, in one query more whatever the number of rows."""
    beoordelingen = Beoordeling.objects.select_related("beoordelaar").order_by("plaats")
    return rijen.select_related("hoofdaanvrager", "tijdvak").prefetch_related(
        Prefetch("beoordelingen", queryset=beoordelingen)
    )


def tel(rijen: QuerySet[Aanvraag]) -> dict[str, Any]:
    """How many plans per term, all together, and what they ask in euros: one query."""
    per_termijn = {termijn.value: Count("pk", filter=termijn_is(termijn)) for termijn in Termijn}
    return rijen.order_by().aggregate(alles=Count("pk"), som=Coalesce(Sum("gevraagd_som"), Decimal(0)), **per_termijn)


def verdeling() -> QuerySet[Gebruiker]:
    """Every assessor with the number of assessments given (`aantal`) and still to hand in (`open`), least loaded first."""
    nu = Q(beoordelingen__aanvraag__status__in=ONBESLIST)
    te_doen = nu & Q(beoordelingen__ingeleverd_op=None)
    return (
        Gebruiker.objects.filter(rol=Rol.BEOORDELAAR, is_active=True)
        .annotate(
            aantal=Count("beoordelingen", filter=nu, distinct=True),
            open=Count("beoordelingen", filter=te_doen, distinct=True),
        )
        .order_by("open", "aantal", "naam", "pk")
    )


def _bestaat(model: type[Model], **voorwaarden: Any) -> Exists:
    return Exists(model._default_manager.filter(**voorwaarden))


def _werkstap(gebruiker: Gebruiker) -> Case:
    """The step as an expression, so that a list can be filtered by it without a query per row."""
    dit = OuterRef("pk")
    eigen = {"aanvraag": dit, "beoordelaar": gebruiker}
    in_beoordeling = Q(status=Status.IN_BEOORDELING)
    mijn = in_beoordeling & Q(_bestaat(Beoordeling, **eigen, ingeleverd_op=None))
    begonnen = _bestaat(Score, beoordeling__aanvraag=dit, beoordeling__beoordelaar=gebruiker)
    nog_open = Q(_bestaat(Beoordeling, aanvraag=dit, ingeleverd_op=None))
    twee = Q(_bestaat(Beoordeling, aanvraag=dit, plaats=1)) & Q(_bestaat(Beoordeling, aanvraag=dit, plaats=2))
    stappen: list[tuple[Q, Werkstap]] = [
        (mijn & ~Q(_bestaat(Belangenverklaring, **eigen)), Werkstap.VERKLAREN),
        (mijn & Q(begonnen), Werkstap.BEGONNEN),
        (mijn, Werkstap.NIEUW),
        (in_beoordeling & Q(_bestaat(Beoordeling, **eigen)) & nog_open, Werkstap.WACHT_OP_ANDER),
        (Q(status=Status.INGEDIEND), Werkstap.COMPLEETHEID),
        (Q(status=Status.AANVULLING_GEVRAAGD, aanvullen_voor__lt=vandaag()), Werkstap.AANVULLING_TE_LAAT),
        (Q(status=Status.AANVULLING_GEVRAAGD), Werkstap.WACHT_OP_AANVULLING),
        (in_beoordeling & ~twee, Werkstap.TOEWIJZEN),
        (in_beoordeling & nog_open, Werkstap.BEOORDELEN),
        (in_beoordeling, Werkstap.VOORLEGGEN),
        (Q(status=Status.TER_BESLUITVORMING), Werkstap.BESLUITEN),
    ]
    return Case(
        *[When(wanneer, then=Value(stap.value)) for wanneer, stap in stappen],
        default=Value(Werkstap.AFGEHANDELD.value),
        output_field=CharField(),
    )
