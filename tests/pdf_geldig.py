"""What a real validator and a careful reader find wrong with a PDF: an empty list is a good one.

`page-validation` walks every rule of PDF/A-3a and PDF/UA-1. What it leaves to the reader is looked at here: that the file
claims both, is Dutch, has a title and bookmarks, tells its figures in words, heads its tables, and carries its data.
"""

import io
from collections.abc import Iterator
from typing import Any

import page
import pikepdf

PROFIELEN = {"PDF/A-3a": page.ValidationProfile.PDF_A_3A, "PDF/UA-1": page.ValidationProfile.PDF_UA_1}


def fouten(data: bytes, *, met_gegevens: bool = True) -> list[str]:
    """Every fault of a PDF in a sentence; `met_gegevens` also wants a CSV and a JSON inside, as its data."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        gevonden = [*_belofte(pdf), *_boom(pdf), *(_bestanden(pdf) if met_gegevens else ())]
    if b"\r\nendstream" in data:
        gevonden.append("a stream ends in CR: its length can be read wrongly")
    for naam, profiel in PROFIELEN.items():
        verslag = page.validate_pdf_bytes(data, profile=profiel)
        gevonden += [f"{naam} {fout.rule_id}: {fout.message}" for fout in verslag.failures]
        if not verslag.is_compliant and not verslag.failures:
            gevonden.append(f"{naam}: not compliant")
    return gevonden


def _belofte(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What the file says of itself."""
    with pdf.open_metadata() as metadata:
        if not str(metadata.get("dc:title") or "").strip():
            yield "no title"
        if (metadata.get("pdfaid:part"), metadata.get("pdfaid:conformance")) != ("3", "A"):
            yield "does not claim PDF/A-3a"
        if metadata.get("pdfuaid:part") != "1":
            yield "does not claim PDF/UA-1"
    if not str(pdf.Root.get("/Lang", "")).startswith("nl"):
        yield "language is not nl"
    if not pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "shows its file name instead of its title"
    with pdf.open_outline() as inhoud:
        if not inhoud.root:
            yield "no bookmarks"


def _boom(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What the structure tree must say for who reads by ear."""
    if "/StructTreeRoot" not in pdf.Root:
        yield "not tagged"
        return
    for element in elementen(pdf):
        if element.S == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield "a figure without words"
        if element.S == "/TH" and "/Scope" not in element.get("/A", {}):
            yield "a table head that heads nothing"
        if element.S == "/Note" and "/ID" not in element:
            yield "a note without a name"


def _bestanden(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The data inside."""
    for eind in (".csv", ".json"):
        if not any(naam.endswith(eind) for naam in pdf.attachments):
            yield f"carries no {eind}"
    for naam, bestand in pdf.attachments.items():
        if bestand.obj.get("/AFRelationship") != "/Data":
            yield f"{naam} is not said to be data"


def elementen(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""
    te_doen = list(reversed(_kinderen(pdf.Root.StructTreeRoot)))
    while te_doen:
        element = te_doen.pop()
        yield element
        te_doen += reversed(_kinderen(element))


def _kinderen(element: Any) -> list[Any]:
    kinderen = element.get("/K", [])
    rij = list(kinderen) if isinstance(kinderen, pikepdf.Array) else [kinderen]
    return [kind for kind in rij if isinstance(kind, pikepdf.Dictionary) and "/S" in kind]
