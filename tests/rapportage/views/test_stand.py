"""The state page and its downloads."""

import csv
import io
import json
from datetime import date

import pytest
from django.urls import reverse

from rapportage import cijfers
from tests import fabrieken
from tests.rapportage.overgenomen import maatregel, overgenomen

STAND = {"tijdvak": "1", "peildatum": "2014-05-30"}
ADRESSEN = ["stand", "stand_json", "stand_csv"]


@pytest.fixture
def plan(tijdvak):
    return fabrieken.verleend()


@pytest.mark.parametrize("naam", ["dirk", "coen", "els", "petra", "beheer"])
@pytest.mark.parametrize("adres", ADRESSEN)
def test_stand_is_voor_alle_medewerkers(als, plan, naam, adres):
    assert als(fabrieken.persoon(naam)).get(reverse(f"rapportage:{adres}"), STAND).status_code == 200


@pytest.mark.parametrize("adres", ADRESSEN)
def test_stand_weigert_een_aanvrager_en_vraagt_een_bezoeker_in_te_loggen(als, client, plan, anja, adres):
    assert als(anja).get(reverse(f"rapportage:{adres}"), STAND).status_code == 403
    antwoord = client.get(reverse(f"rapportage:{adres}"), STAND)
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("adres", ADRESSEN)
def test_stand_neemt_niets_aan(als, plan, petra, adres):
    assert als(petra).post(reverse(f"rapportage:{adres}"), STAND).status_code == 405


def test_stand_toont_uitkomsten_geld_deelnemers_en_jongeren(als, plan, petra):
    tekst = als(petra).get(reverse("rapportage:stand"), STAND).text.replace("\u00a0", " ")
    for stuk in (
        "Stand van tijdvak 1",
        "30 mei 2014",
        "Wat werd er van 1 plan?",
        "€ 350.000",
        ">400<",
        ">54%<",
        "Telt op",
    ):
        assert stuk in tekst, stuk
    assert "afspraak: een derde" in tekst


def test_elk_getal_op_de_stand_opent_zijn_lijst_op_dezelfde_dag(als, plan, petra):
    tekst = als(petra).get(reverse("rapportage:stand"), STAND).text
    for code in (*cijfers.UITKOMSTEN, "aantal_ingediend", "bedrag_verleend", "plafond", "ruimte", "eigen_bijdrage",
                 "deelnemers_beoogd", "bbl_plekken", "jeugdaandeel", "jeugdbedrag", "deelnemers_gerealiseerd",
                 "aantal_laatste_twee_weken", "aantal_regionaal"):  # fmt: skip
        if code != "aantal_verlening_ingetrokken":
            assert f"{reverse('rapportage:cijfer', args=[code])}?tijdvak=1&amp;peildatum=2014-05-30" in tekst, code


def test_stand_noemt_elke_controle_in_een_zin(als, plan, petra, tijdvak):
    tekst = als(petra).get(reverse("rapportage:stand"), STAND).text
    for controle in cijfers.stand(tijdvak, date(2014, 5, 30)).controles:
        assert controle.melding.replace("'", "&#x27;") in tekst


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ({"tijdvak": "77"}, "Dit tijdvak bestaat niet."),
        ({"tijdvak": "1", "peildatum": "1-1-2099"}, "Kies een dag tot en met vandaag."),
        ({"tijdvak": "1", "peildatum": "gisteren"}, "Vul een dag in die bestaat"),
        ({"tijdvak": "'; DROP"}, "Dit tijdvak bestaat niet."),
    ],
)
def test_stand_zegt_wat_er_niet_kan_en_toont_dan_de_stand_van_vandaag(als, plan, petra, vraag, zin):
    antwoord = als(petra).get(reverse("rapportage:stand"), vraag)
    assert antwoord.status_code == 200
    assert zin in antwoord.text
    for adres in ("stand_json", "stand_csv"):
        assert als(petra).get(reverse(f"rapportage:{adres}"), vraag).status_code == 404


def test_stand_zonder_keuze_is_het_laatste_tijdvak_waarin_is_ingediend(als, plan, petra):
    fabrieken.tijdvak(2)
    assert "Stand van tijdvak 1" in als(petra).get(reverse("rapportage:stand")).text


@pytest.mark.django_db
def test_stand_zonder_tijdvak_zegt_dat(als, petra):
    assert "Er is nog geen tijdvak" in als(petra).get(reverse("rapportage:stand")).text


def test_stand_voor_de_opening_is_leeg_maar_heel(als, tijdvak, petra):
    tekst = als(petra).get(reverse("rapportage:stand"), {"tijdvak": "1", "peildatum": "2013-09-01"}).text
    assert "Nog geen plannen ingediend" in tekst
    assert "Er is nog geen plafond." in tekst


def test_stand_stelt_een_vast_aantal_vragen(als, tijdvak, petra, django_assert_max_num_queries):
    for nummer in range(12):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel(1), maatregel(2, categorie="scholing")])
    bezoeker = als(petra)
    with django_assert_max_num_queries(14):
        bezoeker.get(reverse("rapportage:stand"), STAND)


def test_json_is_wat_de_opdrachtregel_geeft(als, plan, petra, tijdvak):
    antwoord = als(petra).get(reverse("rapportage:stand_json"), STAND)
    assert json.loads(antwoord.content) == cijfers.als_json(cijfers.stand(tijdvak, date(2014, 5, 30)))
    assert antwoord["Content-Disposition"] == 'attachment; filename="stand-tijdvak-1-2014-05-30.json"'


def test_csv_geeft_exacte_waarden_en_voert_geen_formule_uit(als, tijdvak, petra):
    overgenomen("SP1-1", tijdvak, [maatregel(bedrag="1234.56")], naam="=HYPERLINK(1)")
    inhoud = als(petra).get(reverse("rapportage:stand_csv"), STAND).content.decode("utf-8-sig")
    rijen = {tuple(rij[:3]): rij[3] for rij in csv.reader(io.StringIO(inhoud), delimiter=";")}
    assert rijen["cijfers", "bedrag_verleend", "waarde"] == "1234.56"
    assert rijen["tabel_1", "1", "naam"] == "'=HYPERLINK(1)"


def test_een_vijandige_naam_komt_onschadelijk_op_de_pagina(als, tijdvak, petra):
    overgenomen("SP1-1", tijdvak, [maatregel()], naam="<script>alert(1)</script>")
    adres = reverse("rapportage:cijfer", args=["aantal_ingediend"])
    assert "<script>alert(1)" not in als(petra).get(adres, STAND).text
