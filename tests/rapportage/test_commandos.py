"""The command line: exact JSON and nothing else, one Dutch sentence for what cannot be, and every break found."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command, execute_from_command_line
from django.db import connection

from aanvragen.grendels import ALLE_GRENDELS as GRENDELS_AANVRAGEN
from aanvragen.models import Bijlage, Indiening
from beoordeling.grendels import ALLE_GRENDELS as GRENDELS_BEOORDELING
from beoordeling.models import Plafondmutatie
from rapportage import services
from rapportage.grendels import ALLE_GRENDELS as GRENDELS_RAPPORTAGE
from rapportage.management.invoer import Fout
from rapportage.models import RapportSoort
from sectorplannen.kern.models import Gebruiker, Rol
from tests import fabrieken

STAND = ("--tijdvak", "1", "--peildatum", "2014-05-30")


def roep(opdracht: str, *argumenten: str) -> str:
    uit = StringIO()
    call_command(opdracht, *argumenten, stdout=uit, stderr=uit)
    return uit.getvalue()


# --- cijfers ---------------------------------------------------------------------------------------------------------


def test_cijfers_met_json_schrijft_alleen_json(tijdvak):
    fabrieken.verleend()
    uit = json.loads(roep("cijfers", *STAND, "--json"))
    assert uit["cijfers"]["bedrag_verleend"] == {
        "waarde": "350000.00",
        "eenheid": "euro",
        "bron": "boekingen in het grootboek van het plafond tot en met de peildatum",
    }


def test_cijfers_zonder_json_is_leesbaar_en_staat_in_het_gelid(tijdvak):
    fabrieken.verleend()
    regels = roep("cijfers", *STAND).replace("\u00a0", " ").splitlines()
    assert regels[0] == "Eerste tijdvak, stand op 30 mei 2014, einde van de dag"
    cijfers = regels[2:22]
    assert len({len(regel) for regel in cijfers}) == 1
    assert any(regel.split() == ["Verleende", "cofinanciering", "€", "350.000"] for regel in cijfers)
    assert any(regel.strip().startswith("klopt") for regel in regels)


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (("--tijdvak", "7", "--peildatum", "2014-05-30"), "Tijdvak ‘7’ bestaat niet. Bekende tijdvakken: 1."),
        (("--tijdvak", "een", "--peildatum", "2014-05-30"), "Tijdvak ‘een’ bestaat niet."),
        (("--tijdvak", "1", "--peildatum", "30-05-2014"), "‘30-05-2014’ is geen peildatum."),
        (("--tijdvak", "1", "--peildatum", "2014-02-30"), "‘2014-02-30’ is geen peildatum."),
        (("--tijdvak", "1", "--peildatum", "20140530"), "‘20140530’ is geen peildatum."),
        (("--tijdvak", "1"), "Noem de peildatum"),
        (("--peildatum", "2014-05-30"), "Noem het tijdvak"),
    ],
)
def test_verkeerde_invoer_geeft_een_nederlandse_zin(tijdvak, argumenten, zin):
    for opdracht in (("cijfers",), ("rapport", "--uit", "brief.pdf")):
        with pytest.raises(Fout, match=zin[:30].replace(".", r"\.").replace("(", r"\(")):
            roep(opdracht[0], *argumenten, *opdracht[1:])


@pytest.mark.parametrize("opdracht", [("cijfers", *STAND, "--json"), ("demo",)])
def test_een_fout_op_de_opdrachtregel_eindigt_met_status_1_zonder_spoor_van_python(tmp_path, opdracht):
    uit = subprocess.run(
        [sys.executable, "manage.py", *opdracht],
        cwd=settings.BASE_DIR,
        env={"DATABASE_URL": f"sqlite:///{tmp_path}/leeg.sqlite3", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, uit.stdout) == (1, "")
    assert uit.stderr.strip() == "Fout: De database is niet klaar voor gebruik. Voer eerst ‘manage.py migrate’ uit."


@pytest.mark.parametrize(
    ("argumenten", "schrijf"),
    [
        (("importeer",), "importeer BESTAND.xlsx"),
        (("importeer", "een.xlsx", "twee.xlsx"), "importeer BESTAND.xlsx"),
        (("cijfers", "--tijdvak"), "cijfers --tijdvak N --peildatum JJJJ-MM-DD [--json]"),
        (("controleer", "--alles"), "controleer"),
    ],
)
def test_wat_niet_op_de_opdrachtregel_past_geeft_een_nederlandse_regel_en_status_1(capsys, argumenten, schrijf):
    with pytest.raises(SystemExit) as einde:
        execute_from_command_line(["manage.py", *argumenten])
    uit = capsys.readouterr()
    assert (einde.value.code, uit.out) == (1, "")
    assert uit.err == f"Fout: zo kan deze opdracht niet. Schrijf: manage.py {schrijf}\n"


def test_cijfers_neemt_ook_een_getal_en_een_dag_aan(tijdvak):
    uit = StringIO()
    call_command("cijfers", tijdvak=1, peildatum=date(2014, 5, 30), json=True, stdout=uit)
    assert json.loads(uit.getvalue())["peildatum"] == "2014-05-30"


# --- rapport ---------------------------------------------------------------------------------------------------------


def test_rapport_schrijft_een_pdf(tijdvak, tmp_path):
    fabrieken.verleend()
    doel = tmp_path / "brief.pdf"
    assert roep("rapport", *STAND, "--uit", str(doel)).strip() == f"De brief staat in {doel}."
    assert doel.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.glob(".brief*")) == []


@pytest.mark.parametrize(
    ("pad", "zin"), [("", "Noem het bestand"), ("nergens/brief.pdf", "De map .* bestaat niet"), (".", "is een map")]
)
def test_rapport_weigert_een_plek_waar_niet_kan_worden_geschreven(tijdvak, tmp_path, pad, zin):
    with pytest.raises(Fout, match=zin):
        roep("rapport", *STAND, "--uit", str(tmp_path / pad) if pad else "")


# --- controleer ------------------------------------------------------------------------------------------------------


@contextmanager
def zonder_grendels() -> Iterator[None]:
    """The database itself refuses to tamper; here someone has taken its bolts off."""
    grendels = GRENDELS_AANVRAGEN + GRENDELS_BEOORDELING + GRENDELS_RAPPORTAGE
    for grendel in grendels:
        grendel.neem_weg(connection)
    yield
    for grendel in grendels:
        grendel.zet(connection)


def gebroken() -> str:
    uit = StringIO()
    with pytest.raises(Fout, match=r"Er (klopt|kloppen) "):
        call_command("controleer", stdout=uit)
    (regel, *_) = [r for r in uit.getvalue().splitlines() if "KLOPT NIET" in r]
    return regel


@pytest.fixture
def plan(tijdvak):
    return fabrieken.verleend()


def test_controleer_vindt_niets_als_alles_klopt(plan):
    uit = roep("controleer")
    assert uit.splitlines()[-1] == "Alles klopt."
    assert "KLOPT NIET" not in uit


def test_controleer_vindt_een_gat_in_het_grootboek(plan):
    with zonder_grendels():
        Plafondmutatie.objects.filter(volgnummer=2).update(volgnummer=3)
    assert "boeking 3 van tijdvak 1 volgt op nummer 1" in gebroken()


def test_controleer_vindt_ruimte_die_niet_volgt(plan):
    with zonder_grendels():
        Plafondmutatie.objects.filter(volgnummer=2).update(ruimte_na=199_000_000)
    assert "noemt € 199.000.000 ruimte, het moet € 199.650.000 zijn" in gebroken().replace("\u00a0", " ")


def test_controleer_vindt_een_bedrag_dat_niet_in_het_besluit_staat(plan):
    with zonder_grendels():
        Plafondmutatie.objects.filter(volgnummer=2).update(bedrag=300_000, ruimte_na=199_700_000)
    assert "De rijen van tabel 1 zijn samen 1 plan" in gebroken()


def test_controleer_vindt_een_gewijzigde_indiening(plan):
    rij = Indiening.objects.get()
    with zonder_grendels():
        Indiening.objects.update(inhoud=rij.inhoud | {"naam": "Anders"})
    assert "past niet bij het controlegetal" in gebroken()


def test_controleer_vindt_een_verdwenen_indiening(plan):
    fabrieken.ingediend("Tweede")
    fabrieken.ingediend("Derde")
    with zonder_grendels():
        Indiening.objects.get(reeksnummer=2).delete()
    assert "sluit niet aan op de vorige" in gebroken()


def test_controleer_vindt_een_status_die_niet_uit_het_logboek_komt(plan):
    with zonder_grendels():
        plan.gebeurtenissen.order_by("-pk").first().delete()
    assert f"{plan.nummer} heeft status verleend, het logboek zegt ter_besluitvorming" in gebroken()


def test_controleer_vindt_een_gewijzigd_en_een_verdwenen_bestand(plan):
    een, twee = Bijlage.objects.order_by("pk")
    Path(een.bestand.path).write_bytes(b"%PDF-1.4 anders")
    Path(twee.bestand.path).unlink()
    melding = gebroken()
    assert f"‘{een.naam}’ bij {plan.nummer} is niet meer wat het was" in melding
    assert f"‘{twee.naam}’ bij {plan.nummer} is niet te lezen" in melding


def test_controleer_vindt_een_verwisseld_stuk(plan):
    """A file and the hash in its row, changed together, still differ from what was filed."""
    ander = b"%PDF-1.4 anders"
    for bijlage in Bijlage.objects.all():
        Path(bijlage.bestand.path).write_bytes(ander)
    Bijlage.objects.update(sha256=hashlib.sha256(ander).hexdigest())
    assert "is niet het stuk dat is ingediend" in gebroken()


def test_controleer_vindt_een_gewijzigde_brief(plan, tijdvak, petra):
    brief = services.beginnen(RapportSoort.TIJDVAK, tijdvak, fabrieken.BESLOTEN.date(), door=petra)
    call_command("controleer", stdout=StringIO())  # a draft has no file yet, and breaks nothing
    services.aanbieden(brief, verwacht=1, door=petra)
    tweede = Gebruiker.objects.create_user("paul@voorbeeld.nl", rol=Rol.BELEID, naam="Paul")
    brief = services.vaststellen(brief, door=tweede)
    Path(brief.bestand.path).write_bytes(b"%PDF-1.7 anders")
    assert f"brief {brief.pk}" in gebroken()
