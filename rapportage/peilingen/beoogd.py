"""What a plan in execution was granted, measure by measure: what its statements are laid beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from aanvragen.querysets import AanvraagQuerySet
from aanvragen.statussen import Status

from .. import tellingen
from ..begrippen import Toekenning
from ..models import Realisatie, Voortgangsregel, Voortgangsverslag
from ..register.openbaar import openbaar
from .bevindingen import Gemeten, Regel


def in_uitvoering(moment: datetime | None = None) -> AanvraagQuerySet:
    """The plans with a grant that was announced by a moment (now) and is not settled yet."""
    return openbaar(moment).filter(status=Status.VERLEEND)


def toegekend(plannen: Sequence[int], moment: datetime | None = None) -> dict[int, list[Toekenning]]:
    """Per plan (by key) the measures that its decision in force grants, in order. Two queries, however many plans."""
    besluiten = tellingen.geldende_besluiten(plannen, moment or timezone.now())
    per_plan: dict[int, list[Toekenning]] = defaultdict(list)
    for toekenning in tellingen.toekenningen(plannen, besluiten.values()):
        per_plan[toekenning.aanvraag].append(toekenning)
    return per_plan


@dataclass(frozen=True)
class Stand:
    """One line of a statement beside what was granted and what the round before said."""

    rij: Voortgangsregel
    regel: Regel

    @property
    def volgnummer(self) -> int:
        """The number of the measure in the plan."""
        return self.rij.maatregel.volgnummer


def standen(verslag: Voortgangsverslag) -> list[Stand]:
    """The lines of one statement, in order of measure. Four queries."""
    return standen_van([verslag])[verslag.pk]


def standen_van(verslagen: Sequence[Voortgangsverslag]) -> dict[int, list[Stand]]:
    """Per statement (by key) its lines beside what was granted and said before. Four queries for those of one round."""
    plannen = [verslag.aanvraag_id for verslag in verslagen]
    beoogd = {t.maatregel: t for rijen in toegekend(plannen).values() for t in rijen}
    rijen = list(
        Voortgangsregel.objects.filter(verslag__in=[verslag.pk for verslag in verslagen])
        .select_related("maatregel", "verslag__peiling")
        .order_by("maatregel__volgnummer")
    )
    vorige = _vorige(rijen)
    per_verslag: dict[int, list[Stand]] = {verslag.pk: [] for verslag in verslagen}
    for rij in rijen:
        per_verslag[rij.verslag_id].append(Stand(rij, _regel(rij, beoogd.get(rij.maatregel_id), vorige)))
    return per_verslag


def _vorige(rijen: Iterable[Voortgangsregel]) -> dict[int, Gemeten]:
    """Per measure what was last known of it before the round."""
    rijen = list(rijen)
    if not rijen:
        return {}
    gezien = Realisatie.objects.filter(
        maatregel__in=[rij.maatregel_id for rij in rijen], peildatum__lt=rijen[0].verslag.peiling.peildatum
    )
    velden = ("maatregel_id", "peildatum", "deelnemers", "kosten")
    return {
        maatregel: Gemeten(peildatum, deelnemers, kosten)
        for maatregel, peildatum, deelnemers, kosten in gezien.order_by("peildatum").values_list(*velden)
    }


def _regel(rij: Voortgangsregel, toekenning: Toekenning | None, vorige: dict[int, Gemeten]) -> Regel:
    return Regel(
        maatregel=rij.maatregel_id,
        naam=str(rij.maatregel),
        beoogd=toekenning.aantal if toekenning else 0,
        begroot=toekenning.kosten if toekenning else Decimal("0.00"),
        deelnemers=rij.deelnemers,
        kosten=rij.kosten,
        verwachte_deelnemers=rij.verwachte_deelnemers,
        verwachte_kosten=rij.verwachte_kosten,
        reden=rij.reden,
        vorige=vorige.get(rij.maatregel_id),
    )
