"""A refused workbook back as it was sent, with each wrong cell marked and said why, and all mistakes together on a first sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from sectorplannen.kern.celtekst import schoon, zet_tekst
from sectorplannen.kern.werkboek.bestand import Regel, lees_bestand
from sectorplannen.kern.werkboek.fouten import Fout
from sectorplannen.kern.werkboek.kolommen import ALLE
from sectorplannen.kern.werkboek.opmaak import KOPSTIJL

from .lezen import GRENZEN

FOUT = PatternFill("solid", fgColor="FFFBE3E4")
VET_ROOD = Font(bold=True, color="FFB00020")
KOP = ("blad", "rij", "kolom", "gevonden", "verwacht")
BREEDTES = (14, 8, 18, 40, 70)
FOUTENBLAD = "fouten"
MEESTE_MERKEN = 2000
"""So many cells carry their mistake; the list has them all."""


def schrijf(pad: Path, fouten: Sequence[Fout]) -> bytes:
    """The workbook as it was read (values alone: no formula, macro or link of it), marked. To be looked at, not to be sent back."""
    with pad.open("rb") as bestand:
        inhoud = lees_bestand(bestand, pad.name, GRENZEN)
    boek = Workbook()
    lijst = boek.active
    _lijst(lijst, fouten)
    gebruikt = {FOUTENBLAD}
    per_blad: dict[str, list[Fout]] = defaultdict(list)
    for fout in fouten[:MEESTE_MERKEN]:
        per_blad[_naam(fout.blad)].append(fout)
    for titel, regels in inhoud.items():
        naam = _naam(titel)
        if naam not in gebruikt:
            gebruikt.add(naam)
            _blad(boek.create_sheet(schoon(titel)[:31] or "blad"), regels, per_blad[naam])
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _lijst(blad: Any, fouten: Sequence[Fout]) -> None:
    blad.title = FOUTENBLAD
    for plek, (naam, breedte) in enumerate(zip(KOP, BREEDTES, strict=True), start=1):
        cel = blad.cell(1, plek, naam)
        for deel, stijl in KOPSTIJL.items():
            setattr(cel, deel, stijl)
        blad.column_dimensions[cel.column_letter].width = breedte
    for nr, fout in enumerate(fouten, start=2):
        for plek, waarde in enumerate((fout.blad, fout.rij, fout.kolom, fout.gevonden, fout.verwacht), start=1):
            _zet(blad.cell(nr, plek), waarde)
    blad.freeze_panes = "A2"


def _blad(blad: Any, regels: Sequence[Regel], fouten: Sequence[Fout]) -> None:
    plaatsen: dict[str, int] = {}
    for nr, cellen in regels:
        for plek, cel in enumerate(cellen, start=1):
            _zet(blad.cell(nr, plek), cel.waarde)
            if nr == 1 and not cel.is_leeg:
                plaatsen.setdefault(_naam(str(cel.waarde)), plek)
    for fout in fouten:
        heel = fout.kolom == ALLE or _naam(fout.kolom) not in plaatsen
        cel = blad.cell(fout.rij, 1 if heel else plaatsen[_naam(fout.kolom)])
        cel.fill, cel.font = FOUT, VET_ROOD
        tekst = f"FOUT in {fout.kolom}: gevonden {fout.gevonden}, verwacht {fout.verwacht}"
        eerder = f"{cel.comment.text}\n" if cel.comment else ""
        cel.comment = Comment(schoon(f"{eerder}{tekst}")[:1000], "Sectorplannen")


def _zet(cel: Any, waarde: Any) -> None:
    """A value as a value; a text as a text, whatever it begins with."""
    if waarde is None:
        return
    if isinstance(waarde, int | float | datetime):
        cel.value = waarde.replace(tzinfo=None) if isinstance(waarde, datetime) else waarde
        return
    zet_tekst(cel, schoon(str(waarde)))


def _naam(tekst: str) -> str:
    return tekst.strip().lower()
