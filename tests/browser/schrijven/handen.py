"""What a writer does and sees on a page of a plan."""

from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from tests import fabrieken

OPGESLAGEN = "Opgeslagen om"
GEDULD = 15_000
"""Milliseconds."""


def adres(naam: str, plan, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def regel(page):
    """The line that says whether all is saved."""
    return page.locator("#bewaard")


def zegt(page, tekst: str) -> None:
    expect(regel(page)).to_contain_text(tekst)


def typ(page, label: str, tekst: str) -> None:
    page.get_by_label(label, exact=True).fill(tekst)


def is_toegankelijk(page) -> None:
    """No finding of axe, and nothing wider than the screen, at a desk and on a phone."""
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
