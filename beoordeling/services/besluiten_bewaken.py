"""Staff is told that the day to decide comes near: four, two and one weeks before, and once when it has passed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.statussen import ONBESLIST, Status
from sectorplannen.kern import berichten
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.models import Gebruiker, Rol

from ..models import Beslismelding
from ..termijnen import is_verstreken
from ..toegang import heeft_band, mag_besluiten, mag_coordineren

WEKEN_ERVOOR = (1, 2, 4)
VOORBIJ = 0
"""Kept in place of a number of weeks where the day has passed."""


def besluiten_bewaken(op: datetime | None = None) -> int:
    """Tell of each plan of which the last day to decide comes near or has passed; returns of how many was told.

    Safe to run often and by several workers: once for each last day that a plan has had, under the lock of the plan.
    """
    moment = op or timezone.now()
    return sum(_bewaak(pk, moment) for pk in _te_vertellen(dag_van(moment)))


def _te_vertellen(dag: date) -> list[int]:
    """The plans of which there is something to tell; those of which it was told are passed over without a lock."""
    onbeslist = Aanvraag.objects.filter(status__in=ONBESLIST, beslissen_voor__isnull=False)
    gemeld = Beslismelding.objects.filter(aanvraag=OuterRef("pk"), uiterlijk=OuterRef("beslissen_voor"))
    voorbij = onbeslist.filter(beslissen_voor__lt=dag).exclude(Exists(gemeld.filter(weken=VOORBIJ)))
    pks = set(voorbij.values_list("pk", flat=True))
    begin = dag
    for weken in WEKEN_ERVOOR:
        eind = dag + timedelta(weeks=weken)
        binnen = onbeslist.filter(beslissen_voor__range=(begin, eind)).exclude(Exists(gemeld.filter(weken=weken)))
        pks |= set(binnen.values_list("pk", flat=True))
        begin = eind + timedelta(days=1)
    return sorted(pks)


def _bewaak(pk: int, moment: datetime) -> bool:
    """One plan, looked at again once it is held: meanwhile it may have been decided or put off."""
    with transaction.atomic():
        aanvraag = Aanvraag.objects.select_for_update().select_related(None).get(pk=pk)
        uiterlijk = aanvraag.beslissen_voor
        if uiterlijk is None or aanvraag.status not in ONBESLIST:
            return False
        dag = dag_van(moment)
        if is_verstreken(uiterlijk, dag):
            return _meld_te_laat(aanvraag, uiterlijk, moment)
        weken = next((aantal for aantal in WEKEN_ERVOOR if uiterlijk - dag <= timedelta(weeks=aantal)), None)
        return weken is not None and _herinner(aanvraag, uiterlijk, weken, moment)


def _herinner(aanvraag: Aanvraag, uiterlijk: date, weken: int, moment: datetime) -> bool:
    _, nieuw = Beslismelding.objects.get_or_create(
        aanvraag=aanvraag, uiterlijk=uiterlijk, weken=weken, defaults={"op": moment}
    )
    if not nieuw:
        return False
    dagen = (uiterlijk - dag_van(moment)).days
    rest = {0: "Dat is vandaag", 1: "U heeft nog 1 dag"}.get(dagen, f"U heeft nog {dagen} dagen")
    berichten.stuur(
        wie_het_aangaat(aanvraag),
        f"Beslis op of voor {datum_nl(uiterlijk)}: {aanvraag.nummer}",
        f"Over het plan ‘{aanvraag.naam}’ beslist Agentschap SZW op of voor {datum_nl(uiterlijk)}. {rest}. "
        f"Het plan is nu {aanvraag.get_status_display().lower()}.",
        link=f"/werkvoorraad/{aanvraag.nummer}/",
        op=moment,
    )
    return True


def _meld_te_laat(aanvraag: Aanvraag, uiterlijk: date, moment: datetime) -> bool:
    """Once for this last day. The plan is held, so two cannot both be first."""
    _, nieuw = Beslismelding.objects.get_or_create(
        aanvraag=aanvraag, uiterlijk=uiterlijk, weken=VOORBIJ, defaults={"op": moment}
    )
    if not nieuw:
        return False
    berichten.stuur(
        wie_het_aangaat(aanvraag),
        f"Te laat, beslissen kon tot en met {datum_nl(uiterlijk)}: {aanvraag.nummer}",
        f"De laatste dag om te beslissen over ‘{aanvraag.naam}’ was {datum_nl(uiterlijk)}. Het plan is nog "
        f"{aanvraag.get_status_display().lower()}. Laat de aanvrager weten voor welke dag het besluit komt (Awb 4:14).",
        link=f"/werkvoorraad/{aanvraag.nummer}/",
        op=moment,
    )
    return True


def wie_het_aangaat(aanvraag: Aanvraag) -> list[Gebruiker]:
    """Who at the agency can still see to it that is decided in time, and has no tie.

    The coordinators; the assessors who have not handed in; and the decision makers once the plan lies with them.
    """
    actief = Gebruiker.objects.filter(is_active=True).order_by("pk")
    mensen = [wie for wie in actief.filter(rol=Rol.COORDINATOR) if mag_coordineren(wie, aanvraag)]
    if aanvraag.status == Status.IN_BEOORDELING:
        bezig = aanvraag.beoordelingen.filter(ingeleverd_op=None).values("beoordelaar")
        beoordelaars = actief.filter(pk__in=bezig, rol=Rol.BEOORDELAAR)
        mensen += [wie for wie in beoordelaars if not heeft_band(wie, aanvraag)]
    if aanvraag.status == Status.TER_BESLUITVORMING:
        mensen += [wie for wie in actief.filter(rol=Rol.BESLUITNEMER) if mag_besluiten(wie, aanvraag)]
    return mensen
