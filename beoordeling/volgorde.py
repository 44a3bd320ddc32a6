"""Whose turn is it? The order of a period, and for each plan whether the money reaches (art. 1.5, Awb 4:25 and 4:26)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import F, Sum, TextChoices

from aanvragen.models import Aanvraag, Maatregel, Tijdvak, Verdeling
from aanvragen.statussen import ONBESLIST, Status
from sectorplannen.kern.datums import einde_van_dag, vandaag
from sectorplannen.kern.geld import CENT, centen
from sectorplannen.kern.models import Gebruiker

from . import plafond, tender
from .models import Besluit, Plafondmutatie
from .toegang import mag_tender_zien, mag_tenderscores_zien

NUL = Decimal("0.00")
SECONDE = timedelta(seconds=1)


class Uitkomst(TextChoices):
    """What the order means for one plan."""

    VERLEEND = "verleend", "Verleend"
    PAST = "past", "Past"
    DEELS = "deels", "Past deels"
    PAST_NIET = "past_niet", "Past niet"
    TELT_NIET_MEE = "telt_niet_mee", "Telt niet mee"


VORM: dict[str, tuple[str, str]] = {
    Uitkomst.VERLEEND: ("klaar", "klaar"),
    Uitkomst.PAST: ("klaar", "klaar"),
    Uitkomst.DEELS: ("letop", "deels"),
    Uitkomst.PAST_NIET: ("moet", "kruis"),
    Uitkomst.TELT_NIET_MEE: ("neutraal", "ruit"),
}


@dataclass(frozen=True)
class Kans:
    """What one plan brings to the division, in euros: what it asks, and what the ledger holds for it.

    `gelijk`: plans for which it is the same came in at the same second, or have the same score. `buiten` says in words
    why an undecided plan does not take part; `wegens_plafond`: the last decision refused (a part of) it for want of room.
    """

    aanvraag: Aanvraag
    status: Status
    gevraagd: Decimal
    geboekt: Decimal
    gelijk: datetime | Fraction | None
    wegens_plafond: bool = False
    score: Fraction | None = None
    buiten: str = ""

    @property
    def is_onbeslist(self) -> bool:
        """Whether it still waits for money."""
        return self.geboekt <= 0 and self.status in ONBESLIST and not self.buiten


@dataclass(frozen=True)
class Plek:
    """A plan in the order; amounts in euros. `samen` is the sum up to and including this plan."""

    nummer: int
    kans: Kans
    bedrag: Decimal
    samen: Decimal
    uitkomst: Uitkomst
    rest: Decimal
    """What was left when its turn came."""
    krijgt: Decimal
    """What it has, or would get."""
    ervoor: int
    """How many plans before it have money, or would get it."""
    ervoor_samen: Decimal
    ervoor_vast: bool
    """Whether all of those were decided."""
    erna: Decimal
    """What was granted to plans after it already, for not every decision is taken in the order."""
    grens: bool = False
    """Whether the ceiling is reached here: the first plan for which nothing is left."""

    @property
    def aanvraag(self) -> Aanvraag:
        """The plan."""
        return self.kans.aanvraag

    @property
    def status(self) -> Status:
        """Its status on the day of the order."""
        return self.kans.status

    @property
    def score(self) -> Decimal | None:
        """In a tender the mean score in two decimals, to print."""
        return None if self.kans.score is None else centen(self.kans.score)

    @property
    def vorm(self) -> tuple[str, str]:
        """Tint and shape of the chip."""
        return VORM[self.uitkomst]


def volgorde(tijdvak: Tijdvak, gebruiker: Gebruiker, dag: date) -> list[Plek]:
    """The complete plans of a period that this person may open (an assessor has declared first), as on the end of a day.

    A granted plan counts for what is booked, an undecided one for what it asks, as far as the room reaches; what was
    refused, withdrawn or left aside does not count. The order of a tender is not for everyone: then there is none; and that an
    undecided plan is below the threshold is read only by who may see scores. Eight queries at most, however many plans.
    """
    if tijdvak.verdeling == Verdeling.TENDER and not mag_tender_zien(gebruiker):
        return []
    rijen: Any = Aanvraag.objects.inzage_voor(gebruiker)
    rij = kansen(tijdvak, rijen, dag)
    if tijdvak.verdeling == Verdeling.TENDER and not mag_tenderscores_zien(gebruiker):
        rij = [replace(k, buiten=tender.NU_NIET) if k.buiten and k.status in ONBESLIST else k for k in rij]
    return verdeel(rij, plafond.saldo(tijdvak, dag).ruimte)


def kansen(tijdvak: Tijdvak, rijen: Any, dag: date) -> list[Kans]:
    """Of these plans the complete ones of a period, in its order, on the end of a day."""
    moment = einde_van_dag(dag)
    rijen = rijen.filter(tijdvak=tijdvak, volledig_op__lte=moment)
    # the status of now needs no log
    rijen = rijen.annotate(status_op_peildatum=F("status")) if dag >= vandaag() else rijen.op(moment)
    rijen = rijen.op_volgorde().only("nummer", "naam", "soort", "volledig_op", "lot")
    geboekt, gevraagd, wegens = _geboekt(tijdvak, dag), _gevraagd(tijdvak), _wegens_plafond(tijdvak, moment)
    op_ontvangst = [
        Kans(
            rij,
            Status(rij.status_op_peildatum),
            gevraagd[rij.pk],
            geboekt[rij.pk],
            seconde(rij.volledig_op),
            rij.pk in wegens,
        )
        for rij in rijen
    ]
    return _op_score(tijdvak, op_ontvangst, moment) if tijdvak.verdeling == Verdeling.TENDER else op_ontvangst


def _op_score(tijdvak: Tijdvak, rij: list[Kans], moment: datetime) -> list[Kans]:
    """By score from high to low, then by lot; what has neither stays in the order in which it came in."""
    scores = tender.scores(tijdvak, moment)
    met_score = [
        replace(kans, gelijk=score, score=score, buiten=tender.buiten(tijdvak, score))
        for kans in rij
        for score in [scores.get(kans.aanvraag.pk)]
    ]
    return sorted(met_score, key=lambda k: (-(k.score or 0), k.aanvraag.lot is None, k.aanvraag.lot or 0))


def verdeel(rij: Iterable[Kans], ruimte: Decimal) -> list[Plek]:
    """Walk along the plans in their order, and give each what is left of the room in euros, as far as it asks (Awb 4:25)."""
    rest, samen, grens_gezien = ruimte, NUL, False
    ervoor, ervoor_samen, ervoor_vast = 0, NUL, True
    kansen = list(rij)
    erna = sum((kans.geboekt for kans in kansen), NUL)
    plekken = []
    for nummer, kans in enumerate(kansen, start=1):
        bedrag, uitkomst = _weeg(kans, rest)
        krijgt = min(bedrag, max(rest, NUL)) if kans.is_onbeslist else bedrag
        samen, erna = samen + bedrag, erna - kans.geboekt
        grens = uitkomst == Uitkomst.PAST_NIET and not grens_gezien
        plekken.append(
            Plek(nummer, kans, bedrag, samen, uitkomst, rest, krijgt, ervoor, ervoor_samen, ervoor_vast, erna, grens)
        )
        grens_gezien |= grens
        if krijgt > 0:
            ervoor, ervoor_samen = ervoor + 1, ervoor_samen + krijgt
        if kans.is_onbeslist:
            rest, ervoor_vast = rest - krijgt, ervoor_vast and krijgt <= 0
    return plekken


def _weeg(kans: Kans, rest: Decimal) -> tuple[Decimal, Uitkomst]:
    if kans.geboekt > 0:
        return kans.geboekt, Uitkomst.VERLEEND
    if not kans.is_onbeslist:
        return NUL, Uitkomst.TELT_NIET_MEE
    if kans.gevraagd <= rest:
        return kans.gevraagd, Uitkomst.PAST
    return kans.gevraagd, Uitkomst.DEELS if rest > 0 else Uitkomst.PAST_NIET


def gelijke_groepen(plekken: Sequence[Plek]) -> list[list[Plek]]:
    """Undecided plans for which nothing but a lot can say who is first, and none was drawn: each group of two or more."""
    groepen: dict[Any, list[Plek]] = defaultdict(list)
    for plek in plekken:
        if plek.kans.is_onbeslist and plek.aanvraag.lot is None:
            groepen[plek.kans.gelijk].append(plek)
    return [groep for groep in groepen.values() if len(groep) > 1]


def reikt_voor_een_deel(groep: Iterable[Plek]) -> bool:
    """Whether the room is enough for some of these plans and not for all, so that their order decides."""
    uitkomsten = {plek.uitkomst for plek in groep}
    return uitkomsten not in ({Uitkomst.PAST}, {Uitkomst.PAST_NIET})


def seconde(moment: datetime) -> datetime:
    """The second of a moment: what the receipt shows, and to which the order is kept."""
    return moment.replace(microsecond=0)


def _geboekt(tijdvak: Tijdvak, dag: date) -> dict[int, Decimal]:
    """Per plan what the ledger holds for it on the day: commitments less releases."""
    per_plan: dict[int, Decimal] = defaultdict(lambda: NUL)
    rijen = Plafondmutatie.objects.filter(tijdvak=tijdvak, datum__lte=dag, besluit__isnull=False)
    for pk, soort, bedrag in rijen.values_list("besluit__aanvraag", "soort", "bedrag"):
        per_plan[pk] -= plafond.effect(soort, bedrag)
    return per_plan


def _gevraagd(tijdvak: Tijdvak) -> dict[int, Decimal]:
    """Per plan what its measures ask together, in one row: SQLite adds up in binary, exact once it is rounded to cents."""
    per_plan: dict[int, Decimal] = defaultdict(lambda: NUL)
    rijen = Maatregel.objects.filter(aanvraag__tijdvak=tijdvak).order_by().values("aanvraag")
    for pk, bedrag in rijen.annotate(samen=Sum("cofinanciering")).values_list("aanvraag", "samen"):
        per_plan[pk] = bedrag.quantize(CENT)
    return per_plan


def _wegens_plafond(tijdvak: Tijdvak, moment: datetime) -> set[int]:
    """Plans of which the last decision by then refused it, or a part, for want of room."""
    laatste: dict[int, bool] = {}
    rijen = Besluit.objects.filter(aanvraag__tijdvak=tijdvak, op__lte=moment).order_by("op", "pk")
    for pk, wegens in rijen.values_list("aanvraag", "wegens_plafond"):
        laatste[pk] = wegens
    return {pk for pk, wegens in laatste.items() if wegens}
