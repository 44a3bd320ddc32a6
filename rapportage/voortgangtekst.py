"""The parts of a sentence and the tables of the progress letter: since when, what came since, who is ahead or behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import MIN, getal, x1000
from sectorplannen.kern.woorden import afgerond, klein_begin, opsomming, procent, telwoord

from .begrippen import Stand
from .brieftekst import EXACT, exact
from .voortgangrijen import ACHTER, VOOR, Meting, Soortvoortgang, Voortgang

MEESTE_NAMEN = 3
MEESTE_METINGEN = 12
"""So many rounds stand in the table, the last ones; all of them travel inside the file."""
SINDS = (
    "aantal_verleend", "deelnemers_beoogd", "deelnemers_gerealiseerd", "kosten_gemaakt", "aantal_voor_op_schema",
    "aantal_op_schema", "aantal_achter_op_schema", "aantal_zonder_opgave",
)  # fmt: skip
"""The figures that are held against those of the letter before."""
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
        **_metingen(voortgang),
        **_sinds(stand, voortgang),
    }


def _namen(voortgang: Voortgang, staat: str) -> str | None:
    plannen = sorted((p for p in voortgang.plannen if p.staat == staat), key=lambda p: (-p.beoogd, p.nummer))
    return opsomming([p.naam for p in plannen[:MEESTE_NAMEN]]) or None


def _verst(voortgang: Voortgang) -> str | None:
    soort = verst(voortgang)
    return None if soort is None else f"‘{klein_begin(soort.categorie)}’, met {procent(_deel(soort))} van wat is beoogd"


def verst(voortgang: Voortgang) -> Soortvoortgang | None:
    """The one kind of measure of which most was reached of what was intended; None where there is none, or more than one."""
    return _uiterste(voortgang, 1)


def _uiterste(voortgang: Voortgang, richting: int) -> Soortvoortgang | None:
    """The kind that is furthest (1) or least far (-1), where as printed no other is as far."""
    soorten = sorted((s for s in voortgang.soorten if s.beoogd), key=lambda s: -richting * _deel(s))
    if len(soorten) < 2 or not any(s.bereikt for s in soorten):
        return None
    eerste, tweede = soorten[:2]
    return None if procent(_deel(eerste)) == procent(_deel(tweede)) else eerste


def _deel(soort: Soortvoortgang) -> Fraction:
    return Fraction(soort.bereikt, soort.beoogd)


def _metingen(voortgang: Voortgang) -> dict[str, tuple[str | None, str]]:
    """Of when the last statements are, and what came since the ones before."""
    if not voortgang.metingen:
        return {}
    laatste = voortgang.metingen[-1]
    erbij = None
    if laatste.erbij is not None and laatste.erbij > 0:
        erbij = f"{afgerond(laatste.erbij)} {'deelnemer' if laatste.erbij == 1 else 'deelnemers'}"
    return {
        "laatste_meting": (datum_nl(laatste.peildatum), "De dag waarover de laatste meting gaat"),
        "erbij_laatste_meting": (erbij, "Bereikte deelnemers sinds de meting ervoor"),
    }


def _sinds(stand: Stand, voortgang: Voortgang) -> dict[str, tuple[str | None, str]]:
    """What came since the letter before: only what can be said of both."""
    vorige = voortgang.vorige
    if vorige is None:
        return {}

    def erbij(code: str) -> int | Decimal | None:
        was = vorige.waarde(code)
        nu: int | Decimal = stand.waarde(code)
        return None if was is None else nu - was

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
        gelijk = "net zo veel" if meer == "euro" else f"evenveel {meer}"
        return None if verschil is None else gelijk
    grootte = verschil if verschil > 0 else -verschil
    aantal = telwoord(int(grootte)) if een == "plan" else afgerond(grootte)
    return f"{aantal} {een if grootte == 1 else meer} {'meer' if verschil > 0 else 'minder'}"


# --- The chart -------------------------------------------------------------------------------------------------------


def grafiektitel(voortgang: Voortgang) -> str:
    """What the chart shows: which kind is furthest and which is least far; else how much was reached in all."""
    voorop, laatst = verst(voortgang), _uiterste(voortgang, -1)
    if voorop is not None:
        eerste = f"{voorop.categorie} is met {procent(_deel(voorop))} van wat is beoogd het verst"
        if laatst is None:
            return eerste
        return f"{eerste}, {klein_begin(laatst.categorie)} met {procent(_deel(laatst))} het minst ver"
    beoogd, bereikt = _som(voortgang)
    samen = f"Van {getal(beoogd)} beoogde deelnemers {'is' if bereikt == 1 else 'zijn'} er {getal(bereikt)} bereikt"
    if laatst is None:
        return samen
    return f"{samen}; {klein_begin(laatst.categorie)} is met {procent(_deel(laatst))} het minst ver"


def tekst(stand: Stand) -> str:
    """The chart for who does not see it: the message first, then every value; '' without progress."""
    voortgang = stand.voortgang
    if voortgang is None:
        return ""
    rijen = [
        f"{s.categorie}: {getal(s.beoogd)} beoogd, {bereikt_met_deel(s.bereikt, s.beoogd, 'bereikt')}"
        for s in voortgang.soorten
    ]
    wat = "Staafdiagram met voor elke soort maatregel twee balken: beoogd en bereikt"
    return f"{wat}. {grafiektitel(voortgang)}. {'; '.join(rijen)}."


def bereikt_met_deel(bereikt: int, beoogd: int, woord: str = "") -> str:
    """What was reached, with its share of what was intended: `30.120 bereikt (41%)`."""
    delen = [getal(bereikt), woord, f"({procent(Fraction(bereikt, beoogd))})" if beoogd else ""]
    return " ".join(deel for deel in delen if deel)


def totaal(voortgang: Voortgang) -> str:
    """What stands under the chart: everything together, exact."""
    beoogd, bereikt = _som(voortgang)
    return f"{getal(beoogd)} beoogd, {bereikt_met_deel(bereikt, beoogd, 'bereikt')}"


def _som(voortgang: Voortgang) -> tuple[int, int]:
    return sum(s.beoogd for s in voortgang.soorten), sum(s.bereikt for s in voortgang.soorten)


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


def metingen(voortgang: Voortgang) -> Tabel:
    """From round to round: plans with a statement, reached so far and since the one before, costs so far likewise."""
    return Tabel([_meting(m) for m in voortgang.metingen[-MEESTE_METINGEN:]], [], False)


def _meting(m: Meting) -> list[str]:
    van = "" if m.gevraagd is None else f" van {getal(m.gevraagd)}"
    return [
        datum_nl(m.peildatum),
        m.ronde.lower() or "–",
        f"{getal(m.opgaven)}{van}",
        getal(m.bereikt),
        "–" if m.erbij is None else met_teken(m.erbij, getal(abs(m.erbij))),
        getal(x1000(m.kosten)),
        "–" if m.erbij_kosten is None else met_teken(m.erbij_kosten, getal(abs(x1000(m.erbij_kosten)))),
    ]


def sinds(stand: Stand, woorden: Mapping[str, str]) -> Tabel:
    """The figures of progress in the letter before, now, and the difference; only what stood in both.

    What is now is taken from `woorden`, so that it counts as printed: with its code, its source and its rows.
    """
    vorige = stand.voortgang.vorige if stand.voortgang else None
    if vorige is None:
        return Tabel([], [], False)
    rijen = []
    for code in SINDS:
        was, cijfer = vorige.waarde(code), stand.cijfers[code]
        if was is not None:
            verschil = cijfer.waarde - was  # type: ignore[operator]  # counts and amounts, never a day
            toen, nu = exact(was, cijfer.eenheid), woorden[f"{code}{EXACT}"]
            rijen.append([cijfer.naam, toen, nu, met_teken(verschil, exact(abs(verschil), cijfer.eenheid))])
    return Tabel(rijen, [], False)


def met_teken(verschil: int | Decimal, grootte: str) -> str:
    """A difference with its sign, of which the size was printed before: `+147`, `−3`, or `0`."""
    return f"+{grootte}" if verschil > 0 else f"{MIN}{grootte}" if verschil < 0 else "0"


def _cellen(beoogd: int, bereikt: int, kosten: Decimal) -> list[str]:
    deel = procent(Fraction(bereikt, beoogd)) if beoogd else "–"
    return [getal(beoogd), getal(bereikt), deel, getal(x1000(kosten))]


def _wijkt_af(kosten: list[Decimal]) -> bool:
    return sum(x1000(k) for k in kosten) != x1000(sum(kosten, Decimal(0)))
