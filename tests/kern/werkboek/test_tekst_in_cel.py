"""What a cell makes of a text, and a file of a cell."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from sectorplannen.kern.werkboek import mensen
from sectorplannen.kern.werkboek.bestand import Grenzen, lees_bestand
from sectorplannen.kern.werkboek.cellen import lees_cel
from sectorplannen.kern.werkboek.opmaak import Kolomvorm, zet
from sectorplannen.kern.werkboek.tekst import LANGST, op_een_regel, schoon

LASTIG = st.text(st.sampled_from("_x0Dd7\r\n \t=+-@'\x07\x85\u2028é€😀\uffff"), max_size=30)


def heen_en_terug(teksten: list[str]) -> list[str]:
    boek, uit = Workbook(), BytesIO()
    for nr, tekst in enumerate(teksten, start=1):
        zet(boek.active.cell(nr, 1), tekst, Kolomvorm("Tekst", 20, "@"))
        boek.active.cell(nr, 2, "rij")
    boek.save(uit)
    regels = lees_bestand(uit, "boek.xlsx", Grenzen(1, 10, 500))["Sheet"]
    return ["" if cellen[0].is_leeg else str(lees_cel(cellen[0], mensen.vrije_tekst())) for _, cellen in regels]


@given(st.lists(st.text(max_size=200) | LASTIG, min_size=1, max_size=20))
def test_elke_tekst_komt_terug_zoals_de_cel_hem_heeft(teksten):
    netjes = [schoon(tekst) for tekst in teksten]
    assert heen_en_terug(netjes) == netjes


@given(st.text(max_size=300) | LASTIG)
def test_wat_schoon_is_blijft_zoals_het_is(tekst):
    assert schoon(schoon(tekst)) == schoon(tekst)
    assert op_een_regel(op_een_regel(tekst)) == op_een_regel(tekst)
    assert "\n" not in op_een_regel(tekst)


def test_een_te_lange_tekst_past_in_de_cel_ook_met_tekens_die_dubbel_tellen():
    assert schoon("x" * 40_000) == "x" * LANGST
    gekort = schoon("😀" * 20_000)
    assert gekort == "😀" * (LANGST // 2)
    assert heen_en_terug([gekort]) == [gekort]


def test_een_tekst_die_een_opdracht_lijkt_blijft_tekst_ook_als_iemand_de_cel_opent():
    boek = Workbook()
    for nr, tekst in enumerate(("=1+1", "+31", "-5", "@jan", "gewoon"), start=1):
        cel = boek.active.cell(nr, 1)
        zet(cel, tekst, Kolomvorm("Tekst", 20, "@"))
        assert (cel.data_type, cel.value, cel.number_format) == ("s", tekst, "@")
        assert cel.quotePrefix is (tekst != "gewoon")
