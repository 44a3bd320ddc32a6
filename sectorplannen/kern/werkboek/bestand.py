"""Opening a workbook that nobody here has seen: what it is, and what it may not be."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from io import SEEK_END
from typing import Any, BinaryIO

from openpyxl import load_workbook

from ..fouten import Weigering
from ..geld import getal
from .cellen import Cel
from .fouten import toon

RIJEN_VAN_EEN_BLAD = 1_048_576
MB = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0"
"""How an old .xls begins, and any workbook that is locked with a password."""
VERSLEUTELD = 1

Regel = tuple[int, list[Cel]]


@dataclass(frozen=True)
class Grenzen:
    """How large a workbook may be: megabytes as a file and unpacked, filled rows and columns of a sheet."""

    mb: int
    mb_uitgepakt: int
    rijen: int
    kolommen: int = 200


def lees_bestand(bestand: BinaryIO, naam: str, grenzen: Grenzen) -> dict[str, list[Regel]]:
    """Per sheet its filled rows, each with its row number; the first row is always there.

    Raises Weigering, in one sentence, for whatever is no readable workbook, or too large.
    """
    if bestand.seek(0, SEEK_END) > grenzen.mb * MB:
        raise Weigering(f"{naam} is te groot: een werkboek is ten hoogste {grenzen.mb} MB.")
    bestand.seek(0)
    _eis_xlsx(bestand, naam, grenzen)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl leaves out (colours, pictures) is nothing to whoever imports
        try:
            werkboek = load_workbook(bestand, read_only=True, data_only=False, keep_links=False)
            return {
                blad.title: _rijen(blad, grenzen) if hasattr(blad, "iter_rows") else [] for blad in werkboek._sheets
            }
        except Weigering:
            raise
        except Exception as fout:  # a hostile file makes openpyxl fail in ways that it does not name
            raise Weigering(_geen_werkboek(naam)) from fout


def _eis_xlsx(bestand: BinaryIO, naam: str, grenzen: Grenzen) -> None:
    """A zip that is not locked, does not unpack into a flood, and declares no entities of its own."""
    if bestand.read(len(OLE)) == OLE:
        raise Weigering(f"{naam} is een oud of met een wachtwoord beveiligd werkboek. Sla het op als gewoon xlsx.")
    bestand.seek(0)
    try:
        with zipfile.ZipFile(bestand) as zip_:
            if any(deel.flag_bits & VERSLEUTELD for deel in zip_.infolist()):
                raise Weigering(f"{naam} is beveiligd met een wachtwoord. Haal de beveiliging eraf.")
            if sum(deel.file_size for deel in zip_.infolist()) > grenzen.mb_uitgepakt * MB:
                raise Weigering(f"{naam} is te groot: uitgepakt is een werkboek ten hoogste {grenzen.mb_uitgepakt} MB.")
            for deel in zip_.infolist():
                with zip_.open(deel) as stroom:
                    if b"<!DOCTYPE" in stroom.read(1024):
                        raise Weigering(_geen_werkboek(naam))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError, zlib.error) as fout:
        raise Weigering(_geen_werkboek(naam)) from fout
    bestand.seek(0)


def _geen_werkboek(naam: str) -> str:
    return f"{naam} is geen leesbaar werkboek van het type xlsx."


def _rijen(blad: Any, grenzen: Grenzen) -> list[Regel]:
    blad.reset_dimensions()  # some programs write a size that is not so
    regels: list[Regel] = []
    for nr, rij in enumerate(blad.iter_rows(), start=1):
        cellen = [_cel(cel) for cel in rij]
        while cellen and cellen[-1].is_leeg:
            cellen.pop()
        if cellen or nr == 1:
            regels.append((nr, cellen))
        if len(cellen) > grenzen.kolommen or len(regels) > grenzen.rijen + 1 or nr > RIJEN_VAN_EEN_BLAD:
            raise Weigering(
                f"Blad {toon(blad.title)} is te groot: een blad heeft ten hoogste {getal(grenzen.rijen)} rijen en "
                f"{grenzen.kolommen} kolommen."
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
