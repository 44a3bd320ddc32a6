"""Making a letter: asked on a page, done by a worker, kept with its figures and its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from aanvragen.models import Tijdvak
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import dag_van, datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Opdracht

from . import brief, cijfers
from .models import Rapport
from .toegang import mag_brief_maken

BRIEF_MAKEN = "brief_maken"
"""The kind of the job."""


def brief_aanvragen(tijdvak: Tijdvak, peildatum: date, *, door: Gebruiker) -> Opdracht:
    """Place the job that makes the letter on a period and a date. Raises Weigering for a day that has yet to come."""
    mag_brief_maken.eis(door)
    if peildatum > vandaag():
        raise Weigering(f"Kies een peildatum tot en met vandaag, {datum_nl(vandaag())}.")
    with transaction.atomic():
        return opdrachten.plaats(BRIEF_MAKEN, door=door, tijdvak=tijdvak.nummer, peildatum=peildatum.isoformat())


def brief_maken(
    tijdvak: Tijdvak,
    peildatum: date,
    *,
    door: Gebruiker,
    op: datetime | None = None,
    meld: Callable[[str], None] = lambda tekst: None,
    klaar: Callable[[Rapport], None] = lambda rapport: None,
) -> Rapport:
    """Draw the letter up and keep it: every figure with its source, the checks, the PDF and its SHA-256.

    `meld` hears what is being done; `klaar` runs in the transaction that keeps the letter, so that a job that is done
    again finds that it was done.
    """
    mag_brief_maken.eis(door)
    moment = op or timezone.now()
    meld("De cijfers worden verzameld en gecontroleerd.")
    stand = cijfers.stand(tijdvak, peildatum)
    meld("De tekst wordt geschreven en de grafieken worden getekend.")
    opgesteld = brief.stel_op(stand, gemaakt_op=moment)
    meld("De PDF wordt gemaakt.")
    inhoud = brief.pdf(opgesteld)
    meld("De brief wordt bewaard.")
    with transaction.atomic():
        rapport = Rapport(
            tijdvak=tijdvak,
            peildatum=peildatum,
            cijfers=cijfers.als_json(stand),
            sha256=hashlib.sha256(inhoud).hexdigest(),
            gemaakt_op=moment,
            gemaakt_door=door,
        )
        rapport.bestand.save(_bestandsnaam(tijdvak, peildatum, moment), ContentFile(inhoud), save=False)
        rapport.save()
        klaar(rapport)
    return rapport


def _bestandsnaam(tijdvak: Tijdvak, peildatum: date, moment: datetime) -> str:
    return f"brief-tijdvak-{tijdvak.nummer}-stand-{peildatum.isoformat()}-gemaakt-{dag_van(moment).isoformat()}.pdf"
