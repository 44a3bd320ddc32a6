"""Pages of reporting: fetch, do, tell, redirect."""

from .api import api
from .brief import brief, brief_indeling, brief_peildatum, brief_toelichting
from .briefgrafiek import brief_grafiek
from .briefhandeling import brief_handeling
from .briefonderdeel import brief_onderdeel
from .briefvergelijk import brief_vergelijk
from .briefversie import brief_versie
from .briefvoorbeeld import brief_voorbeeld, brief_voorbeeld_maken, brief_voortgang
from .brieven import brief_pdf, brieven
from .cijfers import cijfer, cijfers, claims
from .evaluatie import evaluatie, evaluatie_bestand
from .peilingen import peiling, peiling_sluiten, peilingen, verslag_controleren
from .register import (
    register,
    register_bestand,
    register_catalogus,
    register_data,
    register_factsheet,
    register_plan,
    register_regios,
    register_woordenboek,
    toegekend,
    toegekend_plan,
)
from .stand import controles_van, stand, stand_csv, stand_json
from .start import start
from .tabellen import alles_csv, tabel, tabel_bestand, tabellen
from .uitwisseling import uitwisseling, werkboek, werkboek_fouten, werkboek_overnemen, werkboek_uit
from .vergelijk import vergelijk
from .verslag import verslag, verslag_insturen, verslagen
from .verslagwerkboek import verslag_inlezen, verslag_werkboek
from .voortgang import voortgang, voortgang_bestand

__all__ = [
    "alles_csv",
    "api",
    "brief",
    "brief_grafiek",
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
    "evaluatie",
    "evaluatie_bestand",
    "peiling",
    "peiling_sluiten",
    "peilingen",
    "register",
    "register_bestand",
    "register_catalogus",
    "register_data",
    "register_factsheet",
    "register_plan",
    "register_regios",
    "register_woordenboek",
    "stand",
    "stand_csv",
    "stand_json",
    "start",
    "tabel",
    "tabel_bestand",
    "tabellen",
    "toegekend",
    "toegekend_plan",
    "uitwisseling",
    "vergelijk",
    "verslag",
    "verslag_controleren",
    "verslag_inlezen",
    "verslag_insturen",
    "verslag_werkboek",
    "verslagen",
    "voortgang",
    "voortgang_bestand",
    "werkboek",
    "werkboek_fouten",
    "werkboek_overnemen",
    "werkboek_uit",
]
