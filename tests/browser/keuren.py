"""Each page on the way, held against WCAG 2.2 A and AA by axe-core, and against a screen of 320 pixels."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

EISEN = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},  # success criterion 2.5.8; axe leaves it out of its own accord
}
AANKOMST, VERTREK = "aankomst", "vertrek"
SMALST = 320
"""CSS pixels: at this width nothing may ask to scroll sideways (1.4.10)."""


def rustig(page: Page) -> None:
    """What the page fetches by itself, or because a field was left, has come and stands on it."""
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


class Keurder:
    """Looks at each kind of page once, in each state that a walk brings it in, and keeps what is wrong with it."""

    def __init__(self, page: Page, breedtes: tuple[int, ...] = ()) -> None:
        """`breedtes`: judge at each of these widths, instead of only at the one that the page has."""
        self.page, self.breedtes, self.fouten = page, breedtes, []
        self.gezien: set[tuple[str, ...]] = set()
        page.on("console", lambda bericht: self._hoor(bericht.text) if bericht.type == "error" else None)
        page.on("pageerror", lambda fout: self._hoor(str(fout)))

    def _hoor(self, tekst: str) -> None:
        self.fouten.append(f"{self.page.url}: console: {tekst}")

    def keur(self, stand: str = AANKOMST) -> None:
        """Judge the page that is open, unless one like it in this state was judged before.

        Before one leaves (`VERTREK`) only what a script may have changed since: a section that saves while one types.
        """
        if stand == VERTREK and not self.page.locator("#schrijfmelding").count():
            return
        met_fout = "met fout" if self.page.title().startswith("Fout:") else ""
        soort = re.sub(r"\d+", "0", urlsplit(self.page.url).path), stand, met_fout
        if soort in self.gezien:
            return
        self.gezien.add(soort)
        rustig(self.page)
        maat = self.page.viewport_size
        for breedte in self.breedtes or (None,):
            if breedte is not None:
                self.page.set_viewport_size({"width": breedte, "height": 900})
            self._houd_tegen_de_eisen((*soort, *([str(breedte)] if breedte else [])))
        self._past_op_smal_scherm(soort)
        if maat is not None:
            self.page.set_viewport_size(maat)

    def vergeet(self, begin: str) -> None:
        """Judge the pages whose address begins so anew: what they are about has come in another state."""
        self.gezien = {soort for soort in self.gezien if not soort[0].startswith(begin)}

    def _houd_tegen_de_eisen(self, soort: tuple[str, ...]) -> None:
        for overtreding in Axe().run(self.page, options=EISEN).response["violations"]:
            plek = overtreding["nodes"][0]
            self.fouten.append(f"{soort}: {overtreding['id']}: {plek['html'][:160]} {plek.get('failureSummary', '')}")

    def _past_op_smal_scherm(self, soort: tuple[str, ...]) -> None:
        self.page.set_viewport_size({"width": SMALST, "height": 640})
        breedte = self.page.evaluate("document.documentElement.scrollWidth")
        if breedte > SMALST:
            self.fouten.append(f"{soort}: {breedte} pixels wide on a screen of {SMALST}: {self._te_breed()}")

    def _te_breed(self) -> str:
        """What sticks out, so that one need not look for it."""
        return self.page.evaluate(
            """[...document.querySelectorAll("main *, header *, footer *")]
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(" | ")"""
        )
