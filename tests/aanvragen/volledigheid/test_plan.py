"""Art. 1.2, 2.3 and 5.3: where the plan is for, when it runs, and whether it was filed before."""

from datetime import date

import pytest

from aanvragen import services
from aanvragen.models import Arbeidsmarktregio, Sector
from aanvragen.volledigheid import Ernst, uiterste_einddag
from beoordeling import services as beoordeling
from tests import fabrieken

from .plannen import codes, gebrek, regel, wijzig


def sectoren(*nummers):
    return list(Sector.objects.filter(nummer__in=nummers))


def regios(*nummers):
    return list(Arbeidsmarktregio.objects.filter(nummer__in=nummers))


def test_een_sectorplan_noemt_een_sector(concept):
    assert "geen_sector" not in codes(concept)
    assert "geen_sector" in codes(wijzig(concept, sectoren=[]))
    assert "geen_sector" not in codes(wijzig(concept, soort="regio", regios=regios(27)))


def test_een_regionaal_plan_noemt_een_regio(concept):
    assert "geen_regio" in codes(wijzig(concept, soort="regio"))
    assert "geen_regio" not in codes(wijzig(concept, regios=regios(27)))


@pytest.mark.parametrize(("tekst", "mist"), [("Kort.", False), (" ", True)])
def test_een_samenvatting_is_advies(concept, tekst, mist):
    assert ("geen_samenvatting" in codes(wijzig(concept, samenvatting=tekst))) is mist


@pytest.mark.parametrize(
    ("velden", "veld"), [({"start_op": None}, "start_op"), ({"eind_op": None}, "eind_op"), ({}, None)]
)
def test_een_plan_heeft_een_eerste_en_een_laatste_dag(concept, velden, veld):
    wijzig(concept, **velden)
    assert (gebrek(concept, "geen_periode").veld if veld else None) == veld
    assert ("geen_periode" in codes(concept)) is bool(velden)


@pytest.mark.parametrize(("dag", "fout"), [(date(2014, 3, 1), False), (date(2014, 2, 28), True)])
def test_de_laatste_dag_ligt_niet_voor_de_eerste(concept, dag, fout):
    assert ("periode_omgekeerd" in codes(wijzig(concept, eind_op=dag))) is fout


@pytest.mark.parametrize(("dag", "fout"), [(date(2016, 2, 29), False), (date(2016, 3, 1), True)])
def test_een_plan_duurt_ten_hoogste_24_maanden(concept, dag, fout):
    assert ("te_lang" in codes(wijzig(concept, eind_op=dag))) is fout


def test_hoe_lang_een_plan_duurt_zegt_de_regelingversie(concept):
    assert "op of voor 31 augustus 2015" in gebrek(regel(concept, duur_maanden=18), "te_lang").melding


@pytest.mark.parametrize(("dag", "fout"), [(date(2013, 8, 12), False), (date(2013, 8, 11), True)])
def test_een_plan_begint_niet_voor_de_regeling_er_was(concept, dag, fout):
    assert ("begint_voor_publicatie" in codes(wijzig(concept, start_op=dag))) is fout


@pytest.mark.parametrize(("antwoord", "vraagt"), [(None, True), (True, False), (False, False)])
def test_wie_niets_zegt_krijgt_geen_voorschot(concept, antwoord, vraagt):
    assert ("voorschot_onbekend" in codes(wijzig(concept, voorschot_gewenst=antwoord))) is vraagt


@pytest.mark.parametrize(
    ("start", "einde"),
    [
        (date(2014, 3, 1), date(2016, 2, 29)),
        (date(2014, 1, 1), date(2015, 12, 31)),
        (date(2014, 2, 28), date(2016, 2, 27)),
        (date(2012, 2, 29), date(2014, 2, 28)),
        (date(2013, 8, 31), date(2015, 8, 30)),
    ],
)
def test_uiterste_einddag_van_24_maanden(start, einde):
    assert uiterste_einddag(start, 24) == einde


def tweede(eerste, **gebied):
    """A second draft of the same organisation in the same period, for a place of its own choice."""
    return wijzig(
        fabrieken.concept("Nog een plan", tijdvak=eerste.tijdvak), **({"sectoren": [], "regios": []} | gebied)
    )


def test_een_tweede_plan_voor_dezelfde_sector_kan_niet(ingediend):
    plan = tweede(ingediend, sectoren=sectoren(4, 5))
    gevonden = gebrek(plan, "al_ingediend")
    assert (gevonden.ernst, gevonden.artikel) == (Ernst.MOET, "Artikel 2.3, vierde lid")
    assert ingediend.nummer in gevonden.melding
    assert "al_ingediend" not in codes(tweede(ingediend, sectoren=sectoren(5)))
    assert "al_ingediend" not in codes(ingediend)


def test_een_plan_zonder_regio_geldt_voor_alle(ingediend):
    assert "al_ingediend" in codes(tweede(ingediend, sectoren=sectoren(4), regios=regios(27)))
    assert "al_ingediend" not in codes(tweede(ingediend, sectoren=sectoren(5), regios=regios(27)))


def test_dezelfde_sector_in_een_andere_regio_is_een_ander_plan(tijdvak):
    eerste = wijzig(fabrieken.concept(), sectoren=sectoren(18), regios=regios(27))
    services.indienen(eerste, door=fabrieken.persoon("anja"), op=fabrieken.INGEDIEND)
    assert "al_ingediend" not in codes(tweede(eerste, sectoren=sectoren(18), regios=regios(11)))
    assert "al_ingediend" in codes(tweede(eerste, sectoren=sectoren(18), regios=regios(11, 27)))
    assert "al_ingediend" in codes(tweede(eerste, soort="regio", regios=regios(27)))


def test_een_concept_of_een_ingetrokken_plan_telt_niet(tijdvak):
    concept = fabrieken.concept()
    plan = tweede(concept, sectoren=sectoren(4))
    assert "al_ingediend" not in codes(plan)
    services.indienen(concept, door=fabrieken.persoon("anja"), op=fabrieken.INGEDIEND)
    assert "al_ingediend" in codes(plan)
    services.intrekken(concept, reden="dubbel", door=fabrieken.persoon("anja"), op=fabrieken.VOLLEDIG)
    assert "al_ingediend" not in codes(plan)


def test_alleen_het_latere_van_twee_plannen_is_te_veel(ingediend):
    later = tweede(ingediend, sectoren=sectoren(5))
    services.indienen(later, door=fabrieken.persoon("anja"), op=fabrieken.moment(2013, 12, 21))
    later.sectoren.set(sectoren(4))
    assert ("al_ingediend" in codes(ingediend), "al_ingediend" in codes(later)) == (False, True)


def test_een_plan_van_een_ander_of_uit_een_ander_tijdvak_telt_niet(ingediend):
    elders = fabrieken.concept("Later", tijdvak=fabrieken.tijdvak(2), op=fabrieken.moment(2014, 4, 2))
    assert "al_ingediend" not in codes(wijzig(elders, sectoren=sectoren(4), regios=[]))
    fabrieken.persoon("carla")
    ander = services.beginnen(
        ingediend.tijdvak, fabrieken.organisatie("vreemde"), naam="Ander", door=fabrieken.persoon("carla"),
        op=fabrieken.BEGONNEN,
    )  # fmt: skip
    ander.sectoren.set(sectoren(4))
    assert "al_ingediend" not in codes(ander)


def test_onder_de_tekst_van_2015_telt_een_eerder_plan_pas_na_verlening(tijdvak):
    eerste = fabrieken.ter_besluitvorming()
    plan = regel(tweede(eerste, sectoren=sectoren(4)), dubbel_alleen_na_verlening=True)
    assert "al_ingediend" not in codes(plan)
    beoordeling.verlenen(
        eerste,
        fabrieken.zoals_gevraagd(eerste),
        motivering="Goed.",
        door=fabrieken.persoon("els"),
        op=fabrieken.BESLOTEN,
    )
    assert "al_ingediend" in codes(plan)
