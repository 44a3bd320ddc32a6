"""A real browser: Debian's Chromium, on the site as it is served to people."""

import os
import shutil
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from aanvragen.models import Regelingversie, Tijdvak

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
    nu = timezone.now()
    return Tijdvak.objects.create(
        nummer=9,
        naam="Negende tijdvak",
        opent_op=nu - timedelta(days=30),
        sluit_op=nu + timedelta(days=9),
        regelingversie=Regelingversie.objects.op(date(2013, 10, 1)),
    )
