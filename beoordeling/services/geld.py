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

EERSTE_STAATSCOURANT = 1814
LAATSTE_NUMMER = 99_999
GRONDSLAG_LENGTE = 200


def staatscourant(jaar: int, nummer: int, toelichting: str = "") -> str:
    """The ground of a ceiling as it is cited, `Stcrt. 2014, 13945`, with words behind it. Raises Weigering when it cannot be.

    A ceiling is announced before it counts (Awb 4:27), so a publication of a year to come is a typing error.
    """
    if not EERSTE_STAATSCOURANT <= jaar <= vandaag().year:
        raise Weigering(f"Het jaar van de Staatscourant ligt van {EERSTE_STAATSCOURANT} tot en met {vandaag().year}.")
    if not 1 <= nummer <= LAATSTE_NUMMER:
        raise Weigering(f"Het nummer in de Staatscourant ligt van 1 tot en met {LAATSTE_NUMMER}.")
    grondslag = ", ".join(filter(None, [f"Stcrt. {jaar}, {nummer}", toelichting.strip()]))
    if len(grondslag) > GRONDSLAG_LENGTE:
        raise Weigering(f"De grondslag is ten hoogste {GRONDSLAG_LENGTE} tekens lang. Maak de toelichting korter.")
    return grondslag


def plafond_vaststellen(
    tijdvak: Tijdvak, bedrag: Decimal, *, grondslag: str, door: Gebruiker, datum: date | None = None
) -> Plafondmutatie:
    """Set the ceiling of a period in euros (Awb 4:22), once. `grondslag`: as `staatscourant` gives it, or as a source has it."""
    return _boek(tijdvak, Boeking.VASTSTELLING, bedrag, grondslag, door, datum)


def plafond_verhogen(
    tijdvak: Tijdvak, bedrag: Decimal, *, grondslag: str, door: Gebruiker, datum: date | None = None
) -> Plafondmutatie:
    """Raise the ceiling of a period by an amount in euros (Awb 4:27: raising is free)."""
    dag = datum or vandaag()
    with transaction.atomic():
        plafond.houd_vast(tijdvak)
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
