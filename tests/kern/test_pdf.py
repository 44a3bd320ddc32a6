"""The PDF machine on a small page of its own; that the validator bites is tested along with it."""

import io
import json
import unicodedata
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from sectorplannen.kern.letters import ONBEKEND, leesbaar, tekens
from sectorplannen.kern.pdf import Ingesloten, maak_pdf
from tests.pdf_geldig import elementen, fouten

STIJL = Path(settings.BASE_DIR) / "static" / "brief" / "brief.css"
LETTERS = STIJL.parent / "fonts"
MOMENT = datetime(2014, 5, 30, 15, 0, tzinfo=UTC)
BESTANDEN = (Ingesloten("a.csv", "a;b\n1;2\n", "Cijfers"), Ingesloten("a.json", '{"a": 1}', "Cijfers"))
FIGUUR = '<svg width="10" height="10"><title>Eén blokje</title><rect width="5" height="5"/></svg>'
TABEL = (
    '<table><thead><tr><th scope="col">Naam</th><th scope="col">Aantal</th></tr></thead>'
    '<tbody><tr><th scope="row">A</th><td>1</td></tr></tbody></table>'
)
NOOT = (
    '<a class="oproep" href="#noot-1" id="oproep-1" title="Naar voetnoot 1">1</a><span class="voetnoot" id="noot-1">'
    '<a href="#oproep-1" title="Terug">1</a>Een noot.</span>'
)


def bladzijde(inhoud: str = "", *, titel: str = "Proef", taal: str = "nl") -> str:
    return (
        f'<!doctype html><html lang="{taal}"><head><meta charset="utf-8"><title>{titel}</title></head>'
        f'<body><article data-rand="R" data-datum="D" data-kenmerk="K"><h1>Kop</h1>{inhoud}</article></body></html>'
    )


def pdf(inhoud: str = "", **anders: str) -> bytes:
    return maak_pdf(bladzijde(inhoud, **anders), STIJL, gemaakt_op=MOMENT, ingesloten=BESTANDEN)


@pytest.fixture(scope="module")
def goed() -> bytes:
    return pdf(f"<p>Tekst{NOOT}</p><h2>Tweede</h2>{TABEL}{FIGUUR}")


def test_pdf_is_geldig_voor_beide_normen(goed):
    assert fouten(goed) == []


def test_zelfde_invoer_geeft_dezelfde_bytes(goed):
    assert pdf(f"<p>Tekst{NOOT}</p><h2>Tweede</h2>{TABEL}{FIGUUR}") == goed


def test_ander_moment_geeft_een_ander_kenmerk_en_andere_datums(goed):
    later = maak_pdf(bladzijde("<p>Tekst</p>"), STIJL, gemaakt_op=MOMENT + timedelta(days=1), ingesloten=BESTANDEN)
    with pikepdf.open(io.BytesIO(goed)) as eerst, pikepdf.open(io.BytesIO(later)) as dan:
        assert eerst.trailer.ID[0] != dan.trailer.ID[0]
        assert str(eerst.docinfo.CreationDate) == "D:20140530170000+02'00"
        assert str(dan.docinfo.ModDate) == "D:20140531170000+02'00"


def test_bestanden_reizen_mee_als_gegevens(goed):
    with pikepdf.open(io.BytesIO(goed)) as bestand:
        assert bestand.attachments["a.csv"].get_file().read_bytes() == b"a;b\n1;2\n"
        assert json.loads(bestand.attachments["a.json"].get_file().read_bytes()) == {"a": 1}
        assert str(bestand.attachments["a.csv"].obj.EF.F.Params.CreationDate) == "D:20140530150000Z"


def test_bestand_dat_ingepakt_op_een_regeleinde_eindigt_blijft_heel():
    """One in 256 packed streams ends in CR, by its checksum: it may neither make the PDF invalid nor lose a byte."""
    keuze = (f"a;b\n{'1' * n}\n" for n in range(256))
    inhoud = next(tekst for tekst in keuze if zlib.adler32(tekst.encode()) % 256 == ord("\r"))
    bestanden = (Ingesloten("a.csv", inhoud, "Cijfers"), BESTANDEN[1])
    data = maak_pdf(bladzijde("<p>Tekst</p>"), STIJL, gemaakt_op=MOMENT, ingesloten=bestanden)
    assert fouten(data) == []
    with pikepdf.open(io.BytesIO(data)) as bestand:
        assert bestand.attachments["a.csv"].get_file().read_bytes() == inhoud.encode()
        assert [str(f) for f in bestand.attachments["a.csv"].obj.EF.F.Filter] == ["/ASCII85Decode", "/FlateDecode"]


def test_koppen_noten_en_figuren_zeggen_wat_ze_zijn(goed):
    with pikepdf.open(io.BytesIO(goed)) as bestand:
        alle = list(elementen(bestand))
        bereik = [str(e.A.Scope) for e in alle if e.S == "/TH"]
        noten = [str(e.ID) for e in alle if e.S == "/Note"]
        figuren = [str(e.Alt) for e in alle if e.S == "/Figure"]
    assert bereik == ["/Column", "/Column", "/Row"]
    assert noten == ["noot-1"]
    assert figuren == ["Eén blokje"]


def test_kop_en_voet_van_het_blad_zijn_geen_inhoud(goed):
    with pikepdf.open(io.BytesIO(goed)) as bestand:
        stroom = bestand.pages[0].Contents.read_bytes()
        boom = bestand.Root.StructTreeRoot.ParentTree.Nums[1]
        genoemd = {int(k) for e in elementen(bestand) for k in e.get("/K", []) if isinstance(k, int)}
    assert b"/Artifact\n<</Type /Pagination>>" in stroom
    assert {nummer for nummer, element in enumerate(boom) if element is not None} == genoemd


@pytest.mark.parametrize(
    ("html", "verwacht"),
    [
        (bladzijde("<p>Tekst</p>", titel=""), "no title"),
        (bladzijde("<p>Tekst</p>", taal="en"), "language is not nl"),
        (bladzijde('<svg width="9" height="9"><rect width="5" height="5"/></svg>'), "a figure without words"),
        (bladzijde("<p>Tekst</p><h4>Te diep</h4>"), "PDF/UA-1"),
    ],
    ids=["zonder titel", "andere taal", "figuur zonder tekst", "overgeslagen kop"],
)
def test_keuring_vindt_wat_stuk_is(html, verwacht):
    gevonden = fouten(maak_pdf(html, STIJL, gemaakt_op=MOMENT, ingesloten=BESTANDEN))
    assert any(verwacht in fout for fout in gevonden), gevonden


def test_keuring_vindt_een_brief_zonder_gegevens():
    kaal = maak_pdf(bladzijde("<p>Tekst</p>"), STIJL, gemaakt_op=MOMENT)
    assert fouten(kaal) == ["carries no .csv", "carries no .json"]
    assert fouten(kaal, met_gegevens=False) == []


def test_teken_zonder_letter_breekt_de_pdf_niet():
    vreemd = "≥ ’ é\u0301 Łódź Ωμέγα → 漢字 \u202f\u2011\u200b\ud83d\ude00".encode("utf-16", "surrogatepass").decode(
        "utf-16"
    )
    assert fouten(pdf(f"<p>{vreemd}</p><p><strong>{vreemd}</strong></p>")) == []


def test_leesbaar_houdt_wat_bekend_is_en_vervangt_de_rest():
    assert leesbaar("Zorg & Welzijn – ‘café’ € 5", LETTERS) == "Zorg & Welzijn – ‘café’ € 5"
    assert leesbaar(unicodedata.normalize("NFD", "café"), LETTERS) == "café"
    assert leesbaar("a\u2011b\u202fc\u200bd\x07", LETTERS) == "a-b\u00a0cd"
    assert leesbaar("漢", LETTERS) == ONBEKEND
    assert leesbaar("\ud800", LETTERS) == ""
    assert ONBEKEND in tekens(LETTERS)


def test_bladzijde_haalt_niets_van_schijf_of_net():
    geheim = Path(settings.BASE_DIR) / "manage.py"
    data = pdf(f'<p>Tekst<a rel="attachment" href="{geheim.as_uri()}">x</a></p><img alt="x" src="{geheim.as_uri()}">')
    with pikepdf.open(io.BytesIO(data)) as bestand:
        assert set(bestand.attachments) == {"a.csv", "a.json"}


def _noot(nummer: int) -> str:
    return NOOT.replace('-1"', f'-{nummer}"').replace(">1<", f">{nummer}<")


def _blad(bestand: pikepdf.Pdf, naam: str) -> int:
    doel = pikepdf.NameTree(bestand.Root.Names.Dests)[naam]
    return bestand.pages.index(pikepdf.Page(doel[0]))


def test_noot_staat_op_de_bladzijde_waar_hij_wordt_genoemd():
    """At 42 lines WeasyPrint moved the note of the paragraph above to the next page, to fit one more line of the one below."""
    zin = "Een zin van tien woorden die een regel vult. " * 8
    for regels in (41, 42, 43):
        vooraf = "<br>".join(["regel"] * regels)
        data = pdf(f"<p>{vooraf}</p><p>Een alinea{_noot(1)}</p><p>{zin}{_noot(2)}</p>")
        assert fouten(data) == []
        with pikepdf.open(io.BytesIO(data)) as bestand:
            plaatsen = [(_blad(bestand, f"oproep-{k}"), _blad(bestand, f"noot-{k}")) for k in (1, 2)]
        assert all(oproep == noot for oproep, noot in plaatsen), (regels, plaatsen)
