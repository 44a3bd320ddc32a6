from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sectorplannen.kern import woorden
from sectorplannen.kern.woorden import Woord, afgerond, gedrukt, past, stap_voor, woord_voor


@pytest.mark.parametrize(
    ("waarde", "stap", "tekst"),
    [
        (185_312, 1_000, "ruim 185 duizend"),
        (184_900, 1_000, "bijna 185 duizend"),
        (Decimal("231126720.00"), 1_000_000, "ruim 231 miljoen"),
        (Decimal("231126720.00"), 10_000_000, "ruim 230 miljoen"),
        (260_000_000, 1_000_000, "260 miljoen"),
        (17_500, 500, "17.500"),
        (6_400, 1_000, "ruim 6.000"),
        (24_000, 1_000, "24.000"),
        (10_242_030, 100_000, "ruim 10,2 miljoen"),
        (999_600, 1_000, "bijna 1 miljoen"),
        (312, 1_000, "ruim 300"),
        (0, 1_000, "0"),
    ],
)
def test_woord_volgt_uit_getal_en_eenheid(waarde, stap, tekst):
    assert afgerond(waarde, stap) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (185_312, "ruim 185 duizend"),
        (Decimal("231126720.00"), "ruim 231 miljoen"),
        (Decimal("28873280.00"), "bijna 28,9 miljoen"),
        (17_500, "17.500"),
        (126_030, "ruim 126 duizend"),
        (640, "640"),
        (0, "0"),
    ],
)
def test_zonder_eenheid_blijven_er_drie_cijfers_staan(waarde, tekst):
    assert afgerond(waarde) == tekst


def test_circa_is_alleen_voor_een_schatting():
    assert afgerond(185_312, 1_000, schatting=True) == "circa 185 duizend"
    assert woord_voor(185_000, 185_000, schatting=True) == Woord.CIRCA
    assert woord_voor(185_000, 185_000) == Woord.EXACT


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from([1, 10, 500, 1_000, 10_000, 100_000, 1_000_000]))
def test_het_gekozen_woord_is_altijd_waar(waarde, stap):
    getoond = gedrukt(waarde, stap)
    assert past(woord_voor(waarde, getoond), waarde, getoond, stap)


@given(st.integers(min_value=1, max_value=10**12))
def test_een_getal_wordt_nooit_tot_niets_afgerond(waarde):
    assert gedrukt(waarde, 1_000_000) > 0
    assert abs(gedrukt(waarde, stap_voor(waarde)) - waarde) * 200 <= max(waarde, 200)


@pytest.mark.parametrize(
    ("woord", "waarde", "getoond", "klopt"),
    [
        ("ruim", 185_312, 185_000, True),
        ("ruim", 185_000, 185_000, False),
        ("ruim", 186_000, 185_000, False),
        ("bijna", 184_999, 185_000, True),
        ("bijna", 185_000, 185_000, False),
        ("circa", 185_500, 185_000, True),
        ("circa", 185_501, 185_000, False),
        ("minimaal", 185_000, 185_000, True),
        ("minimaal", 184_999, 185_000, False),
        ("", 185_000, 185_000, True),
        ("", 185_312, 185_000, False),
    ],
)
def test_past_houdt_een_woord_tegen_zijn_getal(woord, waarde, getoond, klopt):
    assert past(woord, waarde, getoond, 1_000) is klopt


def test_getallen_in_hun_kortste_vorm():
    assert woorden.duizend(185_312) == "185 duizend"
    assert woorden.miljoen(231_126_720) == "231 miljoen"
    assert woorden.miljoen(Decimal("10242030.00"), 1) == "10,2 miljoen"


def test_telwoorden_tot_en_met_twaalf():
    assert [woorden.telwoord(n) for n in (0, 1, 2, 12, 13, 1300)] == ["nul", "één", "twee", "twaalf", "13", "1.300"]
    assert woorden.hoeveel(1, "plan", "plannen") == "één plan"
    assert woorden.hoeveel(24, "plan", "plannen") == "24 plannen"


def test_rangwoorden():
    assert [woorden.rangwoord(n) for n in (1, 2, 12, 13)] == ["eerste", "tweede", "twaalfde", "13e"]


def test_procent_en_schatting():
    assert woorden.procent(Decimal("0.47"), schatting=True) == "naar schatting 47%"
    assert woorden.procent(Decimal("0.4665"), 1) == "46,7%"


@pytest.mark.parametrize(
    ("aandeel", "tekst"),
    [
        (Fraction(1, 3), "een derde"),
        (Decimal("0.333333"), "een derde"),
        (Decimal("0.355"), "ruim een derde"),
        (Decimal("0.48"), "bijna de helft"),
        (Decimal("0.5"), "de helft"),
        (Decimal("0.42"), None),
    ],
)
def test_deel_in_woorden_heeft_een_marge(aandeel, tekst):
    assert woorden.deel_in_woorden(aandeel) == tekst


@pytest.mark.parametrize(
    ("aandeel", "tekst"),
    [
        (Fraction(17_500, 185_312), "bijna één op de tien"),
        (Fraction(1, 5), "één op de vijf"),
        (Decimal("0.52"), None),
        (Decimal("0.004"), None),
        (0, None),
    ],
)
def test_een_op_de(aandeel, tekst):
    assert woorden.een_op_de(aandeel) == tekst


def test_meerderheid_is_meer_dan_de_helft():
    assert woorden.meerderheid(19, 37) == "het merendeel"
    assert woorden.meerderheid(18, 36) == "de helft"
    assert woorden.meerderheid(18, 37) == "een minderheid"
    assert (woorden.meerderheid(0, 3), woorden.meerderheid(3, 3)) == ("geen", "alle")


def test_opsomming_en_hoofdletters():
    assert woorden.opsomming([]) == ""
    assert woorden.opsomming(["a"]) == "a"
    assert woorden.opsomming(["a", "b", "c"]) == "a, b en c"
    assert woorden.klein_begin("Scholing") == "scholing"
    assert woorden.klein_begin("BBL-plekken") == "BBL-plekken"
    assert woorden.groot_begin("één plan") == "Eén plan"
