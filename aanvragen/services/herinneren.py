"""Reminders to those with a draft: at set times before closing, with what still stands in the way and the time left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from sectorplannen.kern import berichten
from sectorplannen.kern.datums import moment_nl
from sectorplannen.kern.models import Bericht, Gebruiker

from ..berichtsoorten import HERINNERING_INDIENEN
from ..mensen import schrijvers_per_plan
from ..models import Aanvraag, Herinnering, Tijdvak
from ..querysets import AanvraagQuerySet
from ..resttijd import duur, verlenging
from ..statussen import Status
from ..volledigheid import Gebrek, blokkades_van

DREMPELS = (timedelta(days=14), timedelta(days=7), timedelta(days=2), timedelta(hours=6))
"""How long before closing."""
PER_KEER = 100
"""So many drafts are reminded in one transaction."""
GENOEMD = 5


def herinneren(op: datetime | None = None) -> int:
    """Remind the writers of every draft of which a threshold was passed; returns how many drafts.

    Safe to run often and by several workers: a row `Herinnering` stands for each threshold of each closing moment, so
    after an outage the thresholds count to the new closing. Of several thresholds passed only the nearest is sent.
    """
    moment = op or timezone.now()
    return sum(
        _tijdvak(tijdvak, moment) for tijdvak in Tijdvak.objects.open_op(moment).select_related("regelingversie")
    )


def _tijdvak(tijdvak: Tijdvak, moment: datetime) -> int:
    drempel = min((drempel for drempel in DREMPELS if tijdvak.sluit_op - moment <= drempel), default=None)
    gedaan = 0
    while drempel is not None and (plannen := list(_te_herinneren(tijdvak, drempel)[:PER_KEER])):
        try:
            aantal = _herinner(plannen, tijdvak, drempel, moment)
        except IntegrityError:  # another worker does the same ones now
            break
        gedaan += aantal
    return gedaan


def _te_herinneren(tijdvak: Tijdvak, drempel: timedelta) -> AanvraagQuerySet:
    """Drafts that existed when the threshold was passed and of which nobody heard of it yet."""
    al = Herinnering.objects.filter(aanvraag=OuterRef("pk"), drempel=drempel, sluit_op=tijdvak.sluit_op)
    return (
        Aanvraag.objects.filter(
            ~Exists(al), tijdvak=tijdvak, status=Status.CONCEPT, aangemaakt_op__lte=tijdvak.sluit_op - drempel
        )
        .select_related("hoofdaanvrager", "tijdvak__regelingversie")
        .order_by("pk")
    )


def _herinner(plannen: Sequence[Aanvraag], tijdvak: Tijdvak, drempel: timedelta, moment: datetime) -> int:
    """One batch. What is in the way is worked out first, so that the plans are locked for as short as can be."""
    schrijvers = schrijvers_per_plan(plannen)
    langer, in_de_weg = verlenging(tijdvak), blokkades_van(plannen)
    post = {
        plan.pk: [_bericht(plan, persoon, in_de_weg[plan.pk], langer, moment) for persoon in schrijvers[plan.pk]]
        for plan in plannen
    }
    with transaction.atomic():
        nog_concept = Aanvraag.objects.select_for_update().filter(pk__in=post, status=Status.CONCEPT)
        pks = list(nog_concept.order_by("pk").values_list("pk", flat=True))
        Herinnering.objects.bulk_create(
            Herinnering(aanvraag_id=pk, drempel=drempel, sluit_op=tijdvak.sluit_op, op=moment) for pk in pks
        )
        berichten.verstuur([bericht for pk in pks for bericht in post[pk]])
    return len(pks)


def _bericht(plan: Aanvraag, persoon: Gebruiker, gevonden: Sequence[Gebrek], langer: str, moment: datetime) -> Bericht:
    rest = duur(plan.tijdvak.sluit_op - moment)
    return berichten.maak(
        HERINNERING_INDIENEN,
        persoon,
        plan,
        link=reverse("aanvragen:plan" if gevonden else "aanvragen:controleren", args=[plan.nummer]),
        op=moment,
        rest=rest,
        sluit_op=moment_nl(plan.tijdvak.sluit_op),
        langer=f"\n{langer}." if langer else "",
        punten="\n".join(_punten(gevonden)),
    )


def _punten(gevonden: Sequence[Gebrek]) -> list[str]:
    """What must be solved first, the first few by name."""
    if not gevonden:
        return ["Er staat niets meer in de weg. Iemand die mag tekenen, kan het plan nu indienen."]
    telling = "Er is nog 1 punt" if len(gevonden) == 1 else f"Er zijn nog {len(gevonden)} punten"
    rest = [f"- en nog {len(gevonden) - GENOEMD}"] if len(gevonden) > GENOEMD else []
    return [
        f"{telling} op te lossen voordat u kunt indienen:",
        *(f"- {gebrek.melding}" for gebrek in gevonden[:GENOEMD]),
        *rest,
    ]
