"""The worked examples of the decision term."""

from datetime import date

import pytest

from aanvragen.models import Regelingversie
from beoordeling.termijnen import beslissen_voor, buiten_behandeling_tot, is_verstreken


@pytest.mark.parametrize(
    ("code", "volledig", "sluit", "einde"),
    [
        ("rcs-2014-01-06", date(2014, 5, 31), date(2014, 5, 31), date(2014, 8, 30)),
        ("rcs-2014-01-06", date(2013, 12, 31), date(2013, 12, 31), date(2014, 4, 1)),
        ("rcs-2013-08-15", date(2013, 11, 4), date(2013, 12, 31), date(2014, 4, 1)),
        ("rcs-2014-01-06", date(2014, 3, 24), date(2013, 12, 31), date(2014, 6, 23)),
    ],
    ids=["zaterdag wordt niet verlengd", "vanaf volledig", "vanaf sluiting", "na aanvulling"],
)
def test_beslistermijn_van_dertien_weken(db, code, volledig, sluit, einde):
    regeling = Regelingversie.objects.get(code=code)
    assert beslissen_voor(volledig_op=volledig, sluit_op=sluit, regeling=regeling) == einde


def test_een_termijn_is_verstreken_na_de_laatste_dag():
    assert not is_verstreken(date(2014, 4, 1), date(2014, 4, 1))
    assert is_verstreken(date(2014, 4, 1), date(2014, 4, 2))


@pytest.mark.parametrize(
    ("dag", "code"),
    [
        (date(2013, 10, 1), "rcs-2013-08-15"),
        (date(2014, 1, 5), "rcs-2013-08-15"),
        (date(2014, 1, 6), "rcs-2014-01-06"),
        (date(2014, 6, 20), "rcs-2014-06-20"),
        (date(2015, 1, 12), "rcs-2015-01-01"),
        (date(2026, 1, 1), "rcs2015"),
        (date(2010, 1, 1), "rcs-2013-08-15"),
    ],
)
def test_de_regelingversie_van_een_dag(db, dag, code):
    assert Regelingversie.objects.op(dag).code == code


@pytest.mark.parametrize(
    ("uiterlijk", "laatst"),
    [
        (date(2014, 2, 5), date(2014, 3, 5)),
        (date(2014, 3, 21), date(2014, 4, 22)),
        (date(2014, 4, 7), date(2014, 5, 6)),
        (date(2014, 5, 1), date(2014, 5, 30)),
        (date(2014, 5, 10), date(2014, 6, 10)),
    ],
    ids=["woensdag", "Goede Vrijdag en Pasen", "5 mei", "Hemelvaart", "zaterdag voor Pinksteren"],
)
def test_buiten_behandeling_binnen_vier_weken_en_nooit_op_een_vrije_dag(uiterlijk, laatst):
    """Awb 4:5(4) with the Algemene termijnenwet."""
    assert buiten_behandeling_tot(uiterlijk) == laatst
