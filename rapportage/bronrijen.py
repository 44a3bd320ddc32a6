"""The records behind each figure: rows that, counted or summed by hand, give it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter

from aanvragen.statussen import Status
from beoordeling.models import Boeking
from beoordeling.plafond import PLAFOND
from sectorplannen.kern.datums import dag_van

from .begrippen import AanvraagRij, BoekingRij, PlanRij, Stand
from .tellingen import VERLEEND


@dataclass(frozen=True)
class Bronrij:
    """One record behind a figure: what it adds, and for a share what it adds to the whole.

    `nummer` is the application's, empty for an entry of the ledger that belongs to none; `status` is the application's on
    the date of reference, `bij` says more of an entry.
    """

    nummer: str
    naam: str
    dag: date
    waarde: int | Decimal
    geheel: int | Decimal | None = None
    regionaal: bool = False
    hoofdaanvrager: str = ""
    status: str = ""
    bij: str = ""

    @property
    def status_naam(self) -> str:
        """The status in words."""
        return str(Status(self.status).label) if self.status else ""


Uitkomsten = Mapping[str, Collection[str]]
PER_PLAN: dict[str, tuple[str, str]] = {
    "eigen_bijdrage": ("eigen_bijdrage", ""),
    "deelnemers_beoogd": ("deelnemers", ""),
    "bbl_plekken": ("bbl", ""),
    "jeugdbedrag": ("jeugdbedrag", ""),
    "jeugdaandeel": ("jeugdbedrag", "bedrag"),
    "deelnemers_gerealiseerd": ("gerealiseerd", ""),
    "realisatiegraad": ("gerealiseerd", "deelnemers"),
}
"""Of the figures on granted plans: which field of a plan adds to it, and for a share which adds to the whole."""
BOEKINGEN: dict[str, Callable[[BoekingRij], bool]] = {
    "plafond": lambda b: b.soort in PLAFOND,
    "bedrag_verleend": lambda b: b.soort not in PLAFOND,
    "ruimte": lambda b: True,
}
"""Of the figures on money: which entries of the ledger."""


def van(code: str, stand: Stand, uitkomsten: Uitkomsten) -> list[Bronrij]:
    """The rows of one figure, in natural order of number or in order of date. Raises KeyError for an unknown code."""
    if code in PER_PLAN:
        return _per_plan(stand, *PER_PLAN[code])
    if code == "plafond_oorspronkelijk":
        return van("plafond", stand, uitkomsten)[:1]
    if code in BOEKINGEN:
        teken = -1 if code == "bedrag_verleend" else 1
        return [_van_boeking(b, teken) for b in stand.grootboek if BOEKINGEN[code](b)]
    return [_van_aanvraag(a, 1) for a in stand.aanvragen if _telt_mee(code, a, uitkomsten)]


def _telt_mee(code: str, aanvraag: AanvraagRij, uitkomsten: Uitkomsten) -> bool:
    if code == "aantal_ingediend":
        return True
    if code == "aantal_regionaal":
        return aanvraag.regionaal and aanvraag.status in VERLEEND
    if code == "aantal_laatste_twee_weken":
        return aanvraag.laat
    return aanvraag.status in uitkomsten[code]


def _per_plan(stand: Stand, veld: str, geheel: str) -> list[Bronrij]:
    aanvragen = {a.nummer: a for a in stand.aanvragen}
    waarde: Callable[[PlanRij], int | Decimal] = attrgetter(veld)
    return [
        _van_aanvraag(aanvragen[rij.nummer], waarde(rij), attrgetter(geheel)(rij) if geheel else None)
        for rij in stand.tabel_1
    ]


def _van_aanvraag(a: AanvraagRij, waarde: int | Decimal, geheel: int | Decimal | None = None) -> Bronrij:
    dag = dag_van(a.ingediend_op)
    return Bronrij(a.nummer, a.naam, dag, waarde, geheel, a.regionaal, a.hoofdaanvrager, a.status)


def _van_boeking(boeking: BoekingRij, teken: int) -> Bronrij:
    soort = Boeking(boeking.soort).label
    return Bronrij(boeking.nummer, boeking.grondslag, boeking.datum, teken * boeking.effect, bij=str(soort))
