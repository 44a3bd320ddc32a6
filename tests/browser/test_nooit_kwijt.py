"""Nothing typed is ever lost: two people in one section, a session that ends, a server that is gone, an answer that is lost."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from aanvragen import services
from tests import fabrieken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPGESLAGEN = "Opgeslagen om"
GEDULD = 15_000


@pytest.fixture(autouse=True)
def _geduld():
    """Two cores and a full suite: what comes, may take a while."""
    expect.set_options(timeout=GEDULD)


@pytest.fixture
def plan(db):
    """A complete draft of anja's and bram's organisation."""
    return fabrieken.concept()


@pytest.fixture
def venster(browser, live_server, als):
    """A browser of someone's own, signed in; `nieuw` makes a second page in it."""
    gemaakt = []

    def open_als(wie, pad: str, **opties):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | opties)
        gemaakt.append(context)
        sessie = als(fabrieken.persoon(wie)).cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sessie, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(GEDULD)
        page.goto(live_server.url + pad)
        return page

    yield open_als
    for context in gemaakt:
        context.set_offline(True)  # a page that goes says so, and the database of this test is gone by then
        context.close()


def adres(naam: str, plan, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def regel(page):
    """The line that says whether all is saved."""
    return page.locator("#bewaard")


def zegt(page, tekst: str) -> None:
    expect(regel(page)).to_contain_text(tekst)


def typ(page, label: str, tekst: str) -> None:
    page.get_by_label(label, exact=True).fill(tekst)


def is_toegankelijk(page) -> None:
    """No finding of axe, and nothing wider than the screen, at a desk and on a phone."""
    for breedte in (1280, 360):
        page.set_viewport_size({"width": breedte, "height": 900})
        gevonden = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in Axe().run(page).response["violations"]]
        assert gevonden == [], breedte
        breder = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert breder <= 0, breedte


def log_in(page, wie: str) -> None:
    page.get_by_label("E-mailadres").fill(f"{wie}@voorbeeld.nl")
    page.get_by_label("Wachtwoord", exact=True).fill(fabrieken.WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()


UITVOERING = "Wie voert het plan uit, en in welke stappen?"
VOORWAARDEN = "Welke voorwaarden gelden per maatregel?"


def test_wat_men_typt_is_even_later_opgeslagen_zonder_knop(venster, plan):
    page = venster("anja", adres("uitvoering", plan))
    typ(page, UITVOERING, "Het fonds en het vakcentrum.")
    zegt(page, "Nog niet opgeslagen")
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


def test_twee_mensen_in_een_antwoord_kiezen_en_verliezen_niets(venster, plan):
    anja = venster("anja", adres("uitvoering", plan))
    bram = venster("bram", adres("uitvoering", plan))
    expect(bram.locator("#aanwezig-vak")).to_contain_text("Anja heeft deze pagina ook open")
    typ(anja, UITVOERING, "Het fonds voert uit, met het vakcentrum.")
    zegt(anja, OPGESLAGEN)
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


def test_een_sessie_die_midden_in_een_zin_verloopt(venster, plan):
    page = venster("anja", adres("uitvoering", plan))
    typ(page, VOORWAARDEN, "Dit ging nog goed.")
    zegt(page, OPGESLAGEN)
    Session.objects.all().delete()
    typ(page, UITVOERING, "Deze zin was nog niet")
    zegt(page, "U bent uitgelogd. Wat u typte staat nog in deze browser.")
    is_toegankelijk(page)
    page.get_by_role("link", name="Log opnieuw in").click()
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
