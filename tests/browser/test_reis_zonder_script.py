"""From the start page to the receipt without JavaScript: every page works with its buttons alone."""

import pytest

from tests import fabrieken
from tests.browser import weg
from tests.browser.aanwijzer import Aanwijzer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_een_plan_van_begin_tot_bewijs_zonder_javascript(browser, live_server, nu_open, tmp_path):
    fabrieken.organisatie("vakbond")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(20_000)
    weg.loop(Aanwijzer(page, lambda: None), live_server.url, tmp_path, aantal=2)
    weg.eis_bewijs(page, aantal=2)
    context.close()
