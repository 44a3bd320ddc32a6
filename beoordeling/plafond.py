"""Is there money? The only writer of the ledger, and its only reader of balances (Awb 4:22 to 4:28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import HOOGSTE, centen, euro
from sectorplannen.kern.models import Gebruiker

from .models import Besluit, Boeking, Plafondmutatie

NUL = Decimal("0.00")
PLAFOND = frozenset({Boeking.VASTSTELLING, Boeking.VERHOGING})


@dataclass(frozen=True)
class Saldo:
    """The ledger of a period on a date, in euros: ceiling, commitments less releases, and what is left."""

    plafond: Decimal
    oorspronkelijk: Decimal
    verplicht: Decimal

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
    plafond = oorspronkelijk = verplicht = NUL
    for soort, bedrag in rijen.values_list("soort", "bedrag"):
        if soort in PLAFOND:
            plafond += bedrag
            oorspronkelijk = bedrag if soort == Boeking.VASTSTELLING else oorspronkelijk
        else:
            verplicht -= effect(soort, bedrag)
    return Saldo(plafond, oorspronkelijk, verplicht)


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
    with transaction.atomic():
        Tijdvak.objects.select_for_update().get(pk=tijdvak.pk)
        laatste = Plafondmutatie.objects.filter(tijdvak=tijdvak).order_by("-volgnummer").first()
        _eis_mogelijk(tijdvak, soort, bedrag, laatste)
        _eis_na_vaststelling(tijdvak, datum)
        ruimte_na = (laatste.ruimte_na if laatste else NUL) + effect(soort, bedrag)
        if ruimte_na > HOOGSTE:
            raise Weigering(f"Een plafond is ten hoogste {euro(HOOGSTE)}.")
        if ruimte_na < 0:
            raise Weigering(_geen_ruimte(tijdvak, laatste.ruimte_na if laatste else NUL, bedrag))
        if soort == Boeking.VERPLICHTING:
            _eis_ruimte_vanaf(tijdvak, datum, bedrag, laatste.ruimte_na if laatste else NUL)
        return Plafondmutatie.objects.create(
            tijdvak=tijdvak,
            volgnummer=laatste.volgnummer + 1 if laatste else 1,
            soort=soort,
            datum=datum,
            bedrag=bedrag,
            ruimte_na=ruimte_na,
            grondslag=grondslag,
            besluit=besluit,
            door=door,
        )


def _eis_mogelijk(tijdvak: Tijdvak, soort: Boeking, bedrag: Decimal, laatste: Plafondmutatie | None) -> None:
    if not bedrag.is_finite() or bedrag != centen(bedrag):
        raise Weigering("Een bedrag heeft ten hoogste twee cijfers achter de komma.")
    if not 0 < bedrag <= HOOGSTE:
        raise Weigering(f"Een boeking is hoger dan € 0 en ten hoogste {euro(HOOGSTE)}.")
    if laatste is None and soort != Boeking.VASTSTELLING:
        raise Weigering(f"Voor tijdvak {tijdvak.nummer} is nog geen plafond vastgesteld.")
    if laatste is not None and soort == Boeking.VASTSTELLING:
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
