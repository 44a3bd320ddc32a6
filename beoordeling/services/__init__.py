"""Every verb of the agency. Each is one transaction and raises Weigering or PermissionDenied, with a Dutch sentence."""

from .beoordelen import ScoreInvoer, inleveren, scores_opslaan, toewijzen, verklaar_belang, voorleggen
from .besluiten import (
    Toekenning,
    afwijzen,
    heroverwegen,
    terugleggen,
    verlenen,
    verlening_intrekken,
)
from .geld import plafond_vaststellen, plafond_verhogen
from .overnemen import OvergenomenMaatregel, Overname, overnemen
from .volledig import aanvulling_vragen, buiten_behandeling_stellen, volledig_verklaren

__all__ = [
    "OvergenomenMaatregel",
    "Overname",
    "ScoreInvoer",
    "Toekenning",
    "aanvulling_vragen",
    "afwijzen",
    "buiten_behandeling_stellen",
    "heroverwegen",
    "inleveren",
    "overnemen",
    "plafond_vaststellen",
    "plafond_verhogen",
    "scores_opslaan",
    "terugleggen",
    "toewijzen",
    "verklaar_belang",
    "verlenen",
    "verlening_intrekken",
    "volledig_verklaren",
    "voorleggen",
]
