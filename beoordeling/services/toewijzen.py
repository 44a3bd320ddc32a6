"""Giving a plan to two assessors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import noteer
from aanvragen.statussen import TOEWIJZEN, Status
from sectorplannen.kern import berichten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Rol

from ..models import Beoordeling
from ..toegang import heeft_band, mag_coordineren
from .beoordelen import scores_van


def toewijzen(
    aanvraag: Aanvraag, beoordelaars: Sequence[Gebruiker], *, door: Gebruiker, op: datetime | None = None
) -> list[Beoordeling]:
    """Give a complete application to two different assessors without a tie. Who has begun keeps the work."""
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_coordineren.eis(door, actueel)
        _eis_twee_geschikte(actueel, beoordelaars)
        blijft = {b.beoordelaar_id: b for b in actueel.beoordelingen.all()}
        vervallen = []
        for pk, beoordeling in list(blijft.items()):
            if pk not in {p.pk for p in beoordelaars}:
                begonnen = beoordeling.ingeleverd_op or beoordeling.scores.exists()
                if begonnen and not heeft_band(beoordeling.beoordelaar, actueel):
                    raise Weigering(f"{beoordeling.beoordelaar} is al begonnen met beoordelen en houdt dit plan.")
                vervallen.append(scores_van(beoordeling))
                beoordeling.delete()
                del blijft[pk]
        vrij = [plaats for plaats in (1, 2) if plaats not in {b.plaats for b in blijft.values()}]
        nieuw = [p for p in beoordelaars if p.pk not in blijft]
        for persoon, plaats in zip(nieuw, vrij, strict=True):
            blijft[persoon.pk] = Beoordeling.objects.create(
                aanvraag=actueel,
                indiening=actueel.indieningen.latest("volgnummer"),
                beoordelaar=persoon,
                plaats=plaats,
                toegewezen_op=op or timezone.now(),
            )
        wie = [str(b.beoordelaar) for b in sorted(blijft.values(), key=lambda b: b.plaats)]
        noteer(
            actueel,
            TOEWIJZEN,
            door=door,
            op=op or timezone.now(),
            gegevens={"beoordelaars": wie, "vervallen": vervallen},
        )
        berichten.stuur(
            nieuw,
            f"Toegewezen: {actueel.nummer}",
            f"U beoordeelt het plan ‘{actueel.naam}’.",
            link=reverse("beoordeling:dossier", args=[actueel.nummer]),
            op=op,
        )
    return sorted(blijft.values(), key=lambda b: b.plaats)


def _eis_twee_geschikte(aanvraag: Aanvraag, beoordelaars: Sequence[Gebruiker]) -> None:
    if aanvraag.status != Status.IN_BEOORDELING:
        raise Weigering("Alleen een volledige aanvraag die in beoordeling is, krijgt beoordelaars.")
    if len({p.pk for p in beoordelaars}) != 2 or len(beoordelaars) != 2:
        raise Weigering("Kies twee verschillende beoordelaars.")
    for persoon in beoordelaars:
        if persoon.rol != Rol.BEOORDELAAR or not persoon.is_active:
            raise Weigering(f"{persoon} is geen beoordelaar.")
        if heeft_band(persoon, aanvraag):
            raise Weigering(f"{persoon} heeft een band met deze aanvrager.")
