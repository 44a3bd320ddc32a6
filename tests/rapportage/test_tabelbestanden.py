"""A table as a file: opened with another library it holds the same rows, and no name in it runs or turns around."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pikepdf
import pytest
from odfdo import Document
from openpyxl import load_workbook

from rapportage import cijfers, losse_grafieken, tabellen
from rapportage.uitvoer import BESTANDEN, als_csv, als_ods, als_pdf, als_xlsx
from sectorplannen.kern.celtekst import lijkt_formule, schoon
from tests.pdf_geldig import fouten
from tests.rapportage import voorbeeldstand

VIJANDIG = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2",
    "@SUM(A1:A9)",
    "\t=HYPERLINK(1)",
    "<script>alert(1)</script>",
    "]]><svg onload=alert(1)>",
    "Zorg\u202egnigrob\u202c \u200fnaam",
    "👩‍🔧 Łódź ≥ 45",
    "a\x00b\x07c\ufffe",
    "_x0041_ {{ 7 * 7 }} {% now 'Y' %}",
    "\u2028regel\r\nregel",
    "x" * 40_000,
]
"""Names from outside, as bad as they come."""


@pytest.fixture(scope="module")
def verleend():
    return tabellen.maak("verleend", voorbeeldstand.stand())


@pytest.fixture(scope="module")
def vijandig(verleend):
    """A table in which every text is hostile, also those that come from reference data; a chart as well."""
    rijen = [(nr, naam, naam, 10 * nr, Decimal(nr)) for nr, naam in enumerate(VIJANDIG, start=1)]
    return replace(
        verleend, rijen=rijen, titel="=1+1", boodschap=VIJANDIG[5], tijdvak="=2+2", bron="@bron", noten=("+noot",)
    )


@pytest.fixture(scope="module")
def vijandige_grafiek():
    tabel = tabellen.maak("grafiek_1", voorbeeldstand.stand())
    rijen = [(naam[:200], 100 - nr, None, Decimal(nr + 1), None) for nr, naam in enumerate(VIJANDIG)]
    return replace(tabel, rijen=rijen, boodschap=VIJANDIG[5], tijdvak=VIJANDIG[7], noten=(VIJANDIG[0],))


def csv_rijen(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def ods_rijen(data: bytes) -> list[list]:
    blad = Document(io.BytesIO(data)).body.get_table(0)
    return [rij for rij in blad.get_values() if rij]


# --- The same rows everywhere ----------------------------------------------------------------------------------------


def test_csv_is_exact_zegt_bij_elke_rij_van_wanneer_en_heeft_geen_totaal(verleend):
    kop, *rijen = csv_rijen(als_csv(verleend))
    assert kop[-2:] == ["Tijdvak", "Peildatum"]
    assert rijen[0] == ["1", "SP1-0001", "Bouw & Infrastructuur", "57721", "57721030,00", "Tijdvak 1", "2014-05-30"]
    assert sum(Decimal(rij[4].replace(",", ".")) for rij in rijen) == Decimal("231126720.00")


def test_xlsx_heeft_getallen_als_getallen_en_het_totaal_eronder(verleend):
    blad = load_workbook(io.BytesIO(als_xlsx(verleend))).active
    waarden = [list(rij) for rij in blad.iter_rows(values_only=True)]
    assert waarden[0][0] == "Toegekende aanvragen"
    assert waarden[3] == [kolom.naam for kolom in verleend.kolommen]
    assert waarden[4] == [1, "SP1-0001", "Bouw & Infrastructuur", 57721, 57721030]
    assert waarden[28] == [None, None, "Totaal", 231127, 231126720]
    assert blad["E5"].number_format == "#,##0.00"
    assert [rij[0] for rij in waarden[30:]] == [*verleend.noten, verleend.bron]


def test_ods_heeft_dezelfde_rijen_met_hun_soort(verleend):
    rijen = ods_rijen(als_ods(verleend))
    assert rijen[4][:5] == [1, "SP1-0001", "Bouw & Infrastructuur", 57721, Decimal("57721030")]
    assert any(rij[2:5] == ["Totaal", 231127, Decimal("231126720")] for rij in rijen)
    cel = Document(io.BytesIO(als_ods(verleend))).body.get_table(0).get_cell("E5")
    assert (cel.type, cel.get_attribute("office:currency")) == ("currency", "EUR")


def test_dagen_en_aandelen_hebben_hun_eigen_soort():
    tabel = replace(
        tabellen.maak("grafiek_2", voorbeeldstand.stand()),
        kolommen=(tabellen.Kolom("Dag", tabellen.DATUM), tabellen.Kolom("Deel", tabellen.AANDEEL)),
        rijen=[(date(2014, 5, 30), Decimal("0.470000"))],
        totaal=None,
    )
    assert csv_rijen(als_csv(tabel))[1][:2] == ["2014-05-30", "0,470000"]
    blad = load_workbook(io.BytesIO(als_xlsx(tabel))).active
    assert (blad["A5"].value.date(), blad["B5"].number_format) == (date(2014, 5, 30), "0.0%")
    cellen = Document(io.BytesIO(als_ods(tabel))).body.get_table(0)
    assert (cellen.get_cell("A5").type, cellen.get_cell("B5").type) == ("date", "percentage")


def test_pdf_is_een_archiefkopie_die_kan_worden_voorgelezen_en_haar_rijen_bij_zich_heeft(verleend):
    for tabel in (verleend, tabellen.maak("grafiek_1", voorbeeldstand.stand())):
        data = als_pdf(tabel)
        assert fouten(data, met_gegevens=False) == []
        with pikepdf.open(io.BytesIO(data)) as pdf:
            bijlage = pdf.attachments[f"{tabel.code}.csv"].get_file().read_bytes()
            assert csv_rijen(bijlage) == csv_rijen(als_csv(tabel))
            assert str(pdf.docinfo["/Title"]) == f"{tabel.titel}, {tabel.onderwerp}"


# --- Hostile names ---------------------------------------------------------------------------------------------------


def test_csv_voert_niets_uit(vijandig):
    _, *rijen = csv_rijen(als_csv(vijandig))
    assert len(rijen) == len(VIJANDIG)
    for rij in rijen:
        assert not any(lijkt_formule(cel) for cel in (rij[1], rij[2], rij[5]))
        assert not set(rij[2]) & set("\u202e\u200f\x00\x07\r\n")


def test_xlsx_heeft_alleen_teksten_en_geen_formules(vijandig):
    boek = load_workbook(io.BytesIO(als_xlsx(vijandig)))
    cellen = [cel for rij in boek.active.iter_rows() for cel in rij if cel.value is not None]
    assert not [cel.coordinate for cel in cellen if cel.data_type == "f"]
    assert boek.active["C5"].value == VIJANDIG[0]
    assert boek.active["C5"].quotePrefix
    assert boek.active["C10"].value == VIJANDIG[5]
    assert max(len(str(cel.value)) for cel in cellen) <= 32_767


def test_ods_heeft_alleen_teksten_en_geen_formules(vijandig):
    data = als_ods(vijandig)
    assert b"table:formula" not in Document(io.BytesIO(data)).get_part("content.xml").serialize()
    namen = [rij[2] for rij in ods_rijen(data)[4:] if len(rij) > 2 and rij[2]]
    assert namen[: len(VIJANDIG) - 1] == [schoon(naam) for naam in VIJANDIG[:-1]]


def test_pdf_blijft_geldig_en_drukt_namen_af_als_tekst(vijandig, vijandige_grafiek):
    kort = replace(vijandig, rijen=[(*rij[:2], rij[2][:300], *rij[3:]) for rij in vijandig.rijen[:-1]])
    for tabel in (kort, vijandige_grafiek):
        data = als_pdf(tabel)
        assert fouten(data, met_gegevens=False) == []
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert "/JavaScript" not in pdf.Root.get("/Names", {})
            assert "/OpenAction" not in pdf.Root


def test_svg_heeft_namen_als_tekst_en_niets_dat_draait(vijandige_grafiek):
    boom = fromstring(losse_grafieken.als_svg(vijandige_grafiek))  # noqa: S314 our own drawing
    assert {deel.tag.split("}")[1] for deel in boom.iter()} <= {
        "svg",
        "title",
        "g",
        "path",
        "text",
        "tspan",
        "rect",
        "line",
    }
    assert not [naam for deel in boom.iter() for naam in deel.attrib if naam.lower().startswith("on") or "href" in naam]
    teksten = " ".join("".join(t.itertext()) for t in boom.iter("{http://www.w3.org/2000/svg}text"))
    assert "<script>alert(1)</script>" in teksten
    assert "\u202e" not in teksten


def test_png_is_een_plaatje(vijandige_grafiek):
    assert losse_grafieken.als_png(vijandige_grafiek).startswith(b"\x89PNG\r\n\x1a\n")


def test_json_geeft_namen_zoals_ze_zijn():
    stand = voorbeeldstand.met_namen(VIJANDIG)
    terug = json.loads(json.dumps(cijfers.als_json(stand)))
    assert [rij["naam"] for rij in terug["tabel_1"]][: len(VIJANDIG)] == VIJANDIG


def test_van_een_tabel_zonder_grafiek_is_er_geen_tekening():
    assert [eind for eind, soort in BESTANDEN.items() if soort.alleen_grafiek] == ["svg", "png"]
    assert losse_grafieken.op_papier(tabellen.maak("verleend", voorbeeldstand.stand())) == ""
