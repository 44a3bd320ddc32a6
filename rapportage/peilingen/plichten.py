"""What article 5 asks of a plan in execution, and by which day. Pure functions: days in, days out.

How it was read (regels 1.7): the interim report covers the first twelve months and is due within eight weeks after them; under
the text before 2015 it was due at those twelve months. None of these days moves for a weekend or a holiday: the terms stand in a
ministerial regulation, and the Algemene termijnenwet is for those of a statute or an order in council (art. 1 and 5).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MAANDEN_BEGINNEN, MAANDEN_BEGINNEN_BBL = 6, 12
MAANDEN_VERSLAG, MAANDEN_TWEEDE_VERSLAG = 12, 24
WEKEN_VERSLAG, WEKEN_VASTSTELLING = 8, 13
LANGSTE_DUUR = 24
"""Months: how long a plan lasts that does not say when it ends."""
NIEUWE_TEKST = date(2015, 1, 1)
"""From this day on the interim report may come within eight weeks after the months it is about."""
BEGINNEN, TUSSENVERSLAG, TWEEDE_TUSSENVERSLAG, VASTSTELLING = (
    "beginnen",
    "tussenverslag",
    "tweede_tussenverslag",
    "vaststelling",
)


@dataclass(frozen=True)
class Looptijd:
    """Of a plan: the day of its grant, its first and last day, and whether all it does are places to learn and work (BBL)."""

    besloten_op: date
    begint: date
    eindigt: date
    is_bbl: bool = False


@dataclass(frozen=True)
class Plicht:
    """One duty: its code, what must be done (small first letter), by which day, by which article, and what to know about it."""

    code: str
    wat: str
    voor: date
    artikel: str
    uitleg: str


def plus_maanden(dag: date, maanden: int) -> date:
    """The same day so many months later; where that month has no such day, its last one."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


def looptijd(besloten_op: date, begint: date | None, eindigt: date | None, *, is_bbl: bool = False) -> Looptijd:
    """With what a plan does not say filled in: it begins on the day of its grant, and lasts two years."""
    eerste = begint or besloten_op
    return Looptijd(besloten_op, eerste, eindigt or plus_maanden(eerste, LANGSTE_DUUR) - timedelta(days=1), is_bbl)


def plichten(plan: Looptijd) -> list[Plicht]:
    """The duties of a plan, in order of day."""
    return sorted(_plichten(plan), key=lambda plicht: plicht.voor)


def _plichten(plan: Looptijd) -> Iterator[Plicht]:
    maanden = MAANDEN_BEGINNEN_BBL if plan.is_bbl else MAANDEN_BEGINNEN
    yield Plicht(
        BEGINNEN,
        "begin met de uitvoering",
        plus_maanden(plan.besloten_op, maanden),
        "artikel 4.3" if plan.is_bbl else "artikel 5.2, eerste lid, onder c",
        f"Een plan begint binnen {maanden} maanden na het besluit. Anders kan de subsidie worden ingetrokken.",
    )
    if plan.eindigt >= plus_maanden(plan.begint, MAANDEN_VERSLAG):  # a shorter one is settled by then
        yield _verslag(plan, TUSSENVERSLAG, "stuur het tussentijdse verslag in", MAANDEN_VERSLAG)
    if plan.eindigt >= plus_maanden(plan.begint, MAANDEN_TWEEDE_VERSLAG):
        yield _verslag(plan, TWEEDE_TUSSENVERSLAG, "stuur het tweede tussentijdse verslag in", MAANDEN_TWEEDE_VERSLAG)
    yield Plicht(
        VASTSTELLING,
        "vraag de vaststelling van de subsidie aan",
        plan.eindigt + timedelta(weeks=WEKEN_VASTSTELLING),
        "artikel 5.5",
        f"U vraagt de vaststelling aan binnen {WEKEN_VASTSTELLING} weken na de laatste dag van het plan.",
    )


def _verslag(plan: Looptijd, code: str, wat: str, maanden: int) -> Plicht:
    na = plus_maanden(plan.begint, maanden)
    voor = na if na < NIEUWE_TEKST else na + timedelta(weeks=WEKEN_VERSLAG)
    uitleg = f"Het gaat over de eerste {maanden} maanden: wat u bereikte, wat u uitgaf en wat het opleverde."
    return Plicht(code, wat, voor, "artikel 5.4", uitleg)


def komend(alle: list[Plicht], dag: date) -> list[Plicht]:
    """Of these the ones of which the day has not passed."""
    return [plicht for plicht in alle if plicht.voor >= dag]
