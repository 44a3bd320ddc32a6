"""Is there money? The only writer of the ledger, and its only reader of balances (Awb 4:22 to 4:28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import CENT, HOOGSTE, euro
from sectorplannen.kern.models import Gebruiker

from .models import Besluit, Boeking, Plafondmutatie

NUL = Decimal("0.00")
PLAFOND = frozenset({Boeking.VASTSTELLING, Boeking.VERHOGING})


@dataclass(frozen=True)
class Saldo:
    """The ledger of a period on a date, in euros: ceiling, commitments less releases, the releases alone, and what is left."""

    plafond: Decimal
    oorspronkelijk: Decimal
    verplicht: Decimal
    vrijgevallen: Decimal = NUL

    @property
    def aangegaan(self) -> Decimal:
        """All that was ever committed, whatever was released since: ceiling less this plus the releases is what is left."""
        return self.verplicht + self.vrijgevallen

    @property
    def ruimte(self) -> Decimal:
        """What can still be granted."""
        return self.plafond - self.verplicht


def effect(soort: str, bedrag: Decimal) -> Decimal:
    """What an entry does to the room: a commitment takes, everything else gives."""
    return -bedrag if soort == Boeking.VERPLICHTING else bedrag


def saldo(tijdvak: Tijdvak, op: date | None = None) -> Saldo:
    """The balance on a date (its end), or now. One query; summed in Python, exact on every database."""
    rijen = tijdvak.plafondmutaties.order_by("datum", "volgnummer")
    rijen = rijen.filter(datum__lte=op or vandaag())
    plafond = oorspronkelijk = verplicht = vrijgevallen = NUL
    for soort, bedrag in rijen.values_list("soort", "bedrag"):
        if soort in PLAFOND:
            plafond += bedrag
            oorspronkelijk = bedrag if soort == Boeking.VASTSTELLING else oorspronkelijk
        else:
            verplicht -= effect(soort, bedrag)
            vrijgevallen += bedrag if soort == Boeking.VRIJVAL else NUL
    return Saldo(plafond, oorspronkelijk, verplicht, vrijgevallen)


def plafonds(op: date | None = None) -> dict[int, tuple[Decimal, Decimal]]:
    """Per period (by key) its ceiling on a date, or now, and the ceiling as it was first set; one query for all periods."""
    rijen = Plafondmutatie.objects.filter(soort__in=PLAFOND, datum__lte=op or vandaag()).order_by("datum", "volgnummer")
    uit: dict[int, tuple[Decimal, Decimal]] = {}
    for tijdvak, soort, bedrag in rijen.values_list("tijdvak", "soort", "bedrag"):
        plafond, oorspronkelijk = uit.get(tijdvak, (NUL, NUL))
        uit[tijdvak] = plafond + bedrag, bedrag if soort == Boeking.VASTSTELLING else oorspronkelijk
    return uit


@dataclass(frozen=True)
class _Stand:
    """Where the ledger of a period stands: the last number, the room, and the latest day on which an entry works."""

    volgnummer: int = 0
    ruimte: Decimal = NUL
    laatste_dag: str = ""


SLOT = 22962
"""The kind of lock that PostgreSQL keeps for a ledger, beside the key of its period; the number is that of the scheme in the
Staatscourant. Unlike a lock on the row of the period it writes nothing, and holds nobody up who files in that period."""
_HOUD_VAST = f"SELECT pg_advisory_xact_lock({SLOT}, %(tijdvak)s)"
_LEES = """
    SELECT m.volgnummer, CAST(ROUND(m.ruimte_na * 100) AS BIGINT),
           (SELECT MAX(x.datum) FROM beoordeling_plafondmutatie x WHERE x.tijdvak_id = m.tijdvak_id)
    FROM beoordeling_plafondmutatie m WHERE m.tijdvak_id = %(tijdvak)s ORDER BY m.volgnummer DESC LIMIT 1"""
"""In cents, for SQLite keeps decimals as floating point."""


def houd_vast(tijdvak: Tijdvak) -> None:
    """Hold the ledger of a period until the end of the running transaction: nobody else books in it meanwhile.

    On SQLite a transaction that writes is the only one, so there is nothing to hold.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_HOUD_VAST, {"tijdvak": tijdvak.pk})


def _stand(tijdvak: Tijdvak) -> _Stand:
    """Hold the ledger, and then read: read before, it would be what was before the wait.

    All that an entry must know of the ones before it, in one message, for of all writing this is what must be quick: on
    PostgreSQL with the lock before it, each statement with its own view of the rows.
    """
    with connection.cursor() as cursor:
        vast = f"{_HOUD_VAST}; " if connection.vendor == "postgresql" else ""
        cursor.execute(f"{vast}{_LEES}", {"tijdvak": tijdvak.pk})
        rij = cursor.fetchone()
    return _Stand(rij[0], Decimal(rij[1]) / 100, str(rij[2])) if rij else _Stand()


def belet_verlenen(tijdvak: Tijdvak) -> str | None:
    """Why nothing at all can be granted in a period today, or None."""
    nu = saldo(tijdvak)
    if not nu.plafond:
        return f"Voor tijdvak {tijdvak.nummer} is nog geen plafond vastgesteld."
    if nu.ruimte <= 0:
        return (
            f"Onder het plafond van tijdvak {tijdvak.nummer} is niets meer over. Wijs het plan af om het plafond "
            "(Awb 4:25), of wacht tot het plafond is verhoogd."
        )
    return None


def boek(
    tijdvak: Tijdvak,
    soort: Boeking,
    bedrag: Decimal,
    *,
    datum: date,
    grondslag: str,
    besluit: Besluit | None = None,
    door: Gebruiker | None = None,
) -> Plafondmutatie:
    """Add an entry under the lock on the period. Raises Weigering when it would leave less than nothing, now or on its date."""
    if rij := _boek_in_een_bericht(tijdvak, soort, bedrag, datum, grondslag, besluit, door):
        return rij
    with transaction.atomic():
        stand = _stand(tijdvak)
        _eis_mogelijk(tijdvak, soort, bedrag, stand)
        heeft_later = str(datum) < stand.laatste_dag
        if heeft_later:  # else it is not before the first entry either
            _eis_na_vaststelling(tijdvak, datum)
        ruimte_na = stand.ruimte + effect(soort, bedrag)
        if ruimte_na > HOOGSTE:
            raise Weigering(f"Een plafond is ten hoogste {euro(HOOGSTE)}.")
        if ruimte_na < 0:
            raise Weigering(_geen_ruimte(tijdvak, stand.ruimte, bedrag))
        if soort == Boeking.VERPLICHTING and heeft_later:
            _eis_ruimte_vanaf(tijdvak, datum, bedrag, stand.ruimte)
        return Plafondmutatie.objects.create(
            tijdvak=tijdvak,
            volgnummer=stand.volgnummer + 1,
            soort=soort,
            datum=datum,
            bedrag=bedrag,
            ruimte_na=ruimte_na,
            grondslag=grondslag,
            besluit=besluit,
            door=door,
        )


_KOLOMMEN = "tijdvak_id, volgnummer, soort, datum, bedrag, ruimte_na, grondslag, besluit_id, door_id, geboekt_op"
_BOEK = f"""
    INSERT INTO beoordeling_plafondmutatie ({_KOLOMMEN})
    SELECT m.tijdvak_id, m.volgnummer + 1, %(soort)s, %(datum)s, %(bedrag)s, m.ruimte_na + %(effect)s, %(grondslag)s,
           %(besluit)s, %(door)s, %(op)s
    FROM (
        SELECT x.tijdvak_id, x.volgnummer, x.ruimte_na FROM beoordeling_plafondmutatie x
        WHERE x.tijdvak_id = %(tijdvak)s ORDER BY x.volgnummer DESC LIMIT 1) m
    WHERE m.ruimte_na + %(effect)s BETWEEN 0 AND %(hoogste)s
        AND NOT EXISTS (
            SELECT 1 FROM beoordeling_plafondmutatie x WHERE x.tijdvak_id = %(tijdvak)s AND x.datum > %(datum)s)
    RETURNING id, {_KOLOMMEN}"""  # noqa: S608 names of our own columns


def _boek_in_een_bericht(
    tijdvak: Tijdvak,
    soort: Boeking,
    bedrag: Decimal,
    datum: date,
    grondslag: str,
    besluit: Besluit | None,
    door: Gebruiker | None,
) -> Plafondmutatie | None:
    """The plain case on PostgreSQL: held, tried and written in one message to the server, for many wait for it.

    Plain is an entry with room for it, on the day of the last entry or later, in a ledger that has begun. Anything else
    writes nothing and gives None: then `boek` goes step by step, and knows what to say.
    """
    eenvoudig = connection.vendor == "postgresql" and soort != Boeking.VASTSTELLING
    if not eenvoudig or not bedrag.is_finite() or not 0 < bedrag <= HOOGSTE or bedrag != bedrag.quantize(CENT):
        return None
    waarden: dict[str, Any] = {
        "tijdvak": tijdvak.pk,
        "soort": soort,
        "datum": datum,
        "bedrag": bedrag,
        "effect": effect(soort, bedrag),
        "hoogste": HOOGSTE,
        "grondslag": grondslag,
        "besluit": besluit and besluit.pk,
        "door": door and door.pk,
        "op": timezone.now(),
    }
    with connection.cursor() as cursor:
        cursor.execute(f"{_HOUD_VAST}; {_BOEK}", waarden)
        rij = cursor.fetchone()
    return Plafondmutatie.from_db(connection.alias, ["id", *_KOLOMMEN.split(", ")], rij) if rij else None


def _eis_mogelijk(tijdvak: Tijdvak, soort: Boeking, bedrag: Decimal, stand: _Stand) -> None:
    if not bedrag.is_finite() or (abs(bedrag) <= HOOGSTE and bedrag != bedrag.quantize(CENT)):
        raise Weigering("Een bedrag heeft ten hoogste twee cijfers achter de komma.")
    if not 0 < bedrag <= HOOGSTE:
        raise Weigering(f"Een boeking is hoger dan € 0 en ten hoogste {euro(HOOGSTE)}.")
    if not stand.volgnummer and soort != Boeking.VASTSTELLING:
        raise Weigering(f"Voor tijdvak {tijdvak.nummer} is nog geen plafond vastgesteld.")
    if stand.volgnummer and soort == Boeking.VASTSTELLING:
        raise Weigering(f"Het plafond van tijdvak {tijdvak.nummer} is al vastgesteld. Verhoog het plafond.")


def _eis_na_vaststelling(tijdvak: Tijdvak, datum: date) -> None:
    """Nothing works before the day on which the ceiling was set."""
    eerste = Plafondmutatie.objects.filter(tijdvak=tijdvak, soort=Boeking.VASTSTELLING).first()
    if eerste is not None and datum < eerste.datum:
        raise Weigering(
            f"Het plafond van tijdvak {tijdvak.nummer} is vastgesteld op {datum_nl(eerste.datum)}. Kies een latere dag."
        )


def _eis_ruimte_vanaf(tijdvak: Tijdvak, datum: date, bedrag: Decimal, ruimte: Decimal) -> None:
    """On its date and on every later date the room must bear the entry: a raise of tomorrow does not pay for today.

    `ruimte` is what is left after all entries; only those that work later are read, which are few or none.
    """
    later = list(tijdvak.plafondmutaties.filter(datum__gt=datum).order_by("datum", "volgnummer"))
    op_datum = ruimte - sum((effect(rij.soort, rij.bedrag) for rij in later), NUL)
    per_dag, op_dag = {}, op_datum
    for rij in later:
        op_dag += effect(rij.soort, rij.bedrag)
        per_dag[rij.datum] = op_dag
    laagste = min([op_datum, *per_dag.values()])
    if laagste < bedrag:
        raise Weigering(f"{_geen_ruimte(tijdvak, laagste, bedrag)} Dit is de stand op {datum_nl(datum)}.")


def _geen_ruimte(tijdvak: Tijdvak, ruimte: Decimal, bedrag: Decimal) -> str:
    return (
        f"Dit past niet onder het plafond van tijdvak {tijdvak.nummer}: er is nog {euro(ruimte)} en er is {euro(bedrag)} nodig. "
        "Verleen een lager bedrag (Awb 4:25) of verhoog eerst het plafond."
    )
