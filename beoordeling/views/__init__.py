"""Pages of the agency."""

from .beoordelen import beoordelen, scores, verklaar_belang
from .dossier import dossier
from .plafond import plafond, plafond_wijzigen
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
