"""What people of the agency see and get on their pages."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.toetsenbord import Toetsenbord


def kop(page: Page, naam: str) -> None:
    """A heading with this name is there."""
    expect(page.get_by_role("heading", name=naam, exact=True).first).to_be_visible()


def staat_er(page: Page, tekst: str) -> None:
    """These words can be read."""
    expect(page.get_by_text(tekst).filter(visible=True).first).to_be_visible()


def haal(toetsen: Toetsenbord, naam: str, rol: str = "link") -> bytes:
    """What one gets as a file by Enter on a link or a button."""
    toetsen.naar(naam, rol)
    with toetsen.page.expect_download() as wacht:
        toetsen.page.keyboard.press("Enter")
    return Path(wacht.value.path()).read_bytes()
