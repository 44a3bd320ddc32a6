"""The front page, in each phase of a period."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Regelingversie, Tijdvak, Voorbeeldmaatregel
from beoordeling import services as beoordeling
from rapportage.demo import menukaart
from tests import fabrieken


def _tijdvak(van: int, tot: int) -> Tijdvak:
    """A period from so many to so many days from now."""
    nu = timezone.now()
    rij = Tijdvak.objects.create(
        nummer=5,
        naam="Vijfde tijdvak",
        opent_op=nu + timedelta(days=van),
        sluit_op=nu + timedelta(days=tot),
        regelingversie=Regelingversie.objects.latest("geldig_van"),
    )
    beoordeling.plafond_vaststellen(rij, Decimal(30_000_000), grondslag="Stcrt.", door=fabrieken.persoon("petra"))
    return rij


@pytest.mark.django_db
def test_start_is_er_ook_zonder_tijdvak(client):
    antwoord = client.get("/")
    assert antwoord.status_code == 200
    assert "Nog geen tijdvak" in antwoord.text
    assert "Bekijk toegekende plannen" in antwoord.text


@pytest.mark.django_db
def test_start_toont_tot_wanneer_en_hoeveel_er_nog_is_als_een_tijdvak_open_is(client):
    fabrieken.tijdvak()
    _tijdvak(-1, 10)
    tekst = client.get("/").text.replace("\u00a0", " ")
    assert "Vijfde tijdvak" in tekst
    assert "Nog te verdelen" in tekst
    assert "€ 30.000.000" in tekst
    assert reverse("aanvragen:nieuw") in tekst


@pytest.mark.django_db
def test_start_noemt_het_tijdvak_dat_komt(client):
    _tijdvak(5, 10)
    tekst = client.get("/").text
    assert "Nog niet open" in tekst
    assert "Indienen kan vanaf" in tekst


def test_start_zegt_rustig_dat_er_geen_tijdvak_open_is_en_wijst_naar_toegekende_plannen(client, tijdvak):
    fabrieken.verleend()
    tekst = client.get("/").text.replace("\u00a0", " ")
    assert "Er is nu geen tijdvak open" in tekst
    assert "Toegekend, 1 plan" in tekst
    assert "€ 350.000" in tekst
    assert reverse("rapportage:register") in tekst
    assert "Begin met uw plan" not in tekst


@pytest.mark.django_db
def test_start_noemt_de_voorwaarden_van_de_geldende_regeling(client):
    regeling = Regelingversie.objects.op(timezone.now().date())
    tekst = client.get("/").text.replace("\u00a0", " ")
    assert f"ten hoogste {regeling.duur_maanden} maanden" in tekst
    assert f"Binnen {regeling.beslistermijn_weken} weken" in tekst


def test_start_wijst_een_medewerker_naar_het_werk(als, petra, tijdvak):
    assert "Naar uw werk" in als(petra).get("/").text


def test_start_stelt_een_vast_aantal_vragen(client, tijdvak, django_assert_max_num_queries):
    fabrieken.verleend("Een")
    fabrieken.verleend("Twee")
    menukaart()
    with django_assert_max_num_queries(10):
        client.get("/")


@pytest.mark.django_db
def test_start_wijst_de_wegen_naar_een_plan_en_toont_voorbeelden_met_hun_bron(client):
    leeg = client.get("/").text
    for naam in ("rondom:geschikt", "rondom:oproepen", "rondom:menukaart", "account_signup"):
        assert reverse(naam) in leeg, naam
    assert "voorbeelden van maatregelen" not in leeg
    menukaart()
    vol = client.get("/").text
    assert f"Alle {Voorbeeldmaatregel.objects.count()} maatregelen" in vol
    assert vol.count("Bron: Verzonnen voor de demonstratie") == 3


def test_start_laat_een_medewerker_de_wegen_van_een_aanvrager_niet_zien(als, dirk):
    assert "Voordat u een plan maakt" not in als(dirk).get("/").text


@pytest.mark.django_db
def test_start_neemt_niets_aan(client):
    assert client.post("/").status_code == 405
