"""The drawings of the state page as numbers: what a template needs to draw them as SVG, without styles and without a browser.

Every length is a whole unit of its own view box. The letter's charts come from `grafieken` (Vega-Lite); a page draws its own,
because it must be there at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.geld import afronden, getal
from sectorplannen.kern.woorden import deel_in_woorden, procent

from .begrippen import CategorieRij, Cijfer, Stand
from .grafiektekst import eenheden
from .tellingen import LAATSTE_DAGEN, laatste_dag

# --- What became of the applications ---------------------------------------------------------------------------------

BALK, KIER = 1000, 3
UITKOMSTEN = (
    ("aantal_verleend", "verleend", "sp-vul-1"),
    ("aantal_afgewezen", "afgewezen", "sp-vul-rood"),
    ("aantal_ingetrokken", "ingetrokken", "sp-vul-grijs"),
    ("aantal_buiten_behandeling", "buiten behandeling", "sp-vul-3"),
    ("aantal_verlening_ingetrokken", "later ingetrokken", "sp-vul-oker"),
    ("aantal_in_behandeling", "in behandeling", "sp-vul-2"),
)
"""Code, word and colour of each outcome, in the order of the bar."""
ALLEEN_ALS_ER_ZIJN = frozenset({"aantal_verlening_ingetrokken"})


@dataclass(frozen=True)
class Deel:
    """A part of the outcome bar, with the figure that it stands for."""

    code: str
    naam: str
    vulling: str
    aantal: int
    x: int
    breedte: int


def uitkomsten(stand: Stand) -> list[Deel]:
    """The parts of the bar; together exactly as long as the bar, with a white line between two."""
    totaal, geteld, x = stand.waarde("aantal_ingediend") or 1, 0, 0
    delen = []
    for code, naam, vulling in UITKOMSTEN:
        aantal = stand.waarde(code)
        if not aantal and code in ALLEEN_ALS_ER_ZIJN:
            continue
        geteld += aantal
        eind = _schaal(geteld, totaal, BALK)
        kier = KIER if eind < BALK else 0
        delen.append(Deel(code, naam, vulling, aantal, x, max(eind - x - kier, 0)))
        x = eind
    return delen


# --- Measures by people and by money ---------------------------------------------------------------------------------

RIJ, BOVEN = 34, 50
MENSEN_BREED, GELD_BREED = 200, 180


@dataclass(frozen=True)
class Staaf:
    """A category with its two bars: how long, and what stands behind them."""

    naam: str
    y: int
    mensen: int
    mensen_tekst: str
    geld: int
    geld_tekst: str


@dataclass(frozen=True)
class Staven:
    """The chart of measures: its height, bars, the unit of the money, and its totals as printed."""

    hoogte: int
    rijen: list[Staaf]
    geldeenheid: str
    mensen_totaal: str
    geld_totaal: str


def staven(rijen: list[CategorieRij]) -> Staven:
    """Two panels with the same order of categories; the longest bar of each takes the whole width."""
    _, geld = eenheden(rijen)
    meeste = max((rij.deelnemers for rij in rijen), default=0) or 1
    duurste = max((rij.budget for rij in rijen), default=Decimal(0)) or Decimal(1)
    return Staven(
        hoogte=BOVEN + RIJ * len(rijen),
        rijen=[
            Staaf(
                rij.categorie, BOVEN + RIJ * i, _schaal(rij.deelnemers, meeste, MENSEN_BREED), getal(rij.deelnemers),
                _schaal(rij.budget, duurste, GELD_BREED), geld.kort(rij.budget),
            )
            for i, rij in enumerate(rijen)
        ],
        geldeenheid=geld.opschrift,
        mensen_totaal=getal(sum(rij.deelnemers for rij in rijen)),
        geld_totaal=geld.kort(sum((rij.budget for rij in rijen), Decimal(0))),
    )  # fmt: skip


# --- Filings per day -------------------------------------------------------------------------------------------------

VLAK_X, VLAK_BREED, TIEN = 24, 396, 10
BODEM, TOP = 288, 60
TREDEN = (1, 2, 5)
MEESTE_LIJNEN = 4
RUIMTE_RECHTS, RUIMTE_TEKST, RUIMTE_NAAM = 60, 170, 32
KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True)
class Dag:
    """A day on which was filed; `x` and `breedte` in tenths of a unit."""

    dag: date
    aantal: int
    laat: bool
    x: int
    y: int
    breedte: int
    hoogte: int


@dataclass(frozen=True)
class Instroom:
    """Filings per day of a period; the last two weeks are marked. Horizontal places are in tenths of a unit."""

    dagen: list[Dag]
    lijnen: list[tuple[int, int]]
    maanden: list[tuple[int, str]]
    eerste: date
    laatste: date
    laat_vanaf: date
    laat_x: int
    laat: int
    drukste: Dag | None

    @property
    def totaal(self) -> int:
        """All filings up to the date of reference."""
        return sum(dag.aantal for dag in self.dagen)

    @property
    def laat_breed(self) -> int:
        """How wide the last two weeks are, to the end of the axis."""
        return TIEN * (VLAK_X + VLAK_BREED) - self.laat_x

    @property
    def laat_tekst_x(self) -> int:
        """Where the text about the last two weeks ends: before them, or as far as it needs room."""
        return max(self.laat_x // TIEN - 8, RUIMTE_TEKST)

    @property
    def laatste_kort(self) -> str:
        """The last day, under the end of the axis."""
        return f"{self.laatste.day} {KORT[self.laatste.month - 1]}"

    @property
    def titel(self) -> str:
        """What is seen: that most came late, where it is so."""
        if 2 * self.laat > self.totaal:
            return "De meeste plannen kwamen laat"
        return "Ingediende plannen per dag"


def instroom(stand: Stand) -> Instroom:
    """The intake of a period by day, up to the date of reference."""
    eerste, laatste = dag_van(stand.tijdvak.opent_op), laatste_dag(stand.tijdvak.sluit_op)
    aantal_dagen = (laatste - eerste).days + 1
    laat_vanaf = max(laatste - LAATSTE_DAGEN + timedelta(days=1), eerste)
    per_dag = Counter(dag_van(a.ingediend_op) for a in stand.aanvragen)
    trede = _trede(max(per_dag.values(), default=1))
    plafond = -(-max(per_dag.values(), default=1) // trede) * trede

    def x(dag: date) -> int:
        return TIEN * VLAK_X + TIEN * VLAK_BREED * (dag - eerste).days // aantal_dagen

    breedte = max(TIEN * VLAK_BREED // aantal_dagen - 6, 12)
    dagen = []
    for dag, aantal in sorted(per_dag.items()):
        hoogte = _schaal(aantal, plafond, BODEM - TOP)
        dagen.append(Dag(dag, aantal, dag >= laat_vanaf, x(dag), BODEM - hoogte, breedte, hoogte))
    return Instroom(
        dagen=dagen,
        lijnen=[(n, BODEM - _schaal(n, plafond, BODEM - TOP)) for n in range(trede, plafond + 1, trede)],
        maanden=_maanden(eerste, laatste, x),
        eerste=eerste,
        laatste=laatste,
        laat_vanaf=laat_vanaf,
        laat_x=x(laat_vanaf),
        laat=stand.waarde("aantal_laatste_twee_weken"),
        drukste=max(dagen, key=lambda d: d.aantal, default=None),
    )


def _maanden(eerste: date, laatste: date, x: Callable[[date], int]) -> list[tuple[int, str]]:
    """Where a month begins, with its name; not where the next name, or the last day, needs the room."""
    uit: list[tuple[int, str]] = []
    dag = eerste
    while dag <= laatste:
        if uit and x(dag) // TIEN - uit[-1][0] < RUIMTE_NAAM:
            uit.pop()
        if VLAK_X + VLAK_BREED - x(dag) // TIEN >= RUIMTE_RECHTS:
            uit.append((x(dag) // TIEN, KORT[dag.month - 1]))
        dag = (dag.replace(day=1) + timedelta(days=32)).replace(day=1)
    return uit


def _trede(hoogste: int) -> int:
    """The distance between two lines of the axis: 1, 2 or 5 times a power of ten, with at most four lines."""
    macht = 1
    while True:
        for trede in TREDEN:
            if hoogste <= trede * macht * MEESTE_LIJNEN:
                return trede * macht
        macht *= TIEN


# --- The share for the young -----------------------------------------------------------------------------------------

JEUGDBALK = 300


@dataclass(frozen=True)
class Jeugd:
    """The share for the young as a bar beside what was agreed."""

    breedte: int
    norm_x: int
    norm: str
    tekst: str


def jeugd(aandeel: Cijfer, norm: Fraction) -> Jeugd | None:
    """The bar, or None where there is no share. `norm` is the share that was agreed, of the scheme's version."""
    if aandeel.waarde is None:
        return None
    in_woorden = deel_in_woorden(norm) or procent(norm)
    tekst = f"{procent(aandeel.waarde)} van het geld is voor jongeren. De afspraak is {in_woorden}."
    return Jeugd(_schaal(aandeel.waarde, 1, JEUGDBALK), _schaal(norm, 1, JEUGDBALK), in_woorden, tekst)


def _schaal(waarde: Decimal | Fraction | int, geheel: Decimal | int, lengte: int) -> int:
    """A length in whole units; what is more than nothing is seen."""
    if not waarde:
        return 0
    return max(1, int(afronden(Fraction(waarde) / Fraction(geheel) * lengte)))
