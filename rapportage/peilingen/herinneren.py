"""Reminders: of a statement that was not sent in, and of the duties of article 5. Each threshold of each plan once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from aanvragen.mensen import schrijvers_per_plan
from aanvragen.models import Aanvraag
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.models import Bericht, Gebruiker

from ..berichtsoorten_peiling import PLICHT_HERINNERING, VERSLAG_HERINNERING
from ..models import Peiling, Rondeherinnering, Voortgangsverslag
from .beoogd import in_uitvoering
from .planplichten import plichten_van
from .plichten import Plicht

DREMPELS_RONDE = (14, 7, 2, -1)
"""Days before the last day of filling in; below nothing: so many days late."""
DREMPELS_PLICHT = (28, 7)
"""Days before the day of a duty. Nobody is told to be late: whether it was done, is not kept here."""


@dataclass(frozen=True)
class Aanzet:
    """One reminder that may be due: of which plan, of what, for which day, at which threshold."""

    aanvraag: Aanvraag
    plicht: str
    voor: date
    drempel: int

    @property
    def sleutel(self) -> tuple[int, str, date, int]:
        """By which it is known whether it was sent."""
        return self.aanvraag.pk, self.plicht, self.voor, self.drempel


Maker = Callable[[Aanzet, Gebruiker], Bericht]


def drempel_op(dag: date, voor: date, drempels: Sequence[int]) -> int | None:
    """The nearest threshold that was passed on a day, or None while it is still early."""
    over = (voor - dag).days
    return min((drempel for drempel in drempels if over <= drempel), default=None)


def rondes_herinneren(op: datetime | None = None) -> int:
    """Remind the people of every plan that did not send its statement in; returns how many plans. Safe to run often."""
    moment = op or timezone.now()
    peiling = Peiling.objects.lopend().first()
    if peiling is None:
        return 0
    drempel = drempel_op(dag_van(moment), peiling.invullen_tot, DREMPELS_RONDE)
    if drempel is None or dag_van(peiling.geopend_op) >= peiling.invullen_tot - timedelta(days=drempel):
        return 0
    rijen = peiling.verslagen.filter(ingestuurd_op=None).select_related("aanvraag", "peiling").order_by("pk")
    per_plan = {rij.aanvraag_id: rij for rij in rijen.filter(aanvraag__in=in_uitvoering(moment).values("pk"))}
    aanzetten = [Aanzet(rij.aanvraag, plicht_van(peiling), peiling.invullen_tot, drempel) for rij in per_plan.values()]
    return _herinner(aanzetten, moment, lambda aanzet, wie: _van_ronde(per_plan[aanzet.aanvraag.pk], wie, moment))


def plicht_van(peiling: Peiling) -> str:
    """By which word the reminders of a round are kept."""
    return f"peiling {peiling.pk}"


def plichten_herinneren(op: datetime | None = None) -> int:
    """Remind the people of plans in execution of what they must do by a day that comes near; returns how many reminders."""
    moment = op or timezone.now()
    dag = dag_van(moment)
    plannen = list(in_uitvoering(moment).order_by("pk"))
    per_plan = plichten_van(plannen)
    wat: dict[tuple[int, str], Plicht] = {}
    aanzetten = []
    for plan in plannen:
        for plicht in per_plan.get(plan.pk, ()):
            drempel = drempel_op(dag, plicht.voor, DREMPELS_PLICHT)
            if drempel is not None and plicht.voor >= dag:
                wat[plan.pk, plicht.code] = plicht
                aanzetten.append(Aanzet(plan, plicht.code, plicht.voor, drempel))
    return _herinner(
        aanzetten,
        moment,
        lambda aanzet, wie: _van_plicht(aanzet.aanvraag, wat[aanzet.aanvraag.pk, aanzet.plicht], wie, moment),
    )


def _herinner(aanzetten: Iterable[Aanzet], moment: datetime, maak: Maker) -> int:
    """Write each threshold once, with its messages; another worker that was first has done it."""
    aanzetten = list(aanzetten)
    velden = ("aanvraag_id", "plicht", "voor", "drempel")
    rijen = Rondeherinnering.objects.filter(aanvraag__in=[aanzet.aanvraag.pk for aanzet in aanzetten])
    al = set(rijen.values_list(*velden))
    nieuw = [aanzet for aanzet in aanzetten if aanzet.sleutel not in al]
    if not nieuw:
        return 0
    mensen = schrijvers_per_plan({aanzet.aanvraag.pk: aanzet.aanvraag for aanzet in nieuw}.values())
    try:
        with transaction.atomic():
            Rondeherinnering.objects.bulk_create(
                Rondeherinnering(**dict(zip(velden, aanzet.sleutel, strict=True)), op=moment) for aanzet in nieuw
            )
            berichten.verstuur([maak(aanzet, wie) for aanzet in nieuw for wie in mensen[aanzet.aanvraag.pk]])
    except IntegrityError:
        return 0
    return len(nieuw)


def _van_ronde(verslag: Voortgangsverslag, wie: Gebruiker, moment: datetime) -> Bericht:
    tot = verslag.peiling.invullen_tot
    return berichten.maak(
        VERSLAG_HERINNERING, wie, verslag, op=moment, tot=datum_nl(tot), wanneer=wanneer(dag_van(moment), tot)
    )


def _van_plicht(plan: Aanvraag, plicht: Plicht, wie: Gebruiker, moment: datetime) -> Bericht:
    return berichten.maak(
        PLICHT_HERINNERING,
        wie,
        plan,
        link=reverse("aanvragen:plan", args=[plan.nummer]),
        op=moment,
        wat=plicht.wat,
        voor=datum_nl(plicht.voor),
        artikel=plicht.artikel,
        uitleg=plicht.uitleg,
        wanneer=wanneer(dag_van(moment), plicht.voor),
    )


def wanneer(dag: date, voor: date) -> str:
    """How long there is left, in words."""
    over = (voor - dag).days
    if over < 0:
        return "de termijn is voorbij, stuur het alsnog in"
    if over == 0:
        return "dat is vandaag"
    return "nog 1 dag" if over == 1 else f"nog {over} dagen"
