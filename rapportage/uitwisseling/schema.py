"""The format of the workbook: five sheets, their columns, and of what kind each is (ontwerp section 8)."""

from __future__ import annotations

from decimal import Decimal

from aanvragen.models import AanvraagSoort, Categorie, Thema
from beoordeling.models import Boeking
from beoordeling.services.overnemen import EINDSTATUS, IN_BEHANDELING
from sectorplannen.kern.werkboek.cellen import HOOGSTE_NUMMER, bedrag, code, dag, geheel, kvk, moment, nummers, tekst
from sectorplannen.kern.werkboek.schema import Bladen, Kolom, mag_leeg, namen_van

TIJDVAKKEN, PLAFOND, AANVRAGEN, MAATREGELEN, REALISATIE = (
    "tijdvakken", "plafond", "aanvragen", "maatregelen", "realisatie",
)  # fmt: skip


BLADEN: Bladen = {
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
        mag_leeg("sectoren", nummers("sectoren"), ()),
        mag_leeg("regios", nummers("arbeidsmarktregio's"), ()),
        Kolom("hoofdaanvrager", tekst(200)),
        mag_leeg("kvk", kvk(), ""),
        Kolom("ingediend_op", moment()),
        mag_leeg("volledig_op", moment()),
        Kolom("status", code([*EINDSTATUS, IN_BEHANDELING])),
        mag_leeg("status_op", moment()),
        mag_leeg("toegekend", bedrag()),
        mag_leeg("reden", tekst(), ""),
    ),
    MAATREGELEN: (
        Kolom("aanvraag", tekst(40)),
        Kolom("volgnummer", geheel(0, HOOGSTE_NUMMER)),
        Kolom("naam", tekst(200)),
        Kolom("thema", code(Thema.values)),
        Kolom("categorie", code(Categorie.values)),
        Kolom("deelnemers", geheel()),
        mag_leeg("waarvan_jongeren", geheel(), 0),
        mag_leeg("waarvan_bbl", geheel(), 0),
        Kolom("kosten", bedrag()),
        Kolom("cofinanciering", bedrag()),
        mag_leeg("toegekend_aantal", geheel()),
        mag_leeg("toegekend_bedrag", bedrag()),
    ),
    REALISATIE: (
        Kolom("aanvraag", tekst(40)),
        Kolom("volgnummer", geheel(0, HOOGSTE_NUMMER)),
        Kolom("peildatum", dag()),
        Kolom("deelnemers", geheel()),
        mag_leeg("kosten", bedrag(), Decimal("0.00")),
    ),
}  # fmt: skip


def kolomnamen(blad: str) -> list[str]:
    """The names of the columns of a sheet, in the order of the format."""
    return namen_van(BLADEN[blad])
