"""A workbook between looking and taking in: kept for a day, for the one who sent it and the plan it was sent for."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.models import Gebruiker

from ..models import Aanvraag
from .lezen import Inhoud, lees

MAP = "werkboeken"


def zet_klaar(inhoud: bytes, sha256: str, aanvraag: Aanvraag, door: Gebruiker) -> None:
    """Keep a workbook until tomorrow, and throw away what was kept for longer."""
    _ruim_op()
    pad = _pad(vandaag(), sha256, aanvraag, door)
    if not default_storage.exists(pad):
        default_storage.save(pad, ContentFile(inhoud))


def haal(sha256: str, aanvraag: Aanvraag, door: Gebruiker) -> Inhoud | None:
    """The workbook that this person sent for this plan yesterday or today, or None where it is not there (any more)."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        return None
    for dag in (vandaag(), vandaag() - timedelta(days=1)):
        with suppress(FileNotFoundError), default_storage.open(_pad(dag, sha256, aanvraag, door)) as bestand:
            return lees(BytesIO(bestand.read()), "werkboek.xlsx")
    return None


def _pad(dag: date, sha256: str, aanvraag: Aanvraag, door: Gebruiker) -> str:
    return f"{MAP}/{dag.isoformat()}/{aanvraag.pk}-{door.pk}-{sha256}.xlsx"


def _ruim_op() -> None:
    with suppress(FileNotFoundError):
        for map_ in default_storage.listdir(MAP)[0]:
            if map_ < (vandaag() - timedelta(days=1)).isoformat():
                for naam in default_storage.listdir(f"{MAP}/{map_}")[1]:
                    default_storage.delete(f"{MAP}/{map_}/{naam}")
                default_storage.delete(f"{MAP}/{map_}")
