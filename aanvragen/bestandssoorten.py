"""What a file really is: told from its content, never from its name alone; and what no file of a plan may be.

A file is read in pieces, so that memory stays small whatever its size, also where a small archive unpacks to a large one.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

import puremagic

from sectorplannen.kern.fouten import Weigering

TOEGESTAAN = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
OFFICELEDEN = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
"""The member that tells an office file apart from any other zip."""
STAART = {
    ".pdf": (b"%%EOF", b"startxref"),
    ".png": (b"IEND",),
    ".jpg": (b"\xff\xd9",),
    ".jpeg": (b"\xff\xd9",),
}
"""How a whole file of each kind ends; one that was cut off does not."""

STUK = 1 << 16
"""Bytes that are read at a time, and in which the end of a file is looked for."""
OVERLAP = 64
"""Bytes that are seen twice, so that nothing is missed on the border of two pieces."""
MEESTE_LEDEN = 20_000
"""Members of an archive; an office file has tens. What lists more is meant to fill the memory."""
MEESTE_UITGEPAKT = 300 << 20
"""Bytes that are unpacked to see whether an archive is whole; the rest is believed."""
MEESTE_MANIFEST = 4 << 20

PDF_SLOT = re.compile(rb"/Encrypt\s*(\d+\s+\d+\s+R|<<)")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of office files from before 2007, and of newer ones with a password."""
OLE_SLOT = re.compile(re.escape("EncryptedPackage".encode("utf-16-le")))
ZIP_LID = re.compile(rb"PK\x01\x02")
ZIP_SLOT = 0x1


class Beveiligd(Exception):
    """The file has a password; nobody at the agency could read it, nor could the virus scanner."""


class Kapot(Exception):
    """The file is not whole."""


def herken(naam: str, bestand: IO[bytes]) -> str:
    """The type of a file by its content, such as `application/pdf`. Leaves the file at its start.

    Raises Weigering, in words that help, for what is empty, of no allowed type, not what its name says, behind a password
    or broken.
    """
    achtervoegsel = "." + naam.rsplit(".", 1)[-1].lower() if "." in naam else ""
    if achtervoegsel not in TOEGESTAAN:
        raise Weigering(f"‘{naam}’ kan niet. Kies een bestand van het type pdf, docx, xlsx, odt, ods, png of jpg.")
    bestand.seek(0)
    if not bestand.read(1):
        raise Weigering(f"‘{naam}’ is leeg. Kies een ander bestand.")
    try:
        echt = _echte_typen(bestand)
        if achtervoegsel in echt:
            _eis_heel_en_open(bestand, achtervoegsel)
    except Beveiligd as fout:
        raise Weigering(
            f"‘{naam}’ is beveiligd met een wachtwoord. Sla het op zonder beveiliging en voeg het opnieuw toe."
        ) from fout
    except Kapot as fout:
        raise Weigering(
            f"‘{naam}’ is beschadigd of niet compleet. Sla het opnieuw op en probeer het nog eens."
        ) from fout
    finally:
        bestand.seek(0)
    if achtervoegsel not in echt:
        raise Weigering(f"‘{naam}’ is geen {achtervoegsel[1:]}-bestand. Sla het opnieuw op en probeer het nog eens.")
    return TOEGESTAAN[achtervoegsel]


def stukken(bestand: IO[bytes]) -> Iterator[bytes]:
    """The content from the start, in pieces."""
    bestand.seek(0)
    return iter(lambda: bestand.read(STUK), b"")


def _echte_typen(bestand: IO[bytes]) -> set[str]:
    """What the content says that it is. An office file is a zip, which only its members tell apart."""
    bestand.seek(0)
    kop = bestand.read(8)
    if kop == OLE and _telt(bestand, OLE_SLOT, 1):
        raise Beveiligd
    if kop.startswith(b"PK"):
        return _echte_ziptypen(bestand)
    bestand.seek(0)
    try:
        return {kandidaat.extension for kandidaat in puremagic.magic_stream(bestand)}
    except puremagic.PureError:
        return set()


def _echte_ziptypen(bestand: IO[bytes]) -> set[str]:
    if _telt(bestand, ZIP_LID, MEESTE_LEDEN + 1) > MEESTE_LEDEN:
        return set()
    bestand.seek(0)
    try:
        with zipfile.ZipFile(bestand) as archief:
            leden = set(archief.namelist())
            if any(lid.flag_bits & ZIP_SLOT for lid in archief.infolist()) or _heeft_odf_slot(archief, leden):
                raise Beveiligd
            if any(lid.endswith("vbaProject.bin") for lid in leden):
                return set()  # a docm or xlsm under another name
            soort = archief.open("mimetype").read(200).decode("ascii", "replace").strip() if "mimetype" in leden else ""
            _pak_uit(archief)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as fout:
        raise Kapot from fout
    office = {achtervoegsel for achtervoegsel, lid in OFFICELEDEN.items() if lid in leden}
    return office | {achtervoegsel for achtervoegsel, mime in TOEGESTAAN.items() if soort and mime == soort}


def _heeft_odf_slot(archief: zipfile.ZipFile, leden: set[str]) -> bool:
    """An OpenDocument file behind a password says so in its list of parts; the zip itself is open."""
    manifest = "META-INF/manifest.xml"
    return manifest in leden and b"encryption-data" in archief.open(manifest).read(MEESTE_MANIFEST)


def _pak_uit(archief: zipfile.ZipFile) -> None:
    """Read the members, up to a limit: one that is broken gives itself away."""
    over = MEESTE_UITGEPAKT
    for lid in archief.infolist():
        with archief.open(lid) as stroom:
            while stuk := stroom.read(STUK):
                over -= len(stuk)
                if over < 0:
                    return


def _eis_heel_en_open(bestand: IO[bytes], achtervoegsel: str) -> None:
    bestand.seek(max(0, bestand.seek(0, io.SEEK_END) - STUK))
    einde = bestand.read()
    if achtervoegsel in STAART and not any(teken in einde for teken in STAART[achtervoegsel]):
        raise Kapot
    if achtervoegsel == ".pdf" and _telt(bestand, PDF_SLOT, 1):
        raise Beveiligd


def _telt(bestand: IO[bytes], patroon: re.Pattern[bytes], genoeg: int) -> int:
    """How often something occurs in the content, at least as far as `genoeg`."""
    aantal, vorige = 0, b""
    for stuk in stukken(bestand):
        # What ends in the part that was seen before was counted before.
        aantal += sum(vondst.end() > len(vorige) for vondst in patroon.finditer(vorige + stuk))
        if aantal >= genoeg:
            break
        vorige = stuk[-OVERLAP:]
    return aantal
