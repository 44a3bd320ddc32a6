"""What tells a visitor that the register is still the same: made of what it says and of nothing else, so that it tells no more."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max
from django.utils import timezone

from ..models import Factsheet
from . import bewaren, plannen

LANG = 30 * 24 * 3600
"""Seconds. So long is remembered since when the register is as it is."""
GEGEVENS, PAGINAS = "gegevens", "paginas"
"""Of what it is remembered."""


def van_gegevens() -> str:
    """The stamp of all that the register says."""
    return plannen.versie().stempel


def van_paginas() -> str:
    """The same, with the factsheets that there are and how pages look now."""
    return _kort(f"{van_gegevens()}{Factsheet.objects.aggregate(Max('gemaakt_op'), Count('pk'))}{_bouw()}")


def sinds(waarvan: str, stempel: str) -> datetime:
    """Since when it has this stamp, as far as this server knows; to the second. What comes back is as old as its coming back."""
    nu = timezone.now().replace(microsecond=0)
    sleutel = f"register:sinds:{waarvan}"
    gezien, moment = bewaren.haal(sleutel) or ("", nu)
    if gezien != stempel:
        moment = nu
        bewaren.zet(sleutel, (stempel, nu), LANG)
    return moment


@cache
def _bouw() -> str:
    """Of the pages themselves: another version of the site gives other pages of the same facts."""
    basis = Path(settings.BASE_DIR)
    plekken = (
        basis / "templates" / "componenten",
        basis / "templates" / "rapportage" / "register",
        basis / "static" / "css",
        basis / "rapportage" / "register",
    )
    bestanden = [basis / "templates" / "basis.html", *(pad for plek in plekken for pad in sorted(plek.glob("*.*")))]
    return _kort("".join(hashlib.sha256(pad.read_bytes()).hexdigest() for pad in bestanden if pad.is_file()))


def _kort(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]
