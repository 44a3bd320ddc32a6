"""The columns of the two lists, in a fixed order: which are chosen, and what each says in an export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sectorplannen.kern.datums import dag_van, vandaag

from .werkstap import Werkstap

Waarde = str | int | Decimal | date | None
"""What a cell of an export holds: amounts are in euros, days are dates."""


@dataclass(frozen=True)
class Kolom:
    """A column: its code in the address, its name, the heads and the cells that it has in an export."""

    code: str
    naam: str
    koppen: tuple[str, ...]
    cellen: Callable[[Any], tuple[Waarde, ...]]
    standaard: bool = False
    rechts: bool = False


def stap(plan: Any) -> str:
    """What is to be done now, in words; of a decided plan its status."""
    if plan.werkstap == Werkstap.AFGEHANDELD:
        return str(plan.get_status_display())
    return str(Werkstap(plan.werkstap).label)


def gebied(plan: Any) -> str:
    """The sectors, or the regions of a regional plan."""
    return ", ".join(str(rij) for rij in [*plan.sectoren.all(), *plan.regios.all()])


def uiterlijk(plan: Any) -> date | None:
    """The last day of the term that runs: to decide, or to supplement; None where none runs."""
    if plan.werkstap == Werkstap.AFGEHANDELD:
        return None
    dag: date | None = plan.aanvullen_voor if plan.werkstap in AANVULLEN else plan.beslissen_voor
    return dag


def _termijn(plan: Any) -> tuple[Waarde, ...]:
    dag = uiterlijk(plan)
    waarvoor = "" if dag is None else "aanvullen" if plan.werkstap in AANVULLEN else "beslissen"
    return dag, (dag - vandaag()).days if dag else None, waarvoor


def _dag(veld: str) -> Callable[[Any], tuple[Waarde, ...]]:
    return lambda plan: (dag_van(getattr(plan, veld)) if getattr(plan, veld) else None,)


AANVULLEN = {Werkstap.WACHT_OP_AANVULLING, Werkstap.AANVULLING_TE_LAAT}

KOLOMMEN = (
    Kolom(
        "plan",
        "Plan",
        ("Nummer", "Plan", "Hoofdaanvrager"),
        lambda plan: (plan.nummer, plan.naam, str(plan.hoofdaanvrager)),
        standaard=True,
    ),
    Kolom("stap", "Stap", ("Stap",), lambda plan: (stap(plan),), standaard=True),
    Kolom("termijn", "Uiterlijke datum", ("Uiterlijke datum", "Dagen over", "Termijn om te"), _termijn, standaard=True),
    Kolom(
        "gevraagd", "Gevraagd in €", ("Gevraagd in €",), lambda plan: (plan.gevraagd_som,), standaard=True, rechts=True
    ),
    Kolom(
        "beoordelaars",
        "Beoordelaars",
        ("Beoordelaars",),
        lambda plan: (", ".join(str(rij.beoordelaar) for rij in plan.beoordelingen.all()),),
        standaard=True,
    ),
    Kolom("soort", "Soort plan", ("Soort plan",), lambda plan: (plan.get_soort_display(),)),
    Kolom("gebied", "Sector of regio", ("Sector of regio",), lambda plan: (gebied(plan),)),
    Kolom("tijdvak", "Tijdvak", ("Tijdvak",), lambda plan: (plan.tijdvak.nummer,), rechts=True),
    Kolom("status", "Status", ("Status",), lambda plan: (plan.get_status_display(),)),
    Kolom("ingediend", "Ingediend op", ("Ingediend op",), _dag("ingediend_op")),
    Kolom("volledig", "Volledig op", ("Volledig op",), _dag("volledig_op")),
)
"""The first is always there: without it nobody knows which plan a row is of."""

VAST = KOLOMMEN[0].code
CODES = tuple(kolom.code for kolom in KOLOMMEN)
STANDAARD = tuple(kolom for kolom in KOLOMMEN if kolom.standaard)


def gekozen(codes: Iterable[str]) -> Sequence[Kolom]:
    """The columns with these codes, in the fixed order; unknown codes are passed over, and none at all is the standard."""
    bekend = set(codes) & set(CODES)
    return tuple(k for k in KOLOMMEN if k.code in bekend or k.code == VAST) if bekend else STANDAARD
