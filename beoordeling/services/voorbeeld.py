"""A letter as it would go out, without anything happening."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from aanvragen.models import Aanvraag
from sectorplannen.kern.fouten import Weigering

from .. import brieven
from ..models import Bezwaar


def voorbeeldbrief(dienst: Callable[..., Any], over: Aanvraag | Bezwaar, **argumenten: Any) -> bytes:
    """The PDF of the letter that a service would write about a plan or an objection: it is carried out and taken back.

    So the preview says what the letter says, to the comma, and is refused with the same sentence where the service refuses.
    Raises Weigering also where no letter comes of it.
    """
    aanvraag = over.aanvraag if isinstance(over, Bezwaar) else over
    with transaction.atomic():
        eerder = set(aanvraag.brieven.values_list("pk", flat=True))
        dienst(over, **argumenten)
        brief = aanvraag.brieven.exclude(pk__in=eerder).select_related("aanvraag").first()
        transaction.set_rollback(True)
    over.refresh_from_db()
    if brief is None:
        raise Weigering("Hiervan gaat geen brief uit.")
    return brieven.maak(brief)
