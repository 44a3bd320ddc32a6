"""Two letters on the first period, written and fixed through the services on their days: one on 1 April, one on 30 May 2014."""

from __future__ import annotations

from datetime import date, datetime, time

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import AMSTERDAM

from .. import services
from ..models import Rapport, RapportSoort
from .mensen import mensen

PEILDATA = (date(2014, 4, 1), date(2014, 5, 30))
UREN = (time(20), time(20, 30), time(21))
"""When a letter is begun, offered and fixed: after the last step of those days, and on its own date of reference."""


def brieven() -> list[Rapport]:
    """Petra writes and offers both letters, Paul fixes them, each once; one that stands there already is left as it is."""
    wie, tijdvak = mensen(), Tijdvak.objects.get(nummer=1)
    uit = []
    for dag in PEILDATA:
        bestaand = Rapport.objects.filter(tijdvak=tijdvak, peildatum=dag).first()
        if bestaand:
            uit.append(bestaand)
            continue
        begonnen, aangeboden, vastgesteld = (datetime.combine(dag, uur, AMSTERDAM) for uur in UREN)
        rapport = services.beginnen(RapportSoort.TIJDVAK, tijdvak, dag, door=wie["petra"], op=begonnen)
        services.aanbieden(rapport, verwacht=1, door=wie["petra"], op=aangeboden)
        uit.append(services.vaststellen(rapport, door=wie["paul"], op=vastgesteld))
    return uit
