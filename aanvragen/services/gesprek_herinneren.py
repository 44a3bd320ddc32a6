"""A reminder of an advice talk, a day before it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sectorplannen.kern import berichten
from sectorplannen.kern.models import Bericht

from ..berichtsoorten_gesprek import GESPREK_GEPLAND, GESPREK_HERINNERING, GESPREK_VERZET
from ..models import Adviesgesprek
from .adviesgesprekken import afspraak

VOORAF = timedelta(days=1)


def gesprekken_herinneren(op: datetime | None = None) -> int:
    """Remind both sides of every talk of the coming day, once; returns of how many talks.

    Safe to run often and by several workers. Who heard of the appointment itself less than a day before it needs no reminder.
    """
    moment = op or timezone.now()
    morgen = Adviesgesprek.objects.filter(
        gepland_op__gt=moment, gepland_op__lte=moment + VOORAF, afgezegd_op=None, gehouden_op=None
    )
    return sum(_herinner(pk, moment) for pk in morgen.order_by("gepland_op").values_list("pk", flat=True))


def _herinner(pk: int, moment: datetime) -> bool:
    with transaction.atomic():
        rijen = Adviesgesprek.objects.select_for_update(of=("self",)).select_related("organisatie", "adviseur")
        gesprek = rijen.get(pk=pk)
        komt_nog = gesprek.gepland_op and moment < gesprek.gepland_op <= moment + VOORAF
        if not komt_nog or gesprek.afgezegd_op or _is_verteld(gesprek):
            return False
        berichten.zend(GESPREK_HERINNERING, gesprek, op=moment, **afspraak(gesprek))
    return True


def _is_verteld(gesprek: Adviesgesprek) -> bool:
    """Whether a message of the last day before the talk names its moment already."""
    if gesprek.gepland_op is None:
        return False
    soorten = [soort.naam for soort in (GESPREK_HERINNERING, GESPREK_GEPLAND, GESPREK_VERZET)]
    return Bericht.objects.filter(
        aan__in=GESPREK_HERINNERING.ontvangers(gesprek),
        soort__in=soorten,
        link=gesprek.get_absolute_url(),
        op__gte=gesprek.gepland_op - VOORAF,
    ).exists()
