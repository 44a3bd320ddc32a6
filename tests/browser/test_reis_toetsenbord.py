"""From the start page to the receipt by keyboard alone, with ten measures."""

import pytest

from tests import fabrieken
from tests.browser import weg
from tests.browser.keuren import Keurder
from tests.browser.toetsenbord import Toetsenbord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_een_plan_met_tien_maatregelen_met_het_toetsenbord_alleen(venster, live_server, nu_open, tmp_path):
    fabrieken.organisatie("vakbond")
    page = venster(viewport={"width": 1280, "height": 900})
    keurder = Keurder(page)
    wie = Toetsenbord(page, keurder.keur)
    weg.loop(wie, live_server.url, tmp_path, aantal=10)
    weg.eis_bewijs(page, aantal=10)
    weg.kijk_na(wie)
    assert keurder.fouten == []
