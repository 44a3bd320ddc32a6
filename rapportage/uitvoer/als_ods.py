"""A table as an OpenDocument spreadsheet, on the list of standards that the government uses or explains why not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

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
    from odfdo import Document, Element

    document = Document("spreadsheet")
    document.meta.title = schoon(f"{tabel.titel}, {tabel.onderwerp}")
    _stijlen(document)
    breedtes = "".join(f'<table:table-column table:style-name="breed-{kolom.soort}"/>' for kolom in tabel.kolommen)
    rijen = "".join(f"<table:table-row>{''.join(cellen)}</table:table-row>" for cellen in _rijen(tabel))
    lichaam = document.body
    lichaam.clear()
    # Read at once from its text: made cell by cell a long table takes sixty times as long.
    naam = quoteattr(schoon(tabel.titel))
    lichaam.append(Element.from_tag(f"<table:table table:name={naam}>{breedtes}{rijen}</table:table>"))
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


def _rijen(tabel: Tabel) -> list[list[str]]:
    regels: list[list[str]] = [[_cel(None, tabel.titel, VET)], [_cel(None, tabel.onderwerp)], []]
    regels.append([_cel(None, kolom.naam, VET) for kolom in tabel.kolommen])
    rijen = [*tabel.rijen, *([tabel.totaal] if tabel.totaal is not None else [])]
    regels += [[_cel(k, waarde) for k, waarde in zip(tabel.kolommen, rij, strict=True)] for rij in rijen]
    return [*regels, [], *([_cel(None, zin)] for zin in (*tabel.noten, tabel.bron))]


def _cel(kolom: Kolom | None, waarde: Cel, stijl: str | None = None) -> str:
    """A typed cell, with the text that a program without number formats shows. A text is never a formula: those have a field
    of their own."""
    if waarde is None:
        return "<table:table-cell/>"
    if isinstance(waarde, str):
        tekst = schoon(waarde)
        return _element("string", tekst, stijl, **{"office:string-value": tekst})
    stijl = kolom.soort if kolom else None
    gedrukt = kolom.gedrukt(waarde) if kolom else str(waarde)
    if isinstance(waarde, date):
        return _element("date", gedrukt, stijl, **{"office:date-value": waarde.isoformat()})
    getal = {"office:value": f"{Decimal(waarde):f}"}
    if kolom and kolom.soort == EURO:
        return _element("currency", gedrukt, stijl, **getal, **{"office:currency": "EUR"})
    return _element("percentage" if stijl == AANDEEL else "float", gedrukt, stijl, **getal)


def _element(soort: str, tekst: str, stijl: str | None, **kenmerken: str) -> str:
    namen = {"office:value-type": soort, "calcext:value-type": soort} | kenmerken
    namen |= {"table:style-name": stijl} if stijl else {}
    koppen = " ".join(f"{naam}={quoteattr(waarde)}" for naam, waarde in namen.items())
    return f"<table:table-cell {koppen}><text:p>{escape(tekst)}</text:p></table:table-cell>"
