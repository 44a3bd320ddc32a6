import pytest
from openpyxl import Workbook

from sectorplannen.kern.celtekst import (
    lijkt_formule,
    onschadelijk,
    schoon,
    schoon_met_regels,
    zet_tekst,
    zonder_ongezien,
)


@pytest.mark.parametrize(
    "naam",
    ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r\n=1", "\u202e=1", "\u200b=1", "＝1", "＠a"],
)
def test_wat_een_rekenblad_zou_uitvoeren_krijgt_een_apostrof(naam):
    assert onschadelijk(naam).startswith("'")
    assert not lijkt_formule(onschadelijk(naam))


@pytest.mark.parametrize("naam", ["Vakwerk", "a=1", "Zorg & Welzijn", "'=1", "", "45+", "😀 = blij", "<script>"])
def test_een_gewone_naam_blijft_wat_hij_is(naam):
    assert onschadelijk(naam) == naam


@pytest.mark.parametrize(
    ("naam", "wordt"),
    [
        ("Zorg\u202egro\u202c\u200f", "Zorggro"),
        ("a\x00b\x07c", "abc"),
        ("boven\r\nonder", "boven onder"),
        ("_x0007_bel", "bel"),
        ("\ufeffnaam\u2066x\u2069", "naamx"),
        ("  ruim  ", "ruim"),
        ("👩‍🔧 vakvrouw", "👩‍🔧 vakvrouw"),
    ],
)
def test_wat_niet_te_zien_is_of_de_richting_omdraait_gaat_weg(naam, wordt):
    assert schoon(naam) == wordt


def test_een_tekst_wordt_niet_langer_dan_een_cel():
    assert len(schoon("x" * 40_000)) == 32_767
    assert len(schoon("😀" * 40_000).encode("utf-16-le")) <= 2 * 32_767


def test_een_tekst_van_meer_regels_houdt_zijn_regels():
    assert zonder_ongezien("a\u202eb\x07\nc\td") == "ab\nc\td"
    assert schoon_met_regels(" een\r\ntwee\u200b_x0007_ ") == "een\ntwee"


@pytest.mark.parametrize("naam", ["=1+1", "-1", "＝1", " @x"])
def test_een_tekst_in_een_werkboek_blijft_een_tekst_ook_als_iemand_hem_wijzigt(naam):
    cel = zet_tekst(Workbook().active.cell(1, 1), naam)
    assert (cel.value, cel.data_type, cel.quotePrefix) == (naam, "s", True)


def test_geen_tekst_is_een_lege_cel():
    assert zet_tekst(Workbook().active.cell(1, 1), "").value is None
