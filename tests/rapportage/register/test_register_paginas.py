"""The pages of the register: the list, a plan, the regions."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from aanvragen.models import Arbeidsmarktregio
from rapportage.models import Realisatie
from sectorplannen.kern.models import Organisatie
from tests import fabrieken
from tests.rapportage.overgenomen import maatregel, overgenomen

REGISTER = "/register/"
VRAGEN_KOUD, VRAGEN_WARM = 40, 21
"""Of a first visitor, who has the plans read, and of the next one, who searches in them."""


def pagina(client, plan):
    return client.get(reverse("rapportage:register_plan", args=[plan.nummer])).text.replace("\u00a0", " ")


def test_de_lijst_noemt_elk_openbaar_plan_met_geld_en_deelnemers(client, plan):
    tekst = client.get(REGISTER).text
    for stuk in (plan.naam, "Werkgevers Bakkerij", "350.000", "400", "1 plan"):
        assert stuk in tekst, stuk


def test_een_plan_toont_knelpunten_maatregelen_geld_en_organisaties(client, plan):
    tekst = pagina(client, plan)
    for stuk in ("Bakkers leren een nieuw vak.", "Te weinig technici", "Sectorbeschrijving", "Leerwerkplekken", "Vakscholing",
                 "Voor wie: Bakkers", "Werkgevers Bakkerij", "Vakbond Bakkerij", "€ 350.000", "200.000",
                 "van wie 100 op een leerwerkplek", "350 × 1.000 euro", "1 maart 2014 tot en met 29 februari 2016"):  # fmt: skip
        assert stuk in tekst, stuk


def test_het_contact_is_dat_van_de_organisatie_en_nooit_van_iemand_die_hier_inlogt(client, plan, anja):
    hoofd = plan.hoofdaanvrager
    hoofd.website, hoofd.contact = "https://bakkers.voorbeeld.nl/", "info@bakkers.voorbeeld.nl"
    hoofd.adres, hoofd.postcode_plaats = "Ovenstraat 3", "1234 AB Wageningen"
    hoofd.save()
    tekst = pagina(client, plan)
    assert 'href="https://bakkers.voorbeeld.nl/"' in tekst
    assert "info@bakkers.voorbeeld.nl" in tekst
    assert "<dd>Wageningen</dd>" in tekst
    assert "Ovenstraat" not in tekst
    hoofd.contact = anja.email.upper()
    hoofd.save()
    assert anja.email.casefold() not in pagina(client, plan).casefold()


def test_een_adres_dat_geen_webadres_is_wordt_geen_link(client, plan):
    Organisatie.objects.filter(pk=plan.hoofdaanvrager_id).update(website="javascript:alert(1)")
    assert "javascript:" not in pagina(client, plan)


def test_de_voortgang_staat_naast_wat_beoogd_is_met_haar_dag(client, plan):
    assert "Wat er is bereikt" not in pagina(client, plan)
    eerste = plan.maatregelen.earliest("volgnummer")
    for dag, mensen, geld in ((date(2014, 10, 1), 20, "90000"), (date(2015, 4, 1), 55, "210000")):
        Realisatie.objects.create(maatregel=eerste, peildatum=dag, deelnemers=mensen, kosten=Decimal(geld))
    tekst = pagina(client, plan)
    assert "Tot en met 1 april 2015 deden 55 van de 400 beoogde deelnemers mee" in tekst
    assert "€ 210.000" in tekst
    assert "geen opgave" in tekst


def test_wat_is_bereikt_in_een_maatregel_die_verviel_telt_in_het_plan_en_heeft_een_eigen_regel(client, tijdvak):
    plan = overgenomen("SP1-0901", tijdvak, [maatregel(), maatregel(2, bedrag="0.00", kosten="50.00")])
    for deel, mensen in zip(plan.maatregelen.order_by("volgnummer"), (3, 5), strict=True):
        Realisatie.objects.create(maatregel=deel, peildatum=date(2015, 4, 1), deelnemers=mensen, kosten=Decimal(700))
    tekst = pagina(client, plan)
    assert "Maatregelen die niet meer zijn toegekend" in tekst
    assert "deden 8 van de 4 beoogde deelnemers mee. Daarvoor zijn € 1.400 kosten gemaakt" in tekst


def test_wat_verzonnen_is_staat_erbij(client, tijdvak):
    plan = fabrieken.verleend(verzonnen="Alle aantallen zijn verzonnen.")
    assert "Alle aantallen zijn verzonnen." in pagina(client, plan)
    assert "deels verzonnen" in client.get(REGISTER).text


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        ({"q": "haven"}, {"Haven"}),
        ({"q": "fonds"}, {"Haven", "Zorg"}),
        ({"q": "maatregel ZORG"}, {"Zorg"}),
        ({"q": "SP1-0902"}, {"Zorg"}),
        ({"q": "Bakkers leren"}, {"Vakwerk in de bakkerij"}),
        ({"soort": "regio"}, {"Zorg"}),
        ({"thema": "e"}, {"Vakwerk in de bakkerij"}),
        ({"maatregel": "instroom_bbl"}, {"Vakwerk in de bakkerij", "Haven", "Zorg"}),
        ({"maatregel": "scholing"}, {"Vakwerk in de bakkerij"}),
        ({"regio": "12"}, {"Zorg"}),
        ({"sector": "4"}, {"Vakwerk in de bakkerij"}),
        ({"tijdvak": "1"}, {"Vakwerk in de bakkerij", "Haven", "Zorg"}),
        ({"q": "'; DROP TABLE"}, set()),
        ({"q": "\x00", "page": "x"}, {"Vakwerk in de bakkerij", "Haven", "Zorg"}),
        ({"tijdvak": "77"}, {"Vakwerk in de bakkerij", "Haven", "Zorg"}),
    ],
)
def test_zoeken_en_filteren(client, plan, tijdvak, vraag, gevonden):
    overgenomen("SP1-0901", tijdvak, [maatregel()], naam="Haven")
    zorg = overgenomen("SP1-0902", tijdvak, [maatregel()], naam="Zorg", soort="regio")
    zorg.regios.set([Arbeidsmarktregio.objects.get(nummer=12)])
    tekst = client.get(REGISTER, vraag).text
    assert {naam for naam in ("Vakwerk in de bakkerij", "Haven", "Zorg") if f"<bdi>{naam}" in tekst} == gevonden


def test_de_hoofdaanvrager_is_een_filter(client, plan, tijdvak):
    ander = overgenomen("SP1-0901", tijdvak, [maatregel()], naam="Haven")
    tekst = client.get(REGISTER, {"hoofdaanvrager": str(ander.hoofdaanvrager_id)}).text
    assert "<bdi>Haven" in tekst
    assert plan.naam not in tekst


def test_de_volgorde_is_te_kiezen(client, tijdvak):
    overgenomen("SP1-0010", tijdvak, [maatregel(bedrag="300.00", deelnemers=1)], naam="Anker")
    overgenomen("SP1-0009", tijdvak, [maatregel(bedrag="100.00", deelnemers=9)], naam="Zee")
    plekken = {
        volgorde: client.get(REGISTER, {"volgorde": volgorde}).text for volgorde in ("", "naam", "bedrag", "deelnemers")
    }
    voorop = {volgorde: tekst.index("<bdi>Anker") < tekst.index("<bdi>Zee") for volgorde, tekst in plekken.items()}
    assert voorop == {"": False, "naam": True, "bedrag": True, "deelnemers": False}


def test_per_regio_staat_hoeveel_plannen_er_zijn_met_een_weg_erheen(client, tijdvak):
    een, twee = Arbeidsmarktregio.objects.all()[:2]
    for nummer, regios in (("SP1-0001", [een]), ("SP1-0002", [een, twee]), ("SP1-0003", [])):
        overgenomen(nummer, tijdvak, [maatregel()]).regios.set(regios)
    tekst = client.get(reverse("rapportage:register_regios")).text
    assert tekst.count('<th role="rowheader"') == 35
    assert f'href="/register/?regio={een.nummer}"' in tekst
    assert "2 plannen horen bij een of meer van de 35" in tekst
    assert "1 plan is" in tekst


@pytest.mark.parametrize("aantal", [1, 20])
def test_het_aantal_vragen_hangt_niet_af_van_het_aantal_plannen(client, tijdvak, aantal, django_assert_num_queries):
    for nummer in range(1, aantal + 1):
        overgenomen(f"SP1-{nummer:04}", tijdvak, [maatregel()])
    with django_assert_num_queries(VRAGEN_KOUD):
        client.get(REGISTER)
    with django_assert_num_queries(VRAGEN_WARM):
        client.get(REGISTER, {"q": "plan"})


def test_een_lange_lijst_staat_op_paginas(client, tijdvak):
    for nummer in range(1, 31):
        overgenomen(f"SP1-{nummer:04}", tijdvak, [maatregel()])
    assert "Pagina 1 van 2" in client.get(REGISTER).text
    assert "Plan SP1-0030" in client.get(REGISTER, {"page": "2"}).text


def test_het_register_is_alleen_om_te_lezen(client, plan):
    assert client.post(REGISTER).status_code == 405
    assert client.post(reverse("rapportage:register_plan", args=[plan.nummer])).status_code == 405
