"""The forms of the agency; `FORMULIEREN` has for each verb the form that asks what its service needs."""

from .adviesgesprek import GesprekPlannen, GesprekVerslag
from .afstemmen import Afstemmen, IjkingKeuze, Voorleggen
from .basis import WerkwoordFormulier
from .belangen import BandOpheffen, BelangVerklaren
from .beoordelen import AdviesFormulier, Punt, ScoreFormulier
from .beslistermijn import Hervatten, InGebrekeStellen, Opschorten, Verdagen
from .besluiten import Afwijzen, Terugleggen, Verlenen, VerleningIntrekken
from .bezwaar import BEZWAARFORMULIEREN, BezwaarBeslissen, BezwaarMaken, BezwaarVastleggen, BezwaarZelfIntrekken
from .dossierbestand import DossierbestandFormulier
from .gesprek import AntwoordFormulier, NotitieFormulier, VraagFormulier
from .lijst import NaamFormulier, Plannenfilter, Werkvoorraadfilter
from .plafond import PlafondFormulier, StandFormulier, WatAlsFormulier
from .toekennen import Rekening, ToekennenFormulier
from .toewijzen import Toewijzen, Verdeling
from .volledig import AanvullingVragen, BuitenBehandelingStellen, Compleetheid, TermijnVerlengen, VolledigVerklaren

FORMULIEREN: dict[str, type[WerkwoordFormulier]] = {
    "volledig_verklaren": VolledigVerklaren,
    "aanvulling_vragen": AanvullingVragen,
    "termijn_verlengen": TermijnVerlengen,
    "buiten_behandeling_stellen": BuitenBehandelingStellen,
    "toewijzen": Toewijzen,
    "voorleggen": Voorleggen,
    "verlenen": Verlenen,
    "afwijzen": Afwijzen,
    "terugleggen": Terugleggen,
    "opschorten": Opschorten,
    "hervatten": Hervatten,
    "verdagen": Verdagen,
    "in_gebreke_stellen": InGebrekeStellen,
    "verlening_intrekken": VerleningIntrekken,
}

__all__ = [
    "BEZWAARFORMULIEREN",
    "FORMULIEREN",
    "AdviesFormulier",
    "Afstemmen",
    "AntwoordFormulier",
    "BandOpheffen",
    "BelangVerklaren",
    "BezwaarBeslissen",
    "BezwaarMaken",
    "BezwaarVastleggen",
    "BezwaarZelfIntrekken",
    "Compleetheid",
    "DossierbestandFormulier",
    "GesprekPlannen",
    "GesprekVerslag",
    "IjkingKeuze",
    "NaamFormulier",
    "NotitieFormulier",
    "PlafondFormulier",
    "Plannenfilter",
    "Punt",
    "Rekening",
    "ScoreFormulier",
    "StandFormulier",
    "ToekennenFormulier",
    "Verdeling",
    "VraagFormulier",
    "WatAlsFormulier",
    "Werkvoorraadfilter",
    "WerkwoordFormulier",
]
