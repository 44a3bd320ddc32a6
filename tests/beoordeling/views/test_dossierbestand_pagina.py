"""The page of the dossier as one file: ask, see how far it is, take it along; for whom it is, and for nobody else."""

import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beoordeling import services
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from tests import fabrieken
from tests.fabrieken import persoon

from .conftest import adres, meldingen, tekst


def downloadadres(rij) -> str:
    return reverse("beoordeling:dossierbestand_downloaden", args=[rij.aanvraag.nummer, rij.pk])


def test_vragen_volgen_en_downloaden_zonder_script(als, ada, tijdvak):
    plan, client = fabrieken.ingetrokken(), als(ada)
    assert adres("dossierbestanden", plan) in tekst(client.get(adres("dossier", plan)))
    antwoord = client.post(adres("dossierbestanden", plan), {"soort": "volledig"}, follow=True)
    assert meldingen(antwoord) == ["Het dossier wordt gemaakt. Dat duurt meestal minder dan een minuut."]
    assert "Wordt gemaakt" in tekst(antwoord)
    assert "Het wacht op zijn beurt." in tekst(antwoord)
    rij = plan.dossierbestanden.get()
    assert client.get(downloadadres(rij)).status_code == 404
    opdrachten.voer_uit(Opdracht.objects.get(soort=services.DOSSIERBESTAND_MAKEN).pk)
    rij.refresh_from_db()
    pagina = tekst(client.get(adres("dossierbestanden", plan)))
    assert downloadadres(rij) in pagina
    assert rij.sha256 in pagina
    bestand = client.get(downloadadres(rij))
    assert bestand["Content-Type"] == "application/zip"
    assert f"dossier-{plan.nummer}-" in bestand["Content-Disposition"]
    assert "no-store" in bestand["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(b"".join(bestand.streaming_content))) as zip_:
        assert "inhoud.html" in zip_.namelist()


def test_de_lijst_vraagt_zichzelf_alleen_op_zolang_er_iets_wordt_gemaakt(als, ada, tijdvak):
    plan, client = fabrieken.ingetrokken(), als(ada)
    assert "hx-trigger" not in tekst(client.get(adres("dossierbestanden", plan)))
    services.dossierbestand_vragen(plan, openbaar=True, door=ada)
    pagina = client.get(adres("dossierbestanden", plan))
    assert "hx-trigger" in tekst(pagina)
    htmx = {"headers": {"HX-Request": "true"}}
    gezien = pagina.context["nu"]
    assert client.get(adres("dossierbestanden", plan), {"gezien": gezien}, **htmx).status_code == 204
    Opdracht.objects.filter(soort=services.DOSSIERBESTAND_MAKEN).update(voortgang="Besluiten")
    nieuw = client.get(adres("dossierbestanden", plan), {"gezien": gezien}, **htmx)
    assert "Besluiten" in tekst(nieuw)
    assert "<html" not in tekst(nieuw)


def test_wat_mislukte_zegt_dat_en_kan_opnieuw(als, coen, tijdvak):
    plan, client = fabrieken.ingetrokken(), als(coen)
    services.dossierbestand_vragen(plan, openbaar=True, door=coen)
    Opdracht.objects.filter(soort=services.DOSSIERBESTAND_MAKEN).update(status=OpdrachtStatus.MISLUKT)
    assert "kon niet worden gemaakt" in tekst(client.get(adres("dossierbestanden", plan)))
    client.post(adres("dossierbestanden", plan), {"soort": "openbaar"})
    assert plan.dossierbestanden.count() == 2


def test_de_pagina_biedt_alleen_aan_wat_mag(als, tijdvak):
    plan, open_plan = fabrieken.afgewezen("Klaar"), fabrieken.ingediend("Loopt")
    beide = tekst(als(persoon("els")).get(adres("dossierbestanden", plan)))
    assert 'value="volledig"' in beide
    assert 'value="openbaar"' in beide
    beleid = tekst(als(persoon("petra")).get(adres("dossierbestanden", plan)))
    assert 'value="volledig"' not in beleid
    assert "alleen het openbare dossier" in beleid
    loopt = tekst(als(persoon("coen")).get(adres("dossierbestanden", open_plan)))
    assert 'value="openbaar"' not in loopt
    assert "nog niet beslist" in loopt
    niets = als(persoon("petra")).post(adres("dossierbestanden", open_plan), {"soort": "openbaar"})
    assert niets.status_code == 200
    assert not open_plan.dossierbestanden.exists()


def test_wie_niet_kiest_leest_wat_er_mist(als, coen, tijdvak):
    plan = fabrieken.afgewezen()
    assert "Kies welk dossier." in tekst(als(coen).post(adres("dossierbestanden", plan), {}))
    assert not plan.dossierbestanden.exists()


@pytest.mark.parametrize("naam", ["dirk", "beheer", "anja", "carla"])
def test_een_ander_ziet_de_pagina_niet(als, coen, tijdvak, naam):
    plan = fabrieken.afgewezen()
    rij = services.dossierbestand_vragen(plan, openbaar=True, door=coen)
    client = als(persoon(naam))
    assert client.get(adres("dossierbestanden", plan)).status_code == 403
    assert client.get(downloadadres(rij)).status_code in {403, 404}
    if naam in {"dirk", "beheer"}:
        assert "Dossier als bestand" not in tekst(client.get(adres("dossier", plan)))


def test_beleid_neemt_een_volledig_dossier_niet_mee(als, coen, petra, tijdvak):
    plan = fabrieken.ingetrokken()
    rij = services.dossierbestand_vragen(plan, openbaar=False, door=coen)
    services.dossierbestand_maken(rij, meld=lambda tekst: None)
    client = als(petra)
    assert client.get(downloadadres(rij)).status_code == 403
    assert rij.sha256 not in tekst(client.get(adres("dossierbestanden", plan)))


def test_het_aantal_queries_groeit_niet_met_de_dossiers(als, coen, tijdvak):
    plan, client = fabrieken.afgewezen(), als(coen)

    def aantal() -> int:
        client.get(adres("dossierbestanden", plan))
        with CaptureQueriesContext(connection) as gevangen:
            client.get(adres("dossierbestanden", plan))
        return len(gevangen)

    plan.dossierbestanden.create(door=coen, bestand="x.zip", sha256="0" * 64)
    plan.dossierbestanden.create(door=coen)
    eerst = aantal()
    for nummer in range(20):
        wie = persoon("els") if nummer % 2 else coen
        plan.dossierbestanden.create(door=wie, openbaar=True, bestand="x.zip", sha256="0" * 64)
    assert aantal() == eerst
