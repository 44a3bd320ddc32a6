"""A table as an OpenDocument spreadsheet, on the list of standards that the government uses or explains why not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from sectorplannen.kern.celtekst import schoon

from ..tabellen import AANDEEL, EURO, Cel, Kolom, Tabel


def als_ods(tabel: Tabel) -> bytes:
    """Title and subject, head, rows, total, and under it what must be known and where it comes from."""
    from odfdo import Document, Table

    document = Document("spreadsheet")
    document.meta.title = schoon(f"{tabel.titel}, {tabel.onderwerp}")
    blad = Table(tabel.titel)
    lichaam = document.body
    lichaam.clear()
    for cellen in _rijen(tabel):
        blad.append(_rij(cellen))
    lichaam.append(blad)
    uit = BytesIO()
    document.save(uit)
    return uit.getvalue()


def _rijen(tabel: Tabel) -> list[list[Any]]:
    regels: list[list[Any]] = [[_cel(None, tabel.titel)], [_cel(None, tabel.onderwerp)], []]
    regels.append([_cel(None, kolom.naam) for kolom in tabel.kolommen])
    rijen = [*tabel.rijen, *([tabel.totaal] if tabel.totaal is not None else [])]
    regels += [[_cel(k, waarde) for k, waarde in zip(tabel.kolommen, rij, strict=True)] for rij in rijen]
    return [*regels, [], *([_cel(None, zin)] for zin in (*tabel.noten, tabel.bron))]


def _rij(cellen: list[Any]) -> Any:
    from odfdo import Row

    rij = Row()
    for cel in cellen:
        rij.append(cel)
    return rij


def _cel(kolom: Kolom | None, waarde: Cel) -> Any:
    """A typed cell, with the text that a program without number formats shows. A text is never a formula: those have a field
    of their own."""
    from odfdo import Cell

    if waarde is None:
        return Cell()
    if isinstance(waarde, str):
        tekst = schoon(waarde)
        return Cell(tekst, text=tekst, cell_type="string")
    gedrukt = kolom.gedrukt(waarde) if kolom else str(waarde)
    if isinstance(waarde, date):
        return Cell(waarde, text=gedrukt, cell_type="date")
    if kolom and kolom.soort == EURO:
        return Cell(Decimal(waarde), text=gedrukt, cell_type="currency", currency="EUR")
    return Cell(Decimal(waarde), text=gedrukt, cell_type="percentage" if kolom and kolom.soort == AANDEEL else "float")
