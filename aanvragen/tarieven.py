"""What of a cost counts, and which part of it the state pays: the one home of the rates (art. 4.3, 4.4, 5.1)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sectorplannen.kern.geld import centen, getal

from .models import Categorie, KostenSoort, Maatregel, Regelingversie, Thema

LOON = frozenset({KostenSoort.LOON_BBL, KostenSoort.LOON_KWETSBAAR})
"""Kinds of which the whole wage cost is filled in."""

ARTIKELEN = {
    KostenSoort.OPLEIDING: "Artikel 5.1, eerste lid",
    KostenSoort.ADVIES: "Artikel 5.1, eerste lid",
    KostenSoort.LOON_BBL: "Artikel 4.3, vierde lid",
    KostenSoort.LOON_KWETSBAAR: "Artikel 4.4 en 5.1, tweede lid",
    KostenSoort.OVERIG: "Artikel 5.1, eerste lid",
}
"""The article behind the rate of each kind."""

GEEN = Decimal("0.00")


@dataclass(frozen=True)
class Tarief:
    """The rule of a kind of cost: which share of it is eligible, and which share of that is paid."""

    deel: Decimal
    tarief: Decimal
    artikel: str
    is_loon: bool = False

    @property
    def regel(self) -> str:
        """The rule in words: `50% van de kosten`, `100% van ten hoogste 20% van de loonkosten`."""
        deel = "" if self.deel == 1 else f" van ten hoogste {getal(self.deel * 100)}%"
        return f"{getal(self.tarief * 100)}%{deel} van de {'loonkosten' if self.is_loon else 'kosten'}"


def tarief_van(soort: str, regeling: Regelingversie) -> Tarief:
    """The rate of a kind of cost under this version of the scheme."""
    deel, tarief, artikel = Decimal(1), regeling.tarief, ARTIKELEN[KostenSoort(soort)]
    if soort == KostenSoort.LOON_BBL:
        tarief = regeling.tarief_bbl
        if tarief == regeling.tarief:  # the text of 2013 has no rate of its own for it
            artikel = ARTIKELEN[KostenSoort.OVERIG]
    if soort == KostenSoort.LOON_KWETSBAAR:
        deel, tarief = regeling.deel_loonkosten_kwetsbaar, regeling.tarief_kwetsbaar
    return Tarief(deel, tarief, artikel, soort in LOON)


def subsidiabel(soort: str, kosten: Decimal, regeling: Regelingversie) -> Decimal:
    """What of a cost counts, in euros."""
    return centen(kosten * tarief_van(soort, regeling).deel)


def cofinanciering(soort: str, kosten: Decimal, regeling: Regelingversie) -> Decimal:
    """What the rate gives for a cost, in euros."""
    return centen(subsidiabel(soort, kosten, regeling) * tarief_van(soort, regeling).tarief)


@dataclass(frozen=True)
class Regelsom:
    """One cost line in euros: what it costs, what of it counts, what the rate gives, and the rule behind it."""

    kosten: Decimal
    telt: Decimal
    vraagt: Decimal
    tarief: Tarief


def regelsom(soort: str, kosten: Decimal, regeling: Regelingversie) -> Regelsom:
    """What the scheme makes of one cost line."""
    return Regelsom(
        kosten,
        subsidiabel(soort, kosten, regeling),
        cofinanciering(soort, kosten, regeling),
        tarief_van(soort, regeling),
    )


@dataclass(frozen=True)
class Uitkomst:
    """The money of one measure, in euros: what is eligible, what the rates give, what is asked, and the rate of the whole."""

    kosten: Decimal
    hoogste: Decimal
    gevraagd: Decimal
    tarief: Decimal

    @property
    def eigen_bijdrage(self) -> Decimal:
        """Eligible costs less what is asked."""
        return self.kosten - self.gevraagd


def reken(posten: Iterable[tuple[str, Decimal]], gevraagd: Decimal | None, regeling: Regelingversie) -> Uitkomst:
    """Add up cost lines (kind, amount). Without `gevraagd` is asked what the rates give."""
    lijst = list(posten)
    kosten = sum((subsidiabel(soort, bedrag, regeling) for soort, bedrag in lijst), GEEN)
    hoogste = sum((cofinanciering(soort, bedrag, regeling) for soort, bedrag in lijst), GEEN)
    tarief = max(centen(hoogste / kosten), Decimal("0.01")) if kosten else regeling.tarief
    return Uitkomst(kosten, hoogste, hoogste if gevraagd is None else gevraagd, tarief)


def posten_uit_totaal(
    *, kosten: Decimal, tarief: Decimal, thema: str, categorie: str, regeling: Regelingversie
) -> list[dict[str, Any]]:
    """One cost line that stands for the total of a measure without lines: a plan written before there were any, or taken over."""
    if not kosten:
        return []
    soort = KostenSoort.OVERIG
    if categorie == Categorie.INSTROOM_BBL and tarief == regeling.tarief_bbl:
        soort = KostenSoort.LOON_BBL
    elif thema == Thema.C and tarief == regeling.tarief_kwetsbaar:
        soort = KostenSoort.LOON_KWETSBAAR
    bedrag = centen(kosten / tarief_van(soort, regeling).deel)
    return [{"soort": soort.value, "omschrijving": "", "kosten": bedrag, "uren": None, "bruto_loon": None}]


def posten_van(maatregel: Maatregel, regeling: Regelingversie) -> list[dict[str, Any]]:
    """The cost lines of a measure as plain values; of one without lines, the line that stands for its total."""
    velden = ("soort", "omschrijving", "kosten", "uren", "bruto_loon")
    if maatregel.pk is None:
        return []
    rijen = [{veld: getattr(post, veld) for veld in velden} for post in maatregel.kostenposten.all()]
    return rijen or posten_uit_totaal(
        kosten=maatregel.kosten,
        tarief=maatregel.tarief,
        thema=maatregel.thema,
        categorie=maatregel.categorie,
        regeling=regeling,
    )
