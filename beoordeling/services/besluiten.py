"""Deciding. Granting and booking are one transaction (Awb 4:22 to 4:25)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag, Maatregel
from aanvragen.overgang import overgang
from aanvragen.services import betrokkenen
from aanvragen.statussen import (
    AFWIJZEN,
    HEROVERWEGEN_AFWIJZEN,
    HEROVERWEGEN_OPNIEUW,
    HEROVERWEGEN_VERLENEN,
    TERUGLEGGEN,
    VERLENEN,
    VERLENING_INTREKKEN,
    Status,
)
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import centen, euro
from sectorplannen.kern.models import Gebruiker

from .. import plafond
from ..models import Besluit, BesluitMaatregel, BesluitSoort, Boeking
from ..toegang import mag_besluiten, mag_heroverwegen
from .afstemmen import afstemming_vervalt
from .volledig import beslisdag

GRONDEN = tuple("abcdefghijkl")
BEZWAAR = "Bent u het er niet mee eens? Dan kunt u binnen zes weken bezwaar maken."
BEROEP = "Bent u het er niet mee eens? Dan kunt u binnen zes weken in beroep bij de rechtbank."


@dataclass(frozen=True)
class Toekenning:
    """What is granted of one measure, in euros. `aantal` None: as asked; bedrag 0: left out. Lower than asked needs a reason."""

    maatregel: Maatregel
    bedrag: Decimal
    aantal: int | None = None
    reden: str = ""


def verlenen(
    aanvraag: Aanvraag,
    toekenningen: Iterable[Toekenning],
    *,
    motivering: str,
    door: Gebruiker,
    voorwaarden: str = "",
    op: datetime | None = None,
) -> Besluit:
    """Grant a plan, wholly or in part, and book the sum in the same transaction, as far as the ceiling allows (Awb 4:25)."""
    moment = op or timezone.now()
    with overgang(aanvraag, VERLENEN, door=door, mits=mag_besluiten, op=moment, reden=motivering) as actueel:
        besluit = _verleen(actueel, list(toekenningen), motivering, voorwaarden, door, moment)
        _bericht(actueel, "Besluit: verleend", f"Wij verlenen {euro(besluit.bedrag)}.\n{motivering}", moment)
    return besluit


def afwijzen(
    aanvraag: Aanvraag, *, gronden: Sequence[str], motivering: str, door: Gebruiker, op: datetime | None = None
) -> Besluit:
    """Refuse a plan on one or more grounds of art. 2.5, with reasons."""
    moment = op or timezone.now()
    with overgang(aanvraag, AFWIJZEN, door=door, mits=mag_besluiten, op=moment, reden=motivering) as actueel:
        besluit = _wijs_af(actueel, gronden, motivering, door, moment)
        _bericht(actueel, "Besluit: afgewezen", motivering, moment)
    return besluit


def terugleggen(aanvraag: Aanvraag, *, reden: str, door: Gebruiker, op: datetime | None = None) -> None:
    """Send a plan back to its assessors with a reason; their assessments are open again."""
    if not reden.strip():
        raise Weigering("Schrijf op wat de beoordelaars opnieuw moeten bekijken.")
    with overgang(aanvraag, TERUGLEGGEN, door=door, mits=mag_besluiten, op=op, reden=reden) as actueel:
        actueel.beoordelingen.update(ingeleverd_op=None)
        afstemming_vervalt(actueel, door=door, op=op or timezone.now())
        berichten.stuur(
            [b.beoordelaar for b in actueel.beoordelingen.select_related("beoordelaar")],
            f"Teruggelegd: {actueel.nummer}",
            reden,
            link=reverse("beoordeling:dossier", args=[actueel.nummer]),
            op=op,
        )


def verlening_intrekken(aanvraag: Aanvraag, *, motivering: str, door: Gebruiker, op: datetime | None = None) -> Besluit:
    """Withdraw a grant (Awb 4:48): the money is released."""
    moment = op or timezone.now()
    _eis_motivering(motivering)
    with overgang(aanvraag, VERLENING_INTREKKEN, door=door, mits=mag_besluiten, op=moment, reden=motivering) as actueel:
        besluit = _besluit(actueel, BesluitSoort.INTREKKING_VERLENING, door, moment, motivering=motivering)
        _laat_vrij(actueel, moment, oorzaak=besluit, door=door)
        _bericht(actueel, "Verlening ingetrokken", motivering, moment)
    return besluit


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
    _eis_motivering(motivering)
    stap = {
        Status.VERLEEND: HEROVERWEGEN_VERLENEN,
        Status.AFGEWEZEN: HEROVERWEGEN_AFWIJZEN,
        Status.IN_BEOORDELING: HEROVERWEGEN_OPNIEUW,
    }.get(naar)
    if stap is None:
        raise Weigering("Kies wat er na het bezwaar gebeurt: verlenen, afwijzen of opnieuw beoordelen.")
    with overgang(aanvraag, stap, door=door, mits=mag_heroverwegen, op=moment, reden=motivering) as actueel:
        if actueel.status == Status.VERLEEND:
            _laat_vrij(actueel, moment, oorzaak=None, door=door)
        besluit = None
        # A plan that was left aside is taken up as it was last filed: that is its place in the order (art. 1.5).
        actueel.volledig_op = actueel.volledig_op or actueel.indieningen.latest("volgnummer").op
        if naar == Status.VERLEEND:
            besluit = _verleen(actueel, list(toekenningen), motivering, "", door, moment, op_bezwaar=True)
        elif naar == Status.AFGEWEZEN:
            besluit = _wijs_af(actueel, gronden, motivering, door, moment, op_bezwaar=True)
        else:
            actueel.beoordelingen.update(ingeleverd_op=None)
            afstemming_vervalt(actueel, door=door, op=moment)
            actueel.beslissen_voor = beslisdag(actueel.tijdvak, dag_van(moment))
        _bericht(actueel, "Beslissing op bezwaar", motivering, moment, middel=BEROEP if besluit else "")
    return besluit


def _verleen(
    aanvraag: Aanvraag,
    toekenningen: list[Toekenning],
    motivering: str,
    voorwaarden: str,
    door: Gebruiker,
    moment: datetime,
    *,
    op_bezwaar: bool = False,
) -> Besluit:
    _eis_motivering(motivering)
    genoemd = [t.maatregel.pk for t in toekenningen]
    if len(set(genoemd)) != len(genoemd):
        raise Weigering("Noem elke maatregel een keer.")
    for toekenning in [*toekenningen, *_niet_genoemd(aanvraag, genoemd)]:
        _eis_toekenning(aanvraag, toekenning)
    bedrag = sum((t.bedrag for t in toekenningen), Decimal("0.00"))
    if bedrag <= 0:
        raise Weigering("Ken ten minste voor 1 maatregel een bedrag toe. Of wijs het plan af.")
    besluit = _besluit(
        aanvraag,
        BesluitSoort.VERLENING,
        door,
        moment,
        bedrag=bedrag,
        motivering=motivering,
        voorwaarden=voorwaarden,
        op_bezwaar=op_bezwaar,
    )
    BesluitMaatregel.objects.bulk_create(
        BesluitMaatregel(besluit=besluit, maatregel=t.maatregel, aantal=t.aantal, bedrag=t.bedrag, reden=t.reden)
        for t in toekenningen
    )
    plafond.boek(
        aanvraag.tijdvak,
        Boeking.VERPLICHTING,
        bedrag,
        datum=dag_van(moment),
        grondslag=f"Verlening {aanvraag.nummer}",
        besluit=besluit,
        door=door,
    )
    return besluit


def _niet_genoemd(aanvraag: Aanvraag, genoemd: list[int]) -> list[Toekenning]:
    """A measure that is left out needs a reason as well (Awb 3:46), so it may not be passed over in silence."""
    return [Toekenning(m, Decimal("0.00")) for m in aanvraag.maatregelen.exclude(pk__in=genoemd)]


def _eis_toekenning(aanvraag: Aanvraag, t: Toekenning) -> None:
    wat = f"Maatregel {t.maatregel.volgnummer}"
    if t.maatregel.aanvraag_id != aanvraag.pk:
        raise Weigering("Deze maatregel hoort bij een ander plan.")
    if not t.bedrag.is_finite() or t.bedrag != centen(t.bedrag):
        raise Weigering(f"{wat}: een bedrag heeft ten hoogste twee cijfers achter de komma.")
    if t.bedrag < 0 or (t.aantal is not None and t.aantal < 0):
        raise Weigering(f"{wat}: een bedrag of aantal is niet lager dan 0.")
    if t.aantal == 0 and t.bedrag > 0:
        raise Weigering(f"{wat}: u kent een bedrag toe voor 0 deelnemers.")
    if t.bedrag > t.maatregel.cofinanciering:
        raise Weigering(f"{wat}: er is {euro(t.maatregel.cofinanciering)} gevraagd. U kunt niet meer toekennen.")
    if t.aantal is not None and t.aantal > t.maatregel.deelnemers:
        raise Weigering(f"{wat}: er zijn {t.maatregel.deelnemers} deelnemers gevraagd. U kunt er niet meer toekennen.")
    lager = t.bedrag < t.maatregel.cofinanciering or (t.aantal is not None and t.aantal < t.maatregel.deelnemers)
    if lager and not t.reden.strip():
        raise Weigering(f"{wat}: geef een reden, want u kent minder toe dan is gevraagd.")


def _wijs_af(
    aanvraag: Aanvraag,
    gronden: Sequence[str],
    motivering: str,
    door: Gebruiker,
    moment: datetime,
    *,
    op_bezwaar: bool = False,
) -> Besluit:
    _eis_motivering(motivering)
    if not gronden or any(g not in GRONDEN for g in gronden):
        raise Weigering("Kies ten minste 1 afwijzingsgrond van artikel 2.5 (a tot en met l).")
    return _besluit(
        aanvraag,
        BesluitSoort.AFWIJZING,
        door,
        moment,
        gronden=sorted(set(gronden)),
        motivering=motivering,
        op_bezwaar=op_bezwaar,
    )


def _besluit(aanvraag: Aanvraag, soort: BesluitSoort, door: Gebruiker, moment: datetime, **velden: object) -> Besluit:
    return Besluit.objects.create(
        aanvraag=aanvraag,
        indiening=aanvraag.indieningen.latest("volgnummer"),
        soort=soort,
        op=moment,
        door=door,
        **velden,
    )


def _laat_vrij(aanvraag: Aanvraag, moment: datetime, *, oorzaak: Besluit | None, door: Gebruiker) -> None:
    """Release what the grant in force had taken; `oorzaak` is the decision that does so, where there is one."""
    verlening = aanvraag.besluiten.filter(soort=BesluitSoort.VERLENING).last()
    if verlening is None:
        raise Weigering("Van deze aanvraag is geen verlening bekend.")
    besluit = oorzaak or verlening
    plafond.boek(
        aanvraag.tijdvak,
        Boeking.VRIJVAL,
        verlening.bedrag,
        datum=dag_van(moment),
        grondslag=f"Vrijval van de verlening {aanvraag.nummer}",
        besluit=besluit,
        door=door,
    )


def _eis_motivering(motivering: str) -> None:
    if not motivering.strip():
        raise Weigering("Geef de motivering van het besluit (Awb 3:46).")


def _bericht(aanvraag: Aanvraag, kop: str, tekst: str, moment: datetime, *, middel: str = BEZWAAR) -> None:
    berichten.stuur(
        betrokkenen(aanvraag),
        f"{kop}: {aanvraag.nummer}",
        f"Uw plan ‘{aanvraag.naam}’.\n{tekst}\n{middel}".strip(),
        link=aanvraag.get_absolute_url(),
        op=moment,
    )
