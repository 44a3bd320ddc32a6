"""The people of an organisation: their roles, and how they leave. Someone who may sign always stays (art. 2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.urls import reverse

from . import berichten
from .berichtsoorten_kern import LID_ROL, LID_VERTROKKEN, LID_WEG
from .fouten import Weigering
from .models import Gebruiker, Lidmaatschap, LidRol, Organisatie
from .toegang import mag_organisatie_beheren

RANG = {LidRol.LEZER: 0, LidRol.REDACTEUR: 1, LidRol.TEKENBEVOEGD: 2}
"""Each role may do what the ones before it may."""
ALS = {LidRol.LEZER: "lezer", LidRol.REDACTEUR: "redacteur", LidRol.TEKENBEVOEGD: "tekenbevoegde"}
"""Each role as it is said after 'als'."""
LAATSTE = "{wie} is de enige die mag tekenen voor {organisatie}. Laat eerst iemand anders tekenbevoegd worden."
WEG = "Deze persoon hoort intussen niet meer bij de organisatie."


def hoogste(een: str, ander: str) -> LidRol:
    """Of two roles the one that may do most."""
    return max(LidRol(een), LidRol(ander), key=RANG.__getitem__)


@contextmanager
def onder_slot(organisatie: Organisatie) -> Iterator[Organisatie]:
    """The organisation, locked: of its people one change runs at a time, so that never both who sign are gone."""
    with transaction.atomic():
        yield Organisatie.objects.select_for_update().get(pk=organisatie.pk)


def is_laatste(lid: Lidmaatschap) -> bool:
    """Whether nobody else who is active may sign for the organisation."""
    anderen = Lidmaatschap.objects.filter(
        organisatie=lid.organisatie_id, rol=LidRol.TEKENBEVOEGD, gebruiker__is_active=True
    ).exclude(pk=lid.pk)
    return lid.rol == LidRol.TEKENBEVOEGD and not anderen.exists()


def rol_wijzigen(lid: Lidmaatschap, rol: str, *, door: Gebruiker) -> None:
    """Give someone another role. Raises Weigering where nobody would be left to sign."""
    if rol not in LidRol.values:
        raise Weigering("Kies een rol uit de lijst.")
    with onder_slot(lid.organisatie) as organisatie:
        mag_organisatie_beheren.eis(door, organisatie)
        actueel = _lid(lid)
        if actueel.rol == rol:
            return
        _eis_niet_laatste(actueel, door)
        zet_rol(actueel, rol, door=door)
        berichten.zend(
            LID_ROL, actueel, link=adres_van(organisatie), behalve=[door], door=door, rol=LidRol(rol).label.lower()
        )
    lid.refresh_from_db()


def lid_weghalen(lid: Lidmaatschap, *, door: Gebruiker) -> None:
    """Take someone out of the organisation. Oneself one does with `vertrekken`; the last who may sign stays (Weigering)."""
    with onder_slot(lid.organisatie) as organisatie:
        mag_organisatie_beheren.eis(door, organisatie)
        actueel = _lid(lid)
        if actueel.gebruiker_id == door.pk:
            raise Weigering("Uzelf haalt u weg met ‘Overdragen en vertrekken’.")
        _eis_niet_laatste(actueel, door)
        berichten.zend(LID_WEG, actueel, door=door)
        _verwijder(actueel, door)


def vertrekken(lid: Lidmaatschap, *, opvolger: Lidmaatschap | None = None) -> None:
    """Leave, oneself. A successor gets at least the role of who leaves, so also the last who signs can hand over.

    Raises Weigering where nobody would be left to sign, and for a successor who is not of this organisation.
    """
    with onder_slot(lid.organisatie) as organisatie:
        actueel = _lid(lid)
        if opvolger is not None:
            eis_opvolger(actueel, opvolger := _lid(opvolger))
            zet_rol(opvolger, hoogste(opvolger.rol, actueel.rol), door=actueel.gebruiker)
        _eis_niet_laatste(actueel, actueel.gebruiker)
        opvolging = f"{opvolger.gebruiker} neemt het werk over." if opvolger else "Niemand neemt het werk over."
        weten_het = [actueel.gebruiker, *([opvolger.gebruiker] if opvolger else [])]
        berichten.zend(LID_VERTROKKEN, actueel, link=adres_van(organisatie), behalve=weten_het, opvolging=opvolging)
        _verwijder(actueel, actueel.gebruiker)


def eis_opvolger(lid: Lidmaatschap, opvolger: Lidmaatschap) -> None:
    """Raise Weigering unless the successor is another active person of the same organisation."""
    zelfde = opvolger.organisatie_id == lid.organisatie_id and opvolger.pk != lid.pk
    if not zelfde or not opvolger.gebruiker.is_active:
        raise Weigering("Kies iemand anders van uw organisatie die het werk overneemt.")


def zet_rol(lid: Lidmaatschap, rol: str, *, door: Gebruiker) -> None:
    """Write a role, with in the history who gave it. Runs under the lock of the organisation."""
    lid.rol = rol
    lid._history_user = door  # type: ignore[attr-defined]
    lid.save(update_fields=["rol"])


def adres_van(organisatie: Organisatie) -> str:
    """The page of an organisation."""
    return reverse("rondom:organisatie", args=[organisatie.pk])


def _lid(lid: Lidmaatschap) -> Lidmaatschap:
    """The membership as it is now, under the lock."""
    rij = Lidmaatschap.objects.select_related("gebruiker", "organisatie").filter(pk=lid.pk).first()
    if rij is None:
        raise Weigering(WEG)
    return rij


def _eis_niet_laatste(lid: Lidmaatschap, door: Gebruiker) -> None:
    if is_laatste(lid):
        wie = "U" if lid.gebruiker_id == door.pk else str(lid.gebruiker)
        zin = LAATSTE.format(wie=wie, organisatie=lid.organisatie)
        raise Weigering(zin.replace("U is", "U bent"))


def _verwijder(lid: Lidmaatschap, door: Gebruiker) -> None:
    lid._history_user = door  # type: ignore[attr-defined]
    lid.delete()
