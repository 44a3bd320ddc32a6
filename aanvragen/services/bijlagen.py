"""Files of a plan: what they really are, their hash, and room for the scanner's verdict."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib

import puremagic
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..models import Aanvraag, Bijlage, BijlageSoort
from .bewerking import bewerking, eigen

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


def bijlage_toevoegen(aanvraag: Aanvraag, bestand: UploadedFile, soort: str, *, door: Gebruiker) -> Bijlage:
    """Keep a file with the plan. Refuses what is empty, too large, or not what its name says it is."""
    naam = (bestand.name or "bestand").replace("\\", "/").rsplit("/", 1)[-1][-200:]
    if soort not in BijlageSoort.values:
        raise Weigering("Kies welk stuk dit is.")
    _eis_grootte(naam, bestand.size or 0)
    inhoud = bestand.read()
    inhoudstype = _controleer(naam, inhoud)
    with bewerking(aanvraag, door) as actueel:
        bestand.seek(0)
        return Bijlage.objects.create(
            aanvraag=actueel,
            soort=soort,
            bestand=bestand,
            naam=naam,
            inhoudstype=inhoudstype,
            grootte=len(inhoud),
            sha256=hashlib.sha256(inhoud).hexdigest(),
            toegevoegd_door=door,
        )


def bijlage_verwijderen(aanvraag: Aanvraag, bijlage: Bijlage, *, door: Gebruiker) -> None:
    """Take a file out of the plan. The file itself stays in store: an earlier filing may name it by its hash."""
    with bewerking(aanvraag, door) as actueel:
        eigen(bijlage, actueel)
        bijlage.delete()


def _eis_grootte(naam: str, grootte: int) -> None:
    if grootte > settings.BIJLAGE_MAX_MB * 1024 * 1024:
        raise Weigering(f"‘{naam}’ is te groot. Een bestand is ten hoogste {settings.BIJLAGE_MAX_MB} MB.")


def _controleer(naam: str, inhoud: bytes) -> str:
    """The real type of a file, by its content; raises Weigering in words that help."""
    achtervoegsel = "." + naam.rsplit(".", 1)[-1].lower() if "." in naam else ""
    if achtervoegsel not in TOEGESTAAN:
        raise Weigering(f"‘{naam}’ kan niet. Kies een bestand van het type pdf, docx, xlsx, odt, ods, png of jpg.")
    if not inhoud:
        raise Weigering(f"‘{naam}’ is leeg. Kies een ander bestand.")
    if achtervoegsel not in _echte_typen(inhoud):
        raise Weigering(f"‘{naam}’ is geen {achtervoegsel[1:]}-bestand. Sla het opnieuw op en probeer het nog eens.")
    return TOEGESTAAN[achtervoegsel]


def _echte_typen(inhoud: bytes) -> set[str]:
    """What the content says that it is. An office file is a zip, which only its members tell apart."""
    if zipfile.is_zipfile(io.BytesIO(inhoud)):
        try:
            with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
                leden = set(archief.namelist())
                # No more than a type needs: a small archive can unpack to more than there is memory.
                soort = archief.open("mimetype").read(200).decode("ascii", "replace") if "mimetype" in leden else ""
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError):
            return set()
        office = {achtervoegsel for achtervoegsel, lid in OFFICELEDEN.items() if lid in leden}
        return office | {achtervoegsel for achtervoegsel, mime in TOEGESTAAN.items() if soort and mime == soort}
    try:
        return {kandidaat.extension for kandidaat in puremagic.magic_string(inhoud)}
    except puremagic.PureError:
        return set()
