"""The charts of both letters, as SVG from Vega-Lite (no browser): the same drawing on paper and on screen, in two forms.

A chart shows names, bars and numbers; its title, source and total are text beside it. Every number is printed here, in
Python, so that a chart speaks the same Dutch as the letter. Same state, same bytes.
"""

import csv
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from django.conf import settings

from rapportage import voortgangtekst
from rapportage.begrippen import CategorieRij, Stand
from rapportage.grafiektekst import bbl_rij, eenheden, grootste, op_deelnemers, tekst_1, tekst_2, titel_2
from sectorplannen.kern.celtekst import schoon
from sectorplannen.kern.geld import getal

LETTERS = Path(settings.BASE_DIR) / "static" / "brief" / "fonts"
BEOOGD, BEREIKT = "beoogd", "bereikt"
KOP, RAND = 27, 2  # what a panel is higher than its bars on paper: with title and subtitle, and without


@dataclass(frozen=True)
class Vorm:
    """How a chart is drawn: sizes in its own unit, and colours as (of the bar that stands out, of the others)."""

    eenheid: str
    namen_1: int
    staaf_1: int
    namen_2: int
    staaf_2: int
    getallen: int
    tussen: int
    rij_1: float
    rij_2: float
    regel: int
    letter: float
    klein: float
    mensen: tuple[str, str]
    geld: tuple[str, str]
    inkt: str
    grijs: str
    lijn: str
    getallen_paar: int
    rij_paar: float


# On paper: one unit is a point, 453 of them are the full 160 mm; whole lines of 13 high, so that the text below keeps its
# grid; one family of colour that also works in grey.
BRIEF = Vorm(
    eenheid="pt", namen_1=104, staaf_1=130, namen_2=138, staaf_2=280, getallen=35, tussen=19, rij_1=16.5, rij_2=15, regel=13,
    letter=8.5, klein=7.5, mensen=("#1d4f63", "#9dbac5"), geld=("#1d4f63", "#9dbac5"),
    inkt="#1c2126", grijs="#59636b", lijn="#aeb8bd", getallen_paar=98, rij_paar=25,
)  # fmt: skip
# On screen: one unit is a pixel at full width; petrol for people, ochre for money.
SCHERM = Vorm(
    eenheid="", namen_1=162, staaf_1=186, namen_2=216, staaf_2=400, getallen=64, tussen=38, rij_1=34, rij_2=34, regel=1,
    letter=13, klein=13, mensen=("#0d5663", "#0d5663"), geld=("#c47a12", "#c47a12"),
    inkt="#14262b", grijs="#48595f", lijn="#6a7a7f", getallen_paar=150, rij_paar=56,
)  # fmt: skip


# --- The drawings ----------------------------------------------------------------------------------------------------


def grafiek_1(stand: Stand, vorm: Vorm = BRIEF) -> str:
    """Two panels with the same order of categories: how many people, how much money. Rounded."""
    import altair as alt

    rijen = op_deelnemers(stand.grafiek_1)
    mensen, geld = eenheden(rijen)
    links = _gegevens(rijen, lambda r: r.deelnemers, mensen.kort)
    rechts = _gegevens(rijen, lambda r: r.budget, geld.kort)
    hoogte = hele_regels(vorm, len(rijen) * vorm.rij_1, KOP)
    panelen = alt.hconcat(
        staven(links, vorm, vorm.mensen, vorm.namen_1, vorm.staaf_1, hoogte).properties(
            title=alt.TitleParams("Deelnemers", subtitle=mensen.opschrift)
        ),
        staven(rechts, vorm, vorm.geld, 0, vorm.staaf_1, hoogte).properties(
            title=alt.TitleParams("Cofinanciering", subtitle=geld.opschrift)
        ),
        spacing=vorm.tussen,
    )
    return svg(panelen, vorm, tekst_1(stand), "grafiek-1")


def grafiek_2(stand: Stand, vorm: Vorm = BRIEF) -> str:
    """One panel, sorted by participants, exact; the bar that the title speaks of stands out."""
    rijen = op_deelnemers(stand.grafiek_2)
    bbl = bbl_rij(stand)
    in_titel = bbl if bbl and "leerwerkplek" in titel_2(stand) else grootste(rijen, lambda r: r.deelnemers)
    gegevens = _gegevens(rijen, lambda r: r.deelnemers, getal, in_titel)
    hoogte = hele_regels(vorm, len(rijen) * vorm.rij_2, RAND)
    paneel = staven(gegevens, vorm, vorm.mensen, vorm.namen_2, vorm.staaf_2, hoogte)
    return svg(paneel, vorm, tekst_2(stand), "grafiek-2")


def grafiek_voortgang(stand: Stand, vorm: Vorm = BRIEF) -> str:
    """Intended beside reached of each kind of measure, most intended first; exact. Needs the progress of the state."""
    assert stand.voortgang is not None  # noqa: S101  (a letter on progress has one)
    rijen = [Paar(schoon(s.categorie), s.beoogd, s.bereikt) for s in stand.voortgang.soorten]
    verst = voortgangtekst.verst(stand.voortgang)
    hoogte = hele_regels(vorm, len(rijen) * vorm.rij_paar, RAND)
    breedte = vorm.staaf_2 + vorm.getallen - vorm.getallen_paar
    paneel = paren(rijen, vorm, vorm.namen_2, breedte, hoogte, verst.categorie if verst else "")
    return svg(paneel, vorm, voortgangtekst.tekst(stand), "grafiek-voortgang")


@dataclass(frozen=True)
class Grafiek:
    """A chart of a letter: how it is drawn, and what it says for who does not see it."""

    teken: Callable[[Stand], str]
    tekst: Callable[[Stand], str]


GRAFIEKEN = {
    "grafiek_1": Grafiek(grafiek_1, tekst_1),
    "grafiek_2": Grafiek(grafiek_2, tekst_2),
    "grafiek_voortgang": Grafiek(grafiek_voortgang, voortgangtekst.tekst),
}
"""Every chart of a letter by the name of its block."""


def csv_van(stand: Stand, grafiek: int) -> str:
    """The data of grafiek 1 or 2 as CSV: exact, with its date of reference."""
    rijen = {1: stand.grafiek_1, 2: stand.grafiek_2}[grafiek]
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(["categorie", "deelnemers", "budget", "peildatum"])
    for rij in op_deelnemers(rijen):
        schrijver.writerow([rij.categorie, rij.deelnemers, f"{rij.budget:.2f}", stand.peildatum.isoformat()])
    return uit.getvalue()


# --- Vega-Lite -------------------------------------------------------------------------------------------------------


def _gegevens(
    rijen: list[CategorieRij],
    maat: Callable[[CategorieRij], Any],
    opschrift: Callable[[Any], str],
    nadruk: CategorieRij | None = None,
) -> list[dict[str, Any]]:
    """Name, length and printed number of each bar, and whether it stands out (without a choice: the largest)."""
    voorop = nadruk or grootste(rijen, maat)
    return [
        {"naam": schoon(r.categorie), "lengte": float(maat(r)), "getal": opschrift(maat(r)), "nadruk": r == voorop}
        for r in rijen
    ]


def hele_regels(vorm: Vorm, gewenst: float, kop: int) -> float:
    """The height of the bars that comes nearest to what is wanted and makes the whole chart so many whole lines."""
    return vorm.regel * round((kop + gewenst) / vorm.regel) - kop


def staven(
    rijen: list[dict[str, Any]], vorm: Vorm, kleur: tuple[str, str], namen: int, breedte: int, hoogte: float
) -> Any:
    """Horizontal bars with their number behind them; `namen` is the room for names at the left, 0 for none.

    A row is its name (with line ends where it breaks), the length of its bar, the printed number, and whether it stands out.
    """
    import altair as alt

    sterk = [r["naam"] for r in rijen if r["nadruk"]]
    as_namen = alt.Axis(
        labels=bool(namen),
        labelPadding=namen,
        labelFontWeight=alt.condition(
            alt.FieldOneOfPredicate(field="value", oneOf=sterk), alt.value(600), alt.value(400)
        ),
        labelExpr="split(datum.label, '\\n')" if any("\n" in r["naam"] for r in rijen) else alt.Undefined,
    )
    langste = max((r["lengte"] for r in rijen), default=0) or 1
    basis = alt.Chart(alt.Data(values=rijen)).encode(
        y=alt.Y("naam:N", sort=[r["naam"] for r in rijen], axis=as_namen),
        x=alt.X("lengte:Q", axis=None, scale=alt.Scale(domain=[0, langste], range=[0, breedte], nice=False)),
    )
    balk = basis.mark_bar().encode(color=alt.condition(alt.datum.nadruk, alt.value(kleur[0]), alt.value(kleur[1])))
    nullijn = alt.Chart(alt.Data(values=[{}])).mark_rule(color=vorm.lijn, strokeWidth=0.75).encode(x=alt.value(0))
    tekst = basis.encode(text="getal:N")
    return alt.layer(
        balk,
        nullijn,
        tekst.transform_filter("!datum.nadruk").mark_text(),
        tekst.transform_filter("datum.nadruk").mark_text(fontWeight=600),
    ).properties(width=breedte + vorm.getallen, height=hoogte)


@dataclass(frozen=True)
class Paar:
    """A kind of measure with its two numbers; its name may break over two lines."""

    naam: str
    beoogd: int
    bereikt: int


def paren(rijen: Sequence[Paar], vorm: Vorm, namen: int, breedte: int, hoogte: float, nadruk: str = "") -> Any:
    """Two bars for each name, under each other: intended, and what was reached of it. The first pair says which is which.

    `nadruk` is the name that stands out; `namen` the room for names at the left.
    """
    import altair as alt

    gegevens = [rij for nummer, paar in enumerate(rijen) for rij in _staven_van(paar, met_woord=not nummer)]
    as_namen = alt.Axis(
        labelPadding=namen,
        labelFontWeight=alt.condition(
            alt.FieldEqualPredicate(field="value", equal=nadruk), alt.value(600), alt.value(400)
        ),
        labelExpr="split(datum.label, '\\n')" if any("\n" in rij.naam for rij in rijen) else alt.Undefined,
    )
    langste = max((max(rij.beoogd, rij.bereikt) for rij in rijen), default=0) or 1
    basis = alt.Chart(alt.Data(values=gegevens)).encode(
        y=alt.Y(
            "naam:N",
            sort=[rij.naam for rij in rijen],
            axis=as_namen,
            scale=alt.Scale(paddingInner=0.28, paddingOuter=0.1),
        ),
        yOffset=alt.YOffset("wat:N", sort=[BEOOGD, BEREIKT]),
        x=alt.X("lengte:Q", axis=None, scale=alt.Scale(domain=[0, langste], range=[0, breedte], nice=False)),
    )
    donker, licht = vorm.mensen
    kleur = alt.condition(alt.datum.wat == BEREIKT, alt.value(donker), alt.value(licht))
    nullijn = alt.Chart(alt.Data(values=[{}])).mark_rule(color=vorm.lijn, strokeWidth=0.75).encode(x=alt.value(0))
    tekst = basis.encode(text="getal:N")
    return alt.layer(
        basis.mark_bar(height={"band": 0.86}).encode(color=kleur),
        nullijn,
        tekst.transform_filter(alt.datum.wat == BEOOGD).mark_text(),
        tekst.transform_filter(alt.datum.wat == BEREIKT).mark_text(fontWeight=600),
    ).properties(width=breedte + vorm.getallen_paar, height=hoogte)


def _staven_van(paar: Paar, *, met_woord: bool) -> list[dict[str, Any]]:
    """The two bars of a name, each with what is printed behind it; with a word where it says which is which."""
    woorden = (BEOOGD, BEREIKT) if met_woord else ("", "")
    bereikt = voortgangtekst.bereikt_met_deel(paar.bereikt, paar.beoogd, woorden[1])
    return [
        {
            "naam": paar.naam,
            "wat": BEOOGD,
            "lengte": paar.beoogd,
            "getal": f"{getal(paar.beoogd)} {woorden[0]}".strip(),
        },
        {"naam": paar.naam, "wat": BEREIKT, "lengte": paar.bereikt, "getal": bereikt},
    ]


def _stijl(vorm: Vorm) -> dict[str, Any]:
    """Vega's configuration: no axes, no frame, our letter. `translate` 0, or the names stand half a unit off."""
    tekst = {"fontSize": vorm.letter, "color": vorm.inkt}
    return {
        "background": None,
        "padding": 0,
        "font": "Fira Sans",
        "view": {"stroke": None},
        "axis": {"domain": False, "ticks": False, "grid": False, "title": None, "translate": 0},
        "axisY": {"labelAlign": "left", "labelFontSize": vorm.letter, "labelColor": vorm.inkt, "labelLimit": 0},
        "title": {
            "anchor": "start", "frame": "group", "offset": 7, "fontWeight": 600, "subtitlePadding": 2, **tekst,
            "subtitleFontSize": vorm.klein, "subtitleColor": vorm.grijs,
        },
        "bar": {"height": {"band": 0.62}},
        "text": {"align": "left", "dx": 4, "dy": -0.5, **tekst},
    }  # fmt: skip


@cache
def met_letters() -> Any:
    """The module vl_convert, knowing our letter: imported once, and only where a chart is drawn."""
    import vl_convert

    vl_convert.register_font_directory(str(LETTERS))
    return vl_convert


def svg(grafiek: Any, vorm: Vorm, tekst: str, naam: str) -> str:
    """A Vega-Lite chart as SVG. Vega's own hints for readers go out: the title carries the text, and makes it one Figure.

    On paper it gets a size in points. On screen it takes the width of its place, and links to its title by id.
    """
    uit = met_letters().vegalite_to_svg(grafiek.to_dict(), config=_stijl(vorm))
    uit = re.sub(r' (?:aria-[a-z]+|role|style|class)="[^"]*"', "", uit)
    hoogte_breedte = re.compile(r' width="([\d.]+)" height="([\d.]+)"')
    if vorm.eenheid:
        uit = hoogte_breedte.sub(rf' width="\1{vorm.eenheid}" height="\2{vorm.eenheid}"', uit, count=1)
        kop, titel = "<svg", "<title>"
    else:
        uit = hoogte_breedte.sub("", uit, count=1)
        kop = f'<svg class="sp-grafiek" role="img" aria-labelledby="{naam}-tekst"'
        titel = f'<title id="{naam}-tekst">'
    return re.sub(r"<svg([^>]*)>", lambda m: f"{kop}{m[1]}>{titel}{escape(tekst)}</title>", uit, count=1)
