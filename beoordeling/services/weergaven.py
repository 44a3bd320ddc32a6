"""Saved views of a list: filters and columns under a name, of one person alone. No verb of a plan, so no event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import QuerySet

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.tekst import eis_schoon

from ..models import Weergave
from ..toegang import mag_weergave_wijzigen

LANGST = 500
"""Characters of the filters as they stand in the address: what the database keeps."""


def weergave_bewaren(
    lijst: str, naam: str, *, filters: Mapping[str, str], kolommen: Sequence[str], door: Gebruiker
) -> Weergave:
    """Keep a list as it is shown now. Under a name that exists the view is replaced: that is how one changes it.

    Raises Weigering without a name, or where the filters are too long to keep.
    """
    naam = _naam(naam)
    eis_schoon(*filters.values())
    tekst = urlencode(filters)
    if len(tekst) > LANGST:
        raise Weigering("Deze filters zijn te lang om te bewaren. Zoek op een kortere tekst.")
    weergave, _ = Weergave.objects.update_or_create(
        gebruiker=door, lijst=lijst, naam=naam, defaults={"filters": tekst, "kolommen": list(kolommen)}
    )
    return weergave


def weergave_hernoemen(weergave: Weergave, naam: str, *, door: Gebruiker) -> None:
    """Give a view another name. Raises PermissionDenied for another's view, Weigering for a name that is taken."""
    mag_weergave_wijzigen.eis(door, weergave)
    naam = _naam(naam)
    with transaction.atomic():
        andere = _van(door, weergave.lijst).exclude(pk=weergave.pk)
        if any(ander.naam == naam for ander in andere):
            raise Weigering(f"U heeft al een weergave met de naam ‘{naam}’. Kies een andere naam.")
        Weergave.objects.filter(pk=weergave.pk).update(naam=naam)


def weergave_standaard(weergave: Weergave, aan: bool, *, door: Gebruiker) -> None:
    """Open the list with this view from now on, or no longer. Raises PermissionDenied for another's view."""
    mag_weergave_wijzigen.eis(door, weergave)
    with transaction.atomic():
        list(_van(door, weergave.lijst))
        Weergave.objects.filter(gebruiker=door, lijst=weergave.lijst, is_standaard=True).update(is_standaard=False)
        Weergave.objects.filter(pk=weergave.pk).update(is_standaard=aan)


def weergave_verwijderen(weergave: Weergave, *, door: Gebruiker) -> None:
    """Take a view away; the plans in it stay as they are. Raises PermissionDenied for another's view."""
    mag_weergave_wijzigen.eis(door, weergave)
    weergave.delete()


def _van(gebruiker: Gebruiker, lijst: str) -> QuerySet[Weergave]:
    """The views of one person and list, locked, so that two clicks at once cannot both make one the standard."""
    return Weergave.objects.select_for_update().filter(gebruiker=gebruiker, lijst=lijst)


def _naam(naam: str) -> str:
    naam = naam.strip()
    eis_schoon(naam)
    if not naam:
        raise Weigering("Geef de weergave een naam.")
    return naam
