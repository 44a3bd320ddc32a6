"""Checks on the ceiling: the order of its entries, and whether every decision fits under it on its day (Awb 4:22, 4:25)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from beoordeling.models import Boeking as BoekingSoort
from beoordeling.plafond import effect
from sectorplannen.kern.datums import dag_van, datum_nl
from sectorplannen.kern.geld import euro
from sectorplannen.kern.werkboek.fouten import Fout, citaat

from .bekend import Bekend, Boeking, in_een_cel
from .lezen import Rij, Werkboek
from .plannen import VERLEEND, ligt_buiten, momenten_van
from .schema import AANVRAGEN, PLAFOND
from .tijdvakken import Tijdvakken
from .verband import NUL, Verband, groepeer

VASTSTELLING = BoekingSoort.VASTSTELLING.value
ALTIJD = date.min


def nieuwe_boekingen(rijen: list[Rij], bekend: list[Boeking]) -> list[Rij]:
    """The ceiling entries of a period that are not in its ledger yet, in order of date, the setting of the ceiling first."""
    staat_er = Counter((b.datum, b.soort, b.bedrag, in_een_cel(b.grondslag)) for b in bekend)
    nieuw = []
    for rij in rijen:
        sleutel = (rij["datum"], rij["soort"], rij["bedrag"], in_een_cel(rij["grondslag"]))
        if staat_er[sleutel] > 0:
            staat_er[sleutel] -= 1
        else:
            nieuw.append(rij)
    return sorted(nieuw, key=lambda rij: (rij["datum"], rij["soort"] != VASTSTELLING, rij.nr))


@dataclass
class Kas:
    """The room of one period by day: what came in, what was taken, and from when the workbook cannot be read."""

    per_dag: dict[date, Decimal] = field(default_factory=lambda: defaultdict(lambda: NUL))
    onzeker_vanaf: date = date.max

    def ruimte(self, dag: date) -> Decimal:
        """What a decision of a day can take: the least that is left on that day and on every later one."""
        stand, laagst = NUL, None
        for datum in sorted(self.per_dag):
            if datum > dag:
                laagst = stand if laagst is None else min(laagst, stand)
            stand += self.per_dag[datum]
        return stand if laagst is None else min(laagst, stand)


def controleer_plafond(boek: Werkboek, bekend: Bekend, tijdvakken: Tijdvakken, verband: Verband) -> Iterator[Fout]:
    """The ceiling entries, and then the decisions in order of date."""
    rijen = [rij for rij in boek[PLAFOND] if rij.kent("tijdvak")]
    per_tijdvak = groepeer(rijen, "tijdvak")
    los = [rij for rij in boek[PLAFOND] if not rij.kent("tijdvak") or tijdvakken.onbekend(rij["tijdvak"])]
    for nummer, groep in per_tijdvak.items():
        if tijdvakken.onbekend(nummer):
            for rij in groep:
                yield rij.fout("tijdvak", nummer, "een nummer van het blad tijdvakken")
        else:
            yield from _vaststelling(groep, bekend.boekingen.get(nummer, []), zeker=not los)
    if PLAFOND in boek.gelezen:
        for nummer, besluiten in _besluiten(boek, bekend, tijdvakken, verband).items():
            groep = per_tijdvak.get(nummer, [])
            yield from _passen(nummer, besluiten, groep, los, bekend.boekingen.get(nummer, []))


def _vaststelling(rijen: list[Rij], bekend: list[Boeking], *, zeker: bool) -> Iterator[Fout]:
    """A ceiling is set once, before it is raised; in a ledger that exists it is set already."""
    gezet = [rij for rij in rijen if rij.kent("soort") and rij["soort"] == VASTSTELLING]
    geboekt = next((b for b in bekend if b.soort == VASTSTELLING), None)
    if geboekt and gezet:
        yield from _zoals_geboekt(gezet[0], geboekt)
    for rij in gezet[1:]:
        verwacht = f"verhoging: het plafond is al vastgesteld op rij {gezet[0].nr}"
        yield rij.fout("soort", citaat(VASTSTELLING), verwacht)
    if not geboekt and not gezet and zeker and all(rij.kent("soort", "datum") for rij in rijen):
        eerste = min(rijen, key=lambda rij: (rij["datum"], rij.nr))
        yield eerste.fout(
            "soort", citaat(eerste["soort"]), f"{VASTSTELLING} als eerste van tijdvak {eerste['tijdvak']}"
        )
    for rij, vanaf in _te_vroeg(rijen, bekend):
        yield rij.fout("datum", rij["datum"], f"een dag op of na de vaststelling van het plafond ({vanaf})")


def _te_vroeg(rijen: list[Rij], bekend: list[Boeking]) -> list[tuple[Rij, date]]:
    """Raises from before the ceiling was set, with the day on which it was."""
    gezet = [b.datum for b in bekend if b.soort == VASTSTELLING] + [
        rij["datum"] for rij in rijen if rij.kent("soort", "datum") and rij["soort"] == VASTSTELLING
    ]
    verhogingen = [rij for rij in rijen if rij.kent("soort", "datum") and rij["soort"] != VASTSTELLING]
    return [(rij, gezet[0]) for rij in verhogingen if gezet and rij["datum"] < gezet[0]]


def _zoals_geboekt(rij: Rij, geboekt: Boeking) -> Iterator[Fout]:
    for kolom, hier in (("bedrag", geboekt.bedrag), ("datum", geboekt.datum), ("grondslag", geboekt.grondslag)):
        if rij.kent(kolom) and in_een_cel(rij[kolom]) != in_een_cel(hier):
            verwacht = f"{_in_woorden(hier)}, zoals dit plafond hier al is vastgesteld"
            yield rij.fout(kolom, _in_woorden(rij[kolom]), verwacht)
            return


def _in_woorden(waarde: object) -> str:
    if isinstance(waarde, Decimal):
        return euro(waarde)
    return citaat(waarde) if isinstance(waarde, str) else str(waarde)


@dataclass(frozen=True)
class _Besluit:
    rij: Rij
    dag: date
    volgorde: tuple[object, ...]
    bedrag: Decimal


def _besluiten(boek: Werkboek, bekend: Bekend, tijdvakken: Tijdvakken, verband: Verband) -> dict[int, list[_Besluit]]:
    """The grants of which period, day and amount can be read, by period, in the order in which they are taken."""
    besluiten: dict[int, list[_Besluit]] = defaultdict(list)
    for rij in boek[AANVRAGEN]:
        if not rij.kent("status", "tijdvak", "status_op") or rij["status"] != VERLEEND or rij["status_op"] is None:
            continue
        elders_fout = verband.is_herhaling(rij) or rij["nummer"] in bekend.nummers or ligt_buiten(rij, tijdvakken)
        bedrag = _bedrag(rij, verband)
        if elders_fout or not bedrag or tijdvakken.onbekend(rij["tijdvak"]):
            continue
        momenten = momenten_van(rij, tijdvakken.opent(rij["tijdvak"]))
        moment = momenten.status
        if moment is not None and (momenten.ingediend is None or moment >= momenten.ingediend):
            besluiten[rij["tijdvak"]].append(_Besluit(rij, dag_van(moment), (moment, rij.nr), bedrag))
    return {nummer: sorted(rijen, key=lambda besluit: besluit.volgorde) for nummer, rijen in besluiten.items()}


def _bedrag(rij: Rij, verband: Verband) -> Decimal | None:
    """What a decision takes. Where two cells contradict each other (a mistake of its own) the lower one counts."""
    gelezen = [rij["toegekend"] or NUL] if rij.kent("toegekend") else []
    som = verband.som(rij["nummer"]) if rij.kent("nummer") else None
    return min([*gelezen, som] if som else gelezen, default=None)


def _passen(
    nummer: int, besluiten: list[_Besluit], rijen: list[Rij], los: list[Rij], bekend: list[Boeking]
) -> Iterator[Fout]:
    """Take the decisions one by one; what does not fit is a mistake and takes nothing."""
    if not rijen and not bekend and not los:
        eerste = besluiten[0].rij
        verwacht = f"eerst een vaststelling van het plafond van tijdvak {nummer} op het blad plafond"
        yield eerste.fout("toegekend", euro(besluiten[0].bedrag), verwacht)
        return
    kas = _kas(rijen, los, bekend)
    for besluit in besluiten:
        ruimte = kas.ruimte(besluit.dag)
        if besluit.dag >= kas.onzeker_vanaf or besluit.bedrag <= ruimte:
            kas.per_dag[besluit.dag] -= besluit.bedrag
            continue
        verwacht = (
            f"ten hoogste {euro(max(ruimte, NUL))}, de ruimte onder het plafond van tijdvak {nummer} "
            f"op {datum_nl(besluit.dag)}"
        )
        yield besluit.rij.fout("toegekend", euro(besluit.bedrag), verwacht)


def _kas(rijen: list[Rij], los: list[Rij], bekend: list[Boeking]) -> Kas:
    """The room by day, never less than it can be: an entry counts from its day, or from the beginning where that is wrong,
    and one of which the amount cannot be read makes everything from then on uncertain. No decision is blamed for it."""
    kas = Kas()
    for boeking in bekend:
        kas.per_dag[boeking.datum] += effect(boeking.soort, boeking.bedrag)
    geheel = [rij for rij in rijen if rij.kent("datum", "soort", "bedrag", "grondslag")]
    nieuw = [rij for rij in nieuwe_boekingen(geheel, bekend) if not (bekend and rij["soort"] == VASTSTELLING)]
    gebrekkig = [rij for rij in rijen if not rij.kent("datum", "soort", "bedrag", "grondslag")]
    op_volgorde = not _te_vroeg(rijen, bekend)
    for rij in [*nieuw, *gebrekkig, *los]:
        vanaf = rij["datum"] if rij.kent("datum") and op_volgorde else ALTIJD
        if rij.kent("bedrag"):
            kas.per_dag[vanaf] += rij["bedrag"]
        else:
            kas.onzeker_vanaf = min(kas.onzeker_vanaf, vanaf)
    return kas
