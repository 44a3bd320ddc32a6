"""From a file on disk to the rows of the format, with every cell and column that is wrong on a line of its own."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.werkboek.bestand import Grenzen, lees_bestand
from sectorplannen.kern.werkboek.lezen import ONBEKEND, Rij, Werkboek, lees_bladen

from .schema import BLADEN

__all__ = ["GRENZEN", "ONBEKEND", "Rij", "Werkboek", "lees"]

GRENZEN = Grenzen(mb=50, mb_uitgepakt=400, rijen=200_000)


def lees(pad: Path) -> Werkboek:
    """Read a workbook. Raises Weigering where the file is none; every other mistake is in `fouten`."""
    with _open(pad) as bestand:
        return lees_bladen(lees_bestand(bestand, pad.name, GRENZEN), BLADEN)


def _open(pad: Path) -> BinaryIO:
    if pad.is_dir():
        raise Weigering(f"{pad} is een map. Noem een bestand van het type xlsx.")
    if not pad.exists():
        raise Weigering(f"{pad} bestaat niet.")
    if not pad.is_file():
        raise Weigering(f"{pad} is geen gewoon bestand.")
    try:
        return pad.open("rb")
    except OSError:
        raise Weigering(f"{pad} kan niet worden gelezen.") from None
