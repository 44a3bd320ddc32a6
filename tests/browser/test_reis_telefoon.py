"""From the start page to the receipt on a telephone: 360 pixels wide, with a finger."""

import pytest

from tests import fabrieken
from tests.browser import weg
from tests.browser.aanwijzer import Aanwijzer
from tests.browser.keuren import Keurder

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_een_plan_van_begin_tot_bewijs_op_een_telefoon(venster, live_server, nu_open, tmp_path):
    fabrieken.organisatie("vakbond")
    page = venster(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    keurder = Keurder(page)
    wie = Aanwijzer(page, keurder.keur, vinger=True)
    weg.loop(wie, live_server.url, tmp_path, aantal=2)
    weg.eis_bewijs(page, aantal=2)
    weg.kijk_na(wie)
    assert keurder.fouten == []
