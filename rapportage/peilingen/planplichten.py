"""The duties of plans in execution: what the records say of their days, handed to `plichten`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from aanvragen.models import Aanvraag, Categorie
from beoordeling.models import BesluitSoort
from sectorplannen.kern.datums import dag_van

from .. import tellingen
from ..tellingen import Geldend
from .beoogd import toegekend
from .plichten import Plicht, looptijd, plichten


def plichten_van(plannen: Sequence[Aanvraag]) -> dict[int, list[Plicht]]:
    """Per plan (by key) its duties, in order of day; none where the grant does not stand. Three queries, however many plans.

    Time runs from the first decision where that was a grant: a later one changes what is granted, not when it began.
    """
    pks = [plan.pk for plan in plannen]
    besluiten = tellingen.geldende_besluiten(pks, timezone.now())
    maatregelen = toegekend(pks)
    return {
        plan.pk: plichten(
            looptijd(
                dag_van(_verleend_op(besluiten[plan.pk])),
                plan.start_op,
                plan.eind_op,
                is_bbl=_is_bbl({t.categorie for t in maatregelen.get(plan.pk, ())}),
            )
        )
        for plan in plannen
        if plan.pk in besluiten and besluiten[plan.pk].soort == BesluitSoort.VERLENING
    }


def _verleend_op(besluit: Geldend) -> datetime:
    soort, op = besluit.eerste
    return op if soort == BesluitSoort.VERLENING else besluit.op


def _is_bbl(categorieen: set[str]) -> bool:
    """Only a plan that is all BBL has the longer time to begin: in a mixed one the other measures can begin earlier."""
    return categorieen == {Categorie.INSTROOM_BBL}
