"""The file, its sheets and its columns."""

import struct
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from rapportage.uitwisseling import lezen
from rapportage.uitwisseling.lezen import lees
from sectorplannen.kern.fouten import Weigering
from tests.rapportage.uitwisseling.werkboek import Werkboek, fouten, fouten_van, plaatsen

pytestmark = pytest.mark.django_db


def geweigerd(pad: Path) -> str:
    with pytest.raises(Weigering) as fout:
        lees(pad)
    assert len(str(fout.value).splitlines()) == 1
    return str(fout.value)


def test_het_voorbeeld_is_zonder_fouten(tmp_path):
    assert fouten(Werkboek(), tmp_path) == []


def test_bladen_en_kolommen_in_elke_volgorde_met_spaties_en_hoofdletters(tmp_path):
    boek = Werkboek()
    boek.bladen = dict(reversed(boek.bladen.items()))
    boek.kolommen = {blad: list(reversed(kolommen)) for blad, kolommen in boek.kolommen.items()}
    boek.noem("aanvragen", "ingediend_op", " Ingediend_OP ")
    pad = boek.bewaar(tmp_path / "boek.xlsx")
    werkboek = load_workbook(pad)
    werkboek["plafond"].title = " Plafond"
    werkboek.save(pad)
    assert fouten_van(pad) == []


def test_lege_rijen_en_lege_bladen_tellen_niet(tmp_path):
    boek = Werkboek(realisatie=[])
    boek.bladen["maatregelen"] += [{}, {"naam": "   "}, {}]
    boek.bladen["maatregelen"].insert(3, {})
    assert fouten(boek, tmp_path) == []


def test_een_ontbrekend_blad_is_een_fout(tmp_path):
    boek = Werkboek()
    del boek.bladen["maatregelen"]
    (fout,) = fouten(boek, tmp_path)
    assert fout.startswith(
        "blad maatregelen, rij 1, kolom alle: gevonden geen blad met deze naam, verwacht een blad met"
    )


def test_een_onbekend_blad_is_een_fout(tmp_path):
    (fout,) = fouten(Werkboek(Blad6=[]), tmp_path)
    assert fout.startswith(
        "blad Blad6, rij 1, kolom alle: gevonden een onbekend blad, verwacht alleen de bladen tijdvakken"
    )


def test_een_tweede_blad_met_dezelfde_naam_is_een_fout(tmp_path):
    assert plaatsen(fouten(Werkboek(**{"Plafond ": []}), tmp_path)) == ["Plafond 1 alle"]


@pytest.mark.parametrize("blad", ["tijdvakken", "plafond", "aanvragen", "maatregelen", "realisatie"])
def test_een_blad_zonder_kolomnamen_is_een_fout(blad, tmp_path):
    boek = Werkboek()
    boek.kolommen[blad] = []
    (fout,) = fouten(boek, tmp_path)
    assert fout.startswith(
        f"blad {blad}, rij 1, kolom alle: gevonden geen bekende kolomnamen, verwacht in de eerste rij"
    )


@pytest.mark.parametrize(
    ("blad", "kolom"),
    [(blad, kolom) for blad, kolommen in Werkboek().kolommen.items() for kolom in kolommen],
)
def test_een_ontbrekende_kolom_is_een_fout_en_niet_meer(blad, kolom, tmp_path):
    boek = Werkboek()
    boek.kolommen[blad].remove(kolom)
    assert fouten(boek, tmp_path) == [
        f"blad {blad}, rij 1, kolom {kolom}: gevonden geen kolom, verwacht een kolom met deze naam"
    ]


def test_een_onbekende_kolom_is_een_fout(tmp_path):
    boek = Werkboek()
    boek.kolommen["aanvragen"].append("opmerking")
    (fout,) = fouten(boek, tmp_path)
    assert fout.startswith(
        "blad aanvragen, rij 1, kolom opmerking: gevonden een onbekende kolom, verwacht alleen nummer"
    )


def test_een_bijna_goede_kolomnaam_is_een_fout(tmp_path):
    assert fouten(Werkboek().noem("aanvragen", "ingediend_op", "ingedient_op"), tmp_path) == [
        "blad aanvragen, rij 1, kolom ingedient_op: gevonden een onbekende kolom, verwacht de kolom ingediend_op"
    ]


def test_een_dubbele_kolom_is_een_fout(tmp_path):
    boek = Werkboek()
    boek.kolommen["plafond"].append("Bedrag ")
    assert plaatsen(fouten(boek, tmp_path)) == ["plafond 1 bedrag"]


def test_een_lege_kolomnaam_boven_waarden_is_een_fout(tmp_path):
    assert fouten(Werkboek().noem("plafond", "grondslag", None), tmp_path) == [
        "blad plafond, rij 1, kolom E: gevonden geen kolomnaam, verwacht de kolom grondslag"
    ]


def test_een_waarde_buiten_de_kolommen_is_een_fout(tmp_path):
    pad = Werkboek().bewaar(tmp_path / "boek.xlsx")
    werkboek = load_workbook(pad)
    werkboek["plafond"]["H3"] = "let op"
    werkboek.save(pad)
    assert plaatsen(fouten_van(pad)) == ["plafond 3 H"]


def test_formules_van_elke_soort_worden_geweigerd(tmp_path):
    pad = Werkboek().bewaar(tmp_path / "boek.xlsx")
    werkboek = load_workbook(pad)
    werkboek["plafond"]["D2"] = "=1000000"
    werkboek["aanvragen"]["C2"] = '=HYPERLINK("http://kwaad.voorbeeld", "Plan")'
    werkboek["maatregelen"]["I3"] = ArrayFormula("I3", "=SUM(A1:A2)")
    werkboek.save(pad)
    regels = fouten_van(pad)
    assert plaatsen(regels) == ["plafond 2 bedrag", "aanvragen 2 naam", "maatregelen 3 kosten"]
    assert "gevonden de formule =1000000, verwacht een bedrag" in regels[0]
    assert "gevonden de formule =HYPERLINK(" in regels[1]
    assert "gevonden de formule =SUM(A1:A2), verwacht" in regels[2]


def test_een_lege_verplichte_cel_is_een_fout(tmp_path):
    boek = Werkboek().zet("plafond", 2, grondslag="  ").zet("maatregelen", 3, kosten=None)
    assert fouten(boek, tmp_path) == [
        "blad plafond, rij 2, kolom grondslag: gevonden een lege cel, verwacht een tekst van ten hoogste 200 tekens",
        "blad maatregelen, rij 3, kolom kosten: gevonden een lege cel, verwacht een bedrag in euro's van 0 of hoger, "
        "met ten hoogste twee decimalen",
    ]


def test_verborgen_rijen_en_bladen_en_samengevoegde_cellen_worden_gewoon_gelezen(tmp_path):
    pad = Werkboek().bewaar(tmp_path / "boek.xlsx")
    werkboek = load_workbook(pad)
    werkboek["plafond"].row_dimensions[2].hidden = True
    werkboek["realisatie"].sheet_state = "hidden"
    werkboek["maatregelen"].merge_cells("C2:C3")
    werkboek.save(pad)
    assert plaatsen(fouten_van(pad)) == ["maatregelen 3 naam"]


def test_een_datumcel_zonder_klok_sluit_aan_het_einde_van_de_dag(tmp_path):
    boek = (
        Werkboek()
        .zet("tijdvakken", 2, sluit_op=date(2013, 12, 31))
        .zet("aanvragen", 2, ingediend_op="2013-12-31 17:00")
    )
    assert fouten(boek, tmp_path) == []
    boek.zet("tijdvakken", 2, sluit_op=datetime(2013, 12, 31))  # noqa: DTZ001  (shown with a clock: midnight is meant)
    assert plaatsen(fouten(boek, tmp_path)) == ["aanvragen 2 ingediend_op"]


def test_een_fout_met_regeleinden_en_stuurtekens_blijft_op_een_regel(tmp_path):
    (fout,) = fouten(Werkboek().zet("aanvragen", 4, status="ver\nleend\u2028" + "x" * 500), tmp_path)
    assert fout.splitlines() == [fout]
    assert fout.isprintable()
    assert len(fout) < 400


# --- What is no workbook ---------------------------------------------------------------------------------------------


def test_een_bestand_dat_er_niet_is(tmp_path):
    assert geweigerd(tmp_path / "weg.xlsx").endswith("weg.xlsx bestaat niet.")


def test_een_map_is_geen_bestand(tmp_path):
    assert geweigerd(tmp_path).endswith("is een map. Noem een bestand van het type xlsx.")


@pytest.mark.parametrize("inhoud", [b"", b"nummer;naam\n1;x\n", b"PK\x03\x04kapot", b"\x00" * 2000])
def test_wat_geen_xlsx_is(inhoud, tmp_path):
    pad = tmp_path / "boek.xlsx"
    pad.write_bytes(inhoud)
    assert geweigerd(pad) == "boek.xlsx is geen leesbaar werkboek van het type xlsx."


def test_een_zip_die_geen_werkboek_is(tmp_path):
    pad = tmp_path / "boek.xlsx"
    with zipfile.ZipFile(pad, "w") as zip_:
        zip_.writestr("word/document.xml", "<w/>")
    assert "geen leesbaar werkboek" in geweigerd(pad)


def test_een_afgebroken_werkboek(tmp_path):
    pad = Werkboek().bewaar(tmp_path / "boek.xlsx")
    pad.write_bytes(pad.read_bytes()[:-200])
    assert "geen leesbaar werkboek" in geweigerd(pad)


def test_een_werkboek_met_een_kapot_blad(tmp_path):
    pad = Werkboek().bewaar(tmp_path / "heel.xlsx")
    kapot = tmp_path / "boek.xlsx"
    with zipfile.ZipFile(pad) as van, zipfile.ZipFile(kapot, "w") as naar:
        for naam in van.namelist():
            inhoud = van.read(naam)
            naar.writestr(naam, inhoud[: len(inhoud) // 2] if naam.endswith("sheet3.xml") else inhoud)
    assert "geen leesbaar werkboek" in geweigerd(kapot)


def test_een_beveiligd_werkboek(tmp_path):
    pad = tmp_path / "boek.xlsx"
    pad.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    assert "wachtwoord" in geweigerd(pad)


def test_een_versleutelde_zip(tmp_path):
    pad = Werkboek().bewaar(tmp_path / "boek.xlsx")
    ruw = bytearray(pad.read_bytes())
    plek = ruw.index(b"PK\x01\x02") + 8
    ruw[plek : plek + 2] = struct.pack("<H", 1)
    pad.write_bytes(ruw)
    assert "wachtwoord" in geweigerd(pad)


def test_een_werkboek_dat_zich_opblaast(tmp_path, monkeypatch):
    monkeypatch.setattr(lezen, "GRENZEN", replace(lezen.GRENZEN, mb_uitgepakt=1))
    pad = tmp_path / "boek.xlsx"
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("xl/media/groot.bin", b"\x00" * 2_000_000)
    assert pad.stat().st_size < 10_000
    assert "te groot" in geweigerd(pad)


def test_een_te_groot_bestand(tmp_path):
    pad = tmp_path / "boek.xlsx"
    with pad.open("wb") as bron:
        bron.truncate(51 * 1024 * 1024)
    assert geweigerd(pad) == "boek.xlsx is te groot: een werkboek is ten hoogste 50 MB."


def test_een_werkboek_dat_eigen_entiteiten_verklaart(tmp_path):
    heel = Werkboek().bewaar(tmp_path / "heel.xlsx")
    pad = tmp_path / "boek.xlsx"
    with zipfile.ZipFile(heel) as van, zipfile.ZipFile(pad, "w") as naar:
        for naam in van.namelist():
            inhoud = van.read(naam)
            if naam == "xl/workbook.xml":
                inhoud = b'<!DOCTYPE w [<!ENTITY a "aaaa">]>' + inhoud
            naar.writestr(naam, inhoud)
    assert "geen leesbaar werkboek" in geweigerd(pad)


def test_te_veel_rijen(tmp_path, monkeypatch):
    monkeypatch.setattr(lezen, "GRENZEN", replace(lezen.GRENZEN, rijen=5))
    boek = Werkboek()
    assert "ten hoogste 5 rijen" in geweigerd(boek.bewaar(tmp_path / "boek.xlsx"))


def test_te_veel_kolommen(tmp_path):
    werkboek = Workbook()
    werkboek.active["XFD2"] = "ver weg"
    werkboek.save(tmp_path / "boek.xlsx")
    assert "200 kolommen" in geweigerd(tmp_path / "boek.xlsx")
