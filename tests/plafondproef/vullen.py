"""Plans that wait for a decision, taken over and laid before, in a period with money for a part of them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.db import transaction

from aanvragen.models import Aanvraag, Categorie, Sector, Tijdvak
from aanvragen.overgang import overgang
from aanvragen.statussen import VOORLEGGEN
from beoordeling import services as beoordeling
from beoordeling.services import OvergenomenMaatregel, Overname
from beoordeling.toegang import mag_coordineren
from sectorplannen.kern.models import Gebruiker, Rol
from tests import fabrieken

BEDRAG = Decimal("250000.00")
"""What each plan asks: one measure, the least that can be asked."""


def vul(plannen: int, passen: int, nemers: int) -> Tijdvak:
    """A period with a ceiling for `passen` of so many plans, and so many people who decide."""
    tijdvak = fabrieken.tijdvak(plafond_bedrag=int(passen * BEDRAG))
    sector, coen = Sector.objects.get(nummer=4), fabrieken.persoon("coen")
    for nummer in range(nemers):
        Gebruiker.objects.create_user(f"nemer{nummer}@voorbeeld.nl", rol=Rol.BESLUITNEMER, naam=f"Nemer {nummer}")
    with transaction.atomic():
        for nummer in range(1, plannen + 1):
            plan = beoordeling.overnemen(_plan(tijdvak, nummer, sector), bron="plafondproef")
            # the step itself, without the assessments that `voorleggen` asks: they are not what is tried here
            with overgang(plan, VOORLEGGEN, door=coen, mits=mag_coordineren, op=fabrieken.VOORGELEGD):
                pass
    return tijdvak


def te_beslissen(deel: int, delen: int) -> list[Aanvraag]:
    """What still waits of one of so many heaps, in order."""
    alle = Aanvraag.objects.filter(status="ter_besluitvorming").order_by("pk")
    return [plan for plan in alle if plan.pk % delen == deel]


def _plan(tijdvak: Tijdvak, nummer: int, sector: Sector) -> Overname:
    return Overname(
        nummer=f"SP1-{nummer:04d}",
        tijdvak=tijdvak,
        naam=f"Plan {nummer}",
        soort="sector",
        hoofdaanvrager=f"Fonds {nummer}",
        kvk=f"{91000000 + nummer}",
        ingediend_op=fabrieken.INGEDIEND + timedelta(seconds=nummer),
        volledig_op=fabrieken.INGEDIEND + timedelta(seconds=nummer),
        status="in_behandeling",
        status_op=None,
        toegekend=None,
        sectoren=[sector],
        maatregelen=[
            OvergenomenMaatregel(
                volgnummer=1,
                naam="Scholing",
                thema="e",
                categorie=Categorie.SCHOLING,
                deelnemers=100,
                waarvan_jongeren=30,
                waarvan_bbl=0,
                kosten=2 * BEDRAG,
                cofinanciering=BEDRAG,
                toegekend_aantal=None,
                toegekend_bedrag=None,
            )
        ],
    )
