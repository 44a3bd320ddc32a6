"""Which legal term runs, as pure functions of dates."""

from datetime import date, timedelta

from aanvragen.models import BeslistermijnVanaf, Regelingversie
from sectorplannen.kern.datums import eerste_werkdag


def beslissen_voor(*, volledig_op: date, sluit_op: date, regeling: Regelingversie) -> date:
    """The last day to decide (art. 2.3, sixth paragraph): so many weeks from closing or from complete receipt.

    A term of more than twelve weeks is never extended for weekends or holidays (Algemene termijnenwet art. 4, a).
    """
    begin = max(sluit_op, volledig_op) if regeling.beslistermijn_vanaf == BeslistermijnVanaf.SLUITING else volledig_op
    return begin + timedelta(weeks=regeling.beslistermijn_weken)


def buiten_behandeling_tot(aanvullen_voor: date) -> date:
    """The last day to announce that an application is left aside: four weeks after the unused term (Awb 4:5(4)).

    A term of the Awb that ends on a weekend day or holiday runs on to the next working day (Algemene termijnenwet art. 1).
    """
    return eerste_werkdag(aanvullen_voor + timedelta(weeks=4))


def is_verstreken(uiterlijk: date, vandaag: date) -> bool:
    """Whether the last day of a term has passed."""
    return vandaag > uiterlijk
