"""Every verb of the agency. Each is one transaction and raises Weigering or PermissionDenied, with a Dutch sentence."""

from .afstemmen import belet_voorleggen, verschillen, voorleggen
from .belangen import verklaar_belang
from .beoordelen import ScoreInvoer, inleveren, ontbrekende_scores, scores_opslaan
from .besluiten import (
    GRONDEN,
    Toekenning,
    afwijzen,
    heroverwegen,
    terugleggen,
    verlenen,
    verlening_intrekken,
)
from .geld import plafond_vaststellen, plafond_verhogen
from .overnemen import OvergenomenMaatregel, Overname, overnemen
from .toewijzen import toewijzen
from .volledig import (
    ONDERDELEN,
    aanvulling_vragen,
    belet_buiten_behandeling,
    buiten_behandeling_stellen,
    volledig_verklaren,
)

__all__ = [
    "GRONDEN",
    "ONDERDELEN",
    "OvergenomenMaatregel",
    "Overname",
    "ScoreInvoer",
    "Toekenning",
    "aanvulling_vragen",
    "afwijzen",
    "belet_buiten_behandeling",
    "belet_voorleggen",
    "buiten_behandeling_stellen",
    "heroverwegen",
    "inleveren",
    "ontbrekende_scores",
    "overnemen",
    "plafond_vaststellen",
    "plafond_verhogen",
    "scores_opslaan",
    "terugleggen",
    "toewijzen",
    "verklaar_belang",
    "verlenen",
    "verlening_intrekken",
    "verschillen",
    "volledig_verklaren",
    "voorleggen",
]
