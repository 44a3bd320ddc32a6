"""Art. 2.3, 2.5 and 5.1: what a measure costs, its rate, and what is asked."""

from decimal import Decimal

import pytest

from aanvragen.volledigheid import Ernst

from .plannen import codes, gebrek, kosten, regel, wijzig, wijzig_maatregel


def test_een_maatregel_kost_iets(concept):
    assert "geen_kosten" not in codes(concept)
    wijzig_maatregel(concept, kosten=Decimal(0), cofinanciering=Decimal(0))
    gevonden = gebrek(concept, "geen_kosten")
    assert (gevonden.ernst, gevonden.veld) == (Ernst.MOET, "kostenposten-0-kosten")


@pytest.mark.parametrize(("tarief", "fout"), [("0.50", False), ("0.51", True)])
def test_zonder_kostenposten_is_het_tarief_niet_hoger_dan_dat_van_de_soort(concept, tarief, fout):
    wijzig_maatregel(concept, tarief=Decimal(tarief))
    assert ("tarief_te_hoog" in codes(concept)) is fout


@pytest.mark.parametrize(
    ("nummer", "velden", "fout"),
    [
        (1, {"tarief": Decimal("0.20"), "cofinanciering": Decimal("80000.00")}, False),
        (1, {"tarief": Decimal("0.21"), "cofinanciering": Decimal("80000.00")}, True),
        (2, {"thema": "c", "categorie": "instroom_overig", "tarief": Decimal("1.00")}, False),
    ],
)
def test_leerwerkplekken_hebben_20_procent_en_kwetsbare_groepen_100(concept, nummer, velden, fout):
    wijzig_maatregel(concept, 1, tarief=Decimal("0.20"), cofinanciering=Decimal("80000.00"))
    wijzig_maatregel(concept, nummer, **velden)
    assert ("tarief_te_hoog" in codes(regel(concept, tarief_bbl="0.20"))) is fout


def test_een_tarief_van_een_eerdere_tekst_valt_op_zodra_de_regelingversie_anders_zegt(concept):
    assert "tarief_te_hoog" not in codes(concept)
    assert gebrek(regel(concept, tarief_bbl="0.20"), "tarief_te_hoog").volgnummer == 1


@pytest.mark.parametrize(("gevraagd", "fout"), [("150000.00", False), ("150000.01", True)])
def test_niet_meer_gevraagd_dan_het_tarief_geeft(concept, gevraagd, fout):
    wijzig_maatregel(concept, cofinanciering=Decimal(gevraagd))
    assert ("te_veel_gevraagd" in codes(concept)) is fout


@pytest.mark.parametrize(("gevraagd", "fout"), [("150000.00", False), ("150000.01", True)])
def test_met_kostenposten_niet_meer_gevraagd_dan_die_samen_geven(concept, gevraagd, fout):
    posten = [
        {"soort": "opleiding", "kosten": Decimal("200000.00")},
        {"soort": "overig", "kosten": Decimal("100000.00")},
    ]
    kosten(concept, *posten, gevraagd=Decimal(gevraagd))
    assert ("te_veel_gevraagd" in codes(concept)) is fout


def test_van_loon_van_kwetsbare_groepen_telt_20_procent_en_dat_wordt_heel_vergoed(concept):
    post = {"soort": "loon_kwetsbaar", "kosten": Decimal("1000000.00")}
    velden = {"thema": "c", "categorie": "instroom_overig"}
    kosten(concept, post, gevraagd=Decimal("200000.00"), **velden)
    assert codes(concept) & {"te_veel_gevraagd", "kostensoort_past_niet", "tarief_te_hoog"} == set()
    regel(concept, deel_loonkosten_kwetsbaar="0.19")
    assert gebrek(concept.__class__.objects.get(pk=concept.pk), "te_veel_gevraagd").veld == "gevraagd"


def test_iemand_betaalt_de_eigen_bijdrage(concept):
    assert "bijdrage_onbekend" not in codes(concept)
    wijzig_maatregel(concept, bijdrage_door=" ")
    assert gebrek(concept, "bijdrage_onbekend").ernst == Ernst.ADVIES
    wijzig(concept, bijdragen=[{"soort": "oeno_fonds", "naam": "Fonds", "bedrag": Decimal("350000.00")}])
    assert "bijdrage_onbekend" not in codes(concept)


def test_zonder_eigen_bijdrage_hoeft_niemand_te_betalen(concept):
    velden = {
        "thema": "c",
        "categorie": "instroom_overig",
        "tarief": Decimal("1.00"),
        "cofinanciering": Decimal("300000.00"),
    }
    wijzig_maatregel(concept, bijdrage_door="", **velden)
    assert "bijdrage_onbekend" not in codes(concept)
