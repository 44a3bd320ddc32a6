"""What is here already: a workbook may not double it and, for a period, may not contradict it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from aanvragen.models import Aanvraag, Arbeidsmarktregio, Maatregel, Sector, Tijdvak
from beoordeling.models import Plafondmutatie
from sectorplannen.kern.celtekst import schoon

from ..models import Realisatie
from .lezen import ONBEKEND, Werkboek
from .schema import AANVRAGEN, REALISATIE


def in_een_cel(waarde: Any) -> Any:
    """A value as a workbook can hold it, to compare with what stands here: what is not seen does not make it another."""
    return schoon(waarde) if isinstance(waarde, str) else waarde


@dataclass(frozen=True)
class Boeking:
    """An entry of the ledger as far as the ceiling goes; amounts in euros."""

    datum: date
    soort: str
    bedrag: Decimal
    grondslag: str


@dataclass(frozen=True)
class Bekend:
    """The numbers, periods, ledgers and lists of this place, and what realisation of older plans refers to."""

    nummers: frozenset[str] = frozenset()
    tijdvakken: dict[int, Tijdvak] = field(default_factory=dict)
    boekingen: dict[int, list[Boeking]] = field(default_factory=dict)
    sectoren: dict[int, Sector] = field(default_factory=dict)
    regios: dict[int, Arbeidsmarktregio] = field(default_factory=dict)
    maatregelen: dict[tuple[str, int], int] = field(default_factory=dict)
    realisaties: frozenset[tuple[int, date]] = frozenset()


def laad_bekend(boek: Werkboek) -> Bekend:
    """Read from the database what the checks of a workbook lean on."""
    boekingen: dict[int, list[Boeking]] = defaultdict(list)
    velden = ("tijdvak__nummer", "datum", "soort", "bedrag", "grondslag")
    rijen = Plafondmutatie.objects.order_by("datum", "volgnummer").values_list(*velden)
    for nummer, datum, soort, bedrag, grondslag in rijen:
        boekingen[nummer].append(Boeking(datum, soort, bedrag, grondslag))
    nummers = frozenset(Aanvraag.objects.values_list("nummer", flat=True))
    maatregelen = _maatregelen(boek, nummers)
    return Bekend(
        nummers=nummers,
        tijdvakken={tijdvak.nummer: tijdvak for tijdvak in Tijdvak.objects.all()},
        boekingen=dict(boekingen),
        sectoren={sector.nummer: sector for sector in Sector.objects.all()},
        regios={regio.nummer: regio for regio in Arbeidsmarktregio.objects.all()},
        maatregelen=maatregelen,
        realisaties=_realisaties(maatregelen),
    )


def _maatregelen(boek: Werkboek, nummers: frozenset[str]) -> dict[tuple[str, int], int]:
    """The measures of older plans of which the workbook brings the realisation alone."""
    eigen = {rij["nummer"] for rij in boek[AANVRAGEN] if rij.kent("nummer")}
    gevraagd = {rij["aanvraag"] for rij in boek[REALISATIE] if rij["aanvraag"] is not ONBEKEND} & nummers - eigen
    if not gevraagd:
        return {}
    rijen = Maatregel.objects.values_list("aanvraag__nummer", "volgnummer", "pk")
    return {(nummer, volgnummer): pk for nummer, volgnummer, pk in rijen if nummer in gevraagd}


def _realisaties(maatregelen: dict[tuple[str, int], int]) -> frozenset[tuple[int, date]]:
    if not maatregelen:
        return frozenset()
    pks = set(maatregelen.values())
    rijen = Realisatie.objects.values_list("maatregel_id", "peildatum")
    return frozenset((pk, peildatum) for pk, peildatum in rijen if pk in pks)
