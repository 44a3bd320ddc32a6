"""Tables and their files, made once: kept by what was asked and by the last thing that was written about the period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.cache import cache

from aanvragen.models import Tijdvak

from . import cijfers, losse_grafieken, tabellen
from .tabellen import Tabel
from .uitvoer import BESTANDEN

BEWAARD = 3_600
"""Seconds. A name of a sector or a region can change without anything being written about a plan."""
KLEIN = frozenset({"svg", "pdf"})
"""Files that take long for their size; the others are made anew."""


def tabel(code: str, tijdvak: Tijdvak | None, peildatum: date) -> Tabel:
    """One table, of a period or of all. Raises KeyError for an unknown code. One query where any of them was made before."""

    def alle() -> dict[str, Tabel]:
        stand = cijfers.stand(tijdvak, peildatum)
        return {soort: tabellen.maak(soort, stand) for soort in tabellen.SOORTEN}

    return bewaard("alle", tijdvak, peildatum, alle)[code]


def tekening(code: str, tijdvak: Tijdvak | None, peildatum: date) -> str:
    """The drawing of a table for a page; '' where it is no chart, or has nothing to draw."""

    def maak() -> str:
        return losse_grafieken.op_scherm(rij) if losse_grafieken.heeft_tekening(rij) else ""

    rij = tabel(code, tijdvak, peildatum)
    return bewaard(f"{code}.scherm", tijdvak, peildatum, maak)


def bestand(code: str, eind: str, tijdvak: Tijdvak | None, peildatum: date) -> bytes:
    """One table as a file. Raises KeyError for a code or a kind that there is not, also a drawing of what is no chart."""
    if eind not in bestandssoorten(code):
        raise KeyError(eind)
    if eind == "png":
        return losse_grafieken.png_van(bestand(code, "svg", tijdvak, peildatum).decode())

    def maak() -> bytes:
        return BESTANDEN[eind].maak(tabel(code, tijdvak, peildatum))

    return bewaard(f"{code}.{eind}", tijdvak, peildatum, maak) if eind in KLEIN else maak()


def bestandssoorten(code: str) -> list[str]:
    """The kinds of file that there are of a table. Raises KeyError for an unknown code."""
    grafiek = tabellen.SOORTEN[code].grafiek
    return [eind for eind, soort in BESTANDEN.items() if grafiek or not soort.alleen_grafiek]


def bewaard(naam: str, tijdvak: Tijdvak | None, peildatum: date, maak: Callable[[], Any]) -> Any:
    """What was made before by this name of a period (or of all) on a day, while nothing was written since; else made now."""
    merk = cijfers.laatste_gebeurtenis(tijdvak).merk
    van = tijdvak.nummer if tijdvak else "alle"
    return cache.get_or_set(f"tabel:{naam}:{van}:{peildatum.isoformat()}:{merk}", maak, BEWAARD)
