"""Who is first of plans that are equal: drawn by lot, from a seed that is kept, so that anyone can draw again.

The order is that of the SHA-256 of the seed with the number of the plan behind it, as one text in UTF-8. A number is given
before the seed is made and the seed is made once, so nobody can steer where a plan comes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Max

from aanvragen.models import Aanvraag, Tijdvak, Verdeling
from aanvragen.statussen import ONBESLIST, Status
from sectorplannen.kern.datums import moment_nl, vandaag
from sectorplannen.kern.models import Gebruiker

from . import plafond, tender
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


def belet_loten(
    tijdvak: Tijdvak, momenten: Iterable[datetime], gebruiker: Gebruiker, op: datetime
) -> dict[datetime, str]:
    """Of each moment why this person cannot draw its order now, in words; what can be drawn is not in it.

    Asked by the page and by the service: seven queries at most, however many moments. A draw is made once, so who belongs in
    it must be in it: nobody is still checked, and in a tender nobody still scored.
    """
    gedaan = set(tijdvak.lotingen.values_list("moment", flat=True))
    groepen: dict[datetime, set[int]] = defaultdict(set)
    wachtend = Aanvraag.objects.filter(tijdvak=tijdvak, status__in=ONBESLIST).volledig()
    for plan, volledig_op in wachtend.values_list("pk", "volledig_op"):
        groepen[moment_van(tijdvak, volledig_op)].add(plan)  # type: ignore[arg-type]
    zonder_band = set(wachtend.zichtbaar_voor(gebruiker).values_list("pk", flat=True))
    te_vroeg = _nog_niet_nagekeken(tijdvak, groepen, op)
    uit = {}
    for moment in momenten:
        plannen = groepen[moment]
        if moment in gedaan:
            uit[moment] = "Hierover is al geloot. Een loting gebeurt één keer."
        elif len(plannen) < 2:
            uit[moment] = "Er zijn geen twee plannen om tussen te loten."
        elif not plannen <= zonder_band:
            uit[moment] = "Deze loting doet een andere coördinator."
        elif moment in te_vroeg:
            uit[moment] = te_vroeg[moment]
    return uit


def _nog_niet_nagekeken(tijdvak: Tijdvak, groepen: dict[datetime, set[int]], op: datetime) -> dict[datetime, str]:
    """The moments for which a plan may still come in, with what is to be done first."""
    rijen = Aanvraag.objects.filter(tijdvak=tijdvak, status=Status.INGEDIEND)
    if tijdvak.verdeling == Verdeling.TENDER:
        beoordeeld = tender.scores(tijdvak, op)
        klaar = not rijen.exists() and all(plan in beoordeeld for plannen in groepen.values() for plan in plannen)
        return {} if klaar else dict.fromkeys(groepen, "Loot bij een tender als alle plannen zijn beoordeeld.")
    laatste = rijen.annotate(laatste=Max("indieningen__op")).values_list("laatste", flat=True)
    zin = "In dezelfde seconde is een plan ingediend dat nog niet is nagekeken. Doe dat eerst."
    return {seconde(moment): zin for moment in laatste if moment}


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
