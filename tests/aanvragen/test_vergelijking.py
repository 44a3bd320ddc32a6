"""What a measure costs beside those of its kind: the menukaart, and plans that were granted."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen.models import Categorie, Voorbeeldmaatregel
from aanvragen.vergelijking import Prijsklasse, kwartielen, prijsklassen
from tests import fabrieken

BBL, SCHOLING = Categorie.INSTROOM_BBL, Categorie.SCHOLING


def voorbeeld(laagst, hoogst, categorie=SCHOLING, naam="Cursus"):
    return Voorbeeldmaatregel.objects.create(
        naam=naam, thema="e", categorie=categorie, laagste_kosten=laagst, hoogste_kosten=hoogst, bron="Test"
    )


def nu() -> dict[str, Prijsklasse]:
    cache.clear()
    return prijsklassen()


def test_zonder_voorbeelden_en_zonder_toegekende_plannen_is_er_niets(db):
    assert nu() == {}


def test_de_menukaart_geeft_de_laagste_en_de_hoogste_van_een_soort(db):
    voorbeeld(500, 900)
    voorbeeld(400, 800, naam="Andere cursus")
    voorbeeld(9000, 9500, categorie=BBL)
    assert nu() == {
        SCHOLING: Prijsklasse(Decimal(400), Decimal(900), "de menukaart"),
        BBL: Prijsklasse(Decimal(9000), Decimal(9500), "de menukaart"),
    }


@pytest.mark.parametrize(("aantal", "genoeg"), [(4, False), (6, True)])
def test_ten_minste_drie_toegekende_maatregelen_van_een_soort(tijdvak, aantal, genoeg):
    """Of every two amounts one is a BBL measure of 100 participants and one is schooling of 300."""
    fabrieken.verleend(bedragen=(100_000, 150_000, 200_000, 300_000, 300_000, 450_000)[:aantal])
    verwacht = {
        BBL: Prijsklasse(Decimal("3000.00"), Decimal("5000.00"), "3 maatregelen uit toegekende plannen"),
        SCHOLING: Prijsklasse(Decimal("1500.00"), Decimal("2500.00"), "3 maatregelen uit toegekende plannen"),
    }
    assert nu() == (verwacht if genoeg else {})


def test_een_plan_dat_niet_is_toegekend_telt_niet(tijdvak):
    fabrieken.ingediend(bedragen=(100_000, 150_000) * 3)
    assert nu() == {}


def test_menukaart_en_toegekende_plannen_samen_geven_de_ruimste_grenzen(tijdvak):
    fabrieken.verleend(bedragen=(100_000, 150_000, 200_000, 300_000, 300_000, 450_000))
    voorbeeld(2000, 4000, categorie=BBL)
    klasse = nu()[BBL]
    assert (klasse.laagst, klasse.hoogst) == (Decimal(2000), Decimal(5000))
    assert klasse.bron == "de menukaart en 3 maatregelen uit toegekende plannen"


@pytest.mark.parametrize(
    ("bedragen", "grenzen"),
    [
        ([1, 2, 3], ("1.50", "2.50")),
        ([3, 1, 2, 4, 5], ("2.00", "4.00")),
        ([1, 1, 1], ("1.00", "1.00")),
        ([Fraction(100, 3)] * 3, ("33.33", "33.33")),
        ([0, Fraction(1, 50), 1, 2], ("0.02", "1.25")),
    ],
)
def test_kwartielen_zijn_exact_en_op_de_cent(bedragen, grenzen):
    assert kwartielen([Fraction(b) for b in bedragen]) == tuple(Decimal(g) for g in grenzen)


@pytest.mark.parametrize(
    ("bedrag", "duurder", "goedkoper"),
    [("900.00", False, False), ("900.01", True, False), ("250.00", False, False), ("249.99", False, True)],
)
def test_ver_is_boven_de_hoogste_of_onder_de_helft_van_de_laagste(bedrag, duurder, goedkoper):
    klasse = Prijsklasse(Decimal(500), Decimal(900), "de menukaart")
    assert (klasse.is_duurder(Decimal(bedrag)), klasse.is_goedkoper(Decimal(bedrag))) == (duurder, goedkoper)


def test_de_grenzen_worden_even_bewaard(db):
    assert prijsklassen() == {}
    voorbeeld(500, 900)
    with CaptureQueriesContext(connection) as gemeten:
        assert prijsklassen() == {}
    assert len(gemeten) == 0
    cache.clear()
    assert set(prijsklassen()) == {SCHOLING}


def test_vergelijken_kost_twee_vragen_hoeveel_plannen_er_ook_zijn(tijdvak):
    def vragen() -> int:
        with CaptureQueriesContext(connection) as gemeten:
            nu()
        return len(gemeten)

    assert vragen() == 2
    fabrieken.verleend(bedragen=(100_000, 150_000) * 3)
    for n in range(5):
        voorbeeld(500, 900 + n, naam=f"Cursus {n}")
    assert vragen() == 2
