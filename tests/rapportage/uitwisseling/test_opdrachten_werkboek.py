"""The commands, as someone at a terminal meets them: exit status, and what goes to which stream."""

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from aanvragen.models import Aanvraag
from tests.rapportage.uitwisseling.werkboek import Werkboek, plaatsen

pytestmark = pytest.mark.django_db


@pytest.fixture
def manage(capsys, monkeypatch):
    """Run a command; gives exit status, standard output and standard error.

    Django closes the database when a command ends; here the test goes on with it.
    """
    monkeypatch.setattr("django.core.management.base.connections.close_all", lambda: None)

    def voer_uit(*woorden: object) -> tuple[int, str, str]:
        status, gezegd = 0, ""
        try:
            call_command(*map(str, woorden))
        except CommandError as weigering:
            status, gezegd = (
                weigering.returncode,
                f"{type(weigering).__name__}: {weigering}\n",
            )  # as manage.py prints it
        except SystemExit as einde:
            status = int(einde.code or 0)
        uit = capsys.readouterr()
        return status, uit.out, uit.err + gezegd

    return voer_uit


def test_importeer_zegt_in_een_regel_wat_is_overgenomen(manage, tmp_path):
    assert manage("importeer", Werkboek().bewaar(tmp_path / "plannen.xlsx")) == (
        0,
        "Overgenomen uit plannen.xlsx: 2 tijdvakken, 3 boekingen op het plafond, 9 aanvragen, 10 maatregelen en "
        "3 keer realisatie.\n",
        "",
    )


def test_importeer_zet_elke_fout_op_een_regel_en_neemt_niets_over(manage, tmp_path):
    boek = Werkboek().zet("aanvragen", 2, status="ja").zet("maatregelen", 3, thema="z").zet("plafond", 3, bedrag="=1")
    status, uit, fout = manage("importeer", boek.bewaar(tmp_path / "plannen.xlsx"))
    assert status == 1
    assert plaatsen(fout.splitlines()) == ["plafond 3 bedrag", "aanvragen 2 status", "maatregelen 3 thema"]
    assert uit == "Niets overgenomen uit plannen.xlsx: 3 fouten.\n"
    assert not Aanvraag.objects.exists()


@pytest.mark.parametrize(("naam", "inhoud"), [("weg.xlsx", None), ("geen.xlsx", "tekst"), ("lijst.csv", "a;b")])
def test_importeer_zegt_in_een_zin_wat_er_met_het_bestand_is(naam, inhoud, manage, tmp_path):
    if inhoud:
        (tmp_path / naam).write_text(inhoud)
    status, uit, fout = manage("importeer", tmp_path / naam)
    assert (status, uit, len(fout.splitlines())) == (1, "", 1)
    assert naam in fout
    assert "Traceback" not in fout


def test_exporteer_schrijft_de_stand_op_een_dag(manage, tmp_path):
    manage("importeer", Werkboek().bewaar(tmp_path / "in.xlsx"))
    status, uit, fout = manage("exporteer", tmp_path / "uit.xlsx", "--peildatum", "2014-03-03")
    assert (status, fout) == (0, "")
    assert uit.startswith("De stand op 3 maart 2014 staat in ")
    assert load_workbook(tmp_path / "uit.xlsx")["aanvragen"].max_row == 9


def test_exporteer_zonder_peildatum_is_vandaag_en_overschrijft(manage, tmp_path):
    manage("importeer", Werkboek().bewaar(tmp_path / "in.xlsx"))
    (tmp_path / "uit.xlsx").write_text("oud")
    assert manage("exporteer", tmp_path / "uit.xlsx")[0] == 0
    assert load_workbook(tmp_path / "uit.xlsx")["aanvragen"].max_row == 10
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["in.xlsx", "uit.xlsx"]


@pytest.mark.parametrize("peildatum", ["30-05-2014", "2014-02-30", "morgen", ""])
def test_exporteer_weigert_een_peildatum_die_geen_dag_is(peildatum, manage, tmp_path):
    status, uit, fout = manage("exporteer", tmp_path / "uit.xlsx", f"--peildatum={peildatum}")
    assert (status, uit, len(fout.splitlines())) == (1, "", 1)
    assert not (tmp_path / "uit.xlsx").exists()


def test_exporteer_weigert_een_map_die_er_niet_is(manage, tmp_path):
    status, _, fout = manage("exporteer", tmp_path / "weg" / "uit.xlsx")
    assert (status, len(fout.splitlines())) == (1, 1)
