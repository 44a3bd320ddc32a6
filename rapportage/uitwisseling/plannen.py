"""Checks on the sheet of plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from beoordeling.services.overnemen import IN_BEHANDELING
from sectorplannen.kern.datums import in_amsterdam
from sectorplannen.kern.geld import euro
from sectorplannen.kern.werkboek.fouten import Fout, citaat, opsomming

from .bekend import Bekend
from .lezen import Rij, Werkboek
from .schema import AANVRAGEN
from .tijdvakken import Grenzen, Tijdvakken
from .verband import NUL, Verband, is_bruikbaar

VERLEEND, VERLENING_INGETROKKEN = "verleend", "verlening_ingetrokken"


@dataclass(frozen=True)
class Momenten:
    """The moments of a plan, in order where a cell names only a day; None where a cell is empty or illegible."""

    ingediend: datetime | None
    volledig: datetime | None
    status: datetime | None


def momenten_van(rij: Rij, opent: datetime | None) -> Momenten:
    """The moments of a plan. A filing counts to the second (art. 2.3 asks no finer proof)."""
    ingediend = rij["ingediend_op"].vanaf(opent).replace(microsecond=0) if rij.kent("ingediend_op") else None
    volledig = _moment(rij, "volledig_op", ingediend)
    return Momenten(ingediend, volledig, _moment(rij, "status_op", ingediend, volledig))


def controleer_plannen(boek: Werkboek, bekend: Bekend, tijdvakken: Tijdvakken, verband: Verband) -> Iterator[Fout]:
    """Each plan by itself: number, period, lists, moments, status, and what it was granted."""
    for rij in boek[AANVRAGEN]:
        yield from _nummer(rij, bekend, verband)
        yield from _lijsten(rij, bekend)
        yield from _tijdvak(rij, tijdvakken)
        if not ligt_buiten(rij, tijdvakken):
            yield from _volgorde(rij, momenten_van(rij, tijdvakken.opent(rij["tijdvak"])))
        yield from _status(rij)
        yield from _toegekend(rij, verband)


def _moment(rij: Rij, kolom: str, *eerder: datetime | None) -> datetime | None:
    return rij[kolom].vanaf(*eerder) if rij.kent(kolom) and rij[kolom] is not None else None


def _nummer(rij: Rij, bekend: Bekend, verband: Verband) -> Iterator[Fout]:
    if not rij.kent("nummer"):
        return
    if verband.is_herhaling(rij):
        eerste = verband.plannen[rij["nummer"]]
        yield rij.fout("nummer", citaat(rij["nummer"]), f"een nummer dat niet eerder voorkomt (ook op rij {eerste.nr})")
    elif rij["nummer"] in bekend.nummers:
        yield rij.fout("nummer", citaat(rij["nummer"]), "een nummer dat hier nog niet bekend is")
    elif not is_bruikbaar(rij["nummer"]):
        yield rij.fout("nummer", citaat(rij["nummer"]), "een nummer van letters, cijfers, spaties, punten en streepjes")


def _lijsten(rij: Rij, bekend: Bekend) -> Iterator[Fout]:
    for kolom, lijst in (("sectoren", bekend.sectoren), ("regios", bekend.regios)):
        vreemd = [nummer for nummer in rij[kolom] if nummer not in lijst] if rij.kent(kolom) else []
        if vreemd:
            verwacht = f"nummers uit de lijst ({min(lijst, default=0)} tot en met {max(lijst, default=0)})"
            yield rij.fout(kolom, opsomming(vreemd), verwacht)


def _tijdvak(rij: Rij, tijdvakken: Tijdvakken) -> Iterator[Fout]:
    """The period is known, and the plan was filed within it: on a day alone, at any time of that day."""
    if not rij.kent("tijdvak"):
        return
    if tijdvakken.onbekend(rij["tijdvak"]):
        yield rij.fout("tijdvak", rij["tijdvak"], "een nummer van het blad tijdvakken")
        return
    if ligt_buiten(rij, tijdvakken):
        moment, grens = momenten_van(rij, None).ingediend, tijdvakken.grenzen[rij["tijdvak"]][0]
        yield rij.fout("ingediend_op", _tekst(moment), f"een moment in tijdvak {rij['tijdvak']}{_van_tot(grens)}")


def ligt_buiten(rij: Rij, tijdvakken: Tijdvakken) -> bool:
    """Whether a plan was surely filed outside its period; then its moments say nothing more about each other."""
    if not rij.kent("tijdvak", "ingediend_op"):
        return False
    grenzen = tijdvakken.grenzen.get(rij["tijdvak"], [])
    return bool(grenzen) and not any(_binnen(rij, grens) for grens in grenzen)


def _binnen(rij: Rij, grens: Grenzen) -> bool:
    moment = momenten_van(rij, grens.opent).ingediend
    return moment is not None and grens.omvat(moment)


def _van_tot(grens: Grenzen) -> str:
    van = f" van {_tekst(grens.opent)}" if grens.opent else ""
    tot = f" tot en met {_tekst(grens.sluit)}" if grens.sluit else ""
    return van + tot


def _volgorde(rij: Rij, momenten: Momenten) -> Iterator[Fout]:
    status = None if rij.kent("status") and rij["status"] == IN_BEHANDELING else momenten.status
    for kolom, moment in (("volledig_op", momenten.volledig), ("status_op", status)):
        if moment is not None and momenten.ingediend is not None and moment < momenten.ingediend:
            verwacht = f"een moment op of na ingediend_op ({_tekst(momenten.ingediend)})"
            yield rij.fout(kolom, _tekst(moment), verwacht)


def _status(rij: Rij) -> Iterator[Fout]:
    """A status has its moment, except of what is undecided."""
    if not rij.kent("status", "status_op"):
        return
    if rij["status"] == IN_BEHANDELING and rij["status_op"] is not None:
        moment = _tekst(momenten_van(rij, None).status)
        yield rij.fout("status_op", moment, f"een lege cel, omdat de status {IN_BEHANDELING} is")
    if rij["status"] != IN_BEHANDELING and rij["status_op"] is None:
        yield rij.fout("status_op", "een lege cel", f"het moment van de status {rij['status']}")


def _toegekend(rij: Rij, verband: Verband) -> Iterator[Fout]:
    """What was granted is the sum over the measures, and belongs to a status that grants."""
    if not rij.kent("toegekend"):
        return
    gevonden = "een lege cel" if rij["toegekend"] is None else euro(rij["toegekend"])
    toegekend = rij["toegekend"] or NUL
    som = verband.som(rij["nummer"]) if rij.kent("nummer") else None
    if som is not None and toegekend != som and not _elders_fout(rij, toegekend, som, verband):
        yield rij.fout("toegekend", gevonden, f"{euro(som)}, de som van toegekend_bedrag van de maatregelen")
    elif not rij.kent("status"):
        return
    elif rij["status"] == VERLEEND and toegekend == 0:
        yield rij.fout("toegekend", gevonden, f"een bedrag hoger dan 0, omdat de status {VERLEEND} is")
    elif rij["status"] not in (VERLEEND, VERLENING_INGETROKKEN) and toegekend > 0:
        yield rij.fout("toegekend", gevonden, f"een lege cel of 0, omdat de status {rij['status']} is")


def _elders_fout(rij: Rij, toegekend: Decimal, som: Decimal, verband: Verband) -> bool:
    """Whether the difference follows from another mistake that has its own line: a measure that is loose or double, or a
    number used twice."""
    herhaald = verband.herhaald.get(rij["nummer"])
    if herhaald:
        bedragen = [
            plan["toegekend"] or NUL for plan in (verband.plannen[rij["nummer"]], *herhaald) if plan.kent("toegekend")
        ]
        return som in {*bedragen, sum(bedragen, NUL)}
    return verband.verklaart(rij["nummer"], toegekend - som)


def _tekst(moment: datetime | None) -> str:
    return in_amsterdam(moment).replace(tzinfo=None).isoformat(" ", "seconds") if moment else "een lege cel"
