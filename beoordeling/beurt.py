"""Who goes first? What earlier plans that still wait would take, before money goes to a later one (art. 1.5, Awb 4:25 and 4:26)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, Q, Sum

from aanvragen.models import Aanvraag, Maatregel, Verdeling
from aanvragen.statussen import ONBESLIST
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.geld import CENT, euro, getal
from sectorplannen.kern.models import Gebruiker

from . import plafond
from .models import Loting
from .volgorde import SECONDE, kansen, seconde, verdeel

NUL = Decimal("0.00")
NOEM = 3
"""So many plans that go first are named; of more only how many."""


@dataclass(frozen=True)
class Beurt:
    """What is left under the ceiling, and what plans that go first ask of it, in euros."""

    ruimte: Decimal
    nodig: Decimal

    @property
    def vrij(self) -> Decimal:
        """What is left for this plan when its turn comes."""
        return max(self.ruimte - self.nodig, NUL)

    def neemt(self, bedrag: Decimal) -> bool:
        """Whether granting this amount takes what a plan before it needs."""
        return bool(self.nodig) and bedrag > self.vrij


def beurt(aanvraag: Aanvraag, dag: date | None = None) -> Beurt:
    """How a plan stands in the order at the end of a day: two queries, however many plans wait."""
    rijen = Maatregel.objects.filter(aanvraag__in=voorgangers(aanvraag)).order_by()
    nodig = rijen.aggregate(samen=Sum("cofinanciering"))["samen"] or NUL
    return Beurt(plafond.saldo(aanvraag.tijdvak, dag).ruimte, nodig.quantize(CENT))


def voorgangers(aanvraag: Aanvraag) -> Any:
    """The complete plans before this one in the order of its period that still wait for a decision.

    Equal plans wait for the lot, so none of them goes first; what came in for their second after the draw comes last. In a
    tender nobody goes first by coming first.
    """
    rijen = Aanvraag.objects.filter(tijdvak=aanvraag.tijdvak_id, status__in=ONBESLIST)
    moment = aanvraag.volledig_op
    if moment is None or aanvraag.tijdvak.verdeling != Verdeling.VOLGORDE:
        return rijen.none()
    begin = seconde(moment)
    if aanvraag.lot is None:
        geloot = Exists(Loting.objects.filter(tijdvak=aanvraag.tijdvak_id, moment=begin))
        in_de_seconde = Q(lot__isnull=False) | Q(geloot, lot__isnull=True, volledig_op__lt=moment)
    else:
        in_de_seconde = Q(lot__lt=aanvraag.lot)
    in_de_seconde &= Q(volledig_op__gte=begin, volledig_op__lt=begin + SECONDE)
    return rijen.filter(Q(volledig_op__lt=begin) | in_de_seconde)


def waarschuwing(aanvraag: Aanvraag, stand: Beurt, gebruiker: Gebruiker) -> str:
    """Which plans go first, and what they leave for this one; none by name that this person may not know of. Two queries."""
    eerst = voorgangers(aanvraag)
    aantal = eerst.count()
    bekend = eerst.filter(pk__in=Aanvraag.objects.zichtbaar_voor(gebruiker).values("pk")).op_volgorde()[:NOEM]
    namen = [f"{nummer} ‘{naam}’" for nummer, naam in bekend.values_list("nummer", "naam")]
    if anders := aantal - len(namen):
        namen.append(f"{getal(anders)} {'ander plan' if anders == 1 else 'andere plannen'}")
    wie = " en ".join(filter(None, [", ".join(namen[:-1]), namen[-1]]))
    zijn, vragen = ("is", "Dat plan vraagt") if aantal == 1 else ("zijn", "Die plannen vragen")
    over = euro(stand.vrij) if stand.vrij else "niets"
    return (
        f"Volgens artikel 1.5 {zijn} eerst aan de beurt: {wie}. {vragen} {euro(stand.nodig)} en er is nog {euro(stand.ruimte)}. "
        f"Voor dit plan blijft dan {over} over."
    )


def rest(aanvraag: Aanvraag, dag: date | None = None) -> Decimal:
    """What of the room in euros is for this plan in its turn: less what goes first, in a tender by score."""
    if aanvraag.tijdvak.verdeling == Verdeling.VOLGORDE:
        return beurt(aanvraag, dag).vrij
    dag = dag or vandaag()
    plekken = verdeel(
        kansen(aanvraag.tijdvak, Aanvraag.objects.all(), dag), plafond.saldo(aanvraag.tijdvak, dag).ruimte
    )
    return next((max(plek.rest, NUL) for plek in plekken if plek.aanvraag.pk == aanvraag.pk), NUL)
