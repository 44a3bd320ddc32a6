"""The figures that everyone may see: made of the plans in the register, so that none tells of a decision before its day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from aanvragen.models import Categorie
from sectorplannen.kern.geld import afronden, centen

from ..begrippen import NUL
from ..cijfers import uitgeschreven
from ..definities import DEFINITIES
from ..register.openbaarplan import OpenbaarPlan
from ..tellingen import som
from ..waarden import aandeel
from . import vormen

Plannen = Sequence[OpenbaarPlan]
EIGEN = {
    "aantal_verleend": "Plannen in het register, ook als de subsidie al is vastgesteld.",
    "bedrag_verleend": "Het bedrag van de verlening van elk plan in het register, bij elkaar opgeteld.",
    "bbl_plekken": "Beoogde deelnemers op een leerwerkplek. Afgerond op het geheel: de plekken per plan kunnen samen anders zijn.",
}
"""What a figure means here, where the words of the ministry's page would say something else."""
ALLEEN = " Alleen plannen in het openbare register tellen mee."


def _som(plannen: Plannen, deel: Callable[[OpenbaarPlan], Decimal]) -> Decimal:
    return sum((deel(plan) for plan in plannen), NUL)


def _deelnemers(plannen: Plannen) -> int:
    return sum(plan.deelnemers for plan in plannen)


def _bereikt(plannen: Plannen) -> int:
    return sum(plan.bereikt or 0 for plan in plannen)


def _graad(plannen: Plannen) -> Decimal | None:
    return aandeel(Fraction(_bereikt(plannen)), Fraction(_deelnemers(plannen)))


def _per_deelnemer(plannen: Plannen) -> Decimal | None:
    """Over the granted measures: of a plan that was taken over without these neither money nor people count."""
    beoogd, bedrag = _deelnemers(plannen), sum((m.bedrag for plan in plannen for m in plan.maatregelen), NUL)
    return centen(Fraction(bedrag) / beoogd) if beoogd else None


def _bbl(plannen: Plannen) -> int:
    """Rounded once, at the end: the whole places of each plan would add up to more or less."""
    return int(afronden(som(m.bbl_deel for plan in plannen for m in plan.maatregelen)))


def _deelnemers_in(code: str) -> Callable[[Plannen], int]:
    return lambda plannen: sum(m.deelnemers for plan in plannen for m in plan.maatregelen if m.categorie == code)


def _bedrag_in(code: str) -> Callable[[Plannen], Decimal]:
    return lambda plannen: sum((m.bedrag for p in plannen for m in p.maatregelen if m.categorie == code), NUL)


FORMULES: dict[str, Callable[[Plannen], int | Decimal | None]] = {
    "aantal_verleend": len,
    "aantal_regionaal": lambda plannen: sum(plan.is_regionaal for plan in plannen),
    "aantal_sectoraal": lambda plannen: sum(not plan.is_regionaal for plan in plannen),
    "bedrag_verleend": lambda plannen: _som(plannen, lambda plan: plan.bedrag),
    "eigen_bijdrage": lambda plannen: _som(plannen, lambda plan: plan.eigen_bijdrage),
    "deelnemers_beoogd": _deelnemers,
    "bbl_plekken": _bbl,
    "deelnemers_gerealiseerd": _bereikt,
    "realisatiegraad": _graad,
    "aantal_eigen_bijdrage_lager": lambda plannen: sum(plan.eigen_bijdrage < plan.bedrag for plan in plannen),
    "bedrag_per_deelnemer": _per_deelnemer,
    **{f"deelnemers_{code}": _deelnemers_in(code) for code in Categorie.values},
    **{f"bedrag_{code}": _bedrag_in(code) for code in Categorie.values},
}
"""By the code of the figure how it is made of plans of the register."""


def van(plannen: Plannen, tijdvak: int | None) -> list[vormen.Cijfer]:
    """Every public figure of these plans."""
    return [
        vormen.Cijfer(
            code=code,
            naam=DEFINITIES[code].naam,
            eenheid=DEFINITIES[code].eenheid,
            waarde=uitgeschreven(formule(plannen), DEFINITIES[code].eenheid),
            tijdvak=tijdvak,
            definitie=EIGEN.get(code) or DEFINITIES[code].definitie + ALLEEN,
        )
        for code, formule in FORMULES.items()
    ]
