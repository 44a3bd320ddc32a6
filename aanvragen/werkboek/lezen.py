"""From an uploaded file to rows of measures and cost lines."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import BinaryIO

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.werkboek.bestand import lees_bestand
from sectorplannen.kern.werkboek.fouten import toon
from sectorplannen.kern.werkboek.lezen import Werkboek, lees_bladen

from .schema import BLADEN, GRENZEN, KEUZES


@dataclass(frozen=True)
class Inhoud:
    """What a workbook holds, mistakes in cells included, and the hash by which it is known when it is sent again."""

    boek: Werkboek
    sha256: str


def lees(bestand: BinaryIO, naam: str) -> Inhoud:
    """Read a workbook. Raises Weigering, in one sentence, where the file is none or is too large."""
    if not naam.lower().endswith(".xlsx"):
        raise Weigering(
            f"‘{toon(naam)}’ is geen werkboek van het type xlsx. Een xls of ods slaat u eerst op als xlsx (Excel-werkmap)."
        )
    regels = lees_bestand(bestand, f"‘{toon(naam)}’", GRENZEN)
    bestand.seek(0)
    return Inhoud(lees_bladen(regels, BLADEN, negeer=(KEUZES,)), hashlib.sha256(bestand.read()).hexdigest())
