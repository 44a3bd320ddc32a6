"""Finding partners: a public call of an organisation, answered through this software, and the talk that follows.

Every verb locks the organisation or the contact it counts on, so that a limit holds and a press that is sent twice is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sectorplannen.kern import berichten
from sectorplannen.kern.datums import begin_van_dag, dag_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Organisatie
from sectorplannen.kern.toegang import mag_beheren

from ..berichtsoorten_oproep import (
    OPROEP_AFGEHAALD,
    OPROEP_BEANTWOORD,
    OPROEP_REGEL_AAN_BEANTWOORDER,
    OPROEP_REGEL_AAN_PLAATSER,
)
from ..models import Arbeidsmarktregio, Oproep, Oproepcontact, Oproepregel, Sector
from ..toegang import mag_oproep_plaatsen
from .bewerking import bewaar

LOOPTIJD = timedelta(days=90)
"""So long a call stands there, from the day it is placed or renewed."""
VAN_EEN_PERSOON = {
    "telefoonnummer": re.compile(r"(?<![\d.,])(?:\+31|0031|0)(?:[\s().-]*\d){9}(?![\s().-]*\d)"),
    "e-mailadres": re.compile(r"[^\s@]@[^\s@]+\.[a-z]{2,}", re.IGNORECASE),
}
"""What does not belong in a text that everyone reads, as answers come in here."""
HOOGSTENS_OPEN = 10
HOOGSTENS_PER_DAG = 20
NOG_EENS = timedelta(minutes=10)
"""The same text of the same side within this time is a press that was sent twice."""


def oproep_plaatsen(
    organisatie: Organisatie,
    *,
    door: Gebruiker,
    sectoren: Iterable[Sector] = (),
    regios: Iterable[Arbeidsmarktregio] = (),
    op: datetime | None = None,
    **velden: Any,
) -> Oproep:
    """Say publicly that an organisation looks for partners. Raises Weigering above ten that stand there, and see `_openbaar`.

    The same call once more, as a double press sends it, is the call that stands there.
    """
    mag_oproep_plaatsen.eis(door, organisatie)
    moment = op or timezone.now()
    sectoren, regios = _gebied(sectoren, regios)
    _openbaar(velden)
    with transaction.atomic():
        Organisatie.objects.select_for_update().get(pk=organisatie.pk)
        staand = Oproep.objects.zichtbaar(moment).filter(organisatie=organisatie)
        if dezelfde := staand.filter(**velden).first():
            return dezelfde
        if staand.count() >= HOOGSTENS_OPEN:
            raise Weigering(
                f"Uw organisatie heeft al {HOOGSTENS_OPEN} oproepen openstaan. Sluit er eerst een die niet meer nodig is."
            )
        oproep = Oproep(
            organisatie=organisatie, door=door, geplaatst_op=moment, verloopt_op=moment + LOOPTIJD, **velden
        )
        bewaar(oproep)
        oproep.sectoren.set(sectoren)
        oproep.regios.set(regios)
    return oproep


def oproep_wijzigen(
    oproep: Oproep,
    *,
    door: Gebruiker,
    sectoren: Iterable[Sector],
    regios: Iterable[Arbeidsmarktregio],
    **velden: Any,
) -> None:
    """Change the text of a call, or where it is for. A closed one stays as it was."""
    sectoren, regios = _gebied(sectoren, regios)
    _openbaar(velden)
    with transaction.atomic():
        actueel = _eigen(oproep, door)
        for veld, waarde in velden.items():
            setattr(actueel, veld, waarde)
        bewaar(actueel)
        actueel.sectoren.set(sectoren)
        actueel.regios.set(regios)
    oproep.refresh_from_db()


def oproep_verlengen(oproep: Oproep, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Let a call stand there for another 90 days from now, also one that ran out."""
    moment = op or timezone.now()
    with transaction.atomic():
        actueel = _eigen(oproep, door)
        anders = Oproep.objects.zichtbaar(moment).filter(organisatie=actueel.organisatie_id).exclude(pk=actueel.pk)
        if anders.count() >= HOOGSTENS_OPEN:
            raise Weigering(f"Uw organisatie heeft al {HOOGSTENS_OPEN} oproepen openstaan. Sluit er eerst een.")
        actueel.verloopt_op = moment + LOOPTIJD
        bewaar(actueel)
    oproep.refresh_from_db()


def oproep_sluiten(oproep: Oproep, *, door: Gebruiker, op: datetime | None = None) -> None:
    """Take one's own call from the public page. Talks that it began go on. Closed already: nothing happens."""
    mag_oproep_plaatsen.eis(door, oproep.organisatie)
    with transaction.atomic():
        _sluit(oproep, op)


def oproep_afhalen(oproep: Oproep, *, reden: str, door: Gebruiker, op: datetime | None = None) -> None:
    """An administrator takes a call from the public page, and its organisation hears why."""
    mag_beheren.eis(door)
    with transaction.atomic():
        if _sluit(oproep, op):
            berichten.zend(
                OPROEP_AFGEHAALD, oproep, link=reverse("rondom:mijn_oproepen"), op=op, reden=reden.strip().rstrip(".")
            )


def oproep_beantwoorden(
    oproep: Oproep, organisatie: Organisatie, *, tekst: str, door: Gebruiker, op: datetime | None = None
) -> Oproepcontact:
    """Answer a call for an organisation: begins the talk between the two, or goes on with the one there is."""
    mag_oproep_plaatsen.eis(door, organisatie)
    moment = op or timezone.now()
    if organisatie.pk == oproep.organisatie_id:
        raise Weigering("Dit is een oproep van uw eigen organisatie.")
    with transaction.atomic():
        actueel = Oproep.objects.select_for_update(of=("self",)).select_related("organisatie").get(pk=oproep.pk)
        contact = actueel.contacten.filter(organisatie=organisatie).first()
        if contact is not None:
            oproepregel_schrijven(contact, tekst=tekst, door=door, als=organisatie, op=moment)
            return contact
        if actueel.gesloten_op or actueel.verloopt_op <= moment:
            raise Weigering("Deze oproep staat er niet meer. U kunt er niet meer op antwoorden.")
        contact = Oproepcontact(oproep=actueel, organisatie=organisatie, begonnen_op=moment)
        bewaar(contact)
        _schrijf(contact, organisatie, tekst, door, moment)
        berichten.zend(
            OPROEP_BEANTWOORD, actueel, link=contact.get_absolute_url(), op=moment, behalve=[door],
            organisatie=organisatie, tekst=tekst.strip(),
        )  # fmt: skip
    return contact


def oproepregel_schrijven(
    contact: Oproepcontact, *, tekst: str, door: Gebruiker, als: Organisatie | None = None, op: datetime | None = None
) -> Oproepregel:
    """Write a line in the talk, for the one of the two organisations for which one writes; the other one hears of it.

    Raises Weigering above twenty lines of one side on one day, and PermissionDenied for who writes for neither.
    """
    moment = op or timezone.now()
    van = als or _kant(contact, door)
    mag_oproep_plaatsen.eis(door, van)
    with transaction.atomic():
        actueel = (
            Oproepcontact.objects.select_for_update(of=("self",))
            .select_related("organisatie", "oproep__organisatie")
            .get(pk=contact.pk)
        )
        van_deze_kant = actueel.regels.filter(van=van)
        zelfde = van_deze_kant.filter(door=door, tekst=tekst.strip(), op__gt=moment - NOG_EENS).first()
        if zelfde is not None:
            return zelfde
        if van_deze_kant.filter(op__gte=begin_van_dag(dag_van(moment))).count() >= HOOGSTENS_PER_DAG:
            raise Weigering(
                f"U schreef vandaag al {HOOGSTENS_PER_DAG} berichten in dit gesprek. Morgen kunt u verder, of bel elkaar."
            )
        regel = _schrijf(actueel, van, tekst, door, moment)
        aan_plaatser = van.pk == actueel.organisatie_id
        soort = OPROEP_REGEL_AAN_PLAATSER if aan_plaatser else OPROEP_REGEL_AAN_BEANTWOORDER
        berichten.zend(soort, actueel, op=moment, behalve=[door], organisatie=van, tekst=regel.tekst)
    return regel


def _schrijf(contact: Oproepcontact, van: Organisatie, tekst: str, door: Gebruiker, moment: datetime) -> Oproepregel:
    if not tekst.strip():
        raise Weigering("Schrijf eerst een bericht.")
    regel = Oproepregel(contact=contact, van=van, door=door, tekst=tekst.strip(), op=moment)
    bewaar(regel)
    return regel


def _kant(contact: Oproepcontact, door: Gebruiker) -> Organisatie:
    """For which of the two this person writes."""
    for organisatie in (contact.oproep.organisatie, contact.organisatie):
        if mag_oproep_plaatsen(door, organisatie):
            return organisatie
    raise PermissionDenied("Alleen wie voor een van de twee organisaties mag schrijven, kan hier iets schrijven.")


def _openbaar(velden: Mapping[str, Any]) -> None:
    """Raises Weigering where a text holds a telephone number or an address: that would stand there for all to read."""
    for woord, vorm in VAN_EEN_PERSOON.items():
        if any(isinstance(tekst, str) and vorm.search(tekst) for tekst in velden.values()):
            raise Weigering(
                f"Haal het {woord} uit uw oproep. Iedereen kan de oproep lezen. Antwoorden komen hier binnen, bij uw berichten."
            )


def _eigen(oproep: Oproep, door: Gebruiker) -> Oproep:
    """The call as it is now, under the lock on its organisation; not one that is closed."""
    mag_oproep_plaatsen.eis(door, oproep.organisatie)
    Organisatie.objects.select_for_update().get(pk=oproep.organisatie_id)
    actueel = Oproep.objects.select_for_update().get(pk=oproep.pk)
    if actueel.gesloten_op:
        raise Weigering("Deze oproep is gesloten. Plaats een nieuwe oproep als u weer partners zoekt.")
    return actueel


def _sluit(oproep: Oproep, op: datetime | None) -> bool:
    """Whether it was still open."""
    actueel = Oproep.objects.select_for_update().get(pk=oproep.pk)
    if actueel.gesloten_op:
        return False
    actueel.gesloten_op = op or timezone.now()
    actueel.save(update_fields=["gesloten_op"])
    oproep.refresh_from_db()
    return True


def _gebied(
    sectoren: Iterable[Sector], regios: Iterable[Arbeidsmarktregio]
) -> tuple[list[Sector], list[Arbeidsmarktregio]]:
    """Where a call is for: at least one sector or region, for by those it is found."""
    gekozen = list(sectoren), list(regios)
    if not any(gekozen):
        raise Weigering("Kies ten minste 1 sector of 1 arbeidsmarktregio.")
    return gekozen
