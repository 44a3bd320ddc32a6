"""Plans in execution on pages of other parts: what is to be filled in or checked, statements, and duties by day."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Count, Q

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from rapportage.models import Peiling, VerslagStatus, Voortgangsverslag
from rapportage.models.peiling import IN_STAND
from rapportage.peilingen import overzicht
from rapportage.peilingen.planplichten import plichten_van
from rapportage.peilingen.plichten import komend
from rapportage.toegang import mag_peilingen_zien
from sectorplannen.kern.datums import vandaag

register = template.Library()


@register.inclusion_tag("rapportage/onderdelen/uitvoering.html")
def uitvoering(aanvraag: Aanvraag) -> dict[str, Any]:
    """Nothing where the plan is not in execution; asks the database only where it is."""
    if aanvraag.status != Status.VERLEEND:
        return {"toont": False}
    rijen = Voortgangsverslag.objects.filter(aanvraag=aanvraag).select_related("peiling", "aanvraag")
    plichten = plichten_van([aanvraag]).get(aanvraag.pk, [])
    nog = komend(plichten, vandaag())
    return {
        "toont": bool(plichten),
        "verslagen": overzicht.met_chip(rijen.order_by("-peiling__peildatum")),
        "plichten": nog,
        "voorbij": [plicht for plicht in plichten if plicht not in nog],
    }


@register.inclusion_tag("rapportage/onderdelen/in_te_vullen.html")
def in_te_vullen(gebruiker: Any) -> dict[str, Any]:
    """The statements of someone's plans that wait in the open round, above the list of plans. One query."""
    wacht = IN_STAND[VerslagStatus.OPEN] | IN_STAND[VerslagStatus.TERUGGEGEVEN]
    return {"rijen": overzicht.met_chip(overzicht.van_mij(gebruiker).filter(wacht))}


@register.simple_tag
def lopende_peiling(gebruiker: Any) -> Peiling | None:
    """The open round for who follows rounds, with `te_controleren`: how many statements wait for a check. One query."""
    if not mag_peilingen_zien(gebruiker):
        return None
    wacht = Q(verslagen__ingestuurd_op__isnull=False, verslagen__akkoord_op=None)
    wacht &= Q(verslagen__aanvraag__status=Status.VERLEEND)
    return Peiling.objects.lopend().annotate(te_controleren=Count("verslagen", filter=wacht)).first()
