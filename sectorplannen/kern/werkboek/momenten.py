"""Moments and days as a workbook writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ..datums import begin_van_dag, dag_van, einde_van_dag, in_amsterdam

EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199
JAREN = f"in de jaren {EERSTE_JAAR} tot en met {LAATSTE_JAAR}"
ISO = re.compile(
    r"(?P<dag>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<tijd>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)


@dataclass(frozen=True)
class Tijdstip:
    """A moment, or where the workbook names no time: a whole day in Amsterdam (then `moment` is None)."""

    dag: date
    moment: datetime | None = None

    def vanaf(self, *eerder: datetime | None) -> datetime:
        """As a moment: of a whole day its beginning, but not before what happened earlier on that same day."""
        if self.moment is not None:
            return self.moment
        op_de_dag = [moment for moment in eerder if moment is not None and dag_van(moment) == self.dag]
        return max([begin_van_dag(self.dag), *op_de_dag])

    def tot_en_met(self) -> datetime:
        """As a moment up to which something runs: of a whole day its last second."""
        return self.moment if self.moment is not None else einde_van_dag(self.dag).replace(microsecond=0)


def lees_tijdstip(waarde: Any, *, zonder_tijd: bool) -> Tijdstip | None:
    """A moment from a cell, or None where it is none. `zonder_tijd`: the cell shows a date alone, so the day is meant."""
    if isinstance(waarde, datetime):
        if not EERSTE_JAAR <= waarde.year <= LAATSTE_JAAR:
            return None
        if zonder_tijd and waarde == waarde.replace(hour=0, minute=0, second=0, microsecond=0):
            return Tijdstip(waarde.date())
        return _moment(in_amsterdam(waarde))
    if isinstance(waarde, date):
        return Tijdstip(waarde) if EERSTE_JAAR <= waarde.year <= LAATSTE_JAAR else None
    return _uit_tekst(waarde.strip()) if isinstance(waarde, str) else None


def lees_dag(waarde: Any) -> date | None:
    """A day from a cell, or None where it is none or names a time."""
    tijdstip = lees_tijdstip(waarde, zonder_tijd=True)
    return tijdstip.dag if tijdstip is not None and tijdstip.moment is None else None


def _uit_tekst(tekst: str) -> Tijdstip | None:
    delen = ISO.fullmatch(tekst)
    if delen is None:
        return None
    try:
        dag = date.fromisoformat(delen["dag"])
        if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
            return None
        if delen["tijd"] is None:
            return Tijdstip(dag)
        return _moment(in_amsterdam(datetime.fromisoformat(f"{dag}T{_zes(delen['tijd'])}{delen['zone'] or ''}")))
    except ValueError:
        return None


def _zes(tijd: str) -> str:
    """A fraction of a second in the six digits that Python reads."""
    heel, punt, breuk = tijd.partition(".")
    return f"{heel}.{breuk:0<6}" if punt else heel


def _moment(moment: datetime) -> Tijdstip:
    return Tijdstip(dag_van(moment), moment)
