"""Jobs as rows. With Redis, Celery picks a job up at once and beat sweeps; without, `manage.py werker` takes the same rows.

A job is written in the transaction that causes it, so it exists if and only if its cause does. It runs at least once:
what a job does must bear being done again. Work without a cause but the clock is registered with `periodiek`.
"""

import json
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from .fouten import Weigering
from .models import Gebruiker, Opdracht, OpdrachtStatus

log = logging.getLogger(__name__)

MAX_POGINGEN = 5
VASTGELOPEN_NA = timedelta(minutes=10)
"""A job that has been busy for so long lost its worker, and is taken up again."""

LANGSTE_WACHT = timedelta(hours=1)
"""No attempt waits longer than this for the next."""

Uitvoerder = Callable[[Opdracht], dict[str, Any] | None]
Werk = Callable[[], object]
_uitvoerders: dict[str, Uitvoerder] = {}
_pogingen: dict[str, int] = {}
_periodiek: dict[str, tuple[Werk, timedelta]] = {}


def opdracht(soort: str, *, pogingen: int = MAX_POGINGEN) -> Callable[[Uitvoerder], Uitvoerder]:
    """Register the function that does jobs of this kind; it gets the row and may return an outcome.

    `pogingen`: so often it is tried. What waits on another's server, such as mail, is worth more than five attempts.
    """

    def registreer(functie: Uitvoerder) -> Uitvoerder:
        if _uitvoerders.get(soort, functie).__module__ != functie.__module__:
            raise ValueError(f"Two apps would do jobs of kind {soort!r}.")
        _uitvoerders[soort] = functie
        _pogingen[soort] = pogingen
        return functie

    return registreer


def plaats(soort: str, *, door: Gebruiker | None = None, **gegevens: Any) -> Opdracht:
    """Write a job in the running transaction; after commit a worker is told, where there is a broker."""
    return plaats_alle(soort, [gegevens], door=door)[0]


def plaats_alle(soort: str, gegevens: Iterable[dict[str, Any]], *, door: Gebruiker | None = None) -> list[Opdracht]:
    """Write many jobs of one kind at once, as `plaats` writes one."""
    if soort not in _uitvoerders:
        raise KeyError(f"Nobody does jobs of kind {soort!r}.")
    rijen = Opdracht.objects.bulk_create(Opdracht(soort=soort, gegevens=deel, door=door) for deel in gegevens)
    if settings.REDIS_URL:
        for rij in rijen:
            transaction.on_commit(partial(_meld, rij.pk), robust=True)
    return rijen


def _meld(pk: int) -> None:
    """Tell the broker. When it is away the row still waits, and beat's sweep finds it."""
    from sectorplannen.celery import voer_uit as taak

    try:
        taak.delay(pk)
    except Exception:
        log.warning("The broker did not take job %s; it waits for the sweep.", pk, exc_info=True)


def meld_voortgang(rij: Opdracht, tekst: str) -> None:
    """Say on the row what the job is doing now, for the page that shows it."""
    rij.voortgang = tekst
    rij.save(update_fields=["voortgang"])


def voer_uit(pk: int, *, nu: datetime | None = None) -> bool:
    """Do one job, once at a time. Returns False when another worker has it, it is done or it is not due yet."""
    rij = _neem(pk, nu or timezone.now())
    if rij is None:
        return False
    try:
        uitkomst = _uitvoerders[rij.soort](rij) or {}
    except Weigering as weigering:
        _sluit(rij, OpdrachtStatus.MISLUKT, fout=str(weigering))
    except Exception as fout:
        log.exception("Job %s failed at attempt %s.", rij, rij.pogingen)
        _probeer_later(rij, fout)
    else:
        _sluit(rij, OpdrachtStatus.KLAAR, uitkomst=json.loads(json.dumps(uitkomst, default=str)))
    return True


def opnieuw(rij: Opdracht) -> None:
    """Put a failed job back in line, with all its attempts; raises Weigering where it has not failed."""
    terug = Opdracht.objects.filter(pk=rij.pk, status=OpdrachtStatus.MISLUKT).update(
        status=OpdrachtStatus.WACHT, pogingen=0, niet_voor=timezone.now(), fout=""
    )
    if not terug:
        raise Weigering("Alleen een opdracht die is mislukt, kan opnieuw.")
    if settings.REDIS_URL:
        transaction.on_commit(lambda: _meld(rij.pk), robust=True)


def periodiek(*, elke: timedelta) -> Callable[[Werk], Werk]:
    """Register work that `veeg` does time and again, once per `elke` among all workers that share a cache.

    It must bear being done more often than that, and by two at the same moment.
    """

    def registreer(functie: Werk) -> Werk:
        _periodiek[f"{functie.__module__}.{functie.__name__}"] = (functie, elke)
        return functie

    return registreer


def doe_periodiek() -> None:
    """Do the periodic work that is due. What fails is logged and waits for its next turn, so that jobs go on."""
    for naam, (functie, elke) in _periodiek.items():
        sleutel = f"periodiek:{naam}"
        if not _aan_de_beurt(sleutel, elke):
            continue
        try:
            functie()
        except (OperationalError, InterfaceError):  # the database is away: the worker waits for it and says so
            with suppress(Exception):
                cache.delete(sleutel)
            raise
        except Exception:
            log.exception("Periodic work %s failed; it is tried again in %s.", naam, elke)


def _aan_de_beurt(sleutel: str, elke: timedelta) -> bool:
    """Claim a turn for this worker. Without the cache every worker takes its own: rather twice than never."""
    try:
        return cache.add(sleutel, True, timeout=elke.total_seconds())
    except Exception:
        log.warning("The cache is away: %s is done by every worker.", sleutel)
        return True


def veeg() -> int:
    """Do the periodic work that is due, and the jobs that wait, oldest first; returns how many jobs were done."""
    doe_periodiek()
    return doe_wachtende(timezone.now())


def doe_wachtende(nu: datetime) -> int:
    """Do the jobs that are due at a moment, oldest first; returns how many were done."""
    gedaan = 0
    due = Opdracht.objects.filter(_te_doen(nu)).order_by("niet_voor", "pk").values_list("pk", flat=True)
    for pk in list(due[:100]):
        gedaan += voer_uit(pk, nu=nu)
    return gedaan


def _te_doen(nu: datetime) -> Q:
    verloren = Q(status=OpdrachtStatus.BEZIG, begonnen_op__lt=nu - VASTGELOPEN_NA)
    return Q(status=OpdrachtStatus.WACHT, niet_voor__lte=nu) | verloren


def _neem(pk: int, nu: datetime) -> Opdracht | None:
    with transaction.atomic():
        rij = Opdracht.objects.select_for_update().filter(_te_doen(nu), pk=pk).first()
        if rij is None:
            return None
        if rij.pogingen >= _pogingen.get(rij.soort, MAX_POGINGEN):
            # It was busy when its worker went away, for the last time: it may be what takes workers down.
            _sluit(rij, OpdrachtStatus.MISLUKT, fout=rij.fout or "De werker stopte steeds tijdens deze opdracht.")
            return None
        rij.status, rij.begonnen_op, rij.pogingen = OpdrachtStatus.BEZIG, nu, rij.pogingen + 1
        rij.save(update_fields=["status", "begonnen_op", "pogingen"])
    return rij


def _sluit(rij: Opdracht, status: str, *, uitkomst: dict[str, Any] | None = None, fout: str = "") -> None:
    _schrijf(rij, status=status, klaar_op=timezone.now(), fout=_leesbaar(fout), uitkomst=uitkomst or {})


def _probeer_later(rij: Opdracht, fout: Exception) -> None:
    """Wait longer after each attempt (10 seconds, 40, 90 … an hour); after the last the job is failed and stays visible."""
    tekst = f"{type(fout).__name__}: {fout}"
    if rij.pogingen >= _pogingen.get(rij.soort, MAX_POGINGEN):
        _sluit(rij, OpdrachtStatus.MISLUKT, fout=tekst)
        return
    later = timezone.now() + min(timedelta(seconds=10 * rij.pogingen**2), LANGSTE_WACHT)
    _schrijf(rij, status=OpdrachtStatus.WACHT, fout=_leesbaar(tekst), niet_voor=later)


def _schrijf(rij: Opdracht, **velden: Any) -> None:
    """Write only as long as this attempt is the running one: a worker that comes back late undoes nothing."""
    deze = Opdracht.objects.filter(pk=rij.pk, status=OpdrachtStatus.BEZIG, pogingen=rij.pogingen)
    if deze.update(**velden):
        for veld, waarde in velden.items():
            setattr(rij, veld, waarde)


def _leesbaar(fout: str) -> str:
    return fout.replace("\0", "").encode("utf-8", "replace").decode()
