"""From the start page to the receipt by keyboard alone, with ten measures."""

import pytest

from tests import fabrieken
from tests.browser import weg
from tests.browser.keuren import Keurder
from tests.browser.toetsenbord import Toetsenbord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_een_plan_met_tien_maatregelen_met_het_toetsenbord_alleen(browser, live_server, nu_open, tmp_path):
    fabrieken.organisatie("vakbond")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    keurder = Keurder(page)
    weg.loop(Toetsenbord(page, keurder.keur), live_server.url, tmp_path, aantal=10)
    weg.eis_bewijs(page, aantal=10)
    assert keurder.fouten == []
    context.close()
