"""Giving a plan to two assessors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.overgang import noteer
from aanvragen.statussen import TOEWIJZEN, Status
from sectorplannen.kern import berichten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Rol
from sectorplannen.kern.tekst import eis_schoon

from ..berichtsoorten import TOEGEWEZEN
from ..models import Beoordeling
from ..rubriek import geldend
from ..toegang import heeft_band, mag_coordineren
from .afstemmen import afstemming_vervalt
from .beoordelen import scores_van


class RedenNodig(Weigering):
    """Who chooses otherwise than was proposed says why."""


def toewijzen(
    aanvraag: Aanvraag,
    beoordelaars: Sequence[Gebruiker],
    *,
    door: Gebruiker,
    op: datetime | None = None,
    voorstel: Sequence[Gebruiker] = (),
    reden: str = "",
    zag: Collection[int] | None = None,
) -> list[Beoordeling]:
    """Give a complete application to two different assessors without a tie. Who has begun keeps the work.

    `voorstel` is the pair that was proposed; another choice asks a `reden` (RedenNodig), and both are kept in the log.
    `zag` holds the keys of who had the plan when the choice was made: has a colleague chosen since, it is refused.
    """
    eis_schoon(reden)
    with transaction.atomic():
        actueel = Aanvraag.objects.select_for_update().get(pk=aanvraag.pk)
        mag_coordineren.eis(door, actueel)
        _eis_twee_geschikte(actueel, beoordelaars)
        blijft = {b.beoordelaar_id: b for b in actueel.beoordelingen.select_related("rubriek", "beoordelaar")}
        if zag is not None and set(zag) != set(blijft):
            raise Weigering("Intussen zijn de beoordelaars van dit plan gewijzigd. Kijk opnieuw en kies dan.")
        anders = bool(voorstel) and {p.pk for p in voorstel} != {p.pk for p in beoordelaars}
        if anders and not reden.strip():
            raise RedenNodig("U kiest anders dan is voorgesteld. Geef een reden.")
        vervallen = []
        for pk, beoordeling in list(blijft.items()):
            if pk not in {p.pk for p in beoordelaars}:
                begonnen = beoordeling.ingeleverd_op or beoordeling.scores.exists()
                if begonnen and not heeft_band(beoordeling.beoordelaar, actueel):
                    raise Weigering(f"{beoordeling.beoordelaar} is al begonnen met beoordelen en houdt dit plan.")
                vervallen.append(scores_van(beoordeling))
                beoordeling.delete()
                del blijft[pk]
        rubriek = next(iter(blijft.values())).rubriek if blijft else geldend(actueel.tijdvak)
        vrij = [plaats for plaats in (1, 2) if plaats not in {b.plaats for b in blijft.values()}]
        nieuw = [p for p in beoordelaars if p.pk not in blijft]
        for persoon, plaats in zip(nieuw, vrij, strict=True):
            blijft[persoon.pk] = Beoordeling.objects.create(
                aanvraag=actueel,
                indiening=actueel.indieningen.latest("volgnummer"),
                beoordelaar=persoon,
                rubriek=rubriek,
                plaats=plaats,
                toegewezen_op=op or timezone.now(),
            )
        if vervallen:
            afstemming_vervalt(actueel, door=door, op=op or timezone.now())
        wie = [str(b.beoordelaar) for b in sorted(blijft.values(), key=lambda b: b.plaats)]
        noteer(
            actueel,
            TOEWIJZEN,
            door=door,
            op=op or timezone.now(),
            reden=reden.strip() if anders else "",
            gegevens={"beoordelaars": wie, "vervallen": vervallen}
            | ({"voorgesteld": [str(p) for p in voorstel]} if voorstel else {}),
        )
        for beoordeling in blijft.values():
            if beoordeling.beoordelaar in nieuw:
                berichten.zend(
                    TOEGEWEZEN, beoordeling, link=reverse("beoordeling:dossier", args=[actueel.nummer]), op=op
                )
    return sorted(blijft.values(), key=lambda b: b.plaats)


@dataclass(frozen=True)
class Keuze:
    """Who is to assess a plan; beside it what was proposed, why that was not taken, and who had the plan by then."""

    aanvraag: Aanvraag
    beoordelaars: Sequence[Gebruiker]
    voorstel: Sequence[Gebruiker] = ()
    reden: str = ""
    zag: Collection[int] | None = None


def verdelen(keuzes: Iterable[Keuze], *, door: Gebruiker, op: datetime | None = None) -> dict[str, Weigering | None]:
    """Give many plans at once, each in a transaction of its own: by number what was refused and why, or None where it was done.

    So a plan that can no longer be given, since a tie was declared or it was withdrawn, does not hold the others.
    """
    uitkomst: dict[str, Weigering | None] = {}
    for keuze in keuzes:
        try:
            toewijzen(
                keuze.aanvraag,
                keuze.beoordelaars,
                door=door,
                op=op,
                voorstel=keuze.voorstel,
                reden=keuze.reden,
                zag=keuze.zag,
            )
        except Weigering as weigering:
            uitkomst[keuze.aanvraag.nummer] = weigering
        except PermissionDenied as weigering:
            uitkomst[keuze.aanvraag.nummer] = Weigering(str(weigering))
        else:
            uitkomst[keuze.aanvraag.nummer] = None
    return uitkomst


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
