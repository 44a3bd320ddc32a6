"""Pages of reporting: fetch, do, tell, redirect."""

from .brief import brief, brief_indeling, brief_peildatum, brief_toelichting
from .briefhandeling import brief_handeling
from .briefonderdeel import brief_onderdeel
from .briefvergelijk import brief_vergelijk
from .briefversie import brief_versie
from .briefvoorbeeld import brief_voorbeeld, brief_voorbeeld_maken, brief_voortgang
from .brieven import brief_pdf, brieven
from .cijfers import cijfer, cijfers, claims
from .stand import controles_van, stand, stand_csv, stand_json
from .start import start
from .tabellen import alles_csv, tabel, tabel_bestand, tabellen
from .toegekend import toegekend, toegekend_plan
from .vergelijk import vergelijk

__all__ = [
    "alles_csv",
    "brief",
    "brief_handeling",
    "brief_indeling",
    "brief_onderdeel",
    "brief_pdf",
    "brief_peildatum",
    "brief_toelichting",
    "brief_vergelijk",
    "brief_versie",
    "brief_voorbeeld",
    "brief_voorbeeld_maken",
    "brief_voortgang",
    "brieven",
    "cijfer",
    "cijfers",
    "claims",
    "controles_van",
    "stand",
    "stand_csv",
    "stand_json",
    "start",
    "tabel",
    "tabel_bestand",
    "tabellen",
    "toegekend",
    "toegekend_plan",
    "vergelijk",
]
