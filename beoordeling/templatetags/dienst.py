"""How the agency's states look."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from aanvragen.statussen import ONBESLIST
from beoordeling.werkvoorraad import VORM, Werkstap
from sectorplannen.kern.templatetags.sectorplannen import chip, statuschip

register = template.Library()


@register.simple_tag
def stapchip(aanvraag: Any) -> SafeString:
    """What is to be done with a plan now; of one that is done, its status."""
    if aanvraag.werkstap == Werkstap.AFGEHANDELD:
        return statuschip(aanvraag)
    return chip(*VORM[aanvraag.werkstap], Werkstap(aanvraag.werkstap).label)


@register.filter
def is_onbeslist(aanvraag: Any) -> bool:
    """Filed and not decided: a term may run."""
    return aanvraag.status in ONBESLIST
