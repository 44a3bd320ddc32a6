"""Pages of the agency."""

from .afstemmen import afstemmen
from .belangen import band_opheffen, belangen, verklaar_belang
from .beoordelen import beoordelen
from .compleet import brief_downloaden, compleetheid
from .dossier import dossier
from .gesprek import notities, vragen, vragen_beantwoorden
from .ijking import ijking
from .plafond import plafond, plafond_wijzigen
from .scores import scores
from .toewijzen import toewijzen_voorstel
from .uitvoer import uitvoer
from .weergaven import weergave_bewaren, weergaven
from .werkvoorraad import plannen, werkvoorraad
from .werkwoord import werkwoord

__all__ = [
    "afstemmen",
    "band_opheffen",
    "belangen",
    "beoordelen",
    "brief_downloaden",
    "compleetheid",
    "dossier",
    "ijking",
    "notities",
    "plafond",
    "plafond_wijzigen",
    "plannen",
    "scores",
    "toewijzen_voorstel",
    "uitvoer",
    "verklaar_belang",
    "vragen",
    "vragen_beantwoorden",
    "weergave_bewaren",
    "weergaven",
    "werkvoorraad",
    "werkwoord",
]
