"""Taking a workbook in: everything or nothing, through the services and the ledger that every plan passes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.db import DatabaseError, IntegrityError, transaction

from aanvragen.models import Maatregel, Regelingversie, Tijdvak
from beoordeling import plafond
from beoordeling.models import Boeking as BoekingSoort
from beoordeling.services import OvergenomenMaatregel, Overname, overnemen
from sectorplannen.kern.datums import dag_van, datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.werkboek.fouten import Fout, WerkboekGeweigerd, aantal, toon
from sectorplannen.kern.werkboek.schema import op_volgorde

from ..models import Realisatie
from .bekend import Bekend, laad_bekend
from .controleren import controleer
from .lezen import Rij, Werkboek, lees
from .plafondproef import nieuwe_boekingen
from .plannen import momenten_van
from .schema import AANVRAGEN, BLADEN, MAATREGELEN, PLAFOND, REALISATIE, TIJDVAKKEN
from .verband import groepeer

MAATREGEL_VELDEN = (
    "volgnummer", "naam", "thema", "categorie", "deelnemers", "waarvan_jongeren", "waarvan_bbl", "kosten",
    "cofinanciering", "toegekend_aantal", "toegekend_bedrag",
)  # fmt: skip
PLAN_VELDEN = ("nummer", "naam", "soort", "hoofdaanvrager", "kvk", "status", "toegekend", "reden")
LANGSTE_NAAM = 150
PER_KEER = 500


@dataclass(frozen=True)
class Overzicht:
    """How much a workbook brought, or took along."""

    tijdvakken: int = 0
    boekingen: int = 0
    aanvragen: int = 0
    maatregelen: int = 0
    realisaties: int = 0

    def delen(self) -> list[str]:
        """In words, part by part."""
        return [
            aantal(self.tijdvakken, "tijdvak", "tijdvakken"),
            aantal(self.boekingen, "boeking op het plafond", "boekingen op het plafond"),
            aantal(self.aanvragen, "aanvraag", "aanvragen"),
            aantal(self.maatregelen, "maatregel", "maatregelen"),
            aantal(self.realisaties, "keer realisatie", "keer realisatie"),
        ]


def importeer(pad: Path) -> Overzicht:
    """Check a workbook and take it in, in one transaction.

    Raises WerkboekGeweigerd with every mistake, or Weigering where the file is no workbook; then nothing is written.
    """
    gekeurd = keur(pad)
    with transaction.atomic():
        return neem_in(gekeurd)


@dataclass(frozen=True)
class Gekeurd:
    """A workbook without a mistake, beside what was here when that was found; `bron` names it as a source."""

    boek: Werkboek
    bekend: Bekend
    bron: str


def keur(pad: Path) -> Gekeurd:
    """Read a workbook and check all of it; nothing is written. Raises as `importeer` does."""
    boek = lees(pad)
    bekend = laad_bekend(boek)
    fouten = controleer(boek, bekend)
    if fouten:
        raise WerkboekGeweigerd(fouten)
    return Gekeurd(boek, bekend, bron_van(pad))


def neem_in(gekeurd: Gekeurd) -> Overzicht:
    """Write what a workbook brings, in the transaction of the caller. Raises WerkboekGeweigerd where the database refuses."""
    return _Inname(gekeurd.boek, gekeurd.bekend, gekeurd.bron).alles()


def bron_van(pad: Path) -> str:
    """How the import is named as the source of what it brought."""
    return f"werkboek {toon(pad.name, LANGSTE_NAAM)} van {datum_nl(vandaag())}"


@dataclass(frozen=True)
class _Stap:
    """One row to be taken in: when its turn is, what is done, and the column that is named when it is refused."""

    volgorde: tuple[Any, ...]
    rij: Rij
    kolom: str
    doe: Callable[[], object]


class _Inname:
    """One workbook on its way in. What the database still refuses (another import was first) becomes a mistake as well."""

    def __init__(self, boek: Werkboek, bekend: Bekend, bron: str) -> None:
        self.boek = boek
        self.bekend = bekend
        self.bron = bron
        self.fouten: list[Fout] = []
        self.tijdvakken: dict[int, Tijdvak] = dict(bekend.tijdvakken)
        self.nieuw: list[Tijdvak] = []
        self.nieuwe_plannen: dict[str, int] = {}

    def alles(self) -> Overzicht:
        for rij in self.boek[TIJDVAKKEN]:
            with self._bij(rij, "nummer"):
                self._tijdvak(rij)
        self._stop_bij_fouten()
        stappen = sorted([*self._boekingen(), *self._plannen()], key=lambda stap: stap.volgorde)
        for stap in stappen:
            with self._bij(stap.rij, stap.kolom):
                stap.doe()
        self._stop_bij_fouten()
        self._realisatie()
        self._stop_bij_fouten()
        boekingen = sum(stap.rij.blad == PLAFOND for stap in stappen)
        return Overzicht(
            tijdvakken=len(self.nieuw),
            boekingen=boekingen,
            aanvragen=len(stappen) - boekingen,
            maatregelen=len(self.boek[MAATREGELEN]),
            realisaties=len(self.boek[REALISATIE]),
        )

    @contextmanager
    def _bij(self, rij: Rij, kolom: str) -> Iterator[None]:
        try:
            yield
        except Weigering as weigering:
            self.fouten.append(rij.fout(kolom, rij[kolom], f"een waarde die past: {weigering}"))
        except IntegrityError:
            eerste = next(iter(rij.waarden))
            self.fouten.append(
                rij.fout(eerste, rij[eerste], "een rij die hier nog niet is; intussen kwam zij er al in")
            )
        except (DatabaseError, ArithmeticError, ValueError) as fout:
            self.fouten.append(
                rij.fout(kolom, rij[kolom], f"een waarde die de database toelaat ({toon(str(fout), 120)})")
            )

    def _stop_bij_fouten(self) -> None:
        if self.fouten:
            raise WerkboekGeweigerd(op_volgorde(self.fouten, BLADEN))

    def _tijdvak(self, rij: Rij) -> None:
        if rij["nummer"] in self.tijdvakken:
            return
        opent = rij["opent_op"].vanaf()
        with transaction.atomic():
            tijdvak = Tijdvak.objects.create(
                nummer=rij["nummer"],
                naam=rij["naam"],
                opent_op=opent,
                sluit_op=rij["sluit_op"].tot_en_met(),
                regelingversie=Regelingversie.objects.op(dag_van(opent)),
            )
        self.tijdvakken[tijdvak.nummer] = tijdvak
        self.nieuw.append(tijdvak)

    def _boekingen(self) -> Iterator[_Stap]:
        """The ceiling by date, before the decisions of that day. In a ledger that exists it comes first: there, later
        commitments may lean on it, and the ledger asks of every decision whether it fits on its own day anyway."""
        for nummer, rijen in groepeer(self.boek[PLAFOND], "tijdvak").items():
            bekend = self.bekend.boekingen.get(nummer, [])
            for plek, rij in enumerate(nieuwe_boekingen(rijen, bekend)):
                volgorde = (date.min if bekend else rij["datum"], 0, plek)
                yield _Stap(volgorde, rij, "bedrag", partial(self._boek, rij))

    def _boek(self, rij: Rij) -> None:
        plafond.boek(
            self.tijdvakken[rij["tijdvak"]],
            BoekingSoort(rij["soort"]),
            rij["bedrag"],
            datum=rij["datum"],
            grondslag=rij["grondslag"],
        )

    def _plannen(self) -> Iterator[_Stap]:
        """The plans in order of the date on which they got their status, or else were filed."""
        maatregelen: dict[str, list[OvergenomenMaatregel]] = defaultdict(list)
        for rij in self.boek[MAATREGELEN]:
            velden = {veld: rij[veld] for veld in MAATREGEL_VELDEN}
            maatregelen[rij["aanvraag"]].append(OvergenomenMaatregel(**velden))
        for rij in self.boek[AANVRAGEN]:
            plan = self._overname(rij, maatregelen[rij["nummer"]])
            moment = plan.status_op or plan.ingediend_op
            yield _Stap((dag_van(moment), 1, moment, rij.nr), rij, "toegekend", partial(self._neem_over, plan))

    def _neem_over(self, plan: Overname) -> None:
        self.nieuwe_plannen[plan.nummer] = overnemen(plan, bron=self.bron).pk

    def _overname(self, rij: Rij, maatregelen: list[OvergenomenMaatregel]) -> Overname:
        tijdvak = self.tijdvakken[rij["tijdvak"]]
        momenten = momenten_van(rij, tijdvak.opent_op)
        if momenten.ingediend is None:
            raise ValueError("A plan without a moment of filing passed the checks.")
        return Overname(
            **{veld: rij[veld] for veld in PLAN_VELDEN},
            tijdvak=tijdvak,
            ingediend_op=momenten.ingediend,
            volledig_op=momenten.volledig,
            status_op=momenten.status,
            sectoren=[self.bekend.sectoren[nummer] for nummer in rij["sectoren"]],
            regios=[self.bekend.regios[nummer] for nummer in rij["regios"]],
            maatregelen=sorted(maatregelen, key=lambda maatregel: maatregel.volgnummer),
        )

    def _realisatie(self) -> None:
        """After the plans, because it refers to their measures."""
        eigen = {rij["aanvraag"] for rij in self.boek[REALISATIE]} & self.nieuwe_plannen.keys()
        sleutels = dict(self.bekend.maatregelen)
        for groep in _per(PER_KEER, [self.nieuwe_plannen[nummer] for nummer in eigen]):
            rijen = Maatregel.objects.filter(aanvraag__in=groep).values_list("aanvraag__nummer", "volgnummer", "pk")
            sleutels.update({(nummer, volgnummer): pk for nummer, volgnummer, pk in rijen})
        realisaties = [
            Realisatie(
                maatregel_id=sleutels[rij["aanvraag"], rij["volgnummer"]],
                peildatum=rij["peildatum"],
                deelnemers=rij["deelnemers"],
                kosten=rij["kosten"],
                herkomst=self.bron,
            )
            for rij in self.boek[REALISATIE]
        ]
        if realisaties:
            with self._bij(self.boek[REALISATIE][0], "peildatum"), transaction.atomic():
                Realisatie.objects.bulk_create(realisaties, batch_size=PER_KEER)


def _per(aantal_per_keer: int, rijen: list[int]) -> Iterator[list[int]]:
    for begin in range(0, len(rijen), aantal_per_keer):
        yield rijen[begin : begin + aantal_per_keer]
