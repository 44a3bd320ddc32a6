"""The format of the workbook: five sheets, their columns, and of what kind each is (ontwerp section 8)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aanvragen.models import AanvraagSoort, Categorie, Thema
from beoordeling.models import Boeking
from beoordeling.services.overnemen import EINDSTATUS, IN_BEHANDELING

from .cellen import HOOGSTE_NUMMER, Soort, bedrag, code, dag, geheel, kvk, moment, nummers, tekst

TIJDVAKKEN, PLAFOND, AANVRAGEN, MAATREGELEN, REALISATIE = (
    "tijdvakken", "plafond", "aanvragen", "maatregelen", "realisatie",
)  # fmt: skip


@dataclass(frozen=True)
class Kolom:
    """A column: its name, its kind, whether a cell must be filled, and else what an empty cell means."""

    naam: str
    soort: Soort
    verplicht: bool = True
    leeg: Any = None


def _mag_leeg(naam: str, soort: Soort, leeg: Any = None) -> Kolom:
    return Kolom(naam, soort, verplicht=False, leeg=leeg)


BLADEN: dict[str, tuple[Kolom, ...]] = {
    TIJDVAKKEN: (
        Kolom("nummer", geheel(1, HOOGSTE_NUMMER)),
        Kolom("naam", tekst(100)),
        Kolom("opent_op", moment()),
        Kolom("sluit_op", moment()),
    ),
    PLAFOND: (
        Kolom("tijdvak", geheel(1, HOOGSTE_NUMMER)),
        Kolom("datum", dag()),
        Kolom("soort", code([Boeking.VASTSTELLING.value, Boeking.VERHOGING.value])),
        Kolom("bedrag", bedrag(boven_nul=True)),
        Kolom("grondslag", tekst(200)),
    ),
    AANVRAGEN: (
        Kolom("nummer", tekst(40)),
        Kolom("tijdvak", geheel(1, HOOGSTE_NUMMER)),
        Kolom("naam", tekst(200)),
        Kolom("soort", code(AanvraagSoort.values)),
        _mag_leeg("sectoren", nummers("sectoren"), ()),
        _mag_leeg("regios", nummers("arbeidsmarktregio's"), ()),
        Kolom("hoofdaanvrager", tekst(200)),
        _mag_leeg("kvk", kvk(), ""),
        Kolom("ingediend_op", moment()),
        _mag_leeg("volledig_op", moment()),
        Kolom("status", code([*EINDSTATUS, IN_BEHANDELING])),
        _mag_leeg("status_op", moment()),
        _mag_leeg("toegekend", bedrag()),
        _mag_leeg("reden", tekst(), ""),
    ),
    MAATREGELEN: (
        Kolom("aanvraag", tekst(40)),
        Kolom("volgnummer", geheel(0, HOOGSTE_NUMMER)),
        Kolom("naam", tekst(200)),
        Kolom("thema", code(Thema.values)),
        Kolom("categorie", code(Categorie.values)),
        Kolom("deelnemers", geheel()),
        _mag_leeg("waarvan_jongeren", geheel(), 0),
        _mag_leeg("waarvan_bbl", geheel(), 0),
        Kolom("kosten", bedrag()),
        Kolom("cofinanciering", bedrag()),
        _mag_leeg("toegekend_aantal", geheel()),
        _mag_leeg("toegekend_bedrag", bedrag()),
    ),
    REALISATIE: (
        Kolom("aanvraag", tekst(40)),
        Kolom("volgnummer", geheel(0, HOOGSTE_NUMMER)),
        Kolom("peildatum", dag()),
        Kolom("deelnemers", geheel()),
        _mag_leeg("kosten", bedrag(), Decimal("0.00")),
    ),
}  # fmt: skip


def kolomnamen(blad: str) -> list[str]:
    """The names of the columns of a sheet, in the order of the format."""
    return [kolom.naam for kolom in BLADEN[blad]]


def plaats(blad: str, kolom: str) -> tuple[int, int]:
    """Where a column stands in the format, to list mistakes in the order of the workbook; the unknown comes last."""
    namen = kolomnamen(blad) if blad in BLADEN else []
    bladnr = list(BLADEN).index(blad) if blad in BLADEN else len(BLADEN)
    return bladnr, namen.index(kolom) if kolom in namen else len(namen)
