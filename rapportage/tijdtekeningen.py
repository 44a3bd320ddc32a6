"""The drawings of the state page that have time on their axis, as numbers: filings per day, and decisions against the term."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import dag_van

from .aggregaten import Overzicht
from .beslistijden import LOOPT, NAMEN, OP_TIJD, TE_LAAT, VERLOPEN
from .tekeningen import BALK, KIER, schaal
from .tellingen import LAATSTE_DAGEN, laatste_dag

TIEN = 10
KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
TREDEN = (1, 2, 5)
MEESTE_LIJNEN = 4


def _trede(hoogste: int) -> int:
    """The distance between two lines of the axis: 1, 2 or 5 times a power of ten, with at most four lines."""
    macht = 1
    while True:
        for trede in TREDEN:
            if hoogste <= trede * macht * MEESTE_LIJNEN:
                return trede * macht
        macht *= TIEN


def _lijnen(hoogste: int, hoogte: int, bodem: int) -> tuple[int, list[tuple[int, int]]]:
    """The top of an axis, and its lines as (number, place)."""
    trede = _trede(hoogste)
    top = -(-hoogste // trede) * trede
    return top, [(n, bodem - schaal(n, top, hoogte)) for n in range(trede, top + 1, trede)]


# --- Filings per day -------------------------------------------------------------------------------------------------

VLAK_X, VLAK_BREED = 24, 396
BODEM, TOP = 288, 60
RUIMTE_RECHTS, RUIMTE_TEKST, RUIMTE_NAAM = 60, 170, 32
JAREN = timedelta(days=600)
"""Of more days than this the axis names years, and no months."""


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
    """Filings per day; the last two weeks of a period are marked. Horizontal places are in tenths of a unit.

    Of all periods together there is no one stretch of two weeks, so `laat_vanaf` is None; the days are marked all the same.
    """

    dagen: list[Dag]
    lijnen: list[tuple[int, int]]
    merken: list[tuple[int, str]]
    eerste: date
    laatste: date
    laat_vanaf: date | None
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
        """The last day, under the end of the axis; of many years only its year."""
        if self.laatste - self.eerste > JAREN:
            return str(self.laatste.year)
        return f"{self.laatste.day} {KORT[self.laatste.month - 1]}"

    @property
    def titel(self) -> str:
        """What is seen: that most came late, where it is so."""
        if 2 * self.laat > self.totaal:
            return "De meeste plannen kwamen laat"
        return "Ingediende plannen per dag"


def instroom(overzicht: Overzicht, tijdvakken: Sequence[Tijdvak]) -> Instroom:
    """The intake by day, up to the date of reference, on an axis from the first opening to the last closing."""
    eerste = min(dag_van(t.opent_op) for t in tijdvakken)
    laatste = max(laatste_dag(t.sluit_op) for t in tijdvakken)
    aantal_dagen = (laatste - eerste).days + 1
    laat_vanaf = max(laatste - LAATSTE_DAGEN + timedelta(days=1), eerste) if len(tijdvakken) == 1 else None
    per_dag = overzicht.per_dag
    top, lijnen = _lijnen(max(per_dag.values(), default=1), BODEM - TOP, BODEM)

    def x(dag: date) -> int:
        return TIEN * VLAK_X + TIEN * VLAK_BREED * (dag - eerste).days // aantal_dagen

    breedte = max(TIEN * VLAK_BREED // aantal_dagen - 6, 12)
    dagen = []
    for dag, aantal in sorted(per_dag.items()):
        hoogte = schaal(aantal, top, BODEM - TOP)
        dagen.append(Dag(dag, aantal, dag in overzicht.laat, x(dag), BODEM - hoogte, breedte, hoogte))
    return Instroom(
        dagen=dagen,
        lijnen=lijnen,
        merken=_jaren(eerste, laatste, x) if laatste - eerste > JAREN else _maanden(eerste, laatste, x),
        eerste=eerste,
        laatste=laatste,
        laat_vanaf=laat_vanaf,
        laat_x=x(laat_vanaf) if laat_vanaf else 0,
        laat=overzicht.stand.waarde("aantal_laatste_twee_weken"),
        drukste=max(dagen, key=lambda d: d.aantal, default=None),
    )


def _maanden(eerste: date, laatste: date, x: Callable[[date], int]) -> list[tuple[int, str]]:
    """Where a month begins, with its name."""
    dagen, dag = [], eerste
    while dag <= laatste:
        dagen.append((dag, KORT[dag.month - 1]))
        dag = (dag.replace(day=1) + timedelta(days=32)).replace(day=1)
    return _passend(dagen, x)


def _jaren(eerste: date, laatste: date, x: Callable[[date], int]) -> list[tuple[int, str]]:
    """Where a year begins, with its number."""
    jaren = range(eerste.year, laatste.year + 1)
    om_de = -(-len(jaren) * RUIMTE_NAAM // VLAK_BREED)
    return _passend([(max(date(jaar, 1, 1), eerste), str(jaar)) for jaar in jaren[::om_de]], x)


def _passend(dagen: list[tuple[date, str]], x: Callable[[date], int]) -> list[tuple[int, str]]:
    """The marks that there is room for; not where the next name, or the last day, needs the room."""
    uit: list[tuple[int, str]] = []
    for dag, naam in dagen:
        plek = x(dag) // TIEN
        if uit and plek - uit[-1][0] < RUIMTE_NAAM:
            uit.pop()
        if VLAK_X + VLAK_BREED - plek >= RUIMTE_RECHTS:
            uit.append((plek, naam))
    return uit


# --- Decisions against the term --------------------------------------------------------------------------------------

VULLING = {OP_TIJD: "sp-vul-1", TE_LAAT: "sp-vul-rood", LOOPT: "sp-vul-2", VERLOPEN: "sp-vul-oker"}
CIJFER = {OP_TIJD: "aantal_op_tijd", TE_LAAT: "aantal_te_laat"}
WEEK_X, WEEK_BREED, WEEK_TOP, WEEK_BODEM = 30, 390, 30, 150
MEESTE_WEKEN = 26
"""Decisions of a later week are taken together in the last column."""


@dataclass(frozen=True)
class Termijndeel:
    """How many plans there are of one kind; the bar beside it, and the figure and the part that its list is of."""

    soort: str
    naam: str
    vulling: str
    aantal: int
    x: int
    breedte: int

    @property
    def cijfer(self) -> str:
        """The figure whose list it opens."""
        return CIJFER.get(self.soort, "aantal_ingediend")

    @property
    def deel(self) -> str:
        """The part of that figure, as an address has it; empty where it is the whole figure."""
        return "" if self.soort in CIJFER else f"termijn:{self.soort}"


@dataclass(frozen=True)
class Week:
    """A week of the term with what was decided in it; the last can stand for all later ones."""

    week: int
    aantal: int
    x: int
    y: int
    breedte: int
    hoogte: int
    en_later: bool = False


@dataclass(frozen=True)
class Termijnen:
    """Decisions against the legal term: the bar of kinds, and the columns of weeks with the end of the term marked."""

    delen: list[Termijndeel]
    weken: list[Week]
    lijnen: list[tuple[int, int]]
    termijn: int | None
    """The term in weeks; None where the periods have not the same."""
    termijn_x: int
    stil: int

    @property
    def totaal(self) -> int:
        """The plans that have a term."""
        return sum(deel.aantal for deel in self.delen)

    @property
    def besloten(self) -> int:
        """How many were decided and announced."""
        return sum(week.aantal for week in self.weken)

    @property
    def titel(self) -> str:
        """What is seen."""
        aantal = {deel.soort: deel.aantal for deel in self.delen}
        if not self.totaal:
            return "Nog geen termijn om te beslissen"
        if not aantal[TE_LAAT] and not aantal[VERLOPEN]:
            return "Geen besluit kwam te laat" if aantal[OP_TIJD] else "Geen termijn is voorbij"
        return "Niet elk besluit kwam op tijd" if aantal[TE_LAAT] else "Niet elke termijn is gehaald"


def termijnen(overzicht: Overzicht, weken_per_tijdvak: set[int]) -> Termijnen:
    """The drawing of the terms; `weken_per_tijdvak` are the lengths of the term that the versions of the scheme give."""
    totaal, geteld, x = sum(overzicht.termijnen.values()) or 1, 0, 0
    delen = []
    for soort, naam in NAMEN.items():
        aantal = overzicht.termijnen[soort]
        geteld += aantal
        eind = schaal(geteld, totaal, BALK)
        kier = KIER if eind < BALK else 0
        delen.append(Termijndeel(soort, naam, VULLING[soort], aantal, x, max(eind - x - kier, 0)))
        x = eind
    termijn = weken_per_tijdvak.pop() if len(weken_per_tijdvak) == 1 else None
    per_week = _per_week(overzicht.weken)
    kolommen = max([*per_week, (termijn or 0) + 1])
    breed = WEEK_BREED // kolommen
    top, lijnen = _lijnen(max(per_week.values(), default=1), WEEK_BODEM - WEEK_TOP, WEEK_BODEM)
    weken = []
    for week, aantal in per_week.items():
        hoogte = schaal(aantal, top, WEEK_BODEM - WEEK_TOP)
        weken.append(
            Week(
                week,
                aantal,
                WEEK_X + breed * (week - 1) + 2,
                WEEK_BODEM - hoogte,
                max(breed - 4, 2),
                hoogte,
                week == MEESTE_WEKEN and max(overzicht.weken) > MEESTE_WEKEN,
            )
        )
    return Termijnen(delen, weken, lijnen, termijn, WEEK_X + breed * (termijn or 0), overzicht.stil)


def _per_week(weken: Mapping[int, int]) -> dict[int, int]:
    uit: dict[int, int] = {}
    for week, aantal in weken.items():
        kolom = min(week, MEESTE_WEKEN)
        uit[kolom] = uit.get(kolom, 0) + aantal
    return uit
