"""Two people in one section: both texts side by side, nothing overwritten unasked, and one sees who is there."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from aanvragen import services
from tests import fabrieken

from .handen import OPGESLAGEN, UITVOERING, VOORWAARDEN, adres, is_toegankelijk, log_in, nog_onderweg, regel, typ, zegt

pytestmark = [pytest.mark.browser, pytest.mark.samen, pytest.mark.django_db(transaction=True)]


def test_twee_mensen_in_een_antwoord_kiezen_en_verliezen_niets(venster, plan):
    anja = venster("anja", adres("uitvoering", plan))
    bram = venster("bram", adres("uitvoering", plan))
    expect(bram.locator("#aanwezig-vak")).to_contain_text("Anja heeft deze pagina ook open")
    typ(anja, UITVOERING, "Het fonds voert uit, met het vakcentrum.")
    zegt(anja, OPGESLAGEN)
    with nog_onderweg(bram):  # the answer to the first text leads one away from the second
        typ(bram, UITVOERING, "Het fonds voert uit, met twee scholen.")
        typ(bram, VOORWAARDEN, "Wie meedoet, tekent vooraf.")
    kop = bram.get_by_role("heading", name="Kies welke tekst u wilt houden")
    expect(kop).to_be_focused()
    expect(bram.locator(".sp-intussen")).to_contain_text("Anja heeft dit onderdeel om")
    zegt(bram, "behalve 1 antwoord")
    is_toegankelijk(bram)
    plan.refresh_from_db()
    assert plan.uitvoering == "Het fonds voert uit, met het vakcentrum."
    bram.get_by_label("Uw tekst houden").check()
    expect(kop).to_have_count(0)
    zegt(bram, OPGESLAGEN)
    expect(regel(bram)).not_to_contain_text("behalve")
    plan.refresh_from_db()
    assert plan.uitvoering == "Het fonds voert uit, met twee scholen."
    assert plan.voorwaarden == "Wie meedoet, tekent vooraf."


def test_de_andere_tekst_nemen_zet_hem_in_het_veld(venster, plan):
    bram = venster("bram", adres("uitvoering", plan))
    services.bewerken(plan, door=fabrieken.persoon("anja"), uitvoering="Zo schreef Anja het.")
    typ(bram, UITVOERING, "Zo schreef Bram het.")
    bram.get_by_label("De andere tekst nemen").check()
    expect(bram.get_by_label(UITVOERING)).to_have_value("Zo schreef Anja het.")
    expect(bram.locator(".sp-intussen")).to_have_count(0)
    zegt(bram, OPGESLAGEN)


def test_wat_een_ander_elders_op_de_pagina_schrijft_komt_mee(venster, plan):
    bram = venster("bram", adres("uitvoering", plan))
    services.bewerken(plan, door=fabrieken.persoon("anja"), voorwaarden="Nieuw van Anja.")
    typ(bram, UITVOERING, "Nieuw van Bram.")
    expect(bram.get_by_label(VOORWAARDEN)).to_have_value("Nieuw van Anja.")
    expect(bram.locator("#schrijfmelding")).to_contain_text("De nieuwe tekst staat nu ook hier.")
    plan.refresh_from_db()
    assert (plan.uitvoering, plan.voorwaarden) == ("Nieuw van Bram.", "Nieuw van Anja.")


def test_twee_teksten_kiezen_zonder_javascript(venster, plan):
    page = venster("bram", adres("uitvoering", plan), java_script_enabled=False)
    services.bewerken(plan, door=fabrieken.persoon("anja"), uitvoering="Zo schreef Anja het.")
    typ(page, UITVOERING, "Zo schreef Bram het.")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.locator(".sp-intussen")).to_contain_text("Zo schreef Anja het.")
    page.get_by_label("Uw tekst houden").check()
    page.get_by_role("button", name="Keuze opslaan").click()
    expect(page.locator(".sp-intussen")).to_have_count(0)
    plan.refresh_from_db()
    assert plan.uitvoering == "Zo schreef Bram het."


def test_wat_een_ander_typte_wordt_nooit_getoond(venster, plan):
    page = venster("anja", adres("uitvoering", plan))
    Session.objects.all().delete()
    typ(page, UITVOERING, "Alleen voor Anja.")
    zegt(page, "U bent uitgelogd.")
    page.get_by_role("link", name="Log opnieuw in").click()
    log_in(page, "bram")
    page.wait_for_url(f"**{adres('uitvoering', plan)}")
    expect(page.get_by_label(UITVOERING)).to_have_value("Het fonds voert uit.")
    expect(page.locator("#schrijfmelding")).to_be_empty()
    plan.refresh_from_db()
    assert plan.uitvoering == "Het fonds voert uit."


def test_wat_terugkomt_overschrijft_niet_wat_een_ander_intussen_schreef(venster, plan, live_server):
    page = venster("anja", adres("uitvoering", plan))
    page.context.set_offline(True)
    typ(page, UITVOERING, "Zo schreef Anja het.")
    zegt(page, "Niet opgeslagen: geen verbinding.")
    page.close()
    services.bewerken(plan, door=fabrieken.persoon("bram"), uitvoering="Zo schreef Bram het.")
    context = page.context
    context.set_offline(False)
    page = context.new_page()
    page.goto(live_server.url + adres("uitvoering", plan))
    expect(page.locator(".sp-intussen")).to_contain_text("Zo schreef Bram het.")
    expect(page.locator(".sp-intussen")).to_contain_text("Zo schreef Anja het.")
    plan.refresh_from_db()
    assert plan.uitvoering == "Zo schreef Bram het."


def test_een_plan_dat_intussen_is_ingediend_zegt_dat_het_niet_meer_kan(venster, plan):
    page = venster("bram", adres("uitvoering", plan))
    services.indienen(plan, door=fabrieken.persoon("anja"), op=fabrieken.INGEDIEND)
    typ(page, UITVOERING, "Te laat.")
    zegt(page, "U kunt dit plan niet meer wijzigen.")
    is_toegankelijk(page)
    plan.refresh_from_db()
    assert plan.uitvoering == "Het fonds voert uit."


def test_wat_een_ander_verwijderde_wordt_pas_op_verzoek_opnieuw_toegevoegd(venster, plan):
    page = venster("anja", adres("knelpunt", plan, 1))
    services.knelpunt_verwijderen(plan, plan.knelpunten.get(), door=fabrieken.persoon("bram"))
    typ(page, "Wat is het knelpunt?", "Dit was weg")
    zegt(page, "Iemand anders heeft dit knelpunt verwijderd.")
    assert not plan.knelpunten.exists()
    page.get_by_role("button", name="Opslaan", exact=True).click()
    page.wait_for_url(f"**{adres('knelpunt', plan, 1)}")
    zegt(page, OPGESLAGEN)
    assert plan.knelpunten.get().omschrijving == "Dit was weg"


def test_men_ziet_wie_er_is_waar_en_wat_die_opsloeg(venster, plan):
    anja = venster("anja", adres("maatregel", plan, 2))
    bram = venster("bram", adres("plan", plan))
    expect(bram.get_by_role("listitem").filter(has_text="Maatregelen")).to_contain_text("Anja werkt nu in maatregel 2")
    expect(bram.get_by_role("region", name="Wie werkt er nu?")).to_contain_text("In maatregel 2, sinds")
    is_toegankelijk(bram)
    bram.goto(anja.url)
    expect(bram.locator("#aanwezig-vak")).to_contain_text("Anja heeft deze pagina ook open")
    with anja.expect_response("**/aanwezig/"):
        anja.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(anja.locator("#aanwezig-vak")).to_contain_text("Bram heeft deze pagina ook open")
    typ(bram, "Naam van de maatregel", "Andere naam")
    zegt(bram, OPGESLAGEN)
    anja.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    melding = anja.locator("#schrijfmelding")
    expect(melding).to_contain_text("Bram heeft dit onderdeel om")
    is_toegankelijk(anja)
    melding.get_by_role("link", name="Haal de nieuwe tekst op").click()
    expect(anja.get_by_label("Naam van de maatregel")).to_have_value("Andere naam")
    bram.get_by_role("link", name="Terug naar de maatregelen").click()
    anja.wait_for_function(
        """() => {
            document.dispatchEvent(new Event("visibilitychange"));
            return !document.getElementById("aanwezig-vak").textContent.includes("Bram");
        }""",
        polling=300,
    )
