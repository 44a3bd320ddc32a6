"""The codebook: every column of every table in words, as a page, a spreadsheet and a text file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from django.template.loader import render_to_string

from ..tabellen import TEKST, Kolom, Tabel
from ..uitvoer import als_ods
from .kolommen import HOE
from .tabellen import TABELLEN

KOLOMMEN = (
    "tabel", "kolom", "deel_van_sleutel", "type", "schrijfwijze", "eenheid", "codes", "leeg_betekent", "bron", "definitie",
)  # fmt: skip


def rijen() -> Iterator[tuple[str, ...]]:
    """Every column, in the order of the tables."""
    for tabel in TABELLEN:
        for k in tabel.kolommen:
            sleutel = "ja" if k.naam in tabel.sleutel else "nee"
            leeg = k.leeg or "komt niet voor"
            yield (
                tabel.naam,
                k.naam,
                sleutel,
                k.type,
                HOE[k.type],
                k.eenheid,
                k.codes_in_woorden,
                leeg,
                k.bron,
                k.definitie,
            )


def als_csv() -> bytes:
    """RFC 4180 in UTF-8."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\r\n")
    schrijver.writerow(KOLOMMEN)
    schrijver.writerows(rijen())
    return uit.getvalue().encode()


def als_spreadsheet(peildatum: date) -> bytes:
    """OpenDocument."""
    return als_ods(
        Tabel(
            code="codeboek",
            titel="Codeboek",
            boodschap="Elke kolom van het evaluatiebestand.",
            tijdvak="Alle tijdvakken",
            peildatum=peildatum,
            kolommen=tuple(Kolom(naam, TEKST) for naam in KOLOMMEN),
            rijen=list(rijen()),
            totaal=None,
            bron="Bron: evaluatiebestand sectorplannen.",
        )
    )


def als_html(peildatum: date) -> bytes:
    """A page that stands on its own."""
    context = {"tabellen": TABELLEN, "hoe": HOE, "peildatum": peildatum}
    return render_to_string("rapportage/evaluatie/codeboek.html", context).encode()
