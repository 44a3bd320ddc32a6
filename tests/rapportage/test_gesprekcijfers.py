"""The figures on advice talks: held by the date, for the period; and those of which no application was filed by then."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from aanvragen import services
from rapportage import cijfers
from rapportage.begrippen import LaatsteGebeurtenis
from tests import fabrieken
from tests.aanvragen.gesprekken import GEPLAND, gehouden, gepland
from tests.fabrieken import moment
from tests.rapportage.standen import LAATST, waarden

pytestmark = pytest.mark.django_db
CODES = ("aantal_adviesgesprekken", "aantal_adviesgesprekken_zonder_aanvraag")


def paar(tijdvak, dag: date) -> list[object]:
    uit = waarden(cijfers.stand(tijdvak, dag))
    return [uit[code] for code in CODES]


def test_een_gesprek_telt_vanaf_de_dag_dat_het_is_gehouden(tijdvak):
    gehouden()
    assert paar(tijdvak, date(2013, 10, 7)) == [0, 0]
    assert paar(tijdvak, date(2013, 10, 8)) == [1, 1]


def test_wat_is_gepland_of_afgezegd_telt_niet(tijdvak, anja):
    services.gesprek_afzeggen(gepland(), reden="Ziek.", door=anja, op=GEPLAND - timedelta(days=1))
    gepland(fabrieken.organisatie("vreemde"))
    assert paar(tijdvak, LAATST) == [0, 0]


def test_er_kwam_een_aanvraag_van_vanaf_de_dag_van_indienen(ingediend, tijdvak):
    gehouden(ingediend)
    assert paar(tijdvak, date(2013, 12, 19)) == [1, 1]
    assert paar(tijdvak, date(2013, 12, 20)) == [1, 0]


def test_een_concept_is_nog_geen_aanvraag(concept, tijdvak):
    gehouden(concept)
    assert paar(tijdvak, LAATST) == [1, 1]


def test_een_gesprek_telt_in_het_tijdvak_waarvoor_het_was(tijdvak):
    tweede = fabrieken.tijdvak(2)
    gehouden(tijdvak=tweede)
    assert (paar(tijdvak, LAATST), paar(tweede, LAATST), paar(None, LAATST)) == ([0, 0], [1, 1], [1, 1])


def test_na_een_gesprek_is_de_stand_een_andere(tijdvak):
    voor = cijfers.laatste_gebeurtenis(tijdvak)
    gehouden()
    na = cijfers.laatste_gebeurtenis(tijdvak)
    assert voor != na
    assert LaatsteGebeurtenis.van_merk(na.merk) == na
    assert LaatsteGebeurtenis.van_merk("412-26-0") == LaatsteGebeurtenis(412, None, 26, 0)


def test_de_json_draagt_ze_niet_want_een_werkboek_draagt_ze_niet(tijdvak):
    gehouden()
    assert not set(CODES) & set(cijfers.als_json(cijfers.stand(tijdvak, LAATST))["cijfers"])


def test_elk_gesprek_achter_het_cijfer_opent_en_wie_een_band_heeft_leest_het_niet(als, tijdvak, petra):
    gesprek = gehouden()
    pad = reverse("rapportage:cijfer", args=[CODES[1]])
    vraag = {"tijdvak": "1", "peildatum": "2014-05-30"}
    tekst = als(petra).get(pad, vraag).text
    assert gesprek.get_absolute_url() in tekst
    assert "1 gesprek" in tekst
    assert "Gehouden op" in tekst
    assert als(petra).get(gesprek.get_absolute_url()).status_code == 200
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=petra, rol="lezer")
    tekst = als(petra).get(pad, vraag).text
    assert gesprek.onderwerp not in tekst
    assert "Een gesprek dat u niet kunt openen" in tekst
    assert "Geteld: 1." in tekst


def test_de_verlening_van_een_ander_plan_verandert_niets(tijdvak):
    gehouden()
    fabrieken.verleend(op=moment(2013, 12, 20))
    assert paar(tijdvak, LAATST) == [1, 1]
    assert all(controle.klopt for controle in cijfers.stand(tijdvak, LAATST).controles)
