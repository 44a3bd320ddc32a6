"""One of two independent assessments: scoring and handing in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from aanvragen.models import Aanvraag, Maatregel
from aanvragen.overgang import noteer
from aanvragen.statussen import INLEVEREN
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..models import Advies, Beoordeling, Criterium, CriteriumSoort, Score, Waarde
from ..toegang import mag_beoordelen


@dataclass(frozen=True)
class ScoreInvoer:
    """One score as entered: the criterion, the measure (None for the whole plan), the value 1 to 4 and its reason."""

    criterium: Criterium
    maatregel: Maatregel | None
    waarde: int
    reden: str = ""


def scores_opslaan(
    beoordeling: Beoordeling,
    scores: Iterable[ScoreInvoer],
    *,
    door: Gebruiker,
    advies: str | None = None,
    toelichting: str | None = None,
    versie: int | None = None,
) -> None:
    """Keep scores, as often as one likes until handing in. With `versie`, refuses when saved elsewhere in between."""
    with transaction.atomic():
        Aanvraag.objects.select_for_update().get(pk=beoordeling.aanvraag_id)
        actueel = Beoordeling.objects.select_for_update().get(pk=beoordeling.pk)
        mag_beoordelen.eis(door, actueel)
        if versie is not None and versie != actueel.versie:
            raise Weigering("U heeft deze beoordeling intussen op een andere plek opgeslagen. Laad de pagina opnieuw.")
        _bewaar(actueel, list(scores))
        if advies is not None:
            if advies and advies not in Advies.values:
                raise Weigering("Kies een advies uit de lijst.")
            actueel.advies = advies
        if toelichting is not None:
            actueel.toelichting = toelichting
        actueel.versie += 1
        actueel.save()
    beoordeling.refresh_from_db()


def _eis_geldig(beoordeling: Beoordeling, invoer: ScoreInvoer) -> None:
    if invoer.waarde not in Waarde.values:
        raise Weigering("Kies een score van de schaal: onvoldoende, matig, voldoende of goed.")
    if (invoer.maatregel is not None) != (invoer.criterium.soort == CriteriumSoort.MAATREGEL):
        raise Weigering(f"Criterium {invoer.criterium.code} hoort niet bij dit onderdeel.")
    if invoer.maatregel is not None and invoer.maatregel.aanvraag_id != beoordeling.aanvraag_id:
        raise Weigering("Deze maatregel hoort bij een ander plan.")
    if invoer.waarde < Waarde.VOLDOENDE and not invoer.reden.strip():
        raise Weigering(f"{invoer.criterium.naam}: geef een reden bij een score onder voldoende.")


def _bewaar(beoordeling: Beoordeling, scores: list[ScoreInvoer]) -> None:
    """Write the scores in three queries, however many there are."""
    bestaand = {(s.criterium_id, s.maatregel_id): s for s in beoordeling.scores.all()}
    nieuw = []
    for invoer in scores:
        _eis_geldig(beoordeling, invoer)
        sleutel = (invoer.criterium.pk, invoer.maatregel.pk if invoer.maatregel else None)
        rij = bestaand.get(sleutel)
        if rij is None:
            rij = Score(beoordeling=beoordeling, criterium=invoer.criterium, maatregel=invoer.maatregel)
            bestaand[sleutel] = rij
            nieuw.append(rij)
        rij.waarde, rij.reden = invoer.waarde, invoer.reden
    Score.objects.bulk_create(nieuw)
    Score.objects.bulk_update([rij for rij in bestaand.values() if rij not in nieuw], ["waarde", "reden"])


def scores_van(beoordeling: Beoordeling) -> dict[str, Any]:
    """An assessment as the log keeps it, so that it can be read after it was opened again or taken away."""
    rijen = beoordeling.scores.values_list("criterium__code", "maatregel__volgnummer", "waarde", "reden")
    return {
        "beoordelaar": str(beoordeling.beoordelaar),
        "advies": beoordeling.advies,
        "toelichting": beoordeling.toelichting,
        "scores": [list(rij) for rij in rijen],
    }


def ontbrekende_scores(beoordeling: Beoordeling) -> list[str]:
    """What has yet to be scored before handing in, in words."""
    regeling = beoordeling.aanvraag.tijdvak.regelingversie
    criteria = list(Criterium.objects.filter(regelingversie=regeling))
    gedaan = set(beoordeling.scores.values_list("criterium_id", "maatregel_id"))
    mist = [
        f"maatregel {m.volgnummer}, {c.naam.lower()}"
        for m in beoordeling.aanvraag.maatregelen.all()
        for c in criteria
        if c.soort == CriteriumSoort.MAATREGEL and (c.pk, m.pk) not in gedaan
    ]
    return mist + [
        f"hele plan, {c.naam.lower()}"
        for c in criteria
        if c.soort == CriteriumSoort.PLAN and (c.pk, None) not in gedaan
    ]


def inleveren(beoordeling: Beoordeling, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Hand an assessment in: every criterion scored and an advice given. After that it is fixed."""
    with transaction.atomic():
        Aanvraag.objects.select_for_update().get(pk=beoordeling.aanvraag_id)
        actueel = Beoordeling.objects.select_for_update().get(pk=beoordeling.pk)
        mag_beoordelen.eis(door, actueel)
        mist = ontbrekende_scores(actueel)
        if mist:
            rest = f" En nog {len(mist) - 3}." if len(mist) > 3 else ""
            raise Weigering(f"Geef eerst elke score. Nu ontbreekt: {'; '.join(mist[:3])}.{rest}")
        if not actueel.advies:
            raise Weigering("Kies eerst uw advies.")
        actueel.ingeleverd_op = op or timezone.now()
        actueel.save()
        noteer(actueel.aanvraag, INLEVEREN, door=door, op=actueel.ingeleverd_op, gegevens=scores_van(actueel))
    beoordeling.refresh_from_db()
