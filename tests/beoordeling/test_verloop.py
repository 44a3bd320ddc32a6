"""Ceiling and commitments over time: the steps of the drawing and the rows of its table are the same."""

from datetime import date
from decimal import Decimal

import pytest

from beoordeling import services
from beoordeling.verloop import ONDER, RECHTS, verloop
from tests import fabrieken
from tests.fabrieken import moment

EIND = date(2014, 12, 31)


@pytest.fixture
def geboekt(tijdvak, els, petra):
    """Two grants of 350.000 on one day, a raise, and one grant withdrawn."""
    plan = fabrieken.verleend("Een")
    fabrieken.verleend("Twee")
    services.plafond_verhogen(tijdvak, Decimal(60_000_000), grondslag="Stcrt.", door=petra, datum=date(2014, 5, 14))
    services.verlening_intrekken(plan, motivering="Niet begonnen.", door=els, op=moment(2014, 10, 1))
    return tijdvak


def test_elke_dag_met_boekingen_is_een_rij(geboekt):
    rijen = [
        (r.dag, r.boekingen, r.plafond, r.vastgelegd, r.vrijgevallen, r.ruimte) for r in verloop(geboekt, EIND).dagen
    ]
    assert rijen == [
        (date(2013, 9, 25), 1, 200_000_000, 0, 0, 200_000_000),
        (date(2014, 3, 3), 2, 200_000_000, 700_000, 0, 199_300_000),
        (date(2014, 5, 14), 1, 260_000_000, 700_000, 0, 259_300_000),
        (date(2014, 10, 1), 1, 260_000_000, 350_000, 350_000, 259_650_000),
    ]


def test_na_de_peildatum_staat_er_niets(geboekt):
    assert [rij.dag for rij in verloop(geboekt, date(2014, 5, 13)).dagen] == [date(2013, 9, 25), date(2014, 3, 3)]
    assert verloop(geboekt, date(2013, 9, 24)) is None


def test_de_tekening_zegt_in_woorden_wat_ze_toont(geboekt):
    titel = verloop(geboekt, EIND).titel.replace("\u00a0", " ")
    assert titel == (
        "Vastgelegd is € 350.000 onder een plafond van € 260.000.000 op 31 december 2014. "
        "Het plafond ging op 14 mei 2014 van € 200.000.000 naar € 260.000.000."
    )


def test_treden_gaan_recht_omhoog_en_blijven_binnen_de_tekening(geboekt):
    beeld = verloop(geboekt, EIND)
    for pad in (beeld.plafond, beeld.vastgelegd):
        assert pad.startswith("M56 ")
        assert pad.endswith(f"H{RECHTS}")
        assert pad.count("V") == len(beeld.dagen) - 1
        assert "L" not in pad
    assert beeld.vlak == f"{beeld.vastgelegd}V{ONDER}H56Z"
    assert [merk.tekst for merk in beeld.bedragen] == ["0", "100", "200", "300"]
    assert len(beeld.data) <= 6


def test_namen_van_de_lijnen_staan_nooit_over_elkaar(db, els):
    tijdvak = fabrieken.tijdvak(plafond_bedrag=350_000)
    fabrieken.verleend()
    beeld = verloop(tijdvak, EIND)
    assert beeld.naam_vastgelegd.plek - beeld.naam_plafond.plek >= 18


@pytest.mark.parametrize("bedrag", ["0.01", "1", "99", "350000", "9999999.99", "10000000000"])
def test_elk_plafond_is_te_tekenen(db, bedrag):
    tijdvak = fabrieken.tijdvak(plafond_bedrag=0)
    services.plafond_vaststellen(
        tijdvak, Decimal(bedrag), grondslag="x", door=fabrieken.persoon("petra"), datum=date(2014, 1, 1)
    )
    beeld = verloop(tijdvak, date(2014, 1, 1))
    assert 2 <= len(beeld.bedragen) <= 7
    assert all(0 <= merk.plek <= ONDER for merk in beeld.bedragen)
