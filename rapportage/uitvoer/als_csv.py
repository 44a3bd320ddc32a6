"""A table as text, to reckon with: exact, no total, and every row says of which period and day it is."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from sectorplannen.kern.celtekst import onschadelijk

from ..tabellen import Cel, Tabel

BOM = "\ufeff"
"""By this a spreadsheet knows that the text is UTF-8."""


def als_csv(tabel: Tabel) -> bytes:
    """As a Dutch spreadsheet opens it: semicolons, a comma in amounts and shares, days as 2014-03-31."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([*(kolom.naam for kolom in tabel.kolommen), "Tijdvak", "Peildatum"])
    for rij in tabel.rijen:
        schrijver.writerow([tekst(cel) for cel in (*rij, tabel.tijdvak, tabel.peildatum)])
    return f"{BOM}{uit.getvalue()}".encode("utf-8", "replace")


def tekst(cel: Cel) -> str:
    """One cell; a name that a spreadsheet would run gets an apostrophe before it."""
    if isinstance(cel, str):
        return onschadelijk(cel)
    if isinstance(cel, Decimal):
        return f"{cel:f}".replace(".", ",")
    if isinstance(cel, date):
        return cel.isoformat()
    return "" if cel is None else str(cel)
