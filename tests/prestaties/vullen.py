"""Plans to measure on, taken over by the real service: of the first 4,000 half wait, the others are decided; the rest wait."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.db import connection, transaction

from aanvragen.models import Aanvraag, Categorie, Sector, Tijdvak
from aanvragen.overgang import overgang
from aanvragen.statussen import VOORLEGGEN, Status
from beoordeling import services as beoordeling
from beoordeling.models import Beoordeling
from beoordeling.services import OvergenomenMaatregel, Overname
from beoordeling.toegang import mag_coordineren
from sectorplannen.kern.models import Organisatie
from tests import fabrieken
from tests.fabrieken import BESLOTEN, INGEDIEND, VOLLEDIG

MAATREGELEN = 5
BEDRAG = Decimal("20000.00")
"""What each measure asks and gets: 1,200 granted plans of five fit under the ceiling of 200 million."""
STATUSSEN = ("verleend", "verleend", "verleend", "afgewezen", "ingetrokken")
"""How the even ones ended; the odd ones wait."""
BESLIST_TOT = 4000
"""Up to which number plans are decided; above it the ceiling holds no more of them."""
PER_ROL = 2600
"""How many plans wait for one assessor and for the decision maker, so that the queue of each has a page 100."""
NAMEN = ("Vakwerk in de bakkerij", "Stevig op de steiger", "Zorg die blijft", "Kassen van morgen")
ORGANISATIES = 20


def vul(tijdvak: Tijdvak, tot: int) -> None:
    """Take plans over, in one transaction, until the period has `tot` of them; then let the database look at its tables."""
    sector = Sector.objects.get(nummer=4)
    eigen = fabrieken.persoon("anja").organisaties.get()
    with transaction.atomic():
        for volgnummer in range(Aanvraag.objects.filter(tijdvak=tijdvak).count() + 1, tot + 1):
            beoordeling.overnemen(_plan(tijdvak, volgnummer, sector, eigen), bron="prestaties.xlsx")
    _kijk_naar_de_tabellen()


def verdeel() -> None:
    """Give of what waits for assessors a part to dirk and daan, and lay a part before the decision maker."""
    coen = fabrieken.persoon("coen")
    wachtend = list(Aanvraag.objects.filter(status=Status.IN_BEOORDELING, beoordelingen=None).order_by("pk"))
    rijen = [
        Beoordeling(aanvraag=plan, indiening=plan.indieningen.get(), beoordelaar=fabrieken.persoon(wie), plaats=plaats)
        for plan in wachtend[:PER_ROL]
        for plaats, wie in ((1, "dirk"), (2, "daan"))
    ]
    with transaction.atomic():
        Beoordeling.objects.bulk_create(rijen, batch_size=500)
        for plan in wachtend[PER_ROL : 2 * PER_ROL]:
            # the step itself, without the assessments that `voorleggen` asks: of 2,600 plans they would take an hour
            with overgang(plan, VOORLEGGEN, door=coen, mits=mag_coordineren):
                pass
    _kijk_naar_de_tabellen()


def _kijk_naar_de_tabellen() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _plan(tijdvak: Tijdvak, volgnummer: int, sector: Sector, eigen: Organisatie) -> Overname:
    """One in four is of the organisation of anja, who looks at it under 'Mijn plannen'."""
    beslist = volgnummer % 2 == 0 and volgnummer <= BESLIST_TOT
    status = STATUSSEN[volgnummer // 2 % len(STATUSSEN)] if beslist else "in_behandeling"
    verleend = status == "verleend"
    ander = volgnummer % ORGANISATIES
    is_eigen = volgnummer % 4 == 0
    return Overname(
        nummer=f"SP{tijdvak.nummer}-{volgnummer:04d}",
        tijdvak=tijdvak,
        naam=f"{NAMEN[volgnummer % 4]} {volgnummer}",
        soort="regio" if volgnummer % 3 == 0 else "sector",
        hoofdaanvrager=eigen.naam if is_eigen else f"Opleidingsfonds {ander}",
        kvk=eigen.kvk if is_eigen else f"{91000000 + ander}",
        ingediend_op=INGEDIEND + timedelta(seconds=volgnummer),
        volledig_op=VOLLEDIG + timedelta(seconds=volgnummer),
        status=status,
        status_op=BESLOTEN if beslist else None,
        toegekend=MAATREGELEN * BEDRAG if verleend else None,
        reden="onvoldoende_uitgewerkt" if status == "ingetrokken" else "",
        sectoren=[sector],
        maatregelen=[_maatregel(nummer, verleend) for nummer in range(1, MAATREGELEN + 1)],
    )


def _maatregel(volgnummer: int, verleend: bool) -> OvergenomenMaatregel:
    return OvergenomenMaatregel(
        volgnummer=volgnummer,
        naam=f"Maatregel {volgnummer}",
        thema="abcdefg"[volgnummer],
        categorie=Categorie.values[volgnummer],
        deelnemers=40 + volgnummer,
        waarvan_jongeren=12,
        waarvan_bbl=6,
        kosten=2 * BEDRAG,
        cofinanciering=BEDRAG,
        toegekend_aantal=40 + volgnummer if verleend else None,
        toegekend_bedrag=BEDRAG if verleend else None,
    )
