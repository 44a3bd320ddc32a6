"""Who works in a plan now, and where. Writing it down is for `services`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from sectorplannen.kern.datums import dag_van, datum_nl, tijd_nl, vandaag
from sectorplannen.kern.models import Gebruiker, Rol

from .models import Aanvraag, Aanwezigheid
from .toegang import schrijvende_leden
from .volledigheid import Plaats

TERMIJN = timedelta(seconds=60)
"""An open page says so every 20 seconds; who is not heard for this long has gone."""
NIEUW = "nieuw"
"""Stands for the key of a part that has none yet."""

ONDERDELEN: dict[str, tuple[Plaats, str]] = {
    "organisatie": (Plaats.ORGANISATIE, "de samenwerking"),
    "gegevens": (Plaats.PLAN, "het plan en de looptijd"),
    "analyse": (Plaats.KNELPUNTEN, "de analyse"),
    "knelpunt": (Plaats.KNELPUNTEN, "knelpunt"),
    "maatregel": (Plaats.MAATREGELEN, "maatregel"),
    "uitvoering": (Plaats.UITVOERING, "de uitvoering en de voorwaarden"),
    "financiering": (Plaats.FINANCIERING, "de financiering"),
    "vertegenwoordiging": (Plaats.ORGANISATIE, "de gegevens van een organisatie"),
    "bijlagen": (Plaats.BIJLAGEN, "de bijlagen"),
}
"""Of each section, or kind of part, the task it belongs to and how it is said after 'werkt nu in'."""
DELEN = frozenset({"knelpunt", "maatregel", "vertegenwoordiging"})
"""Of which there are several: their key comes after their name."""
LIDWOORD = {"maatregel": "een nieuwe", "knelpunt": "een nieuw"}


@dataclass(frozen=True)
class Ertussen:
    """Who saved the plan last and when; `is_zeker` when that was the only time since a writer opened the page."""

    door: Gebruiker | None
    om: datetime
    is_zeker: bool

    @classmethod
    def sinds(cls, aanvraag: Aanvraag, gezien: int) -> Ertussen:
        """Of a plan as it is now, for someone who saw version `gezien`."""
        return cls(aanvraag.gewijzigd_door, aanvraag.gewijzigd_op, aanvraag.versie - gezien == 1)


@dataclass(frozen=True)
class Aanwezige:
    """Someone in a section: in which task, in words, and since when."""

    gebruiker: Gebruiker
    plaats: Plaats
    waar: str
    sinds: datetime


def is_onderdeel(tekst: str) -> bool:
    """Whether a text that is sent names a section."""
    naam, streep, welk = tekst.partition("-")
    is_deel = naam in DELEN
    return (
        naam in ONDERDELEN and bool(streep) == is_deel and (not is_deel or bool(re.fullmatch(r"\d{1,18}|nieuw", welk)))
    )


def ook_hier(aanvraag: Aanvraag, onderdeel: str, behalve: Gebruiker, nu: datetime | None = None) -> list[Gebruiker]:
    """Who else has this section open now. Two who each begin a new part are not in the same place."""
    if onderdeel.endswith(f"-{NIEUW}"):
        return []
    return [rij.gebruiker for rij in _rijen(aanvraag, behalve, nu).filter(onderdeel=onderdeel)]


def aanwezigen(aanvraag: Aanvraag, behalve: Gebruiker, nu: datetime | None = None) -> list[Aanwezige]:
    """Who else works in a plan now; asks for numbers only what is not prefetched (`maatregelen`, `knelpunten`)."""
    nummers = {f"maatregel-{rij.pk}": rij.volgnummer for rij in aanvraag.maatregelen.all()}
    nummers |= {f"knelpunt-{rij.pk}": rij.volgnummer for rij in aanvraag.knelpunten.all()}
    rijen = [rij for rij in _rijen(aanvraag, behalve, nu) if is_onderdeel(rij.onderdeel)]
    return [_aanwezige(rij, nummers) for rij in rijen]


def wie_bewaarde(ertussen: Ertussen, lezer: Gebruiker) -> str:
    """Who saved in between, in words; by name only where it is sure to be about what changed."""
    om = ertussen.om
    wanneer = f"om {tijd_nl(om)}" if dag_van(om) == vandaag() else f"op {datum_nl(om)} om {tijd_nl(om)}"
    if ertussen.door is None or not ertussen.is_zeker:
        return "Dit onderdeel is intussen ook ergens anders opgeslagen."
    if ertussen.door == lezer:
        return f"U heeft dit onderdeel {wanneer} in een ander venster opgeslagen."
    return f"{ertussen.door} heeft dit onderdeel {wanneer} opgeslagen."


def _rijen(aanvraag: Aanvraag, behalve: Gebruiker, nu: datetime | None) -> QuerySet[Aanwezigheid]:
    """Those who are heard of and still write in the plan, the longest there first."""
    schrijvers = schrijvende_leden(aanvraag)
    return (
        Aanwezigheid.objects.filter(aanvraag=aanvraag, laatst_op__gte=(nu or timezone.now()) - TERMIJN)
        .filter(gebruiker__in=schrijvers.values("gebruiker"), gebruiker__is_active=True, gebruiker__rol=Rol.AANVRAGER)
        .exclude(gebruiker=behalve)
        .select_related("gebruiker")
        .order_by("sinds", "pk")
    )


def _aanwezige(rij: Aanwezigheid, nummers: dict[str, int]) -> Aanwezige:
    naam, streep, welk = rij.onderdeel.partition("-")
    plaats, waar = ONDERDELEN[naam]
    if streep and naam in LIDWOORD:
        nummer = nummers.get(rij.onderdeel)
        waar = f"{waar} {nummer}" if nummer else f"{LIDWOORD[naam]} {waar}" if welk == NIEUW else f"een {waar}"
    return Aanwezige(rij.gebruiker, plaats, waar, rij.sinds)
