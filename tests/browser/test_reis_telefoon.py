"""From the start page to the receipt on a telephone: 360 pixels wide, with a finger."""

import pytest

from tests import fabrieken
from tests.browser import weg
from tests.browser.aanwijzer import Aanwijzer
from tests.browser.keuren import Keurder

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_een_plan_van_begin_tot_bewijs_op_een_telefoon(browser, live_server, nu_open, tmp_path):
    fabrieken.organisatie("vakbond")
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.set_default_timeout(20_000)
    keurder = Keurder(page)
    weg.loop(Aanwijzer(page, keurder.keur, vinger=True), live_server.url, tmp_path, aantal=2)
    weg.eis_bewijs(page, aantal=2)
    assert keurder.fouten == []
    context.close()
