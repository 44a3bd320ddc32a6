"""The site is killed while people save and file. The whole trial (2,000 saves, 200 filings) is `make slijtage`; this is a part."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.slijtage.proef import SERVER
from tests.slijtage.schrijvers import BEWARINGEN
from tests.slijtage.site import WORTEL

PLANNEN, SCHOTEN = 30, 6

pytestmark = pytest.mark.database


def test_wat_is_bevestigd_blijft_en_niets_wordt_dubbel_als_de_site_steeds_omvalt():
    """In a process of its own: it has its own database, where all is really committed, and leaves nothing behind."""
    omgeving = dict(os.environ)
    if "postgresql" in settings.DATABASES["default"]["ENGINE"]:
        omgeving[SERVER] = settings.DATABASE_URL
    uitkomst = subprocess.run(
        [sys.executable, "-m", "tests.slijtage.proef", "--plannen", str(PLANNEN), "--schoten", str(SCHOTEN)],
        cwd=WORTEL,
        env=omgeving,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert uitkomst.stdout, uitkomst.stderr[-3000:]
    verslag = json.loads(uitkomst.stdout.splitlines()[-1])
    assert verslag["breuken"] == []
    assert verslag["indieningen"] == PLANNEN
    assert verslag["bewaringen"] >= PLANNEN * BEWARINGEN
    assert verslag["schoten"] >= SCHOTEN
    assert uitkomst.returncode == 0
