"""The text of a section as a person writes it, and back: paragraphs, lists, footnotes, figures by their code, tables.

    Er zijn {aantal_ingediend} aanvragen ingediend.[noot: Geteld op {peildatum}.]

    - een punt
    - nog een punt

    [[tabel_verleend]]

An empty line begins a new paragraph; a line that begins with `- ` is a point of a list, one with `## ` a small heading.
A figure is never typed: it stands there by its code, between braces. Everything else is text, and is printed as such.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from sectorplannen.kern.fouten import Weigering

CIJFER = re.compile(r"\{([a-z0-9_]+)\}")
NOOT = re.compile(r"\[noot:(.*?)\]", re.DOTALL)
BLOK = re.compile(r"^\[\[([a-z0-9_]+)\]\]$")
VERWIJZING = re.compile(
    r"\b(?:tabel|grafiek|bijlage)\s+\d+(?!\d)(?!,?\s+(?:van|bij)\s+de\s+(?:regeling|wet)\b)", re.IGNORECASE
)
LOS = re.compile(r"[{}]")
PUNT, KOP = "- ", "## "
HOOGSTE_LENGTE = 20_000
"""Letters in one section; a letter of one page has some 3,000."""


@dataclass(frozen=True)
class Drukker:
    """How codes are printed: a figure in running text, and a table or chart on its own."""

    cijfer: Callable[[str], SafeString]
    blok: Callable[[str], SafeString]
    noot: Callable[[SafeString], SafeString]
    naast: frozenset[str] = frozenset()
    """The tables that stand beside the paragraphs before them."""


@dataclass
class _Stuk:
    soort: str
    regels: list[str] = field(default_factory=list)


# --- What a text names -----------------------------------------------------------------------------------------------


def codes(tekst: str) -> list[str]:
    """The figures that a text names, in order, each once."""
    return list(dict.fromkeys(CIJFER.findall(tekst)))


def blokken(tekst: str) -> list[str]:
    """The tables and charts that a text names, in order, each once."""
    gevonden = (BLOK.match(regel.strip()) for regel in tekst.splitlines())
    return list(dict.fromkeys(treffer[1] for treffer in gevonden if treffer))


def keur(tekst: str, cijfers: set[str], tabellen: set[str]) -> list[str]:
    """What is wrong with a text, each in a sentence: codes that do not exist, braces and footnotes left open."""
    mis = [
        f"‘{{{code}}}’ is geen cijfer. Kies een cijfer uit de lijst." for code in codes(tekst) if code not in cijfers
    ]
    mis += [f"‘[[{code}]]’ is geen tabel of grafiek." for code in blokken(tekst) if code not in tabellen]
    zonder = CIJFER.sub("", tekst)
    if LOS.search(zonder):
        mis.append("Een accolade hoort bij een cijfer: {code}. Er staat er een los.")
    if "[noot:" in NOOT.sub("", tekst):
        mis.append("Een voetnoot eindigt met ‘]’. Bij een voetnoot ontbreekt dat.")
    if len(tekst) > HOOGSTE_LENGTE:
        mis.append(f"Een onderdeel is ten hoogste {HOOGSTE_LENGTE} tekens lang.")
    return mis


def getypte_getallen(tekst: str) -> list[str]:
    """What was typed and so follows no record: numbers of two digits or more, and the number of a table, chart or annex.

    Years, articles and days are left out, and so are the annexes of the scheme itself.
    """
    zonder = CIJFER.sub("", tekst)
    verwijzingen = [treffer[0] for treffer in VERWIJZING.finditer(zonder)]
    zonder = VERWIJZING.sub("", zonder)
    zonder = re.sub(r"\b(?:19|20)\d{2}\b|\bartikel(?:en)? [\d.:]+|\b\d{1,2} [a-z]{3,9}\b(?= (?:19|20)?)", "", zonder)
    return verwijzingen + re.findall(r"(?<![\w.,])\d[\d.]*\d(?:,\d+)?%?|(?<![\w.,])\d%", zonder)


# --- Text into HTML --------------------------------------------------------------------------------------------------


def naar_html(tekst: str, drukker: Drukker) -> SafeString:
    """The text as HTML. Raises Weigering for a code that the printer does not know."""
    stukken = list(_stukken(tekst))
    uit: list[SafeString] = []
    for nummer, stuk in enumerate(stukken):
        if stuk.soort != "blok":
            uit.append(_stuk(stuk, drukker))
            continue
        tabel = drukker.blok(stuk.regels[0])
        ervoor = [] if stuk.regels[0] not in drukker.naast else _alineas_ervoor(stukken, nummer)
        if ervoor:
            links = mark_safe("".join(uit[-len(ervoor) :]))  # noqa: S308 our own HTML
            uit[-len(ervoor) :] = [format_html('<div class="naast"><div>{}</div>{}</div>', links, tabel)]
        else:
            uit.append(tabel)
    return mark_safe("\n".join(uit))  # noqa: S308 escaped part by part


def _alineas_ervoor(stukken: list[_Stuk], tot: int) -> list[_Stuk]:
    van = tot
    while van and stukken[van - 1].soort == "alinea":
        van -= 1
    return stukken[van:tot]


def _stukken(tekst: str) -> Iterator[_Stuk]:
    """Paragraphs, lists, headings and tables, as they stand under each other."""
    stuk: _Stuk | None = None
    for regel in (*tekst.replace("\r\n", "\n").split("\n"), ""):
        kaal = regel.strip()
        soort = "" if not kaal else "blok" if BLOK.match(kaal) else "kop" if kaal.startswith(KOP) else "lijst"
        soort = "alinea" if soort == "lijst" and not kaal.startswith(PUNT) else soort
        if stuk and (soort != stuk.soort or soort in {"blok", "kop"}):
            yield stuk
            stuk = None
        if soort:
            stuk = stuk or _Stuk(soort)
            stuk.regels.append(_kaal(soort, kaal))


def _kaal(soort: str, regel: str) -> str:
    if soort == "blok":
        treffer = BLOK.match(regel)
        return treffer[1] if treffer else ""
    return regel.removeprefix(PUNT if soort == "lijst" else KOP if soort == "kop" else "").strip()


def _stuk(stuk: _Stuk, drukker: Drukker) -> SafeString:
    if stuk.soort == "lijst":
        punten = format_html_join("", "<li>{}</li>", ((regel(punt, drukker),) for punt in stuk.regels))
        return format_html("<ul>{}</ul>", punten)
    inhoud = regel(" ".join(stuk.regels), drukker)
    return format_html("<h3>{}</h3>", inhoud) if stuk.soort == "kop" else format_html("<p>{}</p>", inhoud)


def regel(tekst: str, drukker: Drukker) -> SafeString:
    """Running text: footnotes at their place, figures as they are printed."""
    uit, vorige = [], 0
    for treffer in NOOT.finditer(tekst):
        ervoor = tekst[vorige : treffer.start()].rstrip()  # the number stands against the word
        uit += [_cijfers(ervoor, drukker), drukker.noot(_cijfers(treffer[1].strip(), drukker))]
        vorige = treffer.end()
    uit.append(_cijfers(tekst[vorige:], drukker))
    return mark_safe("".join(uit))  # noqa: S308 escaped part by part


def _cijfers(tekst: str, drukker: Drukker) -> SafeString:
    delen = CIJFER.split(tekst)
    try:
        return mark_safe("".join(drukker.cijfer(d) if i % 2 else escape(d) for i, d in enumerate(delen)))  # noqa: S308
    except KeyError as fout:
        raise Weigering(f"‘{{{fout.args[0]}}}’ is geen cijfer. Kies een cijfer uit de lijst.") from fout


# --- HTML of the standard text back into text ------------------------------------------------------------------------


class _Lezer(HTMLParser):
    """Reads what a section of the standard text prints: p, li, h3, footnotes and tables, the latter as x-noot, x-blok."""

    def __init__(self) -> None:
        super().__init__()
        self.uit: list[str] = []
        self.nu = ""
        self.open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"p", "li", "h3"}:
            self.open, self.nu = tag, ""
        elif tag == "x-noot":
            self.nu = f"{self.nu.rstrip()}[noot: "
        elif tag == "x-blok":
            self.uit.append(f"[[{dict(attrs).get('code')}]]")

    def handle_endtag(self, tag: str) -> None:
        if tag == "x-noot":
            self.nu = f"{self.nu.rstrip()}]"
        elif tag == self.open:
            tekst = " ".join(self.nu.split())
            voor = {"li": PUNT, "h3": KOP}.get(tag, "")
            if tekst:
                self.uit.append(f"{voor}{tekst}")
            self.open = ""

    def handle_data(self, data: str) -> None:
        if self.open:
            self.nu += data


def naar_tekst(html: str) -> str:
    """The text of a section of the standard letter, to go on from: figures are codes in it already."""
    lezer = _Lezer()
    lezer.feed(html)
    lezer.close()
    uit = ""
    for nummer, deel in enumerate(lezer.uit):
        samen = nummer and deel.startswith(PUNT) and lezer.uit[nummer - 1].startswith(PUNT)
        uit += ("" if not nummer else "\n" if samen else "\n\n") + deel
    return uit
