"""Assessing in a real browser: nothing typed is lost, two windows never overwrite, and a keyboard is enough."""

import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from beoordeling import services
from beoordeling.models import Beoordeling
from tests import fabrieken
from tests.browser.schrijven.handen import NOG_NIET, OPGESLAGEN, is_toegankelijk, log_in, nog_onderweg, zegt
from tests.browser.toetsenbord import Toetsenbord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan(db):
    """A plan with two measures, given to dirk and daan."""
    return fabrieken.in_beoordeling()


@pytest.fixture
def pad(plan) -> str:
    return reverse("beoordeling:beoordelen", args=[plan.nummer])


def van_dirk(plan) -> Beoordeling:
    return plan.beoordelingen.get(beoordelaar__email="dirk@voorbeeld.nl")


def scores(plan) -> list[tuple[str, int | None, str]]:
    return list(van_dirk(plan).scores.values_list("criterium__code", "waarde", "reden"))


def typ(page, naam: str, tekst: str) -> None:
    page.get_by_role("textbox", name=naam).fill(tekst)


def test_wat_men_kiest_en_typt_is_even_later_opgeslagen_zonder_knop(aan, dirk, plan, pad):
    page = aan(dirk, f"{pad}?deel=1")
    page.get_by_role("group", name="Specifiek").get_by_role("radio", name="Matig").check()
    zegt(page, OPGESLAGEN)
    expect(page.get_by_text("Wat er gebeurt is duidelijk, maar voor wie of door wie niet.").first).to_be_visible()
    with nog_onderweg(page):
        typ(page, "Reden bij specifiek", "Voor wie blijft vaag.")
        zegt(page, NOG_NIET)
    zegt(page, OPGESLAGEN)
    assert scores(plan) == [("S", 2, "Voor wie blijft vaag.")]
    expect(page.get_by_role("link", name=re.compile("Maatregel 1 ?, bezig"))).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    is_toegankelijk(page)


def test_een_sessie_die_midden_in_een_reden_verloopt_verliest_niets(aan, dirk, plan, pad):
    page = aan(dirk, f"{pad}?deel=plan")
    typ(page, "Reden bij analyse", "Dit ging nog goed.")
    zegt(page, OPGESLAGEN)
    Session.objects.all().delete()
    typ(page, "Reden bij analyse", "Dit ging nog goed. Deze zin was nog niet")
    zegt(page, "U bent uitgelogd. Wat u typte staat nog in deze browser.")
    page.get_by_role("link", name="Log opnieuw in").click()
    log_in(page, "dirk")
    page.wait_for_url(f"**{pad}?deel=plan")
    expect(page.get_by_role("textbox", name="Reden bij analyse")).to_have_value(
        "Dit ging nog goed. Deze zin was nog niet"
    )
    zegt(page, OPGESLAGEN)
    assert scores(plan) == [("b", None, "Dit ging nog goed. Deze zin was nog niet")]


def test_twee_vensters_leggen_naast_elkaar_wat_beide_wijzigden(aan, dirk, plan, pad):
    page = aan(dirk, f"{pad}?deel=1")
    ander = page.context.new_page()
    ander.goto(page.url)
    typ(page, "Reden bij meetbaar", "Uit het ene venster.")
    zegt(page, OPGESLAGEN)
    typ(ander, "Reden bij specifiek", "Dit staat alleen hier.")
    typ(ander, "Reden bij meetbaar", "Uit het andere venster.")
    keuze = ander.get_by_role("heading", name="Kies welke tekst u wilt houden")
    expect(keuze).to_be_visible()
    assert ("M", None, "Uit het ene venster.") in scores(plan)
    is_toegankelijk(ander)
    ander.get_by_label("Uw tekst houden").check()
    expect(keuze).to_have_count(0)  # the line said before that all but this was saved
    zegt(ander, OPGESLAGEN)
    assert scores(plan) == [("S", None, "Dit staat alleen hier."), ("M", None, "Uit het andere venster.")]


def test_zonder_script_bewaart_de_knop(browser, live_server, als, dirk, plan, pad):
    context = browser.new_context(java_script_enabled=False)
    sessie = als(dirk).cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sessie, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}{pad}?deel=1")
    page.get_by_role("group", name="Tijdgebonden").get_by_role("radio", name="Goed").check()
    page.get_by_role("button", name="Verder naar maatregel 2").click()
    expect(page.get_by_text("Maatregel 1: opgeslagen, maar nog niet af.")).to_be_visible()
    assert scores(plan) == [("T", 4, "")]
    context.close()


def test_van_werkvoorraad_tot_ingeleverd_met_alleen_het_toetsenbord(aan, dirk, plan, pad):
    al_gedaan = [i for i in fabrieken.scores(plan) if i.maatregel is None or i.maatregel.volgnummer == 2]
    services.scores_opslaan(van_dirk(plan), al_gedaan, door=dirk)
    page = aan(dirk, reverse("beoordeling:werkvoorraad"))
    toetsen = Toetsenbord(page, lambda _: None)
    toetsen.volg(plan.naam)
    toetsen.volg("Beoordelen")
    for naam in "SMAR":
        toetsen.kies_rondje(naam, "Voldoende")
    toetsen.kies_rondje("T", "Matig")
    toetsen.druk("Verder naar maatregel 2")
    toetsen.volg("Advies")
    toetsen.kies_rondje("Uw advies", "Verlenen")
    toetsen.typ("Toelichting bij uw advies", "Een goed plan.")
    zegt(page, OPGESLAGEN)
    is_toegankelijk(page)
    toetsen.druk("Verder naar inleveren")
    expect(page.get_by_role("heading", name="U kunt nog niet inleveren")).to_be_visible()
    is_toegankelijk(page)
    toetsen.volg("Maatregel 1, tijdgebonden (de reden)")
    expect(page.locator("#id_reden_T")).to_be_focused()
    page.keyboard.type("De einddag is niet haalbaar.")
    zegt(page, OPGESLAGEN)
    toetsen.volg("Inleveren")
    is_toegankelijk(page)
    toetsen.druk("Ja, mijn beoordeling inleveren")
    expect(page.get_by_text("Uw beoordeling is ingeleverd.")).to_be_visible()
    assert van_dirk(plan).ingeleverd_op is not None
    assert ("T", 2, "De einddag is niet haalbaar.") in scores(plan)
    assert services.ontbrekende_scores(van_dirk(plan)) == []
