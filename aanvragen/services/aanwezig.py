"""Who has which section open: seen for as long as the page says so, and gone a minute after it stops."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from sectorplannen.kern.models import Gebruiker

from ..aanwezig import NIEUW, TERMIJN
from ..models import Aanvraag, Aanwezigheid
from ..toegang import mag_bewerken


def aanwezig_melden(aanvraag: Aanvraag, onderdeel: str, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Say that someone has a section open now (`sinds` is that of the first time), and clear away who has gone.

    Asks the right to write: who only reads a plan, and staff, are never shown.
    """
    mag_bewerken.eis(door, aanvraag)
    moment = op or timezone.now()
    weg = Q(laatst_op__lt=moment - TERMIJN)
    soort, streep, welk = onderdeel.partition("-")
    if streep and welk != NIEUW:
        weg |= Q(
            aanvraag=aanvraag, gebruiker=door, onderdeel=f"{soort}-{NIEUW}"
        )  # what was begun there is this one now
    Aanwezigheid.objects.filter(weg).delete()
    Aanwezigheid.objects.bulk_create(
        [Aanwezigheid(aanvraag=aanvraag, gebruiker=door, onderdeel=onderdeel, sinds=moment, laatst_op=moment)],
        update_conflicts=True,
        unique_fields=["aanvraag", "gebruiker", "onderdeel"],
        update_fields=["laatst_op"],
    )


def aanwezig_afmelden(aanvraag: Aanvraag, onderdeel: str, *, door: Gebruiker) -> None:
    """Say that someone has left a section."""
    Aanwezigheid.objects.filter(aanvraag=aanvraag, gebruiker=door, onderdeel=onderdeel).delete()
