"""The claims of a letter that was published before, laid beside the records (regels 3.2).

They are data of their own, in `fixtures/`. A difference is told in a sentence; it breaks nothing, and the product's own
letter prints what the records say.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import getal, x1000
from sectorplannen.kern.woorden import klein_begin, opsomming, past

from .begrippen import MEDEDELING, Cijfer, Controle, Stand
from .definities import DATUM
from .drukproef import WOORDEN, voluit

BESTAND = "kamerbrief-2014-05-30.json"
TIJDVAK = 1
"""The number of the period that the published letter is about."""
TEGENSPRAKEN = ("brief_uitkomsten", "brief_tabel_1")
"""The codes of what the published letter says against itself."""
DUIZENDEN = "1.000 euro"
UITKOMSTEN = (
    "aantal_verleend",
    "aantal_afgewezen",
    "aantal_ingetrokken",
    "aantal_buiten_behandeling",
    "aantal_in_behandeling",
)


@dataclass(frozen=True)
class Bewering:
    """A figure as the letter printed it: `tekst` is the printing, `getal` its number or day, `woord` and `stap` what it allows."""

    code: str
    cijfer: str
    tekst: str
    getal: Decimal | date
    eenheid: str
    woord: str
    stap: Decimal

    def klopt_met(self, cijfer: Cijfer) -> bool:
        """Whether the printed figure is true of the recorded one, in its unit and with its word."""
        waarde, genoemd = cijfer.waarde, self.getal
        if waarde is None or isinstance(waarde, date) or isinstance(genoemd, date):
            return waarde == genoemd
        if self.eenheid == DUIZENDEN:
            return x1000(waarde) == genoemd
        return past(WOORDEN.get(self.woord, self.woord), Fraction(waarde), Fraction(genoemd), Fraction(self.stap))  # type: ignore[arg-type]


def lees() -> dict[str, Any]:
    """The published letter and its claims; empty where a place carries none."""
    return _lees(settings.FIXTURES_MAP / BESTAND)


def naast_brief(stand: Stand) -> list[Controle]:
    """Where the published letter and the records differ, each in a sentence; nothing for another period or another date."""
    brief = lees()
    if not brief or stand.tijdvak.nummer != TIJDVAK or stand.peildatum.isoformat() != brief["brief"]["peildatum"]:
        return []
    dag = datum_nl(date.fromisoformat(brief["brief"]["datum"]))
    beweringen = [b for claim in brief["claims"] for b in beweringen_van(claim) if b.cijfer in stand.cijfers]
    mis = [b for b in beweringen if not b.klopt_met(stand.cijfers[b.cijfer])]
    gelijk = len(beweringen) - len(mis)
    telling = f"Van {len(beweringen)} getallen uit de brief van {dag} komen er {gelijk} overeen met de eigen gegevens."
    return [
        Controle("brief_vergeleken", True, telling, MEDEDELING),
        *(_verschil(dag, b, stand.cijfers[b.cijfer]) for b in mis),
        *_uitkomsten(dag, beweringen),
        *_tabel_1(dag, beweringen, stand),
    ]


@cache
def _lees(pad: Path) -> dict[str, Any]:
    """The claims, read once; nothing where a place carries no published letter."""
    return json.loads(pad.read_text(encoding="utf-8")) if pad.is_file() else {}


def beweringen_van(claim: dict[str, Any]) -> Iterator[Bewering]:
    """What a claim says in numbers and days, each beside the code of a figure of ours."""
    if claim["soort"] != "afgeleid":
        return
    for deel in (claim, *claim["ook"]):
        if deel["cijfer"] and deel["getal"] is not None:
            is_dag = deel["eenheid"] == DATUM
            genoemd = date.fromisoformat(deel["getal"]) if is_dag else Decimal(deel["getal"])
            stap = Decimal(deel["stap"] or 1)
            yield Bewering(
                claim["code"], deel["cijfer"], deel["waarde"], genoemd, deel["eenheid"], deel["woord"], stap
            )  # fmt: skip


def _verschil(dag: str, bewering: Bewering, cijfer: Cijfer) -> Controle:
    melding = (
        f"De brief van {dag} noemt {bewering.tekst} voor ‘{klein_begin(cijfer.naam)}’ ({bewering.code}); "
        f"in de eigen gegevens is dat {voluit(cijfer)}."
    )
    return Controle(f"brief_{bewering.code.lower()}_{bewering.cijfer}", True, melding, MEDEDELING)


def _uitkomsten(dag: str, beweringen: list[Bewering]) -> list[Controle]:
    """Whether the outcomes that the letter names add up to what it says was filed (they do not: 38 of 37)."""
    codes = (*UITKOMSTEN, "aantal_ingediend")
    genoemd = {b.cijfer: int(b.getal) for b in beweringen if b.cijfer in codes and not isinstance(b.getal, date)}
    ingediend = genoemd.pop("aantal_ingediend", None)
    som = sum(genoemd.values())
    if ingediend is None or som == ingediend:
        return []
    delen = opsomming(
        [f"{genoemd[code]} {code.removeprefix('aantal_').replace('_', ' ')}" for code in UITKOMSTEN if code in genoemd]
    )
    melding = f"De uitkomsten in de brief van {dag} tellen niet op: {delen} is {som}, die brief noemt er {ingediend} ingediend."
    return [Controle(TEGENSPRAKEN[0], True, melding, MEDEDELING)]


def _tabel_1(dag: str, beweringen: list[Bewering], stand: Stand) -> list[Controle]:
    """Whether the printed total of Tabel 1 is the sum of its printed rows (it is not: 231.126 under 231.127)."""
    totaal = next((int(Decimal(str(b.getal))) for b in beweringen if b.eenheid == DUIZENDEN), None)
    som = sum(rij.bedrag_x1000 for rij in stand.tabel_1)
    if totaal is None or som == totaal:
        return []
    melding = f"Onder tabel 1 drukt de brief van {dag} {getal(totaal)} duizend euro af; de afgeronde rijen zijn samen {getal(som)}."
    return [Controle(TEGENSPRAKEN[1], True, melding, MEDEDELING)]
