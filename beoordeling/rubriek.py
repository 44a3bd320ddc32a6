"""How far is an assessment, and where do two of them differ? The rubric laid over one plan."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices

from aanvragen.models import Aanvraag, Maatregel

from .models import Beoordeling, Criterium, CriteriumSoort, Score

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


def criteria(aanvraag: Aanvraag, soort: str | None = None) -> list[Criterium]:
    """The questions of the scheme's version under which this plan was filed, in order."""
    rijen = Criterium.objects.filter(regelingversie=aanvraag.tijdvak.regelingversie_id)
    return list(rijen.filter(soort=soort) if soort else rijen)


def onderdelen(beoordeling: Beoordeling) -> list[Onderdeel]:
    """The parts in order, each with how far it is: three queries whatever the number of measures."""
    alle = criteria(beoordeling.aanvraag)
    per_maatregel = {c.pk for c in alle if c.soort == CriteriumSoort.MAATREGEL}
    hele_plan = {c.pk for c in alle if c.soort == CriteriumSoort.PLAN}
    gedaan: dict[int | None, set[int]] = {}
    for criterium, maatregel in beoordeling.scores.values_list("criterium_id", "maatregel_id"):
        gedaan.setdefault(maatregel, set()).add(criterium)
    delen = [
        Onderdeel(str(m.volgnummer), f"Maatregel {m.volgnummer}", _stand(gedaan.get(m.pk), per_maatregel), m)
        for m in beoordeling.aanvraag.maatregelen.all()
    ]
    delen.append(Onderdeel(PLAN, "Hele plan", _stand(gedaan.get(None), hele_plan)))
    delen.append(Onderdeel(ADVIES, "Advies", Stand.KLAAR if beoordeling.advies else Stand.LEEG))
    return delen


def _stand(gedaan: set[int] | None, nodig: set[int]) -> Stand:
    if not gedaan:
        return Stand.LEEG
    return Stand.KLAAR if nodig <= gedaan else Stand.BEZIG


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
