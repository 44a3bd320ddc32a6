"""The ceiling in an objection (Awb 4:25(3)): what was left at the first decision, what is left now, and what follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices

from aanvragen.models import Aanvraag, Verdeling
from aanvragen.statussen import Status
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.geld import euro

from . import plafond
from .models import Besluit, BesluitSoort
from .volgorde import seconde

NUL = Decimal("0.00")
PLAATS = ("besluit__aanvraag__volledig_op", "besluit__aanvraag__lot")
"""What says where the plan of an entry stands in the order."""


class Oordeel(TextChoices):
    """What the ceiling means for an amount that one wants to grant after an objection."""

    PAST = "past", "Past onder het plafond"
    PASTE_TOEN = "paste_toen", "Paste toen, past nu niet"
    PAST_NIET = "past_niet", "Paste toen niet en past nu niet"


@dataclass(frozen=True)
class Ruimte:
    """What the others left under the ceiling, in euros: at the first decision, and now."""

    toen: Decimal
    nu: Decimal
    dag_toen: date
    dag_nu: date
    verleend: Decimal = NUL
    """What the plan has by a grant in force: an objection never ends in less."""
    ingehaald: Decimal = NUL
    """What plans after it in the order had been granted by then: that was not taken before its turn, so it counts as room."""

    def oordeel(self, bedrag: Decimal) -> Oordeel:
        """Whether an amount in euros fits now; if not, whether it did at the first decision."""
        if bedrag <= self.nu:
            return Oordeel.PAST
        return Oordeel.PASTE_TOEN if bedrag <= self.toen else Oordeel.PAST_NIET

    def zin(self, bedrag: Decimal) -> str:
        """The same in words, with the amounts and what one does."""
        oordeel = self.oordeel(bedrag)
        if oordeel == Oordeel.PAST:
            return f"Er is nu {euro(self.nu)} ruimte. {euro(bedrag)} past."
        zonder = f", zonder de {euro(self.ingehaald)} die plannen erna al hadden gekregen" if self.ingehaald else ""
        toen = f"Bij het eerste besluit, op {datum_nl(self.dag_toen)}, was er {euro(self.toen)} ruimte{zonder}."
        toen = f"{toen} Nu is er {euro(self.nu)}."
        if oordeel == Oordeel.PASTE_TOEN:
            return f"{toen} {euro(bedrag)} paste toen, dus het plafond is {self._verhoog(bedrag)}"
        niet = f"{toen} {euro(bedrag)} past nu niet en paste toen niet."
        if self.toen > self.nu:
            return f"{niet} Voor wat toen paste, is het plafond {self._verhoog(self.toen)}"
        if self.verleend:
            return f"{niet} Verleen ten hoogste {euro(self.nu)} (Awb 4:25)."
        deel = f"Verleen ten hoogste {euro(self.nu)}, of wijs" if self.nu > 0 else "Wijs"
        return f"{niet} {deel} af wegens het plafond (Awb 4:25)."

    def _verhoog(self, bedrag: Decimal) -> str:
        return (
            "geen reden om te weigeren (Awb 4:25, derde lid). Laat het plafond eerst verhogen met "
            f"{euro(bedrag - self.nu)}."
        )

    def te_weinig(self, bedrag: Decimal) -> str | None:
        """Why an amount in euros is too little after an objection, or None: the plan has more already (Awb 7:11)."""
        if bedrag >= self.verleend:
            return None
        return (
            f"Verleend is {euro(self.verleend)} en u kent nu {euro(bedrag)} toe. De aanvrager wordt van een eigen bezwaar niet "
            "slechter (Awb 7:11). Ken ten minste hetzelfde toe, of verklaar het bezwaar ongegrond."
        )

    def belet(self, bedrag: Decimal, *, gevraagd: Decimal, wegens_plafond: bool) -> str | None:
        """Why an amount cannot be granted after an objection, or None; 0 stands for a refusal for want of room.

        `wegens_plafond`: less is granted than one would, for want of room. That can only be said of what does not fit now
        and did not fit at the first decision either (Awb 4:25(3)). The ceiling itself is never passed. Nor is less granted than
        the plan has: who objects is not worse off for it (Awb 7:11).
        """
        if belet := self.te_weinig(bedrag):
            return belet
        if wegens_plafond:
            if gevraagd <= self.nu:
                return f"Er is nu {euro(self.nu)} ruimte, dus {euro(gevraagd)} past. Het plafond is geen reden om te weigeren."
            paste = min(gevraagd, self.toen)
            if bedrag < paste and paste > self.nu:
                return self.zin(paste)
        return None if bedrag <= self.nu else self.zin(bedrag)


def in_kracht(aanvraag: Aanvraag) -> Decimal:
    """What a plan has by a grant in force, in euros; nothing where it was refused, left aside, or the grant was withdrawn."""
    verlening = aanvraag.besluiten.filter(soort=BesluitSoort.VERLENING).last()
    return verlening.bedrag if verlening and aanvraag.status == Status.VERLEEND else NUL


def ruimte(besluit: Besluit, dag: date) -> Ruimte:
    """The room at a contested decision, by the entries before it, and on the end of a day; the own plan takes none of it.

    A raise of the ceiling on the day of the decision counts, for it works from that day. What a plan after it in the order had
    by then took nothing from it: who was overtaken is judged as if the order had been kept (art. 1.5).
    """
    dag_toen = dag_van(besluit.op)
    rijen: Iterable[tuple[Any, ...]] = besluit.aanvraag.tijdvak.plafondmutaties.exclude(
        besluit__aanvraag=besluit.aanvraag_id
    ).values_list("soort", "bedrag", "datum", "besluit__op", "besluit", *PLAATS)
    toen = nu = ingehaald = NUL
    for soort, bedrag, datum, besloten, pk, *plaats in rijen:
        effect = plafond.effect(soort, bedrag)
        nu += effect if datum <= dag else NUL
        if datum <= dag_toen and _is_eerder(besluit, datum, besloten, pk):
            haalt_in = _komt_erna(besluit.aanvraag, *plaats)
            ingehaald -= effect if haalt_in else NUL
            toen += NUL if haalt_in else effect
    return Ruimte(max(toen, NUL), max(nu, NUL), dag_toen, dag, in_kracht(besluit.aanvraag), max(ingehaald, NUL))


def _komt_erna(aanvraag: Aanvraag, volledig_op: datetime | None, lot: int | None) -> bool:
    """Whether another plan comes after this one in the order of complete receipt; of equal ones none does, nor in a tender."""
    if volledig_op is None or aanvraag.volledig_op is None or aanvraag.tijdvak.verdeling != Verdeling.VOLGORDE:
        return False
    zijn, eigen = (
        (seconde(moment), nummer is None, nummer or 0)
        for moment, nummer in ((volledig_op, lot), (aanvraag.volledig_op, aanvraag.lot))
    )
    return zijn > eigen


def _is_eerder(besluit: Besluit, datum: date, besloten: datetime | None, pk: int | None) -> bool:
    """Whether an entry counts at a decision of the same day: the ceiling does, another decision when it was taken before."""
    if besloten is None or pk is None or datum < dag_van(besluit.op):
        return True
    return (besloten, pk) < (besluit.op, besluit.pk)
