"""The drawings of the state page as numbers: what a template needs to draw them as SVG, without styles and without a browser.

Every length is a whole unit of its own view box. The letter's charts come from `grafieken` (Vega-Lite); a page draws its own,
because it must be there at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sectorplannen.kern.geld import afronden, getal
from sectorplannen.kern.woorden import deel_in_woorden, procent

from .aggregaten import GEEN, DeelRij
from .begrippen import CategorieRij, Cijfer, Stand
from .grafiektekst import eenheden

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
        eind = schaal(geteld, totaal, BALK)
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

    code: str
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
                rij.code, rij.categorie, BOVEN + RIJ * i, schaal(rij.deelnemers, meeste, MENSEN_BREED), getal(rij.deelnemers),
                schaal(rij.budget, duurste, GELD_BREED), geld.kort(rij.budget),
            )
            for i, rij in enumerate(rijen)
        ],
        geldeenheid=geld.opschrift,
        mensen_totaal=getal(sum(rij.deelnemers for rij in rijen)),
        geld_totaal=geld.kort(sum((rij.budget for rij in rijen), Decimal(0))),
    )  # fmt: skip


# --- Measures by theme, sector or region ----------------------------------------------------------------------------

LIJSTBALK = 100
KORTE_LIJST = 7
"""So many rows of a list are seen at once; the others unfold."""


@dataclass(frozen=True)
class Lijstrij:
    """A row of a list: its part, and how long its two bars are in hundredths of the longest; what names none has no bars."""

    deel: DeelRij
    mensen: int
    geld: int


@dataclass(frozen=True)
class Lijst:
    """Parts of the granted measures with a bar behind each number; `meer` are the rows that unfold."""

    eerste: list[Lijstrij]
    meer: list[Lijstrij]


def lijst(delen: Sequence[DeelRij]) -> Lijst:
    """The parts in their own order, each beside the largest of them."""
    met_balk = [deel for deel in delen if deel.code != GEEN]
    meeste = max((deel.deelnemers for deel in met_balk), default=0) or 1
    duurste = max((deel.budget for deel in met_balk), default=Decimal(0)) or Decimal(1)
    rijen = [
        Lijstrij(deel, schaal(deel.deelnemers, meeste, LIJSTBALK), schaal(deel.budget, duurste, LIJSTBALK))
        if deel.code != GEEN
        else Lijstrij(deel, 0, 0)
        for deel in delen
    ]
    kort = len(rijen) if len(rijen) <= KORTE_LIJST + 2 else KORTE_LIJST
    return Lijst(rijen[:kort], rijen[kort:])


# --- The share for the young -----------------------------------------------------------------------------------------

JEUGDBALK = 300


@dataclass(frozen=True)
class Jeugd:
    """The share for the young as a bar beside what was agreed."""

    breedte: int
    norm_x: int
    norm: str
    tekst: str


def jeugd(aandeel: Cijfer, norm: Fraction | None) -> Jeugd | None:
    """The bar, or None where there is no share. `norm` is the share that was agreed; None where the periods differ in it."""
    if not isinstance(aandeel.waarde, Decimal):
        return None
    tekst = f"{procent(aandeel.waarde)} van het geld is voor jongeren."
    if norm is None:
        return Jeugd(schaal(aandeel.waarde, 1, JEUGDBALK), 0, "", tekst)
    in_woorden = deel_in_woorden(norm) or procent(norm)
    tekst += f" De afspraak is {in_woorden}."
    return Jeugd(schaal(aandeel.waarde, 1, JEUGDBALK), schaal(norm, 1, JEUGDBALK), in_woorden, tekst)


def schaal(waarde: Decimal | Fraction | int, geheel: Decimal | int, lengte: int) -> int:
    """A length in whole units; what is more than nothing is seen."""
    if not waarde:
        return 0
    return max(1, int(afronden(Fraction(waarde) / Fraction(geheel) * lengte)))
