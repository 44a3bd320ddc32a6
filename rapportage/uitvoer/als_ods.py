"""A table as an OpenDocument spreadsheet, on the list of standards that the government uses or explains why not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from sectorplannen.kern.celtekst import schoon

from ..tabellen import AANDEEL, AANTAL, DATUM, DUIZEND, EURO, TEKST, Cel, Kolom, Tabel

VET = "vet"
BREEDTE = {TEKST: "7.5cm", DATUM: "4cm"}
GEWOON = "4cm"
GETAL = '<number:number number:decimal-places="{}" number:min-integer-digits="1" number:grouping="true"/>'
STREEP, LANG = "<number:text>-</number:text>", 'number:style="long"'
DAG = f"<number:day/>{STREEP}<number:month {LANG}/>{STREEP}<number:year {LANG}/>"
DEEL = f"{GETAL.format(1)}<number:text>%</number:text>"
OPMAAK = {
    AANTAL: f'<number:number-style style:name="n-aantal">{GETAL.format(0)}</number:number-style>',
    DUIZEND: f'<number:number-style style:name="n-duizend">{GETAL.format(0)}</number:number-style>',
    EURO: f'<number:number-style style:name="n-euro">{GETAL.format(2)}</number:number-style>',
    AANDEEL: f'<number:percentage-style style:name="n-aandeel">{DEEL}</number:percentage-style>',
    DATUM: f'<number:date-style style:name="n-datum">{DAG}</number:date-style>',
}
"""Of each kind of column how its cells look."""


def als_ods(tabel: Tabel) -> bytes:
    """Title and subject, head, rows, total, and under it what must be known and where it comes from."""
    from odfdo import Column, Document, Table

    document = Document("spreadsheet")
    document.meta.title = schoon(f"{tabel.titel}, {tabel.onderwerp}")
    blad = Table(schoon(tabel.titel))
    _stijlen(document)
    for kolom in tabel.kolommen:
        blad.append(Column(style=f"breed-{kolom.soort}"))
    lichaam = document.body
    lichaam.clear()
    for cellen in _rijen(tabel):
        blad.append(_rij(cellen))
    lichaam.append(blad)
    uit = BytesIO()
    document.save(uit)
    return uit.getvalue()


def _stijlen(document: Any) -> None:
    """How wide a column is, how a number looks, and what is bold."""
    from odfdo import Element

    plek = document.get_part("content.xml").get_element("//office:automatic-styles")
    teksten = [
        f'<style:style style:name="{VET}" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
    ]
    for soort in (TEKST, *OPMAAK):
        breedte = f'<style:table-column-properties style:column-width="{BREEDTE.get(soort, GEWOON)}"/>'
        teksten.append(f'<style:style style:name="breed-{soort}" style:family="table-column">{breedte}</style:style>')
    for soort, opmaak in OPMAAK.items():
        stijl = f'style:family="table-cell" style:data-style-name="n-{soort}"'
        teksten += [opmaak, f'<style:style style:name="{soort}" {stijl}/>']
    for tekst in teksten:
        plek.append(Element.from_tag(tekst))


def _rijen(tabel: Tabel) -> list[list[Any]]:
    regels: list[list[Any]] = [[_cel(None, tabel.titel, VET)], [_cel(None, tabel.onderwerp)], []]
    regels.append([_cel(None, kolom.naam, VET) for kolom in tabel.kolommen])
    rijen = [*tabel.rijen, *([tabel.totaal] if tabel.totaal is not None else [])]
    regels += [[_cel(k, waarde) for k, waarde in zip(tabel.kolommen, rij, strict=True)] for rij in rijen]
    return [*regels, [], *([_cel(None, zin)] for zin in (*tabel.noten, tabel.bron))]


def _rij(cellen: list[Any]) -> Any:
    from odfdo import Row

    rij = Row()
    for cel in cellen:
        rij.append(cel)
    return rij


def _cel(kolom: Kolom | None, waarde: Cel, stijl: str | None = None) -> Any:
    """A typed cell, with the text that a program without number formats shows. A text is never a formula: those have a field
    of their own."""
    from odfdo import Cell

    if waarde is None:
        return Cell()
    if isinstance(waarde, str):
        tekst = schoon(waarde)
        return Cell(tekst, text=tekst, cell_type="string", style=stijl)
    stijl = kolom.soort if kolom else None
    gedrukt = kolom.gedrukt(waarde) if kolom else str(waarde)
    if isinstance(waarde, date):
        return Cell(waarde, text=gedrukt, cell_type="date", style=stijl)
    if kolom and kolom.soort == EURO:
        return Cell(Decimal(waarde), text=gedrukt, cell_type="currency", currency="EUR", style=stijl)
    soort = "percentage" if stijl == AANDEEL else "float"
    return Cell(Decimal(waarde), text=gedrukt, cell_type=soort, style=stijl)
