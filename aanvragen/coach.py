"""What an assessor would say of one measure, in the order S, M, A, R, T, then money."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sectorplannen.kern.geld import afronden, euro, getal
from sectorplannen.kern.woorden import groot_begin, klein_begin, opsomming

from .models import Aanvraag, Maatregel
from .vergelijking import Prijsklasse, prijsklassen
from .volledigheid import Ernst, Gebrek, gebreken, gebreken_maatregel

SMART = {"S": "Specifiek", "M": "Meetbaar", "A": "Acceptabel", "R": "Realistisch", "T": "Tijd"}
GELD = "€"
OOK_HIER = frozenset(
    {
        "al_ingediend", "begint_voor_publicatie", "boven_grens_per_onderneming", "bijdragen_sluiten_niet",
        "garantstelling_onbekend", "garantstelling_te_laag", "geen_periode", "knelpunt_zonder_maatregel", "onder_minimum",
        "overheid_betaalt_te_veel", "te_lang", "te_weinig_themas", "vermogen_onbekend", "vermogen_te_laag",
    }
)  # fmt: skip
"""Findings on the whole plan that a change of one measure makes or mends: they are told beside it as well."""
BREED, RAND = 280, 10
"""The width of the scale, and how far its ends stay from the edge, in its own units."""


@dataclass(frozen=True)
class Schaal:
    """The price of a measure beside those of its kind: places on a line from nought, and the amounts as text."""

    van: int
    breed: int
    eigen: int
    gewoon_tekst: str
    eigen_tekst: str

    @property
    def midden(self) -> int:
        """The middle of the usual range."""
        return self.van + self.breed // 2

    @property
    def anker(self) -> str:
        """On which side of its mark the own price is written, so that it stays inside."""
        return _anker(self.eigen)

    @property
    def anker_gewoon(self) -> str:
        """The same for the usual prices."""
        return _anker(self.midden)


@dataclass(frozen=True)
class Bevinding:
    """One line of the coach; without a finding it says what is in order, or what is to be weighed."""

    letter: str
    kop: str
    tekst: str = ""
    gebrek: Gebrek | None = None
    is_goed: bool = False
    schaal: Schaal | None = None

    @property
    def naar(self) -> str:
        """The id of the field on the page of the measure."""
        return f"id_{self.gebrek.veld}" if self.gebrek and self.gebrek.veld else ""


@dataclass(frozen=True)
class Coach:
    """What stands beside a measure: its own lines, and what its plan as a whole asks."""

    regels: list[Bevinding]
    hele_plan: list[Gebrek]

    @property
    def telling(self) -> str:
        """How many there are to solve and to weigh, in words: short enough to be said aloud."""
        return telling([r.gebrek for r in self.regels if r.gebrek])

    @property
    def per_ernst(self) -> dict[str, int]:
        """How many findings on the measure there are of each severity."""
        return {e.value: sum(r.gebrek is not None and r.gebrek.ernst == e for r in self.regels) for e in Ernst}


def coach(maatregel: Maatregel, aanvraag: Aanvraag) -> Coach:
    """The findings on a saved measure with, for each letter of SMART without one, that it is in order."""
    alle = gebreken(aanvraag)
    gevonden = gebreken_maatregel(maatregel, alle)
    klasse = prijsklassen().get(maatregel.categorie)
    regels: list[Bevinding] = []
    for letter, woord in SMART.items():
        hierbij = [_bevinding(letter, woord, g, maatregel, klasse) for g in gevonden if g.letter == letter]
        regels += hierbij or [_in_orde(letter, woord, maatregel, klasse)]
    geld = [_bevinding(GELD, "Geld", g, maatregel, klasse) for g in gevonden if g.letter not in SMART]
    return Coach(
        regels + (geld or [Bevinding(GELD, "Geld: in orde", is_goed=True)]), [g for g in alle if g.code in OOK_HIER]
    )


def telling(gevonden: list[Gebrek]) -> str:
    """`2 op te lossen, 1 advies`, or that there is nothing."""
    aantal = {ernst: sum(g.ernst == ernst for g in gevonden) for ernst in Ernst}
    woorden = {
        Ernst.MOET: "op te lossen",
        Ernst.AANVULLEN: "aan te vullen",
        Ernst.ADVIES: "advies" if aantal[Ernst.ADVIES] == 1 else "adviezen",
    }
    return ", ".join(f"{n} {woorden[ernst]}" for ernst, n in aantal.items() if n) or "Niets op te merken"


def _bevinding(letter: str, woord: str, gebrek: Gebrek, m: Maatregel, klasse: Prijsklasse | None) -> Bevinding:
    zin = gebrek.melding.partition(": ")[2] or gebrek.melding
    schaal = _schaal(m, klasse) if gebrek.code == "ver_van_vergelijkbaar" else None
    return Bevinding(letter, f"{woord}: {klein_begin(gebrek.kop)}", _als_zin(zin), gebrek, schaal=schaal)


def _als_zin(tekst: str) -> str:
    """With a capital, behind a quotation mark as well."""
    return "‘" + groot_begin(tekst[1:]) if tekst.startswith("‘") else groot_begin(tekst)


def _in_orde(letter: str, woord: str, m: Maatregel, klasse: Prijsklasse | None) -> Bevinding:
    if letter == "R":
        return _prijs(m, klasse)
    if letter == "A":
        nummers = [str(knelpunt.volgnummer) for knelpunt in m.knelpunten.all()]
        return Bevinding(letter, f"Acceptabel: past bij knelpunt {opsomming(nummers)}", is_goed=True)
    return Bevinding(letter, f"{woord}: in orde", is_goed=True)


def _prijs(m: Maatregel, klasse: Prijsklasse | None) -> Bevinding:
    """Where nothing is known to compare with, the price is named and nothing is said of it."""
    per_hoofd = m.kosten_per_deelnemer
    if not per_hoofd:
        return Bevinding("R", "Realistisch: nog niet te zeggen", "Vul de kosten en het aantal deelnemers in.")
    kop = f"Realistisch: {euro(afronden(per_hoofd))} per deelnemer"
    if klasse is None:
        return Bevinding("R", kop, "Een beoordelaar legt dit naast andere plannen.")
    return Bevinding("R", f"{kop}, zoals vergelijkbare maatregelen", is_goed=True)


def _anker(plaats: int) -> str:
    return "end" if plaats > BREED * 3 // 4 else "start" if plaats < BREED // 4 else "middle"


def _schaal(m: Maatregel, klasse: Prijsklasse | None) -> Schaal | None:
    per_hoofd = m.kosten_per_deelnemer
    if klasse is None or per_hoofd is None:
        return None
    einde = max(klasse.hoogst, per_hoofd)

    def plaats(bedrag: Decimal) -> int:
        return RAND + int(afronden(Fraction(bedrag) / Fraction(einde) * (BREED - 2 * RAND)))

    van, tot = plaats(klasse.laagst), plaats(klasse.hoogst)
    gewoon = f"{getal(klasse.laagst)} tot {getal(klasse.hoogst)}"
    return Schaal(van, max(tot - van, 4), plaats(per_hoofd), gewoon, f"uw {getal(per_hoofd)}")
