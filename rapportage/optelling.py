"""Sums by the database over granted measures and the ledger: in whole cents and whole people, the same on every database.

Nothing here grows with the number of plans but by the numbers of participants that occur (for a share is divided by them) and
by the days on which something was booked.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from operator import add
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Cast, Coalesce, Round

from aanvragen.models import Aanvraag, Categorie, Gebeurtenis, Tijdvak
from beoordeling.models import Besluit, BesluitMaatregel, BesluitSoort, Boeking, Plafondmutatie
from beoordeling.plafond import NUL, PLAFOND, effect
from beoordeling.verloop import Dag

from .begrippen import CENTEN, Breuk
from .models import Realisatie
from .tellingen import VERLEEND
from .waarden import Geld


def euro(centen: int) -> Decimal:
    """Cents as an amount in euros."""
    return Decimal(centen).scaleb(-2)


def _centen(veld: str) -> Cast:
    return Cast(Round(F(veld) * CENTEN), BigIntegerField())


# --- Granted measures ------------------------------------------------------------------------------------------------

AANTAL = Coalesce(F("aantal"), F("maatregel__deelnemers"))
"""The number that was granted: as asked, where the decision names none."""


@dataclass(frozen=True)
class Som:
    """Granted measures of one category that ask the same number of participants: what they amount to."""

    categorie: str
    gevraagd: int
    deelnemers: int
    centen: int
    kosten: int
    bbl_teller: int
    jeugd_teller: int

    @property
    def bbl(self) -> Breuk:
        """BBL places in the granted numbers, exact."""
        return (self.bbl_teller, self.gevraagd) if self.gevraagd else (0, 1)

    @property
    def jeugd(self) -> Breuk:
        """Euros for the young, exact."""
        return (self.jeugd_teller, CENTEN * self.gevraagd) if self.gevraagd else (0, 1)


@dataclass(frozen=True)
class Verleend:
    """All granted measures: summed by category and asked number, and of each theme the participants and the cents."""

    sommen: list[Som]
    themas: dict[str, tuple[int, int]]

    @property
    def deelnemers(self) -> int:
        """Granted participants of all measures."""
        return sum(s.deelnemers for s in self.sommen)

    @property
    def centen(self) -> int:
        """Granted money of all measures, in cents."""
        return sum(s.centen for s in self.sommen)

    def per(self, groep: Callable[[str], str]) -> dict[str, list[Som]]:
        """The sums by what a category belongs to, in the order of the list, also where there are none."""
        uit: dict[str, list[Som]] = {groep(code): [] for code in Categorie.values}
        for s in self.sommen:
            uit[groep(s.categorie)].append(s)
        return uit


@dataclass(frozen=True)
class Gebied:
    """Granted measures of the plans for one sector or region alone; `nummer` 0: of those that name none."""

    nummer: int
    naam: str
    deelnemers: int
    centen: int


def _later(model: type[Model], moment: datetime) -> Exists:
    """Whether the same plan has a later row up to a moment, by time and then by key."""
    na = Q(op__gt=OuterRef("op")) | Q(op=OuterRef("op"), pk__gt=OuterRef("pk"))
    return Exists(model._default_manager.filter(na, aanvraag=OuterRef("aanvraag"), op__lte=moment))


def geldend(tijdvakken: Collection[Tijdvak], moment: datetime) -> QuerySet[Besluit]:
    """The grants in force at a moment: the last decision of a plan that is granted then.

    The same as `AanvraagQuerySet.op` says plan by plan, asked the other way round ('there is none later'), so that PostgreSQL
    sees how many there are and joins them at once.
    """
    stap = Gebeurtenis.objects.filter(aanvraag__tijdvak__in=tijdvakken, op__lte=moment, naar__in=VERLEEND)
    verleend = stap.filter(~_later(Gebeurtenis, moment)).values("aanvraag")
    besluiten = Besluit.objects.filter(soort=BesluitSoort.VERLENING, op__lte=moment, aanvraag__in=verleend)
    return besluiten.filter(~_later(Besluit, moment), aanvraag__ingediend_op__lte=moment)


def _maatregelen(tijdvakken: Collection[Tijdvak], moment: datetime) -> QuerySet[BesluitMaatregel]:
    """What these decisions grant; at € 0 a measure is left out."""
    return BesluitMaatregel.objects.filter(
        besluit__in=geldend(tijdvakken, moment).values("pk"), bedrag__gt=0
    ).order_by()


def verleend(tijdvakken: Collection[Tijdvak], moment: datetime) -> Verleend:
    """The granted measures by category, theme and asked number of participants, added up in one round. One query."""
    bbl, jong = (Cast(F(f"maatregel__{veld}"), BigIntegerField()) for veld in ("waarvan_bbl", "waarvan_jongeren"))
    rijen = (
        _maatregelen(tijdvakken, moment)
        .values_list("maatregel__categorie", "maatregel__thema", "maatregel__deelnemers")
        .annotate(
            mensen=Sum(AANTAL, output_field=BigIntegerField()),
            centen=Sum(_centen("bedrag")),
            kosten=Sum(_centen("maatregel__kosten")),
            bbl=Sum(bbl * AANTAL, output_field=BigIntegerField()),
            jeugd=Sum(_centen("bedrag") * jong, output_field=BigIntegerField()),
        )
    )
    sommen: dict[tuple[str, int], list[int]] = {}
    themas: dict[str, tuple[int, int]] = {}
    for categorie, thema, gevraagd, *getallen in rijen:
        getallen = [int(getal) for getal in getallen]
        eerder = sommen.get((categorie, gevraagd))
        sommen[categorie, gevraagd] = getallen if eerder is None else list(map(add, eerder, getallen))
        mensen, geld = themas.get(thema, (0, 0))
        themas[thema] = mensen + getallen[0], geld + getallen[1]
    return Verleend([Som(*sleutel, *getallen) for sleutel, getallen in sommen.items()], themas)


def per_sector(tijdvakken: Collection[Tijdvak], moment: datetime) -> list[Gebied]:
    """The granted measures of plans for one sector, or for none. One query."""
    return _per_gebied(tijdvakken, moment, "sectoren", Aanvraag.sectoren.through)


def per_regio(tijdvakken: Collection[Tijdvak], moment: datetime) -> list[Gebied]:
    """The granted measures of plans for one region, or for none. One query."""
    return _per_gebied(tijdvakken, moment, "regios", Aanvraag.regios.through)


def _per_gebied(tijdvakken: Collection[Tijdvak], moment: datetime, veld: str, tussen: Any) -> list[Gebied]:
    """Plans for more than one are left out, for a row of theirs would count for each."""
    met_meer = tussen.objects.values("aanvraag").annotate(aantal=Count("pk")).filter(aantal__gt=1).values("aanvraag")
    rijen = (
        _maatregelen(tijdvakken, moment)
        .exclude(besluit__aanvraag__in=met_meer)
        .values_list(f"besluit__aanvraag__{veld}__nummer", f"besluit__aanvraag__{veld}__naam")
        .annotate(mensen=Sum(AANTAL, output_field=BigIntegerField()), centen=Sum(_centen("bedrag")))
    )
    return [Gebied(nummer or 0, naam or "", int(mensen), int(geld)) for nummer, naam, mensen, geld in rijen]


def gerealiseerd(tijdvakken: Collection[Tijdvak], moment: datetime, peildatum: date) -> int:
    """What the measures of granted plans reached, each by its last statement up to the date. One query."""
    later = Realisatie.objects.filter(maatregel=OuterRef("maatregel"), peildatum__lte=peildatum).order_by("-peildatum")
    rijen = Realisatie.objects.filter(
        maatregel__aanvraag__in=geldend(tijdvakken, moment).values("aanvraag"),
        peildatum=Subquery(later.values("peildatum")[:1]),
    )
    return int(rijen.aggregate(som=Sum("deelnemers", default=0))["som"])


# --- The ledger ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Geboekt:
    """The entries of one kind on one day in one period: how many, and their sum in cents."""

    tijdvak: int
    dag: date
    soort: str
    centen: int
    aantal: int

    @property
    def effect(self) -> int:
        """What they did to the room, in cents."""
        return int(effect(self.soort, Decimal(self.centen)))


def boekingen(tijdvakken: Collection[Tijdvak], peildatum: date) -> list[Geboekt]:
    """The ledger up to and including a day, in order of day. One query."""
    rijen = (
        Plafondmutatie.objects.filter(tijdvak__in=tijdvakken, datum__lte=peildatum)
        .order_by("datum", "soort", "tijdvak")
        .values_list("tijdvak", "datum", "soort")
        .annotate(centen=Sum(_centen("bedrag")), keer=Count("pk"))
    )
    return [Geboekt(tijdvak, dag, soort, int(som), aantal) for tijdvak, dag, soort, som, aantal in rijen]


def geld(rijen: Iterable[Geboekt]) -> Geld:
    """Ceiling, ceiling as it was set, and commitments less releases, in euros."""
    plafond = oorspronkelijk = verplicht = 0
    for rij in rijen:
        if rij.soort in PLAFOND:
            plafond += rij.centen
            oorspronkelijk += rij.centen if rij.soort == Boeking.VASTSTELLING else 0
        else:
            verplicht -= rij.effect
    return Geld(euro(plafond), euro(oorspronkelijk), euro(verplicht))


def verplicht(rijen: Iterable[Geboekt], tijdvak: Tijdvak) -> Decimal:
    """Commitments less releases of one period, in euros."""
    return euro(-sum(rij.effect for rij in rijen if rij.tijdvak == tijdvak.pk and rij.soort not in PLAFOND))


def per_dag(rijen: Iterable[Geboekt]) -> list[Dag]:
    """The ledger at the end of each day on which something was booked, for the chart of its course."""
    plafond = vastgelegd = NUL
    uit = []
    for dag, van_de_dag in groupby(rijen, key=lambda rij: rij.dag):
        vrij, aantal = NUL, 0
        for rij in van_de_dag:
            aantal += rij.aantal
            if rij.soort in PLAFOND:
                plafond += euro(rij.centen)
            else:
                vastgelegd -= euro(rij.effect)
                vrij += euro(rij.centen) if rij.soort == Boeking.VRIJVAL else NUL
        uit.append(Dag(dag, plafond, vastgelegd, vrij, aantal))
    return uit
