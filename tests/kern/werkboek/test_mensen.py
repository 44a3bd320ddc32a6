"""Cells as people fill them in: read as on a page, or refused with what is expected."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from sectorplannen.kern.werkboek import mensen
from sectorplannen.kern.werkboek.cellen import Cel, Onleesbaar, Soort, lees_cel

WOORDEN = {"a. Instroom van jongeren": "a", "Scholing": "scholing"}


def lees(waarde: object, soort: Soort, letter: str = "s") -> object:
    return lees_cel(Cel(waarde, letter), soort)


def geweigerd(waarde: object, soort: Soort, letter: str = "s") -> Onleesbaar:
    with pytest.raises(Onleesbaar) as fout:
        lees(waarde, soort, letter)
    assert fout.value.verwacht
    assert fout.value.gevonden
    return fout.value


@pytest.mark.parametrize("waarde", [1240000, 1240000.0, "1.240.000", "1240000", " € 1.240.000,00 ", "1240000,00"])
def test_een_bedrag_zoals_mensen_het_schrijven(waarde):
    gelezen = lees(waarde, mensen.bedrag())
    assert gelezen == Decimal("1240000.00")
    assert str(gelezen) == "1240000.00"


@pytest.mark.parametrize(
    "waarde", [-5, "-5", "veel", "12,345", 0.001, True, date(2015, 1, 1), "1e99", "NaN", 10**11, "99.999.999.999"]
)
def test_wat_geen_bedrag_is(waarde):
    geweigerd(waarde, mensen.bedrag())


@pytest.mark.parametrize("waarde", [1240, 1240.0, "1.240", " 1240 "])
def test_een_aantal_zoals_mensen_het_schrijven(waarde):
    assert lees(waarde, mensen.aantal()) == 1240


@pytest.mark.parametrize("waarde", [-1, "-1", 1.5, "1,5", "tien", 10_000_001, "10.000.001", True, "9" * 5000])
def test_wat_geen_aantal_is(waarde):
    fout = geweigerd(waarde, mensen.aantal(0, 10_000_000))
    assert fout.verwacht == "een heel getal van 0 tot en met 10.000.000"


@pytest.mark.parametrize(
    "waarde",
    [
        date(2015, 12, 31),
        datetime(2015, 12, 31),  # noqa: DTZ001  (a spreadsheet knows no zone)
        "31-12-2015",
        "31/12/2015",
        "31 december 2015",
        "31 dec. 2015",
        "2015-12-31",
        "2015-12-31 00:00:00",
    ],
)
def test_een_dag_zoals_mensen_hem_schrijven(waarde):
    assert lees(waarde, mensen.dag()) == date(2015, 12, 31)


@pytest.mark.parametrize(
    "waarde",
    [
        "31-2-2015",
        "morgen",
        42369,
        time(12),
        date(1815, 6, 18),
        "1-1-2200",
        datetime(2015, 12, 31, 12),  # noqa: DTZ001
    ],
)
def test_wat_geen_dag_is(waarde):
    geweigerd(waarde, mensen.dag())


@pytest.mark.parametrize(
    "waarde", ["a", "A", "a. Instroom van jongeren", "instroom  VAN jongeren", " A. instroom van jongeren."]
)
def test_een_keuze_als_woord_of_code_hoofdletters_maken_niet_uit(waarde):
    assert lees(waarde, mensen.keuze(WOORDEN, "een thema")) == "a"


@pytest.mark.parametrize("waarde", ["scholen", "b", ".", 1, date(2015, 1, 1)])
def test_een_woord_dat_niet_in_de_lijst_staat(waarde):
    assert geweigerd(waarde, mensen.keuze(WOORDEN, "een thema")).verwacht == "een thema uit de lijst op het blad Keuzes"


@pytest.mark.parametrize("waarde", ["1, 3", "3,1", "1 en 3", "1;3", "3 1 3", "1, 3,"])
def test_nummers_met_iets_ertussen(waarde):
    assert lees(waarde, mensen.nummers("knelpunten")) == (1, 3)


def test_een_nummer_alleen_mag_een_getal_zijn_en_een_breuk_is_er_geen():
    assert lees(3, mensen.nummers("knelpunten")) == (3,)
    assert (
        geweigerd(1.3, mensen.nummers("knelpunten")).verwacht
        == "nummers van knelpunten met een komma ertussen, zoals 1, 3"
    )
    geweigerd("een", mensen.nummers("knelpunten"))


@pytest.mark.parametrize(
    ("waarde", "tekst"), [(12.5, "12,5"), (85, "85"), (85.0, "85"), ("=meer", "=meer"), ("-x", "-x")]
)
def test_een_tekst_mag_een_getal_zijn_en_met_een_teken_beginnen(waarde, tekst):
    assert lees(waarde, mensen.vrije_tekst()) == tekst


@pytest.mark.parametrize(
    "soort", [mensen.vrije_tekst(), mensen.regel(9), mensen.bedrag(), mensen.dag(), mensen.keuze(WOORDEN, "een woord")]
)
def test_een_formule_is_nooit_een_waarde(soort):
    assert geweigerd("=A1", soort, letter="f").gevonden == "de formule =A1"


def test_een_te_lange_tekst_noemt_hoe_lang_hij_is():
    assert geweigerd("x" * 1201, mensen.regel(200)).gevonden == "1.201 tekens"
    assert lees("x" * 32_767, mensen.vrije_tekst()) == "x" * 32_767
    assert geweigerd("x" * 32_768, mensen.vrije_tekst()).gevonden == "32.768 tekens"


@pytest.mark.parametrize("tekst", ["a\x07b", "a_x0007_b", "a\x9fb", "a\uffffb"])
def test_een_stuurteken_wordt_genoemd(tekst):
    fout = geweigerd(tekst, mensen.vrije_tekst())
    assert fout.verwacht == "een tekst zonder stuurtekens"
    assert fout.gevonden.startswith("het stuurteken U+")


def test_regeleinden_van_excel_worden_gewone_regeleinden():
    assert lees("een_x000D_\ntwee\r\ndrie", mensen.vrije_tekst()) == "een\ntwee\ndrie"
    assert lees("een_x000D_\ntwee\tdrie", mensen.regel(20)) == "een twee drie"
