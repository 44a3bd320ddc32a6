"""The CSV of everything: a row for each measure of each filed plan, what it adds up to, and what stays out of it."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag, Maatregel
from beoordeling import services as beoordeling
from rapportage import alles, cijfers
from sectorplannen.kern.datums import vandaag
from tests import fabrieken
from tests.rapportage.overgenomen import maatregel, overgenomen

pytestmark = pytest.mark.django_db
DAG = date(2014, 5, 30)


def rijen(wie="petra", tijdvak=None, dag=DAG) -> list[dict[str, str]]:
    tekst = "".join(alles.als_csv(fabrieken.persoon(wie), tijdvak, dag)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(tekst, newline=""), delimiter=";"))


def getal(tekst: str) -> Decimal:
    return Decimal(tekst.replace(",", "."))


def test_elke_maatregel_van_elk_ingediend_plan_heeft_een_rij(tijdvak):
    fabrieken.verleend()
    fabrieken.concept("Nog niet ingediend")
    plan = Aanvraag.objects.get(status="verleend")
    uit = rijen()
    assert len(uit) == plan.maatregelen.count()
    assert uit[0]["Nummer"] == plan.nummer
    assert uit[0]["Status"] == "Verleend"
    assert uit[0]["Hoofdaanvrager"] == "Werkgevers Bakkerij"
    assert uit[0]["Ingediend op"] == "2013-12-20"
    assert uit[0]["Thema"].startswith(f"{plan.maatregelen.first().thema}. ")
    assert uit[0]["Peildatum"] == "2014-05-30"


def test_wat_is_verleend_telt_op_tot_de_cijfers(tijdvak):
    overgenomen(
        "SP1-1", tijdvak, [maatregel(1, deelnemers=40, bedrag="1234.56", aantal=30), maatregel(2, bedrag="7.01")]
    )
    overgenomen("SP1-2", tijdvak, [maatregel(1, deelnemers=9)], status="afgewezen", toegekend=None)
    stand, uit = cijfers.stand(tijdvak, DAG), rijen(tijdvak=tijdvak)
    assert sum(getal(rij["Verleend in euro"]) for rij in uit) == stand.waarde("bedrag_verleend") == Decimal("1241.57")
    assert sum(int(rij["Deelnemers verleend"]) for rij in uit) == stand.waarde("deelnemers_beoogd") == 34
    assert sum(int(rij["Deelnemers gevraagd"]) for rij in uit) == 40 + 4 + 9


def test_op_een_eerdere_dag_is_het_zoals_het_toen_was(tijdvak):
    fabrieken.verleend()
    eerder = rijen(dag=date(2014, 1, 2))
    assert {rij["Status"] for rij in eerder} == {"Ingediend"}
    assert {rij["Verleend in euro"] for rij in eerder} == {"0,00"}
    assert rijen(dag=date(2013, 12, 1)) == []


def test_een_aanvulling_die_nog_wordt_geschreven_staat_er_niet_in(tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    eerst = rijen(dag=vandaag())
    Maatregel.objects.filter(aanvraag=plan).update(naam="Nog niet ingediend", cofinanciering=0)
    Aanvraag.objects.filter(pk=plan.pk).update(naam="Andere naam")
    assert rijen(dag=vandaag()) == eerst
    assert "Nog niet ingediend" not in str(eerst)


def test_een_plan_met_een_band_en_een_plan_zonder_verklaring_blijven_buiten(tijdvak):
    plan = fabrieken.in_beoordeling()
    fabrieken.ingediend("Ander plan")
    assert {rij["Plan"] for rij in rijen("dirk")} == {plan.naam}
    beoordeling.verklaar_belang(plan, heeft_band=True, toelichting="Bestuurslid.", door=fabrieken.persoon("coen"))
    assert {rij["Plan"] for rij in rijen("coen")} == {"Ander plan"}
    assert rijen("carla") == []


def test_een_plan_zonder_maatregelen_heeft_een_rij_met_lege_cellen(tijdvak):
    overgenomen("SP1-1", tijdvak, [], status="in_behandeling", status_op=None, toegekend=None)
    assert [(rij["Nummer"], rij["Maatregel"], rij["Kosten in euro"]) for rij in rijen()] == [("SP1-1", "", "")]


def test_vijandige_namen_voeren_niets_uit(tijdvak):
    plan = fabrieken.ingediend("=HYPERLINK(1)")
    Maatregel.objects.filter(aanvraag=plan).update(naam="+cmd\u202e")
    for rij in rijen():
        assert rij["Plan"] == "'=HYPERLINK(1)"
        assert rij["Naam van de maatregel"] == "'+cmd"


def test_het_aantal_vragen_groeit_niet_met_de_plannen(tijdvak, monkeypatch):
    petra = fabrieken.persoon("petra")

    def vragen() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            list(alles.als_csv(petra, tijdvak, DAG))
        return len(gevangen)

    overgenomen("SP1-1", tijdvak, [maatregel(1)])
    een = vragen()
    for nummer in range(2, 22):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel(1), maatregel(2)])
    assert vragen() == een
    monkeypatch.setattr(alles, "PER_KEER", 5)
    assert len(rijen(tijdvak=tijdvak)) == 41


def test_wat_later_is_aangevuld_telt_op_een_eerdere_dag_nog_niet(tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    eerst = rijen(dag=date(2014, 1, 20))
    Maatregel.objects.filter(aanvraag=plan).update(naam="Anders")
    aanvragen.aanvullen(plan, door=fabrieken.persoon("anja"), op=fabrieken.moment(2014, 2, 3))
    assert rijen(dag=date(2014, 1, 20)) == eerst
    assert {rij["Naam van de maatregel"] for rij in rijen(dag=date(2014, 2, 4))} == {"Anders"}
