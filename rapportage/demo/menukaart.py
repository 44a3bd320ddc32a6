"""Examples for the menukaart, so that the coach has something to compare with before any plan was granted. All invented."""

from __future__ import annotations

from decimal import Decimal

from aanvragen.models import Categorie, Thema, Voorbeeldmaatregel

BRON = "Verzonnen voor de demonstratie"

VOORBEELDEN: tuple[tuple[str, Thema, Categorie, str, int, int], ...] = (
    (
        "Leerwerkplek voor een jongere",
        Thema.A,
        Categorie.INSTROOM_BBL,
        "Vier dagen werken, één dag naar school, met een vaste begeleider.",
        5500,
        9000,
    ),
    (
        "Baan met begeleiding voor wie lang zonder werk is",
        Thema.C,
        Categorie.INSTROOM_OVERIG,
        "Een proefplaatsing, een coach op het werk en daarna een contract.",
        6000,
        10000,
    ),
    (
        "Ervaren vakkracht leidt een leerling op",
        Thema.B,
        Categorie.BEHOUD_OUDEREN,
        "Een cursus tot leermeester, en een halve dag per week om te begeleiden.",
        2000,
        4500,
    ),
    (
        "Overstap naar een ander beroep",
        Thema.F,
        Categorie.MOBILITEIT,
        "Een gesprek over wat iemand kan, een korte opleiding en hulp bij het zoeken.",
        2000,
        5000,
    ),
    (
        "Check van gezondheid en belasting op het werk",
        Thema.D,
        Categorie.GEZONDHEID,
        "Een onderzoek op de werkplek met een advies op papier.",
        300,
        800,
    ),
    (
        "Vakscholing met een certificaat",
        Thema.E,
        Categorie.SCHOLING,
        "Lessen bij een vakcentrum of op het werk, met een toets aan het eind.",
        650,
        2500,
    ),
    (
        "Training voor leidinggevenden",
        Thema.G,
        Categorie.WERKGEVERSCHAP,
        "Leren praten over werk, rooster en loopbaan, en oefenen in het eigen team.",
        1500,
        3500,
    ),
    (
        "Proef met anders werken in een team",
        Thema.G,
        Categorie.INNOVATIE,
        "Een team test een nieuw rooster of hulpmiddel, met een meting voor en na.",
        2000,
        6500,
    ),
)
"""Name, theme, kind, what it is, and the lowest and highest costs per participant in euros."""


def menukaart() -> None:
    """Put the examples on the menukaart, each once; one that was changed since is left as it is."""
    for naam, thema, categorie, omschrijving, laagst, hoogst in VOORBEELDEN:
        velden = {
            "thema": thema,
            "categorie": categorie,
            "omschrijving": omschrijving,
            "laagste_kosten": Decimal(laagst),
            "hoogste_kosten": Decimal(hoogst),
        }
        Voorbeeldmaatregel.objects.get_or_create(naam=naam, bron=BRON, defaults=velden)
