"""Celery on Redis, for real: a worker of its own takes the rows that the tests write."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, transaction

from sectorplannen.celery import app
from sectorplannen.kern.models import Bericht, Opdracht, OpdrachtStatus
from tests import fabrieken

MET_REDIS = [pytest.mark.redis, pytest.mark.django_db(transaction=True)]
CELERY = ("-m", "celery", "-A", "sectorplannen")
GEDULD = 60
"""Seconds that a worker gets before it is taken for hung."""


def _python(*opdracht: str, **omgeving: str) -> subprocess.Popen[str]:
    """Start Python with these arguments and with no variable of Django's but these."""
    return subprocess.Popen(
        [sys.executable, *opdracht],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "sectorplannen.settings", **omgeving},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _database_adres() -> str:
    """The address of the database that this test works in."""
    s = connection.settings_dict
    return f"postgresql://{quote(s['USER'])}:{quote(s['PASSWORD'])}@{s['HOST']}:{s['PORT']}/{s['NAME']}"


@pytest.fixture
def wacht_op(transactional_db) -> Iterator[Callable[[str], None]]:
    """A running worker; the fixture's value waits until it says that it did a task."""
    worker = _python(
        *CELERY, "worker", "--pool", "solo", "--loglevel", "INFO", "--without-gossip", "--without-mingle",
        DATABASE_URL=_database_adres(), REDIS_URL=settings.REDIS_URL, EMAIL_URL="console://",
    )  # fmt: skip
    wekker = threading.Timer(GEDULD, worker.kill)
    wekker.start()

    def wacht(taak: str) -> None:
        gezegd = []
        for regel in worker.stdout or ():
            gezegd.append(regel)
            if taak in regel and "succeeded" in regel:
                return
        pytest.fail(f"The worker stopped before {taak} was done:\n{''.join(gezegd)}")

    yield wacht
    wekker.cancel()
    worker.terminate()
    worker.communicate()


@pytest.mark.parametrize("rol", ["worker", "beat"])
def test_zonder_redis_stopt_celery_en_zegt_waarom(rol, tmp_path):
    proces = _python(*CELERY, rol, *(["--schedule", str(tmp_path / "schema")] if rol == "beat" else []))
    uitvoer, _ = proces.communicate(timeout=GEDULD)

    assert proces.returncode != 0
    assert "REDIS_URL is not set" in uitvoer


class TestMetRedis:
    """What a job's row may count on when there is a broker."""

    pytestmark = MET_REDIS

    def test_een_opdracht_wordt_na_de_transactie_meteen_uitgevoerd(self, anja, wacht_op):
        with transaction.atomic():
            bericht = fabrieken.bericht(anja, "Uw aanvraag is ontvangen")
        wacht_op("sectorplannen.celery.voer_uit")

        bericht.refresh_from_db()
        assert bericht.gemaild_op is not None
        assert Opdracht.objects.get().status == OpdrachtStatus.KLAAR

    def test_een_opdracht_waarvan_het_sein_verloren_ging_wordt_geveegd(self, anja, wacht_op):
        bericht = Bericht.objects.create(aan=anja, onderwerp="Uw aanvraag is ontvangen", tekst="U hoort van ons.")
        Opdracht.objects.create(soort="bericht_mailen", gegevens={"bericht": bericht.pk})
        app.send_task("sectorplannen.celery.veeg")
        wacht_op("sectorplannen.celery.veeg")

        bericht.refresh_from_db()
        assert bericht.gemaild_op is not None

    def test_een_opdracht_zonder_redis_wacht_en_de_pagina_gaat_door(self, anja):
        """The row is committed and the caller goes on; only the log says that nobody was told."""
        programma = f"""
import django
django.setup()
from sectorplannen.kern import berichten
from sectorplannen.kern.models import Bericht
berichten.verstuur([Bericht(aan_id={anja.pk}, onderwerp="Uw aanvraag is ontvangen", tekst="U hoort van ons.")])
"""
        proces = _python("-c", programma, DATABASE_URL=_database_adres(), REDIS_URL="redis://127.0.0.1:1/0")
        uitvoer, _ = proces.communicate(timeout=GEDULD)

        assert proces.returncode == 0, uitvoer
        assert "The broker did not take job" in uitvoer
        assert Opdracht.objects.get().status == OpdrachtStatus.WACHT
