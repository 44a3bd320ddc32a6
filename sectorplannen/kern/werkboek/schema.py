"""A format: sheets, their columns, and of what kind each column is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .cellen import Soort
from .fouten import Fout


@dataclass(frozen=True)
class Kolom:
    """A column: its name, its kind, whether a cell must be filled, and else what an empty cell means."""

    naam: str
    soort: Soort
    verplicht: bool = True
    leeg: Any = None


Bladen = Mapping[str, tuple[Kolom, ...]]
"""Sheets by name, each with its columns in the order of the format."""


def mag_leeg(naam: str, soort: Soort, leeg: Any = None) -> Kolom:
    """A column whose cells may be empty, and what that means then."""
    return Kolom(naam, soort, verplicht=False, leeg=leeg)


def namen_van(kolommen: Iterable[Kolom]) -> list[str]:
    """The names of columns, in the order of the format."""
    return [kolom.naam for kolom in kolommen]


def op_volgorde(fouten: Iterable[Fout], bladen: Bladen) -> list[Fout]:
    """Mistakes in the order of sheets, rows and columns, each once; what the format does not know comes last."""

    def plaats(fout: Fout) -> tuple[int, int, int]:
        namen = namen_van(bladen.get(fout.blad, ()))
        blad = list(bladen).index(fout.blad) if fout.blad in bladen else len(bladen)
        return blad, fout.rij, namen.index(fout.kolom) if fout.kolom in namen else len(namen)

    return sorted(dict.fromkeys(fouten), key=plaats)
