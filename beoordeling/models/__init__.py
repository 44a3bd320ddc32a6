"""What the agency makes of an application, and the ledger of the money."""

from .beoordelen import Advies, Belangenverklaring, Beoordeling, Criterium, CriteriumSoort, Score, Waarde
from .besluit import Aanvullingsverzoek, Besluit, BesluitMaatregel, BesluitSoort
from .plafond import Boeking, Plafondmutatie

__all__ = [
    "Aanvullingsverzoek",
    "Advies",
    "Belangenverklaring",
    "Beoordeling",
    "Besluit",
    "BesluitMaatregel",
    "BesluitSoort",
    "Boeking",
    "Criterium",
    "CriteriumSoort",
    "Plafondmutatie",
    "Score",
    "Waarde",
]
