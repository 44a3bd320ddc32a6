"""What the register knows of a plan: organisations, bottlenecks, measures, money and progress. Never a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from aanvragen.models import Categorie, Thema
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.geld import x1000

from ..begrippen import NUL, Breuk


@dataclass(frozen=True)
class OpenbareOrganisatie:
    """An organisation as the register names it: never a person. `plaats` without postcode."""

    pk: int
    naam: str
    soort: str
    website: str = ""
    contact: str = ""
    plaats: str = ""
    rol: str = ""


@dataclass(frozen=True)
class OpenbaarKnelpunt:
    """A bottleneck with its source."""

    volgnummer: int
    omschrijving: str
    bron: str


@dataclass(frozen=True)
class OpenbareMaatregel:
    """A granted measure: for whom, what was granted (euros), and what was reached by its last closed statement.

    `bbl` are whole places; `bbl_deel` is what they are rounded from, for totals.
    """

    volgnummer: int
    naam: str
    thema: str
    categorie: str
    doelgroep: str
    knelpunten: tuple[int, ...]
    deelnemers: int
    bbl: int
    bbl_deel: Breuk
    kosten: Decimal
    bedrag: Decimal
    bereikt: int | None = None
    gemaakt: Decimal | None = None
    peildatum: date | None = None

    @property
    def soort(self) -> str:
        """The name of its category."""
        return str(Categorie(self.categorie).label) if self.categorie else ""

    @property
    def themanaam(self) -> str:
        """The name of its theme."""
        return str(Thema(self.thema).label) if self.thema else ""


@dataclass(frozen=True)
class Bereikt:
    """Participants reached and costs made (euros), up to a day."""

    deelnemers: int
    kosten: Decimal
    peildatum: date


@dataclass(frozen=True)
class OpenbaarPlan:
    """A granted plan that was announced, with all that is public of it. Money in euros.

    `vervallen` is what was reached in measures that the grant does not name (any more): it counts in the plan.
    """

    pk: int
    nummer: str
    naam: str
    soort: str
    status: str
    tijdvak: int
    tijdvaknaam: str
    hoofdaanvrager: OpenbareOrganisatie
    partners: tuple[OpenbareOrganisatie, ...]
    sectoren: tuple[tuple[int, str], ...]
    regios: tuple[tuple[int, str], ...]
    samenvatting: str
    start_op: date | None
    eind_op: date | None
    bekendgemaakt_op: datetime
    bedrag: Decimal
    knelpunten: tuple[OpenbaarKnelpunt, ...]
    maatregelen: tuple[OpenbareMaatregel, ...]
    herkomst: str
    verzonnen: str
    vervallen: Bereikt | None = None
    zoektekst: str = field(default="", repr=False)

    @property
    def is_regionaal(self) -> bool:
        """A plan for one or more labour market regions."""
        return self.soort == "regio"

    @property
    def naam_met_soort(self) -> str:
        """The name as Tabel 1 prints it."""
        return f"{self.naam} (regio)" if self.is_regionaal and not self.naam.endswith("(regio)") else self.naam

    @property
    def bekend_op(self) -> date:
        """The day on which its decision was announced."""
        return dag_van(self.bekendgemaakt_op)

    @property
    def bedrag_x1000(self) -> int:
        """What was granted in thousands of euros, as Tabel 1 rounds it."""
        return x1000(self.bedrag)

    @property
    def knelpunten_met_maatregelen(self) -> list[tuple[OpenbaarKnelpunt, list[OpenbareMaatregel]]]:
        """The bottlenecks that a granted measure answers, with those; where no link is known each stands alone."""
        paren = [(k, [m for m in self.maatregelen if k.volgnummer in m.knelpunten]) for k in self.knelpunten]
        return [paar for paar in paren if paar[1]] or paren

    @property
    def kosten(self) -> Decimal:
        """Budgeted costs of the granted measures."""
        return sum((m.kosten for m in self.maatregelen), NUL)

    @property
    def eigen_bijdrage(self) -> Decimal:
        """Costs less what was granted of each measure."""
        return sum((m.kosten - m.bedrag for m in self.maatregelen), NUL)

    @property
    def deelnemers(self) -> int:
        """Intended participants."""
        return sum(m.deelnemers for m in self.maatregelen)

    @property
    def bbl(self) -> int:
        """Of these in a place to work and learn."""
        return sum(m.bbl for m in self.maatregelen)

    @property
    def peildatum(self) -> date | None:
        """The day of the last closed statement of progress; None where there is none."""
        dagen = [m.peildatum for m in self.maatregelen if m.peildatum]
        return max([*dagen, self.vervallen.peildatum] if self.vervallen else dagen, default=None)

    @property
    def bereikt(self) -> int | None:
        """Participants reached by then."""
        if self.peildatum is None:
            return None
        return sum(m.bereikt or 0 for m in self.maatregelen) + (self.vervallen.deelnemers if self.vervallen else 0)

    @property
    def gemaakt(self) -> Decimal | None:
        """Costs made by then, of state and parties together."""
        if self.peildatum is None:
            return None
        return sum((m.gemaakt or NUL for m in self.maatregelen), self.vervallen.kosten if self.vervallen else NUL)

    @property
    def themas(self) -> frozenset[str]:
        """The themes of its measures."""
        return frozenset(m.thema for m in self.maatregelen if m.thema)

    @property
    def categorieen(self) -> frozenset[str]:
        """The kinds of its measures."""
        return frozenset(m.categorie for m in self.maatregelen if m.categorie)
