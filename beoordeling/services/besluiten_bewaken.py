"""Staff is told that the day to decide comes near: four, two and one weeks before, and once when it has passed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.statussen import ONBESLIST
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van, datum_nl

from ..berichtsoorten_termijn import BESLISSEN_BIJNA, BESLISSEN_TE_LAAT
from ..models import Beslismelding
from ..termijnen import is_verstreken

WEKEN_ERVOOR = (1, 2, 4)
VOORBIJ = 0
"""Kept in place of a number of weeks where the day has passed."""


def besluiten_bewaken(op: datetime | None = None) -> int:
    """Tell of each plan of which the last day to decide comes near or has passed; returns of how many was told.

    Safe to run often and by several workers: once for each last day that a plan has had, under the lock of the plan.
    """
    moment = op or timezone.now()
    return sum(_bewaak(pk, moment) for pk in _te_vertellen(dag_van(moment)))


def _te_vertellen(dag: date) -> list[int]:
    """The plans of which there is something to tell; those of which it was told are passed over without a lock."""
    onbeslist = Aanvraag.objects.filter(status__in=ONBESLIST, beslissen_voor__isnull=False)
    gemeld = Beslismelding.objects.filter(aanvraag=OuterRef("pk"), uiterlijk=OuterRef("beslissen_voor"))
    voorbij = onbeslist.filter(beslissen_voor__lt=dag).exclude(Exists(gemeld.filter(weken=VOORBIJ)))
    pks = set(voorbij.values_list("pk", flat=True))
    begin = dag
    for weken in WEKEN_ERVOOR:
        eind = dag + timedelta(weeks=weken)
        binnen = onbeslist.filter(beslissen_voor__range=(begin, eind)).exclude(Exists(gemeld.filter(weken=weken)))
        pks |= set(binnen.values_list("pk", flat=True))
        begin = eind + timedelta(days=1)
    return sorted(pks)


def _bewaak(pk: int, moment: datetime) -> bool:
    """One plan, looked at again once it is held: meanwhile it may have been decided or put off."""
    with transaction.atomic():
        aanvraag = Aanvraag.objects.select_for_update().select_related(None).get(pk=pk)
        uiterlijk = aanvraag.beslissen_voor
        if uiterlijk is None or aanvraag.status not in ONBESLIST:
            return False
        dag = dag_van(moment)
        if is_verstreken(uiterlijk, dag):
            return _meld_te_laat(aanvraag, uiterlijk, moment)
        weken = next((aantal for aantal in WEKEN_ERVOOR if uiterlijk - dag <= timedelta(weeks=aantal)), None)
        return weken is not None and _herinner(aanvraag, uiterlijk, weken, moment)


def _herinner(aanvraag: Aanvraag, uiterlijk: date, weken: int, moment: datetime) -> bool:
    _, nieuw = Beslismelding.objects.get_or_create(
        aanvraag=aanvraag, uiterlijk=uiterlijk, weken=weken, defaults={"op": moment}
    )
    if not nieuw:
        return False
    dagen = (uiterlijk - dag_van(moment)).days
    rest = {0: "Dat is vandaag", 1: "U heeft nog 1 dag"}.get(dagen, f"U heeft nog {dagen} dagen")
    berichten.zend(
        BESLISSEN_BIJNA,
        aanvraag,
        link=reverse("beoordeling:dossier", args=[aanvraag.nummer]),
        op=moment,
        uiterlijk_op=datum_nl(uiterlijk),
        rest=rest,
        status=aanvraag.get_status_display().lower(),
    )
    return True


def _meld_te_laat(aanvraag: Aanvraag, uiterlijk: date, moment: datetime) -> bool:
    """Once for this last day. The plan is held, so two cannot both be first."""
    _, nieuw = Beslismelding.objects.get_or_create(
        aanvraag=aanvraag, uiterlijk=uiterlijk, weken=VOORBIJ, defaults={"op": moment}
    )
    if not nieuw:
        return False
    berichten.zend(
        BESLISSEN_TE_LAAT,
        aanvraag,
        link=reverse("beoordeling:dossier", args=[aanvraag.nummer]),
        op=moment,
        uiterlijk_op=datum_nl(uiterlijk),
        status=aanvraag.get_status_display().lower(),
    )
    return True
