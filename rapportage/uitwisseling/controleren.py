"""Every check of a workbook, before anything of it is written. All run, each on what it can read (ontwerp section 8)."""

from __future__ import annotations

from collections.abc import Iterable

from .bekend import Bekend
from .fouten import Fout
from .lezen import Werkboek
from .maatregelen import controleer_maatregelen
from .plafondproef import controleer_plafond
from .plannen import controleer_plannen
from .realisatie import controleer_realisatie
from .schema import plaats
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
    return op_volgorde(fouten)


def op_volgorde(fouten: Iterable[Fout]) -> list[Fout]:
    """In the order of sheets, rows and columns, each once."""
    return sorted(dict.fromkeys(fouten), key=_plaats)


def _plaats(fout: Fout) -> tuple[int, int, int]:
    blad, kolom = plaats(fout.blad, fout.kolom)
    return blad, fout.rij, kolom
