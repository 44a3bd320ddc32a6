"""What stands in a paper of the dossier: heads, facts, texts and tables, and how that becomes a PDF."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from sectorplannen.kern.pdf import maak_pdf

from .afscherming import Afscherming

STIJL = Path(settings.BASE_DIR) / "static" / "brief" / "dossier.css"
"""Beside the receipt, whose fonts and colours it uses."""

Feiten = list[tuple[str, str]]


@dataclass
class Tabel:
    """Rows of text under heads; the first column heads its row, the last `getallen` columns are numbers."""

    titel: str
    koppen: list[str]
    rijen: list[list[str]]
    getallen: int = 0


@dataclass
class Deel:
    """One part under its own head."""

    kop: str
    feiten: Feiten = field(default_factory=list)
    teksten: Feiten = field(default_factory=list)
    tabellen: list[Tabel] = field(default_factory=list)


@dataclass
class Document:
    """A paper: title, what it is in a sentence, and its parts."""

    titel: str
    lead: str
    delen: list[Deel]


def als_pdf(document: Document, afscherming: Afscherming, gemaakt_op: datetime) -> bytes:
    """A paper as PDF. Facts without a value stay out."""
    context = afscherming.alles(asdict(document))
    for deel in context["delen"]:
        deel["feiten"] = [(naam, waarde) for naam, waarde in deel["feiten"] if waarde]
        deel["teksten"] = [(kop, tekst) for kop, tekst in deel["teksten"] if tekst]
    return maak_pdf(render_to_string("beoordeling/dossier_stuk.html", context), STIJL, gemaakt_op=gemaakt_op)
