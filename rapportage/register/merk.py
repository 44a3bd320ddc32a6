"""By what can be seen that the register changed: small questions, never one per plan, so that 'not changed' costs nothing."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max, Sum
from django.utils import timezone

from aanvragen.models import Aanvraag, Arbeidsmarktregio, Sector, Tijdvak
from beoordeling.models import Besluit, Brief
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.models import Gebruiker, Lidmaatschap, Organisatie

from ..models import Factsheet, Realisatie
from . import bewaren
from .openbaar import OOIT_VERLEEND

LANG = 30 * 24 * 3600
"""Seconds. So long is remembered since when the register is as it is."""


def van_register() -> str:
    """The mark of all that the register says, as it is now: decisions, letters, plans, organisations, people, progress."""
    nu = timezone.now()
    delen = [
        Besluit.objects.filter(op__lte=nu).aggregate(Max("pk")),
        Brief.objects.filter(verzonden_op__lte=nu).aggregate(Max("verzonden_op"), Count("pk")),
        Aanvraag.objects.filter(status__in=OOIT_VERLEEND).aggregate(Max("gewijzigd_op"), Max("versie"), Count("pk")),
        Realisatie.objects.filter(peildatum__lte=vandaag()).aggregate(
            Max("pk"), Count("pk"), Sum("deelnemers"), Sum("kosten")
        ),
        Organisatie.history.aggregate(Max("history_id")),
        Gebruiker.history.aggregate(Max("history_id")),
        Lidmaatschap.objects.aggregate(Max("pk"), Count("pk")),
        Tijdvak.history.aggregate(Max("history_id")),
        list(Sector.objects.values_list("nummer", "naam"))
        + list(Arbeidsmarktregio.objects.values_list("nummer", "naam")),
    ]
    return _kort(repr(delen))


def van_paginas() -> str:
    """The same, with the factsheets that there are and how pages look now."""
    return _kort(f"{van_register()}{Factsheet.objects.aggregate(Max('gemaakt_op'), Count('pk'))}{_bouw()}")


def sinds(merk: str) -> datetime:
    """Since when the register has this mark, as far as this server knows; to the second."""
    nu = timezone.now().replace(microsecond=0)
    moment: datetime = bewaren.houd(f"register:sinds:{merk}", nu, LANG, zonder=nu)
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
