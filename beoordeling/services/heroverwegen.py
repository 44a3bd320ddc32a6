"""Deciding anew after an objection that succeeds: grant, refuse, or assess again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import overgang
from aanvragen.statussen import HEROVERWEGEN_AFWIJZEN, HEROVERWEGEN_OPNIEUW, HEROVERWEGEN_VERLENEN, Status
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..models import Besluit
from ..toegang import mag_heroverwegen
from .afstemmen import afstemming_vervalt
from .toekennen import BEROEP, Afwijzing, Toekenning, Verlening, bericht, eis_motivering, laat_vrij, verleen, wijs_af
from .volledig import beslisdag


def heroverwegen(
    aanvraag: Aanvraag,
    naar: Status,
    *,
    motivering: str,
    door: Gebruiker,
    toekenningen: Iterable[Toekenning] = (),
    gronden: Sequence[str] = (),
    op: datetime | None = None,
) -> Besluit | None:
    """Decide anew after an objection that succeeds: grant, refuse, or assess again. Earlier money is released first."""
    moment = op or timezone.now()
    eis_motivering(motivering)
    stap = {
        Status.VERLEEND: HEROVERWEGEN_VERLENEN,
        Status.AFGEWEZEN: HEROVERWEGEN_AFWIJZEN,
        Status.IN_BEOORDELING: HEROVERWEGEN_OPNIEUW,
    }.get(naar)
    if stap is None:
        raise Weigering("Kies wat er na het bezwaar gebeurt: verlenen, afwijzen of opnieuw beoordelen.")
    with overgang(aanvraag, stap, door=door, mits=mag_heroverwegen, op=moment, reden=motivering) as actueel:
        if actueel.status == Status.VERLEEND:
            laat_vrij(actueel, moment, oorzaak=None, door=door)
        besluit = None
        # A plan that was left aside is taken up as it was last filed: that is its place in the order (art. 1.5).
        actueel.volledig_op = actueel.volledig_op or actueel.indieningen.latest("volgnummer").op
        if naar == Status.VERLEEND:
            besluit = verleen(actueel, Verlening(toekenningen, motivering), door=door, moment=moment, op_bezwaar=True)
        elif naar == Status.AFGEWEZEN:
            besluit = wijs_af(actueel, Afwijzing(gronden, motivering), door=door, moment=moment, op_bezwaar=True)
        else:
            actueel.beoordelingen.update(ingeleverd_op=None)
            afstemming_vervalt(actueel, door=door, op=moment)
            actueel.beslissen_voor = beslisdag(actueel.tijdvak, dag_van(moment))
        bericht(actueel, "Beslissing op bezwaar", motivering, moment, middel=BEROEP if besluit else "")
    return besluit
