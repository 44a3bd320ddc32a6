"""What is public, and from when."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import services as beoordeling
from rapportage.register.openbaar import ingetrokken, openbaar
from tests import fabrieken
from tests.beoordeling import bezwaren
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


def test_tot_een_intrekking_bekend_is_staat_het_plan_er_zoals_het_stond(client, plan, els):
    paden = [
        adres(plan),
        reverse("rapportage:register"),
        reverse("rapportage:register_bestand", args=["plannen", "csv"]),
    ]
    eerst = [client.get(pad).content for pad in paden]
    voorop = client.get("/").content
    beoordeling.verlening_intrekken(plan, motivering="Gaat niet door.", door=els)
    assert [client.get(pad).content for pad in paden] == eerst
    assert client.get("/").content == voorop  # the money that came free tells as much
    assert not ingetrokken().exists()
    maak_bekend(plan)
    assert client.get("/").content != voorop


def test_tot_een_beslissing_op_bezwaar_bekend_is_geldt_de_verlening_van_ervoor(client, tijdvak):
    plan = bezwaren.deels_verleend()
    eerst, voorop = client.get(adres(plan)).text, client.get("/").content
    assert "120.000" in eerst
    naar = {"naar": Status.VERLEEND, "toekenningen": fabrieken.zoals_gevraagd(plan)}
    bezwaren.beslis(bezwaren.gehoord(plan), op=None, **naar)
    assert client.get(adres(plan)).text == eerst
    assert client.get("/").content == voorop
    maak_bekend(plan)
    assert "350.000" in client.get(adres(plan)).text
    assert "€ 199.650.000" in client.get("/").text.replace("\u00a0", " ")


def test_een_ingetrokken_verlening_die_op_bezwaar_herleeft_blijft_ingetrokken_tot_dat_bekend_is(client, plan, els):
    beoordeling.verlening_intrekken(plan, motivering="Gaat niet door.", door=els, op=fabrieken.moment(2014, 3, 5))
    bezwaar = bezwaren.gehoord(Aanvraag.objects.get(pk=plan.pk))
    bezwaren.beslis(bezwaar, op=None, naar=Status.VERLEEND, toekenningen=fabrieken.zoals_gevraagd(plan))
    assert "Ingetrokken" in client.get(adres(plan)).text
    maak_bekend(plan)
    assert "Ingetrokken" not in client.get(adres(plan)).text
    assert "350.000" in client.get(adres(plan)).text


def test_een_afwijzing_telt_op_de_startpagina_pas_als_zij_bekend_is(client, tijdvak, els):
    def in_behandeling() -> int:
        return client.get("/").context["c"]["aantal_in_behandeling"]

    plan = fabrieken.ter_besluitvorming()
    assert in_behandeling() == 1
    beoordeling.afwijzen(plan, gronden=["d"], motivering="Te duur.", door=els)
    assert in_behandeling() == 1
    maak_bekend(plan)
    assert in_behandeling() == 0


def test_van_een_ingetrokken_verlening_staat_er_alleen_dat_zij_is_ingetrokken(client, plan, els):
    beoordeling.verlening_intrekken(plan, motivering="Gaat niet door.", door=els)
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
