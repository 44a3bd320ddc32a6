"""Redis stopped and started again, for real: what was placed meanwhile is mailed, once. With a worker and a mail server."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from sectorplannen.kern.models import Bericht, Opdracht, OpdrachtStatus
from tests.kern.smtpserver import mailserver

pytestmark = [pytest.mark.redis, pytest.mark.django_db(transaction=True)]
GEDULD = 120
"""Seconds that a process gets before it is taken for hung."""

PAGINA = """
import django
django.setup()
from django.db import transaction
from sectorplannen.kern import berichten
from sectorplannen.kern.models import Bericht
with transaction.atomic():
    berichten.verstuur([Bericht(aan_id={wie}, onderwerp="Uw plan is ontvangen", tekst="U hoort van ons.")])
"""
VEEG = """
import django
django.setup()
from sectorplannen.celery import veeg
veeg.delay()
"""


class Proces:
    """A process of which what it says is read as it comes."""

    def __init__(self, *opdracht: str, **omgeving: str) -> None:
        self.gezegd: list[str] = []
        self.popen = subprocess.Popen(
            opdracht,
            cwd=settings.BASE_DIR,
            env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "sectorplannen.settings", **omgeving},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def wacht_op(self, *woorden: str) -> None:
        """Read on until a line has all these words."""
        wekker = threading.Timer(GEDULD, self.popen.kill)
        wekker.start()
        try:
            for regel in self.popen.stdout or ():
                self.gezegd.append(regel)
                if all(woord in regel for woord in woorden):
                    return
        finally:
            wekker.cancel()
        pytest.fail(f"It ended without saying {woorden}:\n{''.join(self.gezegd)}")

    def klaar(self) -> str:
        """All that it says, when it has ended well."""
        uitvoer, _ = self.popen.communicate(timeout=GEDULD)
        assert self.popen.returncode == 0, uitvoer
        return uitvoer

    def stop(self) -> None:
        self.popen.terminate()
        self.popen.communicate(timeout=GEDULD)


@contextmanager
def redis(poort: int, map_: Path) -> Iterator[None]:
    """A Redis on this port, for as long as this lasts."""
    server = Proces(
        "redis-server", "--bind", "127.0.0.1", "--port", str(poort), "--dir", str(map_), "--save", "", "--appendonly", "no"
    )  # fmt: skip
    server.wacht_op("Ready to accept connections")
    try:
        yield
    finally:
        server.stop()


def _database_adres() -> str:
    s = connection.settings_dict
    return f"postgresql://{quote(s['USER'])}:{quote(s['PASSWORD'])}@{s['HOST']}:{s['PORT']}/{s['NAME']}"


def test_redis_weg_terwijl_een_bericht_wordt_geplaatst_verliest_en_verdubbelt_niets(anja, tmp_path):
    with mailserver() as vrij:
        poort = vrij.poort  # nobody else has it: Redis takes it over
    with mailserver() as server:
        omgeving = {
            "DATABASE_URL": _database_adres(),
            "REDIS_URL": f"redis://127.0.0.1:{poort}/0",
            "EMAIL_URL": f"smtp://127.0.0.1:{server.poort}",
        }
        with redis(poort, tmp_path):
            celery = ("-m", "celery", "-A", "sectorplannen", "worker", "--pool", "solo", "--loglevel", "INFO")
            worker = Proces(sys.executable, *celery, "--without-gossip", "--without-mingle", **omgeving)
            worker.wacht_op("ready.")
        try:
            worker.wacht_op("Trying again")  # it noticed that Redis is gone
            pagina = Proces(sys.executable, "-c", PAGINA.format(wie=anja.pk), **omgeving)
            assert "The broker did not take job" in pagina.klaar()
            assert Opdracht.objects.get().status == OpdrachtStatus.WACHT
            assert server.brieven == []

            with redis(poort, tmp_path):
                for _ in range(2):
                    Proces(sys.executable, "-c", VEEG, **omgeving).klaar()
                    worker.wacht_op("celery.veeg", "succeeded")
        finally:
            worker.stop()

    assert [str(brief["Subject"]) for brief in server.brieven] == ["Uw plan is ontvangen"]
    assert Bericht.objects.get().gemaild_op is not None
    assert Opdracht.objects.get().status == OpdrachtStatus.KLAAR
