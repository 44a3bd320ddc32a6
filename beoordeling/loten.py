"""Who is first of plans that are equal: drawn by lot, from a seed that is kept, so that anyone can draw again.

The order is that of the SHA-256 of the seed with the number of the plan behind it, as one text in UTF-8. A number is given
before the seed is made and the seed is made once, so nobody can steer where a plan comes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from aanvragen.models import Aanvraag, Tijdvak, Verdeling
from aanvragen.statussen import ONBESLIST
from sectorplannen.kern.datums import moment_nl, vandaag

from . import plafond
from .models import Loting
from .volgorde import SECONDE, gelijke_groepen, kansen, reikt_voor_een_deel, seconde, verdeel


def trekking(zaad: str, nummer: str) -> str:
    """What a plan draws, as 64 hexadecimal digits: the lowest comes first."""
    return sha256(f"{zaad}{nummer}".encode()).hexdigest()


def op_volgorde_van_lot(zaad: str, nummers: Iterable[str]) -> list[str]:
    """The numbers in the order in which they were drawn. Each stands on its own: of a part the order is the same."""
    return sorted(nummers, key=lambda nummer: trekking(zaad, nummer))


def moment_van(tijdvak: Tijdvak, volledig_op: datetime) -> datetime:
    """Under which moment a draw is kept: the second of complete receipt, or for a tender, drawn once, that of closing."""
    return seconde(tijdvak.sluit_op if tijdvak.verdeling == Verdeling.TENDER else volledig_op)


def mededingers(tijdvak: Tijdvak, moment: datetime) -> Any:
    """The plans that take part in the draw of a moment: complete, not decided, and equal (a tender draws over all)."""
    rijen = Aanvraag.objects.filter(tijdvak=tijdvak, status__in=ONBESLIST, volledig_op__isnull=False)
    if tijdvak.verdeling == Verdeling.VOLGORDE:
        rijen = rijen.filter(volledig_op__gte=moment, volledig_op__lt=moment + SECONDE)
    return rijen


def belet_loting(aanvraag: Aanvraag) -> str | None:
    """Why there can be no decision yet on a plan that is equal to others: the room reaches for some, and no lot was drawn.

    Asked by granting, by refusing for want of room, and by the button. Who is not equal to another costs one query. After
    a draw nobody waits: what comes in for that second later has no lot, and comes after those that have.
    """
    if aanvraag.volledig_op is None or aanvraag.lot is not None:
        return None
    tijdvak = aanvraag.tijdvak
    moment = moment_van(tijdvak, aanvraag.volledig_op)
    if not mededingers(tijdvak, moment).exclude(pk=aanvraag.pk).exists():
        return None
    if Loting.objects.filter(tijdvak=tijdvak, moment=moment).exists():
        return None
    plekken = verdeel(kansen(tijdvak, Aanvraag.objects.all(), vandaag()), plafond.saldo(tijdvak).ruimte)
    for groep in gelijke_groepen(plekken):
        if any(plek.aanvraag.pk == aanvraag.pk for plek in groep) and reikt_voor_een_deel(groep):
            waarom = (
                "heeft dezelfde score als een ander plan"
                if tijdvak.verdeling == Verdeling.TENDER
                else f"kwam tegelijk met een ander plan compleet binnen, op {moment_nl(moment, seconden=True)}"
            )
            return (
                f"Dit plan {waarom}. Er is niet genoeg geld voor allemaal. "
                "Eerst loot een coördinator de volgorde; daarna kunt u beslissen."
            )
    return None
