"""What a table of the evaluation file is: its columns, each with all that the codebook says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

Waarde = str | int | bool | Decimal | date | datetime | None

TEKST, CODE, AANTAL, BEDRAG, DAG, MOMENT, JANEE, SLEUTEL = (
    "tekst", "code", "geheel getal", "bedrag", "datum", "moment", "ja/nee", "sleutel",
)  # fmt: skip
HOE: dict[str, str] = {
    TEKST: "UTF-8, op één regel",
    CODE: "een van de waarden bij codes",
    AANTAL: "cijfers, zonder punten",
    BEDRAG: "twee decimalen na een punt",
    DAG: "ISO 8601, zoals 2014-03-31",
    MOMENT: "ISO 8601 in Nederlandse tijd, zoals 2014-03-31T17:00:00+02:00",
    JANEE: "ja of nee",
    SLEUTEL: "blijft gelijk in elk volgend bestand",
}
"""Of each type how it is written."""


@dataclass(frozen=True)
class Kolom:
    """A column: name, type, what it means, where it comes from; unit, codes with their words, and what an empty cell says."""

    naam: str
    type: str
    definitie: str
    bron: str
    eenheid: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    leeg: str = ""

    @property
    def codes_in_woorden(self) -> str:
        """`code = words` one after the other."""
        return "; ".join(f"{code} = {woorden}" for code, woorden in self.codes.items())


@dataclass(frozen=True)
class Tabel:
    """A table: what one row is, and by which columns it is known."""

    naam: str
    rij: str
    sleutel: tuple[str, ...]
    kolommen: tuple[Kolom, ...]

    @property
    def bestand(self) -> str:
        """Its name in the zip."""
        return f"tabellen/{self.naam}.csv"
