"""A second period of the demo: invented plans, granted, so that with those of the first there are 77 in execution."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from aanvragen.models import Aanvraag, Arbeidsmarktregio, Categorie, Sector, Tijdvak
from beoordeling.services import OvergenomenMaatregel, Overname, overnemen
from sectorplannen.kern.datums import AMSTERDAM

from .mensen import tekenbevoegde

VERZONNEN = "Dit plan is verzonnen, met al zijn maatregelen, bedragen en mensen."
BRON = "het voorbeeld (verzonnen)"
AANTAL, REGIONAAL = 53, 20
"""So many plans, of which so many for a region; with the 24 of the first period there are 77."""
BEGINT, EINDIGT = date(2014, 11, 1), date(2016, 10, 31)
SOORTEN: tuple[tuple[str, str, str], ...] = (
    ("Leerwerkplekken voor starters", "a", Categorie.INSTROOM_BBL),
    ("Vakscholing op de werkvloer", "e", Categorie.SCHOLING),
    ("Van werk naar werk", "c", Categorie.MOBILITEIT),
    ("Gezond aan het werk blijven", "d", Categorie.GEZONDHEID),
    ("Ervaren vakmensen behouden", "b", Categorie.BEHOUD_OUDEREN),
)
PRIJS = 4_000
"""Euros for one participant, roughly."""


@transaction.atomic
def tweede_tijdvak() -> int:
    """Take the invented plans of the second period over, once; returns how many there are."""
    tijdvak = Tijdvak.objects.get(nummer=2)
    aanwezig = Aanvraag.objects.filter(tijdvak=tijdvak)
    if aanwezig.exists():
        return aanwezig.count()
    sectoren, regios = list(Sector.objects.order_by("nummer")), list(Arbeidsmarktregio.objects.order_by("nummer"))
    for nr in range(1, AANTAL + 1):
        plan = overnemen(_overname(nr, tijdvak, sectoren, regios), bron=BRON)
        tekenbevoegde(plan.hoofdaanvrager)
        # what a source does not know, the demo invents: an import leaves it empty
        Aanvraag.objects.filter(pk=plan.pk).update(verzonnen=VERZONNEN, start_op=BEGINT, eind_op=EINDIGT)
    return AANTAL


def _overname(nr: int, tijdvak: Tijdvak, sectoren: list[Sector], regios: list[Arbeidsmarktregio]) -> Overname:
    regio = regios[nr % len(regios)] if nr <= REGIONAAL else None
    sector = sectoren[nr % len(sectoren)]
    naam = f"Werk in {regio.naam}" if regio else f"Vakkracht {sector.naam}"
    if nr > REGIONAAL + len(sectoren):
        naam = f"{naam} {nr - REGIONAAL - len(sectoren) + 1}"
    maatregelen = [_maatregel(nr, plek) for plek in range(1, 3 + nr % 3)]
    ingediend = datetime(2014, 4, 1, 9, 0, tzinfo=AMSTERDAM) + timedelta(days=nr, minutes=7 * nr)
    return Overname(
        nummer=f"SP2-{nr:04d}",
        tijdvak=tijdvak,
        naam=naam[:120],
        soort="regio" if regio else "sector",
        hoofdaanvrager=f"Samenwerking {naam}"[:120],
        kvk=f"{91_000_000 + nr}",
        ingediend_op=ingediend,
        volledig_op=ingediend + timedelta(days=14),
        status="verleend",
        status_op=datetime(2014, 9, 1, 10, 0, tzinfo=AMSTERDAM) + timedelta(days=nr // 3, minutes=nr),
        toegekend=sum((m.toegekend_bedrag or Decimal(0) for m in maatregelen), Decimal(0)),
        sectoren=[sector],
        regios=[regio] if regio else [],
        maatregelen=maatregelen,
    )


def _maatregel(nr: int, plek: int) -> OvergenomenMaatregel:
    naam, thema, soort = SOORTEN[(nr + plek) % len(SOORTEN)]
    deelnemers = 120 + (nr * 37 + plek * 91) % 700
    kosten = Decimal(deelnemers * (PRIJS + 100 * (nr % 7)))
    return OvergenomenMaatregel(
        volgnummer=plek,
        naam=naam,
        thema=thema,
        categorie=soort,
        deelnemers=deelnemers,
        waarvan_jongeren=deelnemers // 3,
        waarvan_bbl=deelnemers if soort == Categorie.INSTROOM_BBL else 0,
        kosten=kosten,
        cofinanciering=kosten / 2,
        toegekend_aantal=deelnemers,
        toegekend_bedrag=kosten / 2,
    )
