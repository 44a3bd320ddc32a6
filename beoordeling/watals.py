"""What if the ceiling were another? Which plans would be in, partly in or out, and what goes to the young. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from aanvragen.models import Aanvraag, Tijdvak
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.models import Gebruiker

from . import jeugd, plafond
from .volgorde import NUL, VORM, Kans, Plek, Uitkomst, kansen, verdeel

WOORD: dict[str, str] = {
    Uitkomst.VERLEEND: "krijgt alles",
    Uitkomst.PAST: "krijgt alles",
    Uitkomst.DEELS: "krijgt een deel",
    Uitkomst.PAST_NIET: "krijgt niets",
    Uitkomst.TELT_NIET_MEE: "telt niet mee",
}


@dataclass(frozen=True)
class Verdeling:
    """The money of a period under one ceiling, in euros; counts are of plans."""

    plafond: Decimal
    krijgt: Decimal
    """What was granted and what would be, together."""
    ruimte: Decimal
    heel: int
    deels: int
    niet: int
    jong: Decimal | None
    """The share of the money for the young, 0 to 1; None where there is no money."""


@dataclass(frozen=True)
class Anders:
    """A plan that comes out otherwise than now."""

    aanvraag: Aanvraag
    nu: Plek
    dan: Plek

    @property
    def van(self) -> str:
        """What it has now, in words."""
        return WOORD[self.nu.uitkomst]

    @property
    def naar(self) -> str:
        """What it would have, in words."""
        return WOORD[self.dan.uitkomst]

    @property
    def vorm(self) -> tuple[str, str]:
        """Tint and shape of what it would have."""
        return VORM[self.dan.uitkomst]


@dataclass(frozen=True)
class WatAls:
    """Now beside then. `tekort`: how far the ceiling would lie under what was granted; `al_afgewezen`: for want of room."""

    nu: Verdeling
    dan: Verdeling
    anders: list[Anders]
    tekort: Decimal
    al_afgewezen: int

    @property
    def is_gelijk(self) -> bool:
        """Whether the ceiling that was asked is the one there is."""
        return self.nu.plafond == self.dan.plafond


def reken(tijdvak: Tijdvak, gebruiker: Gebruiker, nieuw: Decimal) -> WatAls:
    """The division of today under another ceiling in euros, over the plans this person may see: eight queries, or ten for a tender.

    What was granted comes first, for a grant stands. Only where the ceiling would not even bear that, the plan that is last
    in the order is the first to be out. What was refused for want of room stays refused: raising changes no decision.
    """
    dag = vandaag()
    saldo = plafond.saldo(tijdvak, dag)
    rij = kansen(tijdvak, Aanvraag.objects.inzage_voor(gebruiker), dag)
    ruimte = saldo.ruimte + nieuw - saldo.plafond
    nu, dan = verdeel(rij, saldo.ruimte), verdeel(rij, max(ruimte, NUL))
    tekort = max(-ruimte, NUL)
    dan = _kort(dan, tekort)
    jong = jeugd.per_plan(tijdvak)
    return WatAls(
        _tel(saldo.plafond, saldo.ruimte, nu, jong),
        _tel(nieuw, ruimte, dan, jong),
        [
            Anders(oud.aanvraag, oud, plek)
            for oud, plek in zip(nu, dan, strict=True)
            if (WOORD[oud.uitkomst], oud.krijgt) != (WOORD[plek.uitkomst], plek.krijgt)
        ],
        tekort,
        sum(_is_afgewezen_om_het_plafond(kans) for kans in rij),
    )


def _kort(plekken: list[Plek], tekort: Decimal) -> list[Plek]:
    """What was granted, less what the ceiling is short of it: taken from the last in the order on."""
    uit = []
    for plek in reversed(plekken):
        if plek.uitkomst == Uitkomst.VERLEEND and tekort > 0:
            eraf = min(plek.krijgt, tekort)
            tekort -= eraf
            over = plek.krijgt - eraf
            uitkomst = Uitkomst.DEELS if over else Uitkomst.PAST_NIET
            plek = replace(plek, krijgt=over, uitkomst=uitkomst)
        uit.append(plek)
    return uit[::-1]


def _tel(hoogte: Decimal, ruimte: Decimal, plekken: list[Plek], jong: dict[int, Decimal]) -> Verdeling:
    met_geld = [plek for plek in plekken if plek.krijgt > 0]
    krijgt = sum((plek.krijgt for plek in met_geld), NUL)
    nieuw = sum((plek.krijgt for plek in plekken if plek.kans.is_onbeslist), NUL)
    voor_jongeren = sum((plek.krijgt * jong.get(plek.aanvraag.pk, NUL) for plek in met_geld), NUL)
    uitkomsten = [plek.uitkomst for plek in plekken]
    return Verdeling(
        hoogte,
        krijgt,
        max(ruimte, NUL) - nieuw,
        sum(uitkomst in {Uitkomst.VERLEEND, Uitkomst.PAST} for uitkomst in uitkomsten),
        uitkomsten.count(Uitkomst.DEELS),
        uitkomsten.count(Uitkomst.PAST_NIET),
        voor_jongeren / krijgt if krijgt else None,
    )


def _is_afgewezen_om_het_plafond(kans: Kans) -> bool:
    return kans.wegens_plafond and kans.geboekt <= 0 and not kans.is_onbeslist
