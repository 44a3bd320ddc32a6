"""Much that is read together is of one moment, and nobody waits for it."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from sectorplannen.kern.momentopname import momentopname
from tests.kern.beeld import proef


def test_op_sqlite_schrijft_een_ander_door_en_blijft_het_beeld_gelijk(tmp_path):
    omgeving = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "sectorplannen.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'proef.sqlite3'}",
        "BESTANDEN_MAP": str(tmp_path / "bestanden"),
    }
    opdracht = [sys.executable, "-W", "ignore", "-m", "tests.kern.beeld"]
    klaar = subprocess.run(
        opdracht, cwd=settings.BASE_DIR, env=omgeving, capture_output=True, text=True, check=False, timeout=180
    )
    assert klaar.returncode == 0, klaar.stderr
    assert json.loads(klaar.stdout) == {"voor": 0, "erin": 0, "erna": 1, "stand": "IMMEDIATE"}


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_op_postgresql_schrijft_een_ander_door_en_blijft_het_beeld_gelijk():
    assert connection.vendor == "postgresql"
    uit = proef()
    assert (uit["voor"], uit["erin"], uit["erna"]) == (0, 0, 1)


@pytest.mark.django_db
def test_binnen_een_andere_transactie_is_het_beeld_dat_van_die_transactie():
    assert connection.in_atomic_block
    with momentopname(), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
