"""`python -m tests.slijtage.proef`: the trial as a whole, on a database of its own. Exit status 1 on any breach."""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from tests.prestaties.database import eigen_omgeving

if TYPE_CHECKING:
    from tests.slijtage.boek import Boek
    from tests.slijtage.site import Standplaats

SERVER = "SLIJTAGE_DATABASE_URL"
"""The variable that names a PostgreSQL server on which may be created and dropped; without it, SQLite."""
TEGELIJK = 3
"""Plans in hand at once, each with two people."""


def main() -> int:
    """Run the trial with the numbers asked; print what happened as one line of JSON."""
    vraag = argparse.ArgumentParser(description=__doc__)
    vraag.add_argument("--plannen", type=int, default=200, help="plans to file, of ten saves each")
    vraag.add_argument("--schoten", type=int, default=25, help="times that the site is killed")
    vraag.add_argument("--zaad", type=int, default=2013, help="seed of the moments")
    opties = vraag.parse_args()
    with eigen_omgeving("slijtage", os.environ.get(SERVER, "")):
        import django

        django.setup()
        from django.db import connections

        try:
            verslag = _proef(opties.plannen, opties.schoten, random.Random(opties.zaad))
        finally:
            connections.close_all()
    sys.stdout.write(json.dumps(verslag, ensure_ascii=False) + "\n")
    return 1 if verslag["breuken"] else 0


def _proef(plannen: int, schoten: int, toeval: random.Random) -> dict[str, Any]:
    from django.core.management import call_command
    from django.db import connection, connections

    from tests.slijtage.boek import Boek
    from tests.slijtage.nazien import breuken
    from tests.slijtage.schrijvers import BEWARINGEN
    from tests.slijtage.site import Standplaats
    from tests.slijtage.vullen import vul

    call_command("migrate", verbosity=0)
    nummers = vul(plannen)
    boek = Boek(plannen * (BEWARINGEN + 1) // (schoten + 1))
    begin = time.monotonic()
    plaats = Standplaats()
    try:
        fouten = _laat_los(plaats, boek, nummers, toeval)
    finally:
        plaats.sluit()
    duur = time.monotonic() - begin
    uit = fouten + breuken(boek, nummers)
    connections.close_all()
    return {
        "database": connection.vendor,
        "bewaringen": boek.bewaringen,
        "indieningen": len(boek.bewijzen),
        "schoten": boek.schoten,
        "antwoorden weg": boek.antwoorden_weg,
        "waarvan op invoer": boek.invoer_weg,
        "seconden": round(duur),
        "breuken": uit,
    }


def _laat_los(plaats: Standplaats, boek: Boek, nummers: list[str], toeval: random.Random) -> list[str]:
    """Let the writers go to work and the shooter at the site; returns what a visitor met that may not be."""
    from tests import fabrieken
    from tests.slijtage.bezoeker import Bezoeker
    from tests.slijtage.schrijvers import schrijf_en_dien_in
    from tests.slijtage.vullen import sessie

    koekjes = [sessie(fabrieken.persoon(naam)) for naam in ("anja", "bram")]
    schutter = threading.Thread(target=_schiet, args=(plaats, boek, toeval))
    schutter.start()
    try:
        with ThreadPoolExecutor(TEGELIJK) as samen:
            werk = [
                samen.submit(schrijf_en_dien_in, nummer, i, *(Bezoeker(plaats, boek, k) for k in koekjes))
                for i, nummer in enumerate(nummers)
            ]
        return [str(fout) for deel in werk if (fout := deel.exception())]
    finally:
        boek.sluit()
        schutter.join()


def _schiet(plaats: Standplaats, boek: Boek, toeval: random.Random) -> None:
    """Shoot when it is due and the spare is ready, at a moment within whatever the site is doing then."""
    while boek.wacht_op_schot():
        plaats.reserve.wacht()
        time.sleep(toeval.uniform(0, 0.15))
        plaats.wissel()
        boek.geschoten()


if __name__ == "__main__":
    sys.exit(main())
