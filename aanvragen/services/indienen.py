"""Filing, supplementing and withdrawing: what binds the partnership."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from sectorplannen.kern import berichten, opdrachten
from sectorplannen.kern.berichtsoorten import Berichtsoort
from sectorplannen.kern.datums import moment_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..berichtsoorten import AANVULLING_ONTVANGEN, PLAN_INGETROKKEN, PLAN_ONTVANGEN
from ..models import Aanvraag, Indiening, IntrekReden
from ..overgang import overgang
from ..resttijd import dicht
from ..statussen import AANVULLEN, INDIENEN, INTREKKEN, Status
from ..toegang import mag_indienen, mag_intrekken
from ..volledigheid import blokkades
from .bevriezen import bevries, zet_terug

BEWIJS_MAKEN = "bewijs_maken"
"""The kind of the job that makes the receipt."""


def indienen(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime | None = None) -> Indiening:
    """File a plan (art. 2.3): freeze its content, give proof. Refused outside the period or while something blocks it.

    `op` is the moment of arrival of the request: whoever pressed the button in time, is in time.
    """
    moment = op or timezone.now()
    with overgang(aanvraag, INDIENEN, door=door, mits=mag_indienen, op=moment) as actueel:
        if belet := dicht(actueel.tijdvak, moment):
            aankomst = moment_nl(moment, seconden=True)
            raise Weigering(f"{belet} Uw plan kwam aan op {aankomst} en is niet ingediend. Alles is bewaard.")
        _eis_geen_blokkades(actueel)
        actueel.ingediend_op = moment
        indiening = bevries(actueel, op=moment, door=door)
        _bevestig(actueel, indiening, PLAN_ONTVANGEN)
    return indiening


def aanvullen(aanvraag: Aanvraag, *, door: Gebruiker, toelichting: str = "", op: datetime | None = None) -> Indiening:
    """Send the supplement that was asked (Awb 4:5): a new frozen filing, and the plan is with the agency again."""
    moment = op or timezone.now()
    with overgang(aanvraag, AANVULLEN, door=door, mits=mag_indienen, op=moment, reden=toelichting) as actueel:
        _eis_geen_blokkades(actueel)
        indiening = bevries(actueel, op=moment, door=door, toelichting=toelichting)
        actueel.aanvullen_voor = None
        _bevestig(actueel, indiening, AANVULLING_ONTVANGEN)
    return indiening


def intrekken(
    aanvraag: Aanvraag, *, reden: str, door: Gebruiker, toelichting: str = "", op: datetime | None = None
) -> None:
    """Withdraw a plan that is not decided, with a reason from the list; 'anders' asks words."""
    if reden not in IntrekReden.values:
        raise Weigering("Kies een reden uit de lijst.")
    if reden == IntrekReden.ANDERS and not toelichting.strip():
        raise Weigering("Leg uit waarom u het plan intrekt.")
    tekst = ": ".join(filter(None, [IntrekReden(reden).label, toelichting]))
    with overgang(
        aanvraag, INTREKKEN, door=door, mits=mag_intrekken, op=op, reden=tekst, gegevens={"reden": reden}
    ) as actueel:
        if actueel.status == Status.AANVULLING_GEVRAAGD:
            zet_terug(actueel)
        actueel.intrekreden = reden
        actueel.aanvullen_voor = None
        berichten.zend(PLAN_INGETROKKEN, actueel, op=op, reden=tekst)


def _bevestig(aanvraag: Aanvraag, indiening: Indiening, soort: Berichtsoort) -> None:
    """Tell its people, and have the receipt made: both exist if and only if the filing does."""
    opdrachten.plaats(BEWIJS_MAKEN, door=indiening.door, indiening=indiening.pk)
    berichten.zend(
        soort,
        aanvraag,
        link=reverse("aanvragen:ontvangst", args=[aanvraag.nummer]),
        op=indiening.op,
        ontvangen=moment_nl(indiening.op, seconden=True),
        sha256=indiening.sha256,
    )


def _eis_geen_blokkades(aanvraag: Aanvraag) -> None:
    """Refuse while something blocks filing, and name the first three of it."""
    redenen = [g.melding for g in blokkades(aanvraag)]
    if redenen:
        rest = f" En nog {len(redenen) - 3}." if len(redenen) > 3 else ""
        raise Weigering("Dit plan kan nog niet worden ingediend. " + " ".join(redenen[:3]) + rest)
