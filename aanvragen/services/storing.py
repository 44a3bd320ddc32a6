"""An outage at our side: the period closes later, and everyone with a draft hears it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sectorplannen.kern import berichten, opdrachten
from sectorplannen.kern.datums import moment_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht, Gebruiker
from sectorplannen.kern.tekst import eis_schoon

from ..berichtsoorten import TIJDVAK_SLUIT_LATER, schrijvers_met_concept
from ..models import Aanvraag, Storing, Tijdvak
from ..toegang import mag_storing_vastleggen

STORING_MELDEN = "storing_melden"
"""The kind of the job that tells everyone with a draft."""
GENOEMD = 3
"""So many drafts are named in one message; the rest is counted."""


def storing_vastleggen(
    tijdvak: Tijdvak,
    *,
    van: datetime,
    tot: datetime,
    sluit_op: datetime,
    reden: str,
    door: Gebruiker,
    op: datetime | None = None,
) -> Storing:
    """Record an outage and let the period close later, in one transaction. What was refused in between can be filed then.

    Raises Weigering for what `eis_storing` refuses.
    """
    mag_storing_vastleggen.eis(door)
    with transaction.atomic():
        actueel = Tijdvak.objects.select_for_update().get(pk=tijdvak.pk)
        eis_storing(actueel, van=van, tot=tot, sluit_op=sluit_op, reden=reden)
        storing = Storing.objects.create(
            tijdvak=actueel,
            van=van,
            tot=tot,
            sloot_op=actueel.sluit_op,
            sluit_op=sluit_op,
            reden=reden.strip(),
            door=door,
            op=op or timezone.now(),
        )
        actueel.sluit_op = sluit_op
        # What simple_history keeps with the change.
        actueel._change_reason = f"Storing van {moment_nl(van)}"  # type: ignore[attr-defined]
        actueel._history_user = door  # type: ignore[attr-defined]
        actueel.save(update_fields=["sluit_op"])
        opdrachten.plaats(STORING_MELDEN, door=door, storing=storing.pk)
    tijdvak.refresh_from_db()
    return storing


def eis_storing(tijdvak: Tijdvak, *, van: datetime, tot: datetime, sluit_op: datetime, reden: str) -> None:
    """Refuse an outage without a reason, one that ends before it begins or lies outside the period, and a closing that
    is not later than the present one. Asked before the question whether one is sure, and again under the lock.
    """
    eis_schoon(reden)
    if not reden.strip():
        raise Weigering("Schrijf op wat er aan de hand was.")
    if tot <= van:
        raise Weigering("De storing eindigt niet na het begin. Kies een later einde.")
    if van > tijdvak.sluit_op or tot < tijdvak.opent_op:
        raise Weigering("De storing ligt niet in het tijdvak. Alleen een storing terwijl het open is, telt.")
    if sluit_op <= tijdvak.sluit_op:
        raise Weigering(f"Kies een nieuwe sluiting na {moment_nl(tijdvak.sluit_op)}.")


def storing_melden(storing: Storing) -> int:
    """Tell everyone with a draft in the period, once each, in the running transaction; returns how many."""
    post = [_bericht(storing, persoon, plannen) for persoon, plannen in schrijvers_met_concept(storing).items()]
    return len(berichten.verstuur(post))


def _bericht(storing: Storing, persoon: Gebruiker, plannen: list[Aanvraag]) -> Bericht:
    namen = ", ".join(f"‘{plan.naam}’" for plan in plannen[:GENOEMD])
    rest = f" en nog {len(plannen) - GENOEMD}" if len(plannen) > GENOEMD else ""
    nog = "is nog niet ingediend" if len(plannen) == 1 else "zijn nog niet ingediend"
    return berichten.maak(
        TIJDVAK_SLUIT_LATER,
        persoon,
        storing,
        link=plannen[0].get_absolute_url() if len(plannen) == 1 else reverse("aanvragen:mijn_plannen"),
        op=storing.op,
        van=moment_nl(storing.van),
        tot=moment_nl(storing.tot),
        sluit_op=moment_nl(storing.sluit_op),
        plannen=f"{namen}{rest} {nog}.",
    )
