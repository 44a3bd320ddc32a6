"""What is wrong with a workbook, said so that whoever made it can put it right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..fouten import Weigering

LANGST = 80


@dataclass(frozen=True)
class Fout:
    """One mistake on one line: where it is, what was found there, what was expected (ontwerp section 8)."""

    blad: str
    rij: int
    kolom: str
    gevonden: str
    verwacht: str

    def __str__(self) -> str:
        return (
            f"blad {toon(self.blad)}, rij {self.rij}, kolom {toon(self.kolom)}: "
            f"gevonden {toon(self.gevonden, 160)}, verwacht {toon(self.verwacht, 400)}"
        )


class WerkboekGeweigerd(Weigering):
    """Nothing of the workbook was taken in; `fouten` says why, in the order of the workbook."""

    def __init__(self, fouten: Iterable[Fout]) -> None:
        self.fouten = list(fouten)
        super().__init__("\n".join(str(fout) for fout in self.fouten))


def toon(tekst: str, langst: int = LANGST) -> str:
    """A text from a workbook as it can safely stand on one line of a terminal: no line ends, no control codes, not endless."""
    vlak = re.sub(r"\s*[\x00-\x1f\x7f-\x9f\u2028\u2029]+\s*", " ", tekst).strip()
    return vlak if len(vlak) <= langst else f"{vlak[: langst - 1]}…"


def citaat(waarde: object) -> str:
    """A value between quotes, as an error names it."""
    return f"'{toon(str(waarde))}'"


def opsomming(delen: Iterable[object]) -> str:
    """`a, b en c`."""
    teksten = [str(deel) for deel in delen]
    return " en ".join(filter(None, [", ".join(teksten[:-1]), teksten[-1]])) if teksten else ""


def aantal(getal: int, enkel: str, meer: str) -> str:
    """`1 fout`, `10 fouten`."""
    return f"{getal} {enkel if getal == 1 else meer}"
