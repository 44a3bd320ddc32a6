"""What the templates of the letter need of their own: a footnote, numbered as it comes, and a few words."""

from __future__ import annotations

from itertools import count
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from rapportage.begrippen import PlanRij
from rapportage.briefcontroles import NAMEN
from sectorplannen.kern import woorden

register = template.Library()
AFGEDRUKT = {f"brief_{naam}" for naam in NAMEN}
"""The checks of a table of the letter, which say that it is printed as the records have it."""


@register.simple_block_tag(takes_context=True)
def noot(context: Any, content: str) -> SafeString:
    """A footnote at this place in the text: a call and a note that link to each other (kern/pdf.py makes it a Note).

    The counter is the letter's own, `noten` in its context, so that numbers run on through all its parts.
    """
    inhoud = mark_safe(" ".join(content.split()))  # noqa: S308 the rendered, escaped content of the block
    if context.get("als_tekst"):
        return format_html("<x-noot>{}</x-noot>", inhoud)
    return voetnoot(context["noten"], inhoud)


def voetnoot(teller: count[int], inhoud: SafeString) -> SafeString:
    """The call and the note, with the next number."""
    return format_html(
        '<a class="oproep" href="#noot-{nr}" id="oproep-{nr}" title="Naar voetnoot {nr}">{nr}</a>'
        '<span class="voetnoot" id="noot-{nr}">'
        '<a href="#oproep-{nr}" title="Terug naar de tekst bij voetnoot {nr}">{nr}</a>{tekst}</span>',
        nr=next(teller),
        tekst=inhoud,
    )


@register.simple_tag(takes_context=True)
def blok(context: Any, code: str) -> SafeString:
    """A table or chart of the letter at this place; as text only its code."""
    if context.get("als_tekst"):
        return format_html('<x-blok code="{}"></x-blok>', code)
    return render_to_string(f"rapportage/brief/blokken/{code}.html", context.flatten())


@register.filter
def telwoord(aantal: int) -> str:
    """A count in running text: in words up to twelve."""
    return woorden.telwoord(aantal)


@register.filter
def plannaam(plan: PlanRij) -> SafeString:
    """The name in a table: '(regio)' behind a regional plan, softer than the name."""
    naam = plan.naam.removesuffix("(regio)").strip()
    return format_html('{} <span class="regio">(regio)</span>', naam) if plan.regionaal else escape(naam)


@register.filter
def controlenaam(code: str) -> str:
    """The code of a check as a heading: `uitkomsten_tellen_op` becomes `Uitkomsten tellen op`."""
    naam = code.removeprefix("brief_").replace("_", " ")
    return woorden.groot_begin(f"{naam} zoals afgedrukt" if code in AFGEDRUKT else naam)
