"""Many clicks on one button at the same moment, each over its own connection, against the real pages.

`python -m tests.aanvragen.indienen_tegelijk` does it on the database that DATABASE_URL names, and prints what came of it:
two threads of a test share SQLite's database in memory, so there it needs a process and a file of its own.
"""

from __future__ import annotations

import json
import threading
from datetime import date, timedelta
from typing import Any

KLIKKEN = 8


def proef() -> dict[str, Any]:
    """File one plan by so many clicks at once in two tabs, then once more as after a lost answer."""
    from django.conf import settings
    from django.db import connections
    from django.test import Client
    from django.utils import timezone

    from aanvragen import services
    from aanvragen.models import Indiening, Regelingversie, Tijdvak
    from sectorplannen.kern.models import Bericht, Opdracht
    from tests import fabrieken

    nu = timezone.now()
    tijdvak = Tijdvak.objects.create(
        nummer=9,
        naam="Negende tijdvak",
        opent_op=nu - timedelta(days=1),
        sluit_op=nu + timedelta(days=1),
        regelingversie=Regelingversie.objects.op(date(2013, 10, 1)),
    )
    plan, anja = fabrieken.concept(tijdvak=tijdvak), fabrieken.persoon("anja")
    Opdracht.objects.all().delete()
    pad = f"/plannen/{plan.nummer}/indienen/"
    start, uitkomst = threading.Barrier(KLIKKEN), [""] * KLIKKEN
    tabbladen = [Client(), Client()]
    for tabblad in tabbladen:
        tabblad.force_login(anja, backend=settings.AUTHENTICATION_BACKENDS[0])

    def klik(nummer: int) -> None:
        client = Client()
        client.cookies = tabbladen[nummer % 2].cookies
        start.wait()
        try:
            antwoord = client.post(pad, {"akkoord": "on"})
            uitkomst[nummer] = f"{antwoord.status_code} {antwoord.headers.get('Location', '')}"
        except Exception as fout:
            uitkomst[nummer] = repr(fout)
        finally:
            connections.close_all()

    draden = [threading.Thread(target=klik, args=(nummer,)) for nummer in range(KLIKKEN)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    nog_eens = tabbladen[0].post(pad, {"akkoord": "on"})
    return {
        "uitkomsten": sorted(set(uitkomst)),
        "verwacht": [f"302 /plannen/{plan.nummer}/ontvangst/"],
        "nog eens": f"{nog_eens.status_code} {nog_eens.headers.get('Location', '')}",
        "indieningen": Indiening.objects.count(),
        "gebeurtenissen": plan.gebeurtenissen.filter(stap="indienen").count(),
        "bewijzen": Opdracht.objects.filter(soort=services.BEWIJS_MAKEN).count(),
        "berichten aan anja": Bericht.objects.filter(aan=anja, onderwerp__startswith="Ontvangstbevestiging").count(),
    }


if __name__ == "__main__":
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(json.dumps(proef()))  # noqa: T201  (its caller reads it)
