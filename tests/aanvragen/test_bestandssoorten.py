"""What a file is, is told from its content; what nobody could read is refused in words that help."""

import io
import struct
import tracemalloc
import zipfile

import openpyxl
import pikepdf
import pytest
from PIL import Image

from aanvragen.bestandssoorten import MEESTE_LEDEN, OVERLAP, STUK, TOEGESTAAN, herken
from sectorplannen.kern.fouten import Weigering
from tests.fabrieken import PDF

ODT = TOEGESTAAN[".odt"]


def zip_van(**leden: bytes) -> bytes:
    """A zip with these members; `__` in a name stands for a slash, `_` for a dot."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, inhoud in leden.items():
            archief.writestr(naam.replace("__", "/").replace("_", "."), inhoud)
    return uit.getvalue()


def pdf(**opties) -> bytes:
    uit = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(uit, **opties)
    return uit.getvalue()


def xlsx() -> bytes:
    uit = io.BytesIO()
    openpyxl.Workbook().save(uit)
    return uit.getvalue()


def plaatje(soort: str) -> bytes:
    uit = io.BytesIO()
    Image.effect_noise((200, 200), 90).save(uit, soort)
    return uit.getvalue()


DOCX = zip_van(word__document_xml=b"<w/>")
INHOUD = {
    ".pdf": pdf(),
    ".docx": DOCX,
    ".xlsx": xlsx(),
    ".odt": zip_van(mimetype=ODT.encode(), **{"META-INF__manifest_xml": b"<manifest/>"}),
    ".ods": zip_van(mimetype=TOEGESTAAN[".ods"].encode()),
    ".png": plaatje("PNG"),
    ".jpg": plaatje("JPEG"),
    ".jpeg": plaatje("JPEG"),
}


@pytest.mark.parametrize("achtervoegsel", TOEGESTAAN)
def test_elke_toegestane_soort_wordt_aan_de_inhoud_herkend(achtervoegsel):
    bestand = io.BytesIO(INHOUD[achtervoegsel])
    assert herken(f"Stuk{achtervoegsel.upper()}", bestand) == TOEGESTAAN[achtervoegsel]
    assert bestand.tell() == 0


@pytest.mark.parametrize("echt", TOEGESTAAN)
@pytest.mark.parametrize("naam", TOEGESTAAN)
def test_een_andere_naam_maakt_geen_ander_bestand(naam, echt):
    if TOEGESTAAN[naam] != TOEGESTAAN[echt]:
        with pytest.raises(Weigering, match=f"is geen {naam[1:]}-bestand"):
            herken(f"x{naam}", io.BytesIO(INHOUD[echt]))


@pytest.mark.parametrize("naam", ["x.exe", "x.doc", "x.html", "x.svg", "x.zip", "pdf", "x.pdf.exe"])
def test_een_andere_soort_kan_niet(naam):
    with pytest.raises(Weigering, match="Kies een bestand van het type"):
        herken(naam, io.BytesIO(PDF))


@pytest.mark.parametrize("naam", ["x.pdf", "x.docx"])
def test_een_leeg_bestand_wordt_geweigerd(naam):
    with pytest.raises(Weigering, match="is leeg"):
        herken(naam, io.BytesIO(b""))


def met_slot(archief: bytes) -> bytes:
    """The zip with the flag of encryption on each member, in both places where it stands."""
    kaal = bytearray(archief)
    for teken, plek in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        waar = kaal.find(teken)
        while waar >= 0:
            vlag = struct.unpack_from("<H", kaal, waar + plek)[0]
            struct.pack_into("<H", kaal, waar + plek, vlag | 1)
            waar = kaal.find(teken, waar + 4)
    return bytes(kaal)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SLOTEN = {
    "wachtwoord.pdf": pdf(encryption=pikepdf.Encryption(owner="eigenaar", user="geheim")),
    "alleen-rechten.pdf": pdf(encryption=pikepdf.Encryption(owner="eigenaar", user="")),
    "los-woordenboek.pdf": PDF.replace(b"/Root", b"/Encrypt<</Filter/Standard>>/Root"),
    "op-de-grens.pdf": PDF[:9] + b"%" * (STUK - 9 - 5) + b"\n/Encrypt 12 0 R\n" + b"%" * STUK + PDF[9:],
    "wachtwoord.docx": OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
    "wachtwoord.xlsx": OLE + b"\0" * (STUK - 620) + "EncryptedPackage".encode("utf-16-le"),
    "zip.docx": met_slot(DOCX),
    "wachtwoord.odt": zip_van(
        mimetype=ODT.encode(), **{"META-INF__manifest_xml": b"<m><manifest:encryption-data/></m>"}
    ),
}


@pytest.mark.parametrize("naam", SLOTEN)
def test_een_bestand_met_een_wachtwoord_wordt_geweigerd(naam):
    with pytest.raises(Weigering, match="is beveiligd met een wachtwoord"):
        herken(naam, io.BytesIO(SLOTEN[naam]))


@pytest.mark.parametrize("erbij", [b"/EncryptMetadata false", b"/Encrypted 3 0 R", b"(over /Encrypt gesproken)"])
def test_een_woord_dat_erop_lijkt_is_geen_slot(erbij):
    assert herken("x.pdf", io.BytesIO(PDF.replace(b"/Catalog", b"/Catalog" + erbij)))


def test_een_oud_officebestand_zonder_wachtwoord_is_geen_docx():
    with pytest.raises(Weigering, match="is geen docx-bestand"):
        herken("x.docx", io.BytesIO(OLE))


def test_een_officebestand_met_macros_is_een_ander_soort():
    with pytest.raises(Weigering, match="is geen docx-bestand"):
        herken("x.docx", io.BytesIO(zip_van(word__document_xml=b"<w/>", word__vbaProject_bin=b"x")))


def bedorven(archief: bytes) -> bytes:
    """The zip with another byte in the middle of its first member."""
    waar = archief.index(b"PK\x03\x04") + 30 + len("word/document.xml") + 1
    return archief[:waar] + bytes([archief[waar] ^ 0xFF]) + archief[waar + 1 :]


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("half.pdf", PDF[:20] + b"x" * 3 * STUK),
        ("half.docx", INHOUD[".xlsx"][:-200]),
        ("half.png", INHOUD[".png"][:-20]),
        ("half.jpg", INHOUD[".jpg"][: len(INHOUD[".jpg"]) // 2].replace(b"\xff\xd9", b"")),
        ("bedorven.docx", bedorven(DOCX)),
    ],
)
def test_een_bestand_dat_niet_heel_is_wordt_geweigerd(naam, inhoud):
    with pytest.raises(Weigering, match="is beschadigd of niet compleet"):
        herken(naam, io.BytesIO(inhoud))


def test_een_archief_met_te_veel_leden_wordt_niet_opengemaakt():
    teken = b"PK\x01\x02"
    for aantal, zin in ((MEESTE_LEDEN, "is beschadigd"), (MEESTE_LEDEN + 1, "is geen docx-bestand")):
        with pytest.raises(Weigering, match=zin):
            herken("x.docx", io.BytesIO(b"PK\x03\x04" + b"\0" * (OVERLAP - 3) + teken * aantal))


def test_een_klein_archief_dat_groot_uitpakt_vult_het_geheugen_niet():
    inhoud = zip_van(word__document_xml=b"\0" * (40 << 20))
    assert len(inhoud) < 100_000
    tracemalloc.start()
    try:
        assert herken("x.docx", io.BytesIO(inhoud)) == TOEGESTAAN[".docx"]
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()
