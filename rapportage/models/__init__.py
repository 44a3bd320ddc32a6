"""What was realised, the progress rounds in which that is asked, the public factsheets, and the letters to parliament."""

from .brief import Briefversie, Rapport, RapportSoort, Rapportstap, RapportStatus
from .factsheet import Factsheet
from .peiling import (
    Peiling,
    Rondeherinnering,
    Seizoen,
    Verslagstap,
    VerslagStatus,
    Voortgangsregel,
    Voortgangsverslag,
)
from .realisatie import Realisatie

__all__ = [
    "Briefversie",
    "Factsheet",
    "Peiling",
    "Rapport",
    "RapportSoort",
    "RapportStatus",
    "Rapportstap",
    "Realisatie",
    "Rondeherinnering",
    "Seizoen",
    "VerslagStatus",
    "Verslagstap",
    "Voortgangsregel",
    "Voortgangsverslag",
]
