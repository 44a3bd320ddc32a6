"""A person without a mouse: Tab, arrows, Space, Enter and typing, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.keuren import AANKOMST, VERTREK, rustig

MEEST = 220
"""So often one presses Tab on one page before it counts as a dead end."""
FOCUS = re.compile(r"""- '?[\w-]+(?: "(?P<naam>(?:[^"\\]|\\.)*)")?(?P<rest>.*)""")
GROEP = "document.activeElement.closest('fieldset')?.querySelector('legend')?.innerText.trim() ?? ''"
IS_GEKOZEN = "document.activeElement.checked"
SOORT = """(() => {
  const e = document.activeElement, t = e?.tagName;
  if (!e || e === document.body) return "";
  if (t === "INPUT") return { checkbox: "checkbox", radio: "radio", submit: "button", file: "button" }[e.type] ?? "textbox";
  return { A: "link", BUTTON: "button", SELECT: "combobox", TEXTAREA: "textbox", SUMMARY: "text" }[t] ?? t;
})()"""
"""The role of what has the focus, from its tag alone: asking its name as well takes far longer."""
ZICHTBAAR = """new Promise((klaar) => {
  const PUNTEN = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]];
  const isTeZien = (e) => {
    const vak = e.getBoundingClientRect(), stijl = getComputedStyle(e);
    const vrij = PUNTEN.some(([x, y]) => {
      const boven = document.elementFromPoint(vak.left + vak.width * x, vak.top + vak.height * y);
      return boven && (e.contains(boven) || boven.contains(e));
    });
    return vrij && (stijl.outlineStyle !== "none" || stijl.boxShadow !== "none");
  };
  let beelden = 0; // while the page still scrolls to it, one looks again at the next frame
  const kijk = () => {
    if (isTeZien(document.activeElement)) klaar(true);
    else if (++beelden > 120) klaar(false);
    else requestAnimationFrame(kijk);
  };
  kijk();
})"""
"""Whether one sees where one is: it is not covered (2.4.11), and something is drawn around it (2.4.7)."""
KEUZE = "document.activeElement.selectedOptions[0].text.trim()"


class Toetsenbord:
    """Walks a page by its keyboard, and finds things by the name and the role that a screen reader says."""

    def __init__(self, page: Page, keur: Callable[[str], None]) -> None:
        """`keur` looks at each page, on arrival and before one leaves."""
        self.page, self.keur = page, keur

    def naam(self) -> str:
        """The accessible name of what has the focus."""
        regel = self.page.locator(":focus").aria_snapshot()
        kop = FOCUS.match(regel)
        assert kop is not None, regel
        return (kop["naam"] or kop["rest"].lstrip(": ").strip('"')).replace('\\"', '"').replace(" :", ":")

    def naar(self, naam: str, rol: str, *, mits: Callable[[], bool] = lambda: True) -> None:
        """Press Tab until this has the focus and is in sight; fails where one goes round without meeting it."""
        gehoord = []
        for _ in range(MEEST):
            self.page.keyboard.press("Tab")
            soort = self.page.evaluate(SOORT)
            gehoord.append(self.naam() if soort == rol else soort)
            if soort == rol and gehoord[-1].startswith(naam) and mits():
                assert self.page.evaluate(ZICHTBAAR), f"One does not see that '{naam}' has the focus on {self.page.url}"
                return
        raise AssertionError(f"No {rol} '{naam}' by Tab on {self.page.url}: {gehoord[:80]}")

    def typ(self, naam: str, tekst: str) -> None:
        """Go to a field and type in it, in place of what it held."""
        self.naar(naam, "textbox")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(tekst)

    def kies(self, naam: str, keuze: str) -> None:
        """Go to a list and take the option that begins so, with the arrow."""
        self.naar(naam, "combobox")
        self.page.keyboard.press("Home")
        for _ in range(MEEST):
            if self.page.evaluate(KEUZE).startswith(keuze):
                return
            vorige = self.page.evaluate("document.activeElement.selectedIndex")
            self.page.keyboard.press("ArrowDown")
            assert self.page.evaluate("document.activeElement.selectedIndex") != vorige, f"'{keuze}' is not in '{naam}'"
        raise AssertionError(f"'{keuze}' is not in '{naam}'")

    def kies_rondje(self, groep: str, keuze: str) -> None:
        """Go to a group of radio buttons and take the one that begins so, with the arrows."""
        self.naar("", "radio", mits=lambda: self.page.evaluate(GROEP).startswith(groep))
        for _ in range(20):
            if self.naam().startswith(keuze):
                if not self.page.evaluate(IS_GEKOZEN):
                    self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"'{keuze}' is not in '{groep}'")

    def vink(self, naam: str) -> None:
        """Go to a tick box and tick it."""
        self.naar(naam, "checkbox")
        if not self.page.evaluate(IS_GEKOZEN):
            self.page.keyboard.press("Space")

    def klap_open(self, naam: str) -> None:
        """Go to what folds open, and open it."""
        self.naar(naam, "text")
        self.page.keyboard.press("Enter")

    def druk(self, naam: str, rol: str = "button") -> None:
        """Go to a button or a link, press Enter, and arrive at the next page."""
        self.keur(VERTREK)
        self.naar(naam, rol)
        self._blijf_op(naam, rol)
        with self.page.expect_event("load"):
            self.page.keyboard.press("Enter")
        self.keur(AANKOMST)

    def _blijf_op(self, naam: str, rol: str) -> None:
        """Leaving a field can make the page fetch a part of itself; where that took the focus away, one goes there again."""
        rustig(self.page)
        if self.page.evaluate(SOORT) != rol:
            self.naar(naam, rol)

    def volg(self, naam: str) -> None:
        """Go to a link and follow it."""
        self.druk(naam, "link")

    def kies_bestand(self, naam: str, *paden: str) -> None:
        """Go to the control for files. The window of the system in which one chooses them is not ours to drive."""
        self.naar(naam, "button")
        self.page.locator(":focus").set_input_files(list(paden))
