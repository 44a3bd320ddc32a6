"""On the page of a plan in execution: its statements, and what it must do by which day."""

from __future__ import annotations

from typing import Any

from django import template

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from rapportage.models import Voortgangsverslag
from rapportage.peilingen import overzicht
from rapportage.peilingen.planplichten import plichten_van
from rapportage.peilingen.plichten import komend
from sectorplannen.kern.datums import vandaag

register = template.Library()


@register.inclusion_tag("rapportage/onderdelen/uitvoering.html")
def uitvoering(aanvraag: Aanvraag, dienst: str = "") -> dict[str, Any]:
    """Nothing where the plan is not in execution; asks the database only where it is. `dienst`: links for the agency."""
    if aanvraag.status != Status.VERLEEND:
        return {"toont": False}
    rijen = Voortgangsverslag.objects.filter(aanvraag=aanvraag).select_related("peiling", "aanvraag")
    plichten = plichten_van([aanvraag]).get(aanvraag.pk, [])
    nog = komend(plichten, vandaag())
    return {
        "toont": bool(plichten),
        "dienst": dienst,
        "verslagen": overzicht.met_chip(rijen.order_by("-peiling__peildatum")),
        "plichten": nog,
        "voorbij": [plicht for plicht in plichten if plicht not in nog],
    }
