"""The same questions for every address: works, colleague, partner, stranger, not entitled, wrong method, not signed in."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from tests import fabrieken

LEZEN = ["plan"]
NA_INDIENEN = ["plan", "ontvangst"]
SCHRIJVEN = [
    "organisatie",
    "gegevens",
    "knelpunten",
    "knelpunt_nieuw",
    "maatregelen",
    "maatregel_nieuw",
    "maatregelen_downloaden",
    "maatregelen_inlezen",
    "uitvoering",
    "financiering",
    "bijlagen",
    "controleren",
]
DELEN = ["knelpunt", "knelpunt_verwijderen", "maatregel", "maatregel_verwijderen"]
STUKKEN = ["bijlage_verwijderen", "partner_verwijderen"]


def adres(naam: str, plan, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def alle_pagina_s(plan) -> list[str]:
    stuk, partner = plan.bijlagen.first().pk, plan.deelnemers.first().pk
    return [
        *(adres(naam, plan) for naam in [*LEZEN, *SCHRIJVEN, "intrekken", "verwijderen", "ontvangst"]),
        *(adres(naam, plan, 1) for naam in [*DELEN, "indiening"]),
        adres("bijlage", plan, stuk),
        adres("bijlage_verwijderen", plan, stuk),
        adres("partner_verwijderen", plan, partner),
    ]


def test_elke_pagina_van_een_concept_werkt_voor_wie_tekent(als, anja, plan):
    client = als(anja)
    for pad in alle_pagina_s(plan):
        verwacht = 404 if "ontvangst" in pad or "indieningen" in pad else 302 if "intrekken" in pad else 200
        assert client.get(pad).status_code == verwacht, pad


def test_een_collega_schrijft_mee_maar_trekt_niet_in_en_verwijdert_niet(als, bram, plan):
    client = als(bram)
    for naam in [*LEZEN, *SCHRIJVEN]:
        assert client.get(adres(naam, plan)).status_code == 200, naam
    for naam in ("intrekken", "verwijderen"):
        antwoord = client.get(adres(naam, plan))
        assert antwoord.status_code == 403
        assert "Alleen een tekenbevoegde van de hoofdaanvrager" in antwoord.content.decode()


def test_een_partner_leest_het_concept_en_verandert_niets(als, vera, plan):
    client = als(vera)
    assert "Alleen de hoofdaanvrager kan het wijzigen" in client.get(adres("plan", plan)).content.decode()
    assert client.get(adres("bijlage", plan, plan.bijlagen.first().pk)).status_code == 200
    for naam in SCHRIJVEN:
        antwoord = client.get(adres(naam, plan))
        assert antwoord.status_code == 403, naam
        assert (
            "Alleen de hoofdaanvrager en partners die mogen meeschrijven, kunnen dit plan wijzigen."
            in antwoord.content.decode()
        )
    for naam in DELEN:
        assert client.post(adres(naam, plan, 1)).status_code == 403, naam


def test_voor_een_vreemde_bestaat_het_plan_niet(als, carla, plan):
    client = als(carla)
    for pad in alle_pagina_s(plan):
        assert client.get(pad).status_code == 404, pad
    for naam in ("indienen", "aanvullen", "intrekken", "verwijderen", "gegevens", "bijlagen"):
        assert client.post(adres(naam, plan)).status_code == 404, naam


def test_de_dienst_ziet_geen_concepten(als, dirk, petra, plan):
    for wie in (dirk, petra):
        assert als(wie).get(adres("plan", plan)).status_code == 404


def test_de_dienst_leest_een_ingediend_plan_en_verandert_niets(als, dirk, ingediend):
    client = als(dirk)
    for naam in NA_INDIENEN:
        antwoord = client.get(adres(naam, ingediend))
        assert antwoord.status_code == 403
        assert "Verklaar eerst of u een band heeft met de aanvrager." in antwoord.content.decode()
    fabrieken.zonder_band(ingediend, "dirk")
    for naam in NA_INDIENEN:
        assert client.get(adres(naam, ingediend)).status_code == 200
    assert client.get(adres("gegevens", ingediend)).status_code == 403
    assert client.post(adres("intrekken", ingediend), {"reden": "dubbel"}).status_code == 403


def test_een_ingediend_plan_kan_niemand_meer_bewerken(als, anja, ingediend):
    client = als(anja)
    for naam in SCHRIJVEN:
        antwoord = client.get(adres(naam, ingediend))
        assert antwoord.status_code == 403, naam
        assert "Dit plan is ingediend en kan nu niet worden gewijzigd." in antwoord.content.decode()


def test_wie_niet_is_ingelogd_gaat_naar_inloggen_en_daarna_terug(client, plan):
    for pad in [*alle_pagina_s(plan), reverse("aanvragen:mijn_plannen"), reverse("aanvragen:nieuw")]:
        antwoord = client.get(pad)
        assert antwoord.status_code == 302
        assert antwoord.url == f"{reverse('account_login')}?next={quote(pad)}"


@pytest.mark.parametrize("naam", ["indienen", "aanvullen"])
def test_versturen_kan_alleen_met_een_knop(als, anja, plan, naam):
    """By GET (signed in anew, or by the address bar) nothing is filed: one lands on the page with the button."""
    voor = plan.status
    assert als(anja).get(adres(naam, plan)).status_code == 302
    assert als(anja).put(adres(naam, plan)).status_code == 405
    plan.refresh_from_db()
    assert (plan.status, plan.indieningen.count()) == (voor, 0)


@pytest.mark.parametrize("naam", ["plan", "ontvangst", "controleren", "maatregelen"])
def test_een_pagina_om_te_lezen_neemt_niets_aan(als, anja, plan, naam):
    assert als(anja).post(adres(naam, plan)).status_code == 405


@pytest.mark.parametrize("naam", [*SCHRIJVEN, "intrekken", "verwijderen"])
def test_een_onbekende_methode_wordt_geweigerd(als, anja, plan, naam):
    assert als(anja).put(adres(naam, plan)).status_code == 405


def test_een_onderdeel_van_een_ander_plan_is_er_niet(als, anja, plan, leeg):
    client = als(anja)
    for naam in DELEN:
        assert client.get(adres(naam, leeg, 1)).status_code == 404, naam
    stuk = plan.bijlagen.first().pk
    assert client.get(adres("bijlage", leeg, stuk)).status_code == 404
    assert client.post(adres("bijlage_verwijderen", leeg, stuk)).status_code == 404
