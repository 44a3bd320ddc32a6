"""Two people and their screens: what the tests of writing start from."""

import pytest
from django.conf import settings

from tests import fabrieken


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
        page.goto(live_server.url + pad)
        return page

    yield open_als
    for context in gemaakt:
        context.set_offline(True)  # a page that goes says so, and the database of this test is gone by then
        context.close()
