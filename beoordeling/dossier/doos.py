"""The zip being filled: every file with its hash, fixed dates, and what is not in it."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import IO, Any

from .afscherming import Afscherming
from .document import Document, als_pdf

HAP = 1024 * 1024
"""Bytes in memory at once."""
GEEN_DATUM = (1980, 1, 1, 0, 0, 0)
"""A zip cannot do without a date; this is the first that it can hold, so that the same files are the same bytes."""


@dataclass(frozen=True)
class Stuk:
    """A file in the zip: its place, what it is, its size in bytes and its SHA-256."""

    pad: str
    wat: str
    grootte: int
    sha256: str


@dataclass(frozen=True)
class Weggelaten:
    """What is not in the zip, and why."""

    wat: str
    waarom: str


class Doos:
    """A zip that is written file by file. Every text that goes in passes `afscherming` here, and nowhere else."""

    def __init__(self, doel: IO[bytes], afscherming: Afscherming, gemaakt_op: datetime) -> None:
        self._zip = zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED)
        self.afscherming = afscherming
        self.gemaakt_op = gemaakt_op
        self.stukken: list[Stuk] = []
        self.weggelaten: list[Weggelaten] = []

    def sluit(self) -> None:
        """Write the end of the zip."""
        self._zip.close()

    def laat_weg(self, wat: str, waarom: str) -> None:
        """Say that something is not in it."""
        self.weggelaten.append(Weggelaten(self.afscherming.tekst(wat), waarom))

    def stroom(self, pad: str, bron: IO[bytes], wat: str) -> str:
        """Copy a file, a piece at a time; returns its SHA-256. Nothing of what is inside is looked through."""
        kaart = zipfile.ZipInfo(pad, GEEN_DATUM)
        kaart.compress_type = zipfile.ZIP_DEFLATED
        kaart.create_system, kaart.external_attr = 3, 0o644 << 16
        som, grootte = hashlib.sha256(), 0
        with self._zip.open(kaart, "w", force_zip64=True) as uit:
            while hap := bron.read(HAP):
                uit.write(hap)
                som.update(hap)
                grootte += len(hap)
        self.stukken.append(Stuk(pad, self.afscherming.tekst(wat), grootte, som.hexdigest()))
        return som.hexdigest()

    def leg(self, pad: str, data: bytes, wat: str) -> None:
        """Put in a file as it is."""
        self.stroom(pad, BytesIO(data), wat)

    def leg_json(self, pad: str, gegevens: Any, wat: str) -> None:
        """Put in plain values as JSON, to be read by person and machine."""
        plat = self.afscherming.alles(json.loads(json.dumps(gegevens, default=str)))
        self.leg(pad, (json.dumps(plat, ensure_ascii=False, indent=2) + "\n").encode(), wat)

    def leg_pdf(self, pad: str, document: Document, wat: str) -> None:
        """Put in a text as PDF/A-3a and PDF/UA-1."""
        self.leg(pad, als_pdf(document, self.afscherming, self.gemaakt_op), wat)


def bruikbaar(naam: str) -> str:
    """A name that every system can unpack: letters, digits, point, dash and underscore, at most eighty."""
    plat = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode()
    schoon = re.sub(r"\.{2,}", ".", re.sub(r"[^A-Za-z0-9._-]+", "-", plat)).strip("-.")
    return schoon[-80:].lstrip("-.") or "bestand"
