"""Nothing typed is ever lost: a session that ends, a server that is gone, an answer that is lost, back and forward."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from aanvragen import services
from tests import fabrieken

from .handen import (
    NOG_NIET,
    OPGESLAGEN,
    UITVOERING,
    VOORWAARDEN,
    adres,
    is_toegankelijk,
    log_in,
    nog_onderweg,
    regel,
    typ,
    zegt,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_wat_men_typt_is_even_later_opgeslagen_zonder_knop(venster, plan):
    page = venster("anja", adres("uitvoering", plan))
    with nog_onderweg(page):
        typ(page, UITVOERING, "Het fonds en het vakcentrum.")
        zegt(page, NOG_NIET)
    zegt(page, OPGESLAGEN)
    plan.refresh_from_db()
    assert plan.uitvoering == "Het fonds en het vakcentrum."
    assert page.evaluate("localStorage.length") == 0
    is_toegankelijk(page)


def test_wie_weggaat_voor_de_seconde_om_is_verliest_niets(venster, plan):
    page = venster("anja", adres("uitvoering", plan))
    typ(page, UITVOERING, "Net voor het weggaan.")
    page.get_by_role("link", name="Terug naar de takenlijst").click()
    page.wait_for_url(f"**{adres('plan', plan)}")
    page.go_back()
    expect(page.get_by_label(UITVOERING)).to_have_value("Net voor het weggaan.")
    zegt(page, OPGESLAGEN)
    plan.refresh_from_db()
    assert plan.uitvoering == "Net voor het weggaan."


def test_terug_en_vooruit_laten_zien_wat_is_opgeslagen(venster, plan):
    page = venster("anja", adres("plan", plan))
    page.goto(page.url + "uitvoering/")
    typ(page, UITVOERING, "Eerst dit.")
    zegt(page, OPGESLAGEN)
    page.go_back()
    page.go_forward()
    expect(page.get_by_label(UITVOERING)).to_have_value("Eerst dit.")
    typ(page, UITVOERING, "Toen dat.")
    page.get_by_role("button", name="Opslaan en verder").click()
    page.wait_for_url(f"**{adres('plan', plan)}")
    page.go_back()
    expect(page.get_by_label(UITVOERING)).to_have_value("Toen dat.")


def test_een_fout_komt_en_gaat_bij_het_veld(venster, plan):
    page = venster("anja", adres("gegevens", plan))
    typ(page, "Eerste dag", "31 juni 2014")
    typ(page, "Samenvatting", "En dit wordt gewoon bewaard.")
    zegt(page, "behalve 1 antwoord")
    veld = page.get_by_label("Eerste dag")
    expect(page.locator("#id_start_op_error")).to_contain_text("Vul een dag in die bestaat")
    expect(veld).to_have_attribute("aria-invalid", "true")
    expect(veld).to_have_attribute("aria-describedby", "id_start_op_help id_start_op_error")
    is_toegankelijk(page)
    plan.refresh_from_db()
    assert plan.samenvatting == "En dit wordt gewoon bewaard."
    veld.fill("1 juni 2014")
    expect(page.locator("#id_start_op_error")).to_have_count(0)
    expect(veld).not_to_have_attribute("aria-invalid", "true")


def test_een_sessie_die_midden_in_een_zin_verloopt(venster, plan):
    page = venster("anja", adres("uitvoering", plan))
    typ(page, VOORWAARDEN, "Dit ging nog goed.")
    zegt(page, OPGESLAGEN)
    Session.objects.all().delete()
    typ(page, UITVOERING, "Deze zin was nog niet")
    zegt(page, "U bent uitgelogd. Wat u typte staat nog in deze browser.")
    is_toegankelijk(page)
    page.get_by_role("link", name="Log opnieuw in").hover()
    with page.expect_response(lambda antwoord: antwoord.status == 401):  # pressing leaves the field, and that saves
        page.mouse.down()
    page.mouse.up()
    log_in(page, "anja")
    page.wait_for_url(f"**{adres('uitvoering', plan)}")
    expect(page.locator("#schrijfmelding")).to_contain_text("Wij hebben teruggezet wat u om")
    expect(page.get_by_label(UITVOERING)).to_have_value("Deze zin was nog niet")
    zegt(page, OPGESLAGEN)
    is_toegankelijk(page)
    plan.refresh_from_db()
    assert (plan.uitvoering, plan.voorwaarden) == ("Deze zin was nog niet", "Dit ging nog goed.")
    assert page.evaluate("Kopie.alle().length") == 0


def test_een_sessie_die_verloopt_zonder_javascript(venster, plan):
    page = venster("anja", adres("uitvoering", plan), java_script_enabled=False)
    typ(page, UITVOERING, "Getypt zonder script.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Opslaan", exact=True).click()
    log_in(page, "anja")
    page.wait_for_url(f"**{adres('uitvoering', plan)}")
    expect(page.get_by_label(UITVOERING)).to_have_value("Getypt zonder script.")
    expect(page.locator("#schrijfmelding")).to_contain_text("Wij hebben teruggezet wat u om")
    zegt(page, "Nog niet opgeslagen")
    page.get_by_role("button", name="Opslaan", exact=True).click()
    zegt(page, OPGESLAGEN)
    plan.refresh_from_db()
    assert plan.uitvoering == "Getypt zonder script."


def test_wie_in_een_ander_tabblad_inlogt_gaat_hier_gewoon_verder(venster, plan, live_server, als):
    page = venster("anja", adres("uitvoering", plan))
    Session.objects.all().delete()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    zegt(page, "U bent uitgelogd.")
    typ(page, UITVOERING, "Nog getypt.")
    zegt(page, "Wat u typte staat nog in deze browser.")
    sessie = als(fabrieken.persoon("anja")).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sessie, "url": live_server.url}])
    page.evaluate("dispatchEvent(new Event('focus'))")
    zegt(page, OPGESLAGEN)
    plan.refresh_from_db()
    assert plan.uitvoering == "Nog getypt."


def test_een_tabblad_van_wie_uitlogde_slaat_niets_op_als_een_ander(venster, plan, live_server, als):
    page = venster("anja", adres("uitvoering", plan))
    sessie = als(fabrieken.persoon("bram")).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sessie, "url": live_server.url}])
    typ(page, UITVOERING, "Getypt door Anja.")
    zegt(page, "U bent uitgelogd.")
    plan.refresh_from_db()
    assert plan.uitvoering == "Het fonds voert uit."


def test_de_server_is_weg_en_komt_terug(venster, plan):
    page = venster("anja", adres("uitvoering", plan))
    page.context.set_offline(True)
    typ(page, UITVOERING, "Getypt zonder verbinding.")
    zegt(page, "Niet opgeslagen: geen verbinding. Wat u typte staat nog in deze browser.")
    is_toegankelijk(page)
    page.get_by_role("button", name="Opslaan en verder").scroll_into_view_if_needed()
    expect(regel(page)).to_be_in_viewport()
    page.get_by_role("button", name="Opslaan en verder").click()
    expect(page.get_by_label(UITVOERING)).to_have_value("Getypt zonder verbinding.")
    page.context.set_offline(False)
    zegt(page, OPGESLAGEN)
    plan.refresh_from_db()
    assert plan.uitvoering == "Getypt zonder verbinding."
    page.get_by_role("button", name="Opslaan en verder").click()
    page.wait_for_url(f"**{adres('plan', plan)}")


def test_de_browser_valt_uit_terwijl_de_server_weg_is(venster, plan, live_server):
    page = venster("anja", adres("uitvoering", plan))
    page.context.set_offline(True)
    typ(page, UITVOERING, "Bijna kwijt.")
    zegt(page, "Niet opgeslagen: geen verbinding.")
    page.close()
    services.bewerken(plan, door=fabrieken.persoon("bram"), voorwaarden="Intussen van Bram.")
    context = page.context
    context.set_offline(False)
    page = context.new_page()
    page.goto(live_server.url + adres("uitvoering", plan))
    expect(page.locator("#schrijfmelding")).to_contain_text("Wij hebben teruggezet wat u om")
    expect(page.get_by_label(UITVOERING)).to_have_value("Bijna kwijt.")
    zegt(page, OPGESLAGEN)
    plan.refresh_from_db()
    assert (plan.uitvoering, plan.voorwaarden) == ("Bijna kwijt.", "Intussen van Bram.")


def test_een_fout_van_de_server_wordt_gezegd_en_opnieuw_geprobeerd(venster, plan):
    page = venster("anja", adres("uitvoering", plan))
    page.route("**/uitvoering/", lambda route: route.fulfill(status=502, body="Bad gateway"))
    typ(page, UITVOERING, "Na de storing.")
    zegt(page, "Niet opgeslagen: er ging iets mis bij ons.")
    page.unroute("**/uitvoering/")
    zegt(page, OPGESLAGEN)
    plan.refresh_from_db()
    assert plan.uitvoering == "Na de storing."


def test_een_verloren_antwoord_verdubbelt_niets_en_is_geen_botsing_met_zichzelf(venster, plan):
    page = venster("anja", adres("knelpunt_nieuw", plan))
    verloren = []

    def verlies(route):
        if not verloren:
            verloren.append(route.fetch())  # it arrives, and nobody hears of it
            return route.abort()
        return route.continue_()

    page.route("**/knelpunten/nieuw/", verlies)
    typ(page, "Wat is het knelpunt?", "Er zijn te weinig bakkers")
    zegt(page, "Niet opgeslagen: geen verbinding.")
    assert plan.knelpunten.count() == 2
    typ(page, "Wat is het knelpunt?", "Er zijn te weinig bakkers in het noorden")
    zegt(page, OPGESLAGEN)
    expect(page.locator(".sp-intussen")).to_have_count(0)
    assert page.url.endswith(adres("knelpunt", plan, 2))
    assert [rij.omschrijving for rij in plan.knelpunten.all()][1:] == ["Er zijn te weinig bakkers in het noorden"]


def test_een_nieuw_deel_komt_terug_op_de_pagina_waar_het_begon(venster, plan, live_server):
    page = venster("anja", adres("knelpunt_nieuw", plan))
    page.context.set_offline(True)
    typ(page, "Wat is het knelpunt?", "Nieuw en nog nergens")
    zegt(page, "Niet opgeslagen: geen verbinding.")
    context = page.context
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(live_server.url + adres("knelpunt_nieuw", plan))
    expect(page.get_by_label("Wat is het knelpunt?")).to_have_value("Nieuw en nog nergens")
    zegt(page, OPGESLAGEN)
    page.wait_for_url(f"**{adres('knelpunt', plan, 2)}")
    assert plan.knelpunten.filter(omschrijving="Nieuw en nog nergens").count() == 1


def test_een_browser_die_niets_mag_bewaren_slaat_gewoon_op(venster, plan):
    page = venster("anja", adres("plan", plan))
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('vol', 'QuotaExceededError'); }")
    page.goto(page.url + "uitvoering/")
    page.context.set_offline(True)
    typ(page, UITVOERING, "Zonder kopie.")
    zegt(page, "Wat u typte staat alleen nog op deze pagina. Laat hem open.")
    page.context.set_offline(False)
    zegt(page, OPGESLAGEN)
    plan.refresh_from_db()
    assert plan.uitvoering == "Zonder kopie."


def test_een_oude_kopie_wordt_opgeruimd(venster, plan):
    page = venster("anja", adres("uitvoering", plan))
    page.evaluate(
        """localStorage.setItem("sectorplannen:kopie:1:X:analyse:", JSON.stringify({op: Date.now() - 15 * 864e5, velden: []}));
           localStorage.setItem("sectorplannen:kopie:1:Y:analyse:", JSON.stringify({op: Date.now(), velden: []}));"""
    )
    page.reload()
    assert page.evaluate("Object.keys(localStorage)") == ["sectorplannen:kopie:1:Y:analyse:"]
