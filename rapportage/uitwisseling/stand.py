"""What a plan was on a date, in the words of the workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from aanvragen.statussen import ONBESLIST, OVERNEMEN, STAPPEN, Status
from beoordeling.models import BesluitSoort
from beoordeling.services.overnemen import IN_BEHANDELING

VOLLEDIG_VERKLAARD = frozenset({Status.IN_BEOORDELING, Status.TER_BESLUITVORMING})
STAPNAMEN = {stap.naam for stap in STAPPEN} | {OVERNEMEN}
"""The log also keeps what was done without a step, such as assigning."""
VERLEEND = frozenset({Status.VERLEEND, Status.VASTGESTELD})
"""The workbook knows no settling: a settled plan counts as granted (ontwerp section 7)."""


@dataclass(frozen=True)
class Planstand:
    """A row of the sheet of plans, as far as it changes in time; `maatregelen`: by key, the number and amount granted."""

    status: str
    status_op: datetime | None
    volledig_op: datetime | None
    toegekend: Decimal | None = None
    reden: str = ""
    maatregelen: dict[int, tuple[int | None, Decimal | None]] = field(default_factory=dict)


def planstand(aanvraag: Any, moment: datetime) -> Planstand:
    """The state at a moment, from the events (`gebeurd`) and decisions (`tot_moment`) up to it."""
    status = Status(aanvraag.status_op_peildatum)
    laatste = [gebeurd for gebeurd in aanvraag.gebeurd if gebeurd.stap in STAPNAMEN][-1]
    if status in ONBESLIST:
        volledig = aanvraag.volledig_op if status in VOLLEDIG_VERKLAARD else None
        return Planstand(IN_BEHANDELING, None, volledig)
    volledig = aanvraag.volledig_op if aanvraag.volledig_op and aanvraag.volledig_op <= moment else None
    verlening = _verlening(aanvraag.tot_moment) if status in VERLEEND | {Status.VERLENING_INGETROKKEN} else None
    return Planstand(
        status=(Status.VERLEEND if status in VERLEEND else status).value,
        status_op=verlening.op if verlening is not None and status in VERLEEND else laatste.op,
        volledig_op=volledig,
        toegekend=verlening.bedrag if verlening is not None else None,
        reden=laatste.reden,
        maatregelen={m.maatregel_id: (m.aantal, m.bedrag) for m in verlening.maatregelen.all()} if verlening else {},
    )


def _verlening(besluiten: list[Any]) -> Any | None:
    """The last decision that names what was granted. Of a grant that was withdrawn elsewhere, that is the withdrawal."""
    noemt = [b for b in besluiten if b.soort == BesluitSoort.VERLENING or b.bedrag > 0]
    return noemt[-1] if noemt else None
