"""Pages of the agency."""

from .adviesgesprekken import adviesgesprek_plannen, adviesgesprek_verslag, adviesgesprekken
from .afstemmen import afstemmen
from .belangen import band_opheffen, belangen, verklaar_belang
from .beoordelen import beoordelen
from .bezwaar import bezwaar, bezwaar_handeling, bezwaar_maken, bezwaar_vastleggen, bezwaren
from .compleet import brief_downloaden, compleetheid
from .dossier import dossier
from .dossierbestand import dossierbestand_downloaden, dossierbestanden
from .eigen_dossier import eigen_dossier, eigen_dossier_downloaden
from .gesprek import notities, vragen, vragen_beantwoorden
from .ijking import ijking
from .loten import loten
from .plafond import plafond, plafond_wijzigen
from .scores import scores
from .toewijzen import toewijzen_voorstel
from .uitvoer import uitvoer
from .verschil import verschil
from .watals import watals
from .weergaven import weergave_bewaren, weergaven
from .werkvoorraad import plannen, werkvoorraad
from .werkwoord import werkwoord

__all__ = [
    "adviesgesprek_plannen",
    "adviesgesprek_verslag",
    "adviesgesprekken",
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
    "eigen_dossier",
    "eigen_dossier_downloaden",
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
    "verschil",
    "vragen",
    "vragen_beantwoorden",
    "watals",
    "weergave_bewaren",
    "weergaven",
    "werkvoorraad",
    "werkwoord",
]
