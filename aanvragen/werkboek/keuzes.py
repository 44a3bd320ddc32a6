"""The sheet with what one can choose from, and what each column asks."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sectorplannen.kern.geld import getal
from sectorplannen.kern.werkboek.opmaak import ACCENT, KOPSTIJL, Kolomvorm, hoogte, zet
from sectorplannen.kern.werkboek.tekst import schoon

from ..models import Aanvraag, Categorie, CategorieThema, KostenSoort, Thema
from ..tarieven import tarief_van
from .schema import (
    KEUZES,
    KOSTEN,
    MAATREGELEN,
    MAATREGELVELDEN,
    MEESTE_MAATREGELEN,
    MEESTE_POSTEN,
    POSTVELDEN,
    SOORT_KOSTEN,
    TEKST,
    Veld,
)

VORMEN = (Kolomvorm("Keuze", 60, TEKST), Kolomvorm("Uitleg", 90, TEKST))
ZO_WERKT_HET = (
    f"Vul het blad {MAATREGELEN} in: één rij voor elke maatregel, ten hoogste {getal(MEESTE_MAATREGELEN)} rijen.",
    f"Vul het blad {KOSTEN} in: één rij voor elke kostenpost, ten hoogste {getal(MEESTE_POSTEN)} rijen.",
    "Verander de namen van bladen en kolommen niet. Gebruik geen formules.",
    "Lees het werkboek daarna in bij uw plan. U ziet eerst wat er verandert.",
    "Een maatregel die niet in het werkboek staat, blijft in uw plan zoals hij is.",
    f"De kosten van een maatregel komen in de plaats van wat er stond. Zet op het blad {KOSTEN} dus alle kosten.",
)
Blok = list[tuple[str, str]]


def vul_keuzes(blad: Any, aanvraag: Aanvraag) -> dict[str, str]:
    """Fill the sheet. Returns the cells of each list, as a formula, by the field that chooses from it."""
    blad.column_dimensions["A"].width, blad.column_dimensions["B"].width = (vorm.breedte for vorm in VORMEN)
    _blok(blad, "Zo werkt dit werkboek", [(zin, "") for zin in ZO_WERKT_HET], is_zinnen=True)
    lijsten = {
        "thema": _blok(blad, "Thema’s", [(label, "") for label in Thema.labels]),
        "categorie": _blok(blad, "Soorten maatregelen", _categorieen()),
        "soort": _blok(blad, "Soorten kosten", _kostensoorten(aanvraag)),
    }
    _blok(blad, "Knelpunten van dit plan", _knelpunten(aanvraag))
    _blok(blad, f"Kolommen van het blad {MAATREGELEN}", _kolommen(MAATREGELVELDEN))
    _blok(blad, f"Kolommen van het blad {KOSTEN}", _kolommen(POSTVELDEN))
    blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = 1, 0
    blad.sheet_properties.pageSetUpPr.fitToPage = True
    return lijsten


def lijst_van(veld: Veld, lijsten: dict[str, str]) -> str:
    """Where the words of a field stand; nothing for a field without a list."""
    if veld is SOORT_KOSTEN:
        return lijsten["soort"]
    return lijsten.get(veld.veld, "") if veld.keuzes else ""


def _blok(blad: Any, kop: str, rijen: Blok, *, is_zinnen: bool = False) -> str:
    """A heading and its rows, with a blank line after the block before."""
    begin = blad.max_row + 2 if blad.max_row > 1 else 1
    blad.cell(begin, 1, kop)
    for plek in (1, 2):
        for deel, stijl in KOPSTIJL.items():
            setattr(blad.cell(begin, plek), deel, stijl)
    for nr, rij in enumerate(rijen, start=begin + 1):
        for plek, (vorm, tekst) in enumerate(zip(VORMEN, rij, strict=True), start=1):
            zet(blad.cell(nr, plek), schoon(tekst), vorm)
        if is_zinnen:
            blad.merge_cells(start_row=nr, end_row=nr, start_column=1, end_column=2)
        else:
            blad.cell(nr, 1).font = ACCENT
            blad.row_dimensions[nr].height = hoogte(VORMEN, rij)
    return f"{KEUZES}!$A${begin + 1}:$A${begin + len(rijen)}"


def _categorieen() -> Blok:
    themas: dict[str, list[str]] = defaultdict(list)
    for thema, categorie in CategorieThema.objects.order_by("thema").values_list("thema", "categorie"):
        themas[categorie].append(thema)
    return [
        (label, f"Past bij thema {', '.join(themas[code])}." if themas[code] else "")
        for code, label in Categorie.choices
    ]


def _kostensoorten(aanvraag: Aanvraag) -> Blok:
    regeling = aanvraag.tijdvak.regelingversie
    uit = []
    for code, label in KostenSoort.choices:
        regel = tarief_van(code, regeling)
        telt = "De kosten tellen" if regel.deel == 1 else f"Van de loonkosten telt {getal(regel.deel * 100)}%"
        helemaal = " helemaal mee" if regel.deel == 1 else " mee"
        uit.append((label, f"{telt}{helemaal}. Daarvan kunt u {getal(regel.tarief * 100)}% vragen. {regel.artikel}."))
    return uit


def _knelpunten(aanvraag: Aanvraag) -> Blok:
    rijen = [(str(k.volgnummer), k.omschrijving or "Knelpunt zonder omschrijving") for k in aanvraag.knelpunten.all()]
    return rijen or [
        ("Dit plan heeft nog geen knelpunten.", "Voeg ze toe in uw plan en download het werkboek opnieuw.")
    ]


def _kolommen(velden: tuple[Veld, ...]) -> Blok:
    return [(veld.naam, veld.uitleg) for veld in velden]
