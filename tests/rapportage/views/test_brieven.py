"""Letters: asking, seeing it being made, taking it."""

from datetime import date

import pytest
from django.urls import reverse

from rapportage import services
from rapportage.models import Rapport
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from tests import fabrieken

PEILDATUM = date(2014, 5, 30)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def opdracht(tijdvak, petra) -> Opdracht:
    return services.brief_aanvragen(tijdvak, PEILDATUM, door=petra)


@pytest.fixture
def rapport(opdracht) -> Rapport:
    opdrachten.voer_uit(opdracht.pk)
    return Rapport.objects.get()


def test_brief_maken_plaatst_een_opdracht_en_gaat_naar_de_voortgang(als, tijdvak, petra):
    antwoord = als(petra).post(reverse("rapportage:brieven"), {"tijdvak": "1", "peildatum": "30 mei 2014"})
    opdracht = Opdracht.objects.get(soort="brief_maken")
    assert antwoord["Location"] == reverse("rapportage:brief_voortgang", args=[opdracht.pk])
    assert opdracht.gegevens == {"tijdvak": 1, "peildatum": "2014-05-30"}


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ({}, "Kies een tijdvak."),
        ({"tijdvak": "1"}, "Vul een dag in."),
        ({"tijdvak": "1", "peildatum": "1-1-2099"}, "Kies een dag tot en met vandaag."),
        ({"tijdvak": "8", "peildatum": "1-1-2014"}, "Dit tijdvak bestaat niet."),
    ],
)
def test_brief_maken_zegt_wat_er_mist_en_plaatst_niets(als, tijdvak, petra, invoer, zin):
    antwoord = als(petra).post(reverse("rapportage:brieven"), invoer)
    assert antwoord.status_code == 200
    assert zin in antwoord.text
    assert not Opdracht.objects.filter(soort="brief_maken").exists()


def test_de_stand_vult_tijdvak_en_dag_alvast_in(als, tijdvak, petra):
    tekst = als(petra).get(reverse("rapportage:brieven"), {"tijdvak": "1", "peildatum": "2014-05-30"}).text
    assert 'value="30 mei 2014"' in tekst
    assert '<option value="1" selected>' in tekst


def test_voortgang_werkt_zonder_en_met_htmx(als, opdracht, petra):
    adres = reverse("rapportage:brief_voortgang", args=[opdracht.pk])
    bezoeker = als(petra)
    pagina = bezoeker.get(adres).text
    assert "De brief wacht op zijn beurt." in pagina
    assert "Ververs" in pagina
    assert bezoeker.get(adres, {"gezien": "wacht: "}, headers=HTMX).status_code == 204
    opdrachten.voer_uit(opdracht.pk)
    nieuws = bezoeker.get(adres, {"gezien": "wacht: "}, headers=HTMX).text
    assert "Download de brief (PDF)" in nieuws
    assert "<html" not in nieuws
    assert "hx-get" not in nieuws


def test_een_mislukte_brief_zegt_dat_en_biedt_het_nog_eens_aan(als, opdracht, petra):
    Opdracht.objects.filter(pk=opdracht.pk).update(status=OpdrachtStatus.MISLUKT, fout="OSError: geheim pad")
    tekst = als(petra).get(reverse("rapportage:brief_voortgang", args=[opdracht.pk])).text
    assert "De brief kon niet worden gemaakt." in tekst
    assert "geheim" not in tekst
    assert "tijdvak=1&amp;peildatum=2014-05-30" in tekst


def test_brief_geeft_de_pdf(als, rapport, petra):
    antwoord = als(petra).get(reverse("rapportage:brief", args=[rapport.pk]))
    assert antwoord["Content-Type"] == "application/pdf"
    assert 'filename="brief-tijdvak-1-2014-05-30.pdf"' in antwoord["Content-Disposition"]
    assert b"".join(antwoord.streaming_content).startswith(b"%PDF")


def test_een_brief_waarvan_het_bestand_weg_is_bestaat_niet(als, rapport, petra):
    rapport.bestand.storage.delete(rapport.bestand.name)
    assert als(petra).get(reverse("rapportage:brief", args=[rapport.pk])).status_code == 404


def test_brieven_noemt_wat_er_is_en_wat_wordt_gemaakt(als, rapport, petra, tijdvak):
    services.brief_aanvragen(tijdvak, date(2014, 4, 1), door=petra)
    tekst = als(petra).get(reverse("rapportage:brieven")).text
    assert "stand op 30 mei 2014" in tekst
    assert "Tijdvak 1, peildatum 1 april 2014" in tekst


@pytest.mark.parametrize("naam", ["anja", "dirk", "els", "beheer"])
def test_brieven_zijn_voor_beleidsmedewerkers(als, rapport, opdracht, naam):
    bezoeker = als(fabrieken.persoon(naam))
    for adres, nummers in (("brieven", []), ("brief_voortgang", [opdracht.pk]), ("brief", [rapport.pk])):
        assert bezoeker.get(reverse(f"rapportage:{adres}", args=nummers)).status_code == 403


def test_een_andere_opdracht_is_geen_brief(als, petra, tijdvak):
    fabrieken.ingediend()
    mail = Opdracht.objects.filter(soort="bericht_mailen").latest("pk")
    assert als(petra).get(reverse("rapportage:brief_voortgang", args=[mail.pk])).status_code == 404
    assert als(petra).get(reverse("rapportage:brief", args=[99])).status_code == 404


def test_brief_en_voortgang_nemen_niets_aan(als, rapport, opdracht, petra, client):
    for adres, nummer in (("brief_voortgang", opdracht.pk), ("brief", rapport.pk)):
        pad = reverse(f"rapportage:{adres}", args=[nummer])
        assert als(petra).post(pad).status_code == 405
        assert client.get(pad).status_code == 302
