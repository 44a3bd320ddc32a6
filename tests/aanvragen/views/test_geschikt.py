"""The page of the eligibility check: without an account, all answers in the address, ending in a next step."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from aanvragen.models import Aanvraag, Regelingversie
from sectorplannen.kern.datums import vandaag

CHECK = reverse("rondom:geschikt")
GOED = {
    "soort": "werkgeversorganisatie", "samen": ["werknemers"], "vereniging": "ja", "cao": "ja", "waarvoor": "sector",
    "themas": ["a", "e"], "gevraagd": "1.000.000", "duur": "24", "zekerheid": "ja",
}  # fmt: skip


def kijk(client, **anders):
    return client.get(f"{CHECK}?{urlencode(GOED | anders, doseq=True)}").text.replace("\u00a0", " ")


@pytest.mark.django_db
def test_de_lege_pagina_stelt_de_vragen_en_zegt_niets_over_fouten(client):
    antwoord = client.get(CHECK)
    assert antwoord.status_code == 200
    assert "Wat voor organisatie bent u?" in antwoord.text
    assert "U kunt aanvragen" not in antwoord.text
    assert "Fout:" not in antwoord.text


def test_wie_kan_aanvragen_leest_tot_wanneer_en_begint(client, open_tijdvak):
    tekst = kijk(client)
    assert "U kunt aanvragen" in tekst
    assert "U kunt indienen tot en met" in tekst
    assert reverse("aanvragen:nieuw") in tekst
    assert not Aanvraag.objects.exists()


def test_wie_nog_niet_kan_leest_elke_reden_met_artikel_en_volgende_stap(client, open_tijdvak):
    tekst = kijk(client, samen=[], themas=["a"])
    assert "U kunt nog niet aanvragen, want" in tekst
    for stuk in ("Artikel 2.1", "Artikel 3.1", reverse("rondom:oproepen"), reverse("rondom:menukaart")):
        assert stuk in tekst
    assert "Begin met uw plan" not in tekst


@pytest.mark.django_db
def test_zonder_open_tijdvak_geldt_de_regeling_van_vandaag_en_kan_niemand_beginnen(client):
    regeling = Regelingversie.objects.op(vandaag())
    tekst = kijk(client)
    assert regeling.naam.lower() in tekst
    assert "U kunt aanvragen" in tekst
    assert "Er is nu geen tijdvak open" in tekst
    assert "Begin met uw plan" not in tekst


def test_de_regels_zijn_die_van_het_tijdvak_dat_open_is(client, open_tijdvak):
    assert open_tijdvak.regelingversie.minimum_gevraagd == 250_000
    assert "U vraagt ten minste € 250.000" in kijk(client, gevraagd="200.000")


@pytest.mark.parametrize(
    "anders",
    [{"gevraagd": "veel"}, {"duur": "0"}, {"duur": "9999"}, {"soort": "'; DROP"}, {"themas": ["z"]}, {"gevraagd": ""}],
)
def test_wat_niet_kan_wordt_bij_de_vraag_gezegd_en_geeft_geen_uitkomst(client, open_tijdvak, anders):
    tekst = kijk(client, **anders)
    assert "<title>Fout:" in tekst
    assert 'id="uitkomst"' not in tekst


@pytest.mark.django_db
def test_de_check_neemt_niets_aan_en_vraagt_weinig(client, django_assert_max_num_queries):
    assert client.post(CHECK, GOED).status_code == 405
    with django_assert_max_num_queries(4):
        kijk(client)
