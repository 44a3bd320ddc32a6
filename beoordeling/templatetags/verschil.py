"""On the applicant's pages: what changed in the plan since it was last filed."""

from typing import Any

from django import template

from beoordeling.verschillen import sinds_indiening as vergelijk
from beoordeling.wijzigingen import Wijzigingen

register = template.Library()


@register.simple_tag
def sinds_indiening(aanvraag: Any) -> Wijzigingen | None:
    """What the plan says now and the last filing did not; None where nothing was filed."""
    return vergelijk(aanvraag)
