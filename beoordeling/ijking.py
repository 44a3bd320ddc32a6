"""Calibration: how strict each assessor is, beside the other of each pair and beside all, over pairs that are both handed in.

The database adds up; what is taken apart here is one row per assessor, criterion and quarter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Min, Q, Sum
from django.db.models.functions import TruncQuarter

from aanvragen.models import Aanvraag, Tijdvak
from sectorplannen.kern.datums import AMSTERDAM
from sectorplannen.kern.models import Gebruiker, Rol

from .models import Score

GENOEG = 5
"""Below so many plans a mean says too little to conclude anything from."""

ANDEREN = 3
"""So many others it takes before a reader who is no coordinator sees them together: of fewer, one could be worked out."""

_ANDER = "beoordeling__aanvraag__beoordelingen"


@dataclass
class Telling:
    """Points of a group added up: plans, points given, and the sums of the own values and of the other's."""

    plannen: int = 0
    punten: int = 0
    som: int = 0
    som_ander: int = 0

    def bij(self, andere: Telling, *, zelfde_plannen: bool = False) -> None:
        """Add another; over the same plans (another criterion) their number does not grow."""
        self.plannen = max(self.plannen, andere.plannen) if zelfde_plannen else self.plannen + andere.plannen
        self.punten += andere.punten
        self.som += andere.som
        self.som_ander += andere.som_ander

    @property
    def gemiddeld(self) -> float:
        """The mean value, 1 to 4."""
        return self.som / self.punten if self.punten else 0.0

    @property
    def van_paar(self) -> float:
        """How much higher (above 0) or lower than the other of the pair, in steps of the scale."""
        return (self.som - self.som_ander) / self.punten if self.punten else 0.0

    @property
    def te_weinig(self) -> bool:
        """Whether there are too few plans to conclude anything."""
        return self.plannen < GENOEG


@dataclass
class Regel:
    """One assessor (or the others together): all criteria, each criterion, each quarter."""

    wie: str
    totaal: Telling = field(default_factory=Telling)
    per_criterium: dict[str, Telling] = field(default_factory=dict)
    per_kwartaal: dict[str, Telling] = field(default_factory=dict)


@dataclass(frozen=True)
class Ijking:
    """What the page shows: the rows, the criteria in order (code to name), the quarters, and the whole where it may be seen."""

    regels: list[Regel]
    criteria: dict[str, str]
    kwartalen: list[str]
    alle: Regel | None

    def van_allen(self, regel: Regel, code: str = "") -> float | None:
        """How far the mean lies from the mean of all, in steps; None where all may not be seen."""
        if self.alle is None:
            return None
        eigen = regel.per_criterium.get(code) if code else regel.totaal
        geheel = self.alle.per_criterium.get(code) if code else self.alle.totaal
        return eigen.gemiddeld - geheel.gemiddeld if eigen and geheel else None


def kwartaal(moment: datetime) -> str:
    """A quarter as it stands in an address and a heading: 2014-1."""
    return f"{moment.year}-{(moment.month - 1) // 3 + 1}"


def ijking(lezer: Gebruiker, tijdvak: Tijdvak | None = None, in_kwartaal: str = "") -> Ijking:
    """The calibration for this reader, in one query. Plans with a declared tie of the reader are left out.

    Only a coordinator reads names and chooses; to another, a choice would show by subtraction who scored what.
    """
    is_coordinator = lezer.rol == Rol.COORDINATOR
    rijen = list(_tellingen(lezer, tijdvak if is_coordinator else None))
    kwartalen = sorted({kwartaal(rij["kwartaal"]) for rij in rijen})
    if is_coordinator and in_kwartaal:
        rijen = [rij for rij in rijen if kwartaal(rij["kwartaal"]) == in_kwartaal]
    volgorde = sorted(rijen, key=lambda rij: (rij["soort"], rij["volgorde"], rij["code"]))
    criteria = {rij["code"]: rij["naam"] for rij in volgorde}
    regels = _regels(rijen, {rij["wie"]: rij["naam_wie"] for rij in rijen})
    if is_coordinator:
        alle = _samen("Alle beoordelaars", rijen)
        return Ijking(sorted(regels.values(), key=lambda r: r.wie), criteria, kwartalen, alle)
    anderen = [rij for rij in rijen if rij["wie"] != lezer.pk]
    genoeg = len({rij["wie"] for rij in anderen}) >= ANDEREN
    eigen = regels.get(lezer.pk)
    if eigen is None:
        return Ijking([], {}, [], None)
    eigen.wie = "U"
    kwartalen = sorted(eigen.per_kwartaal)
    if not genoeg:
        return Ijking([eigen], criteria, kwartalen, None)
    samen = _samen("Alle anderen samen", anderen)
    samen.per_kwartaal = {}
    return Ijking([eigen, samen], criteria, kwartalen, _samen("Alle beoordelaars", rijen))


def _tellingen(lezer: Gebruiker, tijdvak: Tijdvak | None) -> Iterable[Any]:
    """Per assessor, criterion and quarter of handing in: plans, points, own sum and the other's sum over the same points."""
    plannen = Aanvraag.objects.zichtbaar_voor(lezer).ingediend()
    if tijdvak is not None:
        plannen = plannen.filter(tijdvak=tijdvak)
    zelfde_maatregel = Q(**{f"{_ANDER}__scores__maatregel": F("maatregel")}) | Q(
        **{f"{_ANDER}__scores__maatregel__isnull": True}, maatregel__isnull=True
    )
    # One call of filter: all conditions are about the same other assessment and the same score of it.
    paren = Score.objects.filter(
        zelfde_maatregel,
        beoordeling__aanvraag__in=plannen.order_by().values("pk"),
        beoordeling__ingeleverd_op__isnull=False,
        waarde__isnull=False,
        **{
            f"{_ANDER}__ingeleverd_op__isnull": False,
            f"{_ANDER}__plaats": 3 - F("beoordeling__plaats"),
            f"{_ANDER}__scores__criterium": F("criterium"),
            f"{_ANDER}__scores__waarde__isnull": False,
        },
    )
    return (
        paren.order_by()
        .values(
            wie=F("beoordeling__beoordelaar"),
            naam_wie=F("beoordeling__beoordelaar__naam"),
            code=F("criterium__code"),
            soort=F("criterium__soort"),
            kwartaal=TruncQuarter("beoordeling__ingeleverd_op", tzinfo=AMSTERDAM),
        )
        .annotate(
            naam=Min("criterium__naam"),
            volgorde=Min("criterium__volgorde"),
            plannen=Count("beoordeling", distinct=True),
            punten=Count("pk"),
            som=Sum("waarde"),
            som_ander=Sum(f"{_ANDER}__scores__waarde"),
        )
    )


def _regels(rijen: list[dict[str, Any]], namen: dict[int, str]) -> dict[int, Regel]:
    per_wie: dict[int, list[dict[str, Any]]] = {}
    for rij in rijen:
        per_wie.setdefault(rij["wie"], []).append(rij)
    return {wie: _samen(namen[wie], van) for wie, van in per_wie.items()}


def _samen(wie: str, rijen: list[dict[str, Any]]) -> Regel:
    """Rows of one or more assessors as one row. Plans are counted as assessments: per criterion all of them, once."""
    regel = Regel(wie)
    per_blok: dict[tuple[int, str], Telling] = {}
    for rij in rijen:
        telling = Telling(rij["plannen"], rij["punten"], rij["som"], rij["som_ander"])
        regel.per_criterium.setdefault(rij["code"], Telling()).bij(telling)
        per_blok.setdefault((rij["wie"], kwartaal(rij["kwartaal"])), Telling()).bij(telling, zelfde_plannen=True)
    for (_, blok), telling in per_blok.items():
        regel.per_kwartaal.setdefault(blok, Telling()).bij(telling)
        regel.totaal.bij(telling)
    return regel
