"""The parts of a sentence and the tables of the progress letter: since when, what came since, who is ahead or behind."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import getal, x1000
from sectorplannen.kern.woorden import afgerond, klein_begin, opsomming, procent, telwoord

from .begrippen import Stand
from .voortgangrijen import ACHTER, VOOR, Voortgang

MEESTE_NAMEN = 3
GEEN_OPGAVE = ("–", "–", "–")
"""What a table says of a plan that gave no statement: nothing is not the same as not known."""


def zinsdelen(stand: Stand) -> dict[str, tuple[str | None, str]]:
    """Every part of a sentence about progress, with what it is; None where it has nothing to say."""
    voortgang = stand.voortgang
    if voortgang is None:
        return {}
    tijdvakken = {plan.tijdvak for plan in voortgang.plannen}
    return {
        "aantal_tijdvakken": (telwoord(len(tijdvakken)), "Uit hoeveel tijdvakken de verleende plannen komen"),
        "namen_voor": (_namen(voortgang, VOOR), "De grootste plannen die voorlopen"),
        "namen_achter": (_namen(voortgang, ACHTER), "De grootste plannen die achterlopen"),
        "soort_verst": (_verst(voortgang), "De soort maatregel die het verst is, met haar deel"),
        **_sinds(stand, voortgang),
    }


def _namen(voortgang: Voortgang, staat: str) -> str | None:
    plannen = sorted((p for p in voortgang.plannen if p.staat == staat), key=lambda p: (-p.beoogd, p.nummer))
    return opsomming([p.naam for p in plannen[:MEESTE_NAMEN]]) or None


def _verst(voortgang: Voortgang) -> str | None:
    """The kind of measure of which most was reached of what was intended."""
    delen = [(Fraction(s.bereikt, s.beoogd), s.categorie) for s in voortgang.soorten if s.beoogd and s.bereikt]
    if len(delen) < 2:
        return None
    deel, naam = max(delen, key=lambda rij: rij[0])
    return f"‘{klein_begin(naam)}’, met {procent(deel)} van wat is beoogd"


def _sinds(stand: Stand, voortgang: Voortgang) -> dict[str, tuple[str | None, str]]:
    """What came since the letter before: only what can be said of both."""
    vorige = voortgang.vorige
    if vorige is None:
        return {}

    def erbij(code: str) -> int | Decimal | None:
        was = vorige.waarden.get(code)
        if was is None:
            return None
        nu: int | Decimal = stand.waarde(code)
        return nu - (Decimal(was) if isinstance(was, str) else int(was))

    plannen, deelnemers = erbij("aantal_verleend"), erbij("deelnemers_gerealiseerd")
    return {
        "vorige_peildatum": (datum_nl(vorige.peildatum), "De peildatum van de vorige voortgangsbrief"),
        "erbij_plannen": (_meer(plannen, "plan", "plannen"), "Verleende plannen sinds de vorige voortgangsbrief"),
        "erbij_deelnemers": (
            _meer(deelnemers, "deelnemer", "deelnemers"),
            "Bereikte deelnemers sinds de vorige voortgangsbrief",
        ),
        "erbij_kosten": (
            _meer(erbij("kosten_gemaakt"), "euro", "euro"),
            "Gemaakte kosten sinds de vorige voortgangsbrief",
        ),
    }


def _meer(verschil: int | Decimal | None, een: str, meer: str) -> str | None:
    """A difference in words: `ruim 1.200 deelnemers meer`, or `evenveel deelnemers`."""
    if not verschil:
        return None if verschil is None else f"evenveel {meer}"
    grootte = verschil if verschil > 0 else -verschil
    aantal = telwoord(int(grootte)) if een == "plan" else afgerond(grootte)
    return f"{aantal} {een if grootte == 1 else meer} {'meer' if verschil > 0 else 'minder'}"


# --- Tables ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tabel:
    """A table as printed: rows of cells, the last the total; `wijkt_af` where rounded rows do not add up to it."""

    rijen: list[list[str]]
    totaal: list[str]
    wijkt_af: bool


def soorten(voortgang: Voortgang) -> Tabel:
    """Per kind of measure: intended, reached, the part, and costs so far in 1.000 euro."""
    rijen = [[s.categorie, *_cellen(s.beoogd, s.bereikt, s.kosten)] for s in voortgang.soorten]
    beoogd, bereikt = sum(s.beoogd for s in voortgang.soorten), sum(s.bereikt for s in voortgang.soorten)
    kosten = [s.kosten for s in voortgang.soorten]
    return Tabel(rijen, ["Totaal", *_cellen(beoogd, bereikt, sum(kosten, Decimal(0)))], _wijkt_af(kosten))


def plannen(voortgang: Voortgang) -> Tabel:
    """Per granted plan: intended, reached, the part, costs so far in 1.000 euro, and how it gets on."""
    rijen = [
        [
            str(nr),
            f"{p.naam} (regio)" if p.regionaal else p.naam,
            *(_cellen(p.beoogd, p.bereikt, p.kosten) if p.opgave_op else [getal(p.beoogd), *GEEN_OPGAVE]),
            p.in_woorden,
        ]
        for nr, p in enumerate(voortgang.plannen, start=1)
    ]
    beoogd, bereikt = sum(p.beoogd for p in voortgang.plannen), sum(p.bereikt for p in voortgang.plannen)
    kosten = [p.kosten for p in voortgang.plannen]
    return Tabel(rijen, ["", "Totaal", *_cellen(beoogd, bereikt, sum(kosten, Decimal(0))), ""], _wijkt_af(kosten))


def _cellen(beoogd: int, bereikt: int, kosten: Decimal) -> list[str]:
    deel = procent(Fraction(bereikt, beoogd)) if beoogd else "–"
    return [getal(beoogd), getal(bereikt), deel, getal(x1000(kosten))]


def _wijkt_af(kosten: list[Decimal]) -> bool:
    return sum(x1000(k) for k in kosten) != x1000(sum(kosten, Decimal(0)))
