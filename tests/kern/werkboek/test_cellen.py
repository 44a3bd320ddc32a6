"""Each kind of cell: what is read, exactly, and what is refused."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from sectorplannen.kern.datums import AMSTERDAM
from sectorplannen.kern.werkboek import cellen
from sectorplannen.kern.werkboek.cellen import Cel, Onleesbaar, lees_cel
from sectorplannen.kern.werkboek.momenten import Tijdstip


def lees(waarde, soort, **cel):
    return lees_cel(Cel(waarde, **cel), soort)


def geweigerd(waarde, soort, **cel) -> Onleesbaar:
    with pytest.raises(Onleesbaar) as fout:
        lees(waarde, soort, **cel)
    assert fout.value.verwacht
    assert fout.value.gevonden
    return fout.value


def moment(*delen: int, micro: int = 0) -> Tijdstip:
    op = datetime(*delen, microsecond=micro, tzinfo=AMSTERDAM)  # type: ignore[misc, arg-type]
    return Tijdstip(op.date(), op)


@pytest.mark.parametrize(
    ("waarde", "bedrag"),
    [
        (57721030, "57721030.00"),
        (57721030.0, "57721030.00"),
        ("57721030.00", "57721030.00"),
        ("57721030,00", "57721030.00"),
        (" 12,5 ", "12.50"),
        (0.1 + 0.2, "0.30"),
        (1234567.1, "1234567.10"),
        (9999999999.99, "9999999999.99"),
        ("10000000000", "10000000000.00"),
        (0, "0.00"),
        (-0.0, "0.00"),
    ],
)
def test_een_bedrag_is_exact_tot_op_de_cent(waarde, bedrag):
    gelezen = lees(waarde, cellen.bedrag())
    assert (gelezen, str(gelezen).lstrip("-")) == (Decimal(bedrag), bedrag)


@pytest.mark.parametrize(
    "waarde",
    [
        12.345,
        "12.345",
        "1.240",
        "1.240.000,00",
        "€ 12",
        "veel",
        "1e3",
        -1,
        "-0,01",
        True,
        1e12,
        1e300,
        "1" * 30,
        date(2014, 1, 1),
    ],
)
def test_een_bedrag_dat_meer_dan_een_ding_kan_zijn_of_niet_kan_wordt_geweigerd(waarde):
    geweigerd(waarde, cellen.bedrag())


def test_een_bedrag_boven_nul_is_niet_nul():
    assert "hoger dan 0" in geweigerd(0, cellen.bedrag(boven_nul=True)).verwacht


@pytest.mark.parametrize(("waarde", "getal"), [(7, 7), (7.0, 7), ("7", 7), (" 7 ", 7), (6.9999999999, 7), (0, 0)])
def test_een_heel_getal(waarde, getal):
    assert lees(waarde, cellen.geheel()) == getal


@pytest.mark.parametrize("waarde", [7.5, "7,5", -1, True, False, "zeven", 2**31, 1e308, time(1), "٧"])
def test_geen_heel_getal(waarde):
    geweigerd(waarde, cellen.geheel())


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [("  x ", "x"), (7, "7"), (7.0, "7"), ("a\nb", "a b"), ("\u00a0x", "x"), ("-1+1", "-1+1"), ("@x", "@x")],
)
def test_een_tekst(waarde, tekst):
    assert lees(waarde, cellen.tekst(40)) == tekst


@pytest.mark.parametrize("waarde", ["x" * 41, True, 7.5, datetime(2014, 1, 1), date(2014, 1, 1)])  # noqa: DTZ001
def test_geen_tekst_van_40_tekens(waarde):
    geweigerd(waarde, cellen.tekst(40))


def test_een_tekst_zonder_grens_houdt_zijn_regels():
    assert lees("a\nb" * 9000, cellen.tekst()) == "a\nb" * 9000


@pytest.mark.parametrize(
    "soort", [cellen.tekst(), cellen.bedrag(), cellen.moment(), cellen.code(["a"]), cellen.nummers("x")]
)
@pytest.mark.parametrize(
    ("waarde", "letter"), [("=SUM(A1:A3)", "f"), ("=SUM(A1:A3)", "s"), ("  =1+1", "s"), ("=", "s")]
)
def test_een_formule_wordt_als_tekst_gelezen_en_geweigerd(soort, waarde, letter):
    fout = geweigerd(waarde, soort, letter=letter)
    assert fout.gevonden == f"de formule {waarde.strip()}"
    assert fout.verwacht.endswith("geen formule")


def test_een_foutwaarde_is_geen_tekst():
    assert geweigerd("#N/A", cellen.tekst(), letter="e").gevonden == "de foutwaarde #N/A"
    assert lees("#N/A", cellen.tekst()) == "#N/A"


def test_een_eigen_aanhaling_voor_een_isgelijkteken_gaat_eraf():
    assert lees("'=naam", cellen.tekst()) == "=naam"
    assert lees("''=naam", cellen.tekst()) == "'=naam"
    assert lees("'naam'", cellen.tekst()) == "'naam'"


@pytest.mark.parametrize("waarde", ["Verleend", "verlent", "", 1, True, None])
def test_een_code_is_precies_een_van_de_lijst(waarde):
    assert lees(" verleend ", cellen.code(["verleend"])) == "verleend"
    geweigerd(waarde, cellen.code(["verleend"]))


@pytest.mark.parametrize(
    ("waarde", "kvk"),
    [("01234567", "01234567"), (1234567, "01234567"), (12345678.0, "12345678"), (" 12345678 ", "12345678")],
)
def test_een_kvk_nummer_houdt_zijn_eerste_nul(waarde, kvk):
    assert lees(waarde, cellen.kvk()) == kvk


@pytest.mark.parametrize(
    "waarde", ["1234567", 123456, 123456789, "12 345 678", "1234567a", True, 12345678.5, -12345678]
)
def test_geen_kvk_nummer(waarde):
    geweigerd(waarde, cellen.kvk())


@pytest.mark.parametrize(
    ("waarde", "nummers"),
    [("1, 5", (1, 5)), ("1,5", (1, 5)), (5, (5,)), (5.0, (5,)), ("5", (5,)), (" 5 ,5, 2", (5, 2))],
)
def test_nummers_uit_een_lijst(waarde, nummers):
    assert lees(waarde, cellen.nummers("sectoren")) == nummers


@pytest.mark.parametrize("waarde", [1.5, "1;5", "1,,5", "een", "1.5", -1, True, "1,"])
def test_geen_nummers_uit_een_lijst(waarde):
    geweigerd(waarde, cellen.nummers("sectoren"))


@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        ("2013-12-31 23:59:59", moment(2013, 12, 31, 23, 59, 59)),
        ("2013-12-31T23:59", moment(2013, 12, 31, 23, 59)),
        ("2013-12-31T22:59:59Z", moment(2013, 12, 31, 23, 59, 59)),
        ("2013-12-31T22:59:59+00:00", moment(2013, 12, 31, 23, 59, 59)),
        ("2014-07-01 12:00 +0200", moment(2014, 7, 1, 12)),
        ("2014-07-01T12:00:00.25+02:00", moment(2014, 7, 1, 12, micro=250_000)),
        ("2013-12-31", Tijdstip(date(2013, 12, 31))),
        (" 2013-12-31 ", Tijdstip(date(2013, 12, 31))),
        ("2013-12-31T23:30:00Z", moment(2014, 1, 1, 0, 30)),
        (date(2013, 12, 31), Tijdstip(date(2013, 12, 31))),
        (datetime(2013, 12, 31, 12, 0, 0, 1_000), moment(2013, 12, 31, 12)),  # noqa: DTZ001
        (datetime(2013, 12, 31, 11, 59, 59, 999_000), moment(2013, 12, 31, 12)),  # noqa: DTZ001
        (datetime(2013, 12, 31), moment(2013, 12, 31)),  # noqa: DTZ001
    ],
)
def test_een_moment_is_van_amsterdam_tenzij_het_een_zone_noemt(waarde, verwacht):
    gelezen = lees(waarde, cellen.moment())
    assert (gelezen.dag, gelezen.moment) == (verwacht.dag, verwacht.moment)


def test_een_datum_zonder_klok_in_beeld_is_een_hele_dag():
    nacht = datetime(2013, 12, 31)  # noqa: DTZ001
    assert lees(nacht, cellen.moment(), zonder_tijd=True) == Tijdstip(date(2013, 12, 31))


@pytest.mark.parametrize(
    "waarde",
    [
        "31-12-2013",
        "2013-13-01",
        "2013-02-30",
        "2013-12-31 25:00",
        "2013-12-31 24:00:00",
        "20131231",
        "2013-W52-2",
        "gisteren",
        "0001-01-01",
        "9999-12-31",
        "2013-12-31T12:00+99:99",
        41639,
        41639.5,
        True,
        time(12),
        timedelta(days=3),
        datetime(1800, 1, 1),  # noqa: DTZ001
    ],
)
def test_geen_moment(waarde):
    geweigerd(waarde, cellen.moment())


@pytest.mark.parametrize("waarde", ["2014-05-14", date(2014, 5, 14), datetime(2014, 5, 14)])  # noqa: DTZ001
def test_een_datum(waarde):
    assert lees(waarde, cellen.dag()) == date(2014, 5, 14)


@pytest.mark.parametrize("waarde", ["2014-05-14 12:00", datetime(2014, 5, 14, 12), "14 mei 2014", 2014])  # noqa: DTZ001
def test_geen_datum(waarde):
    geweigerd(waarde, cellen.dag())
