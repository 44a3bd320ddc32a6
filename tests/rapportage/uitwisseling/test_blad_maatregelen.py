"""The sheets of measures and of realisation: one test per rule, and that one mistake gives one line."""

import pytest

from tests.rapportage.uitwisseling.werkboek import Werkboek, een_fout, fouten, plaatsen

pytestmark = pytest.mark.django_db


def test_een_maatregel_hoort_bij_een_bekende_aanvraag_en_de_som_is_geen_tweede_fout(tmp_path):
    fout = een_fout(Werkboek().zet("maatregelen", 3, aanvraag="A-99"), tmp_path, "maatregelen 3 aanvraag")
    assert "gevonden 'A-99', verwacht een nummer van het blad aanvragen" in fout


def test_de_maatregelen_van_een_ontbrekend_plan_zijn_een_fout_per_blad(tmp_path):
    boek = Werkboek()
    boek.bladen["aanvragen"].pop(0)
    regels = fouten(boek, tmp_path)
    assert plaatsen(regels) == ["maatregelen 2 aanvraag", "realisatie 2 aanvraag"]
    assert "'A-1' (ook op rij 3)" in regels[0]


def test_een_volgnummer_komt_per_plan_een_keer_voor(tmp_path):
    een_fout(Werkboek().zet("maatregelen", 3, volgnummer=1), tmp_path, "maatregelen 3 volgnummer")


@pytest.mark.parametrize("kolom", ["waarvan_jongeren", "waarvan_bbl"])
def test_een_deel_is_niet_groter_dan_het_geheel(kolom, tmp_path):
    een_fout(Werkboek().zet("maatregelen", 5, **{kolom: 101}), tmp_path, f"maatregelen 5 {kolom}")


def test_een_geheel_dat_kleiner_is_dan_zijn_delen_is_een_fout(tmp_path):
    fout = een_fout(Werkboek().zet("maatregelen", 5, deelnemers=10), tmp_path, "maatregelen 5 deelnemers")
    assert "verwacht ten minste 100, want waarvan_jongeren 60 en waarvan_bbl 100" in fout


def test_een_maatregel_die_bij_een_ander_plan_staat_is_een_fout(tmp_path):
    een_fout(Werkboek().zet("maatregelen", 4, aanvraag="A-1"), tmp_path, "maatregelen 4 volgnummer")


def test_een_maatregel_die_twee_keer_voorkomt_is_een_fout(tmp_path):
    boek = Werkboek()
    rij = boek.voeg_toe("maatregelen", als=2)
    een_fout(boek, tmp_path, f"maatregelen {rij} volgnummer")


def test_de_cofinanciering_is_niet_hoger_dan_de_kosten(tmp_path):
    een_fout(Werkboek().zet("maatregelen", 5, cofinanciering=400_000.01), tmp_path, "maatregelen 5 cofinanciering")


def test_er_kan_meer_zijn_toegekend_dan_gevraagd(tmp_path):
    boek = Werkboek().zet("maatregelen", 4, toegekend_aantal=500, cofinanciering=100, kosten=200)
    assert fouten(boek, tmp_path) == []


@pytest.mark.parametrize(
    ("kolom", "waarde"), [("thema", "h"), ("thema", "A"), ("categorie", "instroom"), ("deelnemers", -1)]
)
def test_codes_en_aantallen_van_een_maatregel(kolom, waarde, tmp_path):
    een_fout(Werkboek().zet("maatregelen", 6, **{kolom: waarde}), tmp_path, f"maatregelen 6 {kolom}")


@pytest.mark.parametrize("kolom", ["aanvraag", "volgnummer", "toegekend_bedrag", "deelnemers", "kosten"])
def test_een_onleesbare_cel_van_een_maatregel_is_een_fout(kolom, tmp_path):
    een_fout(Werkboek().zet("maatregelen", 2, **{kolom: "=B2"}), tmp_path, f"maatregelen 2 {kolom}")


def test_realisatie_hoort_bij_een_bekende_aanvraag_en_maatregel(tmp_path):
    een_fout(Werkboek().zet("realisatie", 2, aanvraag="A-99"), tmp_path, "realisatie 2 aanvraag")
    een_fout(Werkboek().zet("realisatie", 2, volgnummer=3), tmp_path, "realisatie 2 volgnummer")


def test_realisatie_komt_een_keer_per_peildatum(tmp_path):
    een_fout(Werkboek().zet("realisatie", 3, peildatum="2014-10-01"), tmp_path, "realisatie 3 peildatum")


@pytest.mark.parametrize(
    ("kolom", "waarde"), [("deelnemers", -1), ("deelnemers", None), ("kosten", -0.01), ("peildatum", None)]
)
def test_cijfers_van_realisatie(kolom, waarde, tmp_path):
    een_fout(Werkboek().zet("realisatie", 4, **{kolom: waarde}), tmp_path, f"realisatie 4 {kolom}")
