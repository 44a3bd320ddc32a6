"""A list as a file: what is shown and no more, in the same order, and nothing that a spreadsheet runs."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from aanvragen.models import Aanvraag
from beoordeling import uitvoer
from tests import fabrieken

from .conftest import adres


def inhoud(antwoord) -> bytes:
    assert antwoord.status_code == 200
    return b"".join(antwoord.streaming_content)


def rijen(antwoord) -> list[list[str]]:
    return list(csv.reader(StringIO(inhoud(antwoord).decode("utf-8-sig")), delimiter=";"))


def test_csv_heeft_alle_rijen_van_het_filter_in_de_volgorde_van_het_scherm(als, coen, termijn, monkeypatch):
    monkeypatch.setattr(uitvoer, "PER_KEER", 2)
    for naam, dagen in (("Later", 40), ("Te laat", -3), ("Deze week", 4)):
        termijn(fabrieken.beoordeeld(naam), dagen)
    fabrieken.ingediend("Zonder termijn")
    antwoord = als(coen).get(adres("werkvoorraad_csv"))
    assert antwoord["Content-Disposition"].startswith('attachment; filename="werkvoorraad-')
    kop, *regels = rijen(antwoord)
    assert kop[:4] == ["Nummer", "Plan", "Hoofdaanvrager", "Stap"]
    assert [regel[1] for regel in regels] == ["Te laat", "Deze week", "Later", "Zonder termijn"]
    assert [regel[5] for regel in regels] == ["-3", "4", "40", ""]
    assert regels[0][7] == "350000,00"
    assert [r[1] for r in rijen(als(coen).get(f"{adres('werkvoorraad_csv')}?termijn=te_laat"))[1:]] == ["Te laat"]
    assert [r[1] for r in rijen(als(coen).get(f"{adres('werkvoorraad_csv')}?q=week"))[1:]] == ["Deze week"]


def test_csv_begint_met_het_teken_waaraan_excel_utf8_kent(als, coen, ingediend):
    assert inhoud(als(coen).get(adres("plannen_csv"))).startswith(b"\xef\xbb\xbf")


def test_alleen_de_gekozen_kolommen(als, coen, ingediend):
    kop, regel = rijen(als(coen).get(f"{adres('plannen_csv')}?kolom=status&kolom=ingediend"))
    assert kop == ["Nummer", "Plan", "Hoofdaanvrager", "Status", "Ingediend op"]
    assert regel[3:] == ["Ingediend", fabrieken.INGEDIEND.date().isoformat()]


def test_xlsx_heeft_bedragen_als_getal_en_dagen_als_datum(als, coen, termijn):
    plan = termijn(fabrieken.beoordeeld("Plan"), 4)
    blad = load_workbook(BytesIO(inhoud(als(coen).get(adres("plannen_xlsx"))))).active
    regel = [cel.value for cel in blad[2]]
    assert regel[1] == "Plan"
    assert isinstance(regel[4], datetime)
    assert regel[4].date() == plan.beslissen_voor
    assert regel[7] == 350_000


@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_wat_op_een_formule_lijkt_is_tekst(als, coen, ingediend, begin):
    Aanvraag.objects.filter(pk=ingediend.pk).update(naam=begin)
    assert rijen(als(coen).get(adres("plannen_csv")))[1][1] == f"'{begin.strip()}"
    cel = load_workbook(BytesIO(inhoud(als(coen).get(adres("plannen_xlsx"))))).active["B2"]
    assert (cel.value, cel.data_type) == (begin.strip(), "s")


@pytest.mark.parametrize("lijst", ["werkvoorraad", "plannen"])
def test_een_gemelde_band_komt_in_geen_uitvoer(als, coen, meld_band, lijst):
    meld_band(fabrieken.ingediend("Van een bekende"), coen)
    fabrieken.ingediend("Gewoon")
    assert [regel[1] for regel in rijen(als(coen).get(adres(f"{lijst}_csv")))[1:]] == ["Gewoon"]
    blad = load_workbook(BytesIO(inhoud(als(coen).get(adres(f"{lijst}_xlsx"))))).active
    assert [rij[1].value for rij in blad.iter_rows(min_row=2)] == ["Gewoon"]


def test_geen_bedrag_voor_de_verklaring(als, dirk, in_beoordeling):
    dirk.belangenverklaringen.all().delete()
    assert rijen(als(dirk).get(adres("werkvoorraad_csv")))[1][7] == ""


def test_wie_de_lijst_niet_ziet_krijgt_geen_uitvoer(als, client, anja, petra):
    assert client.get(adres("plannen_csv")).status_code == 302
    assert als(anja).get(adres("plannen_csv")).status_code == 403
    assert als(petra).get(adres("werkvoorraad_xlsx")).status_code == 403
    assert als(petra).get(adres("plannen_csv")).status_code == 200


def test_een_dag_in_csv_is_een_datum_en_geen_tekst_met_apostrof():
    assert uitvoer.tekst(date(2014, 3, 31)) == "2014-03-31"
    assert uitvoer.tekst(-3) == "-3"


def test_aantal_queries_groeit_niet_met_de_rijen(als, coen, tijdvak):
    fabrieken.ingediend("Plan a")
    bezoeker = als(coen)
    with CaptureQueriesContext(connection) as met_een:
        inhoud(bezoeker.get(f"{adres('plannen_csv')}?kolom=gebied"))
    for nummer in range(9):
        fabrieken.ingediend(f"Plan {nummer}")
    with CaptureQueriesContext(connection) as met_tien:
        assert len(rijen(bezoeker.get(f"{adres('plannen_csv')}?kolom=gebied"))) == 11
    assert len(met_tien) == len(met_een)
