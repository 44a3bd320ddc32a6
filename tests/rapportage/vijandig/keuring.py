"""What an answer must not hold: anything that runs, was filled in by a template, or turns the text the other way."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pikepdf
from odfdo import Document
from openpyxl import load_workbook

from sectorplannen.kern.celtekst import RICHTING, lijkt_formule
from tests.rapportage.vijandig.gif import UITGEREKEND, WOORD

ADRESVELDEN = {"href", "src", "action", "formaction", "data", "poster", "hx-get", "hx-post"}
ONGEZIEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
GETAL = re.compile(r"-?\d+([.,]\d+)?%?")


class _Lezer(HTMLParser):
    """Reads a page as a browser does and keeps what is live in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.levend: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag if tag in ("script", "style") else ""
        for naam, waarde in attrs:
            kaal = "".join((waarde or "").split()).lower()
            if naam.startswith("on") or WOORD in naam:
                self.levend.append(f"<{tag} {naam}={waarde}>")
            if naam in ADRESVELDEN and kaal.startswith(("javascript:", "data:text", "vbscript:")):
                self.levend.append(f"<{tag} {naam}={waarde}>")
            if naam == "style" and WOORD in kaal:
                self.levend.append(f"<{tag} style={waarde}>")
        if tag == "img" and dict(attrs).get("src") == "x":
            self.levend.append("<img src=x>")

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in and WOORD in data:
            self.levend.append(f"<{self._in}>{data[:80]}")


def inhoud(antwoord: Any) -> bytes:
    """All bytes of an answer."""
    return b"".join(antwoord) if antwoord.streaming else antwoord.content


def antwoord(antwoord: Any, data: bytes) -> Iterator[str]:
    """What is wrong with an answer, by what it says that it is."""
    yield from kop(antwoord.headers)
    soort = antwoord.headers["Content-Type"].split(";")[0]
    naam = antwoord.headers.get("Content-Disposition", "")
    if soort == "text/html":
        yield from pagina(data.decode())
    elif soort == "text/csv":
        yield from csv_(data)
    elif "spreadsheetml" in soort:
        yield from xlsx(data)
    elif "opendocument" in soort:
        yield from ods(data)
    elif soort == "image/svg+xml":
        yield from pagina(data.decode())
    elif soort in ("application/json", "application/problem+json", "application/ld+json"):
        json.loads(data)
    elif soort == "application/zip":
        yield from zip_(data)
    elif soort not in ("text/plain", "text/javascript"):
        yield f"{soort} is not known here ({naam})"


def kop(koppen: Any) -> Iterator[str]:
    """What is wrong with the head of an answer or mail: each is one line, and a name of a file stays a name."""
    for naam, waarde in dict(koppen).items():
        if ONGEZIEN.search(str(waarde)) or RICHTING.search(str(waarde)) or "\n" in str(waarde) or "\r" in str(waarde):
            yield f"{naam}: {waarde!r}"
        if naam == "Content-Disposition" and re.search(r"[/\\\\<>]|\.\.", str(waarde)):
            yield f"{naam}: {waarde!r}"


def zip_(data: bytes) -> Iterator[str]:
    """What is wrong with a zip: names that lead elsewhere, and what is in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as doos:
        for naam in doos.namelist():
            if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._/-]*", naam) or ".." in naam:
                yield f"entry {naam!r}"
            deel = doos.read(naam)
            if naam.endswith(".csv"):
                yield from (f"{naam}: {wat}" for wat in csv_(deel))
            elif naam.endswith(".html"):
                yield from (f"{naam}: {wat}" for wat in pagina(deel.decode()))
            elif naam.endswith(".ods"):
                yield from (f"{naam}: {wat}" for wat in ods(deel))
            elif naam.endswith(".xlsx"):
                yield from (f"{naam}: {wat}" for wat in xlsx(deel))
            elif naam.endswith(".pdf"):
                yield from (f"{naam}: {wat}" for wat in pdf(deel))
            elif naam.endswith((".json", ".jsonld")):
                json.loads(deel)
            elif naam.endswith(".txt"):
                yield from (f"{naam}: {wat}" for wat in gewoon(deel.decode()))


def pdf(data: bytes) -> Iterator[str]:
    """What is wrong with a PDF beside its form: something that runs, a link that does, or a file inside that does."""
    with pikepdf.open(io.BytesIO(data)) as boek:
        for ding in boek.objects:
            if isinstance(ding, pikepdf.Dictionary) and (soort := str(ding.get("/S", ""))) in (
                "/JavaScript",
                "/Launch",
            ):
                yield f"an action of {soort}"
            if isinstance(ding, pikepdf.Dictionary) and str(ding.get("/URI", "")).lower().startswith("javascript:"):
                yield f"a link to {ding['/URI']}"
        for naam, bestand in boek.attachments.items():
            inhoud_ = bestand.get_file().read_bytes()
            if naam.endswith(".csv"):
                yield from (f"{naam}: {wat}" for wat in csv_(inhoud_))
            else:
                json.loads(inhoud_)
        yield from gewoon(str(boek.docinfo))


def pagina(tekst: str) -> Iterator[str]:
    """What is wrong with a page."""
    lezer = _Lezer()
    lezer.feed(tekst)
    lezer.close()
    yield from lezer.levend
    yield from gewoon(tekst)


def gewoon(tekst: str) -> Iterator[str]:
    """What is wrong with a text for people, in whatever file it is."""
    if UITGEREKEND in tekst:
        yield f"a template was filled in: {_om(tekst, tekst.index(UITGEREKEND))}"
    for wat, soort in ((RICHTING, "direction"), (ONGEZIEN, "control")):
        if gevonden := wat.search(tekst):
            yield f"{soort} {gevonden[0]!r}: {_om(tekst, gevonden.start())!r}"


def _om(tekst: str, plek: int) -> str:
    return tekst[max(plek - 50, 0) : plek + 50]


def xlsx(inhoud: bytes) -> Iterator[str]:
    """What is wrong with a workbook: a formula, a text that becomes one when it is edited, or what is not seen."""
    boek = load_workbook(io.BytesIO(inhoud))
    for blad in boek:
        yield from gewoon(blad.title)
        for rij in blad.iter_rows():
            for cel in rij:
                if cel.data_type == "f":
                    yield f"{blad.title}!{cel.coordinate} is a formula: {cel.value!r}"
                if isinstance(cel.value, str):
                    if lijkt_formule(cel.value) and not cel.quotePrefix:
                        yield f"{blad.title}!{cel.coordinate} becomes a formula: {cel.value[:40]!r}"
                    yield from gewoon(cel.value)
                if cel.hyperlink:
                    yield f"{blad.title}!{cel.coordinate} is a link: {cel.hyperlink.target}"
    with zipfile.ZipFile(io.BytesIO(inhoud)) as doos:
        yield from (naam for naam in doos.namelist() if "externalLink" in naam or naam.endswith(".bin"))


def ods(inhoud: bytes) -> Iterator[str]:
    """The same of an OpenDocument spreadsheet."""
    xml = Document(io.BytesIO(inhoud)).get_part("content.xml").serialize().decode()
    if "table:formula" in xml or "<script" in xml or "xlink:href" in xml:
        yield "a formula, script or link"
    yield from gewoon(xml)


def csv_(inhoud: bytes) -> Iterator[str]:
    """The same of a text file: every cell that is no number is guarded."""
    tekst = inhoud.decode("utf-8-sig")
    kop = tekst.partition("\n")[0]
    scheiding = ";" if kop.count(";") > kop.count(",") else ","
    rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding))
    for rij in rijen:
        if len(rij) != len(rijen[0]):
            yield f"a row of {len(rij)} cells beside {len(rijen[0])}: {rij[:3]}"
        for cel in rij:
            if lijkt_formule(cel) and not GETAL.fullmatch(cel):
                yield f"a cell that runs: {cel[:60]!r}"
            yield from gewoon(cel)
