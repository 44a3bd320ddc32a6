"""Objecting (Awb chapter 6): by the applicant here, or by post and written down by a coordinator; and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import noteer
from aanvragen.statussen import BEZWAAR_BESLISSEN, BEZWAAR_MAKEN, Status
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.fouten import Weigering, eis_geen
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.tekst import eis_schoon
from sectorplannen.kern.toegang import Regel

from .. import termijnen
from ..berichtsoorten_bezwaar import BEZWAAR_INGETROKKEN, BEZWAAR_NIEUW, BEZWAAR_ONTVANGEN, BEZWAAR_WEG
from ..brieven import bekendgemaakt_op
from ..models import Besluit, BesluitSoort, Bezwaar, Kanaal, Uitkomst
from ..toegang import mag_bezwaar_intrekken, mag_bezwaar_maken

GELDT_BIJ: dict[str, Status] = {
    BesluitSoort.VERLENING: Status.VERLEEND,
    BesluitSoort.AFWIJZING: Status.AFGEWEZEN,
    BesluitSoort.BUITEN_BEHANDELING: Status.BUITEN_BEHANDELING,
    BesluitSoort.INTREKKING_VERLENING: Status.VERLENING_INGETROKKEN,
}
"""Decisions against which an objection can be made, and the status in which they are in force."""

BESLIST = "Op dit bezwaar is al beslist."


def geldend_besluit(aanvraag: Aanvraag) -> Besluit | None:
    """The decision in force against which an objection could be made, or None."""
    besluit = aanvraag.besluiten.last()
    return besluit if besluit is not None and GELDT_BIJ.get(besluit.soort) == aanvraag.status else None


def open_bezwaar(aanvraag: Aanvraag) -> Bezwaar | None:
    """The objection that waits for a decision, or None; there is one at a time per plan (Awb 6:19)."""
    rij = aanvraag.bezwaren.filter(uitkomst="").select_related("besluit", "behandelaar", "door").first()
    if rij is not None:
        rij.aanvraag = aanvraag
    return rij


def laatste_dag(besluit: Besluit) -> date | None:
    """The last day to object to a decision, or None as long as it was not announced."""
    bekend = bekendgemaakt_op(besluit)
    return termijnen.bezwaartermijn(bekend) if bekend else None


def beslisdag_bezwaar(bezwaar: Bezwaar) -> date:
    """The last day to decide on an objection (Awb 7:10), counted from the day after the term to object.

    What came after that term is counted from the day that it came: the law does not say, and no day can be kept that passed.
    """
    uiterlijk = laatste_dag(bezwaar.besluit) or bezwaar.ontvangen_op
    vanaf = max(uiterlijk, bezwaar.ontvangen_op) if bezwaar.te_laat else uiterlijk
    return termijnen.beslissen_op_bezwaar(vanaf, commissie=bezwaar.commissie, verdaagd=bool(bezwaar.verdaagd_reden))


def belet_bezwaar(aanvraag: Aanvraag) -> str | None:
    """Why nobody can object to the decision on this plan now, or None; asked by the service and by the button."""
    besluit = geldend_besluit(aanvraag)
    if besluit is None:
        return "Over dit plan is geen besluit waartegen u bezwaar kunt maken."
    if besluit.op_bezwaar:
        return f"Dit is een beslissing op bezwaar. {_beroep(bekendgemaakt_op(besluit))}"
    if bekendgemaakt_op(besluit) is None:
        return "Het besluit is nog niet verstuurd. Daarna kunt u zes weken bezwaar maken."
    if aanvraag.bezwaren.filter(uitkomst="").exists():
        return "Er loopt al een bezwaar over dit plan. Dat gaat ook over een later besluit (Awb 6:19)."
    andere = aanvraag.bezwaren.filter(besluit=besluit).exclude(uitkomst=Uitkomst.INGETROKKEN)
    beslist = andere.select_related("brief").first()
    if beslist:
        brief = getattr(beslist, "brief", None)
        bekend = dag_van(brief.verzonden_op) if brief and brief.verzonden_op else None
        return f"Op een bezwaar tegen dit besluit is al beslist. {_beroep(bekend)}"
    return None


def _beroep(bekend: date | None) -> str:
    """That an appeal is open (Awb 8:1), and until when, once the decision on the objection was announced."""
    tot = f", tot en met {datum_nl(termijnen.beroepstermijn(bekend))}" if bekend else ""
    return f"Daartegen kunt u in beroep bij de rechtbank{tot}."


def bezwaar_maken(
    besluit: Besluit,
    *,
    gronden: str,
    door: Gebruiker,
    ontvangen_op: date | None = None,
    gepost_op: date | None = None,
    op: datetime | None = None,
) -> Bezwaar:
    """Object to the decision in force; the applicant gets a receipt (Awb 6:14) and who may handle it hears of it.

    The applicant's own comes in at `op`; what came by post has the day of receipt and, when known, that of posting. Too late
    is not refused but recorded (Awb 6:9, 6:11). Raises PermissionDenied for who may not, Weigering for what cannot be.
    """
    moment = op or timezone.now()
    gronden = geschreven(gronden, "Schrijf op waarom u het niet eens bent met het besluit (Awb 6:5).")
    with transaction.atomic():
        aanvraag = Aanvraag.objects.select_for_update().select_related(None).get(pk=besluit.aanvraag_id)
        mag_bezwaar_maken.eis(door, aanvraag)
        if (geldend := geldend_besluit(aanvraag)) is None or geldend.pk != besluit.pk:
            raise Weigering("Dit besluit geldt niet meer. U kunt er geen bezwaar meer tegen maken.")
        eis_geen(belet_bezwaar(aanvraag))
        ontvangen, gepost = _dagen(besluit, door, ontvangen_op, gepost_op, dag_van(moment))
        uiterlijk = laatste_dag(besluit) or ontvangen
        bezwaar = Bezwaar(
            aanvraag=aanvraag,
            besluit=besluit,
            kanaal=Kanaal.POST if door.is_dienst else Kanaal.DIGITAAL,
            ontvangen_op=ontvangen,
            gepost_op=gepost,
            gronden=gronden,
            te_laat=not termijnen.is_op_tijd(ontvangen=ontvangen, gepost=gepost, laatste_dag=uiterlijk),
            door=door,
            op=moment,
        )
        bezwaar.beslissen_voor = beslisdag_bezwaar(bezwaar)
        bezwaar.save()
        _bevestig(bezwaar, uiterlijk, moment)
    return bezwaar


def _dagen(
    besluit: Besluit, door: Gebruiker, ontvangen_op: date | None, gepost_op: date | None, vandaag: date
) -> tuple[date, date | None]:
    """When it came and when it was posted; what the applicant sends here comes at once."""
    ontvangen, gepost = (ontvangen_op, gepost_op) if door.is_dienst else (vandaag, None)
    if ontvangen is None:
        raise Weigering("Vul in op welke dag de brief met het bezwaar is ontvangen.")
    if ontvangen > vandaag:
        raise Weigering("De dag van ontvangst ligt na vandaag.")
    if gepost and gepost > ontvangen:
        raise Weigering("De brief is niet later op de post gedaan dan ontvangen.")
    bekend = bekendgemaakt_op(besluit)
    if bekend and ontvangen < bekend:
        raise Weigering(f"Het besluit is verstuurd op {datum_nl(bekend)}. Een bezwaar komt daarna.")
    return ontvangen, gepost


def _bevestig(bezwaar: Bezwaar, uiterlijk: date, moment: datetime) -> None:
    """The receipt, the event, and a message to those who can take it on."""
    aanvraag, besluit = bezwaar.aanvraag, bezwaar.besluit
    wat = f"Tegen het besluit van {datum_nl(besluit.op)} ({besluit.get_soort_display().lower()})"
    hoe = f"ontvangen op {datum_nl(bezwaar.ontvangen_op)}{', per post' if bezwaar.kanaal == Kanaal.POST else ''}"
    feiten = {"bezwaar": bezwaar.pk, "kanaal": bezwaar.kanaal, "te_laat": bezwaar.te_laat}
    noteer(aanvraag, BEZWAAR_MAKEN, door=bezwaar.door, op=moment, reden=f"{wat}, {hoe}.", gegevens=feiten)
    laat = f"Het kwam na de laatste dag, {datum_nl(uiterlijk)}. Wij kijken of u daar iets aan kon doen (Awb 6:11).\n"
    berichten.zend(
        BEZWAAR_ONTVANGEN,
        aanvraag,
        link=reverse("beoordeling:bezwaar_maken", args=[aanvraag.nummer]),
        op=moment,
        ontvangen_op=datum_nl(bezwaar.ontvangen_op),
        besluit_op=datum_nl(besluit.op),
        te_laat=laat if bezwaar.te_laat else "",
        beslissen_voor=datum_nl(bezwaar.beslissen_voor),
    )
    berichten.zend(
        BEZWAAR_NIEUW,
        aanvraag,
        link=reverse("beoordeling:bezwaar", args=[aanvraag.nummer]),
        op=moment,
        wat=wat,
        hoe=hoe,
        beslissen_voor=datum_nl(bezwaar.beslissen_voor),
    )


def bezwaar_intrekken(bezwaar: Bezwaar, *, door: Gebruiker, reden: str = "", op: datetime | None = None) -> Bezwaar:
    """Take an objection back (Awb 6:21): the applicant here, or by post and written down by a coordinator with how it came.

    The decision stays as it was. Within the term a new objection can be made. What a coordinator writes is kept with the
    objection, for the agency; the log, which the applicant reads, has only the applicant's own words.
    """
    moment = op or timezone.now()
    eis_schoon(reden)
    if door.is_dienst and not reden.strip():
        raise Weigering("Schrijf op hoe en wanneer de aanvrager het bezwaar introk.")
    with opengehouden(bezwaar, door, mag_bezwaar_intrekken) as actueel:
        actueel.uitkomst, actueel.beslist_op, actueel.beslist_door = Uitkomst.INGETROKKEN, moment, door
        actueel.motivering = reden.strip() or "Ingetrokken door de aanvrager."
        noteer(
            actueel.aanvraag,
            BEZWAAR_BESLISSEN,
            door=door,
            op=moment,
            reden="Ingetrokken." if door.is_dienst else f"Ingetrokken. {reden}".strip(),
            gegevens={"bezwaar": actueel.pk, "uitkomst": actueel.uitkomst},
        )
        besluit_op = datum_nl(actueel.besluit.op)
        eigen = reverse("beoordeling:bezwaar_maken", args=[actueel.aanvraag.nummer])
        berichten.zend(BEZWAAR_INGETROKKEN, actueel.aanvraag, link=eigen, op=moment, besluit_op=besluit_op)
        dienst = reverse("beoordeling:bezwaar", args=[actueel.aanvraag.nummer])
        berichten.zend(BEZWAAR_WEG, actueel, link=dienst, op=moment, besluit_op=besluit_op)
    return actueel


@contextmanager
def opengehouden(bezwaar: Bezwaar, door: Gebruiker, recht: Regel) -> Iterator[Bezwaar]:
    """The objection under the lock of its plan, for who has the right and as long as it is open; saved when done.

    Raises PermissionDenied without the right, Weigering once it was decided. `bezwaar` itself is read again afterwards.
    """
    with transaction.atomic():
        aanvraag = Aanvraag.objects.select_for_update().select_related(None).get(pk=bezwaar.aanvraag_id)
        actueel = Bezwaar.objects.select_for_update(of=("self",)).select_related("besluit").get(pk=bezwaar.pk)
        actueel.aanvraag = aanvraag
        recht.eis(door, actueel)
        if not actueel.is_open:
            raise Weigering(BESLIST)
        yield actueel
        actueel.save()
    bezwaar.refresh_from_db()


def geschreven(tekst: str, anders: str) -> str:
    """A text without the white space around it; Weigering with `anders` when nothing is left."""
    eis_schoon(tekst)
    if not tekst.strip():
        raise Weigering(anders)
    return tekst.strip()
