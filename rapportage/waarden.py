"""The values of the figures, by their code: worked out of what `tellingen` read and `verleend` added up, exact until the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from aanvragen.models import Categorie, IntrekReden
from aanvragen.statussen import ONBESLIST, Status
from beoordeling.models import Boeking
from beoordeling.plafond import PLAFOND
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.geld import afronden, centen

from .begrippen import NUL, AanvraagRij, BoekingRij, GesprekRij, TijdvakRij, Waarde
from .beslistijden import OP_TIJD, TE_LAAT
from .tellingen import VERLEEND
from .verleend import Verleend

AANDEEL_STAP = Decimal("0.000001")
UITKOMSTEN: dict[str, frozenset[Status]] = {
    "aantal_verleend": VERLEEND,
    "aantal_afgewezen": frozenset({Status.AFGEWEZEN}),
    "aantal_ingetrokken": frozenset({Status.INGETROKKEN}),
    "aantal_buiten_behandeling": frozenset({Status.BUITEN_BEHANDELING}),
    "aantal_verlening_ingetrokken": frozenset({Status.VERLENING_INGETROKKEN}),
    "aantal_in_behandeling": ONBESLIST,
}
"""Every status of a filed application belongs to one outcome, so that the counts add up."""
INSTROOM = (Categorie.INSTROOM_BBL, Categorie.INSTROOM_OVERIG)


@dataclass(frozen=True)
class Geld:
    """The ledger of a period, or of all together, in euros: the ceiling, as it was set, and commitments less releases."""

    plafond: Decimal
    oorspronkelijk: Decimal
    verplicht: Decimal

    @property
    def ruimte(self) -> Decimal:
        """What can still be granted."""
        return self.plafond - self.verplicht


def geld_van(grootboek: Iterable[BoekingRij]) -> Geld:
    """What the entries of a ledger amount to."""
    plafond = oorspronkelijk = verplicht = NUL
    for boeking in grootboek:
        if boeking.soort in PLAFOND:
            plafond += boeking.effect
            oorspronkelijk += boeking.effect if boeking.soort == Boeking.VASTSTELLING else NUL
        else:
            verplicht -= boeking.effect
    return Geld(plafond, oorspronkelijk, verplicht)


def uitkomsten(per_status: Mapping[str, int]) -> dict[str, Waarde]:
    """The outcomes, and what was filed, of counts per status."""
    uit = {code: sum(per_status.get(s, 0) for s in bij) for code, bij in UITKOMSTEN.items()}
    return {"aantal_ingediend": sum(per_status.values()), **uit}


def geld(uit: Geld) -> dict[str, Waarde]:
    """The figures on money that come from the ledger."""
    return {
        "plafond": uit.plafond,
        "plafond_oorspronkelijk": uit.oorspronkelijk,
        "bedrag_verleend": uit.verplicht,
        "ruimte": uit.ruimte,
    }


def tellingen(aanvragen: list[AanvraagRij]) -> dict[str, Waarde]:
    """The figures that count applications."""
    ingetrokken = [a for a in aanvragen if a.status == Status.INGETROKKEN]
    niet_af = sum(a.intrekreden == IntrekReden.ONVOLDOENDE_UITGEWERKT for a in ingetrokken)
    return uitkomsten(Counter(a.status for a in aanvragen)) | {
        "aantal_regionaal": sum(a.regionaal and a.status in VERLEEND for a in aanvragen),
        "aantal_laatste_twee_weken": sum(a.laat for a in aanvragen),
        "aantal_beslist": sum(a.status not in ONBESLIST for a in aanvragen),
        "aantal_sectoraal": sum(not a.regionaal and a.status in VERLEEND for a in aanvragen),
        "aantal_teruggekomen": sum(a.teruggekomen for a in ingetrokken),
        "aandeel_onvoldoende_uitgewerkt": aandeel(Fraction(niet_af), Fraction(len(ingetrokken))),
        "aantal_op_tijd": sum(a.termijn == OP_TIJD for a in aanvragen),
        "aantal_te_laat": sum(a.termijn == TE_LAAT for a in aanvragen),
    }


def gesprekken(rijen: Sequence[GesprekRij]) -> dict[str, Waarde]:
    """The advice talks, and those of which no application came by the date."""
    return {
        "aantal_adviesgesprekken": len(rijen),
        "aantal_adviesgesprekken_zonder_aanvraag": sum(not rij.nummer for rij in rijen),
    }


def inhoud(plannen: Verleend) -> dict[str, Waarde]:
    """The figures that rest on the granted measures."""
    toekenningen = plannen.toekenningen
    bedrag = sum((t.bedrag for t in toekenningen), NUL)
    bereikt = sum(rij.gerealiseerd for rij in plannen.plannen)
    deelnemers: Counter[str] = Counter()
    per_soort: dict[str, Decimal] = dict.fromkeys(Categorie.values, NUL)
    for t in toekenningen:
        deelnemers[t.categorie] += t.aantal
        per_soort[t.categorie] += t.bedrag
    instroom = sum(deelnemers[code] for code in INSTROOM)
    return {
        "eigen_bijdrage": plannen.eigen_bijdrage,
        "deelnemers_beoogd": plannen.deelnemers,
        "bbl_plekken": plannen.bbl,
        "jeugdaandeel": aandeel(plannen.jeugd_exact, Fraction(bedrag)),
        "jeugdbedrag": plannen.jeugdbedrag,
        "deelnemers_gerealiseerd": bereikt,
        "realisatiegraad": aandeel(Fraction(bereikt), Fraction(plannen.deelnemers)),
        "aantal_eigen_bijdrage_lager": sum(rij.legt_minder_bij for rij in plannen.plannen),
        "bedrag_per_deelnemer": centen(Fraction(bedrag) / plannen.deelnemers) if plannen.deelnemers else None,
        "jeugdnorm_bedrag": plannen.jeugdnorm,
        "aandeel_bbl_van_instroom": aandeel(Fraction(deelnemers[Categorie.INSTROOM_BBL]), Fraction(instroom)),
        **{f"deelnemers_{code}": deelnemers[code] for code in Categorie.values},
        **{f"bedrag_{code}": per_soort[code] for code in Categorie.values},
    }


def volgend(tijdvak: TijdvakRij | None) -> dict[str, Waarde]:
    """The ceiling and the days of the next period; unknown where there is none. One that closes at midnight closes before."""
    if tijdvak is None:
        return {"volgend_plafond": None, "volgend_opent": None, "volgend_sluit": None}
    return {
        "volgend_plafond": tijdvak.plafond,
        "volgend_opent": dag_van(tijdvak.opent_op),
        "volgend_sluit": dag_van(tijdvak.sluit_op - timedelta(microseconds=1)),
    }


def aandeel(deel: Fraction, geheel: Fraction) -> Decimal | None:
    """A share with six decimals, rounded half up from the exact fraction; of nothing there is no share."""
    return afronden(deel / geheel, AANDEEL_STAP).quantize(AANDEEL_STAP) if geheel else None
