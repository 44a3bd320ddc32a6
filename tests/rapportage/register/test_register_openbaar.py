"""What is public, and from when."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from beoordeling import services as beoordeling
from rapportage.register.openbaar import ingetrokken, openbaar
from tests import fabrieken
from tests.rapportage.overgenomen import maatregel, overgenomen
from tests.rapportage.register.conftest import maak_bekend, net_verleend


def adres(plan):
    return reverse("rapportage:register_plan", args=[plan.nummer])


@pytest.mark.parametrize("status", ["concept", "ingediend", "ter_besluitvorming", "afgewezen", "ingetrokken"])
def test_wat_niet_is_verleend_staat_nergens_in_het_register(client, tijdvak, status):
    ander = getattr(fabrieken, status)("Geheim")
    assert client.get(adres(ander)).status_code == 404
    assert "Geheim" not in client.get(reverse("rapportage:register")).text
    assert not openbaar().exists()


def test_tot_de_brief_is_verstuurd_is_een_verlening_niet_openbaar(client, tijdvak):
    plan = net_verleend()
    paden = [reverse("rapportage:register"), reverse("rapportage:register_bestand", args=["plannen", "csv"])]
    assert client.get(adres(plan)).status_code == 404
    assert not any(plan.naam in client.get(pad).text for pad in paden)
    maak_bekend(plan)
    assert client.get(adres(plan)).status_code == 200
    assert all(plan.naam in client.get(pad).text for pad in paden)


def test_een_overgenomen_besluit_zonder_brief_is_openbaar_vanaf_zijn_eigen_dag(tijdvak):
    plan = overgenomen("SP1-0901", tijdvak, [maatregel()])
    besloten = plan.besluiten.get().op
    assert list(openbaar()) == [plan]
    assert not openbaar(besloten - timedelta(seconds=1)).exists()
    assert openbaar().get().bekendgemaakt_op == besloten


def test_van_een_ingetrokken_verlening_staat_er_alleen_dat_zij_is_ingetrokken(client, plan, els):
    beoordeling.verlening_intrekken(plan, motivering="Gaat niet door.", door=els)
    assert client.get(adres(plan)).status_code == 404  # not announced yet
    maak_bekend(plan)
    tekst = client.get(adres(plan)).text
    assert "Ingetrokken" in tekst
    assert plan.naam in tekst
    assert not any(stuk in tekst for stuk in ("350.000", "Bakkers leren", "Gaat niet door", "Werkgevers Bakkerij"))
    assert plan.naam not in client.get(reverse("rapportage:register")).text
    assert plan.nummer not in client.get(reverse("rapportage:register_bestand", args=["plannen", "json"])).text
    assert client.get(reverse("rapportage:register_factsheet", args=[plan.nummer])).status_code == 404


def test_een_verlening_die_nooit_bekend_werd_is_ook_na_intrekking_onbekend(client, tijdvak, els):
    plan = net_verleend()
    beoordeling.verlening_intrekken(plan, motivering="Gaat niet door.", door=els)
    intrekking = plan.brieven.order_by("-pk").first()
    type(intrekking).objects.filter(pk=intrekking.pk).update(verzonden_op=timezone.now())
    assert client.get(adres(plan)).status_code == 404
    assert not ingetrokken().exists()


def test_de_oude_adressen_verwijzen_voorgoed_door(client, plan):
    antwoord = client.get(reverse("rapportage:toegekend"), {"q": "haven"})
    assert (antwoord.status_code, antwoord.headers["Location"]) == (301, "/register/?q=haven")
    antwoord = client.get(reverse("rapportage:toegekend_plan", args=[plan.nummer]))
    assert (antwoord.status_code, antwoord.headers["Location"]) == (301, adres(plan))
    ander = fabrieken.ingediend("Twee")
    assert client.get(reverse("rapportage:toegekend_plan", args=[ander.nummer])).status_code == 404


def test_de_startpagina_telt_een_verlening_pas_als_zij_bekend_is(client, tijdvak):
    plan = net_verleend()
    tekst = client.get("/").text.replace("\u00a0", " ")
    assert "Toegekend, " not in tekst
    assert "350.000" not in tekst
    assert "€ 200.000.000" in tekst
    maak_bekend(plan)
    tekst = client.get("/").text.replace("\u00a0", " ")
    assert "Toegekend, 1 plan" in tekst
    assert "€ 199.650.000" in tekst
