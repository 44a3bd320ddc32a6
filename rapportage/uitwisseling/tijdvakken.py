"""Checks on the sheet of periods, and between which moments a plan can be filed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sectorplannen.kern.datums import dag_van, in_amsterdam
from sectorplannen.kern.werkboek.fouten import Fout, citaat
from sectorplannen.kern.werkboek.momenten import Tijdstip

from .bekend import Bekend, in_een_cel
from .lezen import Rij, Werkboek
from .schema import TIJDVAKKEN


@dataclass(frozen=True)
class Grenzen:
    """From when to when can be filed; None where the workbook does not say it legibly."""

    opent: datetime | None
    sluit: datetime | None

    def omvat(self, moment: datetime) -> bool:
        """Whether a moment lies within, as far as is known."""
        return (self.opent is None or moment >= self.opent) and (self.sluit is None or moment <= self.sluit)


@dataclass(frozen=True)
class Tijdvakken:
    """The periods of workbook and database. `zeker`: every row of the sheet could be told apart."""

    grenzen: dict[int, list[Grenzen]]
    zeker: bool

    def onbekend(self, nummer: int) -> bool:
        """Whether a number surely refers to no period."""
        return self.zeker and nummer not in self.grenzen

    def opent(self, nummer: object) -> datetime | None:
        """When a period opens, as far as is known."""
        bekend = self.grenzen.get(nummer, []) if isinstance(nummer, int) else []
        return bekend[0].opent if bekend else None


def verzamel(boek: Werkboek, bekend: Bekend) -> Tijdvakken:
    """The periods by number. Where the workbook contradicts the database, a plan may fit either: that is one mistake."""
    rijen = boek[TIJDVAKKEN]
    nummers = [rij["nummer"] for rij in rijen if rij.kent("nummer")]
    zeker = TIJDVAKKEN in boek.gelezen and len(set(nummers)) == len(rijen)
    grenzen: dict[int, list[Grenzen]] = {}
    for rij in rijen:
        if rij.kent("nummer"):
            grenzen.setdefault(rij["nummer"], []).append(_grenzen(rij))
    for nummer, tijdvak in bekend.tijdvakken.items():
        grenzen.setdefault(nummer, []).append(Grenzen(tijdvak.opent_op, tijdvak.sluit_op))
    return Tijdvakken(grenzen, zeker)


def controleer_tijdvakken(boek: Werkboek, bekend: Bekend) -> Iterator[Fout]:
    """Each number once, closing after opening, and one that exists must be the same."""
    gezien: set[int] = set()
    for rij in boek[TIJDVAKKEN]:
        if rij.kent("nummer"):
            if rij["nummer"] in gezien:
                yield rij.fout("nummer", rij["nummer"], "een nummer dat nog niet op dit blad staat")
                continue
            gezien.add(rij["nummer"])
            yield from _zoals_bekend(rij, bekend)
        if rij.kent("opent_op", "sluit_op") and rij["sluit_op"].tot_en_met() <= rij["opent_op"].vanaf():
            yield rij.fout("sluit_op", _tekst(rij["sluit_op"]), f"een moment na opent_op ({_tekst(rij['opent_op'])})")


def _grenzen(rij: Rij) -> Grenzen:
    opent = rij["opent_op"].vanaf() if rij.kent("opent_op") else None
    sluit = rij["sluit_op"].tot_en_met() if rij.kent("sluit_op") else None
    if opent is not None and sluit is not None and sluit <= opent:
        return Grenzen(None, None)
    return Grenzen(opent, sluit)


def _zoals_bekend(rij: Rij, bekend: Bekend) -> Iterator[Fout]:
    tijdvak = bekend.tijdvakken.get(rij["nummer"])
    if tijdvak is None:
        return
    hier = f"zoals tijdvak {tijdvak.nummer} hier al staat"
    if rij.kent("naam") and in_een_cel(rij["naam"]) != in_een_cel(tijdvak.naam):
        yield rij.fout("naam", citaat(rij["naam"]), f"{citaat(tijdvak.naam)}, {hier}")
    for kolom, moment in (("opent_op", tijdvak.opent_op), ("sluit_op", tijdvak.sluit_op)):
        if rij.kent(kolom) and not _gelijk(rij[kolom], moment, einde=kolom == "sluit_op"):
            yield rij.fout(kolom, _tekst(rij[kolom]), f"{_tekst(Tijdstip(dag_van(moment), moment))}, {hier}")


def _gelijk(tijdstip: Tijdstip, moment: datetime, *, einde: bool) -> bool:
    """Equal to the second. A whole day equals its first moment, or of a closing any moment of its last minute."""
    if tijdstip.moment is None and einde:
        return 0 <= (tijdstip.tot_en_met() - moment.replace(microsecond=0)).total_seconds() < 60
    return tijdstip.vanaf().replace(microsecond=0) == moment.replace(microsecond=0)


def _tekst(tijdstip: Tijdstip) -> str:
    if tijdstip.moment is None:
        return tijdstip.dag.isoformat()
    return in_amsterdam(tijdstip.moment).replace(tzinfo=None).isoformat(" ", "seconds")
