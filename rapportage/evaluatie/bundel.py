"""The file itself: one zip with the tables, the codebook, what to know, and a checksum of each part."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from sectorplannen.kern.celtekst import onschadelijk
from sectorplannen.kern.datums import in_amsterdam
from sectorplannen.kern.momentopname import momentopname

from . import codeboek, rijen
from .kolommen import Tabel, Waarde
from .tabellen import PLANNEN, TABELLEN

STIJL = Path(settings.BASE_DIR) / "static" / "brief" / "codeboek.css"
LEESMIJ, MANIFEST = "LEESMIJ.txt", "SHA256SUMS"


@dataclass(frozen=True)
class Bundel:
    """The zip, and how many rows each table has."""

    inhoud: bytes
    rijen: dict[str, int]


def maak(peildatum: date, meld: Callable[[str], None] = lambda tekst: None) -> Bundel:
    """Make the evaluation file of the state at the end of a day in Amsterdam; `meld` hears which table is made.

    Everything is read as it was at one moment. What `meld` says is written before that, or is seen when it is over.
    """
    meld("De tabellen worden gelezen.")
    delen: dict[str, bytes] = {}
    aantallen: dict[str, int] = {}
    with momentopname():
        bron = rijen.bron(peildatum)
        for tabel in TABELLEN:
            delen[tabel.bestand], aantallen[tabel.naam] = _csv(tabel, bron)
        verzonnen = sum(bool(plan.verzonnen) for plan in bron.plannen.values())
    meld("Het codeboek wordt gemaakt.")
    delen |= {
        "codeboek.html": codeboek.als_html(peildatum),
        "codeboek.css": STIJL.read_bytes(),
        "codeboek.ods": codeboek.als_spreadsheet(peildatum),
        "codeboek.csv": codeboek.als_csv(),
        LEESMIJ: _leesmij(peildatum, aantallen, verzonnen),
    }
    regels = [f"{hashlib.sha256(inhoud).hexdigest()}  {naam}\n" for naam, inhoud in sorted(delen.items())]
    delen[MANIFEST] = "".join(regels).encode()
    return Bundel(_zip(delen, peildatum), aantallen)


def _csv(tabel: Tabel, bron: rijen.Bron) -> tuple[bytes, int]:
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\r\n")
    schrijver.writerow([kolom.naam for kolom in tabel.kolommen])
    aantal = 0
    for rij in rijen.van(tabel, bron):
        aantal += 1
        schrijver.writerow([_cel(waarde) for _, waarde in zip(tabel.kolommen, rij, strict=True)])
    return uit.getvalue().encode("utf-8", "replace"), aantal


def _cel(waarde: Waarde) -> str:
    """As the codebook says that each type is written. A number stays a number, also below nothing."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Decimal):
        return f"{waarde:f}"
    if isinstance(waarde, datetime):
        return in_amsterdam(waarde).isoformat()
    if isinstance(waarde, date):
        return waarde.isoformat()
    return str(waarde) if isinstance(waarde, int) else onschadelijk(waarde)


def _leesmij(peildatum: date, aantallen: dict[str, int], verzonnen: int) -> bytes:
    context = {
        "peildatum": peildatum,
        "gemaakt_op": timezone.now(),
        "tabellen": [(tabel, aantallen[tabel.naam]) for tabel in TABELLEN],
        "verzonnen": f"{verzonnen} van de {aantallen[PLANNEN.naam]}",
        "is_voorbeeld": bool(verzonnen),
    }
    return render_to_string("rapportage/evaluatie/leesmij.txt", context).encode()


def _zip(delen: dict[str, bytes], dag: date) -> bytes:
    """Each part dated on the day that it is of, so that the same tables give the same bytes."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as bestand:
        for naam, inhoud in delen.items():
            kop = zipfile.ZipInfo(naam, (max(dag.year, 1980), dag.month, dag.day, 0, 0, 0))
            kop.compress_type, kop.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            bestand.writestr(kop, inhoud)
    return uit.getvalue()
