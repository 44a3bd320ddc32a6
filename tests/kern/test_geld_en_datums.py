"""Rounding half up, Dutch print, Amsterdam days."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sectorplannen.kern.datums import begin_van_dag, dag_van, datum_nl, einde_van_dag, in_amsterdam, moment_nl
from sectorplannen.kern.geld import afronden, centen, euro, getal, x1000


@pytest.mark.parametrize(
    ("waarde", "stap", "uitkomst"),
    [
        (Decimal("0.5"), 1, 1),
        (Decimal("1.5"), 1, 2),
        (Decimal("2.5"), 1, 3),
        (Decimal("-2.5"), 1, -3),
        (Decimal("2.49"), 1, 2),
        (Fraction(1, 3), Decimal("0.01"), Decimal("0.33")),
        (Fraction(33, 2), 1, 17),
        (185_312, 1000, 185_000),
    ],
)
def test_afronden_is_vanaf_de_helft_omhoog(waarde, stap, uitkomst):
    assert afronden(waarde, stap) == uitkomst


@given(st.fractions(min_value=-(10**9), max_value=10**9))
def test_afronden_wijkt_nooit_meer_dan_de_helft_af(waarde):
    assert abs(Fraction(afronden(waarde)) - waarde) <= Fraction(1, 2)


def test_totaal_van_tabel_1_wordt_uit_exacte_bedragen_afgerond():
    assert x1000(Decimal("231126720.00")) == 231_127
    assert x1000(Decimal("57721030.00")) == 57_721
    assert x1000(Decimal("499.99")) == 0
    assert x1000(Decimal("500.00")) == 1


@pytest.mark.parametrize(
    ("bedrag", "tekst"),
    [
        (Decimal("1240000.00"), "€\u00a01.240.000"),
        (Decimal("0.00"), "€\u00a00"),
        (Decimal("1234.50"), "€\u00a01.234,50"),
        (-5, "€\u00a0\u22125"),
    ],
)
def test_een_bedrag_op_zijn_nederlands(bedrag, tekst):
    assert euro(bedrag) == tekst


def test_een_getal_met_een_decimaal():
    assert getal(Decimal("10.25"), 1) == "10,3"


def test_centen_rondt_op_twee_decimalen():
    assert centen(Fraction(1, 3)) == Decimal("0.33")


def test_een_peildatum_is_het_einde_van_de_dag_in_amsterdam():
    assert einde_van_dag(date(2014, 5, 30)).astimezone(UTC) == datetime(2014, 5, 30, 21, 59, 59, 999999, tzinfo=UTC)
    assert begin_van_dag(date(2013, 12, 31)).astimezone(UTC) == datetime(2013, 12, 30, 23, tzinfo=UTC)


def test_een_moment_laat_op_de_avond_in_utc_hoort_bij_de_volgende_dag():
    assert dag_van(datetime(2013, 12, 31, 23, 30, tzinfo=UTC)) == date(2014, 1, 1)


def test_een_moment_zonder_zone_is_amsterdam():
    assert in_amsterdam(datetime(2014, 1, 1, 12)).utcoffset().total_seconds() == 3600  # noqa: DTZ001


def test_een_datum_en_een_moment_in_woorden():
    assert datum_nl(date(2014, 5, 31), weekdag=True) == "zaterdag 31 mei 2014"
    assert moment_nl(datetime(2014, 5, 31, 12, 3, 7, tzinfo=UTC), seconden=True) == "31 mei 2014, 14:03:07 uur"
