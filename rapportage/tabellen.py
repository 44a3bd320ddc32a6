"""Every table and chart that can be taken along alone, as rows with types, made from a state of things.

A table knows nothing of files: `uitvoer` writes it as PDF, CSV, XLSX and ODS, `losse_grafieken` draws the ones that are a
chart as well. Its figures are those of `cijfers`; what is rounded is rounded from the exact sum, and says so where the rows
do not add up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from beoordeling.plafond import PLAFOND
from sectorplannen.kern.celtekst import schoon
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.geld import afronden, getal
from sectorplannen.kern.woorden import groot_begin, klein_begin, procent

from . import beslistijden, brieftabellen, grafiektekst, indeling
from .begrippen import NUL, CategorieRij, Stand
from .tellingen import laatste_dag

TEKST, AANTAL, EURO, DUIZEND, AANDEEL, DATUM = "tekst", "aantal", "euro", "duizend", "aandeel", "datum"
"""Kinds of column; `duizend` holds whole thousands of euros, `aandeel` a share between 0 and 1."""
PANELEN, STAVEN, KOLOMMEN, TRAP, PAREN = "panelen", "staven", "kolommen", "trap", "paren"
"""Kinds of chart: bars of people and of money side by side, bars, columns in time, steps in time, intended and reached."""
AANDEEL_STAP = Decimal("0.000001")
PROCENT_CIJFERS = 1
AFGEROND = "Door afronding kan de som van de delen afwijken van het totaal."

Cel = str | int | Decimal | date | None


@dataclass(frozen=True)
class Kolom:
    """A column: its head, and of what kind its cells are."""

    naam: str
    soort: str = TEKST
    breekt: bool = True
    """Whether its texts may run on to a next line."""

    @property
    def rechts(self) -> bool:
        """Whether it holds numbers."""
        return self.soort not in (TEKST, DATUM)

    @property
    def is_heel(self) -> bool:
        """Whether its texts stand on one line: a day, or what may not run on."""
        return self.soort == DATUM or (self.soort == TEKST and not self.breekt)

    def gedrukt(self, waarde: Cel) -> str:
        """A cell as a page or paper shows it."""
        if waarde is None:
            return "" if self.soort == TEKST else "–"
        if isinstance(waarde, date):
            return datum_nl(waarde)
        if isinstance(waarde, str):
            return waarde
        if self.soort == AANDEEL:
            return procent(waarde, PROCENT_CIJFERS)
        return getal(waarde, 2 if self.soort == EURO else 0)


@dataclass(frozen=True)
class Tabel:
    """A table: typed rows under columns, a total where there is one, and in words what it shows, of when, from where."""

    code: str
    titel: str
    boodschap: str
    tijdvak: str
    peildatum: date
    kolommen: tuple[Kolom, ...]
    rijen: list[tuple[Cel, ...]]
    totaal: tuple[Cel, ...] | None
    bron: str
    noten: tuple[str, ...] = ()
    """What one must know beside the rows."""
    grafiek: str = ""
    is_verzonnen: bool = False
    van_tot: tuple[date, date] | None = None
    """The first and the last day of the period; None where there are more of them."""

    @property
    def onderwerp(self) -> str:
        """Of which period, on which day."""
        return f"{self.tijdvak}, peildatum {datum_nl(self.peildatum)}"

    @property
    def gedrukte_rijen(self) -> list[list[tuple[Kolom, str]]]:
        """The rows as a page or paper shows them, each cell with its column."""
        return [self._gedrukt(rij) for rij in self.rijen]

    @property
    def gedrukt_totaal(self) -> list[tuple[Kolom, str]]:
        """The total likewise, with nothing under a column that has none; empty where there is no total."""
        if self.totaal is None:
            return []
        return [
            (k, "" if waarde is None else k.gedrukt(waarde))
            for k, waarde in zip(self.kolommen, self.totaal, strict=True)
        ]

    def _gedrukt(self, rij: tuple[Cel, ...]) -> list[tuple[Kolom, str]]:
        return [(kolom, kolom.gedrukt(waarde)) for kolom, waarde in zip(self.kolommen, rij, strict=True)]


@dataclass(frozen=True)
class Soort:
    """A table that there is: its name, what it is good for, which kind of chart belongs to it, and how it is made."""

    naam: str
    uitleg: str
    grafiek: str
    maak: Callable[[Stand], Tabel]


def maak(code: str, stand: Stand) -> Tabel:
    """One table of a state. Raises KeyError for an unknown code."""
    return SOORTEN[code].maak(stand)


# --- The tables ------------------------------------------------------------------------------------------------------


def _uitkomsten(stand: Stand) -> Tabel:
    geheel = stand.waarde("aantal_ingediend")
    rijen = [(rij.naam, rij.aantal, _deel(rij.aantal, geheel)) for rij in brieftabellen.uitkomsten(stand)]
    return _tabel(
        "uitkomsten",
        stand,
        (Kolom("Uitkomst"), Kolom("Aanvragen", AANTAL), Kolom("Deel van alle aanvragen", AANDEEL)),
        rijen,
        ("Totaal", geheel, _deel(geheel, geheel)),
        f"Van {getal(geheel)} ingediende aanvragen zijn er {getal(stand.waarde('aantal_verleend'))} verleend",
        "Bron: ingediende aanvragen met hun status",
    )


def _verleend(stand: Stand) -> Tabel:
    plannen = brieftabellen.plannen(stand)
    return _tabel(
        "verleend",
        stand,
        (
            Kolom("Nr.", AANTAL), Kolom("Nummer", breekt=False), Kolom("Sector of regio"),
            Kolom("Cofinanciering in 1.000 euro", DUIZEND), Kolom("Cofinanciering in euro", EURO),
        ),
        [(rij.nr, rij.nummer, _naam(rij.naam, rij.regionaal), rij.bedrag_x1000, rij.bedrag) for rij in plannen.rijen],
        (None, None, "Totaal", plannen.totaal_x1000, sum((rij.bedrag for rij in plannen.rijen), NUL)),
        f"{getal(len(plannen.rijen))} plannen kregen samen {getal(plannen.totaal_x1000)} duizend euro",
        "Bron: verleende plannen",
    )  # fmt: skip


def _deelnemers(stand: Stand) -> Tabel:
    plannen = brieftabellen.plannen(stand)
    return _tabel(
        "deelnemers",
        stand,
        (
            Kolom("Nr.", AANTAL), Kolom("Nummer", breekt=False), Kolom("Sector of regio"), Kolom("Deelnemers", AANTAL),
            Kolom("Waarvan op een leerwerkplek (BBL)", AANTAL), Kolom("Bereikte deelnemers", AANTAL),
        ),
        [(r.nr, r.nummer, _naam(r.naam, r.regionaal), r.deelnemers, r.bbl, r.gerealiseerd) for r in plannen.rijen],
        (None, None, "Totaal", plannen.deelnemers, plannen.bbl, stand.waarde("deelnemers_gerealiseerd")),
        f"{getal(len(plannen.rijen))} plannen willen samen {getal(plannen.deelnemers)} deelnemers bereiken",
        "Bron: verleende plannen en hun opgaven van bereikte deelnemers",
    )  # fmt: skip


def _grafiek_1(stand: Stand) -> Tabel:
    rijen = grafiektekst.op_deelnemers(stand.grafiek_1)
    return _soorten("grafiek_1", stand, rijen, "Soort maatregel", grafiektekst.titel_1(stand))


def _grafiek_2(stand: Stand) -> Tabel:
    rijen = grafiektekst.op_deelnemers(stand.grafiek_2)
    return _soorten("grafiek_2", stand, rijen, "Soort maatregel", grafiektekst.titel_2(stand))


def _indeling(code: str, kop: str, meervoud: str) -> Callable[[Stand], Tabel]:
    """The table of participants and money by theme, sector or region."""

    def maak(stand: Stand) -> Tabel:
        delen = grafiektekst.op_deelnemers(indeling.rijen(stand, code))
        eigen, rest = ([r for r in delen if (r.code in indeling.REST) == is_rest] for is_rest in (False, True))
        rijen, eerste = [*eigen, *rest], grafiektekst.grootste(eigen, lambda rij: rij.deelnemers)
        titel = f"Deelnemers en cofinanciering per {klein_begin(kop)}"
        if eerste:
            titel = f"Van de {meervoud} telt {indeling.kort(eerste)} de meeste deelnemers"
        noten = [rij.categorie for rij in rijen if rij.code == indeling.MEER]
        return _soorten(
            code, stand, rijen, kop, titel, *(f"Een plan voor meer {meervoud} telt onder ‘{n}’." for n in noten)
        )

    return maak


def _soorten(code: str, stand: Stand, rijen: Sequence[CategorieRij], kop: str, titel: str, *noten: str) -> Tabel:
    """People and money of each kind, with the share of all people."""
    mensen, geld = sum(rij.deelnemers for rij in rijen), sum((rij.budget for rij in rijen), NUL)
    return _tabel(
        code,
        stand,
        (
            Kolom(kop), Kolom("Deelnemers", AANTAL), Kolom("Deel van alle deelnemers", AANDEEL),
            Kolom("Cofinanciering in euro", EURO), Kolom("Deel van alle cofinanciering", AANDEEL),
        ),
        [
            (schoon(r.categorie), r.deelnemers, _deel(r.deelnemers, mensen), r.budget, _deel(r.budget, geld))
            for r in rijen
        ],
        ("Totaal", mensen, _deel(mensen, mensen), geld, _deel(geld, geld)),
        titel,
        "Bron: maatregelen in de besluiten die gelden, van de verleende plannen",
        *noten,
    )  # fmt: skip


def _instroom(stand: Stand) -> Tabel:
    per_dag = Counter(dag_van(a.ingediend_op) for a in stand.aanvragen)
    laat = Counter(dag_van(a.ingediend_op) for a in stand.aanvragen if a.laat)
    totaal, laatste = stand.waarde("aantal_ingediend"), stand.waarde("aantal_laatste_twee_weken")
    titel = "Ingediende plannen per dag"
    if 2 * laatste > totaal:
        titel = f"De meeste plannen kwamen laat: {getal(laatste)} van {getal(totaal)} in de laatste twee weken"
    return _tabel(
        "instroom",
        stand,
        (Kolom("Dag", DATUM), Kolom("Plannen", AANTAL), Kolom("Waarvan in de laatste twee weken", AANTAL)),
        [(dag, aantal, laat[dag]) for dag, aantal in sorted(per_dag.items())],
        ("Totaal", totaal, laatste),
        titel,
        "Bron: moment van indienen van de aanvragen",
        "De donkere kolommen zijn de laatste twee weken van een tijdvak." if laatste else "",
    )


def _beslistermijn(stand: Stand) -> Tabel:
    telling = Counter(a.termijn for a in stand.aanvragen if a.termijn in beslistijden.NAMEN)
    geheel = sum(telling.values())
    laat = telling[beslistijden.TE_LAAT] + telling[beslistijden.VERLOPEN]
    besloten = telling[beslistijden.OP_TIJD] + telling[beslistijden.TE_LAAT]
    titel = "Besluiten en de wettelijke termijn"
    if geheel:
        titel = f"Op tijd besloten: {getal(telling[beslistijden.OP_TIJD])} van {getal(besloten)}"
        titel += "; geen termijn is voorbij" if not laat else ""
    return _tabel(
        "beslistermijn",
        stand,
        (Kolom("Besluit en termijn"), Kolom("Plannen", AANTAL), Kolom("Deel", AANDEEL)),
        [(groot_begin(naam), telling[code], _deel(telling[code], geheel)) for code, naam in beslistijden.NAMEN.items()],
        ("Totaal", geheel, _deel(geheel, geheel)),
        titel,
        "Bron: besluiten, en de dag van volledige ontvangst",
        "Alleen plannen die volledig zijn ontvangen, en niet zijn ingetrokken of buiten behandeling gesteld.",
    )


def _plafond(stand: Stand) -> Tabel:
    """The ledger day by day, as it stood at the end of each day on which something was booked."""
    rijen: list[tuple[Cel, ...]] = []
    plafond = verleend = NUL
    for dag, van_de_dag in groupby(sorted(stand.grootboek, key=lambda b: b.datum), key=lambda b: b.datum):
        for boeking in van_de_dag:
            if boeking.soort in PLAFOND:
                plafond += boeking.effect
            else:
                verleend -= boeking.effect
        rijen.append((dag, plafond, verleend, plafond - verleend))
    return _tabel(
        "plafond",
        stand,
        (Kolom("Einde van", DATUM), *(Kolom(f"{naam} in euro", EURO) for naam in ("Plafond", "Verleend", "Ruimte"))),
        rijen,
        None,
        f"Van {_miljoen(plafond)} is {_miljoen(verleend)} verleend",
        "Bron: het grootboek van het plafond",
    )


SOORTEN: dict[str, Soort] = {
    "uitkomsten": Soort("Uitkomsten", "Wat er met elke ingediende aanvraag is gebeurd.", STAVEN, _uitkomsten),
    "verleend": Soort(
        "Toegekende aanvragen", "Tabel 1 van de brief: elk verleend plan met zijn bedrag.", "", _verleend
    ),
    "deelnemers": Soort("Deelnemers per plan", "Bijlage 1 van de brief: beoogd, BBL en bereikt.", "", _deelnemers),
    "grafiek_1": Soort(
        "Maatregelen naar mensen en geld", "Grafiek 1 van de brief, instroom samen genomen.", PANELEN, _grafiek_1
    ),
    "grafiek_2": Soort(
        "Deelnemers per soort maatregel", "Grafiek 2 van de brief, alle acht soorten.", STAVEN, _grafiek_2
    ),
    "thema": Soort(
        "Mensen en geld per thema", "De zeven thema’s van artikel 3.1.", PANELEN, _indeling("thema", "Thema", "thema’s")
    ),
    "sector": Soort(
        "Mensen en geld per sector", "De sectoren van bijlage 3.", PANELEN, _indeling("sector", "Sector", "sectoren")
    ),
    "regio": Soort(
        "Mensen en geld per regio",
        "De arbeidsmarktregio’s van bijlage 1.",
        PANELEN,
        _indeling("regio", "Arbeidsmarktregio", "regio’s"),
    ),
    "instroom": Soort("Ingediend per dag", "Wanneer de plannen binnenkwamen.", KOLOMMEN, _instroom),
    "beslistermijn": Soort("Beslistermijn", "Hoeveel besluiten op tijd waren.", STAVEN, _beslistermijn),
    "plafond": Soort("Plafond en ruimte", "Hoe plafond en verleend bedrag in de tijd liepen.", TRAP, _plafond),
}
"""In the order in which they are offered."""


# --- What they share -------------------------------------------------------------------------------------------------


def _tabel(
    code: str,
    stand: Stand,
    kolommen: tuple[Kolom, ...],
    rijen: Sequence[tuple[Cel, ...]],
    totaal: tuple[Cel, ...] | None,
    boodschap: str,
    bron: str,
    *noten: str,
) -> Tabel:
    soort = SOORTEN[code]
    tabel = Tabel(
        code,
        soort.naam,
        boodschap,
        schoon(stand.tijdvak.naam),
        stand.peildatum,
        kolommen,
        list(rijen),
        totaal if rijen else None,
        f"{bron}, peildatum {datum_nl(stand.peildatum)}.",
        tuple(noot for noot in noten if noot),
        soort.grafiek,
        stand.verzonnen,
        _van_tot(stand),
    )
    return _met_afrondingsnoot(tabel)


def _van_tot(stand: Stand) -> tuple[date, date] | None:
    if not stand.tijdvak.nummer:
        return None
    return dag_van(stand.tijdvak.opent_op), laatste_dag(stand.tijdvak.sluit_op)


def _met_afrondingsnoot(tabel: Tabel) -> Tabel:
    """Where rows as printed do not add up to the total as printed, the table says so."""
    return replace(tabel, noten=(*tabel.noten, AFGEROND)) if wijkt_af(tabel) else tabel


def wijkt_af(tabel: Tabel) -> bool:
    """Whether in some column of rounded numbers the rows do not add up to the total."""
    if tabel.totaal is None:
        return False
    return any(
        kolom.soort in (DUIZEND, AANDEEL)
        and tabel.totaal[plek] is not None
        and sum(_op_papier(kolom, rij[plek]) for rij in tabel.rijen) != _op_papier(kolom, tabel.totaal[plek])
        for plek, kolom in enumerate(tabel.kolommen)
    )


def _op_papier(kolom: Kolom, waarde: Cel) -> Decimal:
    """A number as it is printed."""
    if not isinstance(waarde, int | Decimal):
        return NUL
    return afronden(waarde, Decimal("0.001")) if kolom.soort == AANDEEL else Decimal(waarde)


def _deel(deel: int | Decimal, geheel: int | Decimal) -> Decimal | None:
    """A share with six decimals; of nothing there is none."""
    return afronden(Fraction(deel) / Fraction(geheel), AANDEEL_STAP) if geheel else None


def _naam(naam: str, regionaal: bool) -> str:
    """The name as Tabel 1 prints it."""
    heel = schoon(naam)
    return f"{heel} (regio)" if regionaal and not heel.endswith("(regio)") else heel


def _miljoen(bedrag: Decimal) -> str:
    return f"{getal(bedrag / 1_000_000, 1)} miljoen euro"
