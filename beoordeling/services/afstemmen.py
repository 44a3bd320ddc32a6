"""Two assessments beside each other: where they differ, and laying the plan before the decision maker."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from aanvragen.models import Aanvraag
from aanvragen.overgang import overgang
from aanvragen.statussen import VOORLEGGEN
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..models import Score
from ..toegang import heeft_band, mag_coordineren


def verschillen(aanvraag: Aanvraag) -> list[tuple[str, int, int]]:
    """Where the two assessments differ by more than the period allows: (what, first, second)."""
    waarden: dict[tuple[str, int | None], dict[int, int]] = {}
    rijen = Score.objects.filter(beoordeling__aanvraag=aanvraag, waarde__isnull=False).values_list(
        "criterium__naam", "maatregel__volgnummer", "beoordeling__plaats", "waarde"
    )
    for naam, volgnummer, plaats, waarde in rijen.order_by(
        F("maatregel__volgnummer").asc(nulls_last=True), "criterium__volgorde"
    ):
        waarden.setdefault((naam, volgnummer), {})[plaats] = waarde or 0
    drempel = aanvraag.tijdvak.drempel_scoreverschil
    return [
        (f"maatregel {nr}, {naam.lower()}" if nr else f"hele plan, {naam.lower()}", twee[1], twee[2])
        for (naam, nr), twee in waarden.items()
        if len(twee) == 2 and abs(twee[1] - twee[2]) > drempel
    ]


def belet_voorleggen(aanvraag: Aanvraag) -> str | None:
    """Why a plan cannot be laid before the decision maker yet, or None; asked by the service and by its button."""
    beoordelingen = list(aanvraag.beoordelingen.select_related("beoordelaar"))
    if sum(b.ingeleverd_op is not None for b in beoordelingen) != 2:
        return "Er zijn nog geen twee beoordelingen ingeleverd."
    for beoordeling in beoordelingen:
        if heeft_band(beoordeling.beoordelaar, aanvraag):
            return f"{beoordeling.beoordelaar} heeft een band met de aanvrager. Wijs een ander toe."
    return None


def voorleggen(aanvraag: Aanvraag, *, door: Gebruiker, toelichting: str = "", op: datetime | None = None) -> None:
    """Lay a plan before the decision maker: both assessments handed in, and large differences settled in words."""
    with overgang(aanvraag, VOORLEGGEN, door=door, mits=mag_coordineren, op=op, reden=toelichting) as actueel:
        belet = belet_voorleggen(actueel)
        if belet:
            raise Weigering(belet)
        anders = verschillen(actueel)
        if anders and not toelichting.strip():
            raise Weigering(f"De beoordelaars verschillen te veel over {anders[0][0]}. Leg uit wat samen is besloten.")
