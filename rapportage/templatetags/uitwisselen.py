"""Who is shown the way to in and out."""

from typing import Any

from django import template

from ..toegang import doet_uitwisseling

register = template.Library()


@register.filter
def kan_uitwisselen(gebruiker: Any) -> bool:
    """Whether in and out is this person's work. The page itself also asks about ties."""
    return doet_uitwisseling(gebruiker)
