"""The day of announcement (Awb 3:41): that on which the letter of a decision was sent."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen.statussen import Status
from beoordeling import brieven, services
from beoordeling.models import Besluit, Brief
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import datum_nl, vandaag
from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, gehoord
from tests.fabrieken import zoals_gevraagd

LATER = fabrieken.moment(2014, 2, 20, 10)


@pytest.fixture
def nu_besloten(tijdvak) -> Besluit:
    """Refused at this moment: nothing was sent yet."""
    plan = fabrieken.ter_besluitvorming()
    services.afwijzen(plan, gronden=["c"], motivering="De analyse.", door=fabrieken.persoon("els"))
    return plan.besluiten.get()


def test_een_besluit_is_pas_bekend_als_de_brief_is_verzonden(nu_besloten):
    assert brieven.bekendgemaakt_op(nu_besloten) is None
    opdrachten.veeg()
    assert brieven.bekendgemaakt_op(nu_besloten) == vandaag()
    nu_besloten.brief.refresh_from_db()
    assert nu_besloten.brief.bestand


def test_twee_keer_draaien_verzendt_een_keer(nu_besloten):
    rij = Opdracht.objects.get(soort=brieven.BRIEF_MAKEN, gegevens__brief=nu_besloten.brief.pk)
    opdrachten.voer_uit(rij.pk)
    verzonden = Brief.objects.get(besluit=nu_besloten).verzonden_op
    Opdracht.objects.filter(pk=rij.pk).update(status=OpdrachtStatus.WACHT)
    assert opdrachten.voer_uit(rij.pk)
    assert Brief.objects.get(besluit=nu_besloten).verzonden_op == verzonden
    assert Brief.objects.filter(aanvraag=nu_besloten.aanvraag).count() == 1


def test_een_werker_zonder_redis_verzendt_de_brief(nu_besloten, settings):
    settings.REDIS_URL = ""
    call_command("werker", "--eenmaal")
    assert brieven.bekendgemaakt_op(nu_besloten) == vandaag()


def test_wat_eerder_gebeurde_is_op_die_dag_bekend(tijdvak):
    brief = fabrieken.afgewezen().brieven.last()
    assert brieven.bekendgemaakt_op(brief.besluit) == fabrieken.BESLOTEN.date()


def test_het_besluit_in_een_beslissing_op_bezwaar_is_bekend_met_die_brief(tijdvak):
    plan = fabrieken.afgewezen()
    rij = beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan))
    assert brieven.bekendgemaakt_op(rij.beslissing) == rij.beslist_op.date()


def test_een_overgenomen_besluit_is_bekend_op_zijn_eigen_dag(tijdvak):
    brief = fabrieken.afgewezen().brieven.last()
    ander = Besluit.objects.create(
        aanvraag=brief.aanvraag,
        indiening=brief.besluit.indiening,
        soort=brief.besluit.soort,
        op=LATER,
        herkomst="Elders besloten.",
        motivering="Elders.",
    )
    assert brieven.bekendgemaakt_op(ander) == LATER.date()


def test_de_aanvrager_opent_een_brief_pas_als_hij_is_verzonden(als, nu_besloten, anja, coen):
    brief, plan = nu_besloten.brief, nu_besloten.aanvraag
    adres = reverse("beoordeling:brief", args=[plan.nummer, brief.pk])
    bezoeker, regel = als(anja), f"Besluit: afwijzing, {plan.nummer}/B1"
    pagina = bezoeker.get(plan.get_absolute_url()).text
    assert f"{regel}: wordt verzonden" in pagina
    assert adres not in pagina
    assert bezoeker.get(adres).status_code == 404
    assert als(coen).get(adres).status_code == 200
    dossier = als(coen).get(reverse("beoordeling:dossier", args=[plan.nummer])).text
    assert f'<a href="{adres}">{regel} (pdf)</a>, wordt verzonden' in dossier
    opdrachten.veeg()
    pagina = bezoeker.get(plan.get_absolute_url()).text
    assert f'<a href="{adres}">{regel} (pdf)</a>, verzonden op {datum_nl(vandaag())}' in pagina
    assert bezoeker.get(adres).status_code == 200
    assert "verzonden op" in als(coen).get(reverse("beoordeling:dossier", args=[plan.nummer])).text


def test_alle_brieven_kosten_de_pagina_een_vraag(als, coen, tijdvak):
    plan = fabrieken.afgewezen()
    bezoeker, adres = als(coen), reverse("beoordeling:dossier", args=[plan.nummer])
    bezoeker.get(adres)
    with CaptureQueriesContext(connection) as een:
        bezoeker.get(adres)
    for nummer in range(2, 21):
        Brief.objects.create(
            aanvraag=plan,
            soort="afwijzing",
            op=LATER,
            verzonden_op=LATER,
            gegevens={"kenmerk": f"{plan.nummer}/B{nummer}"},
        )
    with CaptureQueriesContext(connection) as twintig:
        pagina = bezoeker.get(adres).text
    assert f"{plan.nummer}/B20" in pagina
    assert len(twintig) == len(een)
