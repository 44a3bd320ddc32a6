"""Files of a plan: adding and taking out. A file is in store before its row is, and no row is without its file."""

from __future__ import annotations

import hashlib
import logging
from functools import partial
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..aanvulling import weigering_stuk
from ..bestandssoorten import herken, stukken
from ..models import Aanvraag, Bijlage, BijlageSoort, ScanStatus
from ..toegang import mag_bewerken
from ..volledigheid import Plaats
from .bewerking import bewaar, bewerking, eigen
from .scannen import eerste_stand, plaats_scan

log = logging.getLogger(__name__)

LANGSTE_NAAM = 200
HIER = frozenset({Plaats.BIJLAGEN})
"""The section of all this."""


def bijlage_toevoegen(aanvraag: Aanvraag, bestand: UploadedFile, soort: str, *, door: Gebruiker) -> Bijlage:
    """Keep a file with the plan (art. 2.3). The same file of the same kind, sent again, is the one that is there.

    Raises Weigering for what no supplement asked, and for what is empty, too large (BIJLAGE_MAX_MB), not what its name says
    it is, behind a password, broken, or known to hold a virus. With a virus scanner the file waits, and its scan is a job of
    the same transaction.
    """
    mag_bewerken.eis(door, aanvraag)
    if soort not in BijlageSoort.values:
        raise Weigering("Kies welk stuk dit is.")
    _eis_gevraagd(aanvraag, soort)
    naam = _nette_naam(bestand.name or "")
    _eis_grootte(naam, bestand.size or 0)
    rij = Bijlage(soort=soort, naam=naam, inhoudstype=herken(naam, bestand), toegevoegd_door=door, scan=eerste_stand())
    rij.grootte, rij.sha256 = _meet(bestand)
    if (eerder := _eerder(aanvraag, rij)) is not None:
        return eerder
    # Storing takes long, so it is done before the plan is locked. In store a file has a name of our own.
    rij.bestand.save(f"{uuid4().hex}.{naam.rsplit('.', 1)[-1].lower()}", bestand, save=False)
    try:
        with bewerking(aanvraag, door, plaatsen=HIER) as actueel:
            _eis_gevraagd(actueel, soort)
            eerder = _eerder(actueel, rij)
            if eerder is None:
                rij.aanvraag = actueel
                bewaar(rij)
                plaats_scan(rij)
    except BaseException:
        _gooi_weg(rij)
        raise
    if eerder is None:
        return rij
    _gooi_weg(rij)
    return eerder


def bijlage_verwijderen(aanvraag: Aanvraag, bijlage: Bijlage, *, door: Gebruiker) -> None:
    """Take a file out of the plan. What was filed stays in store: a filing names it by its hash; anything else goes.

    Raises Weigering for a filed file that still waits for the virus scanner: its row is what keeps it closed.
    """
    with bewerking(aanvraag, door, plaatsen=HIER) as actueel:
        eigen(bijlage, actueel)
        if bijlage.scan != ScanStatus.BESMET:
            _eis_gevraagd(actueel, bijlage.soort)
        is_ingediend = _is_ingediend(actueel, bijlage)
        if is_ingediend and bijlage.scan == ScanStatus.WACHT:
            raise Weigering(
                f"‘{bijlage.naam}’ is al ingediend en wordt nog gecontroleerd op virussen. "
                "Verwijderen kan als de controle klaar is."
            )
        bijlage.delete()
        if not is_ingediend or bijlage.scan == ScanStatus.BESMET:
            transaction.on_commit(partial(_gooi_weg, bijlage), robust=True)


def _eis_gevraagd(aanvraag: Aanvraag, soort: str) -> None:
    """In a supplement: only what belongs to a part that was asked about. One with a virus may always go."""
    if zin := weigering_stuk(aanvraag, soort):
        raise Weigering(zin)


def _eerder(aanvraag: Aanvraag, rij: Bijlage) -> Bijlage | None:
    eerder = aanvraag.bijlagen.filter(soort=rij.soort, sha256=rij.sha256).first()
    if eerder is not None and eerder.scan == ScanStatus.BESMET:
        raise Weigering(f"In ‘{rij.naam}’ zit een virus. Voeg een schoon bestand toe.")
    return eerder


def _nette_naam(naam: str) -> str:
    """The last part of a path, without signs that cannot be seen; its end matters most, so that stays."""
    kaal = "".join(teken for teken in naam.replace("\\", "/").rsplit("/", 1)[-1] if teken.isprintable())
    return kaal.strip()[-LANGSTE_NAAM:] or "bestand"


def _eis_grootte(naam: str, grootte: int) -> None:
    if grootte > settings.BIJLAGE_MAX_MB * 1024 * 1024:
        raise Weigering(f"‘{naam}’ is te groot. Een bestand is ten hoogste {settings.BIJLAGE_MAX_MB} MB.")


def _meet(bestand: UploadedFile) -> tuple[int, str]:
    """Size in bytes and SHA-256 of what really came in; leaves the file at its start."""
    grootte, vinger = 0, hashlib.sha256()
    for stuk in stukken(bestand):
        grootte += len(stuk)
        vinger.update(stuk)
    bestand.seek(0)
    return grootte, vinger.hexdigest()


def _is_ingediend(aanvraag: Aanvraag, bijlage: Bijlage) -> bool:
    return any(
        stuk["bestand"] == bijlage.bestand.name
        for genoemd in aanvraag.indieningen.values_list("inhoud__bijlagen", flat=True)
        for stuk in genoemd or []
    )


def _gooi_weg(bijlage: Bijlage) -> None:
    """Take a stored file away that no row names; where that cannot be known or done it stays, which harms nobody."""
    naam = bijlage.bestand.name
    try:
        if naam and not Bijlage.objects.filter(bestand=naam).exists():
            bijlage.bestand.storage.delete(naam)
    except Exception:
        log.warning("The file %s is of no more use, but could not be deleted.", naam, exc_info=True)
