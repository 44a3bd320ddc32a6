"""Pages of the agency."""

from .belangen import verklaar_belang
from .beoordelen import beoordelen
from .dossier import dossier
from .plafond import plafond, plafond_wijzigen
from .scores import scores
from .werkvoorraad import plannen, werkvoorraad
from .werkwoord import werkwoord

__all__ = [
    "beoordelen",
    "dossier",
    "plafond",
    "plafond_wijzigen",
    "plannen",
    "scores",
    "verklaar_belang",
    "werkvoorraad",
    "werkwoord",
]
