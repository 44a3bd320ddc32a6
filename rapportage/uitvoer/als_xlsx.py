"""A table as a workbook with one sheet: numbers are numbers, days are dates, and a text stays a text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from sectorplannen.kern.celtekst import schoon, zet_tekst
from sectorplannen.kern.werkboek.opmaak import KOPSTIJL, LETTER, PETROL_900, PUNTEN, STIL

from ..tabellen import AANDEEL, AANTAL, DATUM, DUIZEND, EURO, TEKST, Cel, Kolom, Tabel

OPMAAK = {TEKST: "@", AANTAL: "#,##0", DUIZEND: "#,##0", EURO: "#,##0.00", AANDEEL: "0.0%", DATUM: "dd-mm-yyyy"}
BREEDTE = {TEKST: 44, DATUM: 16}
GEWOON, KOPRIJ, KOPHOOGTE = 18, 4, 34
VET = Font(name=LETTER, size=PUNTEN, bold=True, color=PETROL_900)
TOTAAL = Border(top=Side("thin", color=PETROL_900))


def als_xlsx(tabel: Tabel) -> bytes:
    """Title and subject, head, rows, total, and under it what must be known and where it comes from."""
    boek = Workbook()
    blad = boek.active
    blad.title = tabel.titel[:31]
    _los(blad, 1, tabel.titel, Font(name=LETTER, size=14, bold=True, color=PETROL_900))
    _los(blad, 2, tabel.onderwerp, STIL)
    for plek, kolom in enumerate(tabel.kolommen, start=1):
        _kop(blad, plek, kolom)
    blad.row_dimensions[KOPRIJ].height = KOPHOOGTE
    nr = KOPRIJ
    for nr, rij in enumerate(tabel.rijen, start=KOPRIJ + 1):
        _rij(blad, nr, tabel, rij)
    if tabel.totaal is not None:
        nr += 1
        _rij(blad, nr, tabel, tabel.totaal)
        for cel in blad[nr]:
            cel.font, cel.border = VET, TOTAAL
    for erbij, zin in enumerate((*tabel.noten, tabel.bron), start=2):
        _los(blad, nr + erbij, zin, STIL)
    blad.freeze_panes = blad.cell(KOPRIJ + 1, 1)
    blad.print_title_rows = f"{KOPRIJ}:{KOPRIJ}"
    blad.page_setup.paperSize, blad.page_setup.fitToHeight = blad.PAPERSIZE_A4, 0
    blad.sheet_properties.pageSetUpPr.fitToPage = True
    boek.properties.title, boek.properties.creator = f"{tabel.titel}, {tabel.onderwerp}", "Sectorplannen"
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _kop(blad: Any, plek: int, kolom: Kolom) -> None:
    cel = blad.cell(KOPRIJ, plek, kolom.naam)
    for deel, stijl in KOPSTIJL.items():
        setattr(cel, deel, stijl)
    cel.alignment = Alignment(wrap_text=True, vertical="center", horizontal="right" if kolom.rechts else None)
    blad.column_dimensions[get_column_letter(plek)].width = BREEDTE.get(kolom.soort, GEWOON)


def _rij(blad: Any, nr: int, tabel: Tabel, rij: tuple[Cel, ...]) -> None:
    for plek, (kolom, waarde) in enumerate(zip(tabel.kolommen, rij, strict=True), start=1):
        cel = blad.cell(nr, plek)
        cel.number_format = OPMAAK[kolom.soort]
        if isinstance(waarde, str):
            zet_tekst(cel, schoon(waarde))
            cel.alignment = Alignment(wrap_text=True, vertical="top")
        else:
            cel.value = waarde


def _los(blad: Any, nr: int, tekst: str, stijl: Font) -> None:
    cel = zet_tekst(blad.cell(nr, 1), schoon(tekst))
    cel.font = stijl
