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
from .beslistermijn import (
    belet_hervatten,
    belet_in_gebreke_stellen,
    belet_later,
    belet_opschorten,
    hervatten,
    in_gebreke_stellen,
    opschorten,
    verdagen,
)
from .besluiten import afwijzen, terugleggen, verlenen, verlening_intrekken
from .besluiten_bewaken import besluiten_bewaken
from .bezwaar import (
    belet_bezwaar,
    bezwaar_intrekken,
    bezwaar_maken,
    geldend_besluit,
    laatste_dag,
    open_bezwaar,
)
from .bezwaar_behandelen import (
    belet_behandelen,
    belet_commissie,
    belet_oppakken,
    belet_verdagen,
    belet_verschonen,
    bezwaar_behandelen,
    bezwaar_commissie,
    bezwaar_horen,
    bezwaar_verdagen,
    bezwaar_verschonen,
)
from .bezwaar_beslissen import (
    TE_BESLISSEN,
    VERWIJT_NODIG,
    belet_beslissen,
    bezwaar_beslissen,
    naar_mogelijk,
    vraagt_verwijt,
)
from .brieven import brieftekst_bekijken, brieftekst_wijzigen
from .compleetheid import (
    Bevinding,
    alles_in_orde,
    belet_volledig_verklaren,
    compleetheid_opslaan,
    punten,
)
from .dossierbestand import DOSSIERBESTAND_MAKEN, dossierbestand_maken, dossierbestand_vragen
from .geld import EERSTE_STAATSCOURANT, plafond_vaststellen, plafond_verhogen, staatscourant
from .gesprek import notitie_schrijven, vraag_beantwoorden, vraag_stellen
from .loten import loten
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
from .voorbeeld import voorbeeldbrief
from .weergaven import weergave_bewaren, weergave_hernoemen, weergave_standaard, weergave_verwijderen

__all__ = [
    "DOSSIERBESTAND_MAKEN",
    "EERSTE_STAATSCOURANT",
    "TE_BESLISSEN",
    "VERWIJT_NODIG",
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
    "belet_behandelen",
    "belet_beslissen",
    "belet_bezwaar",
    "belet_buiten_behandeling",
    "belet_commissie",
    "belet_hervatten",
    "belet_in_gebreke_stellen",
    "belet_later",
    "belet_oppakken",
    "belet_opschorten",
    "belet_verdagen",
    "belet_verschonen",
    "belet_volledig_verklaren",
    "belet_voorleggen",
    "belet_wijzigen",
    "besluiten_bewaken",
    "bezwaar_behandelen",
    "bezwaar_beslissen",
    "bezwaar_commissie",
    "bezwaar_horen",
    "bezwaar_intrekken",
    "bezwaar_maken",
    "bezwaar_verdagen",
    "bezwaar_verschonen",
    "brieftekst_bekijken",
    "brieftekst_wijzigen",
    "buiten_behandeling_stellen",
    "compleetheid_opslaan",
    "criterium_wijzigen",
    "dossierbestand_maken",
    "dossierbestand_vragen",
    "geldend_besluit",
    "hervatten",
    "in_gebreke_stellen",
    "inleveren",
    "is_van_een_ander",
    "laatste_dag",
    "laatste_verzoek",
    "loten",
    "naar_mogelijk",
    "nieuwe_versie",
    "notitie_schrijven",
    "ontbrekende_scores",
    "open_bezwaar",
    "opschorten",
    "overnemen",
    "plafond_vaststellen",
    "plafond_verhogen",
    "punten",
    "scores_opslaan",
    "staatscourant",
    "termijn_verlengen",
    "termijnen_bewaken",
    "terugleggen",
    "toewijzen",
    "verdagen",
    "verdelen",
    "verklaar_belang",
    "verlenen",
    "verlening_intrekken",
    "verschillen",
    "volledig_verklaren",
    "voorbeeldbrief",
    "voorleggen",
    "voorstel_buiten_behandeling",
    "vraag_beantwoorden",
    "vraag_stellen",
    "vraagt_verwijt",
    "weergave_bewaren",
    "weergave_hernoemen",
    "weergave_standaard",
    "weergave_verwijderen",
]
