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
    """A kind of file: its name, what it is to a browser, how a table becomes one; and whether it is of a chart alone."""

    naam: str
    mime: str
    maak: Callable[[Tabel], bytes]
    alleen_grafiek: bool = False


BESTANDEN: dict[str, Bestandssoort] = {
    "pdf": Bestandssoort("PDF", "application/pdf", als_pdf),
    "svg": Bestandssoort("SVG", "image/svg+xml", lambda t: losse_grafieken.als_svg(t).encode(), alleen_grafiek=True),
    "png": Bestandssoort("PNG", "image/png", losse_grafieken.als_png, alleen_grafiek=True),
    "xlsx": Bestandssoort("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", als_xlsx),
    "ods": Bestandssoort("ODS", "application/vnd.oasis.opendocument.spreadsheet", als_ods),
    "csv": Bestandssoort("CSV", "text/csv; charset=utf-8", als_csv),
}
"""By the end of the file's name, in the order in which they are offered."""
