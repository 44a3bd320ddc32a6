"""What changes while a round is open: a measure that is granted later, and a grant that ends."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import services as beoordeling
from rapportage.models import Peiling, Realisatie, VerslagStatus, Voortgangsverslag
from rapportage.peilingen import herinneren, overzicht, services
from rapportage.peilingen.beoogd import standen
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, deels_verleend, gehoord
from tests.fabrieken import moment, persoon, zoals_gevraagd

from . import ronde

pytestmark = pytest.mark.django_db
ERBIJ = moment(2015, 4, 10)
UITGELEGD = {"reden": "Er zijn meer plekken dan wij mochten vullen."}
"""Of the plan that was granted in part: it expects what it asked, and says why."""


def ook_de_tweede(plan: Aanvraag) -> None:
    """The objection against leaving the second measure out succeeds while the round is open."""
    plan.refresh_from_db()
    beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan), op=ERBIJ)


def trek_in(plan: Aanvraag) -> None:
    """The grant of a plan is withdrawn while the round is open."""
    beoordeling.verlening_intrekken(plan, motivering="Niet begonnen.", door=persoon("els"), op=ERBIJ)


@pytest.fixture
def verslag(tijdvak) -> Voortgangsverslag:
    """Of a plan that was granted the first of its two measures, in an open round."""
    deels_verleend()
    return ronde.geopend().verslagen.get()


def nummers(verslag: Voortgangsverslag) -> list[int]:
    """Of which measures something is asked."""
    return [stand.volgnummer for stand in standen(verslag)]


# --- A measure that is granted later ---------------------------------------------------------------------------------


def test_een_later_toegekende_maatregel_komt_in_het_verslag_als_iemand_het_opent(als, verslag, anja):
    assert nummers(verslag) == [1]
    ook_de_tweede(verslag.aanvraag)
    assert nummers(verslag) == [1]
    inhoud = als(anja).get(verslag.get_absolute_url()).content.decode()
    assert 'name="deelnemers_2"' in inhoud
    assert "Er is een maatregel toegekend" in inhoud
    assert "Er is een maatregel toegekend" not in als(anja).get(verslag.get_absolute_url()).content.decode()
    assert nummers(verslag) == [1, 2]


@pytest.mark.parametrize("pagina", ["verslag_insturen", "verslag_werkboek", "verslag_inlezen"])
def test_ook_langs_een_andere_weg_wordt_de_nieuwe_maatregel_gevraagd(als, verslag, anja, pagina):
    ook_de_tweede(verslag.aanvraag)
    assert als(anja).get(reverse(f"rapportage:{pagina}", args=[verslag.pk])).status_code == 200
    assert nummers(verslag) == [1, 2]


def test_een_verslag_gaat_niet_weg_zonder_de_nieuwe_maatregel(verslag):
    ronde.ingevuld(verslag)
    ook_de_tweede(verslag.aanvraag)
    with pytest.raises(Weigering, match="Later toegekend, en nog niet in dit verslag: ‘.+’. Vul die eerst in"):
        services.insturen(verslag, door=persoon("anja"), op=ronde.INGESTUURD)
    assert services.bijwerken(verslag, door=persoon("anja")) == 1
    assert services.bijwerken(verslag, door=persoon("anja")) == 0
    ronde.ingestuurd(verslag, **UITGELEGD)
    assert verslag.status == VerslagStatus.INGESTUURD


def test_een_oude_bladzijde_wist_de_nieuwe_maatregel_niet(als, verslag, anja):
    oud = als(anja).get(verslag.get_absolute_url()).context["form"]
    stuur = {"versie": oud.initial["versie"], "gezien": oud.initial["gezien"], "deelnemers_1": "20"}
    ook_de_tweede(verslag.aanvraag)
    services.bijwerken(verslag, door=persoon("bram"))
    als(anja).post(f"{verslag.get_absolute_url()}?deel=1", stuur)
    een, twee = verslag.regels.order_by("maatregel__volgnummer")
    assert (een.deelnemers, twee.verwachte_deelnemers) == (20, 300)


def test_de_coordinator_geeft_terug_als_er_na_het_insturen_een_maatregel_bij_kwam(als, verslag, coen):
    ronde.ingestuurd(verslag, **UITGELEGD)
    ook_de_tweede(verslag.aanvraag)
    with pytest.raises(Weigering, match="Geef het verslag terug"):
        services.akkoord(verslag, door=coen, op=ronde.GECONTROLEERD)
    inhoud = als(coen).get(reverse("rapportage:verslag_controleren", args=[verslag.pk])).content.decode()
    assert "Later toegekend" in inhoud
    assert "Akkoord</button>" not in inhoud
    services.teruggeven(verslag, vraag="Vul ook de tweede in.", door=coen, op=moment(2015, 4, 21))
    services.bijwerken(verslag, door=persoon("anja"))
    ronde.akkoord(verslag, **UITGELEGD)
    assert verslag.status == VerslagStatus.AKKOORD


def test_wie_sluit_leest_van_welke_verslagen_een_maatregel_later_kwam(als, verslag, petra):
    ronde.akkoord(verslag, **UITGELEGD)
    adres = reverse("rapportage:peiling_sluiten", args=[verslag.peiling_id])
    assert "Na de controle" not in als(petra).get(adres).content.decode()
    ook_de_tweede(verslag.aanvraag)
    assert "Na de controle is nog een maatregel toegekend" in als(petra).get(adres).content.decode()
    services.sluiten(verslag.peiling, door=petra, op=ronde.GESLOTEN)
    assert [rij.maatregel.volgnummer for rij in Realisatie.objects.all()] == [1]


def test_een_gesloten_verslag_staat_naast_wat_toen_was_toegekend(verslag):
    ronde.akkoord(verslag, **UITGELEGD)
    services.sluiten(verslag.peiling, door=persoon("petra"), op=moment(2015, 4, 9))
    assert [stand.regel.beoogd for stand in standen(verslag)] == [60]
    ook_de_tweede(verslag.aanvraag)
    verslag.refresh_from_db()
    assert [stand.regel.beoogd for stand in standen(verslag)] == [60]


def test_wat_men_verwacht_staat_er_al_zoals_toegekend_en_later_zoals_de_vorige_keer(tijdvak):
    fabrieken.verleend()
    eerste = ronde.geopend()
    verslag = eerste.verslagen.get()
    assert [regel.verwachte_deelnemers for regel in verslag.regels.all()] == [100, 300]
    services.akkoord(
        ronde.ingestuurd(verslag, verwachte_deelnemers=400, reden="Meer vraag."),
        door=persoon("coen"),
        op=ronde.GECONTROLEERD,
    )
    services.sluiten(eerste, door=persoon("petra"), op=ronde.GESLOTEN)
    regels = ronde.najaar().verslagen.get().regels.all()
    assert [(regel.deelnemers, regel.verwachte_deelnemers) for regel in regels] == [(None, 400), (None, 400)]
    assert [regel.verwachte_kosten for regel in regels] == [Decimal(400_000), Decimal(300_000)]


# --- A grant that ends -----------------------------------------------------------------------------------------------


@pytest.fixture
def met_ander(verslag) -> Peiling:
    """A round of two plans, of which the first was withdrawn since."""
    services.sluiten(verslag.peiling, toch=True, door=persoon("petra"), op=moment(2015, 4, 2))
    fabrieken.verleend("Ander")
    peiling = ronde.geopend(seizoen="najaar", jaar=2014, peildatum=date(2014, 12, 30))
    trek_in(verslag.aanvraag)
    return peiling


def test_een_verslag_van_een_ingetrokken_verlening_vervalt_en_telt_nergens_mee(als, met_ander, petra):
    vervallen = met_ander.verslagen.get(aanvraag__status=Status.VERLENING_INGETROKKEN)
    assert vervallen.status == VerslagStatus.VERVALLEN
    telling = overzicht.telling(met_ander)
    assert (telling["totaal"], telling["vervallen"]) == (1, 1)
    assert [rij.aanvraag.naam for rij in services.niet_akkoord(met_ander)] == ["Ander"]
    assert "en 1 vervallen" in als(petra).get(met_ander.get_absolute_url()).content.decode()
    sluiten = reverse("rapportage:peiling_sluiten", args=[met_ander.pk])
    assert "1 verslag is vervallen" in als(petra).get(sluiten).content.decode()


def test_wie_een_vervallen_verslag_opent_leest_waarom(als, met_ander, anja, coen):
    vervallen = met_ander.verslagen.get(aanvraag__status=Status.VERLENING_INGETROKKEN)
    inhoud = als(anja).get(vervallen.get_absolute_url()).content.decode()
    assert "U hoeft dit verslag niet in te sturen" in inhoud
    assert "Vul in hoeveel" not in inhoud
    adres = reverse("rapportage:verslag_controleren", args=[vervallen.pk])
    assert "Het verslag is vervallen" in als(coen).get(adres).content.decode()
    with pytest.raises(PermissionDenied, match="loopt niet meer"):
        services.insturen(vervallen, door=anja)
    assert herinneren.rondes_herinneren(moment(2015, 4, 29)) == 1  # of the other plan


@pytest.mark.parametrize("status", list(VerslagStatus))
def test_filteren_op_stand_geeft_wat_de_stand_zegt(met_ander, status):
    alle = list(Voortgangsverslag.objects.select_related("peiling", "aanvraag"))
    gefilterd = Voortgangsverslag.objects.in_stand(status)
    assert {rij.pk for rij in alle if rij.status == status} == {rij.pk for rij in gefilterd}
    assert {rij.status for rij in alle} == {VerslagStatus.NIET_MEE, VerslagStatus.VERVALLEN, VerslagStatus.OPEN}


def test_wat_is_gecontroleerd_blijft_als_het_plan_daarna_wordt_vastgesteld(verslag):
    ronde.akkoord(verslag, **UITGELEGD)
    Aanvraag.objects.update(status=Status.VASTGESTELD)
    verslag.refresh_from_db()
    assert verslag.status == VerslagStatus.AKKOORD
    assert services.sluiten(verslag.peiling, door=persoon("petra"), op=ronde.GESLOTEN) == 1
    assert Realisatie.objects.count() == 1


def test_een_verslag_dat_niet_is_gecontroleerd_vervalt_als_het_plan_wordt_vastgesteld(verslag):
    ronde.ingestuurd(verslag, **UITGELEGD)
    Aanvraag.objects.update(status=Status.VASTGESTELD)
    verslag = Voortgangsverslag.objects.get()
    assert verslag.status == VerslagStatus.VERVALLEN
    assert services.sluiten(verslag.peiling, door=persoon("petra"), op=ronde.GESLOTEN) == 0


def test_een_verslag_dat_bij_het_sluiten_niet_was_gecontroleerd_telt_niet_mee(als, verslag, anja):
    ronde.ingestuurd(verslag, **UITGELEGD)
    services.sluiten(verslag.peiling, toch=True, door=persoon("petra"), op=ronde.GESLOTEN)
    verslag = Voortgangsverslag.objects.get()
    assert verslag.status == VerslagStatus.NIET_MEE
    assert "Het telt niet mee" in als(anja).get(verslag.get_absolute_url()).content.decode()


def test_alle_peilingen_tellen_kost_een_vraag(verslag, django_assert_num_queries):
    services.sluiten(verslag.peiling, toch=True, door=persoon("petra"), op=ronde.GESLOTEN)
    ronde.najaar()
    alle = list(Peiling.objects.all())
    with django_assert_num_queries(1):
        tellingen = overzicht.tellingen(alle)
    assert [tellingen[peiling.pk]["totaal"] for peiling in alle] == [1, 1]
