"""What the records say of one period on one date: read in a fixed number of queries, however many plans there are.

Only this module asks the database; what the rows amount to is calculated in Python, exact on every database (SQLite would
add amounts in floating point).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db.models import BooleanField, ExpressionWrapper, Q

from aanvragen.models import Aanvraag, AanvraagSoort, Categorie, Tijdvak
from aanvragen.statussen import Status
from beoordeling import plafond
from beoordeling.models import Besluit, BesluitMaatregel, Boeking
from sectorplannen.kern.datums import dag_van

from .begrippen import AanvraagRij, BoekingRij
from .models import Realisatie

VERLEEND = frozenset({Status.VERLEEND, Status.VASTGESTELD})
"""Granted: a settled plan still counts as granted."""
LAATSTE_DAGEN = timedelta(days=14)
CENTEN = 100
Breuk = tuple[int, int]
"""A numerator and a denominator, not reduced: a Fraction for each of 100,000 measures would take seconds."""
Bereik = Tijdvak | Sequence[int]
"""Whose records are read: those of a period, or of these applications (by primary key)."""


def _van(pad: str, bereik: Bereik) -> Q:
    """The condition on the application at the end of `pad`."""
    return Q(**{f"{pad}__tijdvak" if isinstance(bereik, Tijdvak) else f"{pad}__in": bereik})


@dataclass(frozen=True)
class Geldend:
    """The decision in force: its amount in euros, the grounds it was refused on, and when it was taken."""

    pk: int
    soort: str
    bedrag: Decimal
    gronden: tuple[str, ...]
    op: datetime


@dataclass(frozen=True)
class Toekenning:
    """What the decision in force grants of one measure: the number (as asked, where it names none) and the amount.

    `gevraagd`, `jongeren` and `bbl` are the numbers as asked; `bbl_deel` scales with the number granted.
    """

    aanvraag: int
    maatregel: int
    naam: str
    categorie: str
    aantal: int
    bedrag: Decimal
    kosten: Decimal
    gevraagd: int
    jongeren: int
    bbl: int

    @property
    def soort(self) -> str:
        """The name of its category."""
        return str(Categorie(self.categorie).label)

    @property
    def eigen_bijdrage(self) -> Decimal:
        """Costs less granted amount, in euros."""
        return self.kosten - self.bedrag

    @property
    def bbl_deel(self) -> Breuk:
        """BBL places in the granted number, exact."""
        return (self.bbl * self.aantal, self.gevraagd) if self.gevraagd else (0, 1)

    @property
    def jeugd_deel(self) -> Breuk:
        """Euros for the young: the granted amount times young participants over participants, exact."""
        return (int(self.bedrag * CENTEN) * self.jongeren, CENTEN * self.gevraagd) if self.gevraagd else (0, 1)


def natuurlijk(nummer: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts numbers as people do: SP1-9 before SP1-10."""
    return tuple(
        (0, int(deel), "") if deel.isdigit() else (1, 0, deel) for deel in re.findall(r"[0-9]+|[^0-9]+", nummer)
    )


def laatste_dag(sluit_op: datetime) -> date:
    """The last day on which can be filed; a period that closes at midnight closes on the day before."""
    return dag_van(sluit_op - timedelta(microseconds=1))


def aanvragen(tijdvak: Tijdvak, moment: datetime) -> list[AanvraagRij]:
    """What was filed by a moment, in natural order of number, each with its status then. One query."""
    laat_vanaf = laatste_dag(tijdvak.sluit_op) - LAATSTE_DAGEN
    velden = (
        "pk", "nummer", "naam", "soort", "hoofdaanvrager__naam", "ingediend_op", "status_op_peildatum", "intrekreden",
        "is_verzonnen",
    )  # fmt: skip
    verzonnen = ExpressionWrapper(~Q(verzonnen=""), BooleanField())
    rijen = Aanvraag.objects.filter(tijdvak=tijdvak).op(moment).annotate(is_verzonnen=verzonnen).values_list(*velden)
    return sorted(
        (
            AanvraagRij(
                pk, nummer, kale_naam(naam), soort == AanvraagSoort.REGIO, hoofdaanvrager, ingediend_op, status,
                dag_van(ingediend_op) > laat_vanaf, intrekreden, verzonnen,
            )
            for pk, nummer, naam, soort, hoofdaanvrager, ingediend_op, status, intrekreden, verzonnen in rijen
        ),
        key=lambda rij: natuurlijk(rij.nummer),
    )  # fmt: skip


def kale_naam(naam: str) -> str:
    """The name of a plan without '(regio)', which a table prints by itself."""
    return naam.removesuffix("(regio)").rstrip()


def geldende_besluiten(bereik: Bereik, moment: datetime) -> dict[int, Geldend]:
    """Of each application the last decision taken by a moment. One query."""
    velden = ("aanvraag_id", "pk", "soort", "bedrag", "gronden", "op")
    rijen = Besluit.objects.filter(_van("aanvraag", bereik), op__lte=moment).order_by("op", "pk").values_list(*velden)
    return {
        aanvraag: Geldend(pk, soort, bedrag, tuple(gronden), op) for aanvraag, pk, soort, bedrag, gronden, op in rijen
    }


def toekenningen(bereik: Bereik, besluiten: Iterable[Geldend]) -> list[Toekenning]:
    """The measures that these grants name with an amount; at € 0 a measure is left out. One query."""
    geldend = {besluit.pk for besluit in besluiten}
    velden = (
        "besluit_id", "besluit__aanvraag_id", "maatregel_id", "maatregel__naam", "maatregel__categorie", "aantal", "bedrag",
        "maatregel__kosten", "maatregel__deelnemers", "maatregel__waarvan_jongeren", "maatregel__waarvan_bbl",
    )  # fmt: skip
    rijen = (
        BesluitMaatregel.objects.filter(_van("besluit__aanvraag", bereik), bedrag__gt=0)
        .order_by("besluit__aanvraag_id", "maatregel__volgnummer")
        .values_list(*velden)
    )
    return [
        Toekenning(
            aanvraag, maatregel, naam, categorie, gevraagd if aantal is None else aantal, bedrag, kosten, gevraagd, jong, bbl
        )
        for besluit, aanvraag, maatregel, naam, categorie, aantal, bedrag, kosten, gevraagd, jong, bbl in rijen
        if besluit in geldend
    ]  # fmt: skip


def gerealiseerd(bereik: Bereik, peildatum: date) -> dict[int, int]:
    """Of each application what its measures reached, each by its last statement up to the date. One query."""
    rijen = (
        Realisatie.objects.filter(_van("maatregel__aanvraag", bereik), peildatum__lte=peildatum)
        .order_by("peildatum", "pk")
        .values_list("maatregel__aanvraag_id", "maatregel_id", "deelnemers")
    )
    laatste = {(aanvraag, maatregel): deelnemers for aanvraag, maatregel, deelnemers in rijen}
    per_aanvraag: dict[int, int] = defaultdict(int)
    for (aanvraag, _), deelnemers in laatste.items():
        per_aanvraag[aanvraag] += deelnemers
    return dict(per_aanvraag)


def boekingen(tijdvak: Tijdvak, peildatum: date) -> list[BoekingRij]:
    """The ledger up to the date, in order of date. One query."""
    velden = ("volgnummer", "datum", "soort", "bedrag", "grondslag", "besluit__aanvraag__nummer")
    rijen = tijdvak.plafondmutaties.filter(datum__lte=peildatum).order_by("datum", "volgnummer").values_list(*velden)
    return [
        BoekingRij(volgnummer, datum, Boeking(soort), plafond.effect(soort, bedrag), grondslag, nummer or "")
        for volgnummer, datum, soort, bedrag, grondslag, nummer in rijen
    ]


def teruggekomen(ingetrokken: set[int], tijdvak: Tijdvak, moment: datetime) -> int:
    """How many of these withdrawn plans were filed again, in a later period, by a moment. One query."""
    later = Aanvraag.objects.filter(eerdere_aanvraag__tijdvak=tijdvak).op(moment)
    return len(ingetrokken & set(later.values_list("eerdere_aanvraag_id", flat=True)))


def som(breuken: Iterable[Breuk]) -> Fraction:
    """An exact sum, first per denominator: adding thousands of different fractions one by one would be slow."""
    per_noemer: dict[int, int] = defaultdict(int)
    for teller, noemer in breuken:
        per_noemer[noemer] += teller
    return sum((Fraction(teller, noemer) for noemer, teller in per_noemer.items()), Fraction(0))


def verdeel(delen: Sequence[Fraction], totaal: Decimal, stap: Decimal | int) -> list[Decimal]:
    """The parts as whole steps that add up to the rounded total: the largest remainders get the steps that are left."""
    stappen = [deel / Fraction(stap) for deel in delen]
    heel = [deel.numerator // deel.denominator for deel in stappen]
    over = int(totaal / Decimal(stap)) - sum(heel)
    grootste_rest = sorted(range(len(delen)), key=lambda i: (heel[i] - stappen[i], i))
    for i in grootste_rest[:over]:
        heel[i] += 1
    return [aantal * Decimal(stap) for aantal in heel]
