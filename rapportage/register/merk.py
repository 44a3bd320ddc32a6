"""By what can be seen that the register may have changed: small questions, never one per plan, so that most visits cost no more.

It also changes by what is not public, such as a decision that nobody was told of yet. So it stays inside: what a visitor gets
to see is the `stempel`, which is made of what the register says.
"""

from __future__ import annotations

import hashlib

from django.db.models import Count, Max, Sum
from django.utils import timezone

from aanvragen.models import Aanvraag, Arbeidsmarktregio, Sector, Tijdvak
from beoordeling.models import Besluit, Brief
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.models import Gebruiker, Lidmaatschap, Organisatie

from ..models import Realisatie
from .openbaar import OOIT_VERLEEND


def van_register() -> str:
    """The mark of all that the register is made from, as it is now: decisions, letters, plans, organisations, people, progress."""
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


def _kort(tekst: str) -> str:
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]
