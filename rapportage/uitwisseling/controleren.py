"""Every check of a workbook, before anything of it is written. All run, each on what it can read (ontwerp section 8)."""

from __future__ import annotations

from sectorplannen.kern.werkboek.fouten import Fout
from sectorplannen.kern.werkboek.schema import op_volgorde

from .bekend import Bekend
from .lezen import Werkboek
from .maatregelen import controleer_maatregelen
from .plafondproef import controleer_plafond
from .plannen import controleer_plannen
from .realisatie import controleer_realisatie
from .schema import BLADEN
from .tijdvakken import controleer_tijdvakken, verzamel
from .verband import leg_verband


def controleer(boek: Werkboek, bekend: Bekend) -> list[Fout]:
    """Every mistake of a workbook, one line each, in the order of sheets, rows and columns."""
    tijdvakken = verzamel(boek, bekend)
    verband = leg_verband(boek)
    fouten = [
        *boek.fouten,
        *controleer_tijdvakken(boek, bekend),
        *controleer_plafond(boek, bekend, tijdvakken, verband),
        *controleer_plannen(boek, bekend, tijdvakken, verband),
        *controleer_maatregelen(boek, verband),
        *controleer_realisatie(boek, bekend, verband),
    ]
    return op_volgorde(fouten, BLADEN)
