"""Advice talks at the agency: the list, planning, the notes; in the dossier and in its file; and that advising may be a tie."""

import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Adviesgesprek
from beoordeling import dossier, services
from beoordeling.banden import bekende_banden, vermoede_banden
from sectorplannen.kern.datums import begin_van_dag, datum_nl, eerste_werkdag, vandaag
from tests import fabrieken
from tests.aanvragen.gesprekken import VERSLAG, gehouden, gepland, gevraagd
from tests.beoordeling.dossiers import gelezen, pak_uit

from .conftest import adres, tekst

pytestmark = pytest.mark.django_db
LIJST = "/werkvoorraad/adviesgesprekken/"


def blad(naam: str, gesprek: Adviesgesprek) -> str:
    return reverse(f"beoordeling:adviesgesprek_{naam}", args=[gesprek.pk])


def test_de_lijst_toont_eerst_wat_te_plannen_is_het_oudste_bovenaan(als, coen, tijdvak):
    jong = gevraagd(fabrieken.organisatie("vreemde"), onderwerp="Kappers")
    oud = gevraagd(op=jong.gevraagd_op - timedelta(days=1))
    antwoord = als(coen).get(LIJST)
    assert list(antwoord.context["pagina"]) == [oud, jong]
    assert [aantal for *_, aantal in antwoord.context["standen"]] == [2, 0, 0, 0]
    assert oud.get_absolute_url() in antwoord.text


def test_een_adviseur_ziet_de_eigen_gesprekken_en_een_besluitnemer_geen(als, dirk, daan, els, petra, tijdvak):
    gesprek = gehouden()
    assert gesprek.onderwerp in als(dirk).get(f"{LIJST}?stand=gehouden").text
    assert gesprek.onderwerp in als(petra).get(f"{LIJST}?stand=gehouden").text
    assert gesprek.onderwerp not in als(daan).get(f"{LIJST}?stand=gehouden").text
    assert als(daan).get(gesprek.get_absolute_url()).status_code == 404
    assert als(els).get(LIJST).status_code == 403


def test_wie_een_band_heeft_met_de_organisatie_ziet_het_gesprek_niet(als, coen, ingediend):
    gesprek = gehouden()
    assert coen.berichten.filter(soort="gesprek_gevraagd").exists()
    services.verklaar_belang(ingediend, heeft_band=True, toelichting="Mijn zus.", door=coen)
    assert not coen.berichten.filter(soort="gesprek_gevraagd").exists()
    assert gesprek.onderwerp not in als(coen).get(f"{LIJST}?stand=gehouden").text
    for pad in (gesprek.get_absolute_url(), blad("plannen", gesprek), blad("verslag", gesprek)):
        assert als(coen).get(pad).status_code == 404


def test_plannen_en_daarna_het_verslag_zonder_script(als, coen, dirk, tijdvak):
    gesprek, client = gevraagd(op=timezone.now()), als(coen)
    dag = eerste_werkdag(vandaag() + timedelta(days=10))
    invoer = {"adviseur": dirk.pk, "dag": datum_nl(dag), "tijd": "10.30", "vorm": "kantoor", "plaats": "Den Haag"}
    assert 'data-bericht="gesprek_gepland"' in tekst(client.get(blad("plannen", gesprek)))
    assert "Kies een tijd van 09:00 tot en met 16:00 uur." in tekst(
        client.post(blad("plannen", gesprek), invoer | {"tijd": "7:00"})
    )
    pagina = tekst(client.post(blad("plannen", gesprek), invoer, follow=True))
    assert "Het gesprek is gepland." in pagina
    assert f"{datum_nl(dag)}, 10:30 uur" in pagina
    moment = begin_van_dag(vandaag() - timedelta(days=1)) + timedelta(hours=10)
    Adviesgesprek.objects.filter(pk=gesprek.pk).update(gepland_op=moment, gevraagd_op=moment - timedelta(days=3))
    assert "verslag ontbreekt" in tekst(client.get(f"{LIJST}?stand=gepland"))
    client = als(dirk)
    assert "Verslag schrijven" in tekst(client.get(gesprek.get_absolute_url()))
    pagina = client.post(
        blad("verslag", gesprek), {"dag": datum_nl(moment), "verslag": "Zoek eerst een vakbond."}, follow=True
    )
    assert "Zoek eerst een vakbond." in tekst(pagina)


def test_alleen_wie_mag_plant_of_schrijft_het_verslag(als, dirk, daan, petra, tijdvak):
    gesprek = gepland()
    assert als(dirk).get(blad("plannen", gesprek)).status_code == 403
    assert als(petra).get(blad("plannen", gesprek)).status_code == 403
    assert als(petra).get(blad("verslag", gesprek)).status_code == 403
    assert als(daan).get(blad("verslag", gesprek)).status_code == 404


def test_een_verslag_van_een_gehouden_gesprek_staat_in_het_dossier(als, in_beoordeling, coen, dirk, daan):
    gesprek = gehouden(in_beoordeling, adviseur=coen)
    for wie in (coen, dirk, daan):
        pagina = tekst(als(wie).get(adres("dossier", in_beoordeling)))
        assert VERSLAG in pagina
        assert gesprek.get_absolute_url() in pagina


def test_het_verslag_gaat_mee_in_het_dossierbestand_en_openbaar_zonder_naam(tijdvak, ada, coen):
    plan = fabrieken.afgewezen()
    gehouden(plan, adviseur=coen, verslag="Besproken met Coen. Zoek een vakbond.")
    for openbaar in (False, True):
        rij = services.dossierbestand_vragen(plan, openbaar=openbaar, door=ada)
        doel = io.BytesIO()
        dossier.maak(rij, doel, gemaakt_op=timezone.now(), meld=lambda _: None)
        inhoud = gelezen(pak_uit(doel.getvalue())["inhoud.html"])
        assert "Adviesgesprek met Werkgevers Bakkerij" in inhoud
        assert "Zoek een vakbond." in inhoud
        assert ("Coen" in inhoud) is not openbaar


def test_wie_advies_gaf_heeft_misschien_een_band(als, ingediend, dirk, daan, coen):
    gesprek = gehouden()
    assert vermoede_banden([ingediend], [dirk, daan]) == {ingediend.pk: {dirk.pk}}
    [band] = bekende_banden(dirk, ingediend)
    assert (band.gesprek, band.organisatie) == (True, gesprek.organisatie)
    pagina = tekst(als(dirk).get(adres("verklaar_belang", ingediend)))
    assert "U voerde op 8 oktober 2013 een adviesgesprek met Werkgevers Bakkerij." in pagina
    services.verklaar_belang(ingediend, heeft_band=False, door=dirk)
    assert vermoede_banden([ingediend], [dirk]) == {ingediend.pk: set()}


def test_een_gesprek_dat_nog_komt_geeft_geen_vermoeden(ingediend, dirk):
    gepland()
    assert vermoede_banden([ingediend], [dirk]) == {ingediend.pk: set()}


def test_de_paginas_vragen_een_vast_aantal_vragen(als, coen, tijdvak):
    eerste, client = gehouden(), als(coen)
    tellingen = []
    for aantal in (1, 20):
        while Adviesgesprek.objects.count() < aantal:
            gehouden(op=eerste.gepland_op + timedelta(days=7 * Adviesgesprek.objects.count()))
        per_pagina = []
        for pad in (f"{LIJST}?stand=gehouden", LIJST, eerste.get_absolute_url(), blad("plannen", eerste)):
            client.get(pad)
            with CaptureQueriesContext(connection) as gevangen:
                assert client.get(pad).status_code == 200
            per_pagina.append(len(gevangen))
        tellingen.append(per_pagina)
    assert tellingen[0] == tellingen[1]
