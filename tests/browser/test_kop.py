"""The main menu of each role: on one line at a desk, and on a phone never wider than that, nor half of it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from tests import fabrieken
from tests.browser.keuren import SMALST, rustig

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EEN_REGEL, TWEE_REGELS = 80, 150
"""CSS pixels: a header of two lines is higher than the first, and one of three than the second."""
WIE = (None, "anja", "dirk", "coen", "els", "petra", "ada")
BREED, SMAL = {"width": 1280, "height": 900}, {"width": 360, "height": 900}


def test_het_menu_past_op_een_regel_op_een_bureau_en_op_een_telefoon(aan, db):
    fout = []
    for naam in WIE:
        wie = fabrieken.persoon(naam) if naam else None
        for _ in range(120 if wie else 0):
            fabrieken.bericht(wie)
        page = aan(wie, reverse("start"))
        rustig(page)
        page.set_viewport_size(BREED)
        hoogte = page.locator(".sp-kop").bounding_box()["height"]
        if hoogte > EEN_REGEL:
            fout.append(f"{naam}: {hoogte} pixels high at 1280")
        page.set_viewport_size(SMAL)
        hoogte = page.locator(".sp-kop").bounding_box()["height"]
        if hoogte > (TWEE_REGELS if wie and wie.is_dienst else EEN_REGEL):
            fout.append(f"{naam}: {hoogte} pixels high at 360")
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            fout.append(f"{naam}: wider than 360")
        page.set_viewport_size({"width": SMALST, "height": 640})
        if not (wie and wie.is_dienst) and page.locator(".sp-kop").bounding_box()["height"] > EEN_REGEL:
            fout.append(f"{naam}: two lines at {SMALST}, under which the open menu hides its button")
    assert fout == []


def test_op_een_telefoon_gaat_het_menu_open_met_een_knop_ook_zonder_muis(aan, anja):
    fabrieken.bericht(anja)
    page = aan(anja, reverse("start"))
    page.set_viewport_size(SMAL)
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    knop, plek = (
        menu.get_by_role("button", name="Menu 1 ongelezen bericht"),
        menu.get_by_role("link", name="Organisaties"),
    )
    expect(plek).to_be_hidden()
    knop.focus()
    page.keyboard.press("Enter")
    expect(plek).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    expect(plek).to_be_hidden()
    expect(knop).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(plek).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Organisaties")
