"""The forms of the agency; `FORMULIEREN` has for each verb the form that asks what its service needs."""

from .afstemmen import Voorleggen
from .basis import WerkwoordFormulier
from .belangen import BelangVerklaren
from .beoordelen import AdviesFormulier, Punt, ScoreFormulier
from .besluiten import Afwijzen, Heroverwegen, Terugleggen, Verlenen, VerleningIntrekken
from .lijst import Plannenfilter, Werkvoorraadfilter
from .plafond import PlafondFormulier, StandFormulier
from .toekennen import Rekening, ToekennenFormulier
from .toewijzen import Toewijzen
from .volledig import AanvullingVragen, BuitenBehandelingStellen, VolledigVerklaren

FORMULIEREN: dict[str, type[WerkwoordFormulier]] = {
    "volledig_verklaren": VolledigVerklaren,
    "aanvulling_vragen": AanvullingVragen,
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
    "BelangVerklaren",
    "PlafondFormulier",
    "Plannenfilter",
    "Punt",
    "Rekening",
    "ScoreFormulier",
    "StandFormulier",
    "ToekennenFormulier",
    "Werkvoorraadfilter",
    "WerkwoordFormulier",
]
