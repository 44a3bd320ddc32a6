"""The sheets of periods and of the ceiling: one test per rule, and that one mistake gives one line."""

import pytest

from tests.rapportage.uitwisseling.werkboek import Werkboek, een_fout, fouten, plaatsen

pytestmark = pytest.mark.django_db


def test_een_tijdvaknummer_komt_een_keer_voor(tmp_path):
    boek = Werkboek()
    rij = boek.voeg_toe("tijdvakken", als=3)
    een_fout(boek, tmp_path, f"tijdvakken {rij} nummer")


def test_een_tijdvak_sluit_na_de_opening(tmp_path):
    een_fout(Werkboek().zet("tijdvakken", 2, sluit_op="2013-09-01"), tmp_path, "tijdvakken 2 sluit_op")


@pytest.mark.parametrize(
    ("kolom", "waarde"), [("naam", "Tijdvak een"), ("opent_op", "2013-10-01 09:00"), ("sluit_op", "2014-01-31")]
)
def test_een_tijdvak_dat_er_al_is_moet_gelijk_zijn(kolom, waarde, tmp_path, tijdvak):
    assert fouten(Werkboek(plafond=[], aanvragen=[], maatregelen=[], realisatie=[]), tmp_path) == []
    fout = een_fout(
        Werkboek(plafond=[], aanvragen=[], maatregelen=[], realisatie=[]).zet("tijdvakken", 2, **{kolom: waarde}),
        tmp_path,
        f"tijdvakken 2 {kolom}",
    )
    assert "zoals tijdvak 1 hier al staat" in fout


def test_een_tijdvak_dat_er_al_is_mag_als_dag_sluiten(tmp_path, tijdvak):
    boek = Werkboek(plafond=[], aanvragen=[], maatregelen=[], realisatie=[]).zet("tijdvakken", 2, sluit_op="2013-12-31")
    assert fouten(boek, tmp_path) == []


def test_een_boeking_hoort_bij_een_bekend_tijdvak(tmp_path):
    een_fout(Werkboek().zet("plafond", 4, tijdvak=7), tmp_path, "plafond 4 tijdvak")


def test_een_boeking_is_hoger_dan_nul(tmp_path):
    een_fout(Werkboek().zet("plafond", 3, bedrag=0), tmp_path, "plafond 3 bedrag")


def test_een_plafond_wordt_een_keer_vastgesteld(tmp_path):
    een_fout(Werkboek().zet("plafond", 3, soort="vaststelling"), tmp_path, "plafond 3 soort")


def test_een_plafond_wordt_eerst_vastgesteld(tmp_path):
    fout = een_fout(Werkboek().zet("plafond", 4, soort="verhoging"), tmp_path, "plafond 4 soort")
    assert "vaststelling als eerste van tijdvak 2" in fout


def test_een_verhoging_ligt_niet_voor_de_vaststelling(tmp_path):
    een_fout(Werkboek().zet("plafond", 3, datum="2013-09-01"), tmp_path, "plafond 3 datum")


def test_een_tijdvak_met_besluiten_heeft_een_plafond(tmp_path):
    boek = Werkboek()
    boek.bladen["plafond"].pop()
    fout = een_fout(boek, tmp_path, "aanvragen 10 toegekend")
    assert "eerst een vaststelling van het plafond van tijdvak 2" in fout


def test_een_besluit_past_onder_het_plafond_van_die_dag(tmp_path):
    boek = Werkboek().zet("plafond", 2, bedrag=400_000)
    fout = een_fout(boek.zet("plafond", 3, datum="2014-05-21"), tmp_path, "aanvragen 3 toegekend")
    assert "verwacht ten hoogste €\u00a050.000, de ruimte onder het plafond van tijdvak 1 op 20 mei 2014" in fout


def test_een_verhoging_van_dezelfde_dag_telt_mee(tmp_path):
    boek = Werkboek().zet("plafond", 2, bedrag=400_000).zet("plafond", 3, datum="2014-05-20")
    assert fouten(boek, tmp_path) == []


def test_een_besluit_dat_niet_past_neemt_geen_ruimte_van_een_later_besluit(tmp_path):
    boek = Werkboek().zet("plafond", 2, bedrag=120_000.5)
    boek.bladen["plafond"].pop(1)
    een_fout(boek, tmp_path, "aanvragen 2 toegekend")


def test_een_onleesbare_boeking_geeft_geen_fout_bij_de_besluiten(tmp_path):
    een_fout(Werkboek().zet("plafond", 2, bedrag="een miljoen"), tmp_path, "plafond 2 bedrag")
    een_fout(Werkboek().zet("plafond", 2, datum="ooit"), tmp_path, "plafond 2 datum")
    een_fout(Werkboek().zet("plafond", 2, soort="vastgesteld"), tmp_path, "plafond 2 soort")
    een_fout(Werkboek().zet("plafond", 2, tijdvak="een"), tmp_path, "plafond 2 tijdvak")
    een_fout(Werkboek().zet("plafond", 2, tijdvak=3), tmp_path, "plafond 2 tijdvak")


def test_een_onleesbare_latere_verhoging_verbergt_een_te_hoog_besluit_niet(tmp_path):
    boek = Werkboek().zet("plafond", 2, bedrag=300_000).zet("plafond", 3, bedrag="veel")
    assert plaatsen(fouten(boek, tmp_path)) == ["plafond 3 bedrag", "aanvragen 2 toegekend"]


@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [("soort", "verhoging"), ("soort", "x"), ("datum", "ooit"), ("tijdvak", 7), ("grondslag", None)],
)
def test_een_fout_bij_het_plafond_verbergt_een_te_hoog_besluit_niet(kolom, waarde, tmp_path):
    boek = Werkboek().zet("plafond", 2, **{kolom: waarde})
    boek.zet("aanvragen", 2, toegekend=9_000_000).zet("maatregelen", 2, toegekend_bedrag=8_850_000)
    assert plaatsen(fouten(boek, tmp_path)) == [f"plafond 2 {kolom}", "aanvragen 2 toegekend"]
