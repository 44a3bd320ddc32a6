"""What an assessor reads beside what was filed: what changed since the filing before, and what comparable measures cost."""

from __future__ import annotations

from typing import Any

from aanvragen.models import Indiening

from .. import kostenvergelijking, wijzigingen
from ..ingediend import Ingediend, lees


def sinds_de_vorige(indiening: Indiening, plan: Ingediend) -> dict[str, Any]:
    """What changed since the filing before: `wijzigingen`, and `vorige` (its number); nothing of a first filing."""
    rijen = indiening.aanvraag.indieningen.select_related("tijdvak__regelingversie")
    vorige = rijen.filter(volgnummer__lt=indiening.volgnummer).order_by("-volgnummer").first()
    if vorige is None:
        return {"wijzigingen": None, "vorige": None}
    return {"wijzigingen": wijzigingen.vergelijk(lees(vorige), plan), "vorige": vorige.volgnummer}


def naast_het_plan(indiening: Indiening, plan: Ingediend, volgnummer: int | None) -> dict[str, Any]:
    """For the left column of assessing: the changes, and for a measure its own change and the cost of its kind."""
    context = sinds_de_vorige(indiening, plan)
    maatregel = plan.maatregel(volgnummer) if volgnummer else None
    if maatregel is None or volgnummer is None:
        return context
    anders = context["wijzigingen"].maatregel(volgnummer) if context["wijzigingen"] else None
    vergelijking = kostenvergelijking.vergelijk(
        maatregel.get("categorie", ""), maatregel["per_deelnemer"], behalve=indiening.aanvraag
    )
    return context | {"anders": anders, "vergelijking": vergelijking}
