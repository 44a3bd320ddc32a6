"""Does the letter say what the records say? What is printed is read back, and laid beside the state it was made from.

These checks ask nothing of how the letter was made: a row that fell out of an annex, a total that was changed by hand, a
word that does not fit its number, or a number that someone typed is found in the letter itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import getal, x1000
from sectorplannen.kern.woorden import groot_begin, hoeveel, opsomming, procent

from . import drukproef, opmaak
from .begrippen import CategorieRij, Controle, Stand
from .briefsecties import SOORTEN, Sectie
from .brieftabellen import UITKOMSTEN
from .brieftekst import exact
from .grafiektekst import op_deelnemers
from .voortgangrijen import Meting, Vorige
from .voortgangtekst import GEEN_OPGAVE, MEESTE_METINGEN, SINDS

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
    "metingen": "De tabel van meting tot meting",
    "sinds": "De tabel met de cijfers van de vorige brief",
    "uitkomst": "De tabel met de uitkomsten",
    "grafiek_1": "De tabel bij grafiek 1",
    "grafiek_2": "De tabel bij grafiek 2",
}


ZONDER_TOTAAL = frozenset({"metingen", "sinds"})


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
    """Intended and reached per granted plan and per kind of measure, with costs; the totals are those of the figures."""
    voortgang = stand.voortgang
    assert voortgang is not None  # noqa: S101  (for the type checker)
    w = stand.waarde
    totaal = _met_kosten(w("deelnemers_beoogd"), w("deelnemers_gerealiseerd"), w("kosten_gemaakt"))
    nummers = {a.pk: a.nummer for a in stand.aanvragen}
    gemeten, bereikt = {nummers[opgave.aanvraag] for opgave in stand.opgaven}, Counter[str]()
    for opgave in stand.opgaven:
        bereikt[opgave.categorie] += opgave.deelnemers
    staat = {rij.nummer: rij.in_woorden for rij in voortgang.plannen}
    kosten = {rij.nummer: rij.kosten for rij in voortgang.plannen} | {rij.code: rij.kosten for rij in voortgang.soorten}
    cellen = {
        r.nummer: _met_kosten(r.deelnemers, r.gerealiseerd, kosten[r.nummer])
        if r.nummer in gemeten
        else [getal(r.deelnemers), *GEEN_OPGAVE]
        for r in stand.tabel_1
    }
    plannen = [
        [str(r.nr), naam, *cellen[r.nummer], staat[r.nummer]] for r, naam in zip(stand.tabel_1, namen, strict=True)
    ]
    soorten = [
        [rij.categorie, *_met_kosten(rij.deelnemers, bereikt[rij.code], kosten[rij.code])]
        for rij in stand.grafiek_2
        if rij.code in kosten
    ]
    uit = {"plannen": [*plannen, ["", "Totaal", *totaal, ""]], "voortgang": [*soorten, ["Totaal", *totaal]]}
    if voortgang.metingen:
        uit["metingen"] = _metingen(stand)
    if voortgang.vorige and (sinds := _sinds(stand, voortgang.vorige)):
        uit["sinds"] = sinds
    return uit


def _met_kosten(beoogd: int, bereikt: int, kosten: Decimal) -> list[str]:
    deel = procent(Fraction(bereikt, beoogd)) if beoogd else "–"
    return [getal(beoogd), getal(bereikt), deel, getal(x1000(kosten))]


def _metingen(stand: Stand) -> Tabel:
    """The rounds by their day, with what was reached; the last row is what the figures of the letter say."""
    metingen = stand.voortgang.metingen[-MEESTE_METINGEN:] if stand.voortgang else ()
    rijen = [[datum_nl(m.peildatum), m.ronde.lower() or "–", _opgaven(m), getal(m.bereikt)] for m in metingen]
    rijen[-1][-1] = getal(stand.waarde("deelnemers_gerealiseerd"))
    return rijen


def _sinds(stand: Stand, vorige: Vorige) -> Tabel:
    """Each figure as it was in the letter before and as it is now."""
    paren = [(stand.cijfers[code], vorige.waarde(code)) for code in SINDS]
    rijen = [[c.naam, exact(was, c.eenheid), exact(c.waarde, c.eenheid)] for c, was in paren if was is not None]
    return [[_kaal(cel) for cel in rij] for rij in rijen]


def _opgaven(meting: Meting) -> str:
    return getal(meting.opgaven) if meting.gevraagd is None else f"{getal(meting.opgaven)} van {getal(meting.gevraagd)}"


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
    hoeveel_ = (
        hoeveel(len(verwacht), "rij", "rijen") if naam in ZONDER_TOTAAL else f"{len(verwacht) - 1} rijen en het totaal"
    )
    return Controle(code, True, f"{titel} drukt af wat de gegevens zeggen: {hoeveel_}.")


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
