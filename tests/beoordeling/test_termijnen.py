"""The worked examples of the legal terms, on both sides of each border."""

from datetime import date, timedelta

import pytest

from aanvragen.models import Regelingversie
from beoordeling.termijnen import (
    beroepstermijn,
    beslissen_op_bezwaar,
    beslissen_voor,
    bezwaartermijn,
    buiten_behandeling_tot,
    dwangsom,
    eerste_dwangsomdag,
    is_op_tijd,
    is_verstreken,
    na_opschorting,
)


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


@pytest.mark.parametrize(
    ("volledig", "einde"),
    [
        (date(2014, 5, 30), date(2014, 8, 29)),
        (date(2014, 5, 31), date(2014, 8, 30)),
        (date(2014, 6, 1), date(2014, 8, 31)),
        (date(2014, 9, 25), date(2014, 12, 25)),
    ],
    ids=["vrijdag", "zaterdag", "zondag", "eerste kerstdag"],
)
def test_dertien_weken_schuiven_niet_op_voor_weekend_of_feestdag(db, volledig, einde):
    """Algemene termijnenwet art. 4, a: a term of more than twelve weeks."""
    regeling = Regelingversie.objects.get(code="rcs-2014-01-06")
    assert beslissen_voor(volledig_op=volledig, sluit_op=date(2014, 5, 31), regeling=regeling) == einde


@pytest.mark.parametrize(
    ("code", "volledig", "einde"),
    [
        ("rcs-2013-08-15", date(2013, 12, 31), date(2014, 4, 1)),
        ("rcs-2013-08-15", date(2014, 1, 1), date(2014, 4, 2)),
        ("rcs-2014-01-06", date(2013, 12, 30), date(2014, 3, 31)),
    ],
    ids=["op de dag van sluiting", "na sluiting compleet", "nieuwe tekst: vanaf compleet"],
)
def test_wanneer_de_dertien_weken_beginnen(db, code, volledig, einde):
    regeling = Regelingversie.objects.get(code=code)
    assert beslissen_voor(volledig_op=volledig, sluit_op=date(2013, 12, 31), regeling=regeling) == einde


@pytest.mark.parametrize(
    ("aangevuld", "dagen"),
    [(date(2014, 1, 16), 0), (date(2014, 1, 17), 1), (date(2014, 2, 5), 20)],
    ids=["volgende dag", "een dag ertussen", "drie weken"],
)
def test_een_aanvulling_schort_op_van_de_dag_na_de_vraag_tot_de_dag_van_de_aanvulling(aangevuld, dagen):
    """Awb 4:15(1): (day of supplement - day of invitation) - 1."""
    dag, liep_tot = timedelta(days=1), date(2014, 4, 1)
    langer = na_opschorting(liep_tot=liep_tot, vanaf=date(2014, 1, 15) + dag, tot=aangevuld - dag) - liep_tot
    assert langer.days == dagen


@pytest.mark.parametrize(
    ("tot", "einde"),
    [
        (date(2014, 3, 3), date(2014, 4, 2)),
        (date(2014, 3, 4), date(2014, 4, 3)),
        (date(2014, 3, 30), date(2014, 4, 29)),
    ],
    ids=["een dag", "twee dagen", "vier weken"],
)
def test_na_stilstand_loopt_de_termijn_net_zo_veel_dagen_langer(tot, einde):
    """Awb 4:15(2): the first and the last day stood still as well."""
    assert na_opschorting(liep_tot=date(2014, 4, 1), vanaf=date(2014, 3, 3), tot=tot) == einde


@pytest.mark.parametrize(
    ("bekendgemaakt", "laatste"),
    [
        (date(2014, 4, 28), date(2014, 6, 10)),
        (date(2014, 4, 29), date(2014, 6, 10)),
        (date(2014, 4, 25), date(2014, 6, 6)),
        (date(2014, 4, 26), date(2014, 6, 10)),
        (date(2014, 4, 17), date(2014, 5, 30)),
        (date(2014, 4, 16), date(2014, 5, 28)),
        (date(2014, 5, 30), date(2014, 7, 11)),
        (date(2014, 5, 31), date(2014, 7, 14)),
        (date(2014, 3, 7), date(2014, 4, 22)),
        (date(2014, 3, 24), date(2014, 5, 6)),
        (date(2013, 11, 13), date(2013, 12, 27)),
        (date(2013, 11, 20), date(2014, 1, 2)),
        (date(2026, 3, 16), date(2026, 4, 28)),
    ],
    ids=[
        "tweede Pinksterdag", "dag daarna", "vrijdag voor Pinksteren", "zaterdag voor Pinksteren", "Hemelvaart",
        "dag voor Hemelvaart", "vrijdag", "zaterdag", "Goede Vrijdag tot na Pasen", "5 mei", "Kerst", "nieuwjaar",
        "Koningsdag",
    ],
)  # fmt: skip
def test_zes_weken_bezwaar_eindigen_op_een_werkdag(bekendgemaakt, laatste):
    """Awb 6:7 and 6:8 with the Algemene termijnenwet; the same for an appeal."""
    assert bezwaartermijn(bekendgemaakt) == laatste
    assert beroepstermijn(bekendgemaakt) == laatste


LAATSTE = date(2014, 6, 10)


@pytest.mark.parametrize(
    ("ontvangen", "gepost", "op_tijd"),
    [
        (date(2014, 6, 10), None, True),
        (date(2014, 6, 11), None, False),
        (date(2014, 6, 17), date(2014, 6, 10), True),
        (date(2014, 6, 18), date(2014, 6, 10), False),
        (date(2014, 6, 12), date(2014, 6, 11), False),
        (date(2014, 6, 9), date(2014, 6, 6), True),
    ],
    ids=[
        "digitaal op de laatste dag", "digitaal een dag later", "op tijd gepost en binnen een week binnen",
        "op tijd gepost maar na een week", "te laat gepost", "gepost en binnen",
    ],
)  # fmt: skip
def test_een_bezwaar_is_op_tijd(ontvangen, gepost, op_tijd):
    """Awb 6:9."""
    assert is_op_tijd(ontvangen=ontvangen, gepost=gepost, laatste_dag=LAATSTE) is op_tijd


@pytest.mark.parametrize(
    ("commissie", "verdaagd", "uiterlijk"),
    [
        (False, False, date(2014, 7, 22)),
        (False, True, date(2014, 9, 2)),
        (True, False, date(2014, 9, 2)),
        (True, True, date(2014, 10, 14)),
    ],
)
def test_beslissen_op_bezwaar_zes_of_twaalf_weken_na_de_bezwaartermijn_en_zes_erbij(commissie, verdaagd, uiterlijk):
    """Awb 7:10."""
    assert beslissen_op_bezwaar(LAATSTE, commissie=commissie, verdaagd=verdaagd) == uiterlijk


def test_beslissen_op_bezwaar_schuift_op_tot_twaalf_weken_en_niet_verder():
    """Each of these ends at Christmas: the last one, of eighteen weeks in all, stays there."""
    assert beslissen_op_bezwaar(date(2013, 11, 13)) == date(2013, 12, 27)
    assert beslissen_op_bezwaar(date(2013, 10, 2), commissie=True) == date(2013, 12, 27)
    assert beslissen_op_bezwaar(date(2013, 8, 21), commissie=True, verdaagd=True) == date(2013, 12, 25)


@pytest.mark.parametrize(
    ("dag", "euros"),
    [
        (date(2014, 5, 16), 0),
        (date(2014, 5, 17), 20),
        (date(2014, 5, 30), 14 * 20),
        (date(2014, 5, 31), 14 * 20 + 30),
        (date(2014, 6, 13), 14 * 50),
        (date(2014, 6, 14), 14 * 50 + 40),
        (date(2014, 6, 27), 1260),
        (date(2014, 6, 28), 1260),
    ],
    ids=["twee weken", "eerste dag", "dag 14", "dag 15", "dag 28", "dag 29", "dag 42", "dag 43"],
)
def test_de_dwangsom_loopt_twee_weken_na_de_ingebrekestelling_en_ten_hoogste_42_dagen(dag, euros):
    """Awb 4:17 with the amounts of 2009."""
    assert dwangsom(ingebreke_ontvangen=date(2014, 5, 2), uiterlijk=date(2014, 4, 1), beslist_of_vandaag=dag) == euros


def test_de_dwangsom_begint_niet_voordat_ook_de_termijn_twee_weken_voorbij_is():
    assert eerste_dwangsomdag(ingebreke_ontvangen=date(2014, 5, 2), uiterlijk=date(2014, 5, 2)) == date(2014, 5, 17)
    assert eerste_dwangsomdag(ingebreke_ontvangen=date(2014, 5, 2), uiterlijk=date(2014, 5, 9)) == date(2014, 5, 24)


@pytest.mark.parametrize(
    ("ontvangen", "euros"),
    [(date(2009, 9, 30), 0), (date(2009, 10, 1), 1260), (date(2018, 12, 31), 1260), (date(2019, 1, 1), 1442)],
    ids=["voor de wet", "2009", "laatste dag", "verhoogd"],
)
def test_de_bedragen_van_de_dwangsom_volgen_de_dag_van_de_ingebrekestelling(ontvangen, euros):
    """The regulation that raised the amounts (Stcrt. 2018, 65542) looks at the day of receipt."""
    dag = ontvangen + timedelta(days=365)
    assert dwangsom(ingebreke_ontvangen=ontvangen, uiterlijk=date(2009, 1, 1), beslist_of_vandaag=dag) == euros
