"""What is public: a grant that stands, from the day on which it was announced (art. 2.3, seventh paragraph; Awb 3:41)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from aanvragen.models import Aanvraag, Tijdvak
from aanvragen.querysets import AanvraagQuerySet
from aanvragen.statussen import Status
from beoordeling.models import Besluit, BesluitSoort, Brief

STATUS_NA = {BesluitSoort.VERLENING: Status.VERLEEND, BesluitSoort.VASTSTELLING: Status.VASTGESTELD}
"""By kind of decision under which a grant stands, how it leaves the plan."""
OOIT_VERLEEND = (Status.VERLEEND, Status.VASTGESTELD, Status.VERLENING_INGETROKKEN)


def bekende_besluiten(moment: datetime) -> QuerySet[Any]:
    """The decisions that were announced by a moment, each with `bekendgemaakt_op`.

    The day of announcement is that of sending the letter; a decision that was taken over from elsewhere has no letter here
    and counts from its own moment.
    """
    # A decision has its own letter, or is told in that on the objection. Asked apart, so that both find it by an index.
    brieven = Brief.objects.filter(besluit=OuterRef("pk")), Brief.objects.filter(bezwaar__beslissing=OuterRef("pk"))
    return (
        Besluit.objects.filter(op__lte=moment)
        .annotate(
            _brief=Coalesce(*(Subquery(brief.values("pk")[:1]) for brief in brieven)),
            _verzonden=Coalesce(*(Subquery(brief.values("verzonden_op")[:1]) for brief in brieven)),
        )
        .filter(Q(_brief=None) | Q(_verzonden__lte=moment))
        .annotate(bekendgemaakt_op=Coalesce(F("_verzonden"), F("op")))
    )


def openbaar(moment: datetime | None = None) -> AanvraagQuerySet:
    """The plans with a grant by the last decision that was announced by a moment (now).

    Each has `bekendgemaakt_op`, and `bekend_als`: how that decision left it. As long as a later decision is not announced,
    nothing of it shows: neither what it says, nor that it was taken. This is the one home of 'is public': register,
    downloads, API and search ask it.
    """
    rijen = _bekend(moment or timezone.now(), *STATUS_NA)
    na = [When(_soort=soort, then=Value(str(status))) for soort, status in STATUS_NA.items()]
    return rijen.annotate(bekend_als=Case(*na, output_field=CharField()))


def ingetrokken(moment: datetime | None = None) -> AanvraagQuerySet:
    """The plans whose announced grant was withdrawn, once that was announced too; `bekendgemaakt_op` is of the withdrawal.

    They are in no list: only who has the address of such a plan reads that it was withdrawn.
    """
    nu = moment or timezone.now()
    verlening = bekende_besluiten(nu).filter(aanvraag=OuterRef("pk"), soort=BesluitSoort.VERLENING)
    return _bekend(nu, BesluitSoort.INTREKKING_VERLENING).filter(Exists(verlening))


@dataclass(frozen=True)
class Stil:
    """A plan on which was decided without that being announced: what is so, and what is known outside. Money in euros.

    `is_bekend` says whether any decision on it is known; where none is, it counts outside as not decided on.
    """

    status: str
    verleend: Decimal | None
    bekend: Decimal | None
    is_bekend: bool


def nog_stil(tijdvak: Tijdvak) -> list[Stil]:
    """The plans of a period on which the last decision is not announced yet; less these, a total tells nothing too early.

    One query, and two more where there are any.
    """
    nu = timezone.now()
    laatste = Besluit.objects.filter(aanvraag=OuterRef("pk"), op__lte=nu).order_by("-op", "-pk")
    rijen = Aanvraag.objects.filter(tijdvak=tijdvak).annotate(_laatste=Subquery(laatste.values("pk")[:1]))
    bekend_hier = bekende_besluiten(nu).filter(aanvraag__tijdvak=tijdvak)
    rijen = rijen.exclude(_laatste=None).exclude(_laatste__in=bekend_hier.values("pk"))
    status = dict(rijen.values_list("pk", "status"))
    if not status:
        return []
    velden = ("aanvraag_id", "soort", "bedrag")
    alle = list(Besluit.objects.filter(aanvraag__in=status, op__lte=nu).order_by("op", "pk").values_list(*velden))
    bekend = list(bekende_besluiten(nu).filter(aanvraag__in=status).order_by("op", "pk").values_list(*velden))
    return [
        Stil(
            status[pk],
            _verleend([rij for rij in alle if rij[0] == pk]),
            _verleend([rij for rij in bekend if rij[0] == pk]),
            any(rij[0] == pk for rij in bekend),
        )
        for pk in status
    ]


def _verleend(besluiten: list[tuple[int, str, Decimal]]) -> Decimal | None:
    """What the last grant gave, where the last decision leaves it standing."""
    if not besluiten or besluiten[-1][1] not in STATUS_NA:
        return None
    return next((bedrag for _, soort, bedrag in reversed(besluiten) if soort == BesluitSoort.VERLENING), None)


def _bekend(nu: datetime, *soorten: BesluitSoort) -> AanvraagQuerySet:
    """The plans of which the last decision that was announced by a moment is of one of these kinds, with when that was."""
    laatste = bekende_besluiten(nu).filter(aanvraag=OuterRef("pk")).order_by("-op", "-pk")
    return (
        Aanvraag.objects.filter(status__in=OOIT_VERLEEND)
        .annotate(
            _soort=Subquery(laatste.values("soort")[:1]),
            bekendgemaakt_op=Subquery(laatste.values("bekendgemaakt_op")[:1]),
        )
        .filter(_soort__in=soorten)
    )
