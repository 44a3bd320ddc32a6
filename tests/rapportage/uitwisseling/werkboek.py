"""Workbooks to test with: a valid one with plans in every status, that a test then spoils in one place."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from rapportage.uitwisseling.bekend import laad_bekend
from rapportage.uitwisseling.controleren import controleer
from rapportage.uitwisseling.lezen import lees
from rapportage.uitwisseling.schema import BLADEN, kolomnamen

Rij = dict[str, Any]

TIJDVAKKEN: list[Rij] = [
    {
        "nummer": 1,
        "naam": "Eerste tijdvak",
        "opent_op": datetime(2013, 10, 1),  # noqa: DTZ001  (a spreadsheet knows no zone)
        "sluit_op": datetime(2013, 12, 31, 23, 59, 59),  # noqa: DTZ001
    },
    {"nummer": 2, "naam": "Tweede tijdvak", "opent_op": "2014-04-01", "sluit_op": "2014-05-31"},
]
PLAFOND: list[Rij] = [
    {"tijdvak": 1, "datum": date(2013, 9, 25), "soort": "vaststelling", "bedrag": 1_000_000, "grondslag": "Stcrt. 1"},
    {"tijdvak": 1, "datum": "2014-05-14", "soort": "verhoging", "bedrag": "300000,00", "grondslag": "Stcrt. 2"},
    {"tijdvak": 2, "datum": "2014-03-21", "soort": "vaststelling", "bedrag": 500_000.0, "grondslag": "Stcrt. 3"},
]


def _plan(nummer: str, status: str, status_op: str | None, **anders: Any) -> Rij:
    return {
        "nummer": nummer,
        "tijdvak": 1,
        "naam": f"Plan {nummer}",
        "soort": "sector",
        "sectoren": "1, 5",
        "regios": None,
        "hoofdaanvrager": f"Fonds {nummer}",
        "kvk": None,
        "ingediend_op": "2013-12-20 16:03:07",
        "volledig_op": "2014-01-15T10:00:00+01:00",
        "status": status,
        "status_op": status_op,
        "toegekend": None,
        "reden": None,
    } | anders


def _maatregel(aanvraag: str, volgnummer: int, **anders: Any) -> Rij:
    return {
        "aanvraag": aanvraag,
        "volgnummer": volgnummer,
        "naam": f"Maatregel {volgnummer}",
        "thema": "a",
        "categorie": "instroom_bbl",
        "deelnemers": 100,
        "waarvan_jongeren": 60,
        "waarvan_bbl": 100,
        "kosten": 400_000,
        "cofinanciering": 200_000,
        "toegekend_aantal": None,
        "toegekend_bedrag": None,
    } | anders


AANVRAGEN: list[Rij] = [
    _plan("A-1", "verleend", "2014-03-03 11:00", toegekend=350_000, kvk="01234567"),
    _plan("A-2", "verleend", "2014-05-20", toegekend=120_000.5, kvk=1234567, sectoren=5),
    _plan("A-3", "afgewezen", "2014-03-10", reden="Sluit niet aan op de analyse."),
    _plan("A-4", "ingetrokken", "2014-02-01", reden="dubbel", volledig_op=None),
    _plan("A-5", "buiten_behandeling", "2014-02-15", volledig_op=None),
    _plan("A-6", "verlening_ingetrokken", "2014-06-01", toegekend=90_000),
    _plan("A-7", "in_behandeling", None),
    _plan("A-8", "in_behandeling", None, volledig_op=None),
    _plan(
        "9",
        "verleend",
        "2014-07-01",
        tijdvak=2,
        soort="regio",
        sectoren=None,
        regios="2",
        ingediend_op="2014-05-31",
        volledig_op="2014-06-02",
        toegekend="100000.00",
    ),
]
MAATREGELEN: list[Rij] = [
    _maatregel("A-1", 1, toegekend_aantal=100, toegekend_bedrag=200_000),
    _maatregel("A-1", 2, categorie="scholing", thema="e", waarvan_bbl=0, toegekend_aantal=75, toegekend_bedrag=150_000),
    _maatregel("A-2", 1, thema="b", categorie="behoud_ouderen", waarvan_bbl=None, toegekend_bedrag=120_000.5),
    _maatregel("A-3", 1),
    _maatregel("A-4", 1),
    _maatregel("A-5", 1),
    _maatregel("A-6", 1, toegekend_bedrag=90_000),
    _maatregel("A-7", 1),
    _maatregel("A-8", 1),
    _maatregel(9, 1, thema="d", categorie="mobiliteit", waarvan_bbl=0, toegekend_bedrag=100_000),
]  # fmt: skip
REALISATIE: list[Rij] = [
    {"aanvraag": "A-1", "volgnummer": 1, "peildatum": date(2014, 10, 1), "deelnemers": 20, "kosten": 50_000},
    {"aanvraag": "A-1", "volgnummer": 1, "peildatum": "2015-04-01", "deelnemers": 45, "kosten": 110_000},
    {"aanvraag": "9", "volgnummer": 1, "peildatum": "2015-04-01", "deelnemers": 30, "kosten": None},
]


class Werkboek:
    """A workbook in memory. Rows are called by their number in the sheet: the first below the names is 2."""

    def __init__(self, **bladen: list[Rij]) -> None:
        geldig = {
            "tijdvakken": TIJDVAKKEN,
            "plafond": PLAFOND,
            "aanvragen": AANVRAGEN,
            "maatregelen": MAATREGELEN,
            "realisatie": REALISATIE,
        }
        self.bladen: dict[str, list[Rij]] = deepcopy(geldig | bladen)
        self.kolommen: dict[str, list[Any]] = {blad: list(kolomnamen(blad)) for blad in BLADEN}

    def zet(self, blad: str, rij: int, **waarden: Any) -> Werkboek:
        """Change cells of a row."""
        self.bladen[blad][rij - 2].update(waarden)
        return self

    def voeg_toe(self, blad: str, *, als: int, **waarden: Any) -> int:
        """Add a row that is a copy of another with changes; gives its number."""
        self.bladen[blad].append(self.bladen[blad][als - 2] | waarden)
        return len(self.bladen[blad]) + 1

    def noem(self, blad: str, oud: str, nieuw: Any) -> Werkboek:
        """Give a column another name in the first row."""
        self.kolommen[blad][self.kolommen[blad].index(oud)] = nieuw
        for rij in self.bladen[blad]:
            rij[nieuw] = rij.pop(oud)
        return self

    def bewaar(self, pad: Path) -> Path:
        """As a file."""
        werkboek = Workbook()
        werkboek.remove(werkboek.active)
        for naam, rijen in self.bladen.items():
            blad = werkboek.create_sheet(naam)
            kolommen = self.kolommen.get(naam, [])
            blad.append(kolommen)
            for rij in rijen:
                blad.append([rij.get(kolom) for kolom in kolommen])
        werkboek.save(pad)
        return pad


def fouten(boek: Werkboek, tmp_path: Path) -> list[str]:
    """The mistakes of a workbook, line by line, as `importeer` prints them."""
    return fouten_van(boek.bewaar(tmp_path / "werkboek.xlsx"))


def fouten_van(pad: Path) -> list[str]:
    """The mistakes of a file."""
    gelezen = lees(pad)
    return [str(fout) for fout in controleer(gelezen, laad_bekend(gelezen))]


def plaatsen(regels: Iterable[str]) -> list[str]:
    """Only where the mistakes are: 'aanvragen 5 status'."""
    return [
        regel.split(": ", 1)[0].replace("blad ", "").replace(", rij", "").replace(", kolom", "") for regel in regels
    ]


def een_fout(boek: Werkboek, tmp_path: Path, plaats: str) -> str:
    """The line of the one mistake that a workbook has, at this place."""
    regels = fouten(boek, tmp_path)
    assert plaatsen(regels) == [plaats], "\n".join(regels)
    return regels[0]
