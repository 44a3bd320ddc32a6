"""Drawing lots between plans that are equal in the order: once, with a seed that is kept."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from aanvragen.models import Tijdvak
from aanvragen.overgang import noteer
from aanvragen.statussen import LOTEN
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..loten import belet_loten, mededingers, moment_van, op_volgorde_van_lot
from ..models import Loting
from ..toegang import mag_loten

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
        if belet := belet_loten(tijdvak, [sleutel], door, wanneer).get(sleutel):
            raise Weigering(belet)
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
