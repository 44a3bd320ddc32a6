"""The words of progress: how far each granted plan is, beside what it wanted to reach. Made by `voortgang`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

VOOR, OP_SCHEMA, ACHTER, GEEN = "voor", "op_schema", "achter", "geen"
STANDEN = {VOOR: "loopt voor", OP_SCHEMA: "op schema", ACHTER: "loopt achter", GEEN: "nog geen opgave"}
"""How a plan gets on, and how a table says it."""


@dataclass(frozen=True)
class Planvoortgang:
    """A granted plan: intended, reached and (by its schedule) expected participants; costs so far and as budgeted, in euros.

    `verwacht` is what it would have reached on the day of its last statement if it went evenly; None without a statement.
    """

    nummer: str
    naam: str
    regionaal: bool
    tijdvak: int
    beoogd: int
    bereikt: int
    verwacht: int | None
    kosten: Decimal
    begroot: Decimal
    opgave_op: date | None
    staat: str

    @property
    def in_woorden(self) -> str:
        """How it gets on."""
        return STANDEN[self.staat]


@dataclass(frozen=True)
class Soortvoortgang:
    """A kind of measure: intended and reached participants, costs so far and as budgeted, in euros."""

    code: str
    categorie: str
    beoogd: int
    bereikt: int
    kosten: Decimal
    begroot: Decimal


@dataclass(frozen=True)
class Meting:
    """What the granted plans together had stated by a day: participants reached, and costs in euros.

    `opgaven`: plans that gave a statement of that day; `gevraagd`: of how many a round asked one, None without a round.
    `erbij` and `erbij_kosten` are what came since the day before it in the row; None for the first.
    """

    peildatum: date
    ronde: str
    opgaven: int
    gevraagd: int | None
    bereikt: int
    kosten: Decimal
    erbij: int | None
    erbij_kosten: Decimal | None


@dataclass(frozen=True)
class Vorige:
    """The progress letter before this one, as it was fixed: its date of reference and the values of its figures."""

    peildatum: date
    waarden: Mapping[str, Any]

    def waarde(self, code: str) -> int | Decimal | None:
        """A count, or an amount in euros; None where that letter did not have it."""
        was = self.waarden.get(code)
        return None if was is None else Decimal(was) if isinstance(was, str) else int(was)


@dataclass(frozen=True)
class Voortgang:
    """Every granted plan and kind of measure, what came from round to round, and the letter before where there is one."""

    plannen: Sequence[Planvoortgang]
    soorten: Sequence[Soortvoortgang]
    vorige: Vorige | None = None
    metingen: Sequence[Meting] = ()
    """Every day of which statements were given, in order of time."""

    @property
    def gemeten(self) -> list[Planvoortgang]:
        """The plans that gave a statement."""
        return [plan for plan in self.plannen if plan.staat != GEEN]
