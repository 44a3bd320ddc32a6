"""What the two assessments say against a plan: each score below sufficient, under its ground of art. 2.5."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import F

from aanvragen.models import Aanvraag, Maatregel

from .artikelen import AFWIJZINGSGRONDEN
from .models import Criterium, Score, Waarde


@dataclass(frozen=True)
class Zwakte:
    """One point of the rubric on which a plan falls short: what both gave, or what they agreed on, with the reasons."""

    criterium: Criterium
    maatregel: Maatregel | None
    oordelen: tuple[str, ...]
    redenen: tuple[str, ...]
    eensgezind: bool
    """Whether both scored below sufficient, or agreed on such a score."""

    @property
    def waar(self) -> str:
        """The part of the plan."""
        return f"maatregel {self.maatregel.volgnummer}" if self.maatregel else "hele plan"


@dataclass(frozen=True)
class Grond:
    """A ground of art. 2.5 with the points that could carry it."""

    letter: str
    tekst: str
    punten: list[Zwakte] = field(default_factory=list)

    @property
    def eensgezind(self) -> bool:
        """Whether there is a point on which both fall short: then it can be ticked beforehand."""
        return any(punt.eensgezind for punt in self.punten)


def gronden(aanvraag: Aanvraag) -> list[Grond]:
    """The grounds for which the scores give cause, in the order of the article: two queries.

    Only for who may see the scores (`mag_scores_zien`): a decision maker once the plan was laid before.
    """
    per_letter: dict[str, Grond] = {}
    for zwakte in _zwaktes(aanvraag):
        letter = zwakte.criterium.grond
        grond = per_letter.setdefault(letter, Grond(letter, AFWIJZINGSGRONDEN[letter]))
        grond.punten.append(zwakte)
    return [per_letter[letter] for letter in sorted(per_letter)]


def _zwaktes(aanvraag: Aanvraag) -> list[Zwakte]:
    paren: dict[tuple[int, int | None], list[Score]] = {}
    rijen = Score.objects.filter(beoordeling__aanvraag=aanvraag, waarde__isnull=False)
    for score in rijen.select_related("criterium", "maatregel", "beoordeling__beoordelaar").order_by(
        F("maatregel__volgnummer").asc(nulls_last=True), "criterium__volgorde", "beoordeling__plaats"
    ):
        paren.setdefault((score.criterium_id, score.maatregel_id), []).append(score)
    samen = {(g.criterium_id, g.maatregel_id): g for g in aanvraag.gezamenlijke_scores.filter(akkoord_op__isnull=False)}
    zwak = []
    for sleutel, scores in paren.items():
        eerste, afgesproken = scores[0], samen.get(sleutel)
        if afgesproken is not None:
            if afgesproken.waarde < Waarde.VOLDOENDE:
                oordeel = f"samen {afgesproken.get_waarde_display().lower()}"
                zwak.append(Zwakte(eerste.criterium, eerste.maatregel, (oordeel,), (afgesproken.reden,), True))
            continue
        onder = [score for score in scores if (score.waarde or 0) < Waarde.VOLDOENDE]
        if onder:
            oordelen = tuple(f"{s.beoordeling.beoordelaar}: {s.get_waarde_display().lower()}" for s in scores)
            redenen = tuple(s.reden for s in onder if s.reden)
            zwak.append(
                Zwakte(
                    eerste.criterium, eerste.maatregel, oordelen, redenen, len(onder) == len(scores) and len(onder) > 1
                )
            )
    return zwak
