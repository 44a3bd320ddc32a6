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

from .. import rubriek
from ..models import Advies, Beoordeling, Criterium, CriteriumSoort, Score, Waarde
from ..toegang import mag_beoordelen


class IntussenOpgeslagen(Weigering):
    """The same person saved this assessment elsewhere in between, in a second window for instance."""

    def __init__(self) -> None:
        super().__init__("U heeft deze beoordeling intussen op een andere plek opgeslagen. Laad de pagina opnieuw.")


@dataclass(frozen=True)
class ScoreInvoer:
    """One score as entered: the criterion, the measure (None for the whole plan), the value 1 to 4 and its reason.

    While one writes, either may still be missing; what lacks both is no score.
    """

    criterium: Criterium
    maatregel: Maatregel | None
    waarde: int | None
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
    """Keep scores, as often as one likes until handing in; a score without its reason, or a reason without a score, too.

    With `versie`, raises IntussenOpgeslagen when saved elsewhere in between.
    """
    with transaction.atomic():
        Aanvraag.objects.select_for_update().get(pk=beoordeling.aanvraag_id)
        actueel = Beoordeling.objects.select_for_update().get(pk=beoordeling.pk)
        mag_beoordelen.eis(door, actueel)
        if versie is not None and versie != actueel.versie:
            raise IntussenOpgeslagen
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
    if invoer.waarde is not None and invoer.waarde not in Waarde.values:
        raise Weigering("Kies een score van de schaal: onvoldoende, matig, voldoende of goed.")
    if (invoer.maatregel is not None) != (invoer.criterium.soort == CriteriumSoort.MAATREGEL):
        raise Weigering(f"Criterium {invoer.criterium.code} hoort niet bij dit onderdeel.")
    if invoer.maatregel is not None and invoer.maatregel.aanvraag_id != beoordeling.aanvraag_id:
        raise Weigering("Deze maatregel hoort bij een ander plan.")
    if not rubriek.hoort_bij(invoer.criterium, beoordeling):
        raise Weigering(f"Criterium {invoer.criterium.code} hoort bij een andere versie van de rubriek.")


def _bewaar(beoordeling: Beoordeling, scores: list[ScoreInvoer]) -> None:
    """Write the scores in four queries at most, however many there are."""
    bestaand = {(s.criterium_id, s.maatregel_id): s for s in beoordeling.scores.all()}
    nieuw: list[Score] = []
    anders: list[Score] = []
    weg: list[Score] = []
    for invoer in scores:
        _eis_geldig(beoordeling, invoer)
        sleutel = (invoer.criterium.pk, invoer.maatregel.pk if invoer.maatregel else None)
        rij, reden = bestaand.get(sleutel), invoer.reden.strip()
        is_leeg = invoer.waarde is None and not reden
        if rij is None and not is_leeg:
            rij = Score(beoordeling=beoordeling, criterium=invoer.criterium, maatregel=invoer.maatregel)
            bestaand[sleutel] = rij
            nieuw.append(rij)
        elif rij is not None and rij not in nieuw:
            (weg if is_leeg else anders).append(rij)
        if rij is not None:
            rij.waarde, rij.reden = invoer.waarde, reden
    Score.objects.filter(pk__in=[rij.pk for rij in weg]).delete()
    Score.objects.bulk_create(nieuw)
    Score.objects.bulk_update(anders, ["waarde", "reden"])


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
    """What has yet to be scored, or reasoned, before handing in, in words."""
    return [str(gemis) for gemis in rubriek.ontbreekt(beoordeling)]


def inleveren(beoordeling: Beoordeling, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Hand an assessment in: every criterion scored, the low ones with a reason, and an advice. After that it is fixed."""
    with transaction.atomic():
        Aanvraag.objects.select_for_update().get(pk=beoordeling.aanvraag_id)
        actueel = Beoordeling.objects.select_for_update().get(pk=beoordeling.pk)
        mag_beoordelen.eis(door, actueel)
        _eis_af(actueel)
        if not actueel.advies:
            raise Weigering("Kies eerst uw advies.")
        actueel.ingeleverd_op = op or timezone.now()
        actueel.save()
        noteer(actueel.aanvraag, INLEVEREN, door=door, op=actueel.ingeleverd_op, gegevens=scores_van(actueel))
    beoordeling.refresh_from_db()


def _eis_af(beoordeling: Beoordeling) -> None:
    mist = rubriek.ontbreekt(beoordeling)
    if not mist:
        return
    alleen_reden = all(gemis.reden for gemis in mist)
    eerst = "Geef eerst een reden bij elke score onder voldoende." if alleen_reden else "Geef eerst elke score."
    rest = f" En nog {len(mist) - 3}." if len(mist) > 3 else ""
    raise Weigering(f"{eerst} Nu ontbreekt: {'; '.join(map(str, mist[:3]))}.{rest}")
