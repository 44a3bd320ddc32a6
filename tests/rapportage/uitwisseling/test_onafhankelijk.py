"""A workbook that was never seen before: in within a minute, and every figure as an independent script has it."""

import time
from datetime import date

import pytest

from aanvragen.models import Tijdvak
from rapportage import cijfers, uitwisseling
from tests.rapportage.uitwisseling import onafhankelijk
from tests.rapportage.uitwisseling.groot import MAATREGELEN, VERLEEND, groot
from tests.rapportage.uitwisseling.rondgang import eis_rondgang
from tests.rapportage.uitwisseling.werkboek import Werkboek

pytestmark = pytest.mark.django_db
DAGEN = (date(2013, 12, 20), date(2014, 3, 31), date(2014, 5, 30), date(2015, 6, 1), date(2016, 6, 1))


def eis_gelijk(pad, dagen):
    """What the system says of each period on each day is what follows from the workbook."""
    for tijdvak in Tijdvak.objects.all():
        for dag in dagen:
            van_ons = cijfers.als_json(cijfers.stand(tijdvak, dag))
            van_buiten = onafhankelijk.cijfers(pad, tijdvak.nummer, dag)
            assert {c: v["waarde"] for c, v in van_ons["cijfers"].items()} == van_buiten["cijfers"], (tijdvak, dag)
            tabel = [(rij["naam"], rij["bedrag"], rij["bedrag_x1000"]) for rij in van_ons["tabel_1"]]
            assert tabel == van_buiten["tabel_1"]
            assert [rij["deelnemers"] for rij in van_ons["bijlage_1"]] == van_buiten["bijlage_1"]


def test_honderd_plannen_en_zeshonderd_maatregelen_staan_er_binnen_een_minuut_in_en_elk_cijfer_klopt(tmp_path):
    pad = groot().bewaar(tmp_path / "groot.xlsx")
    begin = time.monotonic()
    overzicht = uitwisseling.importeer(pad)
    assert time.monotonic() - begin < 60
    assert overzicht.aanvragen > VERLEEND > 100
    assert VERLEEND * MAATREGELEN >= 600
    assert overzicht.realisaties > 2000
    eis_gelijk(pad, DAGEN)
    assert all(controle.klopt for t in Tijdvak.objects.all() for controle in cijfers.stand(t, DAGEN[-1]).controles)


def test_ook_een_werkboek_met_elke_status_geeft_dezelfde_cijfers(tmp_path):
    boek = Werkboek()
    for blad, kolom in (("aanvragen", "nummer"), ("maatregelen", "aanvraag"), ("realisatie", "aanvraag")):
        for rij in boek.bladen[blad]:
            rij[kolom] = f"A-{str(rij[kolom]).removeprefix('A-')}"
    pad = boek.bewaar(tmp_path / "klein.xlsx")
    uitwisseling.importeer(pad)
    eis_gelijk(pad, DAGEN)


def test_een_groot_werkboek_komt_er_met_dezelfde_cijfers_weer_uit(tmp_path):
    eis_rondgang(tmp_path, groot(2).bewaar(tmp_path / "bron.xlsx"), (date(2015, 6, 1),))
