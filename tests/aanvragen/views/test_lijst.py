"""The applicant's own list, a new organisation, a new plan."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen import services
from aanvragen.models import Aanvraag
from sectorplannen.kern.models import Gebruiker, Organisatie
from tests import fabrieken

LIJST, NIEUW, ORGANISATIE = (
    reverse(f"aanvragen:{naam}") for naam in ("mijn_plannen", "nieuw", "organisatie_toevoegen")
)


@pytest.fixture
def nora(db) -> Gebruiker:
    """Has an account, and no organisation yet."""
    return Gebruiker.objects.create_user("nora@voorbeeld.nl", naam="Nora")


def inhoud(antwoord) -> str:
    return antwoord.content.decode()


def test_de_lijst_toont_eigen_plannen_en_die_waarin_men_partner_is(als, anja, vera, carla, plan):
    assert plan.naam in inhoud(als(anja).get(LIJST))
    assert "u doet mee als partner" in inhoud(als(vera).get(LIJST))
    assert plan.naam not in inhoud(als(carla).get(LIJST))


def test_zoeken_en_filteren_op_naam_nummer_status_en_tijdvak(als, anja, plan, leeg, ingediend):
    client = als(anja)

    def gevonden(**vraag) -> set[str]:
        tekst = inhoud(client.get(LIJST, vraag))
        return {p.nummer for p in (plan, leeg, ingediend) if p.nummer in tekst}

    assert gevonden() == {plan.nummer, leeg.nummer, ingediend.nummer}
    assert gevonden(q="nog leeg") == {leeg.nummer}
    assert gevonden(q=plan.nummer.lower()) == {plan.nummer}
    assert gevonden(status="ingediend") == {ingediend.nummer}
    assert gevonden(tijdvak=plan.tijdvak_id) == {plan.nummer, leeg.nummer}
    assert "Er is geen plan dat past bij wat u zoekt." in inhoud(client.get(LIJST, {"q": "bestaat niet"}))


@pytest.mark.parametrize("vraag", [{"status": "verzonnen"}, {"tijdvak": "x"}, {"page": "abc"}, {"page": "999"}])
def test_een_vreemd_filter_geeft_geen_fout(als, anja, plan, vraag):
    assert als(anja).get(LIJST, vraag).status_code == 200


def test_het_aantal_queries_groeit_niet_met_de_lijst(als, anja, open_tijdvak):
    client = als(anja)

    def queries() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            client.get(LIJST)
        return len(gevangen)

    def begin(aantal: int) -> None:
        for nummer in range(aantal):
            rij = services.beginnen(open_tijdvak, fabrieken.organisatie(), naam=f"Plan {nummer}", door=anja)
            services.maatregel_opslaan(rij, door=anja, naam="Scholing", thema="e", categorie="scholing")

    begin(3)
    drie = queries()
    begin(57)
    assert queries() == drie
    assert Aanvraag.objects.count() == 60
    assert "Pagina 1 van 3" in inhoud(client.get(LIJST))


def test_een_lege_lijst_zegt_wat_u_kunt_doen(als, anja):
    assert "U heeft nog geen plan." in inhoud(als(anja).get(LIJST))


def test_de_dienst_gaat_naar_de_eigen_pagina(als, dirk):
    assert als(dirk).get(LIJST).url == reverse("thuis")


def test_wie_geen_organisatie_heeft_voegt_er_een_toe_en_tekent_ervoor(als, nora):
    client = als(nora)
    assert "Voor welke organisatie vraagt u aan?" in inhoud(client.get(LIJST))
    assert client.get(NIEUW).url == ORGANISATIE
    antwoord = client.post(ORGANISATIE, {"naam": "Bond", "kvk": "1234 5678", "soort": "werknemersorganisatie"})
    assert antwoord.url == NIEUW
    assert nora.tekent_voor(Organisatie.objects.get(kvk="12345678"))


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        ({"naam": "", "kvk": "12345678", "soort": "anders"}, "Vul de naam van de organisatie in."),
        ({"naam": "Bond", "kvk": "1234567", "soort": "anders"}, "Een KvK-nummer heeft 8 cijfers."),
        ({"naam": "Bond", "kvk": "12345678", "soort": ""}, "Kies wat voor organisatie het is."),
        ({"naam": "Bond", "kvk": "90000001", "soort": "anders"}, "Deze organisatie is al aangemeld."),
        ({"naam": "Bond", "kvk": "90000002", "soort": "anders"}, "er is nog niemand aan gekoppeld"),
    ],
)
def test_een_organisatie_die_niet_kan_geeft_een_duidelijke_zin(als, nora, plan, gegevens, zin):
    tekst = inhoud(als(nora).post(ORGANISATIE, gegevens))
    assert zin in tekst
    assert "<title>Fout: " in tekst
    assert gegevens["naam"] in tekst
    assert not nora.lidmaatschappen.exists()


def test_de_dienst_meldt_geen_organisatie_aan_en_begint_geen_plan(als, dirk):
    for pad in (ORGANISATIE, NIEUW):
        assert als(dirk).get(pad).status_code == 403


def test_een_nieuw_plan_begint_bij_de_takenlijst(als, bram, open_tijdvak):
    client = als(bram)
    gegevens = {"naam": "Vers", "soort": "regio", "organisatie": fabrieken.organisatie().pk, "tijdvak": open_tijdvak.pk}
    antwoord = client.post(NIEUW, gegevens, follow=True)
    assert antwoord.redirect_chain[-1][0] == reverse("aanvragen:plan", args=["SP9-0001"])
    assert "0 van de 7 onderdelen" in inhoud(antwoord)
    assert "Nog 9 dagen en 9 uur" in inhoud(antwoord)


def test_een_nieuw_plan_voor_een_vreemde_organisatie_of_een_gesloten_tijdvak_kan_niet(als, anja, open_tijdvak, tijdvak):
    goed = {"naam": "Vers", "soort": "sector", "organisatie": fabrieken.organisatie().pk, "tijdvak": open_tijdvak.pk}
    client = als(anja)
    vreemd = fabrieken.organisatie("vreemde").pk
    assert "Kies een organisatie uit de lijst." in inhoud(client.post(NIEUW, goed | {"organisatie": vreemd}))
    assert "Kies een tijdvak uit de lijst." in inhoud(client.post(NIEUW, goed | {"tijdvak": tijdvak.pk}))
    assert "Vul de naam van het plan in." in inhoud(client.post(NIEUW, goed | {"naam": " "}))
    assert not Aanvraag.objects.exists()


def test_zonder_open_tijdvak_zegt_de_pagina_dat(als, anja, tijdvak):
    assert "Er is nu geen tijdvak waarin u een plan kunt indienen" in inhoud(als(anja).get(NIEUW))
