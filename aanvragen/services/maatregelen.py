"""The measures of a plan: write, copy, put in order, take out. Their money follows from their cost lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import F

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker

from ..models import Aanvraag, Knelpunt, Maatregel, Regelingversie
from ..tarieven import posten_van, reken
from ..volledigheid import Plaats
from .bewerking import bewerking, eigen, met_sleutel, volgend_volgnummer, vul, zet_rijen

HIER = frozenset({Plaats.MAATREGELEN})
"""The section of all this."""
NIET_MEE = frozenset({"id", "aanvraag", "volgnummer", "sleutel", "naam"})
"""Fields that a copy has of its own."""
RUIMTE = 10_000
"""Numbers far above any measure: where they wait while they change places, for no two may be the same."""


def maatregel_opslaan(
    aanvraag: Aanvraag,
    *,
    door: Gebruiker,
    maatregel: Maatregel | None = None,
    versie: int | None = None,
    sleutel: UUID | None = None,
    knelpunten: Iterable[Knelpunt] | None = None,
    kostenposten: Iterable[Mapping[str, Any]] | None = None,
    **velden: Any,
) -> Maatregel:
    """Add a measure, or change the one that is given, or that was begun with the same `sleutel`.

    Its bottlenecks are of the same plan. With `kostenposten` (or where it has them) costs, rate and what is asked are
    calculated from those; without, they are as given.
    """
    with bewerking(aanvraag, door, versie, plaatsen=HIER) as actueel:
        rij: Maatregel = (
            eigen(maatregel, actueel)
            or met_sleutel(actueel.maatregelen, sleutel)
            or Maatregel(aanvraag=actueel, volgnummer=volgend_volgnummer(actueel.maatregelen), sleutel=sleutel)
        )
        posten = None if kostenposten is None else [dict(post) for post in kostenposten]
        _vul_met_geld(rij, velden, posten, actueel)
        if knelpunten is not None:
            rij.knelpunten.set(_van_dit_plan(knelpunten, actueel))
    return rij


def _vul_met_geld(
    rij: Maatregel, velden: dict[str, Any], posten: list[dict[str, Any]] | None, aanvraag: Aanvraag
) -> None:
    regeling = aanvraag.tijdvak.regelingversie
    gelden = posten
    if gelden is None and rij.pk is not None and "gevraagd" in velden and rij.kostenposten.exists():
        gelden = posten_van(rij, regeling)
    if gelden is not None:
        velden |= geld_van(gelden, velden.get("gevraagd", rij.gevraagd), regeling)
    vul(rij, velden)
    if posten is not None:
        zet_rijen(rij.kostenposten, {"maatregel": rij}, posten)


def geld_van(
    posten: Iterable[Mapping[str, Any]], gevraagd: Decimal | None, regeling: Regelingversie
) -> dict[str, Decimal]:
    """The money fields of a measure, from its cost lines and from what is asked where that is less, in euros."""
    som = reken(((post["soort"], post["kosten"]) for post in posten), gevraagd, regeling)
    return {"kosten": som.kosten, "tarief": som.tarief, "cofinanciering": som.gevraagd}


def _van_dit_plan(knelpunten: Iterable[Knelpunt], aanvraag: Aanvraag) -> list[Knelpunt]:
    gekozen = list(knelpunten)
    if any(k.aanvraag_id != aanvraag.pk for k in gekozen):
        raise Weigering("Kies alleen knelpunten van dit plan.")
    return gekozen


def maatregel_kopieren(
    aanvraag: Aanvraag, maatregel: Maatregel, *, door: Gebruiker, sleutel: UUID | None = None
) -> Maatregel:
    """A new measure at the end that begins as this one, with its costs and its bottlenecks. Sent twice, it is one copy."""
    with bewerking(aanvraag, door, plaatsen=HIER) as actueel:
        eigen(maatregel, actueel)
        bestaand: Maatregel | None = met_sleutel(actueel.maatregelen, sleutel)
        if bestaand is not None:
            return bestaand
        kopie = Maatregel(aanvraag=actueel, volgnummer=volgend_volgnummer(actueel.maatregelen), sleutel=sleutel)
        velden = {
            f.attname: getattr(maatregel, f.attname) for f in Maatregel._meta.concrete_fields if f.name not in NIET_MEE
        }
        vul(kopie, velden | {"naam": _kopienaam(maatregel.naam)})
        kopie.knelpunten.set(maatregel.knelpunten.all())
        if maatregel.kostenposten.exists():
            posten = posten_van(maatregel, actueel.tijdvak.regelingversie)
            zet_rijen(kopie.kostenposten, {"maatregel": kopie}, posten)
    return kopie


def _kopienaam(naam: str) -> str:
    achter = " (kopie)"
    return (naam or "Maatregel zonder naam")[: 200 - len(achter)] + achter


def maatregel_verplaatsen(aanvraag: Aanvraag, maatregel: Maatregel, naar: int, *, door: Gebruiker) -> None:
    """Put a measure at place `naar` (1 is first) and number all of them anew, without gaps.

    Only in a draft: once filed, the agency's questions and scores speak of a measure by its number.
    """
    with bewerking(aanvraag, door, plaatsen=HIER) as actueel:
        eigen(maatregel, actueel)
        if not actueel.is_concept:
            raise Weigering(
                "De volgorde ligt vast sinds u het plan indiende. Het Agentschap noemt maatregelen bij hun nummer."
            )
        volgorde = [m.pk for m in actueel.maatregelen.all() if m.pk != maatregel.pk]
        volgorde.insert(max(naar, 1) - 1, maatregel.pk)
        actueel.maatregelen.update(volgnummer=F("volgnummer") + RUIMTE)
        for plaats, pk in enumerate(volgorde, start=1):
            actueel.maatregelen.filter(pk=pk).update(volgnummer=plaats)
    maatregel.refresh_from_db()


def maatregel_verwijderen(aanvraag: Aanvraag, maatregel: Maatregel, *, door: Gebruiker) -> None:
    """Take a measure out."""
    with bewerking(aanvraag, door, plaatsen=HIER) as actueel:
        eigen(maatregel, actueel)
        maatregel.delete()
