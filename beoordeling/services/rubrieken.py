"""Versions of the rubric for a period: what was scored with never changes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from aanvragen.models import Tijdvak
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from .. import rubriek
from ..models import Criterium, Rubriek, Score
from ..toegang import mag_rubriek_beheren

WOORDEN = ("naam", "vraag", "bij_onvoldoende", "bij_matig", "bij_voldoende", "bij_goed")
"""What may be written otherwise in a version; code, ground and order are the scheme's."""


def nieuwe_versie(
    tijdvak: Tijdvak, *, door: Gebruiker, toelichting: str, geldt_vanaf: datetime | None = None
) -> Rubriek:
    """Copy the criteria in force into a new version, for plans that are assigned from `geldt_vanaf` (now) on."""
    with transaction.atomic():
        actueel = Tijdvak.objects.select_for_update().get(pk=tijdvak.pk)
        mag_rubriek_beheren.eis(door)
        if not toelichting.strip():
            raise Weigering("Schrijf op wat er anders wordt en waarom.")
        laatste = actueel.rubrieken.order_by("-versie").first()
        nieuw = Rubriek.objects.create(
            tijdvak=actueel,
            versie=laatste.versie + 1 if laatste else 1,
            geldt_vanaf=geldt_vanaf or timezone.now(),
            toelichting=toelichting.strip(),
            door=door,
        )
        for criterium in rubriek.criteria_in(actueel, laatste):
            criterium.pk, criterium.rubriek, criterium._state.adding = None, nieuw, True
            criterium.save()
    return nieuw


def criterium_wijzigen(criterium: Criterium, *, door: Gebruiker, **woorden: str) -> Criterium:
    """Write a criterion of a version otherwise (WOORDEN), as long as nobody scored with that version."""
    with transaction.atomic():
        mag_rubriek_beheren.eis(door)
        if vreemd := sorted(woorden.keys() - set(WOORDEN)):
            raise Weigering(f"Dit kan niet worden gewijzigd: {', '.join(vreemd)}.")
        if criterium.rubriek_id is not None:
            Rubriek.objects.select_for_update().get(pk=criterium.rubriek_id)
        actueel = Criterium.objects.select_for_update().get(pk=criterium.pk)
        if weigering := belet_wijzigen(actueel.rubriek):
            raise Weigering(weigering)
        for naam, tekst in woorden.items():
            setattr(actueel, naam, tekst.strip())
        actueel.full_clean()
        actueel.save()
    return actueel


def belet_wijzigen(versie: Rubriek | None) -> str | None:
    """Why a version of the rubric cannot be changed any more, in words; None when it can."""
    if versie is None:
        return "Deze rubriek hoort bij de regeling. Maak eerst een nieuwe versie voor het tijdvak."
    if Score.objects.filter(criterium__rubriek=versie).exists():
        return "Met deze versie is al beoordeeld. Maak een nieuwe versie."
    return None
