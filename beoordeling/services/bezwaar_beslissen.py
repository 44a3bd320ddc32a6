"""Deciding on an objection (Awb 7:11 and 7:12): the outcome, the new decision where it succeeds, its money and its letter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from aanvragen.overgang import noteer
from aanvragen.statussen import BEZWAAR_BESLISSEN, Status
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering, eis_geen
from sectorplannen.kern.models import Gebruiker

from .. import brieftekst, brieven, plafond
from ..berichtsoorten_bezwaar import BEZWAAR_BESLIST
from ..bezwaarruimte import ruimte
from ..models import SLAAGT, Bezwaar, Uitkomst
from ..toegang import mag_bezwaar_behandelen
from .bezwaar import geschreven, opengehouden
from .bezwaar_behandelen import belet_behandelen
from .heroverwegen import STAP_NAAR, heroverweeg
from .toekennen import BEROEP, Toekenning

TE_BESLISSEN = (*sorted(SLAAGT, key=list(Uitkomst).index), Uitkomst.ONGEGROND, Uitkomst.NIET_ONTVANKELIJK)
"""What the agency can decide; taking back is the applicant's."""

NUL = Decimal("0.00")
KAN = {Status.VERLEEND: "verlenen", Status.AFGEWEZEN: "afwijzen", Status.IN_BEOORDELING: "opnieuw beoordelen"}
"""What can follow where an objection succeeds, as said in a sentence."""
TE_LAAT = (
    "Een bezwaar dat te laat kwam, behandelen wij alleen als u daar niets aan kon doen (artikel 6:11 van de Algemene wet "
    "bestuursrecht). Dat is hier niet zo."
)
"""What is said before the reason why lateness is not excused."""
VERWIJT_NODIG = "Schrijf op waarom de aanvrager wel op tijd kon zijn (Awb 6:11)."


def belet_beslissen(bezwaar: Bezwaar, door: Gebruiker | None = None) -> str | None:
    """Why an objection cannot be decided yet, or None: the hearing, or why there was none, comes first (Awb 7:2)."""
    belet = belet_behandelen(bezwaar)
    if belet is None and not bezwaar.verslag:
        return "Leg eerst vast wanneer u heeft gehoord, of waarom niet (Awb 7:2 en 7:3)."
    return belet


def vraagt_verwijt(bezwaar: Bezwaar) -> bool:
    """Whether leaving an objection unread is explained by its lateness: it came late, and that was not excused (Awb 6:11)."""
    return bezwaar.te_laat and not bezwaar.verschoonbaar


def naar_mogelijk(bezwaar: Bezwaar) -> tuple[Status, ...]:
    """What an objection that succeeds can lead to; one against a grant, in force or withdrawn, only leads to a grant."""
    return tuple(naar for naar, stap in STAP_NAAR.items() if bezwaar.aanvraag.status in stap.van)


def bezwaar_beslissen(
    bezwaar: Bezwaar,
    uitkomst: Uitkomst,
    *,
    motivering: str,
    door: Gebruiker,
    naar: Status | None = None,
    toekenningen: Iterable[Toekenning] = (),
    gronden: Sequence[str] = (),
    wegens_plafond: bool = False,
    voorwaarden: str = "",
    verwijtbaar: str = "",
    op: datetime | None = None,
) -> Bezwaar:
    """Decide on an objection: in one transaction the outcome, the new decision, the ledger, the letter and the message.

    `naar` is what follows where it succeeds: grant, refuse or assess again. The ceiling is a reason to refuse only in so far
    as it also was one at the first decision (Awb 4:25(3)), and is never passed. `verwijtbaar` is why the applicant could have
    come in time, where lateness leaves the objection unread: it is said with the reasons. Raises PermissionDenied for who does
    not handle it, Weigering for what cannot be decided.
    """
    moment = op or timezone.now()
    motivering = geschreven(motivering, "Geef de motivering van de beslissing (Awb 7:12).")
    toekenningen = list(toekenningen)
    with opengehouden(bezwaar, door, mag_bezwaar_behandelen) as actueel:
        _eis_mogelijk(actueel, uitkomst, naar)
        if uitkomst == Uitkomst.NIET_ONTVANKELIJK and vraagt_verwijt(actueel):
            motivering = f"{motivering}\n\n{TE_LAAT} {geschreven(verwijtbaar, VERWIJT_NODIG)}"
        if uitkomst in SLAAGT and naar is not None:
            _eis_ruimte(actueel, naar, toekenningen, wegens_plafond=wegens_plafond, moment=moment)
            actueel.beslissing = heroverweeg(
                actueel.aanvraag,
                naar,
                motivering=motivering,
                door=door,
                toekenningen=toekenningen,
                gronden=gronden,
                wegens_plafond=wegens_plafond,
                voorwaarden=voorwaarden,
                op=moment,
            )
        actueel.uitkomst, actueel.motivering = uitkomst, motivering
        actueel.beslist_op, actueel.beslist_door = moment, door
        feiten = {"bezwaar": actueel.pk, "uitkomst": uitkomst}
        woorden = f"{Uitkomst(uitkomst).label}. {motivering}"
        noteer(actueel.aanvraag, BEZWAAR_BESLISSEN, door=door, op=moment, reden=woorden, gegevens=feiten)
        brieven.van_bezwaar(actueel, verzonden_op=op)
        berichten.zend(BEZWAAR_BESLIST, actueel.aanvraag, op=moment, motivering=woorden, middel=_middel(naar))
    return bezwaar


def _eis_mogelijk(bezwaar: Bezwaar, uitkomst: Uitkomst, naar: Status | None) -> None:
    """An outcome that fits the objection, with what follows from it."""
    eis_geen(belet_beslissen(bezwaar))
    if uitkomst not in TE_BESLISSEN:
        raise Weigering(
            "Kies gegrond, deels gegrond, ongegrond of niet-ontvankelijk. Intrekken doet de aanvrager zelf."
        )
    if vraagt_verwijt(bezwaar) and uitkomst != Uitkomst.NIET_ONTVANKELIJK:
        raise Weigering(
            "Het bezwaar kwam te laat. Verklaar het niet-ontvankelijk, of leg eerst vast waarom de aanvrager er niets aan kon "
            "doen (Awb 6:11)."
        )
    if uitkomst not in SLAAGT and naar is not None:
        raise Weigering("Alleen na een gegrond bezwaar komt er een nieuw besluit.")
    if uitkomst in SLAAGT and naar not in naar_mogelijk(bezwaar):
        kan = f"Kies wat er na het bezwaar gebeurt: {' of '.join(KAN[n] for n in naar_mogelijk(bezwaar))}."
        slechter = " De aanvrager wordt van een eigen bezwaar niet slechter (Awb 7:11)."
        raise Weigering(kan + (slechter if bezwaar.aanvraag.status == Status.VERLEEND else ""))


def _eis_ruimte(
    bezwaar: Bezwaar, naar: Status, toekenningen: list[Toekenning], *, wegens_plafond: bool, moment: datetime
) -> None:
    """The rule of Awb 4:25(3), on the ledger as it stands under the lock of its period."""
    if naar == Status.IN_BEOORDELING or (naar == Status.AFGEWEZEN and not wegens_plafond):
        return
    plafond.houd_vast(bezwaar.aanvraag.tijdvak)
    bedrag = sum((t.bedrag for t in toekenningen), NUL) if naar == Status.VERLEEND else NUL
    stand = ruimte(bezwaar.besluit, dag_van(moment))
    eis_geen(stand.belet(bedrag, gevraagd=bezwaar.aanvraag.gevraagd, wegens_plafond=wegens_plafond))


def _middel(naar: Status | None) -> str:
    """An appeal is open against the decision; where a plan is assessed again, against the one that follows."""
    return brieftekst.LATER_BEROEP if naar == Status.IN_BEOORDELING else BEROEP
