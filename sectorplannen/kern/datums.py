"""Moments and days. Stored in UTC, meant and shown in Europe/Amsterdam."""

from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from holidays import HolidayBase

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def einde_van_dag(dag: date) -> datetime:
    """The last microsecond of a day in Amsterdam: what a date of reference means (ontwerp section 7)."""
    return datetime.combine(dag, time.max, AMSTERDAM)


def begin_van_dag(dag: date) -> datetime:
    """The first moment of a day in Amsterdam."""
    return datetime.combine(dag, time.min, AMSTERDAM)


def in_amsterdam(moment: datetime) -> datetime:
    """The same moment on an Amsterdam clock; one without a zone is already meant as Amsterdam."""
    return moment.replace(tzinfo=AMSTERDAM) if moment.tzinfo is None else moment.astimezone(AMSTERDAM)


def dag_van(moment: datetime) -> date:
    """The day in Amsterdam on which a moment falls."""
    return in_amsterdam(moment).date()


def vandaag() -> date:
    """Today in Amsterdam."""
    return datetime.now(AMSTERDAM).date()


def is_werkdag(dag: date) -> bool:
    """Neither Saturday, Sunday nor a recognised holiday, Good Friday and 5 May included (Algemene termijnenwet art. 3)."""
    return dag.weekday() < 5 and dag not in _feestdagen()


def eerste_werkdag(dag: date) -> date:
    """The day itself, or the first working day after it (Algemene termijnenwet art. 1)."""
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    return dag


@cache
def _feestdagen() -> HolidayBase:
    return holidays.country_holidays("NL", categories=("public", "optional"))


def datum_nl(dag: date | datetime, *, weekdag: bool = False) -> str:
    """A day in Dutch: `31 mei 2014`, or `zaterdag 31 mei 2014`."""
    if isinstance(dag, datetime):
        dag = dag_van(dag)
    tekst = f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"
    return f"{DAGEN[dag.weekday()]} {tekst}" if weekdag else tekst


def tijd_nl(moment: datetime, *, seconden: bool = False) -> str:
    """A clock time in Amsterdam: `14:03`, or to the second `14:03:07`."""
    return in_amsterdam(moment).strftime("%H:%M:%S" if seconden else "%H:%M")


def moment_nl(moment: datetime, *, seconden: bool = False) -> str:
    """A moment in Dutch: `31 mei 2014, 14:03 uur`."""
    return f"{datum_nl(moment)}, {tijd_nl(moment, seconden=seconden)} uur"
