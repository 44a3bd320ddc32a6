"""The pages of an advice talk for an organisation: ask, read, call off, begin a plan; and for nobody else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag, Adviesgesprek
from sectorplannen.kern.models import Gebruiker, LidRol, Organisatie
from tests import fabrieken
from tests.aanvragen.gesprekken import VERSLAG, gehouden, gepland, gevraagd

pytestmark = pytest.mark.django_db
LIJST = "/adviesgesprekken/"
VRAGEN = "/adviesgesprekken/vragen/"


def velden(**anders) -> dict[str, str]:
    eigen = {"organisatie": str(fabrieken.organisatie().pk), "onderwerp": "Werk in de bakkerij", "vorm": "video"}
    return eigen | anders


def blad(naam: str, gesprek: Adviesgesprek) -> str:
    return reverse(f"rondom:adviesgesprek{naam}", args=[gesprek.pk])


def test_wie_niet_is_ingelogd_logt_in_en_komt_terug(client):
    for pad in (LIJST, VRAGEN):
        assert client.get(pad).headers["Location"].endswith(f"?next={pad}")


def test_wie_geen_organisatie_heeft_maakt_die_eerst_en_komt_terug(als):
    nieuw = Gebruiker.objects.create_user("nieuw@voorbeeld.nl")
    client = als(nieuw)
    naar = client.get(VRAGEN).headers["Location"]
    assert naar.startswith(reverse("aanvragen:organisatie_toevoegen"))
    gegevens = {"naam": "Vereniging Nieuw", "kvk": "91234567", "soort": "werkgeversorganisatie"}
    assert client.post(naar, gegevens).headers["Location"] == VRAGEN
    gesprek = velden(organisatie=str(Organisatie.objects.get(kvk="91234567").pk))
    assert client.post(VRAGEN, gesprek).headers["Location"] == Adviesgesprek.objects.get().get_absolute_url()


def test_een_lege_lijst_wijst_de_weg_en_vragen_zegt_naar_wie(als, anja):
    client = als(anja)
    assert "U heeft nog geen adviesgesprek aangevraagd." in client.get(LIJST).text
    pagina = client.get(VRAGEN).text
    assert 'data-bericht="gesprek_gevraagd"' in pagina
    assert "Agentschap SZW" in pagina.split('data-bericht="gesprek_gevraagd"')[1].split("</p>")[0]
    assert "Werkgevers Bakkerij" in pagina


def test_vragen_zonder_script_en_lezen_wat_er_staat(als, anja, tijdvak):
    client = als(anja)
    antwoord = client.post(VRAGEN, velden(vraag="Past <b>ons</b> plan?"), follow=True).text
    assert "Het gesprek is aangevraagd." in antwoord
    assert "Past &lt;b&gt;ons&lt;/b&gt; plan?" in antwoord
    assert "Aangevraagd" in client.get(LIJST).text


def test_wie_wil_bellen_geeft_een_nummer(als, anja):
    antwoord = als(anja).post(VRAGEN, velden(vorm="telefoon")).text
    assert "Vul het nummer in waarop wij u kunnen bellen." in antwoord
    assert not Adviesgesprek.objects.exists()


def test_een_tweede_vraag_leidt_naar_het_gesprek_dat_loopt(als, anja):
    gesprek = gevraagd(op=timezone.now())
    antwoord = als(anja).post(VRAGEN, velden(onderwerp="Nog een")).text
    assert "heeft al een adviesgesprek aangevraagd" in antwoord
    assert gesprek.get_absolute_url() in antwoord
    assert Adviesgesprek.objects.count() == 1


def test_een_lezer_leest_maar_vraagt_niet(als):
    lezer = Gebruiker.objects.create_user("lezer@voorbeeld.nl")
    fabrieken.organisatie().lidmaatschappen.create(gebruiker=lezer, rol=LidRol.LEZER)
    gesprek, client = gehouden(), als(lezer)
    assert "U kunt voor uw organisatie lezen, maar niet schrijven." in client.get(VRAGEN).text
    assert VERSLAG in client.get(gesprek.get_absolute_url()).text
    assert client.get(blad("_afzeggen", gesprek)).status_code == 403


def test_een_vreemde_ziet_er_niets_van(als, carla):
    gesprek, client = gehouden(), als(carla)
    for naam in ("", "_afzeggen", "_koppelen", "_beginnen"):
        assert client.get(blad(naam, gesprek)).status_code == 404
    assert gesprek.onderwerp not in client.get(LIJST).text


def test_afzeggen_zegt_naar_wie_en_vraagt_een_reden(als, anja, dirk):
    gesprek = gepland(op=_volgende_werkdag())
    client = als(anja)
    pagina = client.get(blad("_afzeggen", gesprek)).text
    zin = pagina.split('data-bericht="gesprek_afgezegd"')[1].split("</p>")[0]
    assert "Agentschap SZW" in zin
    assert "Anja" in zin
    assert "Dirk" not in zin
    assert "Schrijf op waarom het gesprek niet doorgaat." in client.post(blad("_afzeggen", gesprek), {}).text
    assert (
        "Het gesprek gaat niet door"
        in client.post(blad("_afzeggen", gesprek), {"reden": "Iemand is ziek."}, follow=True).text
    )


def test_een_plan_begint_vanaf_het_gesprek_en_toont_het_verslag(als, anja):
    fabrieken.open_tijdvak()
    gesprek = gehouden()
    client = als(anja)
    assert "Begin een plan naar aanleiding van dit gesprek" in client.get(gesprek.get_absolute_url()).text
    pagina = client.get(blad("_beginnen", gesprek)).text
    assert 'value="Werk in de bakkerij"' in pagina
    naar = client.post(
        blad("_beginnen", gesprek),
        {
            "naam": "Vakwerk",
            "soort": "sector",
            "organisatie": gesprek.organisatie_id,
            "tijdvak": Aanvraag.tijdvak.field.related_model.objects.get(nummer=9).pk,
        },
    ).headers["Location"]
    plan = Aanvraag.objects.get()
    assert naar == plan.get_absolute_url()
    assert VERSLAG in client.get(naar).text
    assert plan.nummer in client.get(gesprek.get_absolute_url()).text


def test_later_een_plan_kiezen(als, concept, anja):
    gesprek, client = gehouden(), als(anja)
    assert "Kies een plan." in client.post(blad("_koppelen", gesprek), {"plan": ""}).text
    client.post(blad("_koppelen", gesprek), {"plan": concept.pk})
    gesprek.refresh_from_db()
    assert gesprek.aanvraag == concept


def test_wie_uit_het_plan_is_gehaald_ziet_het_niet_meer_bij_het_gesprek(als, concept):
    vera = Gebruiker.objects.create_user("vera@voorbeeld.nl", naam="Vera")
    fabrieken.organisatie("vakbond").lidmaatschappen.create(gebruiker=vera, rol=LidRol.TEKENBEVOEGD)
    gesprek = gehouden(organisatie=fabrieken.organisatie("vakbond"), door=vera)
    Adviesgesprek.objects.filter(pk=gesprek.pk).update(aanvraag=concept)
    assert concept.nummer in als(vera).get(LIJST).text
    concept.deelnemers.all().delete()
    assert concept.nummer not in als(vera).get(LIJST).text


def test_een_partner_van_het_plan_leest_het_verslag_niet(als, concept):
    gehouden(concept)
    partner = Gebruiker.objects.create_user("partner@voorbeeld.nl")
    fabrieken.organisatie("vakbond").lidmaatschappen.create(gebruiker=partner, rol=LidRol.TEKENBEVOEGD)
    tekst = als(partner).get(concept.get_absolute_url()).text
    assert concept.naam in tekst
    assert VERSLAG not in tekst


def test_de_paginas_vragen_een_vast_aantal_vragen(als, anja):
    eerste, client = gehouden(), als(anja)
    tellingen = []
    for aantal in (1, 20):
        while Adviesgesprek.objects.count() < aantal:
            gehouden(op=eerste.gepland_op + timedelta(days=7 * Adviesgesprek.objects.count()))
        per_pagina = []
        for pad in (LIJST, VRAGEN, eerste.get_absolute_url()):
            client.get(pad)
            with CaptureQueriesContext(connection) as gevangen:
                assert client.get(pad).status_code == 200
            per_pagina.append(len(gevangen))
        tellingen.append(per_pagina)
    assert tellingen[0] == tellingen[1]


def _volgende_werkdag():
    from sectorplannen.kern.datums import begin_van_dag, eerste_werkdag, vandaag

    return begin_van_dag(eerste_werkdag(vandaag() + timedelta(days=10))) + timedelta(hours=10)
