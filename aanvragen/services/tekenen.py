"""Asking someone who is entitled to sign to file the plan."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sectorplannen.kern import berichten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht, Gebruiker

from ..berichtsoorten import HANDTEKENING_GEVRAAGD
from ..mensen import tekenbevoegden
from ..models import Aanvraag
from ..resttijd import resttijd
from ..toegang import mag_bewerken

STIL = timedelta(hours=1)
"""So long the same person is not asked again for the same plan."""


def om_handtekening_vragen(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime | None = None) -> list[Gebruiker]:
    """Ask those entitled to sign to check and file; returns who was asked now.

    Raises Weigering where nobody else is entitled, and where all of them were asked in the last hour.
    """
    moment = op or timezone.now()
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_bewerken.eis(door, actueel)
        allen = [persoon for persoon in tekenbevoegden(actueel) if persoon != door]
        if not allen:
            raise Weigering(f"Er is niemand anders die mag tekenen voor {actueel.hoofdaanvrager}.")
        link = reverse("aanvragen:controleren", args=[actueel.nummer])
        net = Bericht.objects.filter(
            aan__in=allen, link=link, soort=HANDTEKENING_GEVRAAGD.naam, op__gt=moment - STIL
        ).values_list("aan", flat=True)
        gevraagd = [persoon for persoon in allen if persoon.pk not in set(net)]
        if not gevraagd:
            raise Weigering("Dit is in het afgelopen uur al gevraagd. Probeer het later nog eens.")
        daad = "in te dienen" if actueel.is_concept else "de aanvulling te versturen"
        tijd = f"\n{resttijd(actueel.tijdvak, moment)}." if actueel.is_concept else ""
        berichten.zend(
            HANDTEKENING_GEVRAAGD,
            actueel,
            link=link,
            op=moment,
            behalve=[persoon for persoon in [door, *allen] if persoon not in gevraagd],
            door=door,
            daad=daad,
            tijd=tijd,
        )
    return gevraagd
