"""What a writer does and sees on a page of a plan."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from tests import fabrieken
from tests.browser.keuren import rustig

OPGESLAGEN = "Opgeslagen om"
NOG_NIET = re.compile("Nog niet opgeslagen|Bezig met opslaan")
"""On a slow machine a page may have begun to save before one looks at what it says."""


def adres(naam: str, plan, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def regel(page):
    """The line that says whether all is saved."""
    return page.locator("#bewaard")


def zegt(page, tekst: str | re.Pattern[str]) -> None:
    expect(regel(page)).to_contain_text(tekst)


@contextmanager
def nog_onderweg(page: Page) -> Iterator[None]:
    """What the page sends meanwhile arrives afterwards: time to read what it says, or to type on, before the answer."""
    wachtend: list[Route] = []
    houd_op = True

    def langs(route: Route) -> None:
        if houd_op and route.request.method == "POST":
            wachtend.append(route)
        else:
            route.continue_()

    page.route("**/*", langs)
    yield
    houd_op = False
    for route in wachtend:
        route.continue_()
    page.unroute("**/*", langs)


def typ(page, label: str, tekst: str) -> None:
    page.get_by_label(label, exact=True).fill(tekst)


def is_toegankelijk(page) -> None:
    """No finding of axe, and nothing wider than the screen, at a desk and on a phone."""
    rustig(page)
    for breedte in (1280, 360):
        page.set_viewport_size({"width": breedte, "height": 900})
        gevonden = [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in Axe().run(page).response["violations"]]
        assert gevonden == [], breedte
        breder = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert breder <= 0, breedte


def log_in(page, wie: str) -> None:
    page.get_by_label("E-mailadres").fill(f"{wie}@voorbeeld.nl")
    page.get_by_label("Wachtwoord", exact=True).fill(fabrieken.WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()


UITVOERING = "Wie voert het plan uit, en in welke stappen?"
VOORWAARDEN = "Welke voorwaarden gelden per maatregel?"
