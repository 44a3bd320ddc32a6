"""The tables of the letter and its annexes: rows, totals, and whether rounding shows."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from aanvragen.models import Categorie
from rapportage.begrippen import CategorieRij, PlanRij, Stand
from rapportage.brieftekst import EXACT, Woordenlijst, exact
from rapportage.grafiektekst import op_deelnemers
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import afronden, getal, x1000
from sectorplannen.kern.woorden import procent

MAX_OP_EEN_BLAD = 34  # a longer table may break; a shorter one stays whole
UITKOMSTEN = (  # code, name, and whether it is in the table also when there are none
    ("aantal_verleend", "Verleend", True),
    ("aantal_afgewezen", "Afgewezen", True),
    ("aantal_ingetrokken", "Ingetrokken", True),
    ("aantal_buiten_behandeling", "Buiten behandeling", False),
    ("aantal_verlening_ingetrokken", "Later ingetrokken", False),
    ("aantal_in_behandeling", "In behandeling", True),
)


@dataclass(frozen=True)
class Vast:
    """A figure from outside, quoted with its source (regels C09): it is in no record of ours."""

    naam: str
    waarde: int
    jaar: str
    definitie: str


PER_SOORT = ("deelnemers", "bedrag")
"""Figures that there are of each kind of measure."""
CBS_BRON = "CBS StatLine, van buiten deze administratie"
CBS = {
    "banen_gevonden": Vast(
        "Mensen die een baan vonden", 844_000, "2013", "Ook wie van de ene naar de andere baan ging"
    ),
    "van_werkgever": Vast("Mensen die van werkgever wisselden", 242_000, "2013", "Overlapt met de rij hierboven"),
    "vanuit_ww": Vast(
        "Mensen die vanuit de WW gingen werken", 245_000, "2013", "Overlapt met ‘Mensen die een baan vonden’"
    ),
}


# --- Tabel 1 and Bijlage 1: granted plans ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Plannen:
    """Granted plans with their totals. The total is rounded from the exact sum, never the sum of rounded rows."""

    rijen: list[PlanRij]
    totaal_x1000: int
    som_x1000: int
    deelnemers: int
    bbl: int

    @property
    def wijkt_af(self) -> bool:
        """Whether the rounded rows do not add up to the rounded total; then the table says so."""
        return self.som_x1000 != self.totaal_x1000

    @property
    def mag_breken(self) -> bool:
        """Whether the table is too long to keep on one page."""
        return len(self.rijen) > MAX_OP_EEN_BLAD


def plannen(stand: Stand) -> Plannen:
    """The rows of Tabel 1, with both sums."""
    rijen = stand.tabel_1
    return Plannen(
        rijen=rijen,
        totaal_x1000=x1000(sum((rij.bedrag for rij in rijen), Decimal(0))),
        som_x1000=sum(rij.bedrag_x1000 for rij in rijen),
        deelnemers=sum(rij.deelnemers for rij in rijen),
        bbl=sum(rij.bbl for rij in rijen),
    )


# --- Tabel 2: outcomes -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Uitkomst:
    """One outcome, how many applications had it, and in whole percents."""

    naam: str
    aantal: int
    procent: int


def uitkomsten(stand: Stand) -> list[Uitkomst]:
    """What became of every application filed: each has one outcome, so they add up."""
    totaal = stand.waarde("aantal_ingediend")
    return [
        Uitkomst(naam, aantal, int(afronden(Fraction(100 * aantal, totaal))))
        for code, naam, altijd in UITKOMSTEN
        if totaal and ((aantal := stand.waarde(code)) or altijd)
    ]


# --- Bijlage 2: the numbers behind the charts ------------------------------------------------------------------------


@dataclass(frozen=True)
class Soorten:
    """The categories of one chart with their totals."""

    rijen: list[CategorieRij]

    @property
    def deelnemers(self) -> int:
        return sum(rij.deelnemers for rij in self.rijen)

    @property
    def budget(self) -> Decimal:
        return sum((rij.budget for rij in self.rijen), Decimal(0))

    @property
    def jeugdbedrag(self) -> Decimal:
        return sum((rij.jeugdbedrag for rij in self.rijen), Decimal(0))

    @property
    def regels(self) -> list[dict[str, str]]:
        """The rows as printed: money in thousands, shares in percents."""
        return [self._regel(rij.categorie, rij.deelnemers, rij.budget, rij.jeugdbedrag) for rij in self.rijen]

    @property
    def totaal(self) -> dict[str, str]:
        """The last row, rounded from the exact sums."""
        return self._regel("Totaal", self.deelnemers, self.budget, self.jeugdbedrag)

    @property
    def wijkt_af(self) -> bool:
        """Whether a column of rounded amounts does not add up to its rounded total."""
        return sum(x1000(rij.budget) for rij in self.rijen) != x1000(self.budget) or sum(
            x1000(rij.jeugdbedrag) for rij in self.rijen
        ) != x1000(self.jeugdbedrag)

    def _regel(self, naam: str, deelnemers: int, budget: Decimal, jeugdbedrag: Decimal) -> dict[str, str]:
        return {
            "naam": naam,
            "deelnemers": getal(deelnemers),
            "deel": procent(Fraction(deelnemers, self.deelnemers), 1) if self.deelnemers else "–",
            "x1000": getal(x1000(budget)),
            "jeugd_x1000": getal(x1000(jeugdbedrag)),
            "jeugddeel": procent(Fraction(jeugdbedrag) / Fraction(budget)) if budget else "–",
        }


def soorten(rijen: list[CategorieRij]) -> Soorten:
    """The categories of a chart in the order of the chart."""
    return Soorten(op_deelnemers(rijen))


# --- Bijlage 3: where every figure comes from ------------------------------------------------------------------------


@dataclass(frozen=True)
class Herkomst:
    """One row of the source list: the figure, its exact value, its date, its meaning, how the text prints it, its source."""

    naam: str
    waarde: str
    peildatum: str
    definitie: str
    in_tekst: str
    bron: int


@dataclass(frozen=True)
class Bronnenlijst:
    """All figures of the letter, and the sources that they point at by number."""

    rijen: list[Herkomst]
    bronnen: list[str]


def herkomst(stand: Stand, woorden: Woordenlijst) -> Bronnenlijst:
    """Every figure of the letter: those of the state, and those quoted from outside. Made last, when the text is there.

    The progress letter lists what its text prints. Of the others, what each kind of measure adds up to has an annex of its
    own, and is listed where the text prints it. The whole state travels inside the file.
    """
    genoemd = {code.removesuffix(EXACT) for code in woorden.gebruikt}
    elders = (
        set(stand.cijfers)
        if stand.voortgang
        else {f"{deel}_{soort}" for deel in PER_SOORT for soort in Categorie.values}
    )
    cijfers = {code: cijfer for code, cijfer in stand.cijfers.items() if code in genoemd or code not in elders}
    vast = [v for code, v in CBS.items() if stand.voortgang is None or code in woorden.gebruikt]
    bronnen = list(dict.fromkeys([*(cijfer.bron for cijfer in cijfers.values()), *([CBS_BRON] if vast else [])]))
    nummer = {bron: nr for nr, bron in enumerate(bronnen, start=1)}
    rijen = []
    for code, cijfer in cijfers.items():
        waarde = exact(cijfer.waarde, cijfer.eenheid)
        rond = code in woorden.gebruikt and not code.startswith("aantal_") and woorden[code] != waarde
        in_tekst = f"\u2018{woorden[code]}\u2019" if rond else ""
        dag, uitleg = datum_nl(cijfer.peildatum), cijfer.definitie.rstrip(".")
        rijen.append(Herkomst(cijfer.naam, waarde, dag, uitleg, in_tekst, nummer[cijfer.bron]))
    rijen += [Herkomst(v.naam, getal(v.waarde), v.jaar, v.definitie, "", nummer[CBS_BRON]) for v in vast]
    return Bronnenlijst(rijen, bronnen)
