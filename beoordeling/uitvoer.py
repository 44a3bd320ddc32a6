"""A list as a file: all rows of the filter, the chosen columns, in the order of the screen. Nothing in it runs as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import TextIOWrapper
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from sectorplannen.kern.celtekst import onschadelijk, schoon, zet_tekst

from .kolommen import Kolom, Waarde

PER_KEER = 500
"""Rows in memory at once."""
BREEDTE = 24


def als_xlsx(doel: IO[bytes], kolommen: Sequence[Kolom], plannen: Iterable[Any]) -> None:
    """Write a workbook row by row, so that size asks no memory: amounts are numbers, days are dates, text is text."""
    boek = Workbook(write_only=True)
    blad = boek.create_sheet("Plannen")
    blad.freeze_panes = "B2"
    koppen = [_cel(blad, kop) for kolom in kolommen for kop in kolom.koppen]
    for plek, kop in enumerate(koppen, start=1):
        kop.font = Font(bold=True)
        blad.column_dimensions[get_column_letter(plek)].width = BREEDTE
    blad.append(koppen)
    for cellen in _rijen(kolommen, plannen):
        blad.append([_cel(blad, waarde) for waarde in cellen])
    boek.save(doel)


def als_csv(doel: IO[bytes], kolommen: Sequence[Kolom], plannen: Iterable[Any]) -> None:
    """Write text as a Dutch spreadsheet opens it: semicolons, a comma in amounts, days as 2014-03-31, and UTF-8 with its mark."""
    uit = TextIOWrapper(doel, encoding="utf-8-sig", errors="replace", newline="")
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow([kop for kolom in kolommen for kop in kolom.koppen])
    for cellen in _rijen(kolommen, plannen):
        schrijver.writerow([tekst(waarde) for waarde in cellen])
    uit.flush()
    uit.detach()


def _rijen(kolommen: Sequence[Kolom], plannen: Iterable[Any]) -> Iterator[list[Waarde]]:
    for plan in plannen:
        yield [waarde for kolom in kolommen for waarde in kolom.cellen(plan)]


def _cel(blad: Any, waarde: Waarde) -> Any:
    if isinstance(waarde, str):
        return zet_tekst(WriteOnlyCell(blad), schoon(waarde))
    cel = WriteOnlyCell(blad, waarde)
    if isinstance(waarde, Decimal):
        cel.number_format = "#,##0.00"
    elif isinstance(waarde, date):
        cel.number_format = "dd-mm-yyyy"
    return cel


def tekst(waarde: Waarde) -> str:
    """A cell of a text file; what would begin a formula gets an apostrophe before it."""
    if waarde is None:
        return ""
    if isinstance(waarde, Decimal):
        return f"{waarde:.2f}".replace(".", ",")
    if isinstance(waarde, str):
        return onschadelijk(waarde)
    return str(waarde)
