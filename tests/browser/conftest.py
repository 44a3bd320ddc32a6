"""A real browser: Debian's Chromium, on the site as it is served to people."""

import os
import shutil

import pytest
from django.conf import settings

from aanvragen.models import Tijdvak
from tests import fabrieken

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop of its own in this thread

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
RUSTIG = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync"
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's own Chromium, without the connections that it makes for itself."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": RUSTIG.split()}


@pytest.fixture
def aan(page, live_server, als):
    """The browser, signed in as a person (None: nobody); opens addresses of the site."""

    def open_als(wie, pad: str):
        page.context.clear_cookies()
        if wie is not None:
            sessie = als(wie).cookies[settings.SESSION_COOKIE_NAME].value
            page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sessie, "url": live_server.url}])
        antwoord = page.goto(live_server.url + pad)
        assert antwoord is not None
        assert antwoord.status == 200, f"{pad}: {antwoord.status}"
        return page

    yield open_als
    page.context.set_offline(True)  # a page that goes says so, and the database of this test is gone by then


@pytest.fixture
def nu_open(db) -> Tijdvak:
    """A period that is open while the test runs."""
    return fabrieken.open_tijdvak()


@pytest.fixture
def venster(browser):
    """Opens a window of a browser that was never here before, with properties as Playwright names them."""
    vensters = []

    def open_venster(**eigenschappen):
        vensters.append(browser.new_context(**eigenschappen))
        page = vensters[-1].new_page()
        page.set_default_timeout(20_000)
        return page

    yield open_venster
    for context in vensters:
        context.set_offline(True)  # a page that goes says so, and the database of this test is gone by then
        context.close()
