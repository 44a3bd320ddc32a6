"""Which cost lines belong to which measure of the workbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from sectorplannen.kern.geld import HOOGSTE, euro
from sectorplannen.kern.werkboek.fouten import Fout, citaat
from sectorplannen.kern.werkboek.lezen import Rij, Werkboek
from sectorplannen.kern.werkboek.tekst import op_een_regel

from .schema import BEDRAG, KOSTEN, MAATREGELEN, NAAM, NUMMER, POSTVELDEN, VAN_MAATREGEL


class Kosten:
    """The lines of each row of the sheet of measures, by the number of that row; with what is wrong about them."""

    def __init__(self, boek: Werkboek) -> None:
        self.boek = boek
        self.van: dict[int, list[Rij]] = defaultdict(list)
        self.fouten: list[Fout] = []
        self._nummers = _per(boek, NUMMER.naam)
        self._namen = _per(boek, NAAM.naam)
        for rij in boek[KOSTEN]:
            if rij.kent(VAN_MAATREGEL.naam):
                self._leg_bij(rij)
        for regels in self.van.values():
            self.fouten += _te_veel_samen(regels)

    def is_leesbaar(self, nr: int) -> bool:
        """Whether all lines of a row could be read."""
        return all(rij.kent(*(veld.naam for veld in POSTVELDEN)) for rij in self.van[nr])

    def _leg_bij(self, rij: Rij) -> None:
        verwijzing = op_een_regel(rij[VAN_MAATREGEL.naam])
        if verwijzing.isdecimal() and str(int(verwijzing)) in self._nummers:
            gevonden, onleesbaar = self._nummers[str(int(verwijzing))], NUMMER.naam
        else:
            gevonden = self._namen.get(verwijzing.casefold(), [])
            onleesbaar = NUMMER.naam if verwijzing.isdecimal() else NAAM.naam
        if len(gevonden) == 1 or (gevonden and onleesbaar == NUMMER.naam):
            self.van[gevonden[0].nr].append(rij)
        elif gevonden:
            rijen = " en ".join(str(maatregel.nr) for maatregel in gevonden)
            self.fouten.append(
                rij.fout(VAN_MAATREGEL.naam, citaat(verwijzing), f"een nummer, want deze naam staat op rij {rijen}")
            )
        elif MAATREGELEN in self.boek.gelezen and all(m.kent(onleesbaar) for m in self.boek[MAATREGELEN]):
            verwacht = f"het nummer of de naam van een maatregel op het blad {MAATREGELEN}"
            self.fouten.append(rij.fout(VAN_MAATREGEL.naam, citaat(verwijzing), verwacht))


def _per(boek: Werkboek, kolom: str) -> dict[str, list[Rij]]:
    """The rows of the sheet of measures by what stands in a column."""
    uit: dict[str, list[Rij]] = defaultdict(list)
    for rij in boek[MAATREGELEN]:
        if rij.kent(kolom) and rij[kolom] not in (None, ""):
            uit[str(rij[kolom]).casefold()].append(rij)
    return dict(uit)


def _te_veel_samen(regels: list[Rij]) -> Iterator[Fout]:
    bekend = [rij for rij in regels if rij.kent(BEDRAG.naam)]
    samen = sum((rij[BEDRAG.naam] for rij in bekend), Decimal(0))
    if samen > HOOGSTE:
        yield bekend[0].fout(
            BEDRAG.naam,
            f"kosten van samen {euro(samen)}",
            f"kosten van een maatregel van samen ten hoogste {euro(HOOGSTE)}",
        )
