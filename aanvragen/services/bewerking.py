"""What every change of a plan has in common: lock, right, version, and the rules of the model. Never touches the status."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.tekst import eis_schoon

from ..aanvulling import weigering
from ..models import Aanvraag
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..volledigheid import Plaats

VERDWENEN = "Dit onderdeel is intussen verwijderd."


class Verouderd(Weigering):
    """Someone else saved in between; `actueel` is what stands there now, so that nothing is overwritten unasked."""

    def __init__(self, actueel: Aanvraag) -> None:
        super().__init__(
            "Iemand anders heeft dit onderdeel intussen gewijzigd. Er is niets overschreven. "
            "Kies hieronder welke tekst u wilt houden."
        )
        self.actueel = actueel


@contextmanager
def bewerking(
    aanvraag: Aanvraag, door: Gebruiker, versie: int | None = None, *, plaatsen: Collection[Plaats]
) -> Iterator[Aanvraag]:
    """Lock, ask the right, compare the version that the writer saw, and count the version up.

    `plaatsen`: the sections that are written in. Raises Weigering where a supplement was asked that is not about them.
    """
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_bewerken.eis(door, actueel)
        if dicht := weigering(actueel, plaatsen, NAMEN):
            raise Weigering(dicht)
        if versie is not None and versie != actueel.versie:
            raise Verouderd(actueel)
        yield actueel
        actueel.versie += 1
        actueel.gewijzigd_op = timezone.now()
        actueel.gewijzigd_door = door
        bewaar(actueel)
    aanvraag.refresh_from_db()


def eigen(deel: Any, aanvraag: Aanvraag) -> Any:
    """The part as it is now, under the lock: its number may have changed since its writer opened it.

    Raises Weigering where it belongs to another plan, or is gone.
    """
    if deel is None:
        return None
    if deel.aanvraag_id != aanvraag.pk:
        raise Weigering("Dit onderdeel hoort bij een ander plan.")
    try:
        deel.refresh_from_db()
    except ObjectDoesNotExist as fout:
        raise Weigering(VERDWENEN) from fout
    return deel


def met_sleutel(deel: Any, sleutel: UUID | None) -> Any:
    """The part that was begun from the same page before, or None: a save that is sent twice makes one part."""
    return deel.filter(sleutel=sleutel).first() if sleutel else None


def volgend_volgnummer(deel: Any) -> int:
    """The number for the next part of its kind."""
    return max(deel.values_list("volgnummer", flat=True), default=0) + 1


def vul(rij: Any, velden: Mapping[str, Any]) -> None:
    """Set the fields and save, checked against the model's own rules."""
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    bewaar(rij)


def zet_rijen(deel: Any, ouder: dict[str, Any], rijen: Iterable[Mapping[str, Any]]) -> None:
    """Make the lines of a part what `rijen` says, in that order: changed where they differ, added and taken away."""
    bestaand = {rij.volgnummer: rij for rij in deel.all()}
    for volgnummer, velden in enumerate(rijen, start=1):
        rij = bestaand.pop(volgnummer, None) or deel.model(**ouder, volgnummer=volgnummer)
        if rij.pk is None or any(getattr(rij, veld) != waarde for veld, waarde in velden.items()):
            vul(rij, velden)
    for rij in bestaand.values():
        rij.delete()


def keur(rij: Any) -> None:
    """Raise Weigering, in Dutch, where a row breaks the rules of its own fields. Asks the database nothing: for many at once."""
    eis_schoon(*(getattr(rij, veld.attname) for veld in rij._meta.concrete_fields))
    try:
        rij.clean_fields(exclude={veld.name for veld in rij._meta.concrete_fields if veld.is_relation})
        rij.clean()
    except ValidationError as fout:
        raise Weigering(" ".join(fout.messages)) from fout


def bewaar(rij: Any) -> None:
    """Save what the model's own rules allow; what they do not is said in Dutch. A row that is gone does not come back."""
    eis_schoon(*(getattr(rij, veld.attname) for veld in rij._meta.concrete_fields))
    try:
        rij.full_clean(validate_constraints=rij._meta.model is not Aanvraag)
    except ValidationError as fout:
        raise Weigering(" ".join(fout.messages)) from fout
    try:
        rij.save(force_update=rij.pk is not None)
    except DatabaseError as fout:
        if rij.pk is None or type(rij).objects.filter(pk=rij.pk).exists():
            raise
        raise Weigering(VERDWENEN) from fout
