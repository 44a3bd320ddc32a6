"""The conversation with the virus scanner: a verdict only where there is one, and never waiting for ever."""

import io
import time

import pytest

from sectorplannen.kern.virusscan import STUK, ScannerFout, leeft, scan
from tests.clamd import EICAR, clamd


@pytest.fixture(params=["tcp", "unix"])
def scanner(request, tmp_path):
    with clamd(tmp_path / "clamd.sock" if request.param == "unix" else None) as gedrag:
        yield gedrag


def test_een_schoon_bestand_en_een_virus_krijgen_elk_hun_antwoord(scanner):
    assert scan(io.BytesIO(b"gewoon"), scanner.adres) == ""
    assert scan(io.BytesIO(b""), scanner.adres) == ""
    assert scan(io.BytesIO(b"voor" + EICAR + b"na"), scanner.adres) == "Eicar-Test"


def test_een_groot_bestand_gaat_in_stukken(scanner):
    assert scan(io.BytesIO(b"x" * (3 * STUK + 1) + EICAR), scanner.adres) == "Eicar-Test"
    assert scanner.grootste_stuk == STUK


@pytest.mark.parametrize(
    ("hoe", "zin"),
    [
        ("te_groot", "INSTREAM size limit exceeded. ERROR"),
        ("stream: Can't allocate memory ERROR\0", "Can't allocate memory ERROR"),
        ("UNKNOWN COMMAND\0", "UNKNOWN COMMAND"),
        ("stream: OK", "brak het gesprek af"),
        ("", "brak het gesprek af"),
        ("ophangen", "brak het gesprek af"),
    ],
)
def test_zonder_heel_oordeel_is_een_bestand_niet_schoon(scanner, hoe, zin):
    scanner.hoe = hoe
    with pytest.raises(ScannerFout, match=zin):
        scan(io.BytesIO(b"x" * 20 * STUK), scanner.adres)


@pytest.mark.parametrize("hoe", ["stil", "druppelt"])
def test_een_scanner_die_zwijgt_of_treuzelt_houdt_niemand_op(scanner, hoe):
    scanner.hoe = hoe
    begin = time.monotonic()
    with pytest.raises(ScannerFout, match="antwoordt niet op tijd"):
        scan(io.BytesIO(b"x"), scanner.adres, geduld=0.2)
    assert time.monotonic() - begin < 5


def test_een_scanner_die_er_niet_is_geeft_geen_oordeel(tmp_path):
    with clamd() as gedrag:
        adres = gedrag.adres
        assert leeft(adres)
    for weg in (adres, f"unix://{tmp_path / 'nergens.sock'}", "tcp://bestaat-niet.invalid:3310"):
        assert not leeft(weg)
        with pytest.raises(ScannerFout, match="is er niet"):
            scan(io.BytesIO(b"x"), weg)
