"""The pages of a supplement: each question at its section, the rest to read, the term, and what changed since filing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen import services
from aanvragen.forms import UitvoeringForm
from aanvragen.volledigheid import gebreken
from beoordeling import services as beoordeling
from sectorplannen.kern.datums import vandaag
from tests import fabrieken


def adres(naam, plan, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


@pytest.fixture
def gevraagd(coen, tijdvak):
    """Of which g is asked: measures, financing, and files of that kind."""
    plan = fabrieken.ingediend()
    beoordeling.aanvulling_vragen(
        plan, vragen={"g": "Onderbouw de kosten."}, uiterlijk_op=vandaag() + timedelta(days=12), door=coen
    )
    return plan


def test_een_onderdeel_dat_niet_is_gevraagd_is_alleen_te_lezen(als, anja, gevraagd):
    client = als(anja)
    enkel = [("knelpunt", (1,)), ("knelpunt_verwijderen", (1,))]
    for naam, rest in [("gegevens", ()), ("uitvoering", ()), ("knelpunten", ()), *enkel]:
        antwoord = client.get(adres(naam, gevraagd, *rest))
        tekst = antwoord.content.decode()
        assert antwoord.status_code == 200
        assert "Over dit onderdeel is niets gevraagd." in tekst
        assert "<textarea" not in tekst
        assert "Onderbouw de kosten." not in tekst
    assert "Bakkers leren een nieuw vak." in client.get(adres("gegevens", gevraagd)).content.decode()


def test_wie_toch_verstuurt_leest_waarom_het_niet_kan_en_houdt_zijn_tekst(als, anja, gevraagd):
    gezien = UitvoeringForm(instance=gevraagd, aanvraag=gevraagd).vingerafdruk
    velden = {"uitvoering": "Een ander.", "voorwaarden": "Geen.", "gezien": gezien, "versie": gevraagd.versie}
    antwoord = als(anja).post(adres("uitvoering", gevraagd), velden)
    tekst = antwoord.content.decode()
    assert "Over ‘Uitvoering en voorwaarden’ is niets gevraagd." in tekst
    assert "Een ander." in tekst
    gevraagd.refresh_from_db()
    assert gevraagd.uitvoering == "Het fonds voert uit."


def test_de_vraag_staat_bij_haar_onderdeel_met_de_termijn(als, anja, gevraagd):
    client = als(anja)
    for naam in ("financiering", "maatregelen", "bijlagen"):
        tekst = client.get(adres(naam, gevraagd)).content.decode()
        assert "Wat wij bij dit onderdeel vragen:" in tekst
        assert "Onderbouw de kosten." in tekst
        assert "nog 12 dagen" in tekst


def test_waarover_iets_is_gevraagd_heet_op_de_takenlijst_niet_compleet(als, anja, gevraagd):
    tekst = als(anja).get(adres("plan", gevraagd)).content.decode()
    assert tekst.count("Ingevuld") == 2  # measures and financing; the rest is only to be read
    assert "onderdelen zijn compleet" not in tekst
    assert "U kunt 3 onderdelen wijzigen" in tekst


def test_de_takenlijst_en_de_controle_zeggen_wat_er_veranderde(als, anja, gevraagd):
    client = als(anja)
    assert "Nog niets." in client.get(adres("plan", gevraagd)).content.decode()
    services.bewerken(gevraagd, door=anja, financieringsplan="Het fonds betaalt alles.")
    for naam in ("plan", "controleren"):
        tekst = client.get(adres(naam, gevraagd)).content.decode()
        assert "<del>Het fonds betaalt de helft.</del>" in tekst
        assert "<ins>Het fonds betaalt alles.</ins>" in tekst
    assert tekst.count("Niet gevraagd") == 4


def test_de_controle_leidt_alleen_naar_wat_is_gevraagd(als, anja, coen, tijdvak):
    plan = fabrieken.ingediend()
    maatregel, tot = adres("maatregel", plan, 1), vandaag() + timedelta(days=12)
    beoordeling.aanvulling_vragen(plan, vragen={"h": "Wie betaalt straks?"}, uiterlijk_op=tot, door=coen)
    tekst = als(anja).get(adres("controleren", plan)).content.decode()
    assert adres("financiering", plan) in tekst
    assert f'href="{maatregel}"' not in tekst
    assert tekst.count("Niet gevraagd") == 5


def test_wie_meeleest_ziet_niet_wat_nog_niet_is_verstuurd(als, anja, vera, coen, gevraagd):
    services.bewerken(gevraagd, door=anja, financieringsplan="Nog niet verstuurd.")
    for wie in (vera, coen):
        assert "Nog niet verstuurd." not in als(wie).get(adres("plan", gevraagd)).content.decode()


def test_bij_bijlagen_zijn_alleen_gevraagde_soorten_te_kiezen(als, anja, gevraagd):
    tekst = als(anja).get(adres("bijlagen", gevraagd)).content.decode()
    assert '<option value="g"' in tekst
    assert '<option value="a"' not in tekst
    assert "Hierover is niets gevraagd." in tekst


def test_de_coach_noemt_tijdens_een_aanvulling_alleen_wat_men_kan_verbeteren(als, anja, coen, tijdvak):
    plan = fabrieken.ingediend()
    plan.bijlagen.all().delete()
    zinnen = [gebrek.melding for gebrek in gebreken(plan) if gebrek.plaats == "bijlagen"]
    assert len(zinnen) > 1
    tot = vandaag() + timedelta(days=12)
    beoordeling.aanvulling_vragen(plan, vragen={"a": "Waar is de overeenkomst?"}, uiterlijk_op=tot, door=coen)
    for naam in ("plan", "controleren", "bijlagen"):
        tekst = als(anja).get(adres(naam, plan)).content.decode()
        assert [zin for zin in zinnen if zin in tekst] == ["Voeg de getekende samenwerkingsovereenkomst toe."]


@pytest.mark.parametrize("naam", ["plan", "controleren", "gegevens", "financiering"])
def test_een_groter_plan_vraagt_tijdens_een_aanvulling_niet_meer(als, anja, gevraagd, naam):
    client = als(anja)

    def queries() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(adres(naam, gevraagd)).status_code == 200
        return len(gevangen)

    queries()
    klein = queries()
    for nummer in range(19):
        gelijk = fabrieken.SMART | fabrieken.MAATREGELEN[1] | {"naam": f"Maatregel {nummer}"}
        services.maatregel_opslaan(gevraagd, door=anja, knelpunten=gevraagd.knelpunten.all(), **gelijk)
    assert queries() == klein
