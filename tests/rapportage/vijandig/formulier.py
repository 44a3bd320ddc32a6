"""The forms of a page, filled in with hostile values: refused in words or taken, and never what no database keeps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.db import connection, transaction
from django.test import Client

from tests.rapportage.vijandig import gif, keuring

TEKST = ("text", "search", "email", "url", "tel", "hidden", "")
NIET_VERSTUREN = re.compile(r"/account/|/beheer/logout")
"""Forms of allauth: signing in and out, passwords; their own tests look at them."""


@dataclass
class Vorm:
    """A form: where it goes, how, what it would send as it is, and in which of its fields one writes freely."""

    naar: str
    hoe: str
    velden: dict[str, str] = field(default_factory=dict)
    vrij: set[str] = field(default_factory=set)

    @property
    def sleutel(self) -> tuple[str, ...]:
        """The same for the same form of another record."""
        return re.sub(r"\d+", "", self.naar.split("?")[0]), self.hoe, *sorted(self.vrij)


class _Formulieren(HTMLParser):
    """The forms of a page, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.alle: list[Vorm] = []
        self._kies = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self.alle.append(Vorm(a.get("action", ""), a.get("method", "get").lower()))
        if not self.alle or "disabled" in a:
            return
        vorm, naam = self.alle[-1], a.get("name", "")
        velden = vorm.velden
        if tag == "select":
            self._kies = naam
        elif tag == "option" and self._kies and ((a.get("value") and self._kies not in velden) or "selected" in a):
            velden[self._kies] = a.get("value", "")
        elif tag == "textarea" and naam:
            velden[naam] = "Iets"
            vorm.vrij.add(naam)
        elif tag == "button" and naam and naam not in velden:
            velden[naam] = a.get("value", "")
        elif tag == "input" and naam:
            soort = a.get("type", "text")
            if soort in ("radio", "checkbox"):
                if "checked" in a or naam not in velden:
                    velden[naam] = a.get("value", "on")
            elif soort in TEKST:
                velden[naam] = a.get("value", "")
                if soort != "hidden" and a.get("inputmode", "text") not in ("decimal", "numeric"):
                    vorm.vrij.add(naam)
            elif soort != "file":
                velden[naam] = a.get("value", "")


def van(tekst: str, pad: str) -> Iterator[Vorm]:
    """The forms of a page that take text."""
    lezer = _Formulieren()
    lezer.feed(tekst)
    for vorm in lezer.alle:
        vorm.naar = vorm.naar or pad
        if vorm.vrij and vorm.naar.startswith("/") and not NIET_VERSTUREN.search(vorm.naar):
            yield vorm


class _Afkeurder:
    """Stands at the door of the database: what PostgreSQL refuses may not come there, in a question neither."""

    def __init__(self) -> None:
        self.door: list[str] = []

    def __call__(self, doe: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        for deel in _teksten(params):
            if any(teken in deel for teken in "\0\ud800"):
                self.door.append(sql[:120])
        return doe(sql, params, many, context)


def _teksten(params: Any) -> Iterator[str]:
    if isinstance(params, str):
        yield params
    elif isinstance(params, list | tuple):
        for deel in params:
            yield from _teksten(deel)


WAARDEN = (
    "\0",
    f"{gif.BEGINNEN[0]}{gif.LEVEND[0]}{gif.LEVEND[1]}{gif.LEVEND[3]}\r\nBcc: x@y.nl {gif.SJABLOON[0]}%s{gif.GEDRAAID[0]}",
    gif.LANG * 30,
)
"""What no database keeps, what runs, and what is too long: SQLite takes any length, so there the last says nothing."""


def probeer(client: Client, vorm: Vorm) -> Iterator[tuple[Any, list[str]]]:
    """Send a form with each value in all its texts, and what is wrong with the answer; nothing of it stays."""
    verstuur = client.post if vorm.hoe == "post" else client.get
    for waarde in WAARDEN if connection.vendor == "postgresql" else WAARDEN[:2]:
        wacht, mis = _Afkeurder(), []
        with transaction.atomic(), connection.execute_wrapper(wacht):
            antwoord = verstuur(vorm.naar, vorm.velden | dict.fromkeys(vorm.vrij, waarde))
            if antwoord.status_code >= 500:
                mis.append(f"{antwoord.status_code} {antwoord.exc_info and antwoord.exc_info[1]!r}")
            elif antwoord.status_code == 200 and "html" in antwoord.headers["Content-Type"]:
                mis += keuring.pagina(antwoord.text)
            transaction.set_rollback(True)
        mis += [f"reached the database: {sql}" for sql in wacht.door]
        yield antwoord, [f"{vorm.naar} {waarde[:12]!r}: {wat}" for wat in mis]
