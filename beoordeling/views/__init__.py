"""Pages of the agency."""

from .afstemmen import afstemmen
from .belangen import band_opheffen, belangen, verklaar_belang
from .beoordelen import beoordelen
from .bezwaar import bezwaar, bezwaar_handeling, bezwaar_maken, bezwaar_vastleggen, bezwaren
from .compleet import brief_downloaden, compleetheid
from .dossier import dossier
from .dossierbestand import dossierbestand_downloaden, dossierbestanden
from .gesprek import notities, vragen, vragen_beantwoorden
from .ijking import ijking
from .loten import loten
from .plafond import plafond, plafond_wijzigen
from .scores import scores
from .toewijzen import toewijzen_voorstel
from .uitvoer import uitvoer
from .watals import watals
from .weergaven import weergave_bewaren, weergaven
from .werkvoorraad import plannen, werkvoorraad
from .werkwoord import werkwoord

__all__ = [
    "afstemmen",
    "band_opheffen",
    "belangen",
    "beoordelen",
    "bezwaar",
    "bezwaar_handeling",
    "bezwaar_maken",
    "bezwaar_vastleggen",
    "bezwaren",
    "brief_downloaden",
    "compleetheid",
    "dossier",
    "dossierbestand_downloaden",
    "dossierbestanden",
    "ijking",
    "loten",
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
    "watals",
    "weergave_bewaren",
    "weergaven",
    "werkvoorraad",
    "werkwoord",
]
