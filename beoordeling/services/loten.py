"""Drawing lots between plans that are equal in the order: once, with a seed that is kept."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from aanvragen.models import Aanvraag, Tijdvak, Verdeling
from aanvragen.overgang import noteer
from aanvragen.statussen import LOTEN, Status
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from .. import tender
from ..loten import mededingers, moment_van, op_volgorde_van_lot
from ..models import Loting
from ..toegang import heeft_band, mag_loten
from ..volgorde import SECONDE

BYTES = 16


def loten(tijdvak: Tijdvak, moment: datetime, door: Gebruiker, *, op: datetime | None = None) -> Loting:
    """Draw the order of the plans that were complete in the second of `moment` (of a tender: of all plans that wait).

    Writes the lot of each plan and an event, in the transaction that keeps the seed. Raises Weigering when it was drawn
    before, when there is nothing to draw, or when a plan that would take part is still being checked.
    """
    mag_loten.eis(door, tijdvak)
    wanneer = op or timezone.now()
    with transaction.atomic():
        sleutel = moment_van(tijdvak, moment)
        plannen = list(mededingers(tijdvak, sleutel).select_for_update().order_by("pk"))
        Tijdvak.objects.select_for_update().get(pk=tijdvak.pk)
        if Loting.objects.filter(tijdvak=tijdvak, moment=sleutel).exists():
            raise Weigering("Hierover is al geloot. Een loting gebeurt één keer.")
        if len(plannen) < 2:
            raise Weigering("Er zijn geen twee plannen om tussen te loten.")
        if any(heeft_band(door, plan) for plan in plannen):
            raise Weigering("Deze loting doet een andere coördinator.")
        _eis_iedereen_erbij(tijdvak, sleutel, plannen, wanneer)
        zaad = secrets.token_hex(BYTES)
        uitkomst = op_volgorde_van_lot(zaad, [plan.nummer for plan in plannen])
        for plan in plannen:
            plan.lot = uitkomst.index(plan.nummer) + 1
            plan.save(update_fields=["lot"])
            noteer(
                plan,
                LOTEN,
                door=door,
                op=wanneer,
                reden=f"Plaats {plan.lot} van {len(plannen)}.",
                gegevens={"zaad": zaad, "plaats": plan.lot, "van": len(plannen)},
            )
        return Loting.objects.create(
            tijdvak=tijdvak,
            moment=sleutel,
            zaad=zaad,
            deelnemers=sorted(uitkomst),
            uitkomst=uitkomst,
            door=door,
            op=wanneer,
        )


def _eis_iedereen_erbij(tijdvak: Tijdvak, moment: datetime, plannen: list[Aanvraag], op: datetime) -> None:
    """A draw is made once, so who belongs in it must be in it: nobody is still checked, in a tender nobody still scored."""
    rijen = Aanvraag.objects.filter(tijdvak=tijdvak, status=Status.INGEDIEND)
    if tijdvak.verdeling == Verdeling.TENDER:
        beoordeeld = tender.scores(tijdvak, op)
        if rijen.exists() or any(plan.pk not in beoordeeld for plan in plannen):
            raise Weigering("Loot bij een tender als alle plannen zijn beoordeeld.")
        return
    laatste = rijen.annotate(laatste=Max("indieningen__op"))
    if laatste.filter(laatste__gte=moment, laatste__lt=moment + SECONDE).exists():
        raise Weigering("In dezelfde seconde is een plan ingediend dat nog niet is nagekeken. Doe dat eerst.")
