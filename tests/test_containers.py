"""The containers: every service is guarded, runs as a common user and keeps no secret of its own."""

import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import yaml
from django.conf import settings

from sectorplannen.gezondheid import is_gezond

COMPOSE = yaml.safe_load((settings.BASE_DIR / "docker-compose.yml").read_text())
DIENSTEN = COMPOSE["services"]
EENMALIG = {naam for naam, dienst in DIENSTEN.items() if dienst["restart"].startswith("on-failure")}
OP_VERZOEK = {naam for naam, dienst in DIENSTEN.items() if dienst.get("profiles")}


def test_de_vijf_diensten_zijn_er_en_de_migratie_gaat_vooraf():
    assert set(DIENSTEN) - EENMALIG - OP_VERZOEK == {"web", "worker", "beat", "postgres", "redis"}
    assert {"clamav"} == OP_VERZOEK
    for naam in ("web", "worker", "beat"):
        assert DIENSTEN[naam]["depends_on"]["migratie"]["condition"] == "service_completed_successfully"


@pytest.mark.parametrize("naam", sorted(set(DIENSTEN) - EENMALIG))
def test_elke_dienst_heeft_een_gezondheidscontrole(naam):
    assert DIENSTEN[naam]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


@pytest.mark.parametrize("naam", sorted(DIENSTEN))
def test_geen_dienst_draait_als_root_of_schrijft_buiten_zijn_eigen_plek(naam):
    dienst = DIENSTEN[naam]
    assert dienst["user"].split(":")[0] not in {"0", "root"}
    assert dienst["read_only"] is True
    assert dienst["cap_drop"] == ["ALL"]


@pytest.mark.parametrize("naam", sorted(DIENSTEN))
def test_geheimen_komen_uit_de_omgeving(naam):
    for variabele, waarde in DIENSTEN[naam].get("environment", {}).items():
        if any(
            woord in variabele for woord in ("SECRET_KEY", "PASSWORD", "AUTH", "DATABASE_URL", "REDIS_URL", "EMAIL_URL")
        ):
            assert ":?" in waarde, f"{variabele} has a value that everybody can read."


def test_elke_variabele_van_de_containers_en_de_instellingen_staat_in_het_voorbeeld():
    voorbeeld = (settings.BASE_DIR / ".env.voorbeeld").read_text()
    genoemd = {regel.lstrip("#").split("=")[0] for regel in voorbeeld.splitlines() if "=" in regel}

    assert genoemd >= {naam for dienst in DIENSTEN.values() for naam in dienst.get("environment", {})} - {
        "POSTGRES_USER", "POSTGRES_DB", "REDISCLI_AUTH"
    }  # fmt: skip
    assert genoemd >= set(_gelezen_instellingen())


def _gelezen_instellingen() -> list[str]:
    """The names of the variables that settings.py reads."""
    return re.findall(r"env\.\w+\(\"(\w+)\"", (settings.BASE_DIR / "sectorplannen" / "settings.py").read_text())


def test_het_image_draait_niet_als_root_en_bewaart_geen_geheim():
    regels = (settings.BASE_DIR / "Dockerfile").read_text().splitlines()
    gebruiker = [regel.split()[1] for regel in regels if regel.startswith("USER ")]

    assert gebruiker == ["10001:10001"]
    assert any(regel.startswith("HEALTHCHECK ") for regel in regels)
    assert not [regel for regel in regels if regel.startswith(("ENV", "ARG")) and "SECRET" in regel]


@pytest.fixture
def antwoorder():
    """A real web server that is well under one name only, as a site in production is."""

    class Antwoord(BaseHTTPRequestHandler):
        def do_GET(self):
            goed = self.path == "/gezond/" and self.headers["Host"] == "sectorplannen.voorbeeld.nl"
            self.send_response(200 if goed else 400)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Antwoord) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def test_de_gezondheidscontrole_vraagt_onder_de_naam_van_de_site(antwoorder):
    assert is_gezond(antwoorder, "sectorplannen.voorbeeld.nl")


def test_de_gezondheidscontrole_faalt_op_een_fout_of_stilte(antwoorder):
    assert not is_gezond(antwoorder, "127.0.0.1")
    with pytest.raises(ConnectionRefusedError):
        is_gezond(1, "sectorplannen.voorbeeld.nl")
