"""The menukaart for everyone, and the way of an example into a plan."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from aanvragen.models import Aanvraag, Voorbeeldmaatregel
from sectorplannen.kern.models import Gebruiker, LidRol
from tests import fabrieken

LIJST = reverse("rondom:menukaart")


def maak(naam="Loopbaanadvies", **anders):
    velden = {
        "thema": "d", "categorie": "mobiliteit", "knelpunt": "banen_verdwijnen", "omschrijving": "Drie gesprekken.",
        "vraagt": "Tijd van een adviseur.", "doelgroep": "Iedereen.", "meetwijze": "Het aantal plannen.",
        "laagste_kosten": 450, "hoogste_kosten": 900, "bron": "Verzonnen voor de test",
    }  # fmt: skip
    return Voorbeeldmaatregel.objects.create(naam=naam, **velden | anders)


@pytest.fixture
def voorbeeld(db):
    return maak()


@pytest.fixture
def nora(db) -> Gebruiker:
    """Has an account, and no organisation yet."""
    return Gebruiker.objects.create_user("nora@voorbeeld.nl", naam="Nora")


def gebruiken(voorbeeld):
    return reverse("rondom:voorbeeld_gebruiken", args=[voorbeeld.pk])


def sleutel(antwoord):
    return antwoord.context["form"]["sleutel"].value()


def test_iedereen_ziet_wat_een_maatregel_vraagt_en_kost_en_waar_dat_vandaan_komt(client, voorbeeld):
    for adres in (LIJST, voorbeeld.get_absolute_url()):
        tekst = client.get(adres).text.replace("\u00a0", " ")
        for stuk in (
            "Loopbaanadvies",
            "€ 450 tot € 900",
            "Tijd van een adviseur.",
            "Verzonnen voor de test",
            "verzonnen",
        ):
            assert stuk in tekst, (adres, stuk)


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({}, {"Loopbaanadvies", "Taalles"}),
        ({"thema": "e"}, {"Taalles"}),
        ({"knelpunt": "banen_verdwijnen"}, {"Loopbaanadvies"}),
        ({"q": "adviseur iedereen"}, {"Loopbaanadvies"}),
        ({"q": "docent"}, {"Taalles"}),
        ({"thema": "e", "q": "adviseur iedereen"}, set()),
        ({"thema": "z"}, {"Loopbaanadvies", "Taalles"}),
        ({"q": "'; DROP TABLE %"}, set()),
    ],
)
def test_zoeken_op_woord_thema_en_knelpunt(client, voorbeeld, vraag, gevonden):
    maak("Taalles", thema="e", knelpunt="lang_zonder_werk", vraagt="Een docent.", doelgroep="Wie het nog leert.")
    tekst = client.get(LIJST, vraag).text
    assert {naam for naam in ("Loopbaanadvies", "Taalles") if f">{naam}<" in tekst} == gevonden
    assert gevonden or "Toon alle voorbeelden" in tekst


@pytest.mark.django_db
def test_een_lege_menukaart_zegt_wat_iemand_wel_kan_doen(client):
    tekst = client.get(LIJST).text
    assert "nog geen voorbeelden" in tekst
    assert reverse("rondom:geschikt") in tekst


def test_de_pagina_stelt_evenveel_vragen_bij_een_als_bij_twintig(client, voorbeeld, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get(LIJST)
    for n in range(19):
        maak(f"Voorbeeld {n}")
    with django_assert_num_queries(2):
        client.get(LIJST)


def test_wie_niet_is_ingelogd_gaat_inloggen_en_komt_terug(client, voorbeeld):
    antwoord = client.get(gebruiken(voorbeeld))
    assert antwoord.status_code == 302
    assert antwoord.url == f"{reverse('account_login')}?next={gebruiken(voorbeeld)}"
    assert gebruiken(voorbeeld) in client.get(antwoord.url).text


def test_de_maatregel_komt_een_keer_in_het_plan_en_men_landt_op_de_maatregel(als, bram, plan, voorbeeld):
    client = als(bram)
    gegevens = {"plan": plan.nummer, "sleutel": sleutel(client.get(gebruiken(voorbeeld)))}
    een, twee = (client.post(gebruiken(voorbeeld), gegevens) for _ in range(2))
    assert een.url == twee.url == reverse("aanvragen:maatregel", args=[plan.nummer, 3])
    tekst = client.get(een.url).text
    assert "Vul daarna aan" in tekst
    assert "Drie gesprekken." in tekst
    assert plan.maatregelen.count() == 3


def test_alleen_concepten_waarin_men_mag_schrijven_staan_ter_keuze(als, anja, bram, carla, vera, plan, voorbeeld):
    fabrieken.ingediend("Al ingediend")
    assert "Al ingediend" not in als(anja).get(gebruiken(voorbeeld)).text
    for wie in (carla, vera):
        antwoord = als(wie).get(gebruiken(voorbeeld))
        assert plan.nummer not in antwoord.text
        assert "Begin een plan" in antwoord.text
        als(wie).post(gebruiken(voorbeeld), {"plan": plan.nummer, "sleutel": sleutel(antwoord)})
    plan.deelnemers.update(mag_schrijven=True)
    assert plan.nummer in als(vera).get(gebruiken(voorbeeld)).text
    bram.lidmaatschappen.update(rol=LidRol.LEZER)
    assert plan.nummer not in als(bram).get(gebruiken(voorbeeld)).text
    assert plan.maatregelen.count() == 2


def test_wie_nog_niets_heeft_gaat_langs_organisatie_en_plan_en_komt_terug(als, nora, open_tijdvak, voorbeeld):
    client, hier = als(nora), gebruiken(voorbeeld)
    nieuw = client.get(hier).context["nieuw"]
    organisatie = client.get(nieuw).url
    assert organisatie.startswith(reverse("aanvragen:organisatie_toevoegen"))
    gegevens = {"naam": "Bond van Nora", "kvk": "90000066", "soort": "werknemersorganisatie"}
    assert f'action="{organisatie}"' in client.get(organisatie).text
    terug = client.post(organisatie, gegevens).url
    assert terug == nieuw
    form = client.get(terug).context["form"]
    begonnen = client.post(
        terug,
        {
            "naam": "Plan van Nora",
            "soort": "sector",
            "organisatie": form["organisatie"].value(),
            "tijdvak": form["tijdvak"].value(),
        },
    )
    plan = Aanvraag.objects.get()
    assert begonnen.url == f"{hier}?plan={plan.nummer}"
    keuze = client.get(begonnen.url)
    assert keuze.context["form"]["plan"].value() == plan.nummer


@pytest.mark.parametrize("elders", ["https://elders.voorbeeld/", "//elders.voorbeeld", "javascript:alert(1)", "zomaar"])
def test_een_adres_van_een_andere_site_of_geen_adres_is_geen_vervolg(als, anja, open_tijdvak, elders):
    gegevens = {
        "naam": "Nieuw",
        "soort": "sector",
        "organisatie": fabrieken.organisatie().pk,
        "tijdvak": open_tijdvak.pk,
    }
    antwoord = als(anja).post(f"{reverse('aanvragen:nieuw')}?next={quote(elders)}", gegevens)
    assert antwoord.url == Aanvraag.objects.get().get_absolute_url()


def test_de_dienst_gebruikt_geen_voorbeeld_in_een_plan(als, dirk, voorbeeld):
    assert "Gebruik in mijn plan" not in als(dirk).get(voorbeeld.get_absolute_url()).text
    assert als(dirk).get(gebruiken(voorbeeld)).status_code == 403


def test_de_keuze_stelt_evenveel_vragen_bij_een_als_bij_tien_plannen(
    als, anja, plan, voorbeeld, django_assert_max_num_queries
):
    client = als(anja)
    with django_assert_max_num_queries(8):
        client.get(gebruiken(voorbeeld))
    for n in range(9):
        fabrieken.aanvragen.beginnen(plan.tijdvak, fabrieken.organisatie(), naam=f"Plan {n}", door=anja)
    with django_assert_max_num_queries(8):
        client.get(gebruiken(voorbeeld))
