"""Ceiling and commitments over time, as a step chart: where everything stands, in the units of its SVG, and the same as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from math import ceil

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import euro, getal

from .models import Boeking
from .plafond import NUL, PLAFOND, effect

LINKS, RECHTS, BOVEN, ONDER = 56, 900, 24, 296
"""The edges of the plot; right of it stand the names of the lines."""
BREED, HOOG = 1060, 330
REGEL = 18
"""The least distance between two texts, one under the other."""
MILJOEN = Decimal(1_000_000)
STREEPJES = 5
"""At most so many marks on the upright axis, and a third more dates on the other."""


@dataclass(frozen=True)
class Dag:
    """The state at the end of a day on which something was booked, in euros, and what was booked."""

    dag: date
    plafond: Decimal
    vastgelegd: Decimal
    vrijgevallen: Decimal
    """What was released on this day alone."""
    boekingen: int

    @property
    def ruimte(self) -> Decimal:
        """What was left."""
        return self.plafond - self.vastgelegd


@dataclass(frozen=True)
class Merk:
    """A mark on an axis, or a name at the end of a line."""

    plek: int
    tekst: str


@dataclass(frozen=True)
class Verloop:
    """The drawing, in words what it shows, and its rows; without rows there is nothing to draw."""

    dagen: list[Dag]
    titel: str
    plafond: str
    vastgelegd: str
    vlak: str
    bedragen: list[Merk]
    data: list[Merk]
    naam_plafond: Merk
    naam_vastgelegd: Merk


def verloop(tijdvak: Tijdvak, tot: date) -> Verloop | None:
    """The ledger of a period up to and including a day, day by day; None before the ceiling was set. One query."""
    return teken(_dagen(tijdvak, tot), tot)


def teken(dagen: list[Dag], tot: date) -> Verloop | None:
    """The drawing of these days, up to and including a day; None where there are none."""
    if not dagen:
        return None
    top = max(max(dag.plafond, dag.vastgelegd) for dag in dagen)
    stap = _stap(top)
    hoogste = stap * ceil(top / stap)
    begin, eind = dagen[0].dag, max(tot, dagen[-1].dag)

    def x(dag: date) -> int:
        return LINKS + round((RECHTS - LINKS) * (dag - begin).days / max((eind - begin).days, 1))

    def y(bedrag: Decimal) -> int:
        return ONDER - round((ONDER - BOVEN) * bedrag / hoogste)

    vastgelegd = _pad([(x(dag.dag), y(dag.vastgelegd)) for dag in dagen])
    laatste = dagen[-1]
    y_plafond, y_vast = y(laatste.plafond), y(laatste.vastgelegd)
    return Verloop(
        dagen,
        _titel(dagen, tot),
        _pad([(x(dag.dag), y(dag.plafond)) for dag in dagen]),
        vastgelegd,
        f"{vastgelegd}V{ONDER}H{x(begin)}Z",
        [Merk(y(stap * nr), getal(stap * nr / MILJOEN, _decimalen(stap))) for nr in range(int(hoogste / stap) + 1)],
        [Merk(x(dag), datum_nl(dag)) for dag in _data(begin, eind)],
        Merk(y_plafond - 4, f"Plafond {getal(laatste.plafond / MILJOEN, 1)}"),
        Merk(max(y_vast, y_plafond - 4 + REGEL), f"Vastgelegd {getal(laatste.vastgelegd / MILJOEN, 1)}"),
    )


def _dagen(tijdvak: Tijdvak, tot: date) -> list[Dag]:
    rijen = tijdvak.plafondmutaties.filter(datum__lte=tot).order_by("datum", "volgnummer")
    plafond = vastgelegd = NUL
    dagen = []
    for dag, van_de_dag in groupby(rijen.values_list("datum", "soort", "bedrag"), key=lambda rij: rij[0]):
        vrij, aantal = NUL, 0
        for _, soort, bedrag in van_de_dag:
            aantal += 1
            if soort in PLAFOND:
                plafond += bedrag
            else:
                vastgelegd -= effect(soort, bedrag)
                vrij += bedrag if soort == Boeking.VRIJVAL else NUL
        dagen.append(Dag(dag, plafond, vastgelegd, vrij, aantal))
    return dagen


def _pad(punten: list[tuple[int, int]]) -> str:
    """Steps: level until the day on which it changes, to the right edge."""
    eerste, *rest = punten
    return f"M{eerste[0]} {eerste[1]}" + "".join(f"H{x}V{y}" for x, y in rest) + f"H{RECHTS}"


def _stap(top: Decimal) -> Decimal:
    """The distance between two marks: 1, 2 or 5 with noughts, so that there are a few of them."""
    stap = Decimal(1)
    while top > stap * STREEPJES:
        cijfer = stap.as_tuple().digits[0]
        stap = stap * 5 / 2 if cijfer == 2 else stap * 2
    return stap


def _decimalen(stap: Decimal) -> int:
    """How many decimals a mark in millions needs."""
    deel = (stap / MILJOEN).normalize().as_tuple().exponent
    return max(0, -int(deel))


def _data(begin: date, eind: date) -> list[date]:
    """The first days of months, as many as there is room for; of a short time its two ends."""
    eersten = [
        date(begin.year + (begin.month + nr) // 12, (begin.month + nr) % 12 + 1, 1)
        for nr in range((eind.year - begin.year) * 12 + eind.month - begin.month)
    ]
    om_de = -(-len(eersten) // (STREEPJES + 1)) or 1
    return eersten[::om_de] if len(eersten) > 1 else sorted({begin, eind})


def _titel(dagen: list[Dag], tot: date) -> str:
    laatste = dagen[-1]
    zinnen = [
        f"Vastgelegd is {euro(laatste.vastgelegd)} onder een plafond van {euro(laatste.plafond)} op {datum_nl(tot)}."
    ]
    for vorige, dag in pairwise(dagen):
        if dag.plafond != vorige.plafond:
            zinnen.append(
                f"Het plafond ging op {datum_nl(dag.dag)} van {euro(vorige.plafond)} naar {euro(dag.plafond)}."
            )
    return " ".join(zinnen)
