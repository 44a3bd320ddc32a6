"""Do the parts fit together? Bottleneck, measure and money as a drawing: where everything stands, in the units of its SVG."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sectorplannen.kern.geld import euro

from .ingediend import Ingediend

BOVEN = 34
"""Below the heads of the columns."""
STAP, HOOGTE = 57, 40
KORT = 48
"""The least distance between two bottlenecks."""
BALK = 200
"""The length of the largest amount."""
DUN, DIK = Decimal(5), Decimal(20)
LETTERS_KNELPUNT, LETTERS_MAATREGEL = 33, 37


@dataclass(frozen=True)
class Blok:
    """A box with its text; `los` has no counterpart, `nu` is the measure that is open."""

    tekst: str
    y: int
    los: bool
    nu: bool = False
    bedrag: str = ""
    balk: int = 0

    @property
    def midden(self) -> int:
        """Where lines arrive."""
        return self.y + HOOGTE // 2

    @property
    def regel(self) -> int:
        """Where the text stands."""
        return self.y + 25


@dataclass(frozen=True)
class Band:
    """A line between a bottleneck and a measure, as thick as the money that goes along it."""

    van: int
    naar: int
    dikte: str
    nu: bool


@dataclass(frozen=True)
class Verband:
    """The whole drawing, and in words what hangs loose."""

    knelpunten: list[Blok]
    maatregelen: list[Blok]
    banden: list[Band]
    losse_einden: list[str]
    hoogte: int


def teken(plan: Ingediend, nu: int | None = None) -> Verband:
    """Draw a filed plan; `nu` is the number of the measure that is open."""
    grootste = max([m["cofinanciering"] for m in plan.maatregelen], default=Decimal(0)) or Decimal(1)
    maatregelen = {
        m["volgnummer"]: _maatregel(m, BOVEN + STAP * i, grootste, nu) for i, m in enumerate(plan.maatregelen)
    }
    knelpunten = _knelpunten(plan, maatregelen)
    banden = [
        Band(
            knelpunten[k["volgnummer"]].midden,
            maatregelen[m["volgnummer"]].midden,
            str(round(max(DUN, DIK * m["cofinanciering"] / grootste), 1)),
            m["volgnummer"] == nu,
        )
        for m in plan.maatregelen
        for k in m["knelpunten"]
    ]
    blokken = [*knelpunten.values(), *maatregelen.values()]
    onder = max((b.y + HOOGTE for b in blokken), default=BOVEN)
    return Verband([*knelpunten.values()], [*maatregelen.values()], banden, _losse_einden(plan), onder + 4)


def _maatregel(m: dict[str, Any], y: int, grootste: Decimal, nu: int | None) -> Blok:
    return Blok(
        _kort(f"{m['volgnummer']}. {m['naam']}", LETTERS_MAATREGEL),
        y,
        los=not m["knelpunten"],
        nu=m["volgnummer"] == nu,
        bedrag=euro(m["cofinanciering"]),
        balk=int(m["cofinanciering"] / grootste * BALK),
    )


def _knelpunten(plan: Ingediend, maatregelen: dict[int, Blok]) -> dict[int, Blok]:
    """Each beside the middle of its measures, in their order from top to bottom, none over another; loose ones last."""

    def hart(k: dict[str, Any]) -> float:
        hoogten = [maatregelen[m["volgnummer"]].y for m in plan.maatregelen if k["volgnummer"] in _nummers(m)]
        return sum(hoogten) / len(hoogten) if hoogten else float("inf")

    blokken, vrij_vanaf = {}, BOVEN
    for k in sorted(plan.knelpunten, key=lambda k: (hart(k), k["volgnummer"])):
        los = hart(k) == float("inf")
        y = vrij_vanaf if los else max(int(hart(k)), vrij_vanaf)
        blokken[k["volgnummer"]] = Blok(_kort(f"{k['volgnummer']}. {k['omschrijving']}", LETTERS_KNELPUNT), y, los)
        vrij_vanaf = y + KORT
    return blokken


def _nummers(maatregel: dict[str, Any]) -> set[int]:
    return {k["volgnummer"] for k in maatregel["knelpunten"]}


def _losse_einden(plan: Ingediend) -> list[str]:
    beantwoord = {nr for m in plan.maatregelen for nr in _nummers(m)}
    return [
        f"Knelpunt {k['volgnummer']} heeft geen maatregel."
        for k in plan.knelpunten
        if k["volgnummer"] not in beantwoord
    ] + [
        f"Maatregel {m['volgnummer']}, {euro(m['cofinanciering'])}, hoort bij geen knelpunt."
        for m in plan.maatregelen
        if not m["knelpunten"]
    ]


def _kort(tekst: str, letters: int) -> str:
    """On one line of a box; the whole text stands in the table below the drawing."""
    plat = " ".join(tekst.split())
    return plat if len(plat) <= letters else f"{plat[: letters - 1].rstrip()}…"
