"""A table as a file: what kinds there are, how each is called and made. Nothing in a file runs, whatever a name holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .. import losse_grafieken
from ..tabellen import Tabel
from .als_csv import als_csv
from .als_ods import als_ods
from .als_pdf import als_pdf
from .als_xlsx import als_xlsx

__all__ = ["BESTANDEN", "Bestandssoort", "als_csv", "als_ods", "als_pdf", "als_xlsx"]


@dataclass(frozen=True)
class Bestandssoort:
    """A kind of file: its name, what it is to a browser, how a table becomes one; and whether it is of a chart alone.

    With more than `meeste_rijen` it would not be there at once, and is not offered.
    """

    naam: str
    mime: str
    maak: Callable[[Tabel], bytes]
    alleen_grafiek: bool = False
    meeste_rijen: int = 100_000

    def past(self, tabel: Tabel) -> bool:
        """Whether there is such a file of this table."""
        return bool(tabel.grafiek or not self.alleen_grafiek) and len(tabel.rijen) <= self.meeste_rijen


BESTANDEN: dict[str, Bestandssoort] = {
    "pdf": Bestandssoort("PDF", "application/pdf", als_pdf, meeste_rijen=200),
    "svg": Bestandssoort("SVG", "image/svg+xml", lambda t: losse_grafieken.als_svg(t).encode(), alleen_grafiek=True),
    "png": Bestandssoort("PNG", "image/png", losse_grafieken.als_png, alleen_grafiek=True),
    "xlsx": Bestandssoort("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", als_xlsx),
    "ods": Bestandssoort("ODS", "application/vnd.oasis.opendocument.spreadsheet", als_ods, meeste_rijen=1000),
    "csv": Bestandssoort("CSV", "text/csv; charset=utf-8", als_csv),
}
"""By the end of the file's name, in the order in which they are offered."""
