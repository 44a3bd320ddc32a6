"""What a page with a budget asks: of each cost line what it comes to under the scheme."""

from decimal import Decimal
from typing import Any

from django import template

from ..models import Aanvraag, KostenSoort
from ..tarieven import regelsom

register = template.Library()


@register.simple_tag
def kostenregels(posten: list[dict[str, Any]], aanvraag: Aanvraag) -> list[dict[str, Any]]:
    """Cost lines of a filing or a draft (`code`, `kosten`), each with its `som`; of a kind that is unknown there is none."""
    if not posten:
        return []
    regeling = aanvraag.tijdvak.regelingversie
    return [
        post
        | {
            "som": regelsom(post["code"], Decimal(post["kosten"]), regeling)
            if post.get("code") in KostenSoort.values
            else None
        }
        for post in posten
    ]
