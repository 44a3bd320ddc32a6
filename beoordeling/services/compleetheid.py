"""The completeness check: what the coordinator found of each part of art. 2.3, kept with the filing that was looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from aanvragen.models import Aanvraag, Indiening
from aanvragen.statussen import Status
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.tekst import eis_schoon
from sectorplannen.kern.woorden import opsomming

from ..artikelen import ONDERDELEN
from ..models import Compleetheidspunt, Oordeel
from ..toegang import mag_coordineren


@dataclass(frozen=True)
class Bevinding:
    """What was found of one part; `oordeel` is empty where nobody has looked yet."""

    oordeel: str = ""
    vraag: str = ""


def compleetheid_opslaan(
    aanvraag: Aanvraag, bevindingen: Mapping[str, Bevinding], *, door: Gebruiker, op: datetime | None = None
) -> None:
    """Keep what was found per letter of the last filing; half done is kept too, and letters left out stay as they were.

    Raises PermissionDenied for who does not coordinate, Weigering where the plan is not to be checked now.
    """
    for letter, bevinding in bevindingen.items():
        _eis_geldig(letter, bevinding)
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().select_related(None).get(pk=aanvraag.pk)
        mag_coordineren.eis(door, actueel)
        if actueel.status != Status.INGEDIEND or (laatste := actueel.laatste_indiening) is None:
            raise Weigering(f"Dit kan niet: de aanvraag is {actueel.get_status_display().lower()}.")
        bewaar(laatste, bevindingen, door=door, op=op or timezone.now())


def bewaar(indiening: Indiening, bevindingen: Mapping[str, Bevinding], *, door: Gebruiker, op: datetime) -> None:
    """Write the rows, one query for all letters. Inside the transaction of a service that holds the application."""
    Compleetheidspunt.objects.bulk_create(
        (
            Compleetheidspunt(
                indiening=indiening, letter=letter, oordeel=gevonden.oordeel, vraag=gevonden.vraag, door=door, op=op
            )
            for letter, gevonden in bevindingen.items()
        ),
        update_conflicts=True,
        unique_fields=["indiening", "letter"],
        update_fields=["oordeel", "vraag", "door", "op"],
    )


def alles_in_orde(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Find every part of the last filing in order: what a coordinator does who ticks a to h."""
    compleetheid_opslaan(aanvraag, {letter: Bevinding(Oordeel.IN_ORDE) for letter in ONDERDELEN}, door=door, op=op)


def _eis_geldig(letter: str, bevinding: Bevinding) -> None:
    if letter not in ONDERDELEN:
        raise Weigering("Kies onderdelen a tot en met h.")
    if bevinding.oordeel not in {"", *Oordeel.values}:
        raise Weigering(f"Kies bij onderdeel {letter} ‘In orde’ of ‘Aanvulling vragen’.")
    eis_schoon(bevinding.vraag)


def punten(indiening: Indiening | None) -> dict[str, Compleetheidspunt]:
    """What was kept of a filing, by letter; one query."""
    return {punt.letter: punt for punt in Compleetheidspunt.objects.filter(indiening=indiening)}


def belet_volledig_verklaren(aanvraag: Aanvraag) -> str | None:
    """Why a plan cannot be declared complete, or None; asked by the service, by its button and by the admin.

    Every part of the last filing must have been found in order by a person: an earlier filing does not count.
    """
    gezien = punten(aanvraag.laatste_indiening)
    vragen = [letter for letter in ONDERDELEN if letter in gezien and gezien[letter].oordeel == Oordeel.VRAGEN]
    nog_niet = [letter for letter in ONDERDELEN if letter not in gezien or not gezien[letter].oordeel]
    if vragen:
        return f"Bij {_onderdelen(vragen)} staat nog een vraag aan de aanvrager. Vraag een aanvulling."
    if len(nog_niet) == len(ONDERDELEN):
        return "Kijk eerst onderdelen a tot en met h na."
    if nog_niet:
        return f"Kijk eerst {_onderdelen(nog_niet)} na."
    return None


def _onderdelen(letters: list[str]) -> str:
    return f"onderdeel {letters[0]}" if len(letters) == 1 else f"onderdelen {opsomming(letters)}"
