"""The main menu of each role: on one line at a desk, and never wider than a phone."""

import pytest
from django.urls import reverse

from tests import fabrieken
from tests.browser.keuren import rustig

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EEN_REGEL = 90
"""CSS pixels: a header of two lines is higher."""
WIE = (None, "anja", "coen", "els", "petra", "ada")


def test_het_menu_past_op_een_regel_op_een_bureau_en_op_een_telefoon(aan, db):
    fout = []
    for naam in WIE:
        page = aan(fabrieken.persoon(naam) if naam else None, reverse("start"))
        rustig(page)
        page.set_viewport_size({"width": 1280, "height": 900})
        hoogte = page.locator(".sp-kop").bounding_box()["height"]
        if hoogte > EEN_REGEL:
            fout.append(f"{naam}: {hoogte} pixels high at 1280")
        page.set_viewport_size({"width": 360, "height": 900})
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            fout.append(f"{naam}: wider than 360")
    assert fout == []
