"""A letter as a screen shows it: section by section, every figure a link to its rows, and all that can be put into a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.html import escape, format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from . import brief, briefsecties, opmaak
from .begrippen import Stand
from .brief import Brief, Opzet
from .briefsecties import Sectie
from .brieftekst import EXACT


@dataclass(frozen=True)
class Adressen:
    """Where the rows of a figure are, and where a chart is drawn, by their codes."""

    cijfer: Callable[[str], str]
    grafiek: Callable[[str], str]


CIJFER = re.compile(r'<span class="(?:cijfer|zinsdeel)" data-cijfer="([a-z0-9_]+)">(.*?)</span>')
CODE = re.compile(r"\{([a-z0-9_]+)\}")
SECTIE = re.compile(r"\s*<section[^>]*>\s*<h2>(?P<kop>.*?)</h2>(?P<inhoud>.*)</section>\s*", re.DOTALL)
BLOK = re.compile(r'<div class="(blok[^"]*)">(\s*<table[^>]*>\s*<caption>(.*?)</caption>)', re.DOTALL)
GRAFIEK = re.compile(r'<img data-grafiek="([a-z0-9_]+)"[^>]*>')
KOPPEN = (("h4", "h5"), ("h3", "h4"))
"""On a screen a section is a part of a page, so its headings are one lower."""


@dataclass(frozen=True)
class Onderdeel:
    """A section on the screen: its heading and text as they will read, and what is the matter with it.

    `stand`: standaard or eigen (its text), weg (left out), or leeg (nothing to tell in this state).
    """

    sectie: Sectie
    titel: SafeString
    inhoud: SafeString
    stand: str
    is_eigen: bool
    fouten: Sequence[str] = ()


@dataclass(frozen=True)
class Getoond:
    """A letter on the screen, with its checks."""

    onderdelen: Sequence[Onderdeel]
    brief: Brief

    @property
    def mis(self) -> list[tuple[str, str, str]]:
        """The checks that fail: code, sentence, and what is said of it."""
        return [(c.code, c.melding, c.toelichting) for c in self.brief.controles if not c.klopt]

    @property
    def onverklaard(self) -> int:
        """How many checks fail without an explanation."""
        return sum(not c.klopt and not c.toelichting for c in self.brief.controles)

    @property
    def fouten(self) -> int:
        """How many sections cannot be printed as they stand."""
        return sum(bool(onderdeel.fouten) for onderdeel in self.onderdelen)


@dataclass(frozen=True)
class Inzet:
    """Something that can be put into a text: by its code, with what it prints now (and exactly), and what it is."""

    code: str
    naam: str
    gedrukt: str = ""
    exact: str = ""
    uitleg: str = ""
    adres: str = ""

    @property
    def als_tekst(self) -> str:
        """How a text names it."""
        return f"{{{self.code}}}"

    @property
    def exact_als_tekst(self) -> str:
        """How a text names it as it is, without rounding."""
        return f"{{{self.code}{EXACT}}}"

    def past(self, zoek: str) -> bool:
        """Whether every word that is looked for stands in it."""
        alles = f"{self.code} {self.naam} {self.gedrukt} {self.exact} {self.uitleg}".lower()
        return all(woord in alles for woord in zoek.lower().split())


@dataclass(frozen=True)
class Inzetten:
    """All that can be put into a text, by kind."""

    cijfers: list[Inzet] = field(default_factory=list)
    zinsdelen: list[Inzet] = field(default_factory=list)
    blokken: list[Inzet] = field(default_factory=list)

    def gezocht(self, zoek: str) -> Inzetten:
        """Those in which the words stand."""
        lijsten = (self.cijfers, self.zinsdelen, self.blokken)
        return Inzetten(*([inzet for inzet in lijst if inzet.past(zoek)] for lijst in lijsten))


def toon(stand: Stand, opzet: Opzet, gemaakt_op: datetime, adressen: Adressen) -> Getoond:
    """The letter section by section. One that cannot be printed says why, and leaves the others as they are."""
    codes = brief.codes(stand, opzet)
    fouten = {s.code: fout for s in opzet.onderdelen if (fout := keur(opzet.soort, s, set(codes)))}
    heel = [replace(s, titel="", tekst="") if s.code in fouten else s for s in opzet.onderdelen]
    gemaakt = brief.stel_op(stand, gemaakt_op=gemaakt_op, opzet=replace(opzet, secties=heel), getekend=False)
    uit = [
        replace(
            _onderdeel(
                opzet.soort, s, "" if s.code in fouten else gemaakt.secties.get(s.code, ""), codes, stand, adressen
            ),
            fouten=fouten.get(s.code, ()),
        )
        for s in opzet.onderdelen
    ]
    return Getoond(uit, gemaakt)


def keur(soort: str, sectie: Sectie, cijfers: set[str]) -> list[str]:
    """What is wrong with the heading and the text of a section, each in a sentence."""
    if sectie.weg:
        return []
    titel = briefsecties.titel(soort, sectie)
    return opmaak.keur(titel, cijfers, set()) + opmaak.keur(
        sectie.tekst or "", cijfers, set(briefsecties.blokken_van(soort))
    )


def inzetten(stand: Stand, opzet: Opzet, adressen: Adressen) -> Inzetten:
    """Every figure, part of a sentence, table and chart that a text can name in this state."""
    woorden = brief.codes(stand, opzet)
    cijfers = [
        Inzet(code, c.naam, str(woorden[code]), str(woorden[f"{code}{EXACT}"]), c.definitie, adressen.cijfer(code))
        for code, c in stand.cijfers.items()
    ]
    zinsdelen = [
        Inzet(code, deel.uitleg, str(deel.tekst))
        for code, deel in brief.zinsdelen(stand, opzet).items()
        if code not in stand.cijfers
    ]
    blokken = [Inzet(code, naam) for code, naam in briefsecties.blokken_van(opzet.soort).items()]
    return Inzetten(cijfers, zinsdelen, blokken)


def met_links(html: str, cijfers: Mapping[str, object], adressen: Adressen) -> SafeString:
    """The same text, in which every figure leads to its rows."""

    def link(treffer: re.Match[str]) -> str:
        code = treffer[1].removesuffix(EXACT)
        if code not in cijfers:
            return treffer[0]
        return format_html('<a class="cijfer" href="{}">{}</a>', adressen.cijfer(code), mark_safe(treffer[2]))  # noqa: S308 ours

    return mark_safe(CIJFER.sub(link, html))  # noqa: S308 the letter's own HTML


def _met_tekening(html: str, adressen: Adressen) -> str:
    """A chart that is left undrawn comes as a picture, which a browser keeps; what it says stands with it."""

    def plaatje(treffer: re.Match[str]) -> str:
        src = format_html('src="{}"', adressen.grafiek(treffer[1]))
        img = treffer[0].replace(f'data-grafiek="{treffer[1]}"', src)
        return f'<div class="sp-schuif" tabindex="0" role="group" aria-label="Grafiek">{img}</div>'

    return GRAFIEK.sub(plaatje, html)


def _met_schuif(html: str) -> str:
    """A table that is wider than its place can be moved within it, also from the keyboard; it is named by its caption."""

    def tabel(treffer: re.Match[str]) -> str:
        naam = escape(" ".join(strip_tags(treffer[3]).split()))
        return f'<div class="{treffer[1]} sp-schuif" tabindex="0" role="group" aria-label="{naam}">{treffer[2]}'

    return BLOK.sub(tabel, html)


def ingevuld(tekst: str, woorden: Mapping[str, str]) -> str:
    """A line of text with the figures in it as they are printed; a code that says nothing stays away."""
    return CODE.sub(lambda treffer: str(woorden.get(treffer[1], "…")), tekst)


def _onderdeel(
    soort: str, sectie: Sectie, gedrukt: str, woorden: Mapping[str, str], stand: Stand, adressen: Adressen
) -> Onderdeel:
    treffer = SECTIE.fullmatch(gedrukt)
    kop, inhoud = (treffer["kop"], treffer["inhoud"]) if treffer else ("", "")
    for hoog, laag in KOPPEN:
        inhoud = re.sub(rf"<(/?){hoog}\b", rf"<\1{laag}", inhoud)
    titel = strip_tags(kop) or escape(ingevuld(briefsecties.titel(soort, sectie), woorden))
    staat = "weg" if sectie.weg else "leeg" if not treffer else "standaard" if sectie.tekst is None else "eigen"
    is_eigen = briefsecties.bekend(soort, sectie.code) is None
    inhoud = met_links(_met_schuif(_met_tekening(inhoud, adressen)), stand.cijfers, adressen)
    return Onderdeel(sectie, mark_safe(titel), inhoud, staat, is_eigen)  # noqa: S308 escaped
