"""The words of reporting: what a figure, a check and a state of things are. `cijfers` makes them, everything else reads them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Waarde = int | Decimal | None


@dataclass(frozen=True)
class Cijfer:
    """One figure: its code, exact value, unit (aantal, euro, aandeel), date of reference, definition and where it comes from."""

    code: str
    naam: str
    waarde: Waarde
    eenheid: str
    peildatum: date
    definitie: str
    bron: str


@dataclass(frozen=True)
class Controle:
    """One check: whether it holds, and in a Dutch sentence what was compared and what came out."""

    code: str
    klopt: bool
    melding: str


@dataclass(frozen=True)
class PlanRij:
    """A granted plan in Tabel 1 and Bijlage 1. `bedrag` in euros, exact; `nr` counts through the table."""

    nr: int
    nummer: str
    naam: str
    regionaal: bool
    bedrag: Decimal
    bedrag_x1000: int
    deelnemers: int
    bbl: int


@dataclass(frozen=True)
class CategorieRij:
    """A category of measures: participants, budget in euros (exact), the part of it that goes to the young."""

    code: str
    categorie: str
    deelnemers: int
    budget: Decimal
    jeugdbedrag: Decimal


@dataclass(frozen=True)
class Reden:
    """Why plans were refused or withdrawn: a code of the scheme or list, in words, and how many plans named it."""

    code: str
    omschrijving: str
    aantal: int


@dataclass(frozen=True)
class Voorbeeld:
    """A plan in its own numbers, for the box in the letter: (number, what) per measure, largest first."""

    naam: str
    regels: list[tuple[int, str]]


@dataclass(frozen=True)
class TijdvakRij:
    """A period as the letter names it; `plafond` is the ceiling on the date of reference."""

    nummer: int
    naam: str
    opent_op: datetime
    sluit_op: datetime
    plafond: Decimal


@dataclass(frozen=True)
class Stand:
    """The state of one period on one date: every figure, table and check. Read-only; made by `cijfers.stand`."""

    tijdvak: TijdvakRij
    peildatum: date
    cijfers: dict[str, Cijfer]
    controles: list[Controle]
    tabel_1: list[PlanRij]
    grafiek_1: list[CategorieRij]
    grafiek_2: list[CategorieRij]
    afwijsgronden: list[Reden] = field(default_factory=list)
    intrekredenen: list[Reden] = field(default_factory=list)
    teruggekomen: int = 0
    voorbeelden: list[Voorbeeld] = field(default_factory=list)
    volgend_tijdvak: TijdvakRij | None = None
    verzonnen: bool = False
    extra: dict[str, Any] = field(default_factory=dict)

    def waarde(self, code: str) -> Any:
        """The exact value of one figure."""
        return self.cijfers[code].waarde
