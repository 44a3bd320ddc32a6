"""Checks on the sheet of measures: to which plan a row belongs, and its own figures."""

from __future__ import annotations

from collections.abc import Iterator

from sectorplannen.kern.geld import euro
from sectorplannen.kern.werkboek.fouten import Fout, citaat, opsomming

from .lezen import Rij, Werkboek
from .schema import AANVRAGEN, MAATREGELEN
from .verband import Verband, groepeer, som

ONDERDELEN = ("waarvan_jongeren", "waarvan_bbl")
MEER = 5


def controleer_maatregelen(boek: Werkboek, verband: Verband) -> Iterator[Fout]:
    """Each measure belongs to a plan of the sheet, once, and has no more parts than the whole."""
    if AANVRAGEN in boek.gelezen:
        for rijen in onverklaard(verband).values():
            yield from onbekende_aanvraag(rijen, ("volgnummer",))
    for nummer, rijen in verband.maatregelen.items():
        if nummer not in verband.herhaald:
            yield from _een_keer(rijen)
    for rij in boek[MAATREGELEN]:
        yield from _eigen_cijfers(rij)


def onverklaard(verband: Verband) -> dict[str, list[Rij]]:
    """Measures of unknown plans, less those of plans that are there, with a number that is illegible or used before.

    Such a plan is known by the amount that it was granted. What is then left may be of the other illegible ones.
    """
    vreemd = dict(verband.vreemd)
    for nummer, rijen in verband.herhaald.items():
        eigen = [plan for plan in (verband.plannen[nummer], *rijen) if _van(plan, vreemd) is not None]
        for plan in eigen[: len(rijen)]:
            vreemd.pop(_van(plan, vreemd) or "", None)
    over = 0
    for plan in verband.naamloos:
        gevonden = _van(plan, vreemd)
        if gevonden is None:
            over += 1
        else:
            del vreemd[gevonden]
    return {nummer: vreemd[nummer] for nummer in list(vreemd)[over:]}


def _van(plan: Rij, vreemd: dict[str, list[Rij]]) -> str | None:
    """The unknown number of which the measures were granted together what this plan was granted."""
    toegekend = plan["toegekend"] if plan.kent("toegekend") else None
    return next((nummer for nummer, rijen in vreemd.items() if toegekend and som(rijen) == toegekend), None)


def onbekende_aanvraag(rijen: list[Rij], sleutel: tuple[str, ...]) -> Iterator[Fout]:
    """One mistake for the rows that can be of one missing plan; a key that comes back begins another."""
    groep: list[Rij] = []
    gezien: set[tuple[object, ...]] = set()
    for rij in rijen:
        eigen = tuple(rij[kolom] for kolom in sleutel)
        if rij.kent(*sleutel) and eigen in gezien:
            yield _onbekend(groep)
            groep, gezien = [], set()
        groep.append(rij)
        gezien.add(eigen)
    yield _onbekend(groep)


def _onbekend(rijen: list[Rij]) -> Fout:
    eerste, *rest = rijen
    nrs = [str(rij.nr) for rij in rest[:MEER]] + ([f"nog {len(rest) - MEER} rijen"] if len(rest) > MEER else [])
    ook = f" (ook op rij {opsomming(nrs)})" if rest else ""
    return eerste.fout("aanvraag", f"{citaat(eerste['aanvraag'])}{ook}", "een nummer van het blad aanvragen")


def _een_keer(rijen: list[Rij]) -> Iterator[Fout]:
    for volgnummer, dubbel in groepeer([rij for rij in rijen if rij.kent("volgnummer")], "volgnummer").items():
        for rij in dubbel[1:]:
            verwacht = f"een nummer dat dit plan nog niet heeft (ook op rij {dubbel[0].nr})"
            yield rij.fout("volgnummer", volgnummer, verwacht)


def _eigen_cijfers(rij: Rij) -> Iterator[Fout]:
    """Parts within the whole; where both parts are larger, the whole is what is wrong."""
    delen = [kolom for kolom in ONDERDELEN if rij.kent(kolom, "deelnemers") and rij[kolom] > rij["deelnemers"]]
    if len(delen) == len(ONDERDELEN):
        wat = opsomming(f"{kolom} {rij[kolom]}" for kolom in delen)
        yield rij.fout("deelnemers", rij["deelnemers"], f"ten minste {max(rij[kolom] for kolom in delen)}, want {wat}")
    elif delen:
        yield rij.fout(delen[0], rij[delen[0]], f"ten hoogste {rij['deelnemers']}, het aantal deelnemers")
    if rij.kent("cofinanciering", "kosten") and rij["cofinanciering"] > rij["kosten"]:
        yield rij.fout("cofinanciering", euro(rij["cofinanciering"]), f"ten hoogste {euro(rij['kosten'])}, de kosten")
