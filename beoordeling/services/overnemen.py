"""Taking over a plan that was handled elsewhere: its facts, its source, its ledger entry, under the same constraints."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from aanvragen import overgang
from aanvragen.models import Aanvraag, AanvraagSoort, Indiening, IntrekReden, Maatregel, Tijdvak
from aanvragen.overgang import Overgenomen
from aanvragen.services import bevries
from aanvragen.statussen import Status
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.models import Organisatie

from .. import plafond
from ..models import Besluit, BesluitMaatregel, BesluitSoort, Boeking
from .volledig import beslisdag

IN_BEHANDELING = "in_behandeling"
EINDSTATUS = {
    "verleend": Status.VERLEEND,
    "afgewezen": Status.AFGEWEZEN,
    "ingetrokken": Status.INGETROKKEN,
    "buiten_behandeling": Status.BUITEN_BEHANDELING,
    "verlening_ingetrokken": Status.VERLENING_INGETROKKEN,
}
BESLUITSOORT = {
    Status.VERLEEND: BesluitSoort.VERLENING,
    Status.AFGEWEZEN: BesluitSoort.AFWIJZING,
    Status.BUITEN_BEHANDELING: BesluitSoort.BUITEN_BEHANDELING,
    Status.VERLENING_INGETROKKEN: BesluitSoort.INTREKKING_VERLENING,
}


@dataclass(frozen=True)
class OvergenomenMaatregel:
    """A measure as a workbook knows it; amounts in euros. `toegekend_*` None: the decision names none."""

    volgnummer: int
    naam: str
    thema: str
    categorie: str
    deelnemers: int
    waarvan_jongeren: int
    waarvan_bbl: int
    kosten: Decimal
    cofinanciering: Decimal
    toegekend_aantal: int | None = None
    toegekend_bedrag: Decimal | None = None


@dataclass(frozen=True)
class Overname:
    """A plan handled elsewhere. `status` is one of EINDSTATUS, or in_behandeling with an empty `status_op`."""

    nummer: str
    tijdvak: Tijdvak
    naam: str
    soort: str
    hoofdaanvrager: str
    kvk: str
    ingediend_op: datetime
    volledig_op: datetime | None
    status: str
    status_op: datetime | None
    toegekend: Decimal | None = None
    reden: str = ""
    sectoren: list[Any] = field(default_factory=list)
    regios: list[Any] = field(default_factory=list)
    maatregelen: list[OvergenomenMaatregel] = field(default_factory=list)


def overnemen(plan: Overname, *, bron: str) -> Aanvraag:
    """Take a plan over with `bron` as its recorded source. Raises Weigering when its grant does not fit under the ceiling.

    Without the findings of `volledigheid`: it was judged elsewhere. What the source does not know (scores, letters, who
    decided) stays absent.
    """
    with transaction.atomic():
        aanvraag = _aanvraag(plan, bron)
        maatregelen = _maatregelen(plan, aanvraag)
        indiening = bevries(
            aanvraag, op=plan.ingediend_op, door=None, inhoud=_inhoud(plan), toelichting=f"Overgenomen uit {bron}"
        )
        overgang.overnemen(aanvraag, _stappen(plan), bron=bron)
        soort = BESLUITSOORT.get(Status(aanvraag.status))
        if soort is not None and plan.status_op is not None:
            _besluit(plan, aanvraag, maatregelen, indiening, soort, plan.status_op, bron)
    return aanvraag


def _stappen(plan: Overname) -> list[Overgenomen]:
    """What happened to the plan, as far as the source says: filed, complete, and how it ended."""
    stappen = [Overgenomen(Status.INGEDIEND, plan.ingediend_op)]
    if plan.volledig_op and (plan.status_op is None or plan.volledig_op <= plan.status_op):
        stappen.append(Overgenomen(Status.IN_BEOORDELING, plan.volledig_op))
    if plan.status != IN_BEHANDELING and plan.status_op is not None:
        stappen.append(Overgenomen(EINDSTATUS[plan.status], plan.status_op, plan.reden))
    return stappen


def _aanvraag(plan: Overname, bron: str) -> Aanvraag:
    aanvraag = Aanvraag.objects.create(
        nummer=plan.nummer,
        naam=plan.naam,
        soort=AanvraagSoort(plan.soort),
        tijdvak=plan.tijdvak,
        hoofdaanvrager=_organisatie(plan),
        ingediend_op=plan.ingediend_op,
        volledig_op=plan.volledig_op,
        beslissen_voor=_beslissen_voor(plan),
        status=Status.INGEDIEND,
        intrekreden=_intrekreden(plan.reden) if plan.status == Status.INGETROKKEN else "",
        herkomst=bron,
        aangemaakt_op=plan.ingediend_op,
    )
    aanvraag.sectoren.add(*plan.sectoren)
    aanvraag.regios.add(*plan.regios)
    return aanvraag


def _maatregelen(plan: Overname, aanvraag: Aanvraag) -> list[Maatregel]:
    """The measures as asked, in the order of the plan."""
    return Maatregel.objects.bulk_create(
        Maatregel(
            aanvraag=aanvraag,
            **{k: v for k, v in asdict(m).items() if not k.startswith("toegekend_")},
        )
        for m in plan.maatregelen
    )


def _beslissen_voor(plan: Overname) -> date | None:
    """The last day to decide, of a plan that comes in for assessment: the queue is in that order."""
    if plan.status != IN_BEHANDELING or plan.volledig_op is None:
        return None
    return beslisdag(plan.tijdvak, dag_van(plan.volledig_op))


def _intrekreden(reden: str) -> str:
    """The code of a reason for withdrawing: given as a code, or as the event of `intrekken` words it (label, then a remark)."""
    for code, label in IntrekReden.choices:
        if reden in (code, label) or reden.startswith(f"{label}: "):
            return str(code)
    return ""


def _organisatie(plan: Overname) -> Organisatie:
    """The lead organisation by its number in the trade register, or, where none is given, by its name."""
    if plan.kvk:
        return Organisatie.objects.get_or_create(kvk=plan.kvk, defaults={"naam": plan.hoofdaanvrager})[0]
    bestaand = Organisatie.objects.filter(naam=plan.hoofdaanvrager, kvk="").first()
    return bestaand or Organisatie.objects.create(naam=plan.hoofdaanvrager)


def _inhoud(plan: Overname) -> dict[str, Any]:
    """What is frozen of an overtaken plan: what was asked, as far as the source says it."""
    return {
        "naam": plan.naam,
        "soort": plan.soort,
        "hoofdaanvrager": {"naam": plan.hoofdaanvrager, "kvk": plan.kvk},
        "sectoren": [s.nummer for s in plan.sectoren],
        "regios": [r.nummer for r in plan.regios],
        "maatregelen": [
            {k: str(v) if isinstance(v, Decimal) else v for k, v in asdict(m).items() if not k.startswith("toegekend_")}
            for m in plan.maatregelen
        ],
    }


def _besluit(
    plan: Overname,
    aanvraag: Aanvraag,
    maatregelen: list[Maatregel],
    indiening: Indiening,
    soort: BesluitSoort,
    op: datetime,
    bron: str,
) -> None:
    """The decision as the source knows it. Of a withdrawn grant the date of granting is unknown: what it took and
    released cancels out, so nothing is booked."""
    besluit = Besluit.objects.create(
        aanvraag=aanvraag,
        indiening=indiening,
        soort=soort,
        op=op,
        bedrag=plan.toegekend or Decimal("0.00"),
        motivering=plan.reden,
        herkomst=bron,
    )
    if soort not in {BesluitSoort.VERLENING, BesluitSoort.INTREKKING_VERLENING}:
        return
    BesluitMaatregel.objects.bulk_create(
        BesluitMaatregel(
            besluit=besluit,
            maatregel=maatregel,
            aantal=m.toegekend_aantal,
            bedrag=m.toegekend_bedrag or Decimal("0.00"),
        )
        for maatregel, m in zip(maatregelen, plan.maatregelen, strict=True)
    )
    if soort == BesluitSoort.VERLENING:
        plafond.boek(
            aanvraag.tijdvak,
            Boeking.VERPLICHTING,
            besluit.bedrag,
            datum=dag_van(op),
            grondslag=f"Verlening {aanvraag.nummer}, overgenomen",
            besluit=besluit,
        )
