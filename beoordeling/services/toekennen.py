"""What a decision is made of: the amounts per measure, the grounds, the row, and its entry in the ledger (Awb 4:22 to 4:25)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from aanvragen.models import Aanvraag, Maatregel
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import centen, euro
from sectorplannen.kern.models import Gebruiker

from .. import plafond
from ..artikelen import GRONDEN
from ..models import SLAAGT, Besluit, BesluitMaatregel, BesluitSoort, Boeking
from .beslistermijn import eindig_opschorting

NUL = Decimal("0.00")
BEZWAAR = "Bent u het er niet mee eens? Dan kunt u binnen zes weken bezwaar maken."
BEROEP = "Bent u het er niet mee eens? Dan kunt u binnen zes weken in beroep bij de rechtbank."


@dataclass(frozen=True)
class Toekenning:
    """What is granted of one measure, in euros. `aantal` None: as asked; bedrag 0: left out. Lower than asked needs a reason."""

    maatregel: Maatregel
    bedrag: Decimal
    aantal: int | None = None
    reden: str = ""


@dataclass(frozen=True)
class Verlening:
    """All that a grant says: per measure what, why, on which conditions; `wegens_plafond` where less for want of room."""

    toekenningen: Iterable[Toekenning]
    motivering: str
    voorwaarden: str = ""
    voorschot: bool | None = None
    wegens_plafond: bool = False


@dataclass(frozen=True)
class Afwijzing:
    """All that a refusal says; for want of room (Awb 4:25) it needs no ground of art. 2.5."""

    gronden: Sequence[str]
    motivering: str
    wegens_plafond: bool = False


def verleen(
    aanvraag: Aanvraag, wat: Verlening, *, door: Gebruiker, moment: datetime, op_bezwaar: bool = False
) -> Besluit:
    """Check, decide and book, inside the transaction of the caller."""
    toekenningen = list(wat.toekenningen)
    eis_motivering(wat.motivering)
    if wat.voorschot and not aanvraag.voorschot_gewenst:
        raise Weigering("De aanvrager vroeg geen voorschotten. Dan geeft u die ook niet (artikel 5.3, zesde lid).")
    genoemd = [t.maatregel.pk for t in toekenningen]
    if len(set(genoemd)) != len(genoemd):
        raise Weigering("Noem elke maatregel een keer.")
    for toekenning in [*toekenningen, *_niet_genoemd(aanvraag, genoemd)]:
        _eis_toekenning(aanvraag, toekenning)
    bedrag = sum((t.bedrag for t in toekenningen), NUL)
    if wat.wegens_plafond and bedrag >= aanvraag.gevraagd:
        raise Weigering("U kent alles toe wat is gevraagd. Dan is er niets geweigerd vanwege het plafond (Awb 4:25).")
    if bedrag <= 0:
        raise Weigering("Ken ten minste voor 1 maatregel een bedrag toe. Of wijs het plan af.")
    besluit = maak_besluit(
        aanvraag,
        BesluitSoort.VERLENING,
        door,
        moment,
        bedrag=bedrag,
        motivering=wat.motivering,
        voorwaarden=wat.voorwaarden,
        voorschot=wat.voorschot,
        wegens_plafond=wat.wegens_plafond,
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
    return [Toekenning(m, NUL) for m in aanvraag.maatregelen.exclude(pk__in=genoemd)]


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


def wijs_af(
    aanvraag: Aanvraag, wat: Afwijzing, *, door: Gebruiker, moment: datetime, op_bezwaar: bool = False
) -> Besluit:
    """Check and decide, inside the transaction of the caller."""
    eis_motivering(wat.motivering)
    if not (wat.gronden or wat.wegens_plafond) or any(g not in GRONDEN for g in wat.gronden):
        raise Weigering("Kies ten minste 1 afwijzingsgrond van artikel 2.5 (a tot en met l), of het plafond.")
    return maak_besluit(
        aanvraag,
        BesluitSoort.AFWIJZING,
        door,
        moment,
        gronden=sorted(set(wat.gronden)),
        motivering=wat.motivering,
        wegens_plafond=wat.wegens_plafond,
        op_bezwaar=op_bezwaar,
    )


def volgt_op_bezwaar(aanvraag: Aanvraag) -> bool:
    """Whether the decision to take is the rest of that on an objection, which had the plan assessed again (Awb 7:11)."""
    vorige = aanvraag.besluiten.last()
    return vorige is not None and vorige.bezwaren.filter(uitkomst__in=SLAAGT).exists()


def middel_tegen(besluit: Besluit) -> str:
    """What can be done against a decision: object to it, or where it is one on an objection, appeal."""
    return BEROEP if besluit.op_bezwaar else BEZWAAR


def maak_besluit(
    aanvraag: Aanvraag, soort: BesluitSoort, door: Gebruiker, moment: datetime, **velden: object
) -> Besluit:
    """The row of a decision, on what was filed last. A term that stood still ends with it."""
    eindig_opschorting(aanvraag, door=door, op=moment)
    return Besluit.objects.create(
        aanvraag=aanvraag,
        indiening=aanvraag.indieningen.latest("volgnummer"),
        soort=soort,
        op=moment,
        door=door,
        **velden,
    )


def laat_vrij(aanvraag: Aanvraag, moment: datetime, *, oorzaak: Besluit | None, door: Gebruiker) -> None:
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


def eis_motivering(motivering: str) -> None:
    """Raise Weigering where a decision gives no reasons (Awb 3:46)."""
    if not motivering.strip():
        raise Weigering("Geef de motivering van het besluit (Awb 3:46).")
