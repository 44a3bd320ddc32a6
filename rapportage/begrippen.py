"""The words of reporting: what a figure, a check and a state of things are. `cijfers` makes them, everything else reads them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from aanvragen.models import Categorie

from .voortgangrijen import Voortgang

Waarde = int | Decimal | date | None
NUL = Decimal("0.00")
CENTEN = 100
CONTROLE, MEDEDELING = "controle", "mededeling"
Breuk = tuple[int, int]
"""A numerator and a denominator, not reduced: a Fraction for each of 100,000 measures would take seconds."""


@dataclass(frozen=True)
class Cijfer:
    """One figure: code, exact value, unit (aantal, euro, aandeel, datum), date of reference, definition, where it comes from."""

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
    difference with a letter that was published before. `toelichting` is what the writer of a letter says of one that fails.
    """

    code: str
    klopt: bool
    melding: str
    soort: str = CONTROLE
    toelichting: str = ""


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
    jeugdnorm: Decimal = NUL

    @property
    def eigen_bijdrage(self) -> Decimal:
        """What the partnership pays of the granted measures: their costs less the granted amount, in euros."""
        return self.kosten - self.bedrag

    @property
    def legt_minder_bij(self) -> bool:
        """Whether the partnership pays less than it was granted (C14)."""
        return self.eigen_bijdrage < self.bedrag


@dataclass(frozen=True)
class AanvraagRij:
    """An application that was filed, with its status on the date of reference. `laat`: in the last two weeks.

    `tijdvak` is the number of its period, `jeugdnorm` the agreed share for the young in it. `termijn` says how its term to
    decide went (`beslistijden`), with the last day by law and the day of the first decision.
    """

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
    tijdvak: int = 0
    jeugdnorm: Fraction = Fraction(0)
    volledig_op: datetime | None = None
    teruggekomen: bool = False
    termijn: str = ""
    beslissen_voor: date | None = None
    besloten_op: date | None = None


@dataclass(frozen=True)
class Toekenning:
    """What the decision in force grants of one measure: the number (as asked, where it names none) and the amount.

    `gevraagd`, `jongeren` and `bbl` are the numbers as asked; `bbl_deel` scales with the number granted.
    """

    aanvraag: int
    maatregel: int
    naam: str
    categorie: str
    aantal: int
    bedrag: Decimal
    kosten: Decimal
    gevraagd: int
    jongeren: int
    bbl: int
    thema: str = ""
    volgnummer: int = 0

    @property
    def soort(self) -> str:
        """The name of its category."""
        return str(Categorie(self.categorie).label)

    @property
    def eigen_bijdrage(self) -> Decimal:
        """Costs less granted amount, in euros."""
        return self.kosten - self.bedrag

    @property
    def bbl_deel(self) -> Breuk:
        """BBL places in the granted number, exact."""
        return (self.bbl * self.aantal, self.gevraagd) if self.gevraagd else (0, 1)

    @property
    def jeugd_deel(self) -> Breuk:
        """Euros for the young: the granted amount times young participants over participants, exact."""
        return (int(self.bedrag * CENTEN) * self.jongeren, CENTEN * self.gevraagd) if self.gevraagd else (0, 1)


@dataclass(frozen=True)
class Opgave:
    """What one measure of a plan reached, by its last statement up to the date of reference."""

    aanvraag: int
    maatregel: int
    categorie: str
    thema: str
    deelnemers: int


@dataclass(frozen=True)
class BoekingRij:
    """An entry of the ledger: what it did to the room, in euros (a commitment takes, so it is negative)."""

    volgnummer: int
    datum: date
    soort: str
    effect: Decimal
    grondslag: str
    nummer: str = ""
    tijdvak: int = 0


@dataclass(frozen=True)
class GesprekRij:
    """An advice talk that was held by the date of reference, and the plan that came of it if that was filed by then."""

    pk: int
    organisatie: str
    onderwerp: str
    gehouden_op: datetime
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
class LaatsteGebeurtenis:
    """The last event of a period up to now: its key and moment, and the keys of the last ledger entry, statement and talk.

    A raised ceiling, a progress statement or an advice talk is no event of a plan, and changes figures all the same. Two
    that are equal mean that nothing was written in between, also nothing with a date in the past.
    """

    pk: int = 0
    op: datetime | None = field(default=None, compare=False)
    boeking: int = 0
    opgave: int = 0
    gesprek: int = 0

    @property
    def merk(self) -> str:
        """The keys as one word, to keep something by: `412-26-0`, and `412-26-0-7` once a talk was held."""
        keys = (self.pk, self.boeking, self.opgave, *([self.gesprek] if self.gesprek else []))
        return "-".join(map(str, keys))

    @classmethod
    def van_merk(cls, merk: str) -> "LaatsteGebeurtenis":
        """What was kept by its mark; the moment is not in it. Raises ValueError for what is no mark."""
        pk, boeking, opgave, *gesprek = (int(deel) for deel in merk.split("-"))
        return cls(pk, None, boeking, opgave, *gesprek[:1])


@dataclass(frozen=True)
class Stand:
    """The state of one period on one date, or of all together: every figure, table and check. Made by `cijfers.stand`."""

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
    maatregelen: list[Toekenning] = field(default_factory=list)
    opgaven: list[Opgave] = field(default_factory=list)
    gesprekken: list[GesprekRij] = field(default_factory=list)
    laatste_gebeurtenis: LaatsteGebeurtenis = field(default_factory=LaatsteGebeurtenis)
    voortgang: Voortgang | None = None
    """How the granted plans get on, where that was asked (`voortgang.stand`)."""

    def waarde(self, code: str) -> Any:
        """The exact value of one figure."""
        return self.cijfers[code].waarde
