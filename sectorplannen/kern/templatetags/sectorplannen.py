"""How figures, days and states look on every screen. A built-in: no template needs to load it.

The text filters turn nothing into an empty text, so that `|default:"nog niet"` works after them. They take the text
of a number or a moment as well, because a frozen filing keeps its content as JSON.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sectorplannen.kern import adressen, datums, geld, rekening

register = template.Library()

Getal = Decimal | int | str | None
Dag = date | datetime | str | None
Moment = datetime | str | None

STATUSVORM = {
    "concept": ("leeg", "leeg"),
    "ingediend": ("neutraal", "ruit"),
    "aanvulling_gevraagd": ("letop", "driehoek"),
    "in_beoordeling": ("bezig", "half"),
    "ter_besluitvorming": ("bezig", "half"),
    "verleend": ("klaar", "klaar"),
    "afgewezen": ("moet", "kruis"),
    "ingetrokken": ("neutraal", "ruit"),
    "buiten_behandeling": ("neutraal", "ruit"),
    "verlening_ingetrokken": ("moet", "kruis"),
    "vastgesteld": ("klaar", "klaar"),
}
"""Of each status of an application the tint and the shape: colour is never alone (WCAG 1.4.1)."""

WEEK = 7
BALKLIJN = 10
"""The white line between two parts of a bar, in thousandths of its length."""


def _decimaal(waarde: Getal) -> Decimal | None:
    return None if waarde in (None, "") else Decimal(str(waarde))


def _dag(waarde: Dag) -> date | None:
    if isinstance(waarde, str):
        return datums.dag_van(datetime.fromisoformat(waarde)) if waarde else None
    return datums.dag_van(waarde) if isinstance(waarde, datetime) else waarde


def _moment(waarde: Moment) -> datetime | None:
    if isinstance(waarde, str):
        return datetime.fromisoformat(waarde) if waarde else None
    return waarde


@register.filter
def euro(bedrag: Getal) -> str:
    """An amount in euros as `€ 1.240.000`, with cents only where there are any."""
    waarde = _decimaal(bedrag)
    return "" if waarde is None else geld.euro(waarde)


@register.filter
def getal(waarde: Getal, decimalen: int = 0) -> str:
    """A number as `1.240.000`; with `:1` as `10,2`."""
    gelezen = _decimaal(waarde)
    return "" if gelezen is None else geld.getal(gelezen, decimalen)


@register.filter
def procent(deel: Getal, decimalen: int = 0) -> str:
    """A share between 0 and 1 as `47%`; with `:1` as `46,2%`."""
    waarde = _decimaal(deel)
    return "" if waarde is None else f"{geld.getal(waarde * 100, decimalen)}%"


@register.filter
def iban(nummer: str) -> str:
    """A bank account in groups of four, as a bank prints it."""
    return rekening.leesbare_iban(nummer)


@register.filter
def webadres(adres: str) -> str:
    """An address that someone gave, where it may be a link."""
    return adressen.webadres(adres)


@register.filter
def datum(dag: Dag) -> str:
    """A day, or the day in Amsterdam of a moment, as `31 mei 2014`."""
    waarde = _dag(dag)
    return "" if waarde is None else datums.datum_nl(waarde)


@register.filter
def tijd(moment: Moment, fijn: str = "") -> str:
    """The clock time in Amsterdam as `14:03`; with `:"seconden"` as `14:03:07`."""
    waarde = _moment(moment)
    return "" if waarde is None else datums.tijd_nl(waarde, seconden=fijn == "seconden")


@register.filter(name="moment")
def moment_(moment: Moment, fijn: str = "") -> str:
    """A moment as `31 mei 2014, 14:03 uur`; with `:"seconden"` to the second, as a receipt needs."""
    waarde = _moment(moment)
    return "" if waarde is None else datums.moment_nl(waarde, seconden=fijn == "seconden")


@register.simple_tag
def icoon(naam: str, klasse: str = "") -> SafeString:
    """A symbol of the sprite in `componenten/iconen.html`; decoration only, so the words stand beside it."""
    return format_html(
        '<svg class="sp-icoon{}" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>',
        f" {klasse}" if klasse else "",
        naam,
    )


@register.simple_tag
def chip(soort: str, vorm: str, tekst: object, klasse: str = "") -> SafeString:
    """A chip of any kind: a tint (klaar, bezig, leeg, letop, moet, neutraal), a shape of the sprite and a word."""
    extra = f" {klasse}" if klasse else ""
    return format_html('<span class="sp-status sp-status--{}{}">{}{}</span>', soort, extra, icoon(vorm), tekst)


@register.simple_tag
def statuschip(aanvraag: Any, klasse: str = "") -> SafeString:
    """The status of an application as a chip; in a list where all rows have the same one, add `sp-status--kaal`."""
    return chip(*STATUSVORM[aanvraag.status], aanvraag.get_status_display(), klasse)


@register.simple_tag
def termijn(dag: Dag, vandaag: Dag = None) -> SafeString:
    """The days left until and including `dag`, in shape and words; without a day no term runs and it says so."""
    uiterlijk = _dag(dag)
    if uiterlijk is None:
        return _termijnchip("stil", "stip", "Staat stil")
    dagen = (uiterlijk - (_dag(vandaag) or datums.vandaag())).days
    telling = f"{geld.getal(abs(dagen))} {'dag' if abs(dagen) == 1 else 'dagen'}"
    if dagen < 0:
        return _termijnchip("laat", "achthoek", f"{telling} te laat")
    if dagen <= WEEK:
        return _termijnchip("week", "driehoek", f"nog {telling}" if dagen else "vandaag")
    return _termijnchip("ruim", "klok", f"nog {telling}")


def _termijnchip(soort: str, vorm: str, tekst: str) -> SafeString:
    return format_html('<span class="sp-termijn sp-termijn--{}">{}{}</span>', soort, icoon(vorm), tekst)


@register.inclusion_tag("componenten/balk.html")
def balk(geheel: Getal, *delen: Getal, tekst: str = "", klasse: str = "") -> dict[str, Any]:
    """Parts of a whole as one bar, with a white line between them; the numbers stand beside it in words.

    Lengths are attributes, in thousandths of the whole: a strict CSP allows no styles. `tekst` says what is seen;
    without it the bar is decoration.
    """
    totaal = _decimaal(geheel) or Decimal(1)
    stukken: list[dict[str, Any]] = []
    x = 0
    for nummer, deel in enumerate(delen, start=1):
        breedte = min(int(geld.afronden((_decimaal(deel) or Decimal(0)) / totaal * 1000)), 1000 - x)
        stukken.append({"vulling": f"sp-vul-{nummer}", "x": x, "breedte": breedte})
        if nummer > 1 and breedte > BALKLIJN:
            stukken.append({"vulling": "sp-vul-wit", "x": x, "breedte": BALKLIJN})
        x += breedte
    return {"delen": stukken, "tekst": tekst, "klasse": klasse}
