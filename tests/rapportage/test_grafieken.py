import csv
import io
import re
from dataclasses import replace
from decimal import Decimal
from xml.etree.ElementTree import fromstring

import pytest

from rapportage import grafieken, grafiektekst
from rapportage.begrippen import CategorieRij
from tests.rapportage import voorbeeldstand
from tests.rapportage.voorbeeldstand import categorierijen, samengevoegd

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def stand():
    return voorbeeldstand.stand()


def met(*rijen: tuple[str, int, int]):
    """A state with these categories in both charts: name, participants, euros."""
    soorten = [CategorieRij(naam.lower(), naam, n, Decimal(euro), Decimal(0)) for naam, n, euro in rijen]
    return voorbeeldstand.stand(categorieen=soorten)


def woorden_in(svg: str) -> list[str]:
    """The texts of a drawing, in order, without its title."""
    return ["".join(t.itertext()) for t in fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 our own drawing


def test_titel_volgt_uit_de_rangorde(stand):
    assert grafiektekst.titel_1(stand) == "Scholing bereikt de meeste mensen, instroom vraagt het meeste geld"
    assert grafiektekst.titel_2(stand) == "Bijna één op de tien deelnemers krijgt een leerwerkplek (BBL)"


@pytest.mark.parametrize(
    ("rijen", "titel"),
    [
        ([("Scholing", 5, 9), ("Mobiliteit", 4, 8)], "Scholing bereikt de meeste mensen en vraagt het meeste geld"),
        ([("Scholing", 5, 9), ("Mobiliteit", 5, 8)], "Maatregelen naar deelnemers en cofinanciering"),
        ([("Scholing", 6, 8), ("Mobiliteit", 5, 8)], "Maatregelen naar deelnemers en cofinanciering"),
        ([("Scholing", 5, 9)], "Maatregelen naar deelnemers en cofinanciering"),
        ([], "Maatregelen naar deelnemers en cofinanciering"),
    ],
    ids=["zelfde eerste", "gelijk in mensen", "gelijk in geld", "een soort", "niets"],
)
def test_titel_zwijgt_waar_de_rangorde_niets_zegt(rijen, titel):
    assert grafiektekst.titel_1(met(*rijen)) == titel


def test_titel_van_grafiek_2_zonder_leerwerkplekken():
    assert grafiektekst.titel_2(met(("Scholing", 5, 9), ("Mobiliteit", 4, 8))) == "Scholing telt de meeste deelnemers"
    assert grafiektekst.titel_2(met(("Scholing", 5, 9), ("Mobiliteit", 5, 8))) == "Deelnemers naar soort maatregel"


def test_alternatieve_tekst_zegt_de_boodschap_en_elk_getal(stand):
    een, twee = grafiektekst.tekst_1(stand), grafiektekst.tekst_2(stand)
    assert grafiektekst.titel_1(stand) in een
    assert grafiektekst.titel_2(stand) in twee
    assert "Instroom: 26.700 deelnemers en 110,5 miljoen euro" in een
    assert all(f"{rij.categorie}: " in twee for rij in stand.grafiek_2)


def test_grafiek_1_heeft_in_beide_panelen_dezelfde_volgorde(stand):
    namen = [rij.categorie for rij in samengevoegd(categorierijen())]
    teksten = woorden_in(grafieken.grafiek_1(stand))
    assert [t for t in teksten if t in namen] == namen
    assert {"73", "35", "32", "27", "11", "6", "2"} <= set(teksten)
    assert {"55,9", "14,6", "22,3", "110,5", "16,2", "6,4", "5,2"} <= set(teksten)
    assert grafiektekst.totaal_1(stand) == "185 duizend deelnemers en 231,1 miljoen euro"


def test_grafiek_2_is_gesorteerd_en_exact(stand):
    teksten = woorden_in(grafieken.grafiek_2(stand))
    assert teksten[:8] == [rij.categorie for rij in sorted(stand.grafiek_2, key=lambda rij: -rij.deelnemers)]
    assert {"72.712", "34.800", "31.500", "17.500", "11.300", "9.200", "5.900", "2.400"} <= set(teksten)
    assert grafiektekst.totaal_2(stand) == "185.312 deelnemers"


@pytest.mark.parametrize("teken", [grafieken.grafiek_1, grafieken.grafiek_2])
@pytest.mark.parametrize("vorm", [grafieken.BRIEF, grafieken.SCHERM], ids=["brief", "scherm"])
def test_zelfde_stand_geeft_dezelfde_tekening(stand, teken, vorm):
    svg = teken(stand, vorm)
    assert teken(voorbeeldstand.stand(), vorm) == svg
    assert "<title" in svg


@pytest.mark.parametrize("aantal", [1, 2, 5, 8])
def test_tekening_op_papier_is_zoveel_hele_regels_hoog(aantal):
    stand = voorbeeldstand.stand(categorieen=categorierijen()[:aantal])
    for svg in (grafieken.grafiek_1(stand), grafieken.grafiek_2(stand)):
        hoogte = float(re.search(r'height="([\d.]+)pt"', svg)[1])
        assert hoogte % 13 == 0


def test_tekening_op_scherm_past_bij_een_streng_beleid_en_de_kleuren_van_het_thema(stand):
    een, twee = grafieken.grafiek_1(stand, grafieken.SCHERM), grafieken.grafiek_2(stand, grafieken.SCHERM)
    for svg, naam in ((een, "grafiek-1"), (twee, "grafiek-2")):
        assert svg.startswith(f'<svg class="sp-grafiek" role="img" aria-labelledby="{naam}-tekst"')
        assert "style=" not in svg
        assert set(re.findall(r'\bid="([^"]+)"', svg)) == {f"{naam}-tekst"}
    assert "#0d5663" in een
    assert "#c47a12" in een


def test_kleine_getallen_worden_geen_nul():
    svg = grafieken.grafiek_1(met(("Scholing", 60_000, 9_000_000), ("Innovatie", 40, 20_000)))
    assert {"<\u00a01", "<\u00a00,1"} <= set(woorden_in(svg))


def test_kleine_tijdvakken_krijgen_een_kleinere_eenheid():
    stand = met(("Scholing", 120, 400_000), ("Innovatie", 40, 20_000))
    teksten = woorden_in(grafieken.grafiek_1(stand))
    assert {"aantal", "in duizend euro", "120", "400"} <= set(teksten)
    assert grafiektekst.totaal_1(stand) == "160 deelnemers en 420 duizend euro"


def test_namen_van_buiten_blijven_tekst(stand):
    vreemd = "<b>\"Zorg\" & 'werk'</b>"
    rijen = [replace(stand.grafiek_2[0], categorie=vreemd), *stand.grafiek_2[1:]]
    assert vreemd in woorden_in(grafieken.grafiek_2(replace(stand, grafiek_2=rijen)))


def test_csv_van_een_grafiek_is_exact(stand):
    rijen = list(csv.DictReader(io.StringIO(grafieken.csv_van(stand, 1)), delimiter=";"))
    assert rijen[0] == {
        "categorie": "Scholing", "deelnemers": "72712", "budget": "55926720.00", "peildatum": "2014-05-30",
    }  # fmt: skip
    assert sum(Decimal(rij["budget"]) for rij in rijen) == Decimal("231126720.00")
    assert len(grafieken.csv_van(stand, 2).splitlines()) == 9
