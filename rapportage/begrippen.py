"""The words of reporting: what a figure, a check and a state of things are. `cijfers` makes them, everything else reads them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

Waarde = int | Decimal | None
NUL = Decimal("0.00")
CONTROLE, MEDEDELING = "controle", "mededeling"


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
    """One check: whether it holds, and in a Dutch sentence what was compared and what came out.

    `soort` is CONTROLE for an identity, MEDEDELING for what is told and breaks nothing: a claim about the plans, or a
    difference with a letter that was published before.
    """

    code: str
    klopt: bool
    melding: str
    soort: str = CONTROLE


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
    kosten: Decimal = NUL
    jeugdbedrag: Decimal = NUL
    gerealiseerd: int = 0

    @property
    def eigen_bijdrage(self) -> Decimal:
        """What the partnership pays of the granted measures: their costs less the granted amount, in euros."""
        return self.kosten - self.bedrag


@dataclass(frozen=True)
class AanvraagRij:
    """An application that was filed, with its status on the date of reference. `laat`: in the last two weeks."""

    pk: int
    nummer: str
    naam: str
    regionaal: bool
    hoofdaanvrager: str
    ingediend_op: datetime
    status: str
    laat: bool = False
    intrekreden: str = ""
    verzonnen: bool = False


@dataclass(frozen=True)
class BoekingRij:
    """An entry of the ledger: what it did to the room, in euros (a commitment takes, so it is negative)."""

    volgnummer: int
    datum: date
    soort: str
    effect: Decimal
    grondslag: str
    nummer: str = ""


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
    aanvragen: list[AanvraagRij] = field(default_factory=list)
    grootboek: list[BoekingRij] = field(default_factory=list)

    def waarde(self, code: str) -> Any:
        """The exact value of one figure."""
        return self.cijfers[code].waarde
