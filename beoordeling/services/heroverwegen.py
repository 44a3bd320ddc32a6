"""Deciding anew after an objection that succeeds: grant, refuse, or assess again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from aanvragen.models import Aanvraag
from aanvragen.overgang import overgang
from aanvragen.statussen import HEROVERWEGEN_AFWIJZEN, HEROVERWEGEN_OPNIEUW, HEROVERWEGEN_VERLENEN, Stap, Status
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..models import Besluit, BesluitSoort
from ..toegang import mag_heroverwegen
from .afstemmen import afstemming_vervalt
from .toekennen import Afwijzing, Toekenning, Verlening, eis_motivering, laat_vrij, verleen, wijs_af
from .volledig import beslisdag

STAP_NAAR: dict[Status, Stap] = {
    Status.VERLEEND: HEROVERWEGEN_VERLENEN,
    Status.AFGEWEZEN: HEROVERWEGEN_AFWIJZEN,
    Status.IN_BEOORDELING: HEROVERWEGEN_OPNIEUW,
}
"""What can follow, and the step that leads there."""


def heroverweeg(
    aanvraag: Aanvraag,
    naar: Status,
    *,
    motivering: str,
    door: Gebruiker,
    toekenningen: Iterable[Toekenning] = (),
    gronden: Sequence[str] = (),
    wegens_plafond: bool = False,
    voorwaarden: str = "",
    op: datetime,
) -> Besluit | None:
    """Grant, refuse, or have assessed again, without letter or message. Money that an earlier grant took is released first.

    `bezwaar_beslissen` says what an objection can lead to, and tells the applicant.
    """
    eis_motivering(motivering)
    stap = STAP_NAAR.get(naar)
    if stap is None:
        raise Weigering("Kies wat er na het bezwaar gebeurt: verlenen, afwijzen of opnieuw beoordelen.")
    with overgang(aanvraag, stap, door=door, mits=mag_heroverwegen, op=op, reden=motivering) as actueel:
        if actueel.status == Status.VERLEEND:
            laat_vrij(actueel, op, oorzaak=None, door=door)
        besluit = None
        # A plan that was left aside is taken up as it was last filed: that is its place in the order (art. 1.5).
        actueel.volledig_op = actueel.volledig_op or actueel.indieningen.latest("volgnummer").op
        if naar == Status.VERLEEND:
            wat = Verlening(toekenningen, motivering, voorwaarden, _voorschot(actueel), wegens_plafond)
            besluit = verleen(actueel, wat, door=door, moment=op, op_bezwaar=True)
        elif naar == Status.AFGEWEZEN:
            reden = Afwijzing(gronden, motivering, wegens_plafond)
            besluit = wijs_af(actueel, reden, door=door, moment=op, op_bezwaar=True)
        else:
            actueel.beoordelingen.update(ingeleverd_op=None)
            afstemming_vervalt(actueel, door=door, op=op)
            actueel.beslissen_voor = beslisdag(actueel.tijdvak, dag_van(op))
    return besluit


def _voorschot(aanvraag: Aanvraag) -> bool | None:
    """Advances as the earlier grant had them; where there was none, as the applicant wished (art. 5.3)."""
    eerder = aanvraag.besluiten.filter(soort=BesluitSoort.VERLENING).last()
    return aanvraag.voorschot_gewenst if eerder is None or eerder.voorschot is None else eerder.voorschot
