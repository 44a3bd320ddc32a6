"""How much time there is, in words: until closing, until a supplement is due, until the decision."""

from datetime import datetime, timedelta

from django.utils import timezone

from sectorplannen.kern.datums import dag_van, datum_nl, in_amsterdam, moment_nl, tijd_nl

from .models import Aanvraag, Tijdvak
from .statussen import Status

NA_BESLUIT = {
    Status.VERLEEND: "U voert het plan uit",
    Status.VASTGESTELD: "Niets: dit plan is afgerond",
    Status.AFGEWEZEN: "Er is een besluit: dit plan is afgewezen",
    Status.INGETROKKEN: "Niets: dit plan is ingetrokken",
    Status.BUITEN_BEHANDELING: "Er is een besluit: wij behandelen dit plan niet verder",
    Status.VERLENING_INGETROKKEN: "Er is een besluit: de verlening is ingetrokken",
}
"""What a plan that is decided, or stopped, waits for."""


def resttijd(tijdvak: Tijdvak, nu: datetime | None = None) -> str:
    """What the draft band says: 'Nog 9 dagen en 9 uur · sluit 31 mei, 23:59'."""
    moment = nu or timezone.now()
    if moment < tijdvak.opent_op:
        return f"Indienen kan vanaf {moment_nl(tijdvak.opent_op)}"
    if moment > tijdvak.sluit_op:
        return f"{tijdvak.naam} is gesloten sinds {datum_nl(tijdvak.sluit_op)}"
    dag = datum_nl(tijdvak.sluit_op)
    if in_amsterdam(tijdvak.sluit_op).year == in_amsterdam(moment).year:
        dag = dag.rpartition(" ")[0]
    return f"Nog {duur(tijdvak.sluit_op - moment)} · sluit {dag}, {tijd_nl(tijdvak.sluit_op)}"


def dicht(tijdvak: Tijdvak, moment: datetime) -> str:
    """Why cannot be filed at a moment, in a sentence; nothing while the period is open."""
    if moment < tijdvak.opent_op:
        return f"{tijdvak.naam} is nog niet open. Indienen kan vanaf {moment_nl(tijdvak.opent_op)}."
    if moment > tijdvak.sluit_op:
        return f"{tijdvak.naam} is gesloten. Indienen kon tot en met {moment_nl(tijdvak.sluit_op)}."
    return ""


def verlenging(tijdvak: Tijdvak) -> str:
    """That a period closes later than announced, until when, and for which outage; nothing where it does not."""
    storing = max(tijdvak.storingen.all(), key=lambda rij: rij.pk, default=None)
    if storing is None:
        return ""
    return f"Verlengd tot en met {moment_nl(tijdvak.sluit_op)} door een storing op {datum_nl(storing.van)}"


def duur(rest: timedelta) -> str:
    """Days and hours; below a day hours and minutes; in the last hour minutes alone."""
    minuten = int(rest.total_seconds()) // 60
    dagen, uren = rest.days, minuten // 60 % 24
    if dagen:
        return f"{_telling(dagen, 'dag', 'dagen')} en {uren} uur"
    if uren:
        return f"{uren} uur en {_telling(minuten % 60, 'minuut', 'minuten')}"
    return _telling(minuten, "minuut", "minuten") if minuten else "minder dan 1 minuut"


def wat_nu(aanvraag: Aanvraag, nu: datetime | None = None) -> str:
    """What a plan waits for, in a list of plans."""
    if aanvraag.status == Status.CONCEPT:
        rest, _, sluit = resttijd(aanvraag.tijdvak, nu).partition(" · ")
        rest = f"{rest} om in te dienen" if sluit else rest
        return ". ".join(filter(None, [rest, verlenging(aanvraag.tijdvak)]))
    if aanvraag.status == Status.AANVULLING_GEVRAAGD and aanvraag.aanvullen_voor:
        voorbij = dag_van(nu or timezone.now()) > aanvraag.aanvullen_voor
        return f"{'Aanvullen kon tot en met' if voorbij else 'Vul aan op of voor'} {datum_nl(aanvraag.aanvullen_voor)}"
    if aanvraag.status == Status.INGEDIEND:
        return "Wij kijken of het plan compleet is"
    if aanvraag.status in {Status.IN_BEOORDELING, Status.TER_BESLUITVORMING}:
        if aanvraag.beslissen_voor is None:
            return "De termijn om te beslissen staat stil"
        return f"Besluit uiterlijk {datum_nl(aanvraag.beslissen_voor)}"
    return NA_BESLUIT.get(Status(aanvraag.status), "")


def _telling(aantal: int, enkel: str, meer: str) -> str:
    return f"{aantal} {enkel if aantal == 1 else meer}"
