"""The records behind each figure: rows that, counted or summed by hand, give it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from aanvragen.models import Categorie, IntrekReden
from aanvragen.statussen import ONBESLIST, Status
from beoordeling.models import Boeking
from beoordeling.plafond import PLAFOND
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.geld import centen

from .begrippen import AanvraagRij, BoekingRij, GesprekRij, PlanRij, Stand, Toekenning, Waarde
from .beslistijden import OP_TIJD, TE_LAAT
from .definities import AANDEEL, DEFINITIES
from .tellingen import VERLEEND
from .waarden import INSTROOM, UITKOMSTEN, aandeel


@dataclass(frozen=True)
class Bronrij:
    """One record behind a figure: what it adds, and for a share what it adds to the whole.

    `nummer` is the application's, empty for an entry of the ledger that belongs to none; `status` is the application's on
    the date of reference, `bij` says more of an entry, `maatregel` names the measure where the row is one.
    """

    nummer: str
    naam: str
    dag: date
    waarde: int | Decimal | date
    geheel: int | Decimal | None = None
    regionaal: bool = False
    hoofdaanvrager: str = ""
    status: str = ""
    bij: str = ""
    maatregel: str = ""
    gesprek: int = 0
    """The key of an advice talk, where the row is one; `bij` says what came of it."""

    @property
    def status_naam(self) -> str:
        """The status in words."""
        return str(Status(self.status).label) if self.status else ""


AANVRAGEN: dict[str, Callable[[AanvraagRij], bool]] = {
    "aantal_ingediend": lambda a: True,
    "aantal_regionaal": lambda a: a.regionaal and a.status in VERLEEND,
    "aantal_sectoraal": lambda a: not a.regionaal and a.status in VERLEEND,
    "aantal_laatste_twee_weken": lambda a: a.laat,
    "aantal_beslist": lambda a: a.status not in ONBESLIST,
    "aantal_teruggekomen": lambda a: a.teruggekomen and a.status == Status.INGETROKKEN,
    "aantal_op_tijd": lambda a: a.termijn == OP_TIJD,
    "aantal_te_laat": lambda a: a.termijn == TE_LAAT,
}
"""Of the figures that count applications, beside the outcomes: which ones."""
GESPREKKEN: dict[str, Callable[[GesprekRij], bool]] = {
    "aantal_adviesgesprekken": lambda g: True,
    "aantal_adviesgesprekken_zonder_aanvraag": lambda g: not g.nummer,
}
"""Of the figures that count advice talks: which ones."""
PER_PLAN: dict[str, tuple[str, str]] = {
    "eigen_bijdrage": ("eigen_bijdrage", ""),
    "deelnemers_beoogd": ("deelnemers", ""),
    "bbl_plekken": ("bbl", ""),
    "jeugdbedrag": ("jeugdbedrag", ""),
    "jeugdaandeel": ("jeugdbedrag", "bedrag"),
    "jeugdnorm_bedrag": ("jeugdnorm", ""),
    "deelnemers_gerealiseerd": ("gerealiseerd", ""),
    "realisatiegraad": ("gerealiseerd", "deelnemers"),
    "bedrag_per_deelnemer": ("bedrag", "deelnemers"),
}
"""Of the figures on granted plans: which field of a plan adds to it, and for a share which adds to the whole."""
Aandelen = Callable[[Toekenning], tuple[int | Decimal, int | None]]
PER_SOORT: dict[str, tuple[frozenset[str], Aandelen]] = {
    "aandeel_bbl_van_instroom": (
        frozenset(INSTROOM),
        lambda t: (t.aantal if t.categorie == Categorie.INSTROOM_BBL else 0, t.aantal),
    ),
    **{f"deelnemers_{code}": (frozenset({code}), lambda t: (t.aantal, None)) for code in Categorie.values},
    **{f"bedrag_{code}": (frozenset({code}), lambda t: (t.bedrag, None)) for code in Categorie.values},
}
"""Of the figures on kinds of measures: which kinds, and what a measure adds to it and to the whole."""
BOEKINGEN: dict[str, Callable[[BoekingRij], bool]] = {
    "plafond": lambda b: b.soort in PLAFOND,
    "plafond_oorspronkelijk": lambda b: b.soort == Boeking.VASTSTELLING,
    "bedrag_verleend": lambda b: b.soort not in PLAFOND,
    "ruimte": lambda b: True,
}
"""Of the figures on money: which entries of the ledger."""
VOLGEND = ("volgend_plafond", "volgend_opent", "volgend_sluit")
"""Figures of which there is one record: the next period."""
VERHOUDINGEN = frozenset({"bedrag_per_deelnemer"})
"""What is divided beside the shares."""


def van(code: str, stand: Stand) -> list[Bronrij]:
    """The rows of one figure, in natural order of number or in order of date. Raises KeyError for an unknown code."""
    if code in PER_PLAN:
        return _per_plan(stand, *PER_PLAN[code])
    if code in PER_SOORT:
        return _per_soort(stand, *PER_SOORT[code])
    if code in BOEKINGEN:
        teken = -1 if code == "bedrag_verleend" else 1
        return [_van_boeking(b, teken) for b in stand.grootboek if BOEKINGEN[code](b)]
    if code in GESPREKKEN:
        return [_van_gesprek(g) for g in stand.gesprekken if GESPREKKEN[code](g)]
    if code in VOLGEND:
        return _volgend(code, stand)
    if code == "aandeel_onvoldoende_uitgewerkt":
        ingetrokken = (a for a in stand.aanvragen if a.status == Status.INGETROKKEN)
        return [van_aanvraag(a, int(a.intrekreden == IntrekReden.ONVOLDOENDE_UITGEWERKT), 1) for a in ingetrokken]
    if code == "aantal_eigen_bijdrage_lager":
        minder = {rij.nummer for rij in stand.tabel_1 if rij.legt_minder_bij}
        return [van_aanvraag(a, 1) for a in stand.aanvragen if a.nummer in minder]
    if code in UITKOMSTEN:
        return [van_aanvraag(a, 1) for a in stand.aanvragen if a.status in UITKOMSTEN[code]]
    return [van_aanvraag(a, 1) for a in stand.aanvragen if AANVRAGEN[code](a)]


def waarde_van(code: str, rijen: list[Bronrij]) -> Waarde:
    """What these rows amount to, as the figure is made: counted, summed, divided, or what the one record says."""
    if code in VOLGEND:
        return rijen[0].waarde if rijen else None
    som = _som(rij.waarde for rij in rijen if not isinstance(rij.waarde, date))
    geheel = Fraction(_som(rij.geheel or 0 for rij in rijen))
    if code in VERHOUDINGEN:
        return centen(Fraction(som) / geheel) if geheel else None
    if DEFINITIES[code].eenheid == AANDEEL:
        return aandeel(Fraction(som), geheel)
    return som


def _som(delen: Iterable[int | Decimal]) -> int | Decimal:
    return sum(delen)


def _per_plan(stand: Stand, veld: str, geheel: str) -> list[Bronrij]:
    aanvragen = {a.nummer: a for a in stand.aanvragen}
    waarde: Callable[[PlanRij], int | Decimal] = attrgetter(veld)
    return [
        van_aanvraag(aanvragen[rij.nummer], waarde(rij), attrgetter(geheel)(rij) if geheel else None)
        for rij in stand.tabel_1
    ]


def _per_soort(stand: Stand, soorten: frozenset[str], aandelen: Aandelen) -> list[Bronrij]:
    """Per granted plan with a measure of these kinds what those measures add."""
    per_plan: dict[int, list[tuple[int | Decimal, int | None]]] = defaultdict(list)
    for t in stand.maatregelen:
        if t.categorie in soorten:
            per_plan[t.aanvraag].append(aandelen(t))
    return [
        van_aanvraag(a, _som(w for w, _ in per_plan[a.pk]), _geheel(g for _, g in per_plan[a.pk]))
        for a in stand.aanvragen
        if a.pk in per_plan
    ]


def _geheel(delen: Iterable[int | None]) -> int | None:
    bekend = [deel for deel in delen if deel is not None]
    return sum(bekend) if bekend else None


def _volgend(code: str, stand: Stand) -> list[Bronrij]:
    """The next period itself: its name, the day on which it opens, and what the figure takes from it."""
    rij, waarde = stand.volgend_tijdvak, stand.waarde(code)
    return [Bronrij("", rij.naam, dag_van(rij.opent_op), waarde, bij="Tijdvak")] if rij else []


def van_aanvraag(
    a: AanvraagRij, waarde: int | Decimal, geheel: int | Decimal | None = None, maatregel: str = ""
) -> Bronrij:
    """The row of an application, or of one measure of it."""
    dag = dag_van(a.ingediend_op)
    return Bronrij(a.nummer, a.naam, dag, waarde, geheel, a.regionaal, a.hoofdaanvrager, a.status, maatregel=maatregel)


def _van_boeking(boeking: BoekingRij, teken: int) -> Bronrij:
    soort = Boeking(boeking.soort).label
    return Bronrij(boeking.nummer, boeking.grondslag, boeking.datum, teken * boeking.effect, bij=str(soort))


def _van_gesprek(g: GesprekRij) -> Bronrij:
    """The row of an advice talk. Its number stays empty: the row is the talk and not the plan, that has rows of its own."""
    uitkomst = "Aanvraag ingediend" if g.nummer else "Geen aanvraag ingediend"
    return Bronrij("", g.onderwerp, dag_van(g.gehouden_op), 1, hoofdaanvrager=g.organisatie, bij=uitkomst, gesprek=g.pk)
