"""How a workbook looks that people fill in: a calm head that stays in view, texts that stay texts, cells that help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ..celtekst import schoon_met_regels, zet_tekst

PETROL_100, PETROL_900, ZACHT, LIJN = "FFDBEBED", "FF0A3740", "FF48595F", "FFD6DDDC"
"""The colours of the house (static/css/waarden.css), as a workbook writes them."""
LANGSTE_TIP = 250
LETTER, PUNTEN, REGEL = "Calibri", 11, 15
"""The letter, its size and the height of a line, in points."""
MEESTE_REGELS = 12
"""Lines of a row: what is longer is read in the cell itself."""
BOVEN = Alignment(vertical="top", wrap_text=True)
MIDDEN = Alignment(vertical="top", horizontal="center", wrap_text=True)
KOPSTIJL = {
    "font": Font(name=LETTER, size=PUNTEN, bold=True, color=PETROL_900),
    "fill": PatternFill("solid", fgColor=PETROL_100),
    "border": Border(bottom=Side("thin", color=PETROL_900)),
    "alignment": Alignment(vertical="center", wrap_text=True),
}
STIL = Font(name=LETTER, size=9, color=ZACHT)
ACCENT = Font(name=LETTER, size=PUNTEN, color=PETROL_900)


@dataclass(frozen=True)
class Kolomvorm:
    """How a column looks: name, width in characters, number format, a hint at the cell, and where its words stand."""

    naam: str
    breedte: int
    opmaak: str
    tip: str = ""
    lijst: str = ""
    """The cells with the allowed words, as a formula: `Keuzes!$A$4:$A$10`."""
    is_stil: bool = False
    """Not for whoever fills it in: small and grey."""
    is_midden: bool = False
    """A number that names a row: in the middle, away from the text beside it."""

    @property
    def plaatsing(self) -> Alignment:
        """Where the value stands in its cell."""
        return MIDDEN if self.is_midden else BOVEN


def maak_blad(blad: Any, vormen: Sequence[Kolomvorm], rijen: Sequence[Sequence[Any]], laatste_rij: int) -> None:
    """Fill a sheet: its head, its rows, and down to `laatste_rij` the help for rows that are still to be filled in."""
    blad.append([vorm.naam for vorm in vormen])
    for cel in blad[1]:
        for deel, stijl in KOPSTIJL.items():
            setattr(cel, deel, stijl)
    blad.row_dimensions[1].height = 34
    blad.freeze_panes = "C2" if len(vormen) > 8 else "A2"
    for plek, vorm in enumerate(vormen, start=1):
        letter = get_column_letter(plek)
        kolom = blad.column_dimensions[letter]
        kolom.width, kolom.number_format, kolom.alignment = vorm.breedte, vorm.opmaak, vorm.plaatsing
        if hulp := _hulp(vorm):
            hulp.add(f"{letter}2:{letter}{laatste_rij}")
            blad.add_data_validation(hulp)
    for nr, rij in enumerate(rijen, start=2):
        for plek, (vorm, waarde) in enumerate(zip(vormen, rij, strict=True), start=1):
            zet(blad.cell(nr, plek), waarde, vorm)
        blad.row_dimensions[nr].height = hoogte(vormen, rij)
    _druk_af(blad, len(vormen))


def hoogte(vormen: Sequence[Kolomvorm], rij: Sequence[Any]) -> int:
    """How high a row must be, in points, for its texts to be read: not every program sees to that by itself."""
    regels = [
        sum(1 + len(regel) // vorm.breedte for regel in waarde.split("\n"))
        for vorm, waarde in zip(vormen, rij, strict=True)
        if isinstance(waarde, str)
    ]
    return REGEL * min(max(regels, default=1), MEESTE_REGELS)


def zet(cel: Any, waarde: Any, vorm: Kolomvorm) -> None:
    """Put a value in a cell. A text is kept as text, whatever it begins with, also when someone edits it."""
    if isinstance(waarde, str):
        zet_tekst(cel, schoon_met_regels(waarde))
    else:
        cel.value = waarde
    cel.number_format, cel.alignment = vorm.opmaak, vorm.plaatsing
    if vorm.is_stil:
        cel.font = STIL


def _hulp(vorm: Kolomvorm) -> DataValidation | None:
    """The list to choose from and the hint; what is typed beside the list is warned of, never held back."""
    if not (vorm.tip or vorm.lijst):
        return None
    hulp = DataValidation(allow_blank=True)
    if vorm.lijst:
        hulp.type, hulp.formula1 = "list", vorm.lijst
        hulp.showErrorMessage, hulp.errorStyle = True, "warning"
        hulp.errorTitle, hulp.error = vorm.naam[:30], "Dit woord staat niet in de lijst. Kies een woord uit de lijst."
    if vorm.tip:
        hulp.showInputMessage, hulp.promptTitle, hulp.prompt = True, vorm.naam[:30], vorm.tip[:LANGSTE_TIP]
    return hulp


def _druk_af(blad: Any, kolommen: int) -> None:
    is_breed = kolommen > 8
    blad.page_setup.orientation = "landscape"
    blad.page_setup.paperSize = blad.PAPERSIZE_A3 if is_breed else blad.PAPERSIZE_A4
    blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = 2 if is_breed else 1, 0
    blad.sheet_properties.pageSetUpPr.fitToPage = True
    blad.print_title_rows = "1:1"
    if is_breed:
        blad.print_title_cols = "A:B"
