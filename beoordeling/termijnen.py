"""Which legal term runs, as pure functions of days in Amsterdam. A 'last day' is the last one on which it is still in time.

Terms of the Awb that end on a weekend day or holiday run on to the next working day (Algemene termijnenwet art. 1); a term
of more than twelve weeks never does (art. 4, a), nor one of the scheme, which is no Act of Parliament.
"""

from datetime import date, timedelta
from decimal import Decimal

from aanvragen.models import BeslistermijnVanaf, Regelingversie
from sectorplannen.kern.datums import eerste_werkdag

BEZWAAR_WEKEN = 6
NOOIT_VERLENGD = 12
"""A term of more weeks than this is never moved by a weekend or holiday."""
WACHTEN = timedelta(weeks=2)
"""Between the default notice and the penalty."""

DWANGSOMMEN: tuple[tuple[date, tuple[tuple[int, Decimal], ...]], ...] = (
    (date(2009, 10, 1), ((14, Decimal(20)), (14, Decimal(30)), (14, Decimal(40)))),
    (date(2019, 1, 1), ((14, Decimal(23)), (14, Decimal(35)), (14, Decimal(45)))),
)
"""For notices received since a day: for how many days which penalty in euros a day (Awb 4:17(2); Stcrt. 2018, 65542)."""


def beslissen_voor(*, volledig_op: date, sluit_op: date, regeling: Regelingversie) -> date:
    """The last day to decide (art. 2.3, sixth paragraph): so many weeks from closing or from complete receipt.

    A term of more than twelve weeks is never extended for weekends or holidays (Algemene termijnenwet art. 4, a).
    """
    begin = max(sluit_op, volledig_op) if regeling.beslistermijn_vanaf == BeslistermijnVanaf.SLUITING else volledig_op
    return begin + timedelta(weeks=regeling.beslistermijn_weken)


def na_opschorting(*, liep_tot: date, vanaf: date, tot: date) -> date:
    """The last day to decide, after the term stood still from one day up to and including another (Awb 4:15(2))."""
    return liep_tot + ((tot - vanaf) + timedelta(days=1))


def buiten_behandeling_tot(aanvullen_voor: date) -> date:
    """The last day to announce that an application is left aside: four weeks after the unused term (Awb 4:5(4)).

    A term of the Awb that ends on a weekend day or holiday runs on to the next working day (Algemene termijnenwet art. 1).
    """
    return eerste_werkdag(aanvullen_voor + timedelta(weeks=4))


def bezwaartermijn(bekendgemaakt: date) -> date:
    """The last day to object: six weeks from the day after the announcement (Awb 6:7 and 6:8), moved to a working day."""
    return eerste_werkdag(bekendgemaakt + timedelta(weeks=BEZWAAR_WEKEN))


def beroepstermijn(bekendgemaakt: date) -> date:
    """The last day to appeal to the court against a decision on an objection: six weeks as well (Awb 6:7 and 6:8)."""
    return bezwaartermijn(bekendgemaakt)


def is_op_tijd(*, ontvangen: date, gepost: date | None, laatste_dag: date) -> bool:
    """Whether an objection came in time: received on the last day, or posted by then and there within a week (Awb 6:9).

    `gepost` is None for what did not come by post.
    """
    if ontvangen <= laatste_dag:
        return True
    return gepost is not None and gepost <= laatste_dag and ontvangen <= laatste_dag + timedelta(weeks=1)


def beslissen_op_bezwaar(laatste_dag_bezwaar: date, *, commissie: bool = False, verdaagd: bool = False) -> date:
    """The last day to decide on an objection (Awb 7:10): six weeks after its term, twelve with a committee, six more once put off.

    Up to twelve weeks in all it is moved to a working day; beyond that it is not.
    """
    weken = (12 if commissie else 6) + (6 if verdaagd else 0)
    einde = laatste_dag_bezwaar + timedelta(weeks=weken)
    return einde if weken > NOOIT_VERLENGD else eerste_werkdag(einde)


def eerste_dwangsomdag(*, ingebreke_ontvangen: date, uiterlijk: date) -> date:
    """The first day that costs a penalty: two weeks after the notice was received and the term was over (Awb 4:17(3))."""
    return max(ingebreke_ontvangen, uiterlijk) + WACHTEN + timedelta(days=1)


def dwangsom(*, ingebreke_ontvangen: date, uiterlijk: date, beslist_of_vandaag: date) -> Decimal:
    """The penalty in whole euros for deciding late (Awb 4:17): at most 42 days, in three rates of 14 days.

    From the first day of default up to and including the day of the decision, or today; `uiterlijk` was the last day to decide.
    """
    eerste = eerste_dwangsomdag(ingebreke_ontvangen=ingebreke_ontvangen, uiterlijk=uiterlijk)
    dagen = (beslist_of_vandaag - eerste).days + 1
    totaal = Decimal(0)
    for aantal, per_dag in _tarief(ingebreke_ontvangen):
        totaal += per_dag * max(0, min(dagen, aantal))
        dagen -= aantal
    return totaal


def _tarief(dag: date) -> tuple[tuple[int, Decimal], ...]:
    """The rates for a notice received on a day; before the penalty existed there are none."""
    return next((tarief for vanaf, tarief in reversed(DWANGSOMMEN) if vanaf <= dag), ())


def is_verstreken(uiterlijk: date, vandaag: date) -> bool:
    """Whether the last day of a term has passed."""
    return vandaag > uiterlijk
