"""What the agency makes of an application, and the ledger of the money."""

from .beoordelen import Advies, Belangenverklaring, Beoordeling, GezamenlijkeScore, Score, Waarde
from .besluit import Aanvullingsverzoek, Besluit, BesluitMaatregel, BesluitSoort
from .bezwaar import SLAAGT, Bezwaar, Kanaal, Uitkomst
from .brief import Brief, Briefsjabloon, BriefSoort
from .compleet import Compleetheidspunt, Oordeel, Termijnmelding
from .dossier import Dossierbestand
from .gesprek import Notitie, Vraag
from .plafond import Boeking, Loting, Plafondmutatie
from .rubriek import Criterium, CriteriumSoort, Rubriek
from .termijn import Beslismelding, Ingebrekestelling, Opschortgrond, Opschorting, Verdaging
from .weergave import Lijst, Weergave

__all__ = [
    "SLAAGT",
    "Aanvullingsverzoek",
    "Advies",
    "Belangenverklaring",
    "Beoordeling",
    "Beslismelding",
    "Besluit",
    "BesluitMaatregel",
    "BesluitSoort",
    "Bezwaar",
    "Boeking",
    "Brief",
    "BriefSoort",
    "Briefsjabloon",
    "Compleetheidspunt",
    "Criterium",
    "CriteriumSoort",
    "Dossierbestand",
    "GezamenlijkeScore",
    "Ingebrekestelling",
    "Kanaal",
    "Lijst",
    "Loting",
    "Notitie",
    "Oordeel",
    "Opschortgrond",
    "Opschorting",
    "Plafondmutatie",
    "Rubriek",
    "Score",
    "Termijnmelding",
    "Uitkomst",
    "Verdaging",
    "Vraag",
    "Waarde",
    "Weergave",
]
