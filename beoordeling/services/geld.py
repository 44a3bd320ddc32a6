"""The ceiling of a period: set once, raised with its ground."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from .. import plafond
from ..models import Boeking, Plafondmutatie
from ..toegang import mag_plafond_wijzigen


def plafond_vaststellen(
    tijdvak: Tijdvak, bedrag: Decimal, *, grondslag: str, door: Gebruiker, datum: date | None = None
) -> Plafondmutatie:
    """Set the ceiling of a period in euros (Awb 4:22), once."""
    return _boek(tijdvak, Boeking.VASTSTELLING, bedrag, grondslag, door, datum)


def plafond_verhogen(
    tijdvak: Tijdvak, bedrag: Decimal, *, grondslag: str, door: Gebruiker, datum: date | None = None
) -> Plafondmutatie:
    """Raise the ceiling of a period by an amount in euros (Awb 4:27: raising is free)."""
    dag = datum or vandaag()
    with transaction.atomic():
        Tijdvak.objects.select_for_update().get(pk=tijdvak.pk)
        zelfde = tijdvak.plafondmutaties.filter(soort=Boeking.VERHOGING, datum=dag, grondslag=grondslag)
        if any(rij.bedrag == bedrag for rij in zelfde):  # a double click is not a second raise
            raise Weigering("Deze verhoging is al geboekt.")
        return _boek(tijdvak, Boeking.VERHOGING, bedrag, grondslag, door, dag)


def _boek(
    tijdvak: Tijdvak, soort: Boeking, bedrag: Decimal, grondslag: str, door: Gebruiker, datum: date | None
) -> Plafondmutatie:
    mag_plafond_wijzigen.eis(door, tijdvak)
    if not grondslag.strip():
        raise Weigering("Noem de grondslag, bijvoorbeeld het nummer van de Staatscourant.")
    return plafond.boek(tijdvak, soort, bedrag, datum=datum or vandaag(), grondslag=grondslag, door=door)
