"""Double clicks, two tabs and a retry after a lost answer, all at the same moment: one filing, and always the receipt."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from tests.aanvragen.indienen_tegelijk import proef


def een_indiening(uitkomst: dict) -> None:
    assert uitkomst["uitkomsten"] == uitkomst["verwacht"]
    assert [uitkomst["nog eens"]] == uitkomst["verwacht"]
    for wat in ("indieningen", "gebeurtenissen", "bewijzen", "berichten aan anja"):
        assert uitkomst[wat] == 1, wat


def test_acht_klikken_tegelijk_geven_op_sqlite_een_indiening(tmp_path):
    omgeving = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "sectorplannen.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'proef.sqlite3'}",
        "BESTANDEN_MAP": str(tmp_path / "bestanden"),
    }
    opdracht = [sys.executable, "-W", "ignore", "-m", "tests.aanvragen.indienen_tegelijk"]
    klaar = subprocess.run(
        opdracht, cwd=settings.BASE_DIR, env=omgeving, capture_output=True, text=True, check=False, timeout=180
    )
    assert klaar.returncode == 0, klaar.stderr
    een_indiening(json.loads(klaar.stdout))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_acht_klikken_tegelijk_geven_op_postgresql_een_indiening():
    assert connection.vendor == "postgresql"
    een_indiening(proef())
