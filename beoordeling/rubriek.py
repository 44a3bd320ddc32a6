"""How far is an assessment, and where do two of them differ? The rubric laid over one plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils import timezone

from aanvragen.models import Aanvraag, Maatregel, Tijdvak

from .models import Beoordeling, Criterium, CriteriumSoort, Rubriek, Score, Waarde

PLAN, ADVIES = "plan", "advies"


class Stand(TextChoices):
    """How far a part is."""

    KLAAR = "klaar", "klaar"
    BEZIG = "half", "bezig"
    LEEG = "leeg", "nog doen"


@dataclass(frozen=True)
class Onderdeel:
    """A part of the rubric: one measure, the whole plan, or the advice. `stand.value` is its symbol."""

    code: str
    naam: str
    stand: Stand
    maatregel: Maatregel | None = None


@dataclass(frozen=True)
class Gemis:
    """What an assessment lacks: the score on a criterion, or (`reden`) the reason of a score below sufficient."""

    criterium: Criterium
    maatregel: Maatregel | None
    reden: bool = False

    @property
    def deel(self) -> str:
        """The code of the part in which it is."""
        return str(self.maatregel.volgnummer) if self.maatregel else PLAN

    @property
    def anker(self) -> str:
        """The id of the control where it is filled in."""
        return f"id_reden_{self.criterium.code}" if self.reden else f"id_waarde_{self.criterium.code}_0"

    @property
    def deelnaam(self) -> str:
        """The name of the part in which it is."""
        return f"Maatregel {self.maatregel.volgnummer}" if self.maatregel else "Hele plan"

    @property
    def naam(self) -> str:
        """What is lacking, in words, within its part."""
        return f"{self.criterium.naam.lower()}{' (de reden)' if self.reden else ''}"

    def __str__(self) -> str:
        return f"{self.deelnaam.lower()}, {self.naam}"


def geldend(tijdvak: Tijdvak) -> Rubriek | None:
    """The rubric that a period has by now; None is the one that comes with the version of the scheme."""
    return tijdvak.rubrieken.filter(geldt_vanaf__lte=timezone.now()).order_by("-versie").first()


def rubriek_van(aanvraag: Aanvraag) -> Rubriek | None:
    """The rubric by which a plan is assessed: of whom has it already, so that both share one, or else the one in force."""
    eerste = aanvraag.beoordelingen.select_related("rubriek").first()
    return eerste.rubriek if eerste else geldend(aanvraag.tijdvak)


def criteria(aanvraag: Aanvraag, soort: str | None = None) -> list[Criterium]:
    """The questions by which a plan is assessed, in order: two queries."""
    return criteria_in(aanvraag.tijdvak, rubriek_van(aanvraag), soort)


def criteria_in(tijdvak: Tijdvak, rubriek: Rubriek | int | None, soort: str | None = None) -> list[Criterium]:
    """The questions of one rubric (or its key) in order; without one, those of the period's version of the scheme."""
    rijen = Criterium.objects.filter(regelingversie=tijdvak.regelingversie_id, rubriek=rubriek)
    return list(rijen.filter(soort=soort) if soort else rijen)


def hoort_bij(criterium: Criterium, beoordeling: Beoordeling) -> bool:
    """Whether a criterion is of the rubric by which an assessment was begun."""
    regeling = beoordeling.aanvraag.tijdvak.regelingversie_id
    return (criterium.rubriek_id, criterium.regelingversie_id) == (beoordeling.rubriek_id, regeling)


def vraagt_reden(waarde: int | None) -> bool:
    """Whether a score needs a reason: below sufficient."""
    return waarde is not None and waarde < Waarde.VOLDOENDE


def onderdelen(beoordeling: Beoordeling) -> list[Onderdeel]:
    """The parts in order, each with how far it is: three queries whatever the number of measures."""
    alle = criteria_in(beoordeling.aanvraag.tijdvak, beoordeling.rubriek_id)
    gegeven = _gegeven(beoordeling)
    delen = [
        Onderdeel(
            str(m.volgnummer), f"Maatregel {m.volgnummer}", _stand(alle, gegeven, CriteriumSoort.MAATREGEL, m.pk), m
        )
        for m in beoordeling.aanvraag.maatregelen.all()
    ]
    delen.append(Onderdeel(PLAN, "Hele plan", _stand(alle, gegeven, CriteriumSoort.PLAN, None)))
    delen.append(Onderdeel(ADVIES, "Advies", Stand.KLAAR if beoordeling.advies else _begonnen(beoordeling.toelichting)))
    return delen


def ontbreekt(beoordeling: Beoordeling) -> list[Gemis]:
    """What an assessment lacks before it can be handed in, in the order of the form: three queries."""
    alle = criteria_in(beoordeling.aanvraag.tijdvak, beoordeling.rubriek_id)
    gegeven = _gegeven(beoordeling)
    vakken: list[tuple[Maatregel | None, str]] = [
        (m, CriteriumSoort.MAATREGEL) for m in beoordeling.aanvraag.maatregelen.all()
    ]
    gemist = []
    for maatregel, soort in [*vakken, (None, CriteriumSoort.PLAN)]:
        for criterium in alle:
            waarde, reden = gegeven.get((criterium.pk, maatregel.pk if maatregel else None), (None, ""))
            if criterium.soort == soort and not _is_af(waarde, reden):
                gemist.append(Gemis(criterium, maatregel, reden=waarde is not None))
    return gemist


def telling(beoordeling: Beoordeling) -> list[tuple[str, int]]:
    """How often each position of the scale was given, from good down, in words."""
    waarden = list(beoordeling.scores.values_list("waarde", flat=True))
    return [(naam, waarden.count(waarde)) for waarde, naam in reversed(Waarde.choices)]


Gegeven = dict[tuple[int, int | None], tuple[int | None, str]]


def _gegeven(beoordeling: Beoordeling) -> Gegeven:
    rijen = beoordeling.scores.values_list("criterium_id", "maatregel_id", "waarde", "reden")
    return {(criterium, maatregel): (waarde, reden) for criterium, maatregel, waarde, reden in rijen}


def _is_af(waarde: int | None, reden: str) -> bool:
    return waarde is not None and bool(reden or not vraagt_reden(waarde))


def _stand(alle: list[Criterium], gegeven: Gegeven, soort: str, maatregel: int | None) -> Stand:
    rijen = [gegeven.get((c.pk, maatregel)) for c in alle if c.soort == soort]
    if rijen and all(rij is not None and _is_af(*rij) for rij in rijen):
        return Stand.KLAAR
    return Stand.BEZIG if any(rijen) else Stand.LEEG


def _begonnen(tekst: str) -> Stand:
    return Stand.BEZIG if tekst else Stand.LEEG


@dataclass(frozen=True)
class Vergelijking:
    """One criterion with the scores of both, or what of them may be seen."""

    criterium: Criterium
    scores: list[Score | None]
    drempel: int

    @property
    def verschilt(self) -> bool:
        """Whether the two differ by more than the period allows."""
        waarden = [s.waarde for s in self.scores if s and s.waarde]
        return len(waarden) == 2 and abs(waarden[0] - waarden[1]) > self.drempel


def vergelijk(aanvraag: Aanvraag, beoordelingen: list[Beoordeling]) -> list[tuple[str, list[Vergelijking]]]:
    """Per part the criteria with the scores of the given assessments side by side: three queries."""
    gevonden = {
        (s.beoordeling_id, s.criterium_id, s.maatregel_id): s
        for s in Score.objects.filter(beoordeling__in=beoordelingen)
    }
    alle, drempel = criteria(aanvraag), aanvraag.tijdvak.drempel_scoreverschil

    def rijen(soort: str, maatregel: int | None) -> list[Vergelijking]:
        return [
            Vergelijking(c, [gevonden.get((b.pk, c.pk, maatregel)) for b in beoordelingen], drempel)
            for c in alle
            if c.soort == soort
        ]

    delen = [(f"{m.volgnummer}. {m.naam}", rijen(CriteriumSoort.MAATREGEL, m.pk)) for m in aanvraag.maatregelen.all()]
    return [*delen, ("Hele plan", rijen(CriteriumSoort.PLAN, None))]
