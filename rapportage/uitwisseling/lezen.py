"""From a file to rows of typed values, with every cell and column that is wrong on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .bestand import Regel, bladen, open_werkboek
from .cellen import Cel, Onleesbaar, gevonden, lees_cel
from .fouten import Fout, opsomming
from .kolommen import ALLE, cel_op, vind_kolommen
from .schema import BLADEN, Kolom, kolomnamen


class _Onbekend:
    """The value of a cell that could not be read; checks skip it, so that one mistake gives one message."""

    def __repr__(self) -> str:
        return "ONBEKEND"


ONBEKEND = _Onbekend()


@dataclass(frozen=True, eq=False)
class Rij:
    """A row: its sheet, its number in the sheet, and its values by column."""

    blad: str
    nr: int
    waarden: dict[str, Any]

    def __getitem__(self, kolom: str) -> Any:
        return self.waarden[kolom]

    def kent(self, *kolommen: str) -> bool:
        """Whether all these cells could be read."""
        return not any(self.waarden[kolom] is ONBEKEND for kolom in kolommen)

    def fout(self, kolom: str, gevonden: object, verwacht: str) -> Fout:
        """A mistake in this row."""
        return Fout(self.blad, self.nr, kolom, str(gevonden), verwacht)


@dataclass
class Werkboek:
    """The rows by sheet, the sheets that are there and have their columns, and the mistakes met while reading."""

    rijen: dict[str, list[Rij]] = field(default_factory=lambda: {blad: [] for blad in BLADEN})
    gelezen: set[str] = field(default_factory=set)
    fouten: list[Fout] = field(default_factory=list)

    def __getitem__(self, blad: str) -> list[Rij]:
        return self.rijen[blad]


def lees(pad: Path) -> Werkboek:
    """Read a workbook. Raises Weigering where the file is none; every other mistake is in `fouten`."""
    with open_werkboek(pad) as bron:
        gevonden_bladen = bladen(bron, pad.name)
    boek = Werkboek()
    for titel, regels in _vijf_bladen(gevonden_bladen, boek.fouten):
        _lees_blad(titel, regels, boek)
    return boek


def _vijf_bladen(gevonden_bladen: dict[str, list[Regel]], fouten: list[Fout]) -> Iterator[tuple[str, list[Regel]]]:
    """The five sheets, by name without regard to case or stray space; another one, a second one, a missing one is a mistake."""
    verwacht = f"alleen de bladen {opsomming(BLADEN)}"
    aanwezig: dict[str, list[Regel]] = {}
    for titel, regels in gevonden_bladen.items():
        naam = titel.strip().lower()
        if naam not in BLADEN:
            fouten.append(Fout(titel, 1, ALLE, "een onbekend blad", verwacht))
        elif naam in aanwezig:
            fouten.append(Fout(titel, 1, ALLE, f"een tweede blad {naam}", verwacht))
        else:
            aanwezig[naam] = regels
    for naam in BLADEN:
        if naam in aanwezig:
            yield naam, aanwezig[naam]
        else:
            kolommen = ", ".join(kolomnamen(naam))
            fouten.append(Fout(naam, 1, ALLE, "geen blad met deze naam", f"een blad met de kolommen {kolommen}"))


def _lees_blad(blad: str, regels: list[Regel], boek: Werkboek) -> None:
    plaatsen = vind_kolommen(blad, regels, boek.fouten)
    if plaatsen is None:
        return
    boek.gelezen.add(blad)
    for nr, cellen in regels[1:]:
        waarden = {
            kolom.naam: _waarde(blad, nr, kolom, cel_op(cellen, plaatsen[kolom.naam]), boek.fouten)
            if kolom.naam in plaatsen
            else ONBEKEND
            for kolom in BLADEN[blad]
        }
        boek.rijen[blad].append(Rij(blad, nr, waarden))


def _waarde(blad: str, nr: int, kolom: Kolom, cel: Cel, fouten: list[Fout]) -> Any:
    if cel.is_leeg and not kolom.verplicht:
        return kolom.leeg
    try:
        if cel.is_leeg:
            raise Onleesbaar(kolom.soort.verwacht, gevonden(cel))
        return lees_cel(cel, kolom.soort)
    except Onleesbaar as fout:
        fouten.append(Fout(blad, nr, kolom.naam, fout.gevonden, fout.verwacht))
        return ONBEKEND
