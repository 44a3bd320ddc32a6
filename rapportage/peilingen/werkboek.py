"""A statement as a workbook: out with what stands there, in again after looking at what it changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from typing import Any, BinaryIO

from openpyxl import Workbook

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.geld import euro, getal
from sectorplannen.kern.werkboek import mensen
from sectorplannen.kern.werkboek.bestand import Grenzen, lees_bestand
from sectorplannen.kern.werkboek.fouten import Fout, toon
from sectorplannen.kern.werkboek.lezen import ONBEKEND, Rij, lees_bladen
from sectorplannen.kern.werkboek.opmaak import Kolomvorm, maak_blad
from sectorplannen.kern.werkboek.schema import Bladen, Kolom, mag_leeg

from ..models import Voortgangsverslag
from .beoogd import Stand
from .services import CIJFERS, HOOGSTE_AANTAL, LANGSTE_TEKST, Invoer

INHOUDSTYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BLAD = "Voortgang"
GRENZEN = Grenzen(mb=5, mb_uitgepakt=40, rijen=1_000, kolommen=40)
TEKST, GETAL, GELD = "@", "#,##0", "#,##0.00"
NUMMER = "Nummer"
LEZEN = ("Maatregel", "Toegekend", "Begroot (€)")
"""Columns that are there to read: what stands in them is not looked at."""
INVULLEN = {
    "deelnemers": "Deelnemers tot nu toe",
    "kosten": "Kosten tot nu toe (€)",
    "verwachte_deelnemers": "Deelnemers aan het eind",
    "verwachte_kosten": "Kosten aan het eind (€)",
    "reden": "Reden",
}
"""By field of the model the column that is filled in. An empty cell leaves what stands in the statement."""
_AANTAL, _GELD = mensen.aantal(0, HOOGSTE_AANTAL), mensen.bedrag()
_SOORT = {
    "deelnemers": _AANTAL,
    "kosten": _GELD,
    "verwachte_deelnemers": _AANTAL,
    "verwachte_kosten": _GELD,
    "reden": mensen.vrije_tekst(),
}
BLADEN: Bladen = {
    BLAD: (
        Kolom(NUMMER, mensen.aantal(1, 32_767)),
        *(mag_leeg(naam, mensen.vrije_tekst(), "") for naam in LEZEN),
        *(mag_leeg(naam, _SOORT[veld]) for veld, naam in INVULLEN.items()),
    )
}


@dataclass(frozen=True)
class Wijziging:
    """A measure of which the workbook says something else: per column what stands there and what it becomes."""

    naam: str
    verschillen: list[tuple[str, str, str]]


@dataclass
class Inhoud:
    """What a workbook does to a statement; with `fouten` it does nothing."""

    fouten: list[Fout] = field(default_factory=list)
    wijzigingen: list[Wijziging] = field(default_factory=list)
    invoer: list[Invoer] = field(default_factory=list)


def bestandsnaam(verslag: Voortgangsverslag) -> str:
    """How the file is called: after the plan and the round."""
    naam = f"{verslag.aanvraag.nummer}-{verslag.peiling}".lower()
    return f"voortgang-{re.sub(r'[^a-z0-9._-]+', '-', naam)}.xlsx"


def schrijf(verslag: Voortgangsverslag, standen: Sequence[Stand]) -> bytes:
    """The workbook with what stands in the statement now."""
    boek = Workbook()
    boek.properties.title, boek.properties.creator = f"Voortgang van {verslag.aanvraag.nummer}", "Sectorplannen"
    boek.active.title = BLAD
    maak_blad(boek.active, _VORMEN, [_rij(stand) for stand in standen], len(standen) + 1)
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


_VORMEN = [
    Kolomvorm(NUMMER, 11, GETAL, "Laat dit nummer staan.", is_midden=True),
    Kolomvorm(LEZEN[0], 28, TEKST, "Deze kolom is om te lezen."),
    Kolomvorm(LEZEN[1], 14, TEKST, "Deze kolom is om te lezen."),
    Kolomvorm(LEZEN[2], 16, TEKST, "Deze kolom is om te lezen."),
    Kolomvorm(INVULLEN["deelnemers"], 14, GETAL, "Hoeveel mensen deden mee, vanaf het begin geteld?"),
    Kolomvorm(INVULLEN["kosten"], 16, GELD, "Wat gaf u uit, vanaf het begin geteld?"),
    Kolomvorm(INVULLEN["verwachte_deelnemers"], 14, GETAL, "Hoeveel mensen verwacht u aan het eind van het plan?"),
    Kolomvorm(INVULLEN["verwachte_kosten"], 16, GELD, "Welke kosten verwacht u aan het eind van het plan?"),
    Kolomvorm(INVULLEN["reden"], 44, TEKST, "Alleen als iets anders loopt dan gepland."),
]


def _rij(stand: Stand) -> list[Any]:
    regel = stand.regel
    lezen = [stand.rij.maatregel.naam, getal(regel.beoogd), euro(regel.begroot)]
    return [stand.volgnummer, *lezen, *(getattr(stand.rij, veld) for veld in INVULLEN)]


def lees(bestand: BinaryIO, naam: str, standen: Sequence[Stand]) -> Inhoud:
    """What a workbook would change. Raises Weigering, in one sentence, where the file is none or is too large."""
    if not naam.lower().endswith(".xlsx"):
        raise Weigering(f"‘{toon(naam)}’ is geen werkboek van het type xlsx. Sla het op als Excel-werkmap (xlsx).")
    boek = lees_bladen(lees_bestand(bestand, f"‘{toon(naam)}’", GRENZEN), BLADEN)
    uit = Inhoud(fouten=list(boek.fouten))
    per_nummer, gezien = {stand.volgnummer: stand for stand in standen}, set()
    for rij in boek[BLAD]:
        nummer = rij[NUMMER]
        if nummer is ONBEKEND:
            continue
        stand = per_nummer.get(nummer)
        if stand is None:
            uit.fouten.append(rij.fout(NUMMER, nummer, "het nummer van een maatregel van dit verslag"))
        elif nummer in gezien:
            uit.fouten.append(rij.fout(NUMMER, f"{nummer} een tweede keer", "elk nummer een keer"))
        else:
            gezien.add(nummer)
            _vergelijk(rij, stand, uit)
    if uit.fouten:
        uit.wijzigingen, uit.invoer = [], []
    return uit


def _vergelijk(rij: Rij, stand: Stand, uit: Inhoud) -> None:
    """Lay one row on what stands there: an empty cell changes nothing."""
    waarden = {veld: getattr(stand.rij, veld) for veld in INVULLEN}
    verschillen = []
    for veld, kolom in INVULLEN.items():
        waarde = rij[kolom]
        if waarde is ONBEKEND or waarde is None or waarde == "":
            continue
        if veld == "reden" and len(waarde) > LANGSTE_TEKST:
            uit.fouten.append(rij.fout(kolom, f"{len(waarde)} tekens", f"ten hoogste {LANGSTE_TEKST} tekens"))
        elif _kern(waarde) != _kern(waarden[veld]):
            verschillen.append((kolom, _in_woorden(veld, waarden[veld]), _in_woorden(veld, waarde)))
            waarden[veld] = waarde
    if verschillen:
        uit.wijzigingen.append(Wijziging(stand.regel.naam, verschillen))
        uit.invoer.append(Invoer(stand.rij.maatregel_id, **waarden))


def _kern(waarde: Any) -> Any:
    """Texts without regard to how lines end: a browser and a spreadsheet do that in different ways."""
    return " ".join(waarde.split()) if isinstance(waarde, str) else waarde


def _in_woorden(veld: str, waarde: Any) -> str:
    if waarde is None or waarde == "":
        return "leeg"
    if veld not in CIJFERS:
        return str(waarde)
    return euro(waarde) if veld.endswith("kosten") else getal(waarde)


def als_json(invoer: Sequence[Invoer]) -> list[list[Any]]:
    """What was seen, to travel with the page that asks whether it is meant."""
    return [[i.maatregel, *(_los(getattr(i, veld)) for veld in INVULLEN)] for i in invoer]


def van_json(rijen: Sequence[Sequence[Any]]) -> list[Invoer]:
    """The same, back."""
    return [
        Invoer(
            maatregel,
            deelnemers,
            None if kosten is None else Decimal(kosten),
            verwacht,
            None if verwachte_kosten is None else Decimal(verwachte_kosten),
            reden,
        )
        for maatregel, deelnemers, kosten, verwacht, verwachte_kosten, reden in rijen
    ]


def _los(waarde: Any) -> Any:
    return str(waarde) if isinstance(waarde, Decimal) else waarde
