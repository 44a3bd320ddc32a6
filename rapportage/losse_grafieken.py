"""The chart of a table that goes its own way: the family of `grafieken`, drawn from the rows of the table itself.

On paper title and source are text beside the drawing. As a file of its own (SVG, PNG) they are in it, on white, so that it
says what it shows wherever it is pasted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from html import escape
from textwrap import wrap
from typing import Any, cast

from sectorplannen.kern.celtekst import schoon
from sectorplannen.kern.geld import getal

from .begrippen import NUL, CategorieRij
from .grafieken import BRIEF, KOP, RAND, Paar, Vorm, hele_regels, met_letters, paren, staven, svg
from .grafiektekst import Eenheid, eenheden, grootste
from .indeling import RESTNAMEN
from .tabellen import AANTAL, AFGEROND, EURO, KOLOMMEN, PANELEN, PAREN, STAVEN, TRAP, Cel, Tabel

BREED = BRIEF.namen_1 + 2 * BRIEF.staaf_1 + 2 * BRIEF.getallen + BRIEF.tussen
"""The full width of the text on paper, 160 mm, in points."""
NAAM_BREED, PER_LETTER = 34, 0.52
"""A name breaks after so many letters; how wide a letter is, in its own size."""
HOOG = 150
MILJOEN = 1_000_000
ETMALEN = 200
"""A longer time is drawn by month."""
KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MEESTE_MERKEN, LAATSTE_MERK = 8, 0.93
"""How many dates stand under an axis, and up to what part of it: the last must have room for its words."""
MARGE, REGEL, TITELREGEL, OP_EEN_REGEL = 14, 11, 15, 78
LETTERS = "Fira Sans, Arial, sans-serif"
"""A file goes where our letter is not."""
SCHERPTE = 2
"""How many times as fine a PNG is as a screen of old."""
VET = re.compile(r'<text(?=[^>]* font-weight="600")[^>]*>')
"""What is printed heavier: who draws the PNG knows that letter only by a name of its own."""


# --- What one asks for -----------------------------------------------------------------------------------------------


def op_papier(tabel: Tabel) -> str:
    """The drawing alone, with everything that it says as its text; '' where the table is no chart or has no rows."""
    return _teken(tabel) if heeft_tekening(tabel) else ""


def op_scherm(tabel: Tabel) -> str:
    """The drawing alone for a page: as wide as its place, named by its own text."""
    naam = f"{tabel.code}-tekst"
    kop = f'<svg class="sp-losse-grafiek" role="img" aria-labelledby="{naam}"'
    zonder_maat = re.sub(r' width="[\d.]+pt" height="[\d.]+pt"', "", op_papier(tabel), count=1)
    return zonder_maat.replace("<svg", kop, 1).replace("<title>", f'<title id="{naam}">', 1)


def als_svg(tabel: Tabel) -> str:
    """A file of its own: title, drawing, source. Where there are no rows it says so."""
    tekening = op_papier(tabel)
    return _omlijst(tabel, tekening)


def los(tekening: str) -> str:
    """A drawing as a picture of its own, without title or source: for a page that says those beside it."""
    return tekening.replace('font-family="Fira Sans"', f'font-family="{LETTERS}"')


def als_png(tabel: Tabel) -> bytes:
    """The same in dots."""
    return png_van(als_svg(tabel))


def png_van(tekening: str) -> bytes:
    """A drawing that was made before in dots."""
    met_vet = VET.sub(lambda m: m[0].replace('"Fira Sans', '"Fira Sans SemiBold'), tekening)
    return bytes(met_letters().svg_to_png(met_vet, scale=SCHERPTE))


def in_woorden(tabel: Tabel) -> str:
    """The chart for who does not see it: what it is, what it says, and every value."""
    soort = {
        PANELEN: "Twee staafdiagrammen naast elkaar",
        STAVEN: "Staafdiagram",
        KOLOMMEN: "Diagram van kolommen in de tijd",
        PAREN: "Staafdiagram met in elke rij twee balken",
    }
    kolommen = [(plek, k) for plek, k in enumerate(tabel.kolommen) if k.soort in (AANTAL, EURO)]
    if tabel.grafiek == PAREN:
        kolommen = kolommen[:2]
    rijen = [
        f"{tabel.kolommen[0].gedrukt(rij[0])}: "
        + ", ".join(f"{k.naam.lower()} {k.gedrukt(rij[plek])}" for plek, k in kolommen)
        for rij in tabel.rijen
    ]
    return schoon(f"{soort.get(tabel.grafiek, 'Lijnen in de tijd')}. {tabel.boodschap}. {'; '.join(rijen)}.")


def heeft_tekening(tabel: Tabel) -> bool:
    """Whether it is a chart, and there is something to draw."""
    return bool(tabel.grafiek) and any(isinstance(cel, int | Decimal) and cel for rij in tabel.rijen for cel in rij)


def _teken(tabel: Tabel) -> str:
    teken = {PANELEN: _panelen, STAVEN: _staven, KOLOMMEN: _kolommen, TRAP: _trap, PAREN: _paren}[tabel.grafiek]
    return svg(teken(tabel), BRIEF, in_woorden(tabel), tabel.code)


# --- Bars ------------------------------------------------------------------------------------------------------------


def _panelen(tabel: Tabel) -> Any:
    """People and money side by side, in the same order."""
    import altair as alt

    soorten = [
        CategorieRij("", _gebroken(str(rij[0])), _getal(tabel, rij, AANTAL), _bedrag(tabel, rij), NUL)
        for rij in tabel.rijen
    ]
    mensen, geld = eenheden(soorten)
    namen = _ruimte([rij.categorie for rij in soorten])
    vorm = replace(BRIEF, staaf_1=(BREED - namen - BRIEF.tussen - 2 * BRIEF.getallen) // 2)
    hoogte = hele_regels(vorm, len(soorten) * _rij(vorm, soorten), KOP)
    eigen = [rij for rij in soorten if rij.categorie not in RESTNAMEN]
    veel, duur = grootste(eigen, lambda r: r.deelnemers), grootste(eigen, lambda r: r.budget)
    links = [_staaf(r.categorie, r.deelnemers, mensen, r is veel) for r in soorten]
    rechts = [_staaf(r.categorie, r.budget, geld, r is duur) for r in soorten]
    return alt.hconcat(
        staven(links, vorm, vorm.mensen, namen, vorm.staaf_1, hoogte).properties(
            title=alt.TitleParams("Deelnemers", subtitle=mensen.opschrift)
        ),
        staven(rechts, vorm, vorm.geld, 0, vorm.staaf_1, hoogte).properties(
            title=alt.TitleParams("Cofinanciering", subtitle=geld.opschrift)
        ),
        spacing=vorm.tussen,
    )


def _staven(tabel: Tabel) -> Any:
    """One panel of exact numbers."""
    soorten = [CategorieRij("", _gebroken(str(rij[0])), _getal(tabel, rij, AANTAL), NUL, NUL) for rij in tabel.rijen]
    namen = _ruimte([rij.categorie for rij in soorten])
    exact = Eenheid(1, 0, "", "")
    eerste = grootste(soorten, lambda r: r.deelnemers)
    rijen = [_staaf(r.categorie, r.deelnemers, exact, r is eerste) for r in soorten]
    hoogte = hele_regels(BRIEF, len(soorten) * _rij(BRIEF, soorten), RAND)
    return staven(rijen, BRIEF, BRIEF.mensen, namen, BREED - namen - BRIEF.getallen, hoogte)


def _paren(tabel: Tabel) -> Any:
    """The first two columns of numbers as two bars for each name: intended and reached."""
    plekken = [plek for plek, k in enumerate(tabel.kolommen) if k.soort == AANTAL][:2]
    rijen = [Paar(_gebroken(str(rij[0])), *(cast(int, rij[plek]) for plek in plekken)) for rij in tabel.rijen]
    namen = _ruimte([rij.naam for rij in rijen])
    hoogte = hele_regels(BRIEF, len(rijen) * BRIEF.rij_paar, RAND)
    return paren(rijen, BRIEF, namen, BREED - namen - BRIEF.getallen_paar, hoogte)


def _staaf(naam: str, waarde: int | Decimal, eenheid: Eenheid, nadruk: bool) -> dict[str, Any]:
    return {"naam": naam, "lengte": float(waarde), "getal": eenheid.kort(waarde), "nadruk": nadruk}


def _rij(vorm: Vorm, soorten: Sequence[CategorieRij]) -> float:
    """How high a row is: higher where a name takes two lines."""
    return vorm.rij_1 + max((rij.categorie.count("\n") for rij in soorten), default=0) * vorm.letter


def _gebroken(naam: str) -> str:
    regels = wrap(schoon(naam), NAAM_BREED, max_lines=2, placeholder=" …")
    return "\n".join(regels)


def _ruimte(namen: Sequence[str]) -> int:
    langste = max((len(regel) for naam in namen for regel in naam.split("\n")), default=0)
    return max(int(langste * BRIEF.letter * PER_LETTER) + 8, 60)


def _getal(tabel: Tabel, rij: tuple[Cel, ...], soort: str) -> int:
    return cast(int, rij[next(plek for plek, k in enumerate(tabel.kolommen) if k.soort == soort)])


def _bedrag(tabel: Tabel, rij: tuple[Cel, ...]) -> Decimal:
    return cast(Decimal, rij[next(plek for plek, k in enumerate(tabel.kolommen) if k.soort == EURO)])


# --- In time ---------------------------------------------------------------------------------------------------------


def _kolommen(tabel: Tabel) -> Any:
    """Filings per day (of a long time: per month); those of the last two weeks stand out."""
    import altair as alt

    dagen = [(cast(date, dag), cast(int, aantal), cast(int, laat)) for dag, aantal, laat in tabel.rijen]
    eerste, laatste = _heel(tabel, dagen[0][0], dagen[-1][0])
    per_maand = (laatste - eerste).days > ETMALEN
    telling: dict[int, list[int]] = {}
    for dag, aantal, laat in dagen:
        plek = (dag.replace(day=1) - eerste.replace(day=1)).days if per_maand else (dag - eerste).days
        deel = telling.setdefault(plek, [0, 0])
        deel[0], deel[1] = deel[0] + aantal, deel[1] + laat
    lengte = (laatste - eerste).days + (31 if per_maand else 1)
    begin = eerste.replace(day=1) if per_maand else eerste
    breed = max(min(0.8 * BREED * (31 if per_maand else 1) / lengte, 24), 1.2)
    rijen = [
        {"x": plek + (15 if per_maand else 0.5), "aantal": n, "laat": 2 * laat > n}
        for plek, (n, laat) in telling.items()
    ]
    basis = alt.Chart(alt.Data(values=rijen)).encode(
        x=_tijdas(begin, lengte),
        y=alt.Y(
            "aantal:Q",
            axis=_hoogteas("format(datum.value, 'd')", 1),
            title="Plannen per maand" if per_maand else "Plannen per dag",
        ),
    )
    balken = basis.mark_bar(width=breed).encode(
        color=alt.condition(alt.datum.laat, alt.value(BRIEF.mensen[0]), alt.value(BRIEF.mensen[1]))
    )
    return balken.properties(width=BREED - 30, height=HOOG)


def _heel(tabel: Tabel, eerste: date, laatste: date) -> tuple[date, date]:
    """From the first to the last day of the period, where there is one; else of what there is."""
    van, tot = tabel.van_tot or (eerste, laatste)
    return min(van, eerste), max(min(tot, tabel.peildatum), laatste)


def _trap(tabel: Tabel) -> Any:
    """Ceiling and commitments in steps, each named at its end."""
    import altair as alt

    dagen = [(cast(date, r[0]), cast(Decimal, r[1]), cast(Decimal, r[2])) for r in tabel.rijen]
    begin, eind = dagen[0][0], max(tabel.peildatum, dagen[-1][0])
    lengte = max((eind - begin).days, 1)
    punten = [
        {"x": (dag - begin).days, "lijn": lijn, "bedrag": float(bedrag / MILJOEN)}
        for dag, plafond, verleend in [*dagen, (eind, *dagen[-1][1:])]
        for lijn, bedrag in (("Plafond", plafond), ("Verleend", verleend))
    ]
    basis = alt.Chart(alt.Data(values=punten)).encode(
        x=_tijdas(begin, lengte),
        y=alt.Y("bedrag:Q", axis=_hoogteas("replace(format(datum.value, '~r'), '.', ',')"), title="miljoen euro"),
    )
    lagen = []
    _, plafond, verleend = dagen[-1]
    for lijn, bedrag, streep, kleur in (
        ("Plafond", plafond, [5, 3], BRIEF.grijs),
        ("Verleend", verleend, [], BRIEF.mensen[0]),
    ):
        deel = basis.transform_filter(alt.datum.lijn == lijn)
        lagen.append(deel.mark_line(interpolate="step-after", color=kleur, strokeDash=streep, strokeWidth=1.6))
        einde = alt.Data(
            values=[{"x": lengte, "bedrag": float(bedrag / MILJOEN), "naam": f"{lijn} {getal(bedrag / MILJOEN, 1)}"}]
        )
        ruim = abs(plafond - verleend) > max(plafond, verleend) / 10
        dy = 0 if ruim else (-5 if (lijn == "Plafond") == (plafond >= verleend) else 6)
        lagen.append(alt.Chart(einde).mark_text(dx=5, dy=dy, color=kleur).encode(x="x:Q", y="bedrag:Q", text="naam:N"))
    return alt.layer(*lagen).properties(width=BREED - 115, height=HOOG)


def _tijdas(begin: date, lengte: int) -> Any:
    """Days from the first one; a mark at the first of a month, as many as there is room for."""
    import altair as alt

    eersten = [d for d in (begin + timedelta(days=n) for n in range(lengte + 1)) if d.day == 1 or d == begin]
    if len(eersten) > 1 and (eersten[1] - begin).days < lengte / MEESTE_MERKEN:
        eersten = eersten[1:]
    eersten = [d for d in eersten if (d - begin).days <= LAATSTE_MERK * lengte]
    om_de = next(stap for stap in (1, 2, 3, 6, 12, 24, 60, 120, 600) if len(eersten) / stap <= MEESTE_MERKEN)
    merken = {
        (d - begin).days: f"{d.day} {KORT[d.month - 1]} {d.year}"
        if d == begin and d.day != 1
        else f"{KORT[d.month - 1]} {d.year}"
        for d in eersten[::om_de]
    }
    namen = ",".join(f"'{plek}':'{naam}'" for plek, naam in merken.items())
    as_ = alt.Axis(
        values=list(merken), labelExpr=f"({{{namen}}})[datum.value]", labelAlign="left", ticks=True, tickSize=4,
        tickColor=BRIEF.lijn, domain=True, domainColor=BRIEF.lijn, labelFontSize=BRIEF.klein, labelColor=BRIEF.grijs,
        labelFlush=False, labelOverlap=False, labelPadding=3,
    )  # fmt: skip
    return alt.X("x:Q", axis=as_, scale=alt.Scale(domain=[0, lengte], nice=False))


def _hoogteas(opschrift: str, stap: int = 0) -> Any:
    import altair as alt

    return alt.Axis(
        labelExpr=opschrift, tickCount=4, grid=True, gridColor=BRIEF.lijn, gridOpacity=0.5, labelAlign="right",
        labelFontSize=BRIEF.klein, labelColor=BRIEF.grijs, labelPadding=6, titleAngle=0, titleAlign="left", titleAnchor="end",
        titleBaseline="bottom", titleX=0, titleY=-6, titleFontWeight=400, titleFontSize=BRIEF.klein, titleColor=BRIEF.grijs,
        tickMinStep=stap or alt.Undefined,
    )  # fmt: skip


# --- A file of its own -----------------------------------------------------------------------------------------------


def _omlijst(tabel: Tabel, tekening: str) -> str:
    """The drawing on white, between its title and its source; a browser, an office program and PNG read it alike."""
    maat = re.search(r' width="([\d.]+)pt" height="([\d.]+)pt"', tekening)
    breed, hoog = (float(maat[1]), float(maat[2])) if maat else (float(BREED), 0.0)
    titel = wrap(schoon(f"{tabel.boodschap}."), OP_EEN_REGEL)
    onder = wrap(schoon(tabel.onderwerp), OP_EEN_REGEL + 12)
    bron = [regel for zin in _onder(tabel) for regel in wrap(schoon(zin), OP_EEN_REGEL + 22)]
    if not tekening:
        bron = ["Er is niets om te tekenen.", *bron]
    y, stukken = float(MARGE), []
    for regels, letter, gewicht, kleur, stap in (
        (titel, 11, 600, BRIEF.inkt, TITELREGEL), (onder, 8.5, 400, BRIEF.grijs, 13),
    ):  # fmt: skip
        for regel in regels:
            y += stap
            stukken.append(_regel(regel, y - 3, letter, gewicht, kleur))
    y += 8
    if tekening:
        binnen = re.sub(r"<title>.*?</title>", "", tekening, flags=re.DOTALL)
        binnen = los(binnen)
        stukken.append(re.sub(r"<svg([^>]*)>", lambda m: _geplaatst(m[1], y), binnen, count=1))
        y += hoog + 8
    for regel in bron:
        y += REGEL
        stukken.append(_regel(regel, y - 3, BRIEF.klein, 400, BRIEF.grijs))
    totaal_breed, totaal_hoog = max(breed, BREED) + 2 * MARGE, y + MARGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{totaal_breed:.0f}pt" height="{totaal_hoog:.0f}pt" '
        f'viewBox="0 0 {totaal_breed:.0f} {totaal_hoog:.0f}" role="img">'
        f"<title>{escape(in_woorden(tabel))}</title>"
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(stukken)}</svg>\n'
    )


def _geplaatst(kenmerken: str, y: float) -> str:
    """The opening tag of the drawing at its place, in the units of the frame."""
    zonder_punten = re.sub(r' (width|height)="([\d.]+)pt"', r' \1="\2"', kenmerken)
    return f'<svg x="{MARGE}" y="{y:.1f}"{zonder_punten}>'


def _regel(tekst: str, y: float, letter: float, gewicht: int, kleur: str) -> str:
    return (
        f'<text x="{MARGE}" y="{y:.1f}" font-family="{LETTERS}" font-size="{letter}" '
        f'font-weight="{gewicht}" fill="{kleur}">{escape(tekst)}</text>'
    )


def _onder(tabel: Tabel) -> list[str]:
    """What stands under it: what must be known, where it comes from, and what is invented."""
    noten = [noot for noot in tabel.noten if noot != AFGEROND and tabel.grafiek != PAREN]
    return [*noten, tabel.bron, *(["Een deel van deze gegevens is verzonnen."] if tabel.is_verzonnen else [])]
