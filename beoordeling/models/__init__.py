"""What the agency makes of an application, and the ledger of the money."""

from .beoordelen import Advies, Belangenverklaring, Beoordeling, GezamenlijkeScore, Score, Waarde
from .besluit import Aanvullingsverzoek, Besluit, BesluitMaatregel, BesluitSoort
from .compleet import Compleetheidspunt, Oordeel, Termijnmelding
from .gesprek import Brief, BriefSoort, Notitie, Vraag
from .plafond import Boeking, Plafondmutatie
from .rubriek import Criterium, CriteriumSoort, Rubriek
from .weergave import Lijst, Weergave

__all__ = [
    "Aanvullingsverzoek",
    "Advies",
    "Belangenverklaring",
    "Beoordeling",
    "Besluit",
    "BesluitMaatregel",
    "BesluitSoort",
    "Boeking",
    "Brief",
    "BriefSoort",
    "Compleetheidspunt",
    "Criterium",
    "CriteriumSoort",
    "GezamenlijkeScore",
    "Lijst",
    "Notitie",
    "Oordeel",
    "Plafondmutatie",
    "Rubriek",
    "Score",
    "Termijnmelding",
    "Vraag",
    "Waarde",
    "Weergave",
]
