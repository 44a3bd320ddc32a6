"""From a plan that stopped to a draft in a later period, and both linked for whoever may know both."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aanvragen import services
from aanvragen.models import Aanvraag, Tijdvak
from tests import fabrieken


def adres(naam, plan) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer])


def verschil(plan) -> str:
    return reverse("beoordeling:verschil", args=[plan.nummer])


@pytest.fixture
def gestopt(tijdvak) -> Aanvraag:
    """Withdrawn in the first period."""
    return fabrieken.ingetrokken()


def test_van_een_ingetrokken_plan_naar_een_nieuw_concept_en_weer_terug(als, anja, gestopt, open_tijdvak):
    client = als(anja)
    tekst = client.get(adres("plan", gestopt)).content.decode()
    assert adres("opnieuw", gestopt) in tekst
    assert "Niemand is aan zet" in tekst
    pagina = client.get(adres("opnieuw", gestopt)).content.decode()
    assert "Negende tijdvak" in pagina
    for _ in range(2):  # a second press leads to the first
        antwoord = client.post(adres("opnieuw", gestopt), {"tijdvak": open_tijdvak.pk}, follow=True)
    nieuw = Aanvraag.objects.get(eerdere_aanvraag=gestopt)
    assert antwoord.redirect_chain[-1][0] == nieuw.get_absolute_url()
    assert "was u al opnieuw begonnen" in antwoord.content.decode()
    assert f"Vervolg op {gestopt.nummer}" in antwoord.content.decode()
    assert nieuw.nummer in client.get(adres("plan", gestopt)).content.decode()


def test_de_verschillen_staan_op_een_pagina_met_de_dagen_die_leeg_zijn(
    als, anja, vera, carla, coen, gestopt, open_tijdvak
):
    nieuw = services.terugkeren(gestopt, open_tijdvak, door=anja).aanvraag
    services.bewerken(nieuw, door=anja, samenvatting="Nu beter.")
    tekst = als(anja).get(verschil(nieuw)).content.decode()
    for wat in ("<del>Bakkers leren een nieuw vak.</del>", "<ins>Nu beter.</ins>", "De eerste dag van het plan"):
        assert wat in tekst
    assert als(vera).get(verschil(nieuw)).status_code == 200
    for wie in (carla, coen):
        assert als(wie).get(verschil(nieuw)).status_code == 404
    assert als(anja).get(verschil(gestopt)).status_code == 404


def test_de_dienst_leest_de_verschillen_zodra_het_is_ingediend(als, anja, coen, dirk, gestopt, open_tijdvak):
    nieuw = services.terugkeren(gestopt, open_tijdvak, door=anja).aanvraag
    dag = open_tijdvak.sluit_op.date()
    services.bewerken(nieuw, door=anja, start_op=dag, eind_op=dag.replace(year=dag.year + 1), samenvatting="Nu beter.")
    for rij in nieuw.maatregelen.all():
        services.maatregel_opslaan(nieuw, door=anja, maatregel=rij, klaar_op=dag.replace(year=dag.year + 1))
    services.indienen(nieuw, door=anja)
    tekst = als(coen).get(verschil(nieuw)).content.decode()
    assert "<ins>Nu beter.</ins>" in tekst
    assert (
        f"Vervolg op {gestopt.nummer}"
        in als(coen).get(reverse("beoordeling:dossier", args=[nieuw.nummer])).content.decode()
    )
    assert als(dirk).get(verschil(nieuw)).status_code in {302, 403}  # declares first
    fabrieken.zonder_band(nieuw, "dirk")
    assert als(dirk).get(verschil(nieuw)).status_code == 404  # may not open the earlier one


def test_wie_niet_schrijft_voor_de_hoofdaanvrager_kan_niet_terugkeren(als, vera, carla, coen, gestopt, open_tijdvak):
    assert als(vera).get(adres("opnieuw", gestopt)).status_code == 403
    assert adres("opnieuw", gestopt) not in als(vera).get(adres("plan", gestopt)).content.decode()
    assert als(carla).get(adres("opnieuw", gestopt)).status_code == 404
    assert als(coen).get(adres("opnieuw", gestopt)).status_code == 403


def test_zonder_later_tijdvak_staat_er_wat_te_doen(als, anja, gestopt):
    tekst = als(anja).get(adres("opnieuw", gestopt)).content.decode()
    assert "nog geen nieuw tijdvak aangekondigd" in tekst
    assert "<form" not in tekst.partition("<main")[2].partition("</main>")[0]


def test_is_het_eigen_tijdvak_nog_open_dan_kan_daarin_een_nieuw_plan(als, anja, gestopt):
    client = als(anja)
    assert reverse("aanvragen:nieuw") not in client.get(adres("opnieuw", gestopt)).content.decode()
    Tijdvak.objects.filter(pk=gestopt.tijdvak_id).update(sluit_op=timezone.now() + timedelta(days=1))
    tekst = client.get(adres("opnieuw", gestopt)).content.decode()
    assert "is nog wel open" in tekst
    assert reverse("aanvragen:nieuw") in tekst


def test_een_plan_dat_loopt_leidt_terug_naar_zichzelf(als, anja, ingediend, open_tijdvak):
    antwoord = als(anja).get(adres("opnieuw", ingediend))
    assert antwoord.url == ingediend.get_absolute_url()


def test_intrekken_zegt_wat_het_betekent(als, anja, ingediend):
    tekst = als(anja).get(adres("intrekken", ingediend)).content.decode()
    for zin in ("geen besluit", "plaats in de rij", "In een later tijdvak", "gaat een bericht naar"):
        assert zin in tekst


def test_een_groter_plan_vraagt_niet_meer(als, anja, gestopt, open_tijdvak):
    nieuw = services.terugkeren(gestopt, open_tijdvak, door=anja).aanvraag
    client = als(anja)

    def queries() -> list[int]:
        uit = []
        for pad in (verschil(nieuw), adres("plan", gestopt), adres("opnieuw", gestopt)):
            with CaptureQueriesContext(connection) as gevangen:
                assert client.get(pad).status_code == 200
            uit.append(len(gevangen))
        return uit

    queries()
    klein = queries()
    for nummer in range(19):
        gelijk = fabrieken.SMART | fabrieken.MAATREGELEN[1] | {"naam": f"Maatregel {nummer}"}
        services.maatregel_opslaan(nieuw, door=anja, knelpunten=nieuw.knelpunten.all(), **gelijk)
    assert Tijdvak.objects.count() == 2
    assert queries() == klein
