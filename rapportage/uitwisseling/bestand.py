"""Opening a workbook that nobody here has seen: what it is, and what it may not be."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import load_workbook

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import getal

from .cellen import Cel
from .fouten import toon

HOOGSTE_MB = 50
HOOGSTE_MB_UITGEPAKT = 400
HOOGSTE_RIJEN = 200_000
HOOGSTE_KOLOMMEN = 200
RIJEN_VAN_EEN_BLAD = 1_048_576
MB = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0"
"""How an old .xls begins, and any workbook that is locked with a password."""
VERSLEUTELD = 1

Regel = tuple[int, list[Cel]]


@contextmanager
def open_werkboek(pad: Path) -> Iterator[Any]:
    """The workbook in openpyxl's read-only mode. Raises Weigering, in one sentence, for whatever is no readable workbook."""
    with _open(pad) as bestand, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl leaves out (colours, pictures) is nothing to whoever imports
        _eis_xlsx(bestand, pad.name)
        try:
            werkboek = load_workbook(bestand, read_only=True, data_only=False, keep_links=False)
        except Exception as fout:  # a hostile file makes openpyxl fail in ways that it does not name
            raise Weigering(_geen_werkboek(pad.name)) from fout
        yield werkboek


def bladen(werkboek: Any, naam: str) -> dict[str, list[Regel]]:
    """Per sheet its filled rows, each with its row number; the first row is always there."""
    try:
        return {blad.title: _rijen(blad) if hasattr(blad, "iter_rows") else [] for blad in werkboek._sheets}
    except Weigering:
        raise
    except Exception as fout:  # as above: the sheets are read only now
        raise Weigering(_geen_werkboek(naam)) from fout


def _open(pad: Path) -> BinaryIO:
    if pad.is_dir():
        raise Weigering(f"{pad} is een map. Noem een bestand van het type xlsx.")
    if not pad.exists():
        raise Weigering(f"{pad} bestaat niet.")
    if not pad.is_file():
        raise Weigering(f"{pad} is geen gewoon bestand.")
    if pad.stat().st_size > HOOGSTE_MB * MB:
        raise Weigering(f"{pad.name} is te groot: een werkboek is ten hoogste {HOOGSTE_MB} MB.")
    try:
        return pad.open("rb")
    except OSError:
        raise Weigering(f"{pad} kan niet worden gelezen.") from None


def _eis_xlsx(bestand: BinaryIO, naam: str) -> None:
    """A zip that is not locked, does not unpack into a flood, and declares no entities of its own."""
    if bestand.read(len(OLE)) == OLE:
        raise Weigering(f"{naam} is een oud of met een wachtwoord beveiligd werkboek. Sla het op als gewoon xlsx.")
    bestand.seek(0)
    try:
        with zipfile.ZipFile(bestand) as zip_:
            if any(deel.flag_bits & VERSLEUTELD for deel in zip_.infolist()):
                raise Weigering(f"{naam} is beveiligd met een wachtwoord. Haal de beveiliging eraf.")
            if sum(deel.file_size for deel in zip_.infolist()) > HOOGSTE_MB_UITGEPAKT * MB:
                raise Weigering(f"{naam} is te groot: uitgepakt is een werkboek ten hoogste {HOOGSTE_MB_UITGEPAKT} MB.")
            for deel in zip_.infolist():
                with zip_.open(deel) as stroom:
                    if b"<!DOCTYPE" in stroom.read(1024):
                        raise Weigering(_geen_werkboek(naam))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as fout:
        raise Weigering(_geen_werkboek(naam)) from fout
    bestand.seek(0)


def _geen_werkboek(naam: str) -> str:
    return f"{naam} is geen leesbaar werkboek van het type xlsx."


def _rijen(blad: Any) -> list[Regel]:
    blad.reset_dimensions()  # some programs write a size that is not so
    regels: list[Regel] = []
    for nr, rij in enumerate(blad.iter_rows(), start=1):
        cellen = [_cel(cel) for cel in rij]
        while cellen and cellen[-1].is_leeg:
            cellen.pop()
        if cellen or nr == 1:
            regels.append((nr, cellen))
        if len(cellen) > HOOGSTE_KOLOMMEN or len(regels) > HOOGSTE_RIJEN + 1 or nr > RIJEN_VAN_EEN_BLAD:
            raise Weigering(
                f"Blad {toon(blad.title)} is te groot: een blad heeft ten hoogste {getal(HOOGSTE_RIJEN)} rijen en "
                f"{HOOGSTE_KOLOMMEN} kolommen."
            )
    return regels


def _cel(cel: Any) -> Cel:
    waarde = cel.value
    if waarde is None:
        return LEEG
    if isinstance(waarde, datetime):
        return Cel(waarde, cel.data_type, zonder_tijd=not _toont_tijd(cel.number_format))
    return Cel(waarde, cel.data_type, zonder_tijd=isinstance(waarde, date))


def _toont_tijd(opmaak: str) -> bool:
    """Whether a number format shows a clock time: hours or seconds, outside quotes and brackets."""
    kaal = re.sub(r'"[^"]*"|\[[^\]]*\]', "", opmaak).lower()
    return "h" in kaal or "s" in kaal


LEEG = Cel(None, "n")
