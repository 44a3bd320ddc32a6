"""Open data: the same rows in four forms, a dictionary that names every field, and what a catalogue wants to know."""

import csv
import io
import json
from decimal import Decimal

import pytest
from django.urls import reverse
from odfdo import Document
from openpyxl import load_workbook

from rapportage.register.datavelden import DATASETS
from rapportage.register.opendata import VORMEN
from tests.rapportage.overgenomen import maatregel, overgenomen

VIJANDIG = "=cmd|'/C calc'!A0 <script>alert(1)</script> \u202eomgekeerd 👩‍🔧"


def haal(client, code, eind):
    antwoord = client.get(reverse("rapportage:register_bestand", args=[code, eind]))
    assert antwoord.status_code == 200
    assert antwoord.headers["Access-Control-Allow-Origin"] == "*"
    assert antwoord.headers["Content-Type"] == VORMEN[eind].mime
    return antwoord.content


def csv_rijen(client, code):
    return list(csv.DictReader(io.StringIO(haal(client, code, "csv").decode())))


def test_elke_vorm_heeft_dezelfde_rijen(client, plan):
    for code, aantal in (("plannen", 1), ("maatregelen", 2)):
        rijen = csv_rijen(client, code)
        data = json.loads(haal(client, code, "json"))["rijen"]
        boek = load_workbook(io.BytesIO(haal(client, code, "xlsx"))).active
        blad = Document(io.BytesIO(haal(client, code, "ods"))).body.tables[0]
        assert len(rijen) == len(data) == aantal
        velden = [veld.naam for veld in DATASETS[code].velden]
        assert list(rijen[0]) == list(data[0]) == [cel.value for cel in boek[4]] == blad.get_row_values(3) == velden
        for nr, (rij, ding) in enumerate(zip(rijen, data, strict=True)):
            geld = Decimal(rij["cofinanciering_euro"])
            plek = velden.index("cofinanciering_euro")
            assert geld == Decimal(ding["cofinanciering_euro"]) == boek[5 + nr][plek].value
            assert Decimal(blad.get_row_values(4 + nr)[plek]) == geld


def test_de_cijfers_zijn_die_van_het_besluit_en_de_maatregelen_tellen_op_tot_het_plan(client, plan):
    rij = csv_rijen(client, "plannen")[0]
    assert (rij["nummer"], rij["cofinanciering_euro"], rij["deelnemers_beoogd"]) == (plan.nummer, "350000.00", "400")
    assert (rij["hoofdaanvrager"], rij["partners"], rij["bekendgemaakt_op"]) == (
        "Werkgevers Bakkerij",
        "Vakbond Bakkerij",
        "2014-03-03",
    )
    delen = csv_rijen(client, "maatregelen")
    for veld in ("cofinanciering_euro", "kosten_euro", "deelnemers_beoogd", "bbl_plekken_beoogd"):
        assert sum(Decimal(deel[veld]) for deel in delen) == Decimal(rij[veld])


def test_een_vijandige_naam_is_in_elke_vorm_onschadelijk(client, tijdvak):
    overgenomen("SP1-0902", tijdvak, [maatregel()], naam=VIJANDIG)
    assert csv_rijen(client, "plannen")[0]["naam"].startswith("'=cmd")
    boek = load_workbook(io.BytesIO(haal(client, "plannen", "xlsx"))).active
    assert (boek["B5"].data_type, boek["B5"].quotePrefix) == ("s", True)
    blad = haal(client, "plannen", "ods")
    assert (
        "formula"
        not in Document(io.BytesIO(blad)).get_part("content.xml").serialize().decode().split("<office:body>")[1]
    )
    assert "\u202e" not in haal(client, "plannen", "json").decode()
    for pad in ("/register/", reverse("rapportage:register_plan", args=["SP1-0902"])):
        assert "<script>alert" not in client.get(pad).text


def test_het_woordenboek_legt_elk_veld_uit(client, plan):
    rijen = list(csv.DictReader(io.StringIO(client.get(reverse("rapportage:register_woordenboek")).text)))
    assert {(rij["dataset"], rij["veld"]) for rij in rijen} == {
        (code, veld.naam) for code, dataset in DATASETS.items() for veld in dataset.velden
    }
    assert all(rij["uitleg"] and rij["type"] for rij in rijen)
    tekst = client.get(reverse("rapportage:register_data")).text
    assert all(rij["veld"] in tekst for rij in rijen)
    assert "CC0 1.0" in tekst


def test_de_catalogus_zegt_wat_dcat_vraagt_en_elk_bestand_bestaat(client, plan, settings):
    antwoord = client.get(reverse("rapportage:register_catalogus"))
    assert antwoord.headers["Content-Type"] == "application/ld+json"
    catalogus = json.loads(antwoord.content)
    for dataset in catalogus["dcat:dataset"]:
        for veld in ("dct:title", "dct:description", "dct:identifier", "dct:publisher", "dcat:contactPoint", "dct:license",
                     "dct:accessRights", "dcat:theme", "dct:modified"):  # fmt: skip
            assert dataset[veld], veld
        for distributie in dataset["dcat:distribution"]:
            adres = distributie["dcat:downloadURL"]["@id"]
            assert client.get(adres.removeprefix(settings.ADRES)).status_code == 200


@pytest.mark.parametrize("pad", ["plannen.pdf", "mensen.csv", "plannen.exe"])
def test_een_bestand_dat_er_niet_is(client, tijdvak, pad):
    assert client.get(f"/register/data/{pad}").status_code == 404
