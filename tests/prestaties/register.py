"""`python -m tests.prestaties.register`: fifty visitors in the register at once, and what the agency notices of it.

The site runs as the README starts it (gunicorn, two processes of four threads). The queue is opened time and again, alone and
while fifty visitors read, search and come back; each looks at a page for about a second before the next. The exit status is 1
when the queue takes more than three times as long beside them, or when a visitor gets an error.
"""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import threading
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

from tests.prestaties.database import eigen_omgeving

PLANNEN, BEZOEKERS, KEREN = 200, 50, 60
LEEST = (0.5, 1.5)
"""Seconds that a visitor looks at a page."""
HOOGSTENS = 3.0
GUNICORN = ("--workers", "2", "--threads", "4", "--log-level", "warning", "--no-control-socket")
"""As .ci/site.sh starts it."""


def main() -> int:
    """Fill, start the site, measure alone and beside visitors, print a table."""
    with eigen_omgeving("register"):
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from aanvragen.models import Aanvraag
        from tests import fabrieken
        from tests.prestaties.stand import vul_groot

        call_command("migrate", verbosity=0)
        vul_groot(fabrieken.tijdvak(plafond_bedrag=2_000_000_000), PLANNEN)
        koekje, nummers = _ingelogd(), list(Aanvraag.objects.toegekend().values_list("nummer", flat=True))
        op = connections["default"].vendor
        connections.close_all()
        poort = _vrije_poort()
        site = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "sectorplannen.wsgi", "--bind", f"127.0.0.1:{poort}", *GUNICORN],
            env=dict(os.environ),
            cwd=Path(__file__).resolve().parents[2],
        )
        try:
            return _meet(poort, koekje, nummers, op)
        finally:
            site.terminate()
            site.wait()


def _ingelogd() -> str:
    from django.conf import settings
    from django.test import Client

    from tests import fabrieken

    client = Client()
    client.force_login(fabrieken.persoon("coen"))
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _vrije_poort() -> int:
    with socket.socket() as bus:
        bus.bind(("127.0.0.1", 0))
        return int(bus.getsockname()[1])


def _meet(poort: int, koekje: str, nummers: list[str], op: str) -> int:
    _wacht(poort)
    _tijden(poort, koekje, 5)
    alleen = _tijden(poort, koekje, KEREN)
    stop, gekregen = threading.Event(), Counter[int]()
    bezoekers = [
        threading.Thread(target=_bezoek, args=(poort, nummers, stop, gekregen, nr), daemon=True)
        for nr in range(BEZOEKERS)
    ]
    for bezoeker in bezoekers:
        bezoeker.start()
    sleep(3)
    begin, eerder = perf_counter(), sum(gekregen.values())
    samen = _tijden(poort, koekje, KEREN)
    per_seconde = (sum(gekregen.values()) - eerder) / (perf_counter() - begin)
    stop.set()
    for bezoeker in bezoekers:
        bezoeker.join()
    keer, fouten = median(samen) / median(alleen), sum(n for code, n in gekregen.items() if code not in {200, 304})
    _zeg(f"{PLANNEN} plannen op {op}; {BEZOEKERS} bezoekers, {per_seconde:.0f} vragen per seconde: {dict(gekregen)}")
    for naam, tijden in (("alleen", alleen), ("met bezoekers", samen)):
        _zeg(
            f"werkvoorraad {naam}: mediaan {1000 * median(tijden):.0f} ms, p90 {1000 * quantiles(tijden, n=10)[-1]:.0f} ms"
        )
    _zeg(f"verhouding {keer:.2f} (hoogstens {HOOGSTENS})")
    return 1 if keer > HOOGSTENS or fouten else 0


def _wacht(poort: int) -> None:
    for _ in range(120):
        try:
            if _haal(poort, "/gezond/")[0] == 200:
                return
        except OSError:
            pass
        sleep(0.5)
    raise RuntimeError("The site does not start.")


def _tijden(poort: int, koekje: str, keren: int) -> list[float]:
    uit = []
    for _ in range(keren):
        begin = perf_counter()
        status, _ = _haal(poort, "/werkvoorraad/", Cookie=koekje)
        if status != 200:
            raise RuntimeError(f"The queue answers {status}.")
        uit.append(perf_counter() - begin)
        sleep(0.05)
    return uit


def _bezoek(poort: int, nummers: list[str], stop: threading.Event, gekregen: Counter[int], nr: int) -> None:
    kans = random.Random(nr)
    merken: dict[str, str] = {}
    while not stop.is_set():
        pad = kans.choice(
            ["/register/", f"/register/plan/{kans.choice(nummers)}/", f"/register/?q=vakwerk&page={kans.randint(1, 5)}"]
        )
        status, merk = _haal(poort, pad, **({"If-None-Match": merken[pad]} if pad in merken else {}))
        gekregen[status] += 1
        merken[pad] = merk
        stop.wait(kans.uniform(*LEEST))


def _haal(poort: int, pad: str, **koppen: str) -> tuple[int, str]:
    lijn = HTTPConnection("127.0.0.1", poort, timeout=60)
    try:
        lijn.request("GET", pad, headers={naam.replace("_", "-"): waarde for naam, waarde in koppen.items()})
        antwoord = lijn.getresponse()
        antwoord.read()
        return antwoord.status, antwoord.headers.get("ETag", "")
    finally:
        lijn.close()


def _zeg(tekst: str) -> None:
    sys.stdout.write(f"{tekst}\n")


if __name__ == "__main__":
    sys.exit(main())
