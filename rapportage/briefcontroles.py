"""Does the letter say what the records say? What is printed is read back, and laid beside the state it was made from.

These checks ask nothing of how the letter was made: a row that fell out of an annex, a total that was changed by hand, a
word that does not fit its number, or a number that someone typed is found in the letter itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from html.parser import HTMLParser

from sectorplannen.kern.geld import getal, x1000
from sectorplannen.kern.woorden import groot_begin, opsomming

from . import drukproef, opmaak
from .begrippen import CategorieRij, Controle, Stand
from .briefsecties import SOORTEN, Sectie
from .brieftabellen import UITKOMSTEN
from .grafiektekst import op_deelnemers

Tabel = list[list[str]]


class _Lezer(HTMLParser):
    """The tables of a letter by name, as rows of cells, and every figure in its text with what is printed of it."""

    def __init__(self) -> None:
        super().__init__()
        self.tabellen: dict[str, Tabel] = {}
        self.cijfers: list[tuple[str, str]] = []
        self._tabel = self._code = ""
        self._in_cel = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = dict(attrs)
        if tag == "table":
            self._tabel = kenmerken.get("data-tabel") or ""
            self.tabellen[self._tabel] = []
        elif tag == "tr" and self._tabel:
            self.tabellen[self._tabel].append([])
        elif tag in {"td", "th"} and self._tabel:
            self.tabellen[self._tabel][-1].append("")
            self._in_cel = True
        elif tag == "span" and kenmerken.get("data-cijfer"):
            self._code = kenmerken["data-cijfer"] or ""
            self.cijfers.append((self._code, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._tabel = ""
        elif tag in {"td", "th"}:
            self._in_cel = False
        elif tag == "span":
            self._code = ""

    def handle_data(self, data: str) -> None:
        if self._code:
            code, tekst = self.cijfers[-1]
            self.cijfers[-1] = (code, tekst + data)
        if self._in_cel and self._tabel:
            self.tabellen[self._tabel][-1][-1] += data


def van(html: str, stand: Stand, secties: Sequence[Sectie] = ()) -> list[Controle]:
    """Every check of a letter as it is printed, with the text that its writer gave."""
    lezer = _Lezer()
    lezer.feed(html)
    gelezen = {naam: [[_kaal(cel) for cel in rij] for rij in rijen if rij] for naam, rijen in lezer.tabellen.items()}
    uit = [_tabel(naam, gelezen[naam], verwacht) for naam, verwacht in _verwacht(stand).items() if naam in gelezen]
    bijlage = "plannen" if stand.voortgang else "deelnemers"
    if stand.tabel_1 and bijlage not in gelezen:
        uit.append(Controle(f"brief_{bijlage}", False, f"{NAMEN[bijlage]} ontbreekt."))
    gedrukt = [(code, _kaal(tekst)) for code, tekst in lezer.cijfers]
    return [
        *uit,
        drukproef.woord_bij_getal(stand, gedrukt),
        drukproef.een_cijfer_een_woord(gedrukt),
        eigen_tekst(secties),
    ]


# --- Tables ----------------------------------------------------------------------------------------------------------

NAMEN = {
    "verleend": "Tabel 1 met de toegekende aanvragen",
    "deelnemers": "De bijlage met de deelnemers per plan",
    "plannen": "De bijlage met de voortgang per plan",
    "voortgang": "De tabel met de voortgang per soort maatregel",
    "uitkomst": "De tabel met de uitkomsten",
    "grafiek_1": "De tabel bij grafiek 1",
    "grafiek_2": "De tabel bij grafiek 2",
}


def _verwacht(stand: Stand) -> dict[str, Tabel]:
    """What the records say should be printed, by the name of the table: the rows, and the total last."""
    rijen, w = stand.tabel_1, stand.waarde
    som = getal(x1000(sum((rij.bedrag for rij in rijen), Decimal(0))))
    bbl = bool(w("bbl_plekken"))
    namen = [f"{_kaal(r.naam.removesuffix('(regio)'))} (regio)" if r.regionaal else _kaal(r.naam) for r in rijen]
    deelnemers = [
        [str(r.nr), naam, getal(r.deelnemers), *([getal(r.bbl)] if bbl else []), getal(r.bedrag_x1000)]
        for r, naam in zip(rijen, namen, strict=True)
    ]
    totaal = ["", "Totaal", getal(w("deelnemers_beoogd")), *([getal(w("bbl_plekken"))] if bbl else []), som]
    uitkomsten = [[naam, getal(w(code))] for code, naam, altijd in UITKOMSTEN if w(code) or altijd]
    return {
        "verleend": [
            *([str(r.nr), naam, getal(r.bedrag_x1000)] for r, naam in zip(rijen, namen, strict=True)),
            ["", "Totaal", som],
        ],
        "deelnemers": [*deelnemers, totaal],
        "uitkomst": [*uitkomsten, ["Ingediend", getal(w("aantal_ingediend"))]],
        "grafiek_1": _soorten(stand.grafiek_1, stand),
        "grafiek_2": _soorten(stand.grafiek_2, stand),
        **(_voortgang(stand, namen) if stand.voortgang else {}),
    }


def _voortgang(stand: Stand, namen: Sequence[str]) -> dict[str, Tabel]:
    """Intended and reached per granted plan and per kind of measure; the totals are those of the figures."""
    mensen = [getal(stand.waarde("deelnemers_beoogd")), getal(stand.waarde("deelnemers_gerealiseerd"))]
    nummers = {a.pk: a.nummer for a in stand.aanvragen}
    gemeten, bereikt = {nummers[opgave.aanvraag] for opgave in stand.opgaven}, Counter[str]()
    for opgave in stand.opgaven:
        bereikt[opgave.categorie] += opgave.deelnemers
    plannen = [
        [str(r.nr), naam, getal(r.deelnemers), getal(r.gerealiseerd) if r.nummer in gemeten else "–"]
        for r, naam in zip(stand.tabel_1, namen, strict=True)
    ]
    soorten = [
        [rij.categorie, getal(rij.deelnemers), getal(bereikt[rij.code])]
        for rij in stand.grafiek_2
        if rij.budget or rij.code in bereikt
    ]
    return {"plannen": [*plannen, ["", "Totaal", *mensen]], "voortgang": [*soorten, ["Totaal", *mensen]]}


def _soorten(rijen: list[CategorieRij], stand: Stand) -> Tabel:
    uit = [[rij.categorie, getal(rij.deelnemers)] for rij in op_deelnemers(rijen)]
    return [*uit, ["Totaal", getal(stand.waarde("deelnemers_beoogd"))]]


def _tabel(naam: str, gedrukt: Tabel, verwacht: Tabel) -> Controle:
    """Whether a table is printed as the records have it, row by row; only the columns that are expected are held."""
    code, titel = f"brief_{naam}", NAMEN[naam]
    rijen = [rij[: len(verwacht[0])] for rij in gedrukt[1:]]
    for nummer, goed in enumerate(verwacht):
        if nummer >= len(rijen):
            return Controle(code, False, f"{titel} mist de rij ‘{_regel(goed)}’ en wat daarna komt.")
        if rijen[nummer] != goed:
            ontbreekt = goed not in rijen
            zegt = f"mist de rij ‘{_regel(goed)}’" if ontbreekt else "heeft rijen in een andere volgorde"
            zin = f"{titel} {zegt}; op die plaats staat ‘{_regel(rijen[nummer])}’."
            return Controle(code, False, zin)
    if len(rijen) > len(verwacht):
        return Controle(code, False, f"{titel} heeft een rij te veel: ‘{_regel(rijen[len(verwacht)])}’.")
    return Controle(code, True, f"{titel} drukt af wat de gegevens zeggen: {len(verwacht) - 1} rijen en het totaal.")


def _regel(rij: Sequence[str]) -> str:
    return " ".join(cel for cel in rij if cel)


# --- Text ------------------------------------------------------------------------------------------------------------


def eigen_tekst(secties: Sequence[Sectie]) -> Controle:
    """A number that someone typed follows no record: it stands there on the writer's own word, and needs that in writing."""
    getypt = [(_naam(s), getallen) for s in secties if (getallen := opmaak.getypte_getallen(s.tekst or ""))]
    if not getypt:
        return Controle("brief_eigen_tekst", True, "In de tekst is geen getal getypt: elk getal komt uit de gegevens.")
    waar = "; ".join(f"in ‘{groot_begin(naam)}’ staat {opsomming(getallen)}" for naam, getallen in getypt)
    return Controle("brief_eigen_tekst", False, f"Getypte getallen volgen de gegevens niet: {waar}.")


def _naam(sectie: Sectie) -> str:
    """The heading of a section, without the figures in it."""
    vast = (deel.titel for delen in SOORTEN.values() for deel in delen if deel.code == sectie.code)
    return _kaal(opmaak.CIJFER.sub("", sectie.titel or next(vast, sectie.code)))


def _kaal(tekst: str) -> str:
    return " ".join(tekst.split())
