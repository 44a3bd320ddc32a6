"""A table or chart alone on paper: an archive copy that can be read without eyes, with its rows inside."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from sectorplannen.kern.pdf import Ingesloten, maak_pdf

from .. import losse_grafieken
from ..tabellen import Tabel
from .als_csv import als_csv

STIJL = Path(settings.BASE_DIR) / "static" / "brief" / "tabel.css"
STAAND = 7
"""So many columns fit on an upright page."""


def als_pdf(tabel: Tabel) -> bytes:
    """PDF/A-3a and PDF/UA-1; the rows travel inside as CSV."""
    tekening = mark_safe(losse_grafieken.op_papier(tabel))  # noqa: S308 our own drawing, with every text escaped
    html = render_to_string(
        "rapportage/tabel_pdf.html", {"tabel": tabel, "tekening": tekening, "is_breed": len(tabel.kolommen) > STAAND}
    )
    rijen = Ingesloten(f"{tabel.code}.csv", als_csv(tabel).decode(), "De rijen van de tabel als CSV")
    return maak_pdf(html, STIJL, gemaakt_op=timezone.now(), ingesloten=[rijen])
