"""The eligibility check: what may apply, and each reason why not yet, by the version of the scheme."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from aanvragen.geschiktheid import GESPREK, MENUKAART, PARTNER, PLAN, REGELS, VOLGENDE, Antwoorden, toets
from aanvragen.models import Regelingversie
from sectorplannen.kern.models import OrganisatieSoort

GOED = Antwoorden(
    soort="werkgeversorganisatie",
    samen=frozenset({"werknemers"}),
    losse_werkgevers=False,
    vereniging=True,
    cao=True,
    waarvoor="sector",
    themas=frozenset({"a", "e"}),
    gevraagd=Decimal("250000.00"),
    duur=24,
    zekerheid=True,
)


@pytest.fixture
def regeling(db):
    """The text of 2013."""
    return Regelingversie.objects.op(date(2013, 10, 1))


def uitkomst(regeling, **anders):
    return toets(replace(GOED, **anders), regeling)


def test_wie_aan_alles_voldoet_kan_aanvragen(regeling):
    assert toets(GOED, regeling).kan
    assert toets(GOED, regeling).aandacht == ()


@pytest.mark.parametrize(
    ("anders", "artikel", "volgende"),
    [
        ({"samen": frozenset()}, "Artikel 2.1", PARTNER),
        ({"soort": "werknemersorganisatie", "samen": frozenset()}, "Artikel 2.1", PARTNER),
        ({"soort": "werknemersorganisatie"}, "Artikel 2.1", PARTNER),
        ({"vereniging": False}, "Artikel 1.1", PARTNER),
        ({"cao": False}, "Artikel 1.1", PARTNER),
        ({"waarvoor": ""}, "Artikel 2.3", GESPREK),
        ({"themas": frozenset({"a"})}, "Artikel 3.1", MENUKAART),
        ({"themas": frozenset()}, "Artikel 3.1", MENUKAART),
        ({"gevraagd": Decimal("249999.99")}, "Artikel 2.3, eerste lid", MENUKAART),
        ({"duur": 25}, "Artikel 1.2, vijfde lid", PLAN),
        ({"zekerheid": False}, "Artikel 2.2", PARTNER),
    ],
)
def test_elke_reden_waarom_nog_niet_heeft_een_artikel_en_een_volgende_stap(regeling, anders, artikel, volgende):
    (reden,) = uitkomst(regeling, **anders).redenen
    assert (reden.artikel, reden.volgende) == (artikel, volgende)
    assert reden.melding.endswith(".")


def test_alle_redenen_staan_er_tegelijk(regeling):
    rijen = uitkomst(
        regeling, soort="oeno_fonds", samen=frozenset(), waarvoor="", themas=frozenset(), gevraagd=Decimal(0), duur=600
    ).redenen
    assert [r.artikel for r in rijen] == [
        "Artikel 2.1",
        "Artikel 2.1",
        "Artikel 2.3",
        "Artikel 3.1",
        "Artikel 2.3, eerste lid",
        "Artikel 1.2, vijfde lid",
    ]


def test_losse_werkgevers_naast_een_vakbond_tellen_als_werkgeverskant(regeling):
    assert uitkomst(regeling, soort="werknemersorganisatie", samen=frozenset(), losse_werkgevers=True).kan


@pytest.mark.parametrize("anders", [{"vereniging": None}, {"cao": None}, {"zekerheid": None}])
def test_wie_iets_niet_weet_kan_aanvragen_en_leest_waar_hij_op_let(regeling, anders):
    gevonden = uitkomst(regeling, **anders)
    assert gevonden.kan
    assert len(gevonden.aandacht) == 1


def test_een_ander_soort_hoofdaanvrager_legt_uit_waarom(regeling):
    gevonden = uitkomst(regeling, soort="anders", samen=frozenset({"werkgevers", "werknemers"}))
    assert gevonden.kan
    (aandacht,) = gevonden.aandacht
    assert aandacht.artikel == "Artikel 2.2, zevende lid"
    assert "Werkgeversorganisatie" in aandacht.melding


def test_een_gemeente_kan_onder_de_tekst_van_2015_niet_indienen(db):
    nieuw = Regelingversie.objects.op(date(2015, 3, 1))
    samen = frozenset({"werkgevers", "werknemers"})
    assert not uitkomst(nieuw, soort="overheid", samen=samen).kan


def test_de_grenzen_zijn_die_van_de_regelingversie(regeling):
    nieuw = Regelingversie.objects.op(date(2015, 3, 1))
    half = {"gevraagd": Decimal("125000.00")}
    assert not uitkomst(regeling, **half).kan
    assert uitkomst(nieuw, **half).kan
    regeling.minimum_themas, regeling.duur_maanden = 3, 12
    teksten = [r.melding for r in toets(GOED, regeling).redenen]
    assert any("ten minste 3" in t for t in teksten)
    assert any("12 maanden" in t for t in teksten)


def test_de_toets_vraagt_de_database_niets(regeling, django_assert_num_queries):
    with django_assert_num_queries(0):
        for soort in OrganisatieSoort.values:
            uitkomst(regeling, soort=soort, samen=frozenset(), losse_werkgevers=True, themas=frozenset())


def test_bij_elke_regel_staat_wat_iemand_daarna_kan_doen():
    assert {regel.__name__ for regel in REGELS} == set(VOLGENDE)
