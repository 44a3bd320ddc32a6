"""From the start page to the receipt without JavaScript: every page works with its buttons alone."""

import pytest

from tests import fabrieken
from tests.browser import weg
from tests.browser.aanwijzer import Aanwijzer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_een_plan_van_begin_tot_bewijs_zonder_javascript(venster, live_server, nu_open, tmp_path):
    fabrieken.organisatie("vakbond")
    page = venster(java_script_enabled=False)
    wie = Aanwijzer(page, lambda stand: None)
    weg.loop(wie, live_server.url, tmp_path, aantal=2)
    weg.eis_bewijs(page, aantal=2)
    weg.kijk_na(wie)
