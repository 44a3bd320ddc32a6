"""Art. 1.1, 2.3, 4.3, 4.4 and 5.6: each line of a budget."""

from decimal import Decimal

import pytest

from aanvragen.volledigheid import Ernst

from .plannen import codes, gebrek, kosten, met_kosten_van, regel

DUIZEND = Decimal("1000.00")


@pytest.mark.parametrize(
    ("nummer", "soort", "velden", "fout"),
    [
        (1, "loon_bbl", {}, False),
        (2, "loon_bbl", {}, True),
        (2, "loon_kwetsbaar", {"thema": "c"}, False),
        (2, "loon_kwetsbaar", {"thema": "e"}, True),
        (2, "loon_bbl", {"categorie": ""}, False),
        (2, "loon_kwetsbaar", {"thema": ""}, False),
        (2, "opleiding", {}, False),
    ],
)
def test_loonkosten_horen_bij_hun_maatregel(concept, nummer, soort, velden, fout):
    kosten(concept, {"soort": soort, "kosten": DUIZEND}, nummer=nummer, **velden)
    assert ("kostensoort_past_niet" in codes(concept)) is fout


def test_een_kostenpost_wijst_naar_zijn_eigen_regel(concept):
    kosten(concept, {"soort": "opleiding", "kosten": DUIZEND}, {"soort": "loon_bbl", "kosten": DUIZEND})
    gevonden = gebrek(concept, "kostensoort_past_niet")
    assert (gevonden.ernst, gevonden.artikel, gevonden.veld) == (Ernst.MOET, "Artikel 4.3", "kostenposten-1-soort")


def test_een_kostenpost_heeft_een_bedrag(concept):
    kosten(concept, {"soort": "opleiding", "kosten": DUIZEND}, {"soort": "overig", "kosten": Decimal("0.01")})
    assert "kostenpost_zonder_bedrag" not in codes(concept)
    kosten(concept, {"soort": "opleiding", "kosten": DUIZEND}, {"soort": "overig", "kosten": Decimal(0)})
    gevonden = gebrek(concept, "kostenpost_zonder_bedrag")
    assert (gevonden.ernst, gevonden.letter, gevonden.veld) == (Ernst.AANVULLEN, "g", "kostenposten-1-kosten")


def test_een_maatregel_zonder_kosten_zegt_dat_een_keer(concept):
    kosten(concept, {"soort": "overig", "kosten": Decimal(0)})
    assert codes(concept) & {"geen_kosten", "kostenpost_zonder_bedrag"} == {"geen_kosten"}


@pytest.mark.parametrize(("tekst", "vraagt"), [("Lessen", False), (" ", True)])
def test_bij_kosten_staat_waarvoor(concept, tekst, vraagt):
    met_kosten_van(concept, "opleiding", kosten=DUIZEND, omschrijving=tekst)
    assert ("kostenpost_zonder_omschrijving" in codes(concept)) is vraagt


@pytest.mark.parametrize(
    ("tekst", "vraagt"),
    [
        ("Huur van lokalen", False),
        ("Overhead van het fonds", True),
        ("Overheadkosten", True),
        ("Indirecte kosten", True),
    ],
)
def test_overhead_staat_niet_in_de_begroting(concept, tekst, vraagt):
    met_kosten_van(concept, "overig", kosten=DUIZEND, omschrijving=tekst)
    assert ("overhead_in_begroting" in codes(concept)) is vraagt


@pytest.mark.parametrize(("bedrag", "fout"), [("1320.01", False), ("1320.02", True)])
def test_loonkosten_zijn_het_brutoloon_met_32_procent_op_een_cent_van_de_afronding(concept, bedrag, fout):
    kosten(concept, {"soort": "loon_bbl", "kosten": Decimal(bedrag), "bruto_loon": DUIZEND}, nummer=1)
    assert "loonkosten_boven_brutoloon" not in codes(concept)  # the text of August 2013 names no surcharge
    assert ("loonkosten_boven_brutoloon" in codes(regel(concept, opslag_loonkosten="0.32"))) is fout


@pytest.mark.parametrize(("loon", "vraagt"), [(DUIZEND, False), (None, True)])
def test_bij_loonkosten_staat_het_brutoloon_waar_de_regeling_een_opslag_noemt(concept, loon, vraagt):
    kosten(concept, {"soort": "loon_bbl", "kosten": DUIZEND, "bruto_loon": loon}, nummer=1)
    assert "brutoloon_onbekend" not in codes(concept)
    assert ("brutoloon_onbekend" in codes(regel(concept, opslag_loonkosten="0.32"))) is vraagt


@pytest.mark.parametrize(("bedrag", "fout"), [("1250.00", False), ("1250.01", True)])
def test_advies_kost_ten_hoogste_125_euro_per_uur(concept, bedrag, fout):
    met_kosten_van(concept, "advies", kosten=Decimal(bedrag), uren=10)
    assert ("uurtarief_te_hoog" in codes(concept)) is fout


def test_alleen_advies_heeft_een_uurtarief(concept):
    met_kosten_van(concept, "opleiding", kosten=Decimal("9999.00"), uren=1)
    assert "uurtarief_te_hoog" not in codes(concept)


@pytest.mark.parametrize(("uren", "vraagt"), [(1, False), (0, True), (None, True)])
def test_bij_advies_staat_het_aantal_uren(concept, uren, vraagt):
    met_kosten_van(concept, "advies", kosten=Decimal("100.00"), uren=uren)
    assert ("uren_onbekend" in codes(concept)) is vraagt
