"""The ceiling in an objection (Awb 4:25(3)): what was left at the first decision, what is left now, and what follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import TextChoices

from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.geld import euro

from . import plafond
from .models import Besluit

NUL = Decimal("0.00")


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
        toen = f"Bij het eerste besluit, op {datum_nl(self.dag_toen)}, was er {euro(self.toen)} ruimte. Nu is er {euro(self.nu)}."
        if oordeel == Oordeel.PASTE_TOEN:
            return f"{toen} {euro(bedrag)} paste toen, dus het plafond is {self._verhoog(bedrag)}"
        niet = f"{toen} {euro(bedrag)} past nu niet en paste toen niet."
        if self.toen > self.nu:
            return f"{niet} Voor wat toen paste, is het plafond {self._verhoog(self.toen)}"
        deel = f"Verleen ten hoogste {euro(self.nu)}, of wijs" if self.nu > 0 else "Wijs"
        return f"{niet} {deel} af wegens het plafond (Awb 4:25)."

    def _verhoog(self, bedrag: Decimal) -> str:
        return (
            "geen reden om te weigeren (Awb 4:25, derde lid). Laat het plafond eerst verhogen met "
            f"{euro(bedrag - self.nu)}."
        )

    def belet(self, bedrag: Decimal, *, gevraagd: Decimal, wegens_plafond: bool) -> str | None:
        """Why an amount cannot be granted after an objection, or None; 0 stands for a refusal for want of room.

        `wegens_plafond`: less is granted than one would, for want of room. That can only be said of what does not fit now
        and did not fit at the first decision either (Awb 4:25(3)). The ceiling itself is never passed.
        """
        if wegens_plafond:
            if gevraagd <= self.nu:
                return f"Er is nu {euro(self.nu)} ruimte, dus {euro(gevraagd)} past. Het plafond is geen reden om te weigeren."
            paste = min(gevraagd, self.toen)
            if bedrag < paste and paste > self.nu:
                return self.zin(paste)
        return None if bedrag <= self.nu else self.zin(bedrag)


def ruimte(besluit: Besluit, dag: date) -> Ruimte:
    """The room at a contested decision, by the entries before it, and on the end of a day; the own plan takes none of it.

    One query. A raise of the ceiling on the day of the decision counts, for it works from that day.
    """
    dag_toen = dag_van(besluit.op)
    rijen: Iterable[tuple[Any, ...]] = besluit.aanvraag.tijdvak.plafondmutaties.exclude(
        besluit__aanvraag=besluit.aanvraag_id
    ).values_list("soort", "bedrag", "datum", "besluit__op", "besluit")
    toen = nu = NUL
    for soort, bedrag, datum, besloten, pk in rijen:
        effect = plafond.effect(soort, bedrag)
        nu += effect if datum <= dag else NUL
        toen += effect if datum <= dag_toen and _is_eerder(besluit, datum, besloten, pk) else NUL
    return Ruimte(max(toen, NUL), max(nu, NUL), dag_toen, dag)


def _is_eerder(besluit: Besluit, datum: date, besloten: datetime | None, pk: int | None) -> bool:
    """Whether an entry counts at a decision of the same day: the ceiling does, another decision when it was taken before."""
    if besloten is None or pk is None or datum < dag_van(besluit.op):
        return True
    return (besloten, pk) < (besluit.op, besluit.pk)
