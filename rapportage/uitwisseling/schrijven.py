"""Writing the workbook: the state on a date, such that an empty place that reads it has the same figures for that date."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db.models import Prefetch
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import WorkbookAlreadySaved

from aanvragen.models import Aanvraag, Gebeurtenis, Tijdvak
from aanvragen.statussen import ZONDER_STATUS
from beoordeling.models import Besluit, Plafondmutatie
from beoordeling.plafond import PLAFOND as PLAFONDSOORTEN
from sectorplannen.kern.celtekst import schoon_met_regels, zet_tekst
from sectorplannen.kern.datums import einde_van_dag, in_amsterdam
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.werkboek.cellen import EIGEN_AANHALING

from ..models import Realisatie
from .inlezen import Overzicht
from .schema import AANVRAGEN, BLADEN, MAATREGELEN, PLAFOND, REALISATIE, TIJDVAKKEN, kolomnamen
from .stand import Planstand, planstand

VET = Font(bold=True)
BREEDTE, BREED = 16, 40
BREDE_KOLOMMEN = {"naam", "hoofdaanvrager", "grondslag", "reden"}
PER_KEER = 500


def exporteer(pad: Path, peildatum: date) -> Overzicht:
    """Write the state at the end of a day in Amsterdam. Raises Weigering where the file cannot be written."""
    _eis_doel(pad)
    uitvoer = _Uitvoer(peildatum)
    try:
        uitvoer.alles()
        _bewaar(uitvoer.werkboek, pad)
    finally:
        uitvoer.sluit()
    return uitvoer.overzicht


class _Uitvoer:
    """One workbook on its way out. It is written row by row, so that size asks no memory."""

    def __init__(self, peildatum: date) -> None:
        self.peildatum = peildatum
        self.moment = einde_van_dag(peildatum)
        self.werkboek = Workbook(write_only=True)
        self.bladen = {naam: self._blad(naam) for naam in BLADEN}
        self.aantallen = dict.fromkeys(BLADEN, 0)

    @property
    def overzicht(self) -> Overzicht:
        return Overzicht(*(self.aantallen[naam] for naam in BLADEN))

    def alles(self) -> None:
        """All sheets, each in a fixed order, so that the same state gives the same rows."""
        for tijdvak in Tijdvak.objects.order_by("nummer"):
            self._rij(TIJDVAKKEN, tijdvak.nummer, tijdvak.naam, tijdvak.opent_op, tijdvak.sluit_op)
        boekingen = Plafondmutatie.objects.filter(soort__in=PLAFONDSOORTEN, datum__lte=self.peildatum)
        velden = ("tijdvak__nummer", "datum", "soort", "bedrag", "grondslag")
        for boeking in boekingen.order_by("tijdvak__nummer", "datum", "volgnummer").values_list(*velden):
            self._rij(PLAFOND, *boeking)
        for aanvraag in _aanvragen(self.moment, self.peildatum):
            self._plan(aanvraag, planstand(aanvraag, self.moment))

    def sluit(self) -> None:
        """End what was begun, also when it was broken off; of what was saved nothing is left to end."""
        for blad in self.bladen.values():
            with suppress(WorkbookAlreadySaved):
                blad.close()

    def _plan(self, aanvraag: Any, stand: Planstand) -> None:
        self._rij(
            AANVRAGEN,
            aanvraag.nummer,
            aanvraag.tijdvak.nummer,
            aanvraag.naam,
            aanvraag.soort,
            _nummers(aanvraag.sectoren.all()),
            _nummers(aanvraag.regios.all()),
            aanvraag.hoofdaanvrager.naam,
            aanvraag.hoofdaanvrager.kvk,
            aanvraag.ingediend_op,
            stand.volledig_op,
            stand.status,
            stand.status_op,
            stand.toegekend,
            stand.reden,
        )
        for maatregel in aanvraag.maatregelen.all():
            aantal, bedrag = stand.maatregelen.get(maatregel.pk, (None, None))
            velden = kolomnamen(MAATREGELEN)[1:-2]
            self._rij(MAATREGELEN, aanvraag.nummer, *(getattr(maatregel, veld) for veld in velden), aantal, bedrag)
            for r in maatregel.tot_peildatum:
                self._rij(REALISATIE, aanvraag.nummer, maatregel.volgnummer, r.peildatum, r.deelnemers, r.kosten)

    def _blad(self, naam: str) -> Any:
        blad = self.werkboek.create_sheet(naam)
        blad.freeze_panes = "A2"
        for plek, kolom in enumerate(kolomnamen(naam), start=1):
            breedte = BREED if kolom in BREDE_KOLOMMEN else BREEDTE
            blad.column_dimensions[get_column_letter(plek)].width = breedte
        koppen = [_cel(blad, kolom) for kolom in kolomnamen(naam)]
        for kop in koppen:
            kop.font = VET
        blad.append(koppen)
        return blad

    def _rij(self, naam: str, *waarden: Any) -> None:
        blad = self.bladen[naam]
        blad.append([_cel(blad, waarde) for waarde in waarden])
        self.aantallen[naam] += 1


def _aanvragen(moment: datetime, peildatum: date) -> Iterator[Any]:
    """What was filed by a moment, with all that the state of it is read from; fetched some hundreds at a time."""
    realisaties = Realisatie.objects.filter(peildatum__lte=peildatum).order_by("peildatum")
    besluiten = Besluit.objects.filter(op__lte=moment).order_by("op", "pk").prefetch_related("maatregelen")
    gebeurtenissen = Gebeurtenis.objects.filter(op__lte=moment).exclude(stap__in=ZONDER_STATUS).order_by("op", "pk")
    return (
        Aanvraag.objects.op(moment)
        .select_related("tijdvak", "hoofdaanvrager")
        .prefetch_related(
            "sectoren",
            "regios",
            "maatregelen",
            Prefetch("maatregelen__realisaties", realisaties, to_attr="tot_peildatum"),
            Prefetch("besluiten", besluiten, to_attr="tot_moment"),
            Prefetch("gebeurtenissen", gebeurtenissen, to_attr="gebeurd"),
        )
        .order_by("tijdvak__nummer", "nummer")
        .iterator(chunk_size=PER_KEER)
    )


def _nummers(rijen: Sequence[Any]) -> str:
    return ", ".join(str(rij.nummer) for rij in sorted(rijen, key=lambda rij: rij.nummer))


def _cel(blad: Any, waarde: Any) -> Any:
    """A cell that no program takes for something else: text is text, whatever it begins with; a moment keeps its zone."""
    if isinstance(waarde, datetime):
        waarde = in_amsterdam(waarde).isoformat()
    if isinstance(waarde, str):
        tekst = schoon_met_regels(waarde)
        return zet_tekst(WriteOnlyCell(blad), f"'{tekst}" if EIGEN_AANHALING.match(f"'{tekst}") else tekst)
    cel = WriteOnlyCell(blad, waarde)
    if isinstance(waarde, Decimal):
        cel.number_format = "0.00"
    elif isinstance(waarde, date):
        cel.number_format = "yyyy-mm-dd"
    return cel


def _eis_doel(pad: Path) -> None:
    """Refuse before the work is done."""
    if pad.is_dir():
        raise Weigering(f"{pad} is een map. Noem een bestand.")
    if not pad.parent.is_dir():
        raise Weigering(f"De map {pad.parent} bestaat niet.")


def _bewaar(werkboek: Workbook, pad: Path) -> None:
    """Write beside it and put it in place at once, so that no half workbook is ever left."""
    try:
        with tempfile.NamedTemporaryFile(dir=pad.parent, prefix=".werkboek-", delete=False) as bestand:
            werkboek.save(bestand)
        os.chmod(bestand.name, 0o644)
        os.replace(bestand.name, pad)
    except OSError as fout:
        raise Weigering(f"Er kan niet worden geschreven naar {pad}: {fout.strerror}.") from fout
