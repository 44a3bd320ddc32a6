"""The first row of a sheet: which column is where, and what is wrong with their names."""

from __future__ import annotations

from difflib import get_close_matches

from openpyxl.utils import get_column_letter

from .bestand import LEEG, Regel
from .cellen import Cel, gevonden
from .fouten import Fout

ALLE = "alle"
"""What stands for the column where a mistake is about a whole sheet."""


def cel_op(cellen: list[Cel], plek: int) -> Cel:
    """A cell of a row by its place; rows are as long as they are filled."""
    return cellen[plek] if plek < len(cellen) else LEEG


def vind_kolommen(blad: str, namen: list[str], regels: list[Regel], fouten: list[Fout]) -> dict[str, int] | None:
    """Where each column of `namen` stands, in any order, without regard to case or stray space; None where no name is known.

    A name that is nearly right is one mistake, not an unknown column and a missing one.
    """
    bekend = {naam.lower(): naam for naam in namen}
    kop = regels[0][1] if regels else []
    plaatsen: dict[str, int] = {}
    vreemd: list[str] = []
    eigen: list[Fout] = []
    for plek, cel in enumerate(kop):
        naam = "" if cel.is_leeg else _naam(cel)
        naam = bekend.get(naam, naam)
        if naam in plaatsen:
            eigen.append(Fout(blad, 1, naam, "deze kolom een tweede keer", "elke kolom een keer"))
        elif naam in namen:
            plaatsen[naam] = plek
        elif naam:
            vreemd.append(naam)
    if not plaatsen:
        fouten.append(Fout(blad, 1, ALLE, "geen bekende kolomnamen", f"in de eerste rij {', '.join(namen)}"))
        return None
    ontbreekt = [naam for naam in namen if naam not in plaatsen]
    eigen += _onbekende(blad, vreemd, ontbreekt, namen)
    eigen += _zonder_naam(blad, regels, ontbreekt)
    eigen += [Fout(blad, 1, naam, "geen kolom", "een kolom met deze naam") for naam in ontbreekt]
    fouten += eigen
    return plaatsen


def _naam(cel: Cel) -> str:
    return cel.waarde.strip().lower() if isinstance(cel.waarde, str) else gevonden(cel)


def _onbekende(blad: str, vreemd: list[str], ontbreekt: list[str], namen: list[str]) -> list[Fout]:
    """Unknown columns; one that looks like a missing column is taken for it, and leaves `ontbreekt`."""
    fouten = []
    for naam in vreemd:
        bedoeld = get_close_matches(naam, ontbreekt, n=1)
        if bedoeld:
            ontbreekt.remove(bedoeld[0])
        verwacht = f"de kolom {bedoeld[0]}" if bedoeld else f"alleen {', '.join(namen)}"
        fouten.append(Fout(blad, 1, naam, "een onbekende kolom", verwacht))
    return fouten


def _zonder_naam(blad: str, regels: list[Regel], ontbreekt: list[str]) -> list[Fout]:
    """Columns with values but without a name; each is taken for a missing one, where there is any."""
    fouten = []
    kop = regels[0][1]
    for plek in range(max(len(cellen) for _, cellen in regels)):
        gevuld = next((nr for nr, cellen in regels[1:] if not cel_op(cellen, plek).is_leeg), None)
        if gevuld is None or not cel_op(kop, plek).is_leeg:
            continue
        letter = get_column_letter(plek + 1)
        if ontbreekt:
            fouten.append(Fout(blad, 1, letter, "geen kolomnaam", f"de kolom {ontbreekt.pop(0)}"))
        else:
            waarde = gevonden(cel_op(dict(regels)[gevuld], plek))
            fouten.append(Fout(blad, gevuld, letter, waarde, "niets: deze kolom heeft geen naam"))
    return fouten
