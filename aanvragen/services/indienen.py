"""Filing, supplementing and withdrawing: what binds the partnership."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from sectorplannen.kern import berichten
from sectorplannen.kern.datums import moment_nl
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..models import Aanvraag, Indiening, IntrekReden, Tijdvak
from ..overgang import overgang
from ..statussen import AANVULLEN, INDIENEN, INTREKKEN, Status
from ..toegang import mag_indienen, mag_intrekken
from ..volledigheid import blokkades
from .bevriezen import bevries, zet_terug


def indienen(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime | None = None) -> Indiening:
    """File a plan (art. 2.3): freeze its content, give proof. Refused outside the period or while something blocks it."""
    moment = _op_de_seconde(op)
    with overgang(aanvraag, INDIENEN, door=door, mits=mag_indienen, op=moment) as actueel:
        if not actueel.tijdvak.is_open_op(moment):
            raise Weigering(_buiten_tijdvak(actueel.tijdvak, moment))
        _eis_geen_blokkades(actueel)
        actueel.ingediend_op = moment
        indiening = bevries(actueel, op=moment, door=door)
        berichten.stuur(
            betrokkenen(actueel),
            f"Ontvangstbevestiging {actueel.nummer}",
            f"Wij ontvingen uw plan ‘{actueel.naam}’ op {moment_nl(moment, seconden=True)}.\n"
            f"Nummer: {actueel.nummer}\nControlegetal (SHA-256): {indiening.sha256}",
            link=f"{actueel.get_absolute_url()}ontvangst/",
            op=moment,
        )
    return indiening


def aanvullen(aanvraag: Aanvraag, *, door: Gebruiker, toelichting: str = "", op: datetime | None = None) -> Indiening:
    """Send the supplement that was asked (Awb 4:5): a new frozen filing, and the plan is with the agency again."""
    moment = _op_de_seconde(op)
    with overgang(aanvraag, AANVULLEN, door=door, mits=mag_indienen, op=moment, reden=toelichting) as actueel:
        _eis_geen_blokkades(actueel)
        indiening = bevries(actueel, op=moment, door=door, toelichting=toelichting)
        actueel.aanvullen_voor = None
        berichten.stuur(
            betrokkenen(actueel),
            f"Aanvulling ontvangen {actueel.nummer}",
            f"Wij ontvingen uw aanvulling op ‘{actueel.naam}’ op {moment_nl(moment, seconden=True)}.\n"
            f"Controlegetal (SHA-256): {indiening.sha256}",
            link=f"{actueel.get_absolute_url()}ontvangst/",
            op=moment,
        )
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
        berichten.stuur(
            betrokkenen(actueel),
            f"Plan ingetrokken {actueel.nummer}",
            f"Uw plan ‘{actueel.naam}’ is ingetrokken. Er volgt geen besluit. Reden: {tekst}.",
            link=actueel.get_absolute_url(),
            op=op,
        )


def _op_de_seconde(op: datetime | None) -> datetime:
    return (op or timezone.now()).replace(microsecond=0)


def _eis_geen_blokkades(aanvraag: Aanvraag) -> None:
    """Refuse while something blocks filing, and name the first three of it."""
    redenen = [g.melding for g in blokkades(aanvraag)]
    if redenen:
        rest = f" En nog {len(redenen) - 3}." if len(redenen) > 3 else ""
        raise Weigering("Dit plan kan nog niet worden ingediend. " + " ".join(redenen[:3]) + rest)


def _buiten_tijdvak(tijdvak: Tijdvak, moment: datetime) -> str:
    if moment < tijdvak.opent_op:
        return f"{tijdvak.naam} is nog niet open. Indienen kan vanaf {moment_nl(tijdvak.opent_op)}."
    return f"{tijdvak.naam} is gesloten. Indienen kon tot en met {moment_nl(tijdvak.sluit_op)}."


def betrokkenen(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who hears what happens to a plan: those who sign and write for the lead organisation."""
    return list(
        Gebruiker.objects.filter(
            is_active=True,
            lidmaatschappen__organisatie=aanvraag.hoofdaanvrager,
            lidmaatschappen__rol__in=["tekenbevoegd", "redacteur"],
        ).distinct()
    )
