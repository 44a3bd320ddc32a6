"""Art. 1.2, 2.2, 2.3 and 3.1: the measures together, and the money behind the plan. It asks 350,000 euros in all."""

from decimal import Decimal

import pytest

from aanvragen import services
from aanvragen.volledigheid import Ernst
from tests import fabrieken

from .plannen import codes, gebrek, kosten, regel, wijzig, wijzig_maatregel


def test_een_plan_heeft_een_maatregel(concept, anja):
    assert "geen_maatregel" not in codes(concept)
    for maatregel in concept.maatregelen.all():
        services.maatregel_verwijderen(concept, maatregel, door=anja)
    assert codes(concept) & {"geen_maatregel", "te_weinig_themas", "onder_minimum"} == {"geen_maatregel"}


@pytest.mark.parametrize(("thema", "fout"), [("e", False), ("a", True), ("", True)])
def test_een_plan_gaat_over_twee_themas(concept, thema, fout):
    wijzig_maatregel(concept, thema=thema)
    assert ("te_weinig_themas" in codes(concept)) is fout


def test_hoeveel_themas_zegt_de_regelingversie(concept):
    assert "ten minste 3 thema’s" in gebrek(regel(concept, minimum_themas=3), "te_weinig_themas").melding


@pytest.mark.parametrize(("gevraagd", "fout"), [("50000.00", False), ("49999.99", True)])
def test_het_minimum_is_250000_euro_gevraagd(concept, gevraagd, fout):
    wijzig_maatregel(concept, cofinanciering=Decimal(gevraagd))
    assert ("onder_minimum" in codes(concept)) is fout


def test_het_minimum_van_2015_is_lager_en_de_melding_zegt_wat_mist(concept):
    wijzig_maatregel(concept, 1, cofinanciering=Decimal("0.00"))
    wijzig_maatregel(concept, 2, cofinanciering=Decimal("125000.00"))
    assert "er is €\u00a0125.000 te weinig" in gebrek(concept, "onder_minimum").melding
    assert "onder_minimum" not in codes(regel(concept, minimum_gevraagd="125000.00"))


@pytest.mark.parametrize(
    ("soort", "veld", "grens"),
    [
        ("advies", "advies_hoogste", "50000.00"),
        ("opleiding", "opleiding_hoogste", "50000.00"),
        ("loon_kwetsbaar", "kwetsbaar_hoogste", "20000.00"),
    ],
)
def test_boven_de_grens_per_onderneming_is_advies(concept, soort, veld, grens):
    kosten(concept, {"soort": soort, "kosten": Decimal("100000.00")}, thema="c", categorie="instroom_overig")
    assert "boven_grens_per_onderneming" not in codes(regel(concept, **{veld: grens}))
    plan = regel(concept, **{veld: Decimal(grens) - Decimal("0.01")})
    gevonden = gebrek(plan, "boven_grens_per_onderneming")
    assert gevonden.ernst == Ernst.ADVIES
    assert "Eén onderneming krijgt hiervoor ten hoogste" in gevonden.melding


@pytest.mark.parametrize(("vermogen", "fout"), [("280000.00", False), ("279999.99", True)])
def test_eigen_vermogen_is_80_procent_van_het_gevraagde(concept, vermogen, fout):
    assert ("vermogen_te_laag" in codes(wijzig(concept, eigen_vermogen=Decimal(vermogen)))) is fout


@pytest.mark.parametrize(("vermogen", "garant", "fout"), [(0, False, False), (None, False, True), (None, True, False)])
def test_eigen_vermogen_is_bekend_of_de_partners_staan_garant(concept, vermogen, garant, fout):
    wijzig(concept, eigen_vermogen=vermogen, heeft_garantstelling=garant)
    assert ("vermogen_onbekend" in codes(concept)) is fout


def garant(plan, bedrag, vermogen=Decimal(0)):
    return wijzig(plan, eigen_vermogen=vermogen, heeft_garantstelling=True, garantstelling_bedrag=bedrag)


@pytest.mark.parametrize(("bedrag", "fout"), [("280000.00", False), ("279999.99", True)])
def test_een_garantstelling_is_80_procent_van_het_gevraagde(concept, bedrag, fout):
    garant(concept, Decimal(bedrag))
    assert "vermogen_te_laag" not in codes(concept)
    assert ("garantstelling_te_laag" in codes(concept)) is fout


@pytest.mark.parametrize(("bedrag", "vraagt"), [(Decimal("280000.00"), False), (None, True)])
def test_van_een_garantstelling_is_het_bedrag_bekend(concept, bedrag, vraagt):
    assert ("garantstelling_onbekend" in codes(garant(concept, bedrag))) is vraagt


@pytest.mark.parametrize(("vermogen", "vraagt"), [("280000.00", False), ("279999.99", True)])
def test_wie_zelf_genoeg_heeft_hoeft_niet_ook_garant_te_staan(concept, vermogen, vraagt):
    assert ("garantstelling_te_laag" in codes(garant(concept, Decimal(1), Decimal(vermogen)))) is vraagt
    assert ("garantstelling_onbekend" in codes(garant(concept, None, Decimal(vermogen)))) is vraagt


def betaal(plan, *bedragen, soort="oeno_fonds", naam="Opleidingsfonds"):
    return wijzig(plan, bijdragen=[{"soort": soort, "naam": naam, "bedrag": Decimal(b)} for b in bedragen])


@pytest.mark.parametrize(
    ("bedragen", "gat"),
    [
        (("350000.00",), ""),
        (("100000.00", "250000.00"), ""),
        (("349999.99",), "€\u00a00,01 te weinig"),
        (("350000.00", "10.00"), "€\u00a010 te veel"),
        ((), ""),
    ],
)
def test_de_begroting_sluit_op_de_cent(concept, bedragen, gat):
    betaal(concept, *bedragen)
    assert ("bijdragen_sluiten_niet" in codes(concept)) is bool(gat)
    if gat:
        gevonden = gebrek(concept, "bijdragen_sluiten_niet")
        assert gat in gevonden.melding
        assert (gevonden.ernst, gevonden.letter) == (Ernst.AANVULLEN, "g")


@pytest.mark.parametrize(("bedragen", "vraagt"), [((), True), (("0.01",), False)])
def test_wie_de_eigen_bijdrage_betaalt_wordt_gevraagd_tot_er_een_betaler_is(concept, bedragen, vraagt):
    betaal(concept, *bedragen)
    assert ("bijdragen_ontbreken" in codes(concept)) is vraagt


@pytest.mark.parametrize(("naam", "vraagt"), [("Fonds", False), ("", True)])
def test_bij_een_bijdrage_staat_wie_betaalt(concept, naam, vraagt):
    betaal(concept, "350000.00", naam=naam)
    assert ("bijdrage_zonder_naam" in codes(concept)) is vraagt


@pytest.mark.parametrize(("bedrag", "fout"), [("175000.00", False), ("175000.01", True)])
def test_gemeenten_betalen_ten_hoogste_de_helft_onder_de_tekst_van_2015(concept, bedrag, fout):
    betaal(concept, bedrag, soort="overheid", naam="Ede")
    assert "overheid_betaalt_te_veel" not in codes(concept)
    assert ("overheid_betaalt_te_veel" in codes(regel(concept, hoogste_deel_overheid="0.50"))) is fout


@pytest.mark.parametrize(
    ("soort", "vraagt"),
    [("werkgevers", False), ("werknemers", False), ("oeno_fonds", False), ("overheid", True), ("anders", True)],
)
def test_geld_van_een_ander_telt_misschien_niet_als_eigen_geld(concept, soort, vraagt):
    betaal(concept, "350000.00", soort=soort)
    assert ("bijdrage_telt_misschien_niet" in codes(concept)) is vraagt


def test_een_gemeente_mag_meebetalen_zodra_de_regeling_haar_deel_noemt(concept):
    betaal(concept, "100000.00", soort="overheid", naam="Ede")
    assert "bijdrage_telt_misschien_niet" not in codes(regel(concept, hoogste_deel_overheid="0.50"))


def test_een_plan_van_de_tests_kan_worden_ingediend(tijdvak):
    """The money of the test draft meets: what other tests stand on."""
    assert codes(fabrieken.concept()) & {"onder_minimum", "vermogen_te_laag", "te_weinig_themas"} == set()
