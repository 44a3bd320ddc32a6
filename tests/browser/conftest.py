"""A real browser: Debian's Chromium, on the site as it is served to people."""

import os
import shutil

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from aanvragen.models import Tijdvak
from tests import fabrieken
from tests.browser.balie import kop
from tests.browser.keuren import AANKOMST, Keurder
from tests.browser.schrijven.handen import is_toegankelijk
from tests.browser.toetsenbord import Toetsenbord

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop of its own in this thread

expect.set_options(
    timeout=30_000
)  # as long as Playwright waits elsewhere: two cores and a full suite, so it may take a while

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
BREEDTES = (1280, 360)
"""A desk and a phone."""
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
def meld_aan(page, live_server):
    """Someone comes to the work queue, or to the page with another heading, is asked to sign in, and does.

    Gives the keyboard of who is in; each page that one arrives on is accessible, at a desk and on a phone.
    """

    def bekijk(wanneer: str) -> None:
        if wanneer == AANKOMST:
            is_toegankelijk(page)
            page.set_viewport_size({"width": 1280, "height": 900})

    gekeurd: list[str] = []  # to sign in is the same page for everyone

    def meld(wie: str, adres: str = "beoordeling:werkvoorraad", naam: str = "Werkvoorraad") -> Toetsenbord:
        page.context.clear_cookies()
        page.goto(live_server.url + reverse(adres))
        if not gekeurd:
            bekijk(AANKOMST)
        gekeurd.append(wie)
        toetsen = Toetsenbord(page, bekijk)
        toetsen.typ("E-mailadres", f"{wie}@voorbeeld.nl")
        toetsen.typ("Wachtwoord", fabrieken.WACHTWOORD)
        toetsen.druk("Inloggen")
        kop(page, naam)
        return toetsen

    yield meld
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
        return vensters[-1].new_page()

    yield open_venster
    for context in vensters:
        context.set_offline(True)  # a page that goes says so, and the database of this test is gone by then
        context.close()


@pytest.fixture
def mens(venster):
    """Opens a browser that was never here before, for someone with a keyboard; gives the hands and who judges each page.

    Each kind of page is judged at a desk and on a phone; what is wrong is kept in `fouten` of the judge.
    """

    def kom() -> tuple[Toetsenbord, Keurder]:
        page = venster(viewport={"width": BREEDTES[0], "height": 900})
        keurder = Keurder(page, BREEDTES)
        return Toetsenbord(page, keurder.keur), keurder

    return kom


@pytest.fixture
def kom_binnen(live_server):
    """Someone comes to a page, is asked to sign in, and does; who `mens` gave judges the pages on the way."""

    def meld(wie: Toetsenbord, naam: str, adres: str) -> None:
        wie.page.goto(live_server.url + reverse(adres))
        wie.typ("E-mailadres", f"{naam}@voorbeeld.nl")
        wie.typ("Wachtwoord", fabrieken.WACHTWOORD)
        wie.druk("Inloggen")

    return meld
