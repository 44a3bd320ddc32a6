"""The forms of the agency; `FORMULIEREN` has for each verb the form that asks what its service needs."""

from .afstemmen import Afstemmen, IjkingKeuze, Voorleggen
from .basis import WerkwoordFormulier
from .belangen import BandOpheffen, BelangVerklaren
from .beoordelen import AdviesFormulier, Punt, ScoreFormulier
from .besluiten import Afwijzen, Heroverwegen, Terugleggen, Verlenen, VerleningIntrekken
from .gesprek import AntwoordFormulier, NotitieFormulier, VraagFormulier
from .lijst import NaamFormulier, Plannenfilter, Werkvoorraadfilter
from .plafond import PlafondFormulier, StandFormulier
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
    "verlening_intrekken": VerleningIntrekken,
    "heroverwegen": Heroverwegen,
}

__all__ = [
    "FORMULIEREN",
    "AdviesFormulier",
    "Afstemmen",
    "AntwoordFormulier",
    "BandOpheffen",
    "BelangVerklaren",
    "Compleetheid",
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
    "Werkvoorraadfilter",
    "WerkwoordFormulier",
]
