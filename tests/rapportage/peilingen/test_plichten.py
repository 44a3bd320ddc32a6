"""The duties of article 5 by day, on both sides of every border, and the reminders of them."""

from datetime import date, timedelta

import pytest

from aanvragen.statussen import Status
from beoordeling import services as beoordeling
from rapportage.models import Rondeherinnering
from rapportage.peilingen import herinneren, services
from rapportage.peilingen.planplichten import plichten_van
from rapportage.peilingen.plichten import (
    BEGINNEN,
    TUSSENVERSLAG,
    TWEEDE_TUSSENVERSLAG,
    VASTSTELLING,
    komend,
    looptijd,
    plichten,
    plus_maanden,
)
from sectorplannen.kern.models import Bericht
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, gehoord
from tests.fabrieken import moment, persoon, zoals_gevraagd

from . import ronde


def _dagen(besloten: date, begint: date | None, eindigt: date | None, *, is_bbl: bool = False) -> dict[str, date]:
    return {p.code: p.voor for p in plichten(looptijd(besloten, begint, eindigt, is_bbl=is_bbl))}


@pytest.mark.parametrize(
    ("dag", "maanden", "uit"),
    [
        (date(2014, 8, 31), 6, date(2015, 2, 28)),
        (date(2015, 8, 31), 6, date(2016, 2, 29)),
        (date(2014, 12, 1), 1, date(2015, 1, 1)),
        (date(2014, 3, 3), 12, date(2015, 3, 3)),
    ],
)
def test_maanden_later_is_dezelfde_dag_of_de_laatste_van_een_kortere_maand(dag, maanden, uit):
    assert plus_maanden(dag, maanden) == uit


def test_een_plan_begint_binnen_zes_maanden_en_met_alleen_leerwerkplekken_binnen_twaalf():
    dag = date(2014, 3, 3)
    assert _dagen(dag, dag, None)[BEGINNEN] == date(2014, 9, 3)
    assert _dagen(dag, dag, None, is_bbl=True)[BEGINNEN] == date(2015, 3, 3)


@pytest.mark.parametrize(("eindigt", "vraagt"), [(date(2014, 12, 31), False), (date(2015, 1, 1), True)])
def test_een_plan_van_een_jaar_of_korter_vraagt_geen_tussenverslag(eindigt, vraagt):
    dag = date(2014, 1, 1)
    assert (TUSSENVERSLAG in _dagen(dag, dag, eindigt)) is vraagt


@pytest.mark.parametrize(
    ("begint", "voor"),
    [
        (date(2013, 12, 31), date(2014, 12, 31)),  # twelve months after it the old text still holds
        (date(2014, 1, 1), date(2015, 2, 26)),  # and from 2015 on there are eight weeks more
        (date(2014, 3, 11), date(2015, 5, 6)),
        (date(2014, 3, 10), date(2015, 5, 5)),  # a holiday: a term of a ministerial regulation does not move
    ],
)
def test_het_tussenverslag_komt_na_twaalf_maanden_en_sinds_2015_binnen_acht_weken(begint, voor):
    assert _dagen(date(2014, 3, 3), begint, None)[TUSSENVERSLAG] == voor


@pytest.mark.parametrize(("eindigt", "is_er"), [(date(2016, 3, 2), False), (date(2016, 3, 3), True)])
def test_een_tweede_verslag_alleen_als_het_plan_langer_duurt_dan_24_maanden(eindigt, is_er):
    dag = date(2014, 3, 3)
    assert (TWEEDE_TUSSENVERSLAG in _dagen(dag, dag, eindigt)) is is_er


def test_de_vaststelling_wordt_binnen_dertien_weken_na_het_einde_gevraagd():
    dag = date(2014, 3, 3)
    assert _dagen(dag, dag, date(2016, 2, 29))[VASTSTELLING] == date(2016, 5, 30)
    assert _dagen(dag, None, None)[VASTSTELLING] == date(2016, 3, 2) + timedelta(weeks=13)


def test_wat_vandaag_moet_komt_nog_en_gisteren_niet_meer():
    alle = plichten(looptijd(date(2014, 3, 3), None, None))
    assert next(iter(komend(alle, date(2014, 9, 3)))).code == BEGINNEN
    assert BEGINNEN not in [p.code for p in komend(alle, date(2014, 9, 4))]


@pytest.mark.parametrize(
    ("dagen_ervoor", "drempel"), [(15, None), (14, 14), (8, 14), (7, 7), (3, 7), (2, 2), (0, 2), (-1, -1), (-30, -1)]
)
def test_van_de_drempels_telt_de_naaste(dagen_ervoor, drempel):
    voor = date(2015, 5, 1)
    assert herinneren.drempel_op(voor - timedelta(days=dagen_ervoor), voor, herinneren.DREMPELS_RONDE) == drempel


@pytest.mark.django_db
def test_wie_niet_instuurde_hoort_het_bij_elke_drempel_een_keer(tijdvak):
    fabrieken.verleend("Een")
    fabrieken.verleend("Twee")
    peiling = ronde.geopend()
    ronde.ingestuurd(peiling.verslagen.get(aanvraag__naam="Twee"))
    verwacht = {16: 0, 17: 1, 18: 0, 24: 1, 29: 1, 30: 0}
    for dag, aantal in verwacht.items():
        assert herinneren.rondes_herinneren(moment(2015, 4, dag)) == aantal, dag
    assert herinneren.rondes_herinneren(moment(2015, 5, 2)) == 1
    assert herinneren.rondes_herinneren(moment(2015, 5, 20)) == 0
    assert set(Rondeherinnering.objects.values_list("aanvraag__naam", "drempel")) == {
        ("Een", 14), ("Een", 7), ("Een", 2), ("Een", -1),
    }  # fmt: skip
    berichten = Bericht.objects.filter(soort="verslag_herinnering")
    assert berichten.count() == 8
    assert "nog 14 dagen" in berichten.order_by("pk").first().onderwerp
    assert "de termijn is voorbij" in berichten.order_by("pk").last().onderwerp


@pytest.mark.django_db
def test_een_korte_peiling_herinnert_niet_op_de_dag_dat_zij_opent(tijdvak):
    fabrieken.verleend()
    ronde.geopend(invullen_tot=date(2015, 4, 8))
    assert herinneren.rondes_herinneren(moment(2015, 4, 1, 10)) == 0
    assert herinneren.rondes_herinneren(moment(2015, 4, 6)) == 1
    assert Rondeherinnering.objects.get().drempel == 2


@pytest.mark.django_db
def test_een_gesloten_peiling_herinnert_niemand(tijdvak):
    fabrieken.verleend()
    services.sluiten(ronde.geopend(), toch=True, door=persoon("petra"), op=moment(2015, 4, 10))
    assert herinneren.rondes_herinneren(moment(2015, 4, 29)) == 0


@pytest.mark.django_db
def test_een_plicht_wordt_vier_weken_en_een_week_ervoor_herinnerd_en_niet_erna(tijdvak):
    fabrieken.verleend()  # granted on 3 March 2014, begins on 1 March 2014
    verwacht = {(2014, 8, 5): 0, (2014, 8, 6): 1, (2014, 8, 7): 0, (2014, 8, 27): 1, (2014, 9, 3): 0, (2014, 9, 4): 0}
    for dag, aantal in verwacht.items():
        assert herinneren.plichten_herinneren(moment(*dag)) == aantal, dag
    tekst = Bericht.objects.filter(soort="plicht_herinnering").first().tekst
    assert "uiterlijk op 3 september 2014" in tekst
    assert "begin met de uitvoering" in tekst


@pytest.mark.django_db
def test_een_ingetrokken_verlening_heeft_geen_plichten_meer(tijdvak):
    plan = fabrieken.verleend()
    assert BEGINNEN in [plicht.code for plicht in plichten_van([plan])[plan.pk]]
    beoordeling.verlening_intrekken(plan, motivering="Nee.", door=persoon("els"), op=moment(2014, 5, 1))
    assert plichten_van([plan]) == {}


@pytest.mark.django_db
def test_een_later_besluit_verschuift_de_plichten_niet(tijdvak):
    plan = fabrieken.verleend()
    voor = plichten_van([plan])[plan.pk]
    beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan))
    assert plichten_van([plan])[plan.pk] == voor


@pytest.mark.django_db
def test_na_een_afwijzing_tellen_de_plichten_vanaf_de_verlening(tijdvak):
    plan = fabrieken.afgewezen()
    beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan), op=moment(2014, 5, 1))
    (begin,) = [plicht.voor for plicht in plichten_van([plan])[plan.pk] if plicht.code == BEGINNEN]
    assert begin == date(2014, 11, 1)
