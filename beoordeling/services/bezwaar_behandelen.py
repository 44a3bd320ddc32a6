"""Handling an objection (Awb chapter 7): who takes it on, the hearing, a committee, putting off, and lateness excused."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from aanvragen.overgang import noteer
from aanvragen.statussen import BEZWAAR_BEHANDELEN, BEZWAAR_VERDAGEN
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van, datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering, eis_geen
from sectorplannen.kern.models import Gebruiker

from .. import termijnen
from ..berichtsoorten_bezwaar import BEZWAAR_LATER
from ..models import Bezwaar
from ..toegang import mag_bezwaar_behandelen, mag_bezwaar_oppakken
from .bezwaar import BESLIST, beslisdag_bezwaar, geschreven, opengehouden


def belet_oppakken(bezwaar: Bezwaar, door: Gebruiker | None = None) -> str | None:
    """Why an objection cannot be taken on, or over, by a person, or None."""
    if not bezwaar.is_open:
        return BESLIST
    if bezwaar.behandelaar is None:
        return None
    if bezwaar.behandelaar == door:
        return "U behandelt dit bezwaar al."
    if mag_bezwaar_oppakken(bezwaar.behandelaar, bezwaar):
        return f"{bezwaar.behandelaar} behandelt dit bezwaar."
    return None


def belet_behandelen(bezwaar: Bezwaar, door: Gebruiker | None = None) -> str | None:
    """Why nothing can be written down of an objection now, or None."""
    if not bezwaar.is_open:
        return BESLIST
    return None if bezwaar.behandelaar else "Neem het bezwaar eerst in behandeling."


def belet_later(bezwaar: Bezwaar, dag: date | None = None) -> str | None:
    """Why the day to decide cannot be made later any more, or None: that is done before it has passed (Awb 7:10)."""
    if belet := belet_behandelen(bezwaar):
        return belet
    if termijnen.is_verstreken(bezwaar.beslissen_voor, dag or vandaag()):
        return f"De termijn liep af op {datum_nl(bezwaar.beslissen_voor)}. Daarna kunt u die niet meer verlengen (Awb 7:10)."
    return None


def belet_verdagen(bezwaar: Bezwaar, door: Gebruiker | None = None, dag: date | None = None) -> str | None:
    """Why the decision cannot be put off, or None: that is done once (Awb 7:10(3))."""
    belet = belet_later(bezwaar, dag)
    if belet is None and bezwaar.verdaagd_reden:
        return "De beslissing is al een keer verdaagd. Dat kan 1 keer (Awb 7:10, derde lid)."
    return belet


def belet_commissie(bezwaar: Bezwaar, door: Gebruiker | None = None, dag: date | None = None) -> str | None:
    """Why no committee can be asked for its advice, or None (Awb 7:13)."""
    belet = belet_later(bezwaar, dag)
    if belet is None and bezwaar.commissie:
        return "Een commissie adviseert al over dit bezwaar."
    return belet


def belet_verschonen(bezwaar: Bezwaar, door: Gebruiker | None = None) -> str | None:
    """Why there is no lateness to excuse, or None (Awb 6:11)."""
    belet = belet_behandelen(bezwaar)
    if belet is None and not bezwaar.te_laat:
        return "Dit bezwaar kwam op tijd."
    return belet


def bezwaar_behandelen(bezwaar: Bezwaar, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Take an objection on; or over from who may no longer decide on it (left, declared a tie, decided on the plan).

    Raises PermissionDenied for who took the contested decision, assessed or has a tie (Awb 10:3, art. 1.6).
    """
    with opengehouden(bezwaar, door, mag_bezwaar_oppakken) as actueel:
        eis_geen(belet_oppakken(actueel, door))
        vorige, actueel.behandelaar = actueel.behandelaar, door
        reden = f"{door} neemt het over van {vorige}." if vorige else f"{door} behandelt het bezwaar."
        _noteer(actueel, reden, door, op)


def bezwaar_horen(
    bezwaar: Bezwaar, *, verslag: str, door: Gebruiker, gehoord_op: date | None = None, op: datetime | None = None
) -> None:
    """Write down the hearing with its day, or without a day why there was none (Awb 7:2, 7:3, 7:7). Can be done again."""
    verslag = geschreven(verslag, "Schrijf op wat is besproken, of waarom u niet heeft gehoord (Awb 7:3 en 7:7).")
    with opengehouden(bezwaar, door, mag_bezwaar_behandelen) as actueel:
        eis_geen(belet_behandelen(actueel))
        if gehoord_op and gehoord_op > dag_van(op or timezone.now()):
            raise Weigering("De dag van het horen ligt na vandaag. Leg het vast als het is geweest.")
        if gehoord_op and gehoord_op < actueel.ontvangen_op:
            raise Weigering(f"Het bezwaar kwam op {datum_nl(actueel.ontvangen_op)}. Horen kan niet daarvoor.")
        actueel.gehoord_op, actueel.verslag = gehoord_op, verslag
        wat = f"Gehoord op {datum_nl(gehoord_op)}." if gehoord_op else "Niet gehoord."
        _noteer(actueel, wat, door, op, verslag=verslag)


def bezwaar_verdagen(bezwaar: Bezwaar, *, reden: str, door: Gebruiker, op: datetime | None = None) -> None:
    """Put the decision off by six weeks, once, before its term has passed; the applicant reads why (Awb 7:10(3))."""
    reden = geschreven(reden, "Schrijf op waarom de beslissing later komt.")
    with opengehouden(bezwaar, door, mag_bezwaar_behandelen) as actueel:
        eis_geen(belet_verdagen(actueel, dag=dag_van(op or timezone.now())))
        actueel.verdaagd_reden = reden
        _zet_later(actueel, reden, door, op)


def bezwaar_commissie(bezwaar: Bezwaar, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Have a committee advise: twelve weeks instead of six to decide (Awb 7:10(1) and 7:13); the applicant hears of it."""
    with opengehouden(bezwaar, door, mag_bezwaar_behandelen) as actueel:
        eis_geen(belet_commissie(actueel, dag=dag_van(op or timezone.now())))
        actueel.commissie = True
        _zet_later(actueel, "Een commissie adviseert over uw bezwaar (Awb 7:13).", door, op)


def bezwaar_verschonen(bezwaar: Bezwaar, *, reden: str, door: Gebruiker, op: datetime | None = None) -> None:
    """Write down why the applicant is not to blame for coming late, so that the objection is looked at (Awb 6:11)."""
    reden = geschreven(reden, "Schrijf op waarom de aanvrager niets aan het te laat komen kon doen (Awb 6:11).")
    with opengehouden(bezwaar, door, mag_bezwaar_behandelen) as actueel:
        eis_geen(belet_verschonen(actueel))
        actueel.verschoonbaar = reden
        _noteer(actueel, f"Te laat, maar niet verwijtbaar: {reden}", door, op)


def _zet_later(bezwaar: Bezwaar, reden: str, door: Gebruiker, op: datetime | None) -> None:
    """The day to decide as it now is, with the event and the message that say so."""
    bezwaar.beslissen_voor = beslisdag_bezwaar(bezwaar)
    dag = datum_nl(bezwaar.beslissen_voor)
    gegevens = {"bezwaar": bezwaar.pk, "beslissen_voor": bezwaar.beslissen_voor.isoformat()}
    moment = op or timezone.now()
    tekst = f"{reden} Beslissen uiterlijk op {dag}."
    noteer(bezwaar.aanvraag, BEZWAAR_VERDAGEN, door=door, op=moment, reden=tekst, gegevens=gegevens)
    berichten.zend(
        BEZWAAR_LATER,
        bezwaar.aanvraag,
        link=reverse("beoordeling:bezwaar_maken", args=[bezwaar.aanvraag.nummer]),
        op=moment,
        uiterlijk_op=dag,
        reden=reden,
    )


def _noteer(bezwaar: Bezwaar, reden: str, door: Gebruiker, op: datetime | None, **feiten: str) -> None:
    noteer(
        bezwaar.aanvraag,
        BEZWAAR_BEHANDELEN,
        door=door,
        op=op or timezone.now(),
        reden=reden,
        gegevens={"bezwaar": bezwaar.pk} | feiten,
    )
