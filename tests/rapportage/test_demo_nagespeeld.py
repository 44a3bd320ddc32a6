"""The demo plays the first period through the services, and gives the figures that the letter of 2014 rests on."""

import json
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from aanvragen.models import Aanvraag, Maatregel
from rapportage import voortgang
from rapportage.demo import LOGINS, WACHTWOORD, oefentijdvak, rondes, speel_na, tweede_tijdvak
from rapportage.demo.naspelen import lees_plannen
from rapportage.models import Peiling, VerslagStatus
from sectorplannen.kern.models import Gebruiker, Opdracht
from tests.grond import grond


def cijfers(peildatum: str) -> dict:
    uit = StringIO()
    call_command("cijfers", tijdvak="1", peildatum=peildatum, json=True, stdout=uit)
    return json.loads(uit.getvalue())


def waarde(stand: dict, code: str):
    return stand["cijfers"][code]["waarde"]


@pytest.fixture(scope="module")
def bestanden(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Path]:
    """Everything but the letters, which take seconds to print; played once for all of these tests. Gives where its files are."""
    map_ = tmp_path_factory.mktemp("bestanden")
    with grond(django_db_blocker, map_):
        speel_na()
        oefentijdvak()
        yield map_


@pytest.fixture
def gespeeld(bestanden, db, settings) -> None:
    settings.MEDIA_ROOT = bestanden


def test_op_30_mei_2014_is_de_stand_die_van_de_brief(gespeeld):
    stand = cijfers("2014-05-30")
    aantallen = {
        code: waarde(stand, f"aantal_{code}")
        for code in ("ingediend", "verleend", "afgewezen", "ingetrokken", "in_behandeling", "regionaal")
    }
    assert aantallen == {
        "ingediend": 37,
        "verleend": 24,
        "afgewezen": 3,
        "ingetrokken": 9,
        "in_behandeling": 1,
        "regionaal": 7,
    }
    assert waarde(stand, "bedrag_verleend") == "231126720.00"
    assert (waarde(stand, "plafond"), waarde(stand, "plafond_oorspronkelijk")) == ("260000000.00", "200000000.00")
    assert 185_000 < waarde(stand, "deelnemers_beoogd") < 185_500
    assert waarde(stand, "bbl_plekken") == 17_500
    assert waarde(stand, "jeugdaandeel").startswith("0.47")
    assert waarde(stand, "aantal_laatste_twee_weken") > 18


def test_rijen_tellen_op_tot_231126_onder_231127_en_de_controle_zegt_dat(gespeeld):
    stand = cijfers("2014-05-30")
    assert sum(rij["bedrag_x1000"] for rij in stand["tabel_1"]) == 231_126
    assert any("231.126" in c["melding"] and "231.127" in c["melding"] and c["klopt"] for c in stand["controles"])
    assert [c["code"] for c in stand["controles"] if not c["klopt"]] == []


def test_op_1_april_2014_is_het_plafond_200_miljoen_en_de_stand_die_van_die_dag(gespeeld):
    stand = cijfers("2014-04-01")
    assert waarde(stand, "plafond") == "200000000.00"
    assert 0 < waarde(stand, "aantal_verleend") < 24
    assert waarde(stand, "aantal_ingediend") == 37
    assert (
        sum(
            waarde(stand, f"aantal_{c}")
            for c in ("verleend", "afgewezen", "ingetrokken", "in_behandeling", "buiten_behandeling")
        )
        == 37
    )


def test_voor_opening_is_alles_nul(gespeeld):
    stand = cijfers("2013-09-30")
    assert waarde(stand, "aantal_ingediend") == 0
    assert waarde(stand, "bedrag_verleend") == "0.00"
    assert waarde(stand, "jeugdaandeel") is None


def test_elke_rol_heeft_een_login_die_werkt(gespeeld, client):
    assert {rol for _, _, rol, _ in LOGINS} == set(
        Gebruiker._meta.get_field("rol").choices and dict(Gebruiker._meta.get_field("rol").choices)
    )
    for login, *_ in LOGINS:
        assert Gebruiker.objects.get(email=f"{login}@voorbeeld.nl").check_password(WACHTWOORD)


def test_elk_plan_zegt_wat_eraan_verzonnen_is(gespeeld):
    assert not Aanvraag.objects.filter(verzonnen="").exists()


def test_berichten_van_toen_worden_nu_niet_gemaild(gespeeld):
    assert not Opdracht.objects.filter(soort="bericht_mailen").exists()


def test_wat_de_demo_naspeelt_houdt_bij_controle(gespeeld):
    call_command("controleer", stdout=StringIO())


def test_de_kosten_staan_in_regels_en_zijn_tot_op_de_cent_wat_de_fixture_zegt(gespeeld):
    gespeelde = {
        (m.aanvraag.nummer, m.volgnummer): (m.kosten, m.tarief, m.cofinanciering)
        for m in Maatregel.objects.filter(aanvraag__tijdvak__nummer=1).select_related("aanvraag")
    }
    for plan in lees_plannen():
        for m in plan["maatregelen"]:
            fixture = tuple(Decimal(m[naam]) for naam in ("kosten", "tarief", "cofinanciering"))
            assert gespeelde[plan["nummer"], m["volgnummer"]] == fixture
    assert not Maatregel.objects.filter(aanvraag__tijdvak__nummer=1, kosten__gt=0, kostenposten=None).exists()


def test_in_de_demo_zijn_77_plannen_in_uitvoering_met_peilingen_die_zijn_gesloten_en_een_die_open_is(gespeeld):
    assert tweede_tijdvak() == 53
    peiling = rondes()
    assert [str(rij.gesloten_op is None) for rij in Peiling.objects.all()] == ["True", "False", "False"]
    assert peiling.verslagen.count() == 77
    assert {str(rij.status) for rij in peiling.verslagen.all()} == set(VerslagStatus.values) - {"vervallen", "niet_mee"}
    assert all(plan.verzonnen for plan in Aanvraag.objects.filter(tijdvak__nummer=2))
    laatste = Peiling.objects.exclude(pk=peiling.pk).first()
    stand = voortgang.stand(None, laatste.peildatum)
    assert stand.waarde("aantal_met_opgave") == 77
    assert all(c.klopt for c in stand.controles if c.code == "voortgang_telt_op")
    assert (tweede_tijdvak(), rondes()) == (53, peiling)
