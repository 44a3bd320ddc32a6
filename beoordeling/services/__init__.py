"""Every verb of the agency. Each is one transaction and raises Weigering or PermissionDenied, with a Dutch sentence."""

from .aanvullen_termijn import (
    laatste_verzoek,
    termijn_verlengen,
    termijnen_bewaken,
    voorstel_buiten_behandeling,
)
from .afstemmen import (
    Verschil,
    adviezen_verschillen,
    afstemmen,
    akkoord,
    belet_voorleggen,
    is_van_een_ander,
    verschillen,
    voorleggen,
)
from .belangen import band_opheffen, verklaar_belang
from .beoordelen import IntussenOpgeslagen, ScoreInvoer, inleveren, ontbrekende_scores, scores_opslaan
from .besluiten import afwijzen, terugleggen, verlenen, verlening_intrekken
from .compleetheid import (
    Bevinding,
    alles_in_orde,
    belet_volledig_verklaren,
    compleetheid_opslaan,
    punten,
)
from .geld import plafond_vaststellen, plafond_verhogen
from .gesprek import notitie_schrijven, vraag_beantwoorden, vraag_stellen
from .heroverwegen import heroverwegen
from .overnemen import OvergenomenMaatregel, Overname, overnemen
from .rubrieken import belet_wijzigen, criterium_wijzigen, nieuwe_versie
from .toekennen import Toekenning
from .toewijzen import Keuze, RedenNodig, toewijzen, verdelen
from .volledig import (
    aanvulling_vragen,
    belet_buiten_behandeling,
    buiten_behandeling_stellen,
    volledig_verklaren,
)
from .weergaven import weergave_bewaren, weergave_hernoemen, weergave_standaard, weergave_verwijderen

__all__ = [
    "Bevinding",
    "IntussenOpgeslagen",
    "Keuze",
    "OvergenomenMaatregel",
    "Overname",
    "RedenNodig",
    "ScoreInvoer",
    "Toekenning",
    "Verschil",
    "aanvulling_vragen",
    "adviezen_verschillen",
    "afstemmen",
    "afwijzen",
    "akkoord",
    "alles_in_orde",
    "band_opheffen",
    "belet_buiten_behandeling",
    "belet_volledig_verklaren",
    "belet_voorleggen",
    "belet_wijzigen",
    "buiten_behandeling_stellen",
    "compleetheid_opslaan",
    "criterium_wijzigen",
    "heroverwegen",
    "inleveren",
    "is_van_een_ander",
    "laatste_verzoek",
    "nieuwe_versie",
    "notitie_schrijven",
    "ontbrekende_scores",
    "overnemen",
    "plafond_vaststellen",
    "plafond_verhogen",
    "punten",
    "scores_opslaan",
    "termijn_verlengen",
    "termijnen_bewaken",
    "terugleggen",
    "toewijzen",
    "verdelen",
    "verklaar_belang",
    "verlenen",
    "verlening_intrekken",
    "verschillen",
    "volledig_verklaren",
    "voorleggen",
    "voorstel_buiten_behandeling",
    "vraag_beantwoorden",
    "vraag_stellen",
    "weergave_bewaren",
    "weergave_hernoemen",
    "weergave_standaard",
    "weergave_verwijderen",
]
