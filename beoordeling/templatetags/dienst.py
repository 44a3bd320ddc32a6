"""How the agency's states look."""

from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString

from aanvragen.statussen import ONBESLIST
from beoordeling.kolommen import Kolom
from beoordeling.werkstap import VORM, Werkstap
from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.templatetags.sectorplannen import chip, statuschip
from sectorplannen.kern.woorden import opsomming

register = template.Library()


@register.simple_tag
def stapchip(aanvraag: Any) -> SafeString:
    """What is to be done with a plan now; of one that is done, its status."""
    if aanvraag.werkstap == Werkstap.AFGEHANDELD:
        return statuschip(aanvraag)
    return chip(*VORM[aanvraag.werkstap], Werkstap(aanvraag.werkstap).label)


@register.filter
def cel(kolom: Kolom, plan: Any) -> str:
    """What a plain column of a list says of a plan; days as on every page."""
    waarde = kolom.cellen(plan)[0]
    if waarde is None or waarde == "":
        return "–"
    return datum_nl(waarde) if isinstance(waarde, date) else str(waarde)


@register.filter
def is_onbeslist(aanvraag: Any) -> bool:
    """Filed and not decided: a term may run."""
    return aanvraag.status in ONBESLIST


@register.filter
def stappen(verschil: float) -> str:
    """A difference on the scale with its sign, to a tenth of a step: +0,3."""
    afgerond = round(verschil, 1)
    if not afgerond:
        return "0,0"
    teken = "+" if afgerond > 0 else "\N{MINUS SIGN}"
    return f"{teken}{abs(afgerond):.1f}".replace(".", ",")


@register.filter
def opgesomd(delen: list[str]) -> str:
    """Parts in running text: `c, d en g`."""
    return opsomming(delen)


@register.filter
def op_nummer(waarden: dict[int, Any] | None, nummer: int) -> Any:
    """What a measure or bottleneck with this number has, or nothing."""
    return (waarden or {}).get(nummer)
