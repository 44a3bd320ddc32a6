"""The trial in small: sixteen at once, half of them killed on the way, and the ledger holds. `make plafondproef` is the whole."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.plafondproef.proef import SERVER

PLANNEN, PASSEN = 160, 80

pytestmark = pytest.mark.database


def test_zestien_besluitnemers_tegelijk_breken_het_plafond_niet_ook_als_de_helft_halverwege_wordt_gedood():
    """In a process of its own: it has its own database, where all is really committed, and leaves nothing behind."""
    omgeving = dict(os.environ)
    if "postgresql" in settings.DATABASES["default"]["ENGINE"]:
        omgeving[SERVER] = settings.DATABASE_URL
    uitkomst = subprocess.run(
        [sys.executable, "-m", "tests.plafondproef.proef", "--plannen", str(PLANNEN), "--passen", str(PASSEN)],
        cwd=settings.BASE_DIR,
        env=omgeving,
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert uitkomst.stdout, uitkomst.stderr[-3000:]
    verslag = json.loads(uitkomst.stdout.splitlines()[-1])
    assert verslag["breuken"] == []
    assert (verslag["plannen"], verslag["verleend"]) == (PLANNEN, PASSEN)
    assert uitkomst.returncode == 0
