"""What a plan in execution was granted, measure by measure: what its statements are laid beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from aanvragen.querysets import AanvraagQuerySet
from aanvragen.statussen import Status

from .. import tellingen
from ..begrippen import Toekenning
from ..models import Realisatie, Voortgangsregel, Voortgangsverslag
from ..register.openbaar import bekende_besluiten, openbaar
from .bevindingen import Gemeten, Regel


def in_uitvoering(moment: datetime | None = None) -> AanvraagQuerySet:
    """The plans with a grant that was announced by a moment (now) and is not settled yet."""
    return openbaar(moment).filter(status=Status.VERLEEND)


def toegekend(plannen: Sequence[int], moment: datetime | None = None) -> dict[int, list[Toekenning]]:
    """Per plan (by key) the measures that it was granted by the last decision announced by a moment (now), in order.

    Two queries, however many plans.
    """
    bekend = bekende_besluiten(moment or timezone.now()).filter(aanvraag__in=plannen).order_by("op", "pk")
    besluiten = {besluit.aanvraag_id: besluit for besluit in bekend.only("pk", "aanvraag")}
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
    """Per statement (by key) its lines beside what was granted and said before. Four queries for those of one round.

    Of a closed round beside what was granted when it was closed. The line of a measure that is not granted any more, and of
    which nothing was said, falls away.
    """
    plannen = [verslag.aanvraag_id for verslag in verslagen]
    toen = verslagen[0].peiling.gesloten_op if verslagen else None
    beoogd = {t.maatregel: t for rijen in toegekend(plannen, toen).values() for t in rijen}
    rijen = list(
        Voortgangsregel.objects.filter(verslag__in=[verslag.pk for verslag in verslagen])
        .select_related("maatregel", "verslag__peiling")
        .order_by("maatregel__volgnummer")
    )
    vorige = _vorige(rijen)
    per_verslag: dict[int, list[Stand]] = {verslag.pk: [] for verslag in verslagen}
    for rij in rijen:
        regel = _regel(rij, beoogd.get(rij.maatregel_id), vorige)
        if regel.is_toegekend or not regel.is_leeg or regel.vorige:
            per_verslag[rij.verslag_id].append(Stand(rij, regel))
    return per_verslag


def erbij(verslagen: Sequence[Voortgangsverslag]) -> dict[int, list[Toekenning]]:
    """Per statement (by key) the measures that were granted after it was made, and have no line in it. Three queries.

    Left out where there is none.
    """
    rijen = Voortgangsregel.objects.filter(verslag__in=[verslag.pk for verslag in verslagen])
    bekend = set(rijen.values_list("verslag", "maatregel"))
    maatregelen = toegekend([verslag.aanvraag_id for verslag in verslagen])
    uit = {
        verslag.pk: [t for t in maatregelen.get(verslag.aanvraag_id, ()) if (verslag.pk, t.maatregel) not in bekend]
        for verslag in verslagen
    }
    return {verslag: nieuw for verslag, nieuw in uit.items() if nieuw}


def verwacht(toekenningen: Iterable[Toekenning], peildatum: date) -> dict[int, tuple[int, Decimal]]:
    """Per measure what its people can be taken to expect in the end, so that nobody types it again. One query.

    What they expected in the round before; without that, what was granted.
    """
    uit = {t.maatregel: (t.aantal, t.kosten) for t in toekenningen}
    eerder = Voortgangsregel.objects.filter(
        maatregel__in=uit, verslag__akkoord_op__isnull=False, verslag__peiling__peildatum__lt=peildatum
    )
    for maatregel, deelnemers, kosten in eerder.order_by("verslag__peiling__peildatum").values_list(
        "maatregel", "verwachte_deelnemers", "verwachte_kosten"
    ):
        if deelnemers is not None and kosten is not None:
            uit[maatregel] = deelnemers, kosten
    return uit


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
        is_toegekend=toekenning is not None,
        beoogd=toekenning.aantal if toekenning else 0,
        begroot=toekenning.kosten if toekenning else Decimal("0.00"),
        deelnemers=rij.deelnemers,
        kosten=rij.kosten,
        verwachte_deelnemers=rij.verwachte_deelnemers,
        verwachte_kosten=rij.verwachte_kosten,
        reden=rij.reden,
        vorige=vorige.get(rij.maatregel_id),
    )
