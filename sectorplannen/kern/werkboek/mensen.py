"""Kinds of cells as people fill them in: what they type on a page (`kern.velden`), they may type in a cell.

A real number or date in a cell is read exactly, as the other kinds do (`cellen`); only a text is read as on a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from ..geld import HOOGSTE, euro, getal
from ..velden import EERSTE_DAG, LAATSTE_DAG, AantalVeld, BedragVeld, DatumVeld
from . import cellen
from .cellen import HOOGSTE_GETAL, Cel, Onleesbaar, Soort
from .tekst import is_te_lang, op_een_regel, schoon, stuurteken


def vrije_tekst(langst: int | None = None) -> Soort:
    """A text as it stands, on as many lines as it has: of at most so many characters, or as many as a cell holds."""

    def lees(cel: Cel) -> str:
        return _tekst(cel, langst)

    return Soort(
        "een tekst" if langst is None else f"een tekst van ten hoogste {getal(langst)} tekens", lees, vrij=True
    )


def regel(langst: int) -> Soort:
    """A text of at most so many characters; on one line, whatever the cell makes of it."""

    def lees(cel: Cel) -> str:
        return _tekst(cel, langst, een_regel=True)

    return Soort(f"een tekst van ten hoogste {getal(langst)} tekens", lees, vrij=True)


def _tekst(cel: Cel, langst: int | None, *, een_regel: bool = False) -> str:
    ruw = _als_tekst(cel.waarde)
    if teken := stuurteken(ruw):
        raise Onleesbaar("een tekst zonder stuurtekens", f"het stuurteken U+{ord(teken):04X}")
    if langst is None and is_te_lang(ruw):
        raise Onleesbaar("een tekst die in een cel past", f"{getal(len(ruw))} tekens")
    netjes = op_een_regel(ruw) if een_regel else schoon(ruw)
    if langst is not None and len(netjes) > langst:
        raise Onleesbaar(gevonden=f"{getal(len(netjes))} tekens")
    return netjes


def _als_tekst(waarde: Any) -> str:
    """A text; or a number where the spreadsheet made one of what was typed, written as in Dutch."""
    if isinstance(waarde, str):
        return waarde
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        raise Onleesbaar
    heel = isinstance(waarde, int) or waarde.is_integer()
    return str(int(waarde)) if heel else str(waarde).replace(".", ",")


def keuze(woorden: Mapping[str, str], wat: str) -> Soort:
    """One of the words of a list, or its code: `woorden` is code by word. Case and space are free, a letter before it too."""
    codes: dict[str, str] = {}
    for woord, code in woorden.items():
        for vorm in filter(None, (woord, woord.partition(". ")[2], code)):
            codes.setdefault(_plat(vorm), code)

    def lees(cel: Cel) -> str:
        if not isinstance(cel.waarde, str) or not (code := codes.get(_plat(cel.waarde))):
            raise Onleesbaar
        return code

    return Soort(f"{wat} uit de lijst op het blad Keuzes", lees)


def _plat(woord: str) -> str:
    return " ".join(woord.replace("’", "'").split()).rstrip(".").casefold()


def aantal(laagst: int = 0, hoogst: int = HOOGSTE_GETAL) -> Soort:
    """A whole number, such as `1240` or `1.240`."""
    exact = cellen.geheel(laagst, hoogst)

    def lees(cel: Cel) -> int:
        if not isinstance(cel.waarde, str):
            return int(exact.lees(cel))
        waarde = _gelezen(AantalVeld(), cel.waarde)
        if not laagst <= waarde <= hoogst:
            raise Onleesbaar
        return int(waarde)

    return Soort(f"een heel getal van {getal(laagst)} tot en met {getal(hoogst)}", lees)


def bedrag() -> Soort:
    """An amount in euros, such as `1240000`, `1.240.000` or `€ 12,50`; never negative, exact to the cent."""
    exact = cellen.bedrag()

    def lees(cel: Cel) -> Decimal:
        if not isinstance(cel.waarde, str):
            return Decimal(exact.lees(cel))
        waarde = Decimal(_gelezen(BedragVeld(max_digits=None), cel.waarde))
        if waarde > HOOGSTE:
            raise Onleesbaar(f"een bedrag van ten hoogste {euro(HOOGSTE)}")
        return abs(waarde).quantize(cellen.CENT)

    return Soort("een bedrag in euro's van 0 of hoger, bijvoorbeeld 1.240.000 of 12,50", lees)


def dag() -> Soort:
    """A day, such as `31-12-2015` or `31 december 2015`."""

    def lees(cel: Cel) -> date:
        waarde = cel.waarde
        if isinstance(waarde, str):
            return _in_bereik(_gelezen(DatumVeld(), re.sub(r"\s0?0:00(:00)?$", "", waarde.strip())))
        if isinstance(waarde, datetime) and waarde.time() == time.min:
            return _in_bereik(waarde.date())
        if isinstance(waarde, date) and not isinstance(waarde, datetime):
            return _in_bereik(waarde)
        raise Onleesbaar

    jaren = f"in de jaren {EERSTE_DAG.year} tot en met {LAATSTE_DAG.year}"
    return Soort(f"een dag {jaren}, bijvoorbeeld 31-12-2015", lees)


def _in_bereik(dag: date) -> date:
    if not EERSTE_DAG <= dag <= LAATSTE_DAG:
        raise Onleesbaar
    return dag


def nummers(waarvan: str) -> Soort:
    """Numbers with a comma, a semicolon or 'en' between; each once, in order. The cell is a text: `1,2` would be a number."""

    def lees(cel: Cel) -> tuple[int, ...]:
        waarde = cel.waarde
        if isinstance(waarde, str):
            delen = [deel for deel in re.split(r"\s*(?:[,;+&]|\ben\b)\s*|\s+", waarde.strip().lower()) if deel]
            if not delen or not all(re.fullmatch(r"[0-9]{1,5}", deel) for deel in delen):
                raise Onleesbaar
            return tuple(sorted({int(deel) for deel in delen}))
        return (int(cellen.geheel(0, cellen.HOOGSTE_NUMMER).lees(cel)),)

    return Soort(f"nummers van {waarvan} met een komma ertussen, zoals 1, 3", lees)


def _gelezen(veld: Any, tekst: str) -> Any:
    try:
        return veld.clean(tekst)
    except ValidationError:
        raise Onleesbaar from None
