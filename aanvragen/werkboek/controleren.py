"""What is wrong with the rows of a workbook, as far as can be said without knowing which measures they change."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sectorplannen.kern.geld import euro, getal
from sectorplannen.kern.werkboek.fouten import Fout, citaat, opsomming
from sectorplannen.kern.werkboek.kolommen import ALLE
from sectorplannen.kern.werkboek.lezen import Rij, Werkboek

from ..models import Regelingversie
from ..tarieven import reken
from .kosten import Kosten
from .schema import (
    BBL,
    BEDRAG,
    DEELNEMERS,
    GEVRAAGD,
    JONGEREN,
    KENMERK,
    KNELPUNTEN,
    KOSTEN,
    MAATREGELEN,
    MEESTE_MAATREGELEN,
    MEESTE_POSTEN,
    NUMMER,
    SOORT_KOSTEN,
)
from .stand import KENMERK as VORM_VAN_KENMERK


def controleer(boek: Werkboek, kosten: Kosten, knelpunten: Collection[int], regeling: Regelingversie) -> Iterator[Fout]:
    """Every mistake, in no order. `knelpunten`: the numbers that the plan has."""
    yield from boek.fouten
    yield from kosten.fouten
    yield from _te_veel_rijen(boek, MAATREGELEN, MEESTE_MAATREGELEN, "maatregelen")
    yield from _te_veel_rijen(boek, KOSTEN, MEESTE_POSTEN, "kosten")
    yield from _een_keer(boek[MAATREGELEN])
    for rij in boek[MAATREGELEN]:
        yield from _delen(rij)
        yield from _knelpunten(rij, knelpunten)
        yield from _kenmerk(rij)
        yield from _gevraagd(rij, kosten, regeling)


def _te_veel_rijen(boek: Werkboek, blad: str, meeste: int, wat: str) -> Iterator[Fout]:
    if (aantal := len(boek[blad])) > meeste:
        yield boek[blad][meeste].fout(ALLE, f"{getal(aantal)} rijen", f"ten hoogste {getal(meeste)} rijen met {wat}")


def _een_keer(rijen: list[Rij]) -> Iterator[Fout]:
    gezien: dict[int, Rij] = {}
    for rij in rijen:
        if rij.kent(NUMMER.naam) and (nummer := rij[NUMMER.naam]) is not None:
            eerste = gezien.setdefault(nummer, rij)
            if eerste is not rij:
                yield rij.fout(
                    NUMMER.naam, nummer, f"een nummer dat nog niet op dit blad staat (ook op rij {eerste.nr})"
                )


def _delen(rij: Rij) -> Iterator[Fout]:
    for deel in (JONGEREN, BBL):
        if rij.kent(deel.naam, DEELNEMERS.naam) and rij[deel.naam] > rij[DEELNEMERS.naam]:
            verwacht = f"ten hoogste {getal(rij[DEELNEMERS.naam])}, het aantal deelnemers"
            yield rij.fout(deel.naam, getal(rij[deel.naam]), verwacht)


def _knelpunten(rij: Rij, bekend: Collection[int]) -> Iterator[Fout]:
    if not rij.kent(KNELPUNTEN.naam):
        return
    vreemd = [nummer for nummer in rij[KNELPUNTEN.naam] if nummer not in bekend]
    if vreemd:
        verwacht = f"nummers van knelpunten van dit plan: {opsomming(sorted(bekend))}"
        if not bekend:
            verwacht = "een lege cel: dit plan heeft nog geen knelpunten. Voeg ze eerst toe"
        yield rij.fout(KNELPUNTEN.naam, opsomming(vreemd), verwacht)


def _kenmerk(rij: Rij) -> Iterator[Fout]:
    if rij.kent(KENMERK.naam) and rij[KENMERK.naam] and not VORM_VAN_KENMERK.fullmatch(rij[KENMERK.naam]):
        verwacht = "het kenmerk zoals u het heeft gedownload, of bij een nieuwe maatregel een lege cel"
        yield rij.fout(KENMERK.naam, citaat(rij[KENMERK.naam]), verwacht)


def _gevraagd(rij: Rij, kosten: Kosten, regeling: Regelingversie) -> Iterator[Fout]:
    """What is asked is never more than what counts."""
    if not rij.kent(GEVRAAGD.naam) or rij[GEVRAAGD.naam] is None or not kosten.is_leesbaar(rij.nr):
        return
    posten = [(post[SOORT_KOSTEN.naam], post[BEDRAG.naam]) for post in kosten.van[rij.nr]]
    telt = reken(posten, rij[GEVRAAGD.naam], regeling).kosten
    if rij[GEVRAAGD.naam] > telt:
        yield rij.fout(GEVRAAGD.naam, euro(rij[GEVRAAGD.naam]), f"ten hoogste {euro(telt)}, de kosten die meetellen")
