"""A workbook to test with: as it is downloaded, that a test then fills in or spoils."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from aanvragen import werkboek
from aanvragen.models import Aanvraag

NIEUW: dict[str, Any] = {
    "Naam": "Meester en gezel",
    "Thema": "D. Mobiliteit en duurzame inzetbaarheid",
    "Soort maatregel": "mobiliteit",
    "Knelpunten": "1",
    "Doelgroep": "Ouderen",
    "Wat u gaat doen": "Begeleiden",
    "Hoe het nu is": "Nu 0",
    "Aantal dat u wilt halen": "20",
    "Hoe u meet": "Contracten",
    "Begint op": "1-3-2014",
    "Klaar op": "31 december 2015",
    "Deelnemers": "1.240",
    "Jonger dan 27": 0,
    "Eigen bijdrage betaald door": "Fonds",
}


class Boek:
    """The workbook of a plan. Rows are called by their number in the sheet, columns by their name."""

    def __init__(self, plan: Aanvraag, ruw: bytes | None = None) -> None:
        self.plan = plan
        self.werkboek = load_workbook(BytesIO(ruw or werkboek.schrijf(plan)))

    def cel(self, blad: str, rij: int, kolom: str) -> Any:
        """A cell."""
        namen = [cel.value for cel in self.werkboek[blad][1]]
        return self.werkboek[blad].cell(rij, namen.index(kolom) + 1)

    def zet(self, blad: str, rij: int, **waarden: Any) -> Boek:
        """Change cells; a column is called as it is named, with `_` for a space (`Klaar_op`)."""
        for kolom, waarde in waarden.items():
            self.cel(blad, rij, kolom.replace("_", " ")).value = waarde
        return self

    def maatregel(self, **anders: Any) -> int:
        """Add a row to the sheet of measures; gives its number."""
        return self._erbij("Maatregelen", NIEUW | {k.replace("_", " "): v for k, v in anders.items()})

    def post(self, maatregel: Any, soort: str = "opleiding", kosten: Any = 1000, **anders: Any) -> int:
        """Add a row to the sheet of costs; gives its number."""
        waarden = {"Maatregel": maatregel, "Soort kosten": soort, "Kosten in €": kosten}
        return self._erbij("Kosten", waarden | {k.replace("_", " "): v for k, v in anders.items()})

    def _erbij(self, blad: str, waarden: dict[str, Any]) -> int:
        rij = self.werkboek[blad].max_row + 1
        for kolom, waarde in waarden.items():
            self.cel(blad, rij, kolom).value = waarde
        return rij

    def ruw(self) -> bytes:
        """As a file."""
        uit = BytesIO()
        self.werkboek.save(uit)
        return uit.getvalue()

    def inhoud(self) -> werkboek.Inhoud:
        """As it is read."""
        return lees(self.ruw())

    def verslag(self) -> werkboek.Verslag:
        """What it would do to its plan."""
        return werkboek.vergelijk(self.inhoud(), self.plan)

    def fouten(self) -> list[str]:
        """Its mistakes, line by line."""
        return [str(fout) for fout in self.verslag().fouten]


def lees(ruw: bytes) -> werkboek.Inhoud:
    """A file as it is read."""
    return werkboek.lees(BytesIO(ruw), "werkboek.xlsx")
