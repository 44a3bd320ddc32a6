"""Policy staff by keyboard alone, on a site with nothing on it: a workbook in, one out, and the file for researchers."""

import hashlib
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from aanvragen.models import Aanvraag, Tijdvak
from rapportage import cijfers
from rapportage.evaluatie.tabellen import TABELLEN
from sectorplannen.kern import opdrachten
from tests.browser.balie import haal, kop, staat_er
from tests.browser.keuren import Keurder
from tests.browser.toetsenbord import Toetsenbord
from tests.rapportage.uitwisseling import onafhankelijk
from tests.rapportage.uitwisseling.werkboek import Werkboek

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DAG = date(2015, 6, 1)


def test_een_werkboek_erin_en_eruit_en_het_bestand_voor_onderzoekers(mens, kom_binnen, petra, tmp_path):
    wie, keurder = mens()
    kom_binnen(wie, "petra", "rapportage:stand")
    wie.volg("Lees een werkboek in")
    kop(wie.page, "In- en uitvoeren")
    fout = Werkboek().zet("aanvragen", 2, status="=cmd()").zet("maatregelen", 3, deelnemers="veel")
    _ziet_elke_fout(wie, keurder, fout.bewaar(tmp_path / "fout.xlsx"))
    wie.volg("In- en uitvoeren")
    _neemt_over(wie, keurder, Werkboek().bewaar(tmp_path / "goed.xlsx"))
    wie.volg("Stand")
    wie.volg("In- en uitvoeren")
    _haalt_een_werkboek(wie, keurder, tmp_path / "uit.xlsx")
    wie.volg("evaluatiebestand")
    _haalt_het_evaluatiebestand(wie, keurder)
    assert keurder.fouten == []


def _stuurt(wie: Toetsenbord, pad: Path) -> None:
    """A workbook goes to the worker; the page hears by itself that it was looked at."""
    wie.kies_bestand("Werkboek", str(pad))
    wie.druk("Werkboek bekijken")
    staat_er(wie.page, "Wacht op zijn beurt.")
    opdrachten.veeg()


def _ziet_elke_fout(wie: Toetsenbord, keurder: Keurder, pad: Path) -> None:
    """First without a file; then the mistakes by cell, on the page and in the workbook that one gets back."""
    wie.druk("Werkboek bekijken")
    staat_er(wie.page, "Kies een werkboek.")
    _stuurt(wie, pad)
    staat_er(wie.page, "2 fouten. Er is niets overgenomen")
    for waar in ("Blad aanvragen, rij 2, kolom status", "Blad maatregelen, rij 3, kolom deelnemers"):
        staat_er(wie.page, waar)
    keurder.keur("met fouten")
    gemerkt = load_workbook(io.BytesIO(haal(wie, "Werkboek met gemerkte fouten (XLSX)")))
    assert [rij[2].value for rij in gemerkt["fouten"].iter_rows(min_row=2)] == ["status", "deelnemers"]


def _neemt_over(wie: Toetsenbord, keurder: Keurder, pad: Path) -> None:
    """What it would do, while nothing is done; then it is done."""
    _stuurt(wie, pad)
    kop(wie.page, "Dit brengt het werkboek")
    staat_er(wie.page, "9 aanvragen")
    assert not Aanvraag.objects.exists()
    keurder.keur("proef")
    wie.druk("Overnemen")
    opdrachten.veeg()
    staat_er(wie.page, "Overgenomen")
    keurder.keur("overgenomen")
    assert Aanvraag.objects.count() == 9


def _haalt_een_werkboek(wie: Toetsenbord, keurder: Keurder, pad: Path) -> None:
    """Of a day; what an independent script computes from it is what the site says of that day."""
    wie.typ("Peildatum", "1 juni 2015")
    wie.druk("Werkboek maken")
    staat_er(wie.page, "Het werkboek wordt gemaakt.")
    opdrachten.veeg()
    wie.page.get_by_role("link", name="XLSX van 1 juni 2015").wait_for()
    keurder.keur("met werkboek")
    pad.write_bytes(haal(wie, "XLSX van 1 juni 2015"))
    for tijdvak in Tijdvak.objects.all():
        hier = cijfers.als_json(cijfers.stand(tijdvak, DAG))["cijfers"]
        assert {c: v["waarde"] for c, v in hier.items()} == onafhankelijk.cijfers(pad, tijdvak.nummer, DAG)["cijfers"]


def _haalt_het_evaluatiebestand(wie: Toetsenbord, keurder: Keurder) -> None:
    """A zip with every table and a codebook, of which each file is what its checksum says."""
    kop(wie.page, "Evaluatiebestand")
    wie.typ("Peildatum", "1 juni 2015")
    wie.druk("Evaluatiebestand maken")
    opdrachten.veeg()
    wie.page.get_by_role("link", name="Zip van 1 juni 2015").wait_for()
    keurder.keur("met bestand")
    with zipfile.ZipFile(io.BytesIO(haal(wie, "Zip van 1 juni 2015"))) as zip_:
        namen = {Path(naam).name: naam for naam in zip_.namelist()}
        assert {Path(tabel.bestand).name for tabel in TABELLEN} | {"codeboek.html"} <= set(namen)
        for regel in zip_.read(namen["SHA256SUMS"]).decode().splitlines():
            som, naam = regel.split(maxsplit=1)
            assert hashlib.sha256(zip_.read(namen[Path(naam).name])).hexdigest() == som
