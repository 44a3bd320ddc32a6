"""The sheet of plans: one test per rule, and that one mistake gives one line."""

import pytest

from tests.rapportage.uitwisseling.werkboek import Werkboek, een_fout, fouten, plaatsen

pytestmark = pytest.mark.django_db


def test_een_nummer_komt_een_keer_voor(tmp_path):
    boek = Werkboek()
    rij = boek.voeg_toe("aanvragen", als=2)
    fout = een_fout(boek, tmp_path, f"aanvragen {rij} nummer")
    assert "gevonden 'A-1', verwacht een nummer dat niet eerder voorkomt (ook op rij 2)" in fout


@pytest.mark.parametrize("rij", [2, 3, 7, 10])
def test_een_overschreven_nummer_is_een_fout_en_niet_ook_de_maatregelen_ervan(rij, tmp_path):
    ander = "A-2" if rij == 2 else "A-1"
    eerste_met_dit_nummer = 3 if rij == 2 else rij
    een_fout(Werkboek().zet("aanvragen", rij, nummer=ander), tmp_path, f"aanvragen {eerste_met_dit_nummer} nummer")


def test_een_getal_en_dezelfde_tekst_zijn_hetzelfde_nummer(tmp_path):
    boek = Werkboek().zet("aanvragen", 3, nummer=9.0).zet("maatregelen", 4, aanvraag="9", volgnummer=2)
    assert plaatsen(fouten(boek, tmp_path)) == ["aanvragen 10 nummer"]


def test_een_nummer_dat_al_bekend_is(tmp_path, ingediend):
    boek = Werkboek().zet("aanvragen", 3, nummer=ingediend.nummer).zet("maatregelen", 4, aanvraag=ingediend.nummer)
    boek.bladen["plafond"].pop(0)
    een_fout(boek, tmp_path, "aanvragen 3 nummer")


@pytest.mark.parametrize("nummer", ["..", "plan?", "organisatie"])
def test_een_nummer_past_in_een_adres(nummer, tmp_path):
    boek = Werkboek().zet("aanvragen", 4, nummer=nummer).zet("maatregelen", 5, aanvraag=nummer)
    een_fout(boek, tmp_path, "aanvragen 4 nummer")


def test_een_onleesbaar_nummer_is_een_fout_en_niet_ook_de_maatregelen_ervan(tmp_path):
    een_fout(Werkboek().zet("aanvragen", 2, nummer=None), tmp_path, "aanvragen 2 nummer")
    een_fout(Werkboek().zet("aanvragen", 4, nummer="=A3"), tmp_path, "aanvragen 4 nummer")


def test_een_plan_hoort_bij_een_bekend_tijdvak(tmp_path):
    een_fout(Werkboek().zet("aanvragen", 10, tijdvak=3), tmp_path, "aanvragen 10 tijdvak")


@pytest.mark.parametrize(("kolom", "waarde"), [("sectoren", "1, 99"), ("regios", 36), ("sectoren", 0)])
def test_sectoren_en_regios_staan_in_de_lijst(kolom, waarde, tmp_path):
    een_fout(Werkboek().zet("aanvragen", 3, **{kolom: waarde}), tmp_path, f"aanvragen 3 {kolom}")


@pytest.mark.parametrize(
    "moment", ["2013-09-30 23:59:59", "2014-01-01", "2014-01-01 00:00", "2013-12-31T23:00:00Z", "2013-09-30"]
)
def test_een_plan_is_in_het_tijdvak_ingediend(moment, tmp_path):
    fout = een_fout(Werkboek().zet("aanvragen", 8, ingediend_op=moment), tmp_path, "aanvragen 8 ingediend_op")
    assert "verwacht een moment in tijdvak 1 van 2013-10-01 00:00:00 tot en met 2013-12-31 23:59:59" in fout


@pytest.mark.parametrize(
    "moment", ["2013-10-01", "2013-10-01 00:00", "2013-12-31 23:59:59", "2013-12-31", "2013-12-31T22:59:59.9Z"]
)
def test_de_eerste_en_de_laatste_seconde_horen_bij_het_tijdvak(moment, tmp_path):
    boek = Werkboek().zet("aanvragen", 9, ingediend_op=moment).zet("tijdvakken", 3, opent_op="2014-04-01 09:00")
    assert fouten(boek, tmp_path) == []


def test_een_dag_zonder_tijd_hoort_bij_een_tijdvak_dat_die_dag_later_opent(tmp_path):
    boek = Werkboek().zet("tijdvakken", 2, opent_op="2013-10-01 09:00").zet("aanvragen", 9, ingediend_op="2013-10-01")
    assert fouten(boek, tmp_path) == []


@pytest.mark.parametrize("kolom", ["volledig_op", "status_op"])
def test_volledig_en_status_liggen_niet_voor_de_indiening(kolom, tmp_path):
    fout = een_fout(Werkboek().zet("aanvragen", 4, **{kolom: "2013-12-20 16:03:06"}), tmp_path, f"aanvragen 4 {kolom}")
    assert "verwacht een moment op of na ingediend_op (2013-12-20 16:03:07)" in fout


def test_een_dag_zonder_tijd_ligt_niet_voor_de_indiening_van_die_dag(tmp_path):
    boek = Werkboek().zet("aanvragen", 4, volledig_op="2013-12-20", status_op="2013-12-20")
    assert fouten(boek, tmp_path) == []


def test_een_status_voor_het_plan_volledig_was_kan(tmp_path):
    assert fouten(Werkboek().zet("aanvragen", 4, volledig_op="2014-12-01"), tmp_path) == []


def test_een_status_heeft_een_moment(tmp_path):
    een_fout(Werkboek().zet("aanvragen", 4, status_op=None), tmp_path, "aanvragen 4 status_op")


def test_in_behandeling_heeft_geen_moment(tmp_path):
    een_fout(Werkboek().zet("aanvragen", 8, status_op="2014-03-01"), tmp_path, "aanvragen 8 status_op")


@pytest.mark.parametrize("status", ["verlent", "Verleend", "in_beoordeling", "concept", None])
def test_een_status_is_een_van_de_lijst(status, tmp_path):
    fout = een_fout(Werkboek().zet("aanvragen", 2, status=status), tmp_path, "aanvragen 2 status")
    assert (
        "verwacht een van verleend, afgewezen, ingetrokken, buiten_behandeling, verlening_ingetrokken, in_behandeling"
        in fout
    )


@pytest.mark.parametrize("toegekend", [350_000.01, 1, 0, None])
def test_toegekend_is_de_som_van_de_maatregelen(toegekend, tmp_path):
    fout = een_fout(Werkboek().zet("aanvragen", 2, toegekend=toegekend), tmp_path, "aanvragen 2 toegekend")
    assert "verwacht €\u00a0350.000, de som van toegekend_bedrag" in fout


def test_een_verlening_noemt_een_bedrag(tmp_path):
    boek = Werkboek().zet("aanvragen", 3, toegekend=None).zet("maatregelen", 4, toegekend_bedrag=0)
    een_fout(boek, tmp_path, "aanvragen 3 toegekend")


@pytest.mark.parametrize("rij", [4, 5, 6, 8, 9])
def test_wat_niet_is_verleend_kent_niets_toe(rij, tmp_path):
    boek = Werkboek().zet("aanvragen", rij, toegekend=10).zet("maatregelen", rij + 1, toegekend_bedrag=10)
    een_fout(boek, tmp_path, f"aanvragen {rij} toegekend")
    boek.zet("aanvragen", rij, toegekend=0).zet("maatregelen", rij + 1, toegekend_bedrag=0)
    assert fouten(boek, tmp_path) == []


def test_een_ingetrokken_verlening_mag_noemen_wat_was_toegekend(tmp_path):
    boek = Werkboek().zet("aanvragen", 7, toegekend=None).zet("maatregelen", 8, toegekend_bedrag=None)
    assert fouten(boek, tmp_path) == []


@pytest.mark.parametrize(
    ("blad", "rij", "kolom", "langst"),
    [("tijdvakken", 2, "naam", 100), ("plafond", 2, "grondslag", 200), ("aanvragen", 3, "naam", 200),
     ("aanvragen", 3, "hoofdaanvrager", 200), ("maatregelen", 3, "naam", 200)],
)  # fmt: skip
def test_een_tekst_past_in_de_database(blad, rij, kolom, langst, tmp_path):
    assert fouten(Werkboek().zet(blad, rij, **{kolom: "x" * langst}), tmp_path) == []
    een_fout(Werkboek().zet(blad, rij, **{kolom: "x" * (langst + 1)}), tmp_path, f"{blad} {rij} {kolom}")


def test_een_plan_van_buiten_het_tijdvak_geeft_geen_tweede_fout_bij_zijn_andere_momenten(tmp_path):
    een_fout(Werkboek().zet("aanvragen", 4, ingediend_op="2014-06-01"), tmp_path, "aanvragen 4 ingediend_op")


def test_een_status_van_voor_de_indiening_geeft_geen_tweede_fout_bij_het_plafond(tmp_path):
    een_fout(Werkboek().zet("aanvragen", 2, status_op="2013-09-01"), tmp_path, "aanvragen 2 status_op")
    een_fout(Werkboek().zet("aanvragen", 8, status_op="2013-09-01"), tmp_path, "aanvragen 8 status_op")
