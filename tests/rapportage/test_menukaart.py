"""The examples of the demo: invented and marked as such, one for each kind, theme and bottleneck, each once."""

from decimal import Decimal

import pytest

from aanvragen.models import Categorie, CategorieThema, Knelpuntsoort, Thema, Voorbeeldmaatregel
from aanvragen.vergelijking import prijsklassen
from rapportage.demo import menukaart


@pytest.fixture
def voorbeelden(db):
    menukaart()
    return Voorbeeldmaatregel.objects.all()


def test_elk_voorbeeld_zegt_dat_het_is_verzonnen(voorbeelden):
    assert {v.bron for v in voorbeelden} == {"Verzonnen voor de demonstratie"}
    for voorbeeld in voorbeelden:
        voorbeeld.full_clean()


def test_bij_elke_soort_maatregel_is_er_iets_om_mee_te_vergelijken(voorbeelden):
    assert set(prijsklassen()) == set(Categorie.values)
    passend = set(CategorieThema.objects.values_list("thema", "categorie"))
    assert {(v.thema, v.categorie) for v in voorbeelden} <= passend


def test_bij_elk_thema_en_elk_knelpunt_staat_er_een_die_zegt_wat_hij_vraagt(voorbeelden):
    assert {v.thema for v in voorbeelden} == set(Thema.values)
    assert {v.knelpunt for v in voorbeelden} == set(Knelpuntsoort.values)
    assert all(v.vraagt and v.doelgroep and v.meetwijze for v in voorbeelden)
    assert len(voorbeelden) >= 20


def test_nog_een_keer_verdubbelt_niets_en_laat_staan_wat_een_beheerder_wijzigde(voorbeelden):
    aantal, eerste = voorbeelden.count(), voorbeelden.first()
    eerste.hoogste_kosten = Decimal("99999.00")
    eerste.save()
    menukaart()
    assert Voorbeeldmaatregel.objects.count() == aantal
    assert Voorbeeldmaatregel.objects.get(pk=eerste.pk).hoogste_kosten == Decimal("99999.00")
