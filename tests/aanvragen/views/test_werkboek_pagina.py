"""The pages of the workbook: download, choose, look, take in."""

import re
from io import BytesIO
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen import services, werkboek
from tests import fabrieken
from tests.aanvragen.werkboek.boek import Boek


def adres(naam: str, plan) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer])


def stuur(client, plan, ruw: bytes, naam: str = "maatregelen.xlsx", **opties):
    bestand = SimpleUploadedFile(naam, ruw)
    return client.post(adres("maatregelen_inlezen", plan), {"bestand": bestand, "bekijken": ""}, **opties)


def gezien(antwoord) -> str:
    return re.search(r'name="gezien" value="([0-9a-f]+)"', antwoord.content.decode())[1]


def test_downloaden_geeft_een_bestand_om_op_te_slaan(als, anja, plan):
    antwoord = als(anja).get(adres("maatregelen_downloaden", plan))
    assert antwoord["Content-Type"] == werkboek.INHOUDSTYPE
    assert antwoord["Content-Disposition"] == f'attachment; filename="maatregelen-{plan.nummer}.xlsx"'
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in antwoord["Cache-Control"]
    assert werkboek.vergelijk(werkboek.lees(BytesIO(antwoord.content), "x.xlsx"), plan).gelijk == 2


def test_kiezen_bekijken_en_inlezen(als, anja, plan):
    client, boek = als(anja), Boek(plan).zet("Maatregelen", 2, Naam="Anders")
    boek.maatregel()
    gekozen = stuur(client, plan, boek.ruw())
    assert gekozen.status_code == 302
    assert [m.naam for m in plan.maatregelen.all()] == ["Leerwerkplekken", "Vakscholing"], (
        "nothing before it is confirmed"
    )
    bekeken = client.get(gekozen.url)
    tekst = bekeken.content.decode()
    assert "Dit verandert er in uw plan" in tekst
    assert "3. Meester en gezel" in tekst
    assert "Leerwerkplekken" in tekst
    gedaan = client.post(gekozen.url, {"gezien": gezien(bekeken), "inlezen": ""}, follow=True)
    assert gedaan.redirect_chain == [(adres("maatregelen", plan), 302)]
    assert (
        "Het werkboek is ingelezen: 1 maatregel toegevoegd, 1 gewijzigd, 1 hetzelfde gebleven."
        in gedaan.content.decode()
    )
    assert [m.naam for m in plan.maatregelen.all()] == ["Anders", "Vakscholing", "Meester en gezel"]


def test_twee_keer_klikken_leest_een_keer_in(als, anja, plan):
    client, boek = als(anja), Boek(plan)
    boek.maatregel()
    url = stuur(client, plan, boek.ruw()).url
    invoer = {"gezien": gezien(client.get(url)), "inlezen": ""}
    client.post(url, invoer)
    tweede = client.post(url, invoer, follow=True)
    assert "Er is niets veranderd. Alles uit het werkboek staat al in uw plan." in tweede.content.decode()
    assert plan.maatregelen.count() == 3


def test_ongewijzigd_terug_zegt_dat_er_niets_verandert(als, anja, plan):
    client = als(anja)
    tekst = client.get(stuur(client, plan, Boek(plan).ruw()).url).content.decode()
    assert "Er verandert niets" in tekst
    assert 'name="inlezen"' not in tekst


def test_fouten_staan_met_blad_rij_en_kolom_op_de_pagina(als, anja, plan):
    client, boek = als(anja), Boek(plan).zet("Maatregelen", 3, Thema="<b>scholen</b>")
    tekst = client.get(stuur(client, plan, boek.ruw()).url).content.decode()
    assert "<title>Fout: Maatregelen inlezen" in " ".join(tekst.split())
    assert "Er is niets ingelezen: verbeter nog 1 ding" in tekst
    assert "Rij 3, Thema<small>Blad Maatregelen</small>" in tekst
    assert "&lt;b&gt;scholen&lt;/b&gt;" in tekst
    assert 'name="inlezen"' not in tekst
    assert 'name="bestand"' in tekst


def test_met_fouten_leest_ook_een_eigen_post_niets_in(als, anja, plan):
    client, boek = als(anja), Boek(plan).zet("Maatregelen", 2, Naam="Anders").zet("Maatregelen", 3, Thema="x")
    url = stuur(client, plan, boek.ruw()).url
    assert client.post(url, {"gezien": "", "inlezen": ""}).status_code == 200
    assert plan.maatregelen.first().naam == "Leerwerkplekken"


def test_ten_hoogste_tweehonderd_fouten_en_hoeveel_er_meer_zijn(als, anja, plan):
    client, boek = als(anja), Boek(plan)
    for _ in range(210):
        boek.post("Kwijt")
    tekst = client.get(stuur(client, plan, boek.ruw()).url).content.decode()
    assert tekst.count("<small>Blad Kosten</small>") == 200
    assert "verbeter nog 210 dingen" in tekst
    assert "En nog 10 fouten." in tekst


@pytest.mark.parametrize(
    ("naam", "ruw", "zin"),
    [
        ("plan.xls", b"x", "is geen werkboek van het type xlsx. Een xls of ods slaat u eerst op als xlsx"),
        ("plan.xlsx", b"x", "is geen leesbaar werkboek van het type xlsx"),
        ("plan.xlsx", b"", "is geen leesbaar werkboek van het type xlsx"),
        ("plan.xlsx", b"x" * (5 * 1024 * 1024 + 1), "Dit werkboek is te groot. Een werkboek is ten hoogste 5 MB."),
    ],
)
def test_wat_geen_werkboek_is_wordt_bij_het_veld_gezegd(als, anja, plan, naam, ruw, zin):
    antwoord = stuur(als(anja), plan, ruw, naam)
    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()
    assert antwoord.content.decode().count("id_bestand_error") >= 1


def test_zonder_bestand_vraagt_de_pagina_erom(als, anja, plan):
    antwoord = als(anja).post(adres("maatregelen_inlezen", plan), {"bekijken": ""})
    assert "Kies een werkboek." in antwoord.content.decode()


def test_wat_een_ander_intussen_wijzigde_staat_naast_het_werkboek(als, anja, bram, plan):
    client, boek = als(anja), Boek(plan).zet("Maatregelen", 2, Deelnemers=120)
    url = stuur(client, plan, boek.ruw()).url
    eerst = {"gezien": gezien(client.get(url)), "inlezen": ""}
    services.maatregel_opslaan(plan, door=bram, maatregel=plan.maatregelen.first(), naam="Van bram")
    antwoord = client.post(url, eerst)
    tekst = antwoord.content.decode()
    assert "Het plan is intussen veranderd. Er is nog niets ingelezen." in tekst
    assert "Intussen gewijzigd" in tekst
    assert "Van bram" in tekst
    zonder_vinkje = client.post(url, {"gezien": gezien(antwoord), "inlezen": ""})
    assert "Zet een vinkje als het werkboek in de plaats mag komen" in zonder_vinkje.content.decode()
    assert plan.maatregelen.first().naam == "Van bram"
    client.post(url, {"gezien": gezien(zonder_vinkje), "toch": "on", "inlezen": ""})
    assert plan.maatregelen.first().naam == "Leerwerkplekken"
    assert plan.maatregelen.first().deelnemers == 120


def test_een_werkboek_is_alleen_van_wie_het_stuurde_en_voor_dat_plan(als, anja, bram, plan, open_tijdvak):
    ander = fabrieken.concept("Ander plan", tijdvak=open_tijdvak)
    url = stuur(als(anja), plan, Boek(plan).ruw()).url
    zin = "Dit werkboek staat niet meer klaar. Kies het bestand opnieuw."
    for wie, pad in ((bram, url), (anja, url.replace(plan.nummer, ander.nummer))):
        assert zin in als(wie).get(pad, follow=True).content.decode()


@pytest.mark.parametrize("sleutel", ["../../geheim", "a" * 64, "x", "0" * 63])
def test_een_verzonnen_sleutel_opent_niets(als, anja, plan, sleutel):
    antwoord = als(anja).get(f"{adres('maatregelen_inlezen', plan)}?werkboek={sleutel}")
    assert (antwoord.status_code, antwoord.url) == (302, adres("maatregelen_inlezen", plan))


def test_wat_lang_klaarstond_wordt_weggegooid(als, anja, plan):
    oud = default_storage.save("werkboeken/2013-01-01/1-1-x.xlsx", ContentFile(b"oud"))
    stuur(als(anja), plan, Boek(plan).ruw())
    assert not default_storage.exists(oud)
    assert default_storage.listdir("werkboeken")[0] != ["2013-01-01"]


def test_rechten(als, bram, vera, carla, ingediend, anja, plan, client):
    for naam in ("maatregelen_downloaden", "maatregelen_inlezen"):
        assert als(bram).get(adres(naam, plan)).status_code == 200, naam
        assert als(vera).get(adres(naam, plan)).status_code == 403, naam
        assert als(carla).get(adres(naam, plan)).status_code == 404, naam
        assert als(anja).get(adres(naam, ingediend)).status_code == 403, naam
        antwoord = client.get(adres(naam, plan))
        assert antwoord.url == f"{reverse('account_login')}?next={quote(adres(naam, plan))}"
    assert als(anja).post(adres("maatregelen_downloaden", plan)).status_code == 405
    assert stuur(als(vera), plan, Boek(plan).ruw()).status_code == 403


def test_na_uitloggen_staat_het_werkboek_nog_klaar(als, anja, plan, client):
    boek = Boek(plan).zet("Maatregelen", 2, Naam="Anders")
    url = stuur(als(anja), plan, boek.ruw()).url
    antwoord = client.post(url, {"gezien": "x", "inlezen": ""})
    assert antwoord.url == f"{reverse('account_login')}?next={quote(url)}"
    assert "Dit verandert er in uw plan" in als(anja).get(url).content.decode()


def test_het_aantal_queries_ligt_vast(als, anja, plan):
    client = als(anja)

    def queries(maatregelen: int) -> list[int]:
        boek, al = Boek(plan), plan.maatregelen.count()
        for nummer in range(al + 1, al + maatregelen + 1):
            boek.maatregel(Nummer=nummer, Naam=f"Nieuw {nummer}")
            boek.post(nummer)
        url = stuur(client, plan, boek.ruw()).url
        aantallen = []
        for pad in (adres("maatregelen_downloaden", plan), adres("maatregelen_inlezen", plan), url):
            with CaptureQueriesContext(connection) as gemeten:
                assert client.get(pad).status_code == 200
            aantallen.append(len(gemeten))
        client.post(url, {"gezien": gezien(client.get(url)), "inlezen": ""})
        return aantallen

    queries(1)
    assert queries(1) == queries(20) == queries(1)
