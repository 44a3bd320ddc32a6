"""A person who points: with a mouse, or with a finger on a phone. Finds things by the same names as `Toetsenbord`."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, TimeoutError

from tests.browser.keuren import AANKOMST, VERTREK


class Aanwijzer:
    """Fills in and presses what is on the page, by the name that stands beside it."""

    def __init__(self, page: Page, keur: Callable[[str], None], *, vinger: bool = False) -> None:
        """`keur` looks at each page, on arrival and before one leaves; `vinger`: taps instead of clicks."""
        self.page, self.keur, self.vinger = page, keur, vinger

    def _vind(self, naam: str, rol: str) -> Locator:
        begint = re.compile("^" + re.escape(naam).replace(":", " ?:"))
        ding = self.page.get_by_role(rol, name=begint).first  # type: ignore[arg-type]
        menu = self.page.get_by_role("button", name=re.compile("^Menu"))
        if not ding.count() and rol == "link" and menu.is_visible():  # on a telephone the menu is behind a button
            self._wijs(menu)
            ding.wait_for()
        assert ding.count(), f"No {rol} '{naam}' on {self.page.url}:\n{self.page.locator('main').aria_snapshot()}"
        return ding

    def _wijs(self, ding: Locator) -> None:
        if self.vinger:
            ding.tap()
        else:
            ding.click()

    def typ(self, naam: str, tekst: str) -> None:
        """Fill in a field."""
        self._vind(naam, "textbox").fill(tekst)

    def kies(self, naam: str, keuze: str) -> None:
        """Take the option of a list that begins so."""
        lijst = self._vind(naam, "combobox")
        opties = [tekst.strip() for tekst in lijst.locator("option").all_inner_texts()]
        gevonden = [tekst for tekst in opties if tekst.startswith(keuze)]
        assert gevonden, f"No '{keuze}' in '{naam}': {opties}"
        lijst.select_option(label=gevonden[0])

    def kies_rondje(self, groep: str, keuze: str) -> None:
        """Take the radio button of a group that begins so."""
        vak = self.page.get_by_role("radiogroup", name=re.compile(f"^{re.escape(groep)}"))
        self._wijs(vak.get_by_role("radio", name=re.compile(f"^{re.escape(keuze)}")).first)

    def vink(self, naam: str) -> None:
        """Tick a box."""
        vakje = self._vind(naam, "checkbox")
        if not vakje.is_checked():
            self._wijs(vakje)

    def klap_open(self, naam: str) -> None:
        """Open what folds open."""
        self._wijs(self.page.locator("summary").filter(has_text=naam).first)

    def druk(self, naam: str, rol: str = "button") -> None:
        """Press a button or a link, and arrive at the next page."""
        self.keur(VERTREK)
        try:
            with self.page.expect_event("load"):
                self._wijs(self._vind(naam, rol))
        except TimeoutError as fout:
            staat = self.page.locator("main").aria_snapshot()
            raise AssertionError(f"'{naam}' leads nowhere on {self.page.url}:\n{staat}") from fout
        self.keur(AANKOMST)

    def volg(self, naam: str) -> None:
        """Follow a link."""
        self.druk(naam, "link")

    def kies_bestand(self, naam: str, *paden: str) -> None:
        """Choose files in a control."""
        self.page.get_by_label(naam).set_input_files(list(paden))
