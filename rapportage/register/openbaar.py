"""What is public: a grant that stands, from the day on which it was announced (art. 2.3, seventh paragraph; Awb 3:41)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from aanvragen.models import Aanvraag, Tijdvak
from aanvragen.querysets import AanvraagQuerySet
from aanvragen.statussen import Status
from beoordeling.models import Besluit, BesluitSoort, Brief


def openbaar(moment: datetime | None = None) -> AanvraagQuerySet:
    """The granted plans of which the last decision was announced by a moment (now), each with `bekendgemaakt_op`.

    The day of announcement is that of sending the letter; a decision that was taken over from elsewhere has no letter here
    and counts from its own moment. This is the one home of 'is public': register, downloads, API and search ask it.
    """
    nu = moment or timezone.now()
    return _bekendgemaakt(Aanvraag.objects.toegekend(), nu)


def ingetrokken(moment: datetime | None = None) -> AanvraagQuerySet:
    """The plans whose announced grant was withdrawn, once that was announced too; `bekendgemaakt_op` is of the withdrawal.

    They are in no list: only who has the address of such a plan reads that it was withdrawn.
    """
    nu = moment or timezone.now()
    verlening = Besluit.objects.filter(aanvraag=OuterRef("pk"), soort=BesluitSoort.VERLENING, op__lte=nu)
    was_openbaar = Exists(verlening.filter(Q(brief=None) | Q(brief__verzonden_op__lte=nu)))
    rijen = Aanvraag.objects.filter(was_openbaar, status=Status.VERLENING_INGETROKKEN)
    return _bekendgemaakt(rijen, nu)


def verleend_niet_bekend(tijdvak: Tijdvak) -> list[Decimal]:
    """What was granted in a period and not announced yet, each amount in euros: less this, a total tells nothing too early."""
    verlening = Besluit.objects.filter(aanvraag=OuterRef("pk"), soort=BesluitSoort.VERLENING).order_by("-op", "-pk")
    rijen = Aanvraag.objects.toegekend().filter(tijdvak=tijdvak).exclude(pk__in=openbaar().values("pk"))
    bedragen = rijen.annotate(verleend_bedrag=Subquery(verlening.values("bedrag")[:1]))
    return list(bedragen.values_list("verleend_bedrag", flat=True))


def _bekendgemaakt(rijen: AanvraagQuerySet, nu: datetime) -> AanvraagQuerySet:
    brief = (
        Brief.objects.filter(Q(besluit=OuterRef("pk")) | Q(bezwaar__beslissing=OuterRef("pk")))
        .order_by("pk")
        .values("pk")
    )
    besluit = (
        Besluit.objects.filter(aanvraag=OuterRef("pk"))
        .annotate(brief_pk=Subquery(brief[:1]))
        .annotate(verzonden_op=Subquery(Brief.objects.filter(pk=OuterRef("brief_pk")).values("verzonden_op")[:1]))
        .order_by("-op", "-pk")
    )
    return (
        rijen.annotate(
            _brief=Subquery(besluit.values("brief_pk")[:1]),
            _verzonden=Subquery(besluit.values("verzonden_op")[:1]),
            _besloten=Subquery(besluit.values("op")[:1]),
        )
        .filter(Q(_brief=None) | Q(_verzonden__lte=nu))
        .annotate(bekendgemaakt_op=Coalesce(F("_verzonden"), F("_besloten")))
        .filter(bekendgemaakt_op__lte=nu)
    )
