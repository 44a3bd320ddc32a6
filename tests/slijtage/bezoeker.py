"""A browser without a screen: pages, their forms as they stand there, and what is sent again when its answer is lost."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from tests.slijtage.boek import Boek
from tests.slijtage.site import Standplaats

KOP = "X-Tussentijds"
FORMULIER = {"Content-Type": "application/x-www-form-urlencoded"}
GEDULD = 120
"""Seconds after which a visitor gives up: then something else is wrong than a server that was shot."""

Velden = dict[str, list[str]]


@dataclass(frozen=True)
class Antwoord:
    """An answer that was read to its last byte."""

    status: int
    tekst: str
    naar: str = ""
    koekjes: dict[str, str] = field(default_factory=dict)


class Bezoeker:
    """One person in one browser, signed in by the cookies given."""

    def __init__(self, plaats: Standplaats, boek: Boek, koekjes: dict[str, str]) -> None:
        self.plaats, self.boek, self.koekjes = plaats, boek, dict(koekjes)

    def vraag(self, pad: str, velden: Velden | None = None, **koppen: str) -> Antwoord:
        """Ask a page, or send a form. The same again after each answer that did not arrive whole."""
        einde = time.monotonic() + GEDULD
        while time.monotonic() < einde:
            try:
                antwoord = self._een_keer(pad, velden, koppen)
            except (OSError, HTTPException):
                self.boek.verloren(is_invoer=velden is not None)
                time.sleep(0.02)
                continue
            self.koekjes |= antwoord.koekjes
            return antwoord
        raise TimeoutError(pad)

    def _een_keer(self, pad: str, velden: Velden | None, koppen: dict[str, str]) -> Antwoord:
        verbinding = HTTPConnection("127.0.0.1", self.plaats.nu.poort, timeout=GEDULD)
        try:
            kop = {"Cookie": "; ".join(f"{n}={w}" for n, w in self.koekjes.items())} | koppen
            inhoud = None if velden is None else urlencode(velden, doseq=True)
            verbinding.request(
                "GET" if inhoud is None else "POST", pad, inhoud, kop if inhoud is None else kop | FORMULIER
            )
            antwoord = verbinding.getresponse()
            tekst = antwoord.read().decode()
            paren = [k.split(";")[0].partition("=") for k in antwoord.headers.get_all("Set-Cookie", [])]
            naar = urlsplit(antwoord.headers.get("Location", "")).path
            return Antwoord(antwoord.status, tekst, naar, {naam: waarde for naam, _, waarde in paren})
        finally:
            verbinding.close()


class Blad:
    """A section that is open in a browser: its form, and what that must remember from one save to the next."""

    def __init__(self, bezoeker: Bezoeker, pad: str) -> None:
        self.bezoeker, self.pad = bezoeker, pad
        self.velden = formulier(bezoeker.vraag(pad).tekst, "verder")

    def bewaar(self, **velden: Any) -> bool:
        """Change these fields and save in between. True when the server confirmed all of it."""
        self.velden |= {naam: w if isinstance(w, list) else [str(w)] for naam, w in velden.items()}
        antwoord = self.bezoeker.vraag(self.pad, self.velden, **{KOP: str(uuid4())})
        if antwoord.status == 403:
            return False
        if not antwoord.tekst.startswith("{"):
            raise AssertionError(f"{self.pad}: {antwoord.status} {in_het_kort(antwoord.tekst)}")
        uitkomst = json.loads(antwoord.tekst)
        if uitkomst["uitkomst"] != "opgeslagen":
            raise AssertionError(f"{self.pad}: {uitkomst['uitkomst']} {uitkomst['fouten']} na {velden}")
        self.velden |= {naam: [waarde] for naam, waarde in uitkomst["onthoud"].items()}
        self.pad = uitkomst["adres"] or self.pad
        return True


class _Lezer(HTMLParser):
    """Every form of a page with its successful controls and the names of its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[Velden, set[str]]] = []
        self.naam, self.vak = "", ""
        self.waarde: str | None = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form begins, or a control in it."""
        a = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self.forms.append(({}, set()))
        elif tag in {"input", "button"} and "name" in a and self.forms:
            velden, knoppen = self.forms[-1]
            soort = a.get("type", "text")
            if soort == "submit" or tag == "button":
                knoppen.add(a["name"])
            elif soort not in {"radio", "checkbox", "file"} or "checked" in a:
                velden.setdefault(a["name"], []).append(a.get("value", "on" if soort == "checkbox" else ""))
        elif tag in {"textarea", "select"}:
            self.naam, self.vak = a.get("name", ""), tag
            self.waarde = "" if tag == "textarea" else None
        elif tag == "option" and self.vak == "select" and ("selected" in a or self.waarde is None):
            self.waarde = a.get("value", "")

    def handle_data(self, data: str) -> None:
        """The text of a text area."""
        if self.vak == "textarea":
            self.waarde = (self.waarde or "") + data

    def handle_endtag(self, tag: str) -> None:
        """A text area or a choice ends, and has its value."""
        if tag == self.vak and tag:
            if self.forms and self.naam:
                self.forms[-1][0].setdefault(self.naam, []).append(re.sub(r"^\r?\n", "", self.waarde or ""))
            self.vak = ""


def formulier(pagina: str, knop: str) -> Velden:
    """What a browser would send of the form with this button, untouched; the button as well."""
    lezer = _Lezer()
    lezer.feed(pagina)
    for velden, knoppen in lezer.forms:
        if knop in knoppen:
            return velden
    raise AssertionError(f"No form with '{knop}' on this page: {in_het_kort(pagina)}")


def in_het_kort(pagina: str) -> str:
    """What a page says, without its outline: its title and its list of errors."""
    delen = re.findall(r'<title>.*?</title>|class="sp-foutenlijst.*?</ul>', pagina, re.DOTALL) or [pagina[:300]]
    return " ".join(re.sub(r"<[^>]*>|class=\S*>", " ", " ".join(delen)).split())
