"""From the rows of a file to rows of typed values, with every cell and column that is wrong on a line of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from .bestand import Regel
from .cellen import Cel, Onleesbaar, gevonden, lees_cel
from .fouten import Fout, opsomming
from .kolommen import ALLE, cel_op, vind_kolommen
from .schema import Bladen, Kolom, namen_van


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

    rijen: dict[str, list[Rij]] = field(default_factory=lambda: defaultdict(list))
    gelezen: set[str] = field(default_factory=set)
    fouten: list[Fout] = field(default_factory=list)

    def __getitem__(self, blad: str) -> list[Rij]:
        return self.rijen[blad]


def lees_bladen(inhoud: dict[str, list[Regel]], schema: Bladen, negeer: Collection[str] = ()) -> Werkboek:
    """Read the sheets of a format out of those of a file; every mistake is in `fouten`. Sheets in `negeer` may be there."""
    boek = Werkboek()
    for blad, regels in _eigen_bladen(inhoud, schema, negeer, boek.fouten):
        _lees_blad(blad, regels, schema, boek)
    return boek


def _eigen_bladen(
    inhoud: dict[str, list[Regel]], schema: Bladen, negeer: Collection[str], fouten: list[Fout]
) -> Iterator[tuple[str, list[Regel]]]:
    """By name without regard to case or stray space; another sheet, a second one, a missing one is a mistake."""
    verwacht = f"alleen de bladen {opsomming([*schema, *negeer])}"
    bekend = {naam.lower(): naam for naam in [*schema, *negeer]}
    aanwezig: dict[str, list[Regel]] = {}
    for titel, regels in inhoud.items():
        naam = bekend.get(titel.strip().lower())
        if naam is None:
            fouten.append(Fout(titel, 1, ALLE, "een onbekend blad", verwacht))
        elif naam in aanwezig:
            fouten.append(Fout(titel, 1, ALLE, f"een tweede blad {naam}", verwacht))
        else:
            aanwezig[naam] = regels
    for naam, kolommen in schema.items():
        if naam in aanwezig:
            yield naam, aanwezig[naam]
        else:
            namen = ", ".join(namen_van(kolommen))
            fouten.append(Fout(naam, 1, ALLE, "geen blad met deze naam", f"een blad met de kolommen {namen}"))


def _lees_blad(blad: str, regels: list[Regel], schema: Bladen, boek: Werkboek) -> None:
    plaatsen = vind_kolommen(blad, namen_van(schema[blad]), regels, boek.fouten)
    if plaatsen is None:
        return
    boek.gelezen.add(blad)
    for nr, cellen in regels[1:]:
        waarden = {
            kolom.naam: _waarde(blad, nr, kolom, cel_op(cellen, plaatsen[kolom.naam]), boek.fouten)
            if kolom.naam in plaatsen
            else ONBEKEND
            for kolom in schema[blad]
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
