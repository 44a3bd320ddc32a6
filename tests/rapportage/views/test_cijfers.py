"""What each figure means, and the records behind it."""

import pytest
from django.urls import reverse

from beoordeling import services as beoordeling
from rapportage.definities import DEFINITIES
from tests import fabrieken
from tests.rapportage.overgenomen import maatregel, overgenomen

STAND = {"tijdvak": "1", "peildatum": "2014-05-30"}


@pytest.fixture
def plan(tijdvak):
    return fabrieken.verleend()


def test_cijfers_noemt_van_elk_cijfer_naam_betekenis_en_bron(als, plan, petra):
    tekst = als(petra).get(reverse("rapportage:cijfers")).text
    for code, definitie in DEFINITIES.items():
        assert code in tekst
        assert definitie.definitie in tekst


@pytest.mark.parametrize("code", list(DEFINITIES))
def test_elk_cijfer_heeft_een_pagina_met_zijn_rijen(als, plan, petra, code):
    antwoord = als(petra).get(reverse("rapportage:cijfer", args=[code]), STAND)
    assert antwoord.status_code == 200
    assert DEFINITIES[code].naam in antwoord.text


def test_de_lijst_achter_een_cijfer_wijst_naar_het_dossier_en_telt_op(als, plan, petra):
    tekst = als(petra).get(reverse("rapportage:cijfer", args=["deelnemers_beoogd"]), STAND).text
    assert reverse("beoordeling:dossier", args=[plan.nummer]) in tekst
    assert "Samen 400." in tekst
    ruimte = als(petra).get(reverse("rapportage:cijfer", args=["ruimte"]), STAND).text.replace("\u00a0", " ")
    assert "Vaststelling van het plafond" in ruimte
    assert "Samen € 199.650.000." in ruimte


def test_van_een_plan_waarmee_men_een_band_heeft_staat_er_niets_maar_de_lijst_telt_op(als, plan, coen):
    beoordeling.verklaar_belang(plan, heeft_band=True, toelichting="Mijn zus werkt er.", door=coen)
    for code in ("aantal_ingediend", "bedrag_verleend"):
        tekst = als(coen).get(reverse("rapportage:cijfer", args=[code]), STAND).text
        assert plan.naam not in tekst
        assert plan.nummer not in tekst
        assert "Een plan waarmee u een band heeft gemeld" in tekst


def test_een_lange_lijst_staat_op_paginas_en_vraagt_niet_meer(als, tijdvak, petra, django_assert_max_num_queries):
    for nummer in range(1, 61):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel()])
    bezoeker = als(petra)
    with django_assert_max_num_queries(15):
        eerste = bezoeker.get(reverse("rapportage:cijfer", args=["aantal_verleend"]), STAND).text
    assert "Pagina 1 van 2" in eerste
    assert "Geteld: 60." in eerste
    tweede = bezoeker.get(reverse("rapportage:cijfer", args=["aantal_verleend"]), STAND | {"page": "2"}).text
    assert "SP1-60" in tweede


def test_een_onbekend_cijfer_bestaat_niet(als, plan, petra):
    assert als(petra).get(reverse("rapportage:cijfer", args=["geluk"]), STAND).status_code == 404


@pytest.mark.parametrize("adres", [("cijfers", []), ("cijfer", ["ruimte"])])
def test_cijfers_zijn_voor_medewerkers_en_alleen_om_te_lezen(als, client, plan, anja, petra, adres):
    pad = reverse(f"rapportage:{adres[0]}", args=adres[1])
    assert client.get(pad).status_code == 302
    assert als(anja).get(pad).status_code == 403
    assert als(petra).post(pad).status_code == 405
