"""What a measure costs beside its kind: granted plans and the menukaart, with the number of cases, and never more than that."""

from decimal import Decimal
from fractions import Fraction

import pytest

from aanvragen.models import Voorbeeldmaatregel
from beoordeling.kostenvergelijking import BREED, Kostenvergelijking, Spreiding, spreiding, vergelijk
from tests import fabrieken


@pytest.fixture(autouse=True)
def _geen_menukaart(db):
    Voorbeeldmaatregel.objects.all().delete()


def test_laagst_midden_en_hoogst_op_de_cent():
    assert spreiding([Fraction(400, 3), Fraction(100), Fraction(300)]) == Spreiding(
        Decimal("100.00"), Decimal("133.33"), Decimal("300.00"), 3
    )
    assert spreiding([Fraction(1), Fraction(2)]).midden == Decimal("1.50")
    assert spreiding([]) is None


def test_alleen_toegekende_plannen_tellen_mee(tijdvak):
    fabrieken.in_beoordeling("Nog niet besloten")
    fabrieken.afgewezen("Afgewezen")
    eigen = fabrieken.in_beoordeling("Eigen")
    assert vergelijk("scholing", Decimal(1000), behalve=eigen).toegekend is None
    fabrieken.verleend("Verleend")
    assert vergelijk("scholing", Decimal(1000), behalve=eigen).toegekend == Spreiding(
        Decimal("1000.00"), Decimal("1000.00"), Decimal("1000.00"), 1
    )


def test_het_eigen_plan_telt_niet_mee(tijdvak):
    verleend = fabrieken.verleend()
    assert vergelijk("scholing", Decimal(1000), behalve=verleend).toegekend is None


def test_een_andere_soort_telt_niet_mee(tijdvak):
    fabrieken.verleend("Verleend")
    eigen = fabrieken.in_beoordeling("Eigen")
    assert vergelijk("instroom_bbl", Decimal(1000), behalve=eigen).toegekend.midden == 4000


def test_zonder_deelnemers_is_er_niets_te_vergelijken(ingediend):
    assert vergelijk("scholing", None, behalve=ingediend) is None


def test_te_weinig_toegekende_maatregelen_meten_niet():
    kaart = Spreiding(Decimal(100), Decimal(200), Decimal(300), 2)
    twee, drie = (Spreiding(Decimal(500), Decimal(500), Decimal(500), aantal) for aantal in (2, 3))
    assert Kostenvergelijking(Decimal(200), twee, kaart).maat == kaart
    assert Kostenvergelijking(Decimal(200), drie, kaart).maat == drie
    assert Kostenvergelijking(Decimal(200), twee, None).maat is None
    assert Kostenvergelijking(Decimal(200), twee, None).afwijking == ""


@pytest.mark.parametrize(
    ("eigen", "zin", "buiten"),
    [
        (260, "Deze maatregel ligt 30% boven het midden.", False),
        (200, "Deze maatregel ligt op het midden.", False),
        (50, "Deze maatregel ligt 75% onder het midden.", True),
    ],
)
def test_de_afwijking_in_woorden(eigen, zin, buiten):
    maat = Spreiding(Decimal(100), Decimal(200), Decimal(300), 5)
    gevonden = Kostenvergelijking(Decimal(eigen), maat, None)
    assert (gevonden.afwijking, gevonden.buiten) == (zin, buiten)


@pytest.mark.parametrize("eigen", [0, 1, 200, 5000])
def test_alles_staat_op_de_lijn(eigen):
    maat = Spreiding(Decimal(100), Decimal(200), Decimal(300), 5)
    tekening = Kostenvergelijking(Decimal(eigen), maat, None).tekening
    assert 0 <= tekening["van"] <= tekening["midden"] <= tekening["van"] + tekening["breed"] <= BREED
    assert 0 <= tekening["eigen"] <= BREED
