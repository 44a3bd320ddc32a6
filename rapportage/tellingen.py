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
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet, Subquery

from aanvragen.models import Aanvraag, AanvraagSoort, Adviesgesprek, Gebeurtenis, Regelingversie, Tijdvak
from aanvragen.statussen import Status
from beoordeling import plafond
from beoordeling.models import Besluit, BesluitMaatregel, Boeking, Plafondmutatie
from sectorplannen.kern.datums import dag_van

from .begrippen import AanvraagRij, BoekingRij, Breuk, GesprekRij, LaatsteGebeurtenis, Opgave, Toekenning
from .models import Realisatie

VERLEEND = frozenset({Status.VERLEEND, Status.VASTGESTELD})
"""Granted: a settled plan still counts as granted."""
LAATSTE_DAGEN = timedelta(days=14)
Bereik = Tijdvak | Sequence[int] | None
"""Whose records are read: those of a period, of these applications (by primary key), or all."""


def _van(pad: str, bereik: Bereik) -> Q:
    """The condition on the application at the end of `pad`."""
    if bereik is None:
        return Q()
    if isinstance(bereik, range):  # thousands of keys one by one would take longer than the question
        return Q(**{f"{pad}__gte": bereik.start, f"{pad}__lt": bereik.stop})
    return Q(**{f"{pad}__tijdvak" if isinstance(bereik, Tijdvak) else f"{pad}__in": bereik})


@dataclass(frozen=True)
class Geldend:
    """The decision in force: its amount in euros, the grounds it was refused on, when it was taken; and of the first one."""

    pk: int
    soort: str
    bedrag: Decimal
    gronden: tuple[str, ...]
    op: datetime
    eerste: tuple[str, datetime]


def natuurlijk(nummer: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts numbers as people do: SP1-9 before SP1-10."""
    return tuple(
        (0, int(deel), "") if deel.isdigit() else (1, 0, deel) for deel in re.findall(r"[0-9]+|[^0-9]+", nummer)
    )


def laatste_dag(sluit_op: datetime) -> date:
    """The last day on which can be filed; a period that closes at midnight closes on the day before."""
    return dag_van(sluit_op - timedelta(microseconds=1))


def aanvragen(tijdvakken: Sequence[Tijdvak], tijdvak: Tijdvak | None, moment: datetime) -> list[AanvraagRij]:
    """What was filed by a moment, in natural order of number, each with its status then; without a period all. One query."""
    per_pk = {t.pk: (t, laatste_dag(t.sluit_op) - LAATSTE_DAGEN, _jeugdnorm(t.regelingversie)) for t in tijdvakken}
    velden = (
        "tijdvak_id", "pk", "nummer", "naam", "soort", "hoofdaanvrager__naam", "ingediend_op", "status_op_peildatum",
        "intrekreden", "is_verzonnen", "volledig_op",
    )  # fmt: skip
    verzonnen = ExpressionWrapper(~Q(verzonnen=""), BooleanField())
    alle = Aanvraag.objects.all() if tijdvak is None else Aanvraag.objects.filter(tijdvak=tijdvak)
    uit = []
    for rij in alle.op(moment).annotate(is_verzonnen=verzonnen).values_list(*velden):
        van, pk, nummer, naam, soort, hoofdaanvrager, ingediend_op, status, intrekreden, is_verzonnen, volledig_op = rij
        periode, laat_vanaf, jeugdnorm = per_pk[van]
        uit.append(
            AanvraagRij(
                pk, nummer, kale_naam(naam), soort == AanvraagSoort.REGIO, hoofdaanvrager, ingediend_op, status,
                dag_van(ingediend_op) > laat_vanaf, intrekreden, is_verzonnen, periode.nummer, jeugdnorm, volledig_op,
            )
        )  # fmt: skip
    return sorted(uit, key=lambda rij: natuurlijk(rij.nummer))


def _jeugdnorm(regeling: Regelingversie) -> Fraction:
    return Fraction(regeling.jeugdnorm_teller, regeling.jeugdnorm_noemer)


def kale_naam(naam: str) -> str:
    """The name of a plan without '(regio)', which a table prints by itself."""
    return naam.removesuffix("(regio)").rstrip()


def geldende_besluiten(bereik: Bereik, moment: datetime) -> dict[int, Geldend]:
    """Of each application the last decision taken by a moment, with kind and moment of its first. One query."""
    velden = ("aanvraag_id", "pk", "soort", "bedrag", "gronden", "op")
    rijen = Besluit.objects.filter(_van("aanvraag", bereik), op__lte=moment).order_by("op", "pk").values_list(*velden)
    eerste: dict[int, tuple[str, datetime]] = {}
    return {
        aanvraag: Geldend(pk, soort, bedrag, tuple(gronden), op, eerste.setdefault(aanvraag, (soort, op)))
        for aanvraag, pk, soort, bedrag, gronden, op in rijen
    }


def toekenningen(bereik: Bereik, besluiten: Iterable[Geldend | Besluit]) -> list[Toekenning]:
    """The measures that these grants name with an amount; at € 0 a measure is left out. One query."""
    geldend = {besluit.pk for besluit in besluiten}
    velden = (
        "besluit_id", "besluit__aanvraag_id", "maatregel_id", "maatregel__naam", "maatregel__categorie", "aantal", "bedrag",
        "maatregel__kosten", "maatregel__deelnemers", "maatregel__waarvan_jongeren", "maatregel__waarvan_bbl",
        "maatregel__thema", "maatregel__volgnummer",
    )  # fmt: skip
    rijen = (
        BesluitMaatregel.objects.filter(_van("besluit__aanvraag", bereik), bedrag__gt=0)
        .order_by("besluit__aanvraag_id", "maatregel__volgnummer")
        .values_list(*velden)
    )
    return [
        Toekenning(
            aanvraag, maatregel, naam, categorie, gevraagd if aantal is None else aantal, bedrag, kosten, gevraagd, jong, bbl,
            thema, volgnummer,
        )
        for besluit, aanvraag, maatregel, naam, categorie, aantal, bedrag, kosten, gevraagd, jong, bbl, thema, volgnummer in rijen
        if besluit in geldend
    ]  # fmt: skip


def opgaven(bereik: Bereik, peildatum: date) -> list[Opgave]:
    """What each measure reached, by its last statement up to the date. One query."""
    velden = (
        "maatregel__aanvraag_id", "maatregel_id", "maatregel__categorie", "maatregel__thema", "deelnemers",
    )  # fmt: skip
    rijen = (
        Realisatie.objects.filter(_van("maatregel__aanvraag", bereik), peildatum__lte=peildatum)
        .order_by("peildatum", "pk")
        .values_list(*velden)
    )
    laatste = {maatregel: Opgave(aanvraag, maatregel, *rest) for aanvraag, maatregel, *rest in rijen}
    return list(laatste.values())


def boekingen(tijdvak: Tijdvak | None, peildatum: date) -> list[BoekingRij]:
    """The ledger up to the date, in order of date; without a period those of all. One query."""
    velden = ("volgnummer", "datum", "soort", "bedrag", "grondslag", "besluit__aanvraag__nummer", "tijdvak__nummer")
    alle = Plafondmutatie.objects.all() if tijdvak is None else tijdvak.plafondmutaties.all()
    rijen = alle.filter(datum__lte=peildatum).order_by("datum", "tijdvak__nummer", "volgnummer").values_list(*velden)
    return [
        BoekingRij(volgnummer, datum, Boeking(soort), plafond.effect(soort, bedrag), grondslag, nummer or "", van)
        for volgnummer, datum, soort, bedrag, grondslag, nummer, van in rijen
    ]


def teruggekomen(tijdvak: Tijdvak | None, moment: datetime) -> set[int]:
    """Which plans (by primary key) were filed again, in a later period, by a moment. One query."""
    later = Aanvraag.objects.filter(eerdere_aanvraag__isnull=False).op(moment)
    if tijdvak is not None:
        later = later.filter(eerdere_aanvraag__tijdvak=tijdvak)
    return set(later.values_list("eerdere_aanvraag_id", flat=True))


def gesprekken(tijdvak: Tijdvak | None, moment: datetime) -> list[GesprekRij]:
    """The advice talks for a period (or for any) that were held by a moment, in order of time. One query."""
    velden = ("pk", "organisatie__naam", "onderwerp", "gehouden_op", "aanvraag__nummer", "aanvraag__ingediend_op")
    rijen = Adviesgesprek.objects.gehouden_op(moment)
    rijen = rijen.filter(tijdvak__isnull=False) if tijdvak is None else rijen.filter(tijdvak=tijdvak)
    return [
        GesprekRij(pk, organisatie, onderwerp, op, nummer if ingediend and ingediend <= moment else "")
        for pk, organisatie, onderwerp, op, nummer, ingediend in rijen.order_by("gehouden_op", "pk").values_list(
            *velden
        )
    ]


def laatste_gebeurtenis(tijdvak: Tijdvak | None) -> LaatsteGebeurtenis:
    """The last event of a period (or of all) up to now, in order of writing. One query."""

    def laatste(rijen: QuerySet[Any], veld: str = "pk") -> Subquery:
        return Subquery(rijen.order_by("-pk").values(veld)[:1])

    events = Gebeurtenis.objects.filter(_van("aanvraag", tijdvak))
    geboekt = Plafondmutatie.objects.all() if tijdvak is None else Plafondmutatie.objects.filter(tijdvak=tijdvak)
    opgegeven = Realisatie.objects.filter(_van("maatregel__aanvraag", tijdvak))
    gesproken = Adviesgesprek.history.filter(gehouden_op__isnull=False)
    if tijdvak is not None:
        gesproken = gesproken.filter(tijdvak=tijdvak)
    rij = (
        Tijdvak.objects.annotate(
            event=laatste(events),
            op=laatste(events, "op"),
            boeking=laatste(geboekt),
            opgave=laatste(opgegeven),
            gesprek=Subquery(gesproken.order_by("-history_id").values("history_id")[:1]),
        )
        .values_list("event", "op", "boeking", "opgave", "gesprek")
        .first()
    )
    event, op, boeking, opgave, gesprek = rij or (0, None, 0, 0, 0)
    return LaatsteGebeurtenis(event or 0, op, boeking or 0, opgave or 0, gesprek or 0)


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
