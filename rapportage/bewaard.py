"""Files that a job makes and someone fetches: kept for some days, in a folder of the day on which they were made."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sectorplannen.kern.datums import vandaag

BEWAARDAGEN = 30


def bewaar(map_: str, naam: str, inhoud: bytes) -> str:
    """Keep a file and give the path by which it is fetched; what was kept too long is thrown away."""
    ruim_op(map_)
    pad = f"{map_}/{vandaag().isoformat()}/{naam}"
    with suppress(FileNotFoundError):
        default_storage.delete(pad)  # of an earlier attempt
    return default_storage.save(pad, ContentFile(inhoud))


def haal(pad: str) -> bytes | None:
    """What was kept, or None where it is not there any more."""
    if not pad:
        return None
    with suppress(OSError), default_storage.open(pad) as bestand:
        return bytes(bestand.read())
    return None


def ruim_op(map_: str) -> None:
    """Throw away what was kept longer than `BEWAARDAGEN`."""
    with suppress(FileNotFoundError):
        for dag in default_storage.listdir(map_)[0]:
            if dag < (vandaag() - timedelta(days=BEWAARDAGEN)).isoformat():
                for naam in default_storage.listdir(f"{map_}/{dag}")[1]:
                    default_storage.delete(f"{map_}/{dag}/{naam}")
                default_storage.delete(f"{map_}/{dag}")
