"""HTML into one PDF that is PDF/A-3a (an archive copy, with files inside) and PDF/UA-1 (readable without eyes) at once.

WeasyPrint writes one variant at a time. So it is asked for PDF/A-3a, and what PDF/UA-1 wants on top is added to the
finished objects, just before they are written: its mark in the metadata, a scope for every table head, footnotes as
Notes, and running heads as artifacts instead of content. Same HTML, same files, same moment: the same bytes.
"""

import atexit
import base64
import hashlib
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from sectorplannen.kern.datums import in_amsterdam
from sectorplannen.kern.letters import leesbaar

POGINGEN = 12
HELE_ALINEAS = "p { widows: 99 }"
OPROEP, NOOT = "oproep-", "noot-"  # ids in the HTML: the call of a footnote in the text, and the footnote itself

_PDFA = "http://www.aiim.org/pdfa/ns/"
_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
PDFUA_KENMERK = f"""<rdf:Description rdf:about="" xmlns:pdfuaid="{_PDFUA}">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="{_PDFA}extension/" xmlns:pdfaSchema="{_PDFA}schema#"
 xmlns:pdfaProperty="{_PDFA}property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>""".encode()

_een_tegelijk = threading.Lock()  # Pango's font map, kept per process, is not made for two threads


@dataclass(frozen=True)
class Ingesloten:
    """A file that travels inside the PDF as its data: name with extension, text, and what it is."""

    naam: str
    inhoud: str
    omschrijving: str


def maak_pdf(html: str, stijl: Path, *, gemaakt_op: datetime, ingesloten: Sequence[Ingesloten] = ()) -> bytes:
    """One HTML page, with the stylesheet `stijl` and the fonts in `fonts/` beside it, as PDF/A-3a and PDF/UA-1.

    `gemaakt_op` is every date inside the file. Only `data:` addresses are fetched: the page cannot reach disk or net.
    Characters that no font here can draw are replaced, because a missing glyph fails both standards.
    """
    tekst = leesbaar(html, stijl.parent / "fonts")
    kenmerk = _kenmerk(tekst, stijl, gemaakt_op, ingesloten)
    with _een_tegelijk:
        for vulling in range(POGINGEN):
            data = _schrijf(tekst, stijl, gemaakt_op, ingesloten, kenmerk, vulling)
            if b"\r\nendstream" not in data:
                return data
    raise RuntimeError("No try ended every stream without a CR.")  # one in 10^25: see _geen_cr_op_het_eind


def _schrijf(
    html: str, stijl: Path, gemaakt_op: datetime, ingesloten: Iterable[Ingesloten], kenmerk: bytes, vulling: int
) -> bytes:
    """Lay out and write once. WeasyPrint is imported here: the web process need not carry it."""
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.urls import URLFetcher

    letters, opmaak = _opmaak(stijl)
    bron = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols={"data"}))
    document = bron.render(font_config=letters, stylesheets=[opmaak])
    if _noten_dwalen(document):
        document = bron.render(font_config=letters, stylesheets=[opmaak, CSS(string=HELE_ALINEAS)])
    document.metadata.created = document.metadata.modified = in_amsterdam(gemaakt_op).isoformat(timespec="seconds")
    utc = in_amsterdam(gemaakt_op).astimezone(UTC)
    bijlagen = [
        Attachment(
            string=b.inhoud, name=b.naam, description=b.omschrijving, created=utc, modified=utc, relationship="Data"
        )
        for b in ingesloten
    ]
    return document.write_pdf(
        pdf_variant="pdf/a-3a",
        pdf_identifier=kenmerk,
        attachments=bijlagen,
        finisher=partial(_afwerken, vulling=vulling),
    )


def _noten_dwalen(document: Any) -> bool:
    """Whether a footnote stands on another page than its call.

    Where one line of a paragraph fits at the foot of a page, WeasyPrint 70 moves the last footnote of that page to the next
    to make room for a second line, also when another paragraph called it. Paragraphs that never break do not ask for that.
    """
    return any(
        naam.startswith(OPROEP) and naam.replace(OPROEP, NOOT) not in blad.anchors
        for blad in document.pages
        for naam in blad.anchors
    )


@cache
def _opmaak(stijl: Path) -> tuple[Any, Any]:
    """Fonts and stylesheet, read once per process: half of the time of a short letter."""
    # Without libharfbuzz-subset fonts are trimmed by fontTools, which stamps the hour into them unless told not to.
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    atexit.register(_opmaak.cache_clear)  # Pango's map must go before the interpreter does
    letters = FontConfiguration()
    return letters, CSS(filename=stijl, font_config=letters, url_fetcher=URLFetcher(allowed_protocols={"file", "data"}))


def _kenmerk(html: str, stijl: Path, gemaakt_op: datetime, ingesloten: Iterable[Ingesloten]) -> bytes:
    """The file identifier that PDF/A asks for, made of all that goes in: the same letter has the same one."""
    delen = [html, stijl.read_text(), gemaakt_op.isoformat()]
    delen += [deel for bestand in ingesloten for deel in (bestand.naam, bestand.inhoud)]
    return hashlib.sha256("\0".join(delen).encode()).hexdigest()[:32].encode()


# --- Finishing the objects before they are written -------------------------------------------------------------------


def _afwerken(document: Any, pdf: Any, vulling: int) -> None:
    """What PDF/UA-1 wants beside PDF/A-3a, in the objects that WeasyPrint is about to write."""
    _meld_pdfua(pdf)
    _koppen_met_bereik(pdf.objects)
    _voetnoten_zijn_noten(pdf.objects)
    _bladranden_zijn_geen_inhoud(pdf)
    _geen_cr_op_het_eind(pdf, vulling)


def _meld_pdfua(pdf: Any) -> None:
    """Say in the metadata that this is PDF/UA-1 as well, and (for PDF/A) what that property means.

    Readable as it stands: whoever looks for the claim need not unpack it. A second rdf:RDF would be ignored.
    """
    metadata = _object(pdf.objects, pdf.catalog["Metadata"])
    metadata.compress = False
    metadata.stream = [deel.replace(b"</rdf:RDF>", PDFUA_KENMERK + b"</rdf:RDF>", 1) for deel in metadata.stream]


def _koppen_met_bereik(objecten: list[Any]) -> None:
    """Every table head says whether it heads a column or a row; WeasyPrint writes ids, older readers want a Scope."""
    import pydyf

    for cel in _elementen(objecten, "/TH"):
        groep = _object(objecten, _object(objecten, cel["P"])["P"])
        kenmerken = cel.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
        kenmerken["Scope"] = "/Column" if groep["S"] == "/THead" else "/Row"


def _voetnoten_zijn_noten(objecten: list[Any]) -> None:
    """What holds the link back to the call of a footnote is a Note, with a name of its own (PDF/UA-1, 7.9)."""
    import pydyf

    for link in _elementen(objecten, "/Link"):
        for doel in _doelen(objecten, link):
            if doel.startswith(OPROEP):
                houder = _object(objecten, link["P"])
                while houder["S"] == "/NonStruct":
                    houder = _object(objecten, houder["P"])
                houder["S"], houder["ID"] = "/Note", pydyf.String(doel.replace(OPROEP, NOOT))


def _bladranden_zijn_geen_inhoud(pdf: Any) -> None:
    """Head and foot of each page become artifacts: a reader hears the letter, not its page numbers in between.

    WeasyPrint marks them as content outside the tree. Each such element is emptied (not freed: pydyf numbers the free
    ones too, and every later object would be looked for in the wrong place).
    """
    import pydyf

    wortel = _object(pdf.objects, pdf.catalog["StructTreeRoot"])
    per_blad = _object(pdf.objects, wortel["ParentTree"])["Nums"]
    blad_nummers = {_nummer(verwijzing): nummer for nummer, verwijzing in enumerate(pdf.page_references)}
    in_de_boom = _bereikbaar(pdf.objects, wortel)
    for element in _elementen(pdf.objects):
        if element.number in in_de_boom:
            continue
        blad = _object(pdf.objects, element["Pg"])
        inhoud = _object(pdf.objects, blad["Contents"]).stream
        for mcid in (kind for kind in element["K"] if isinstance(kind, int)):
            per_blad[2 * blad_nummers[blad.number] + 1][mcid] = "null"
            plek = next(i for i, deel in enumerate(inhoud) if isinstance(deel, dict) and deel.get("MCID") == mcid)
            inhoud[plek - 1 : plek + 1] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]
        element.clear()


def _geen_cr_op_het_eind(pdf: Any, vulling: int) -> None:
    """A packed stream whose last byte is CR reads as ending in CRLF: validators then find a wrong length.

    That byte is part of a checksum, so packing it otherwise does not help: such a stream is written in letters
    (ASCII85), which always ends in `~>`. The two streams that pydyf makes while writing are out of reach; `maak_pdf`
    sees those and tries again with `vulling` numbers more in them.
    """
    import pydyf

    for stroom in pdf.objects:
        if isinstance(stroom, pydyf.Stream) and stroom.data.endswith(b"\r\nendstream"):
            filters = "/FlateDecode" if stroom.compress else stroom.extra.get("Filter", "")
            ruw = stroom.data.split(b"\nstream\n", 1)[1].removesuffix(b"\nendstream")
            stroom.compress = False
            stroom.stream = [base64.a85encode(ruw) + b"~>"]
            stroom.extra["Filter"] = f"[/ASCII85Decode {filters}]"
    if vulling:
        pdf.add_object(pydyf.Array(range(vulling)))


# --- Reading pydyf's objects -----------------------------------------------------------------------------------------


def _elementen(objecten: list[Any], soort: str | None = None) -> Iterator[Any]:
    """The elements of the structure tree, of one kind or all."""
    for element in objecten:
        if isinstance(element, dict) and element.get("Type") == "/StructElem" and soort in (None, element["S"]):
            yield element


def _nummer(verwijzing: Any) -> int:
    """The number in a reference, `12 0 R`, which pydyf keeps as text or bytes."""
    return int((verwijzing.decode() if isinstance(verwijzing, bytes) else str(verwijzing)).split()[0])


def _object(objecten: list[Any], verwijzing: Any) -> Any:
    return objecten[_nummer(verwijzing)]


def _bereikbaar(objecten: list[Any], wortel: Any) -> set[int]:
    """The numbers of all that hangs from the root of the structure tree."""
    bereikt: set[int] = set()
    te_doen = [_nummer(kind) for kind in wortel["K"]]
    while te_doen:
        nummer = te_doen.pop()
        bereikt.add(nummer)
        te_doen += [_nummer(kind) for kind in objecten[nummer].get("K", ()) if not isinstance(kind, int)]
    return bereikt


def _doelen(objecten: list[Any], link: Any) -> Iterator[str]:
    """The names of the places that a Link element leads to."""
    for kind in link["K"]:
        if not isinstance(kind, int) and (verwijzing := _object(objecten, kind)).get("Type") == "/OBJR":
            doel = _object(objecten, verwijzing["Obj"]).get("Dest")
            if doel is not None:
                yield str(getattr(doel, "string", doel))
