"""The sections of a letter in another order: up, down, left out, put back, added, removed. Nothing here saves anything."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sectorplannen.kern.fouten import Weigering

from .briefsecties import EIGEN, Sectie, bekend

Secties = list[Sectie]


def na(soort: str, wat: str, code: str, secties: Sequence[Sectie]) -> Secties:
    """The sections after one step with one of them. Raises Weigering for a step or a section that is not there."""
    plek = next((nummer for nummer, sectie in enumerate(secties) if sectie.code == code), None)
    if wat not in STAPPEN or plek is None:
        raise Weigering("Dit onderdeel staat niet meer in de brief.")
    if wat in {"eruit", "standaard"} and (bekend(soort, code) is None) != (wat == "eruit"):
        raise Weigering("Alleen een eigen onderdeel gaat eruit; een ander onderdeel laat u weg.")
    return STAPPEN[wat](list(secties), plek)


def met(secties: Sequence[Sectie], nieuw: Sectie, na_code: str = "") -> Secties:
    """The sections with this one in its own place, or as a new one behind another (empty: at the front)."""
    uit = list(secties)
    for nummer, sectie in enumerate(uit):
        if sectie.code == nieuw.code:
            uit[nummer] = nieuw
            return uit
    plek = next((nummer for nummer, sectie in enumerate(uit, start=1) if sectie.code == na_code), 0)
    uit.insert(plek, nieuw)
    return uit


def vrije_code(secties: Sequence[Sectie]) -> str:
    """A code for a section of the writer's own that no other has."""
    bezet = {sectie.code for sectie in secties}
    return next(code for nummer in range(1, len(bezet) + 2) if (code := f"{EIGEN}_{nummer}") not in bezet)


def _wissel(secties: Secties, plek: int, ander: int) -> Secties:
    if 0 <= ander < len(secties):
        secties[plek], secties[ander] = secties[ander], secties[plek]
    return secties


def _op(secties: Secties, plek: int) -> Secties:
    return _wissel(secties, plek, plek - 1)


def _neer(secties: Secties, plek: int) -> Secties:
    return _wissel(secties, plek, plek + 1)


def _weg(secties: Secties, plek: int) -> Secties:
    secties[plek] = replace(secties[plek], weg=True)
    return secties


def _terug(secties: Secties, plek: int) -> Secties:
    secties[plek] = replace(secties[plek], weg=False)
    return secties


def _standaard(secties: Secties, plek: int) -> Secties:
    secties[plek] = Sectie(secties[plek].code, weg=secties[plek].weg)
    return secties


def _eruit(secties: Secties, plek: int) -> Secties:
    del secties[plek]
    return secties


STAPPEN: dict[str, Callable[[Secties, int], Secties]] = {
    "op": _op,
    "neer": _neer,
    "weg": _weg,
    "terug": _terug,
    "standaard": _standaard,
    "eruit": _eruit,
}
