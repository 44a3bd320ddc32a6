"""What is different between two versions of a letter: which sections, and in their text which words came and went."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from sectorplannen.kern.datums import datum_nl

from . import briefsecties
from .briefsecties import Sectie
from .models import Briefversie

WOORD = re.compile(r"\s+|\S+")
LEEG = SafeString("")
GELIJKENIS = 0.4
"""Two texts that have less in common than this are other texts."""
MEESTE_WOORDEN = 6000
"""Comparing word by word takes the square of their number; beyond this the old text stands above the new one."""


@dataclass(frozen=True)
class Verschil:
    """What changed in one section (or in the letter as a whole): in sentences, and the text with its changes marked."""

    titel: str
    zinnen: Sequence[str]
    tekst: SafeString = LEEG


def verschillen(
    soort: str, oud: Briefversie | None, nieuw: Briefversie, standaardtekst: Callable[[str], str]
) -> list[Verschil]:
    """Every difference, in the order of the new version; without an old one, none. `standaardtekst` gives that of a section."""
    if oud is None:
        return []
    was, nu = ({s.code: s for s in briefsecties.uit_json(versie.secties)} for versie in (oud, nieuw))
    verplaatst = verplaatste(list(was), list(nu))
    uit = _algemeen(oud, nieuw)
    for code in [*nu, *(code for code in was if code not in nu)]:
        eerst, dan = was.get(code), nu.get(code)
        zinnen = _zinnen(soort, eerst, dan, code in verplaatst)
        tekst = _tekst(eerst, dan, standaardtekst)
        if zinnen or tekst:
            titel = briefsecties.titel(soort, dan or eerst)  # type: ignore[arg-type]  # it is in one of the two
            uit.append(Verschil(titel, zinnen, tekst))
    return uit


def gemerkt(oud: str, nieuw: str) -> SafeString:
    """Both texts as one: what went in `del`, what came in `ins`, word by word; of two that share little, one after the other."""
    was, nu = WOORD.findall(oud), WOORD.findall(nieuw)
    if max(len(was), len(nu)) > MEESTE_WOORDEN:
        return _paar(oud, nieuw)
    vergelijking = SequenceMatcher(None, was, nu, autojunk=False)
    if vergelijking.ratio() < GELIJKENIS:
        return _paar(oud, nieuw)
    uit: list[SafeString] = []
    weg = erbij = ""
    for soort, i, j, k, m in vergelijking.get_opcodes():
        eerst, dan = "".join(was[i:j]), "".join(nu[k:m])
        if soort != "equal" or (not dan.strip() and (weg or erbij)):  # a space between two changes belongs to both
            weg, erbij = weg + eerst, erbij + dan
            continue
        uit += [_paar(weg, erbij), format_html("{}", dan)]
        weg = erbij = ""
    return mark_safe("".join([*uit, _paar(weg, erbij)]))  # noqa: S308 escaped part by part


def _paar(weg: str, erbij: str) -> SafeString:
    if weg == erbij:
        return format_html("{}", erbij)
    uit = format_html("<del>{}</del>", weg) if weg.strip() else LEEG
    tussen = " " if uit and erbij.strip() and not weg[-1:].isspace() else ""
    return uit + (format_html("{}<ins>{}</ins>", tussen, erbij) if erbij.strip() else format_html("{}", erbij))


def verplaatste(was: Sequence[str], nu: Sequence[str]) -> set[str]:
    """The sections that are in both and do not stand in the same order as the others."""
    gebleven = SequenceMatcher(None, was, nu, autojunk=False).get_matching_blocks()
    op_plek = {was[blok.a + nummer] for blok in gebleven for nummer in range(blok.size)}
    return (set(was) & set(nu)) - op_plek


def _algemeen(oud: Briefversie, nieuw: Briefversie) -> list[Verschil]:
    uit = []
    if oud.peildatum != nieuw.peildatum:
        zin = f"Was {datum_nl(oud.peildatum)}, is {datum_nl(nieuw.peildatum)}."
        uit.append(Verschil("Peildatum", [zin]))
    delen = _toelichtingen(oud.toelichtingen, nieuw.toelichtingen)
    if delen:
        uit.append(
            Verschil("Toelichting bij een controle", [], format_html_join("\n", "{}", ((deel,) for deel in delen)))
        )
    return uit


def _toelichtingen(oud: Mapping[str, str], nieuw: Mapping[str, str]) -> list[SafeString]:
    codes = dict.fromkeys([*oud, *nieuw])
    return [gemerkt(oud.get(c, ""), nieuw.get(c, "")) for c in codes if oud.get(c) != nieuw.get(c)]


def _zinnen(soort: str, eerst: Sectie | None, dan: Sectie | None, is_verplaatst: bool) -> list[str]:
    if eerst is None or dan is None:
        return ["Kwam erbij." if eerst is None else "Ging eruit."]
    zinnen = ["Staat op een andere plaats."] if is_verplaatst else []
    if eerst.weg != dan.weg:
        zinnen.append("Is weggelaten." if dan.weg else "Is teruggezet.")
    if (eerst.tekst is None) != (dan.tekst is None):
        zinnen.append("Heeft weer de standaardtekst." if dan.tekst is None else "Kreeg een eigen tekst.")
    was, nu = (briefsecties.titel(soort, sectie) for sectie in (eerst, dan))
    if was != nu:
        zinnen.append(f"De kop was ‘{was}’.")
    return zinnen


def _tekst(eerst: Sectie | None, dan: Sectie | None, standaardtekst: Callable[[str], str]) -> SafeString:
    def van(sectie: Sectie | None) -> str:
        if sectie is None:
            return ""
        return standaardtekst(sectie.code) if sectie.tekst is None else sectie.tekst

    zelfde = (eerst and eerst.tekst) == (dan and dan.tekst)
    was, nu = van(eerst).replace("\r\n", "\n"), van(dan).replace("\r\n", "\n")
    return LEEG if zelfde or was == nu else gemerkt(was, nu)
