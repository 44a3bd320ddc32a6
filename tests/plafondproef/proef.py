"""`python -m tests.plafondproef.proef`: the trial as a whole, on a database of its own. Exit status 1 on any breach."""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.prestaties.database import eigen_omgeving

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

SERVER = "PLAFONDPROEF_DATABASE_URL"
"""The variable that names a PostgreSQL server on which may be created and dropped; without it, SQLite."""
NEMERS = 16
RONDES = 200
"""How many bookings and how many bare inserts are timed, in turns."""


def main() -> int:
    """Run the trial with the numbers asked; print what happened as one line of JSON."""
    vraag = argparse.ArgumentParser(description=__doc__)
    vraag.add_argument("--plannen", type=int, default=2000, help="plans to decide on")
    vraag.add_argument("--passen", type=int, default=1000, help="how many the ceiling bears")
    vraag.add_argument("--zaad", type=int, default=2013, help="seed of who is killed")
    opties = vraag.parse_args()
    with eigen_omgeving("plafondproef", os.environ.get(SERVER, "")):
        import django

        django.setup()
        from django.db import connections

        try:
            verslag = _proef(opties.plannen, opties.passen, random.Random(opties.zaad))
        finally:
            connections.close_all()
    sys.stdout.write(json.dumps(verslag, ensure_ascii=False) + "\n")
    return 1 if verslag["breuken"] else 0


def _proef(plannen: int, passen: int, toeval: random.Random) -> dict[str, Any]:
    from django.core.management import call_command
    from django.db import connection

    from tests.plafondproef.nazien import breuken
    from tests.plafondproef.vullen import vul

    call_command("migrate", verbosity=0)
    tijdvak = vul(plannen, passen, NEMERS)
    begin = time.monotonic()
    regels, gedood = _laat_los(tijdvak, passen, toeval)
    duur = time.monotonic() - begin
    uit = breuken(tijdvak, passen, regels)
    verleend = tijdvak.plafondmutaties.filter(soort="verplichting").count()
    boek, kaal, transactie = _doorvoer()
    return {
        "database": connection.vendor,
        "plannen": plannen,
        "verleend": verleend,
        "gedood": gedood,
        "opnieuw geprobeerd": sum(regel.startswith("opnieuw") for regel in regels),
        "seconden": round(duur, 1),
        "besluiten per seconde": round(plannen / duur),
        "boekingen per seconde": round(boek),
        "kale rijen per seconde": round(kaal),
        "kale rijen in een transactie per seconde": round(transactie),
        "verhouding": [round(boek / kaal, 2), round(boek / transactie, 2)],
        "breuken": uit,
    }


def _laat_los(tijdvak: Any, passen: int, toeval: random.Random) -> tuple[list[str], int]:
    """All at work; when a quarter is booked half of them are killed, and others take over their heaps."""
    with tempfile.TemporaryDirectory() as map_:
        bezig = {deel: _nemer(deel, Path(map_)) for deel in range(NEMERS)}
        while tijdvak.plafondmutaties.filter(soort="verplichting").count() < passen // 4:
            if not any(proces.is_alive() for proces in bezig.values()):
                break
            time.sleep(0.02)
        slachtoffers = [deel for deel in toeval.sample(sorted(bezig), NEMERS // 2) if bezig[deel].is_alive()]
        for deel in slachtoffers:
            bezig[deel].kill()  # kill -9
            bezig[deel].join()
        for deel in slachtoffers:
            bezig[deel] = _nemer(deel, Path(map_))
        for proces in bezig.values():
            proces.join()
        return [regel for boek in sorted(Path(map_).iterdir()) for regel in _regels(boek)], len(slachtoffers)


def _nemer(deel: int, map_: Path) -> ForkProcess:
    """A process that starts with everything loaded and no connection to the database but its own."""
    from django.db import connections

    from tests.plafondproef.nemer import beslis_alles

    connections.close_all()
    proces = get_context("fork").Process(
        target=beslis_alles, args=(deel, NEMERS, map_ / f"{deel}-{time.monotonic_ns()}")
    )
    proces.start()
    return proces


def _regels(boek: Path) -> list[str]:
    """What was written; a last line that was cut off by the kill is left out."""
    return [regel.rstrip("\n") for regel in boek.read_text().splitlines(keepends=True) if regel.endswith("\n")]


def _doorvoer() -> tuple[float, float, float]:
    """Bookings, bare one-row inserts through Django, and the same in a transaction as a booking is: per second, in turns."""
    from django.db import transaction

    from aanvragen.models import Aanvraag
    from beoordeling import plafond
    from beoordeling.models import Besluit, Boeking, Notitie
    from tests import fabrieken

    tijdvak = fabrieken.tijdvak()
    besluit, plan = Besluit.objects.earliest("pk"), Aanvraag.objects.earliest("pk")
    coen, dag = fabrieken.persoon("coen"), fabrieken.BESLOTEN.date()
    boekingen: list[float] = []
    rijen: list[float] = []
    transacties: list[float] = []
    for nummer in range(RONDES):
        soort = Boeking.VRIJVAL if nummer % 2 == 0 else Boeking.VERPLICHTING
        begin = time.perf_counter()
        plafond.boek(tijdvak, soort, Decimal(1), datum=dag, grondslag="doorvoer", besluit=besluit)
        midden = time.perf_counter()
        Notitie.objects.create(aanvraag=plan, tekst="doorvoer", door=coen)
        boekingen.append(midden - begin)
        klaar = time.perf_counter()
        with transaction.atomic():
            Notitie.objects.create(aanvraag=plan, tekst="doorvoer", door=coen)
        boekingen.append(midden - begin)
        rijen.append(klaar - midden)
        transacties.append(time.perf_counter() - klaar)
    return 1 / median(boekingen), 1 / median(rijen), 1 / median(transacties)


if __name__ == "__main__":
    sys.exit(main())
