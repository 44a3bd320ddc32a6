"""The only place that writes `status`, together with the event that says so."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.tekst import eis_schoon
from sectorplannen.kern.toegang import Regel

from .models import Aanvraag, Gebeurtenis
from .statussen import OVERNEMEN, Stap, Status


@contextmanager
def overgang(
    aanvraag: Aanvraag,
    stap: Stap,
    *,
    door: Gebruiker,
    mits: Regel,
    op: datetime | None = None,
    reden: str = "",
    gegevens: dict[str, Any] | None = None,
) -> Iterator[Aanvraag]:
    """Lock the row, ask the right, check the step, let the service work, write status and event: one transaction.

    Raises PermissionDenied where the right is lacking and Weigering where the step cannot follow. Lock order in this house
    is always Aanvraag, then Tijdvak.
    """
    eis_schoon(reden)
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().select_related(None).get(pk=aanvraag.pk)
        mits.eis(door, actueel)
        if actueel.status not in stap.van:
            raise Weigering(f"Dit kan niet: de aanvraag is {actueel.get_status_display().lower()}.")
        moment = op or timezone.now()
        _niet_voor_de_vorige(actueel, moment)
        yield actueel
        van = actueel.status
        actueel.status = stap.naar
        actueel.gewijzigd_op = timezone.now()
        actueel.versie += 1
        actueel.save()
        Gebeurtenis.objects.create(
            aanvraag=actueel,
            stap=stap.naam,
            van=van,
            naar=stap.naar,
            op=moment,
            door=door,
            reden=reden,
            gegevens=gegevens or {},
        )
    aanvraag.refresh_from_db()


def noteer(
    aanvraag: Aanvraag,
    wat: str,
    *,
    door: Gebruiker,
    op: datetime,
    reden: str = "",
    gegevens: dict[str, Any] | None = None,
) -> None:
    """Write in the log what was done without a change of status (assigned, declared, handed in). Inside a transaction."""
    Gebeurtenis.objects.create(
        aanvraag=aanvraag,
        stap=wat,
        van=aanvraag.status,
        naar=aanvraag.status,
        op=op,
        door=door,
        reden=reden,
        gegevens=gegevens or {},
    )


@dataclass(frozen=True)
class Overgenomen:
    """A status that a plan reached elsewhere, when, and why."""

    naar: Status
    op: datetime
    reden: str = ""


def overnemen(aanvraag: Aanvraag, stappen: Sequence[Overgenomen], *, bron: str) -> None:
    """Take a plan over in the last of the statuses it went through elsewhere; each event names the source.

    Runs inside the caller's transaction, on an application that is new.
    """
    vorige = ["", *(stap.naar for stap in stappen)]
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            aanvraag=aanvraag,
            stap=OVERNEMEN,
            van=van,
            naar=stap.naar,
            op=stap.op,
            reden=stap.reden,
            gegevens={"bron": bron},
        )
        for van, stap in zip(vorige, stappen, strict=False)
    )
    aanvraag.status = stappen[-1].naar
    aanvraag.save(update_fields=["status"])


def _niet_voor_de_vorige(aanvraag: Aanvraag, moment: datetime) -> None:
    """History has one direction: a step does not lie before the one it follows."""
    vorige = aanvraag.gebeurtenissen.exclude(van=F("naar")).last()
    if vorige is not None and moment < vorige.op:
        raise Weigering("Dit kan niet: het moment ligt voor de vorige stap van deze aanvraag.")
