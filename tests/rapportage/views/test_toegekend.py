"""Granted plans, for everyone."""

import pytest
from django.urls import reverse

from beoordeling import services as beoordeling
from tests import fabrieken
from tests.rapportage.overgenomen import maatregel, overgenomen


@pytest.fixture
def plan(tijdvak):
    return fabrieken.verleend()


def test_iedereen_ziet_welke_plannen_zijn_toegekend_en_geen_andere(client, plan):
    fabrieken.afgewezen("Afgewezen plan")
    fabrieken.ingediend("Plan in behandeling")
    tekst = client.get(reverse("rapportage:toegekend")).text
    assert plan.naam in tekst
    assert "350.000" in tekst
    assert "Afgewezen plan" not in tekst
    assert "Plan in behandeling" not in tekst


def test_elk_toegekend_plan_heeft_een_openbare_pagina_met_maatregelen_en_organisaties(client, plan):
    tekst = client.get(reverse("rapportage:toegekend_plan", args=[plan.nummer])).text.replace("\u00a0", " ")
    for stuk in ("Bakkers leren een nieuw vak.", "Leerwerkplekken", "Vakscholing", "Werkgevers Bakkerij", "Vakbond Bakkerij",
                 "€ 350.000", "200.000", "van wie 100 op een leerwerkplek"):  # fmt: skip
        assert stuk in tekst, stuk


def test_een_openbare_pagina_noemt_geen_personen(client, plan):
    for adres in (reverse("rapportage:toegekend"), reverse("rapportage:toegekend_plan", args=[plan.nummer])):
        tekst = client.get(adres).text
        assert not any(naam in tekst for naam in ("Anja", "Bram", "Els", "Dirk", "@voorbeeld.nl"))


def test_een_plan_dat_niet_is_toegekend_heeft_geen_openbare_pagina(client, tijdvak):
    for plan in (fabrieken.afgewezen("Een"), fabrieken.ingediend("Twee"), fabrieken.concept("Drie")):
        assert client.get(reverse("rapportage:toegekend_plan", args=[plan.nummer])).status_code == 404


def test_een_ingetrokken_verlening_is_niet_meer_openbaar(client, plan, els):
    beoordeling.verlening_intrekken(plan, motivering="Gaat niet door.", door=els)
    assert client.get(reverse("rapportage:toegekend_plan", args=[plan.nummer])).status_code == 404
    assert plan.naam not in client.get(reverse("rapportage:toegekend")).text


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({"q": "haven"}, {"Haven"}),
        ({"q": "fonds"}, {"Haven", "Zorg"}),
        ({"q": "SP1-0902"}, {"Zorg"}),
        ({"soort": "regio"}, {"Zorg"}),
        ({"tijdvak": "1"}, {"Vakwerk in de bakkerij", "Haven", "Zorg"}),
        ({"q": "'; DROP TABLE"}, set()),
        ({"tijdvak": "77"}, {"Vakwerk in de bakkerij", "Haven", "Zorg"}),
    ],
)
def test_zoeken_en_filteren(client, plan, tijdvak, vraag, gevonden):
    overgenomen("SP1-0901", tijdvak, [maatregel()], naam="Haven")
    overgenomen("SP1-0902", tijdvak, [maatregel()], naam="Zorg", soort="regio")
    tekst = client.get(reverse("rapportage:toegekend"), vraag).text
    assert {naam for naam in ("Vakwerk in de bakkerij", "Haven", "Zorg") if f">{naam}" in tekst} == gevonden


def test_een_lange_lijst_staat_op_paginas_en_vraagt_niet_meer(client, tijdvak, django_assert_max_num_queries):
    for nummer in range(1, 31):
        overgenomen(f"SP1-{nummer:04}", tijdvak, [maatregel()])
    with django_assert_max_num_queries(8):
        eerste = client.get(reverse("rapportage:toegekend")).text
    assert "Pagina 1 van 2" in eerste
    assert "Plan SP1-0030" in client.get(reverse("rapportage:toegekend"), {"page": "2"}).text


def test_wat_verzonnen_is_staat_erbij(client, tijdvak):
    plan = fabrieken.verleend(verzonnen="Alle aantallen zijn verzonnen.")
    assert "Alle aantallen zijn verzonnen." in client.get(reverse("rapportage:toegekend_plan", args=[plan.nummer])).text
    assert "deels verzonnen" in client.get(reverse("rapportage:toegekend")).text


def test_toegekend_is_alleen_om_te_lezen(client, plan):
    assert client.post(reverse("rapportage:toegekend")).status_code == 405
    assert client.post(reverse("rapportage:toegekend_plan", args=[plan.nummer])).status_code == 405
