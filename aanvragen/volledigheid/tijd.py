"""Findings on when a measure runs: within the plan, in order, and with an end (art. 1.2, 2.3, e, 2.5, e, and 4.3)."""

from collections.abc import Iterator
from datetime import date

from sectorplannen.kern.datums import datum_nl

from ..models import Categorie, Maatregel
from .begrippen import Ernst, Gebrek, bij_maatregel
from .plan import uiterste_einddag
from .stof import Stof

DUUR = "Artikel 1.2, vijfde lid"
BBL_MAANDEN = 36
"""How long a measure with BBL places may run where the scheme has a rule for them (art. 4.3); the rest runs as the plan does."""


def geen_einddatum(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """By when (art. 2.5, e)."""
    if not m.klaar_op:
        melding = "vul in wanneer de maatregel klaar is."
        yield _t(m, "geen_einddatum", "Artikel 2.5, onder e", "Er is geen einddatum", melding, "klaar_op")


def klaar_na_plan(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Within the plan (art. 1.2, fifth paragraph); BBL places may run on to 36 months where the scheme says so (art. 4.3)."""
    laatste = _laatste_dag(m, stof)
    if m.klaar_op and laatste and m.klaar_op > laatste:
        melding = f"kies een dag op of voor {datum_nl(laatste)}, de laatste dag die kan."
        yield _t(m, "klaar_na_plan", DUUR, "Klaar na het einde van uw plan", melding, "klaar_op")


def klaar_voor_plan(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Within the plan (art. 1.2, fifth paragraph)."""
    eerste = stof.aanvraag.start_op
    if m.klaar_op and eerste and m.klaar_op < eerste:
        melding = f"kies een dag op of na {datum_nl(eerste)}, de eerste dag van uw plan."
        yield _t(m, "klaar_voor_plan", DUUR, "Klaar voordat uw plan begint", melding, "klaar_op")


def begint_voor_plan(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Within the plan (art. 1.2, fifth paragraph)."""
    eerste = stof.aanvraag.start_op
    if m.start_op and eerste and m.start_op < eerste:
        melding = f"laat de maatregel beginnen op of na {datum_nl(eerste)}, de eerste dag van uw plan."
        yield _t(m, "begint_voor_plan", DUUR, "Begint voor uw plan", melding, "start_op")


def begint_na_plan(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Within the plan (art. 1.2, fifth paragraph); also of BBL places the first begins in it."""
    laatste = stof.aanvraag.eind_op
    if m.start_op and laatste and m.start_op > laatste:
        melding = f"laat de maatregel beginnen op of voor {datum_nl(laatste)}, de laatste dag van uw plan."
        yield _t(m, "begint_na_plan", DUUR, "Begint na uw plan", melding, "start_op")


def klaar_voor_begin(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """It ends on or after the day on which it begins (art. 2.3, e)."""
    if m.start_op and m.klaar_op and m.klaar_op < m.start_op:
        melding = f"kies een dag op of na {datum_nl(m.start_op)}, de dag waarop de maatregel begint."
        yield _t(m, "klaar_voor_begin", "Artikel 2.3, onder e", "Klaar voor het begin", melding, "klaar_op")


def maatregel_voor_publicatie(m: Maatregel, stof: Stof) -> Iterator[Gebrek]:
    """Not before the scheme was published (art. 1.2, fifth paragraph)."""
    if m.start_op and m.start_op < stof.gepubliceerd_op:
        melding = f"laat de maatregel beginnen op of na {datum_nl(stof.gepubliceerd_op)}. Toen kwam de regeling."
        yield _t(m, "maatregel_voor_publicatie", DUUR, "Begint voor de regeling er was", melding, "start_op")


def _laatste_dag(m: Maatregel, stof: Stof) -> date | None:
    start, eind, regeling = stof.aanvraag.start_op, stof.aanvraag.eind_op, stof.regeling
    heeft_regel_voor_bbl = regeling.tarief_bbl != regeling.tarief
    if start and eind and heeft_regel_voor_bbl and m.categorie == Categorie.INSTROOM_BBL:
        return max(eind, uiterste_einddag(start, BBL_MAANDEN))
    return eind


def _t(m: Maatregel, code: str, artikel: str, kop: str, melding: str, veld: str) -> Gebrek:
    return bij_maatregel(m, code, Ernst.MOET, artikel, kop, melding, veld=veld, letter="T")


TIJD = (
    geen_einddatum,
    klaar_na_plan,
    klaar_voor_plan,
    begint_voor_plan,
    begint_na_plan,
    klaar_voor_begin,
    maatregel_voor_publicatie,
)
"""What is asked of the days of each measure."""
