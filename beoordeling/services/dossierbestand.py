"""The dossier of one plan as one file: asked for, with an event that says so, and made by a job."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import noteer
from aanvragen.statussen import DOSSIER_MAKEN
from sectorplannen.kern import opdrachten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Opdracht, OpdrachtStatus

from .. import dossier
from ..models import Dossierbestand
from ..toegang import mag_dossierbestand

DOSSIERBESTAND_MAKEN = "dossierbestand_maken"
"""The kind of the job."""
HAP = 1024 * 1024


def dossierbestand_vragen(
    aanvraag: Aanvraag, *, openbaar: bool, door: Gebruiker, op: datetime | None = None
) -> Dossierbestand:
    """Ask for the dossier as one file; a job makes it. One that this person asked for and that is being made, is that one.

    Raises PermissionDenied where the right is lacking, or for the public one as long as nothing is decided.
    """
    moment = op or timezone.now()
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().select_related(None).get(pk=aanvraag.pk)
        eigen = not openbaar and not door.is_dienst
        mag_dossierbestand(openbaar, eigen=eigen).eis(door, actueel)
        for rij in actueel.dossierbestanden.filter(door=door, openbaar=openbaar, bestand=""):
            if wordt_gemaakt(rij):
                return rij
        rij = Dossierbestand.objects.create(aanvraag=actueel, openbaar=openbaar, door=door, op=moment)
        noteer(
            actueel,
            DOSSIER_MAKEN,
            door=door,
            op=moment,
            reden="Openbaar, zonder persoonsgegevens." if openbaar else "Van de aanvrager." if eigen else "Volledig.",
            gegevens={"dossierbestand": rij.pk, "openbaar": openbaar},
        )
        opdrachten.plaats(DOSSIERBESTAND_MAKEN, door=door, dossierbestand=rij.pk)
    return rij


def opdracht_van(rij: Dossierbestand) -> Opdracht | None:
    """The job that makes this file, with how far it is."""
    return Opdracht.objects.filter(soort=DOSSIERBESTAND_MAKEN, gegevens__dossierbestand=rij.pk).order_by("-pk").first()


def wordt_gemaakt(rij: Dossierbestand) -> bool:
    """Whether a job is at it, or will be."""
    werk = opdracht_van(rij)
    return werk is not None and werk.status in {OpdrachtStatus.WACHT, OpdrachtStatus.BEZIG}


def dossierbestand_maken(
    rij: Dossierbestand, *, meld: Callable[[str], None], op: datetime | None = None
) -> Dossierbestand:
    """Make the file, by way of a temporary one, and keep it under its hash; one that is there stays as it is.

    Raises Weigering where who asked has lost the right since, by a tie or a change of role.
    """
    if rij.bestand and default_storage.exists(rij.bestand):
        return rij
    if weigering := mag_dossierbestand(rij.openbaar, eigen=rij.eigen).weigering(rij.door, rij.aanvraag):
        raise Weigering(weigering)
    with TemporaryFile() as tijdelijk:
        dossier.maak(rij, tijdelijk, gemaakt_op=op or timezone.now(), meld=meld)
        grootte, sha256 = _som(tijdelijk)
        plek = f"dossiers/{sha256[:2]}/{sha256}.zip"
        if not default_storage.exists(plek):
            tijdelijk.seek(0)
            bewaard = default_storage.save(plek, File(tijdelijk))
            if bewaard != plek:
                default_storage.delete(bewaard)
    rij.bestand, rij.sha256, rij.grootte = plek, sha256, grootte
    rij.save(update_fields=["bestand", "sha256", "grootte"])
    return rij


def _som(bestand: IO[bytes]) -> tuple[int, str]:
    """Size and SHA-256, a piece at a time."""
    bestand.seek(0)
    som, grootte = hashlib.sha256(), 0
    while hap := bestand.read(HAP):
        som.update(hap)
        grootte += len(hap)
    return grootte, som.hexdigest()
