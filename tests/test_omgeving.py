"""The environment: a wrong value is an error at start that names its variable, and SQLite runs as the design says.

Settings are read once per process, so each question gets a process of its own, with no variable but what the test sets.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

PRODUCTIE = {
    "OMGEVING": "productie",
    "SECRET_KEY": "p" * 60,
    "ALLOWED_HOSTS": "sectorplannen.voorbeeld.nl",
    "EMAIL_URL": "console://",
}


def start(programma: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a fresh Python with Django's settings and only these variables."""
    schoon = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "sectorplannen.settings", **omgeving}
    opdracht = [sys.executable, "-c", programma]
    return subprocess.run(
        opdracht, cwd=settings.BASE_DIR, env=schoon, capture_output=True, text=True, check=False, timeout=60
    )


def instelling(naam: str, **omgeving: str) -> str:
    """The value of one setting, in words."""
    uitkomst = start(f"from django.conf import settings; print(settings.{naam})", **omgeving)
    assert uitkomst.returncode == 0, uitkomst.stderr
    return uitkomst.stdout.strip()


@pytest.mark.parametrize(
    ("variabele", "waarde"),
    [
        ("OMGEVING", "acceptatie"),
        ("DEBUG", "ja-misschien"),
        ("SECURE_SSL_REDIRECT", "soms"),
        ("CSRF_TRUSTED_ORIGINS", "sectorplannen.voorbeeld.nl"),
        ("DATABASE_URL", "mysql://root@localhost/sectorplannen"),
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "postgresql://localhost"),
        ("DATABASE_URL", "postgresql://localhost:poort/sectorplannen"),
        ("REDIS_URL", "http://localhost:6379/0"),
        ("REDIS_URL", "redis:///0"),
        ("REDIS_URL", "localhost:6379"),
        ("EMAIL_URL", "postduif://til"),
        ("BESTANDEN_S3", "ftp://bestanden"),
        ("BESTANDEN_MAP", "/dev/null/bestanden"),
        ("CLAMAV_URL", "clamav:3310"),
        ("CLAMAV_URL", "http://clamav:3310"),
        ("CLAMAV_URL", "tcp://clamav"),
        ("CLAMAV_URL", "tcp://:3310"),
        ("CLAMAV_URL", "tcp://clamav:poort"),
        ("CLAMAV_URL", "tcp://clamav:3310/scan"),
        ("CLAMAV_URL", "unix://run/clamd.sock"),
        ("CLAMAV_URL", "unix:///"),
        ("BIJLAGE_MAX_MB", "veel"),
        ("BIJLAGE_MAX_MB", "0"),
        ("LOGNIVEAU", "HARD"),
        ("ADRES", "sectorplannen.voorbeeld.nl"),
        ("AANKOMST_VAN_PROXY", "misschien"),
    ],
)
def test_een_verkeerde_waarde_is_een_fout_die_de_variabele_noemt(variabele, waarde):
    uitkomst = start("import django; django.setup()", **{variabele: waarde})

    assert uitkomst.returncode != 0
    assert variabele in uitkomst.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("variabele", "waarde"),
    [
        ("SECRET_KEY", "alleen-voor-ontwikkeling-niet-in-productie"),
        ("SECRET_KEY", "te-kort"),
        ("SECRET_KEY", ""),
        ("DEBUG", "true"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "sectorplannen.voorbeeld.nl,*"),
        ("ALLOWED_HOSTS", ""),
    ],
)
def test_productie_weigert_te_starten_zoals_op_een_ontwikkelmachine(variabele, waarde):
    uitkomst = start("import django; django.setup()", **{**PRODUCTIE, variabele: waarde})

    assert uitkomst.returncode != 0
    assert variabele in uitkomst.stderr.splitlines()[-1]


def test_productie_weigert_te_starten_zonder_eigen_geheim():
    uitkomst = start("import django; django.setup()", OMGEVING="productie", ALLOWED_HOSTS="sectorplannen.voorbeeld.nl")

    assert uitkomst.returncode != 0
    assert "SECRET_KEY" in uitkomst.stderr.splitlines()[-1]


def test_productie_start_met_eigen_geheim_en_namen_en_alleen_over_https():
    namen = ("PRODUCTIE", "DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    uitkomst = start(f"from django.conf import settings as s; print(*(getattr(s, n) for n in {namen}))", **PRODUCTIE)

    assert uitkomst.stdout.split() == ["True", "False", "True", "True", "True"], uitkomst.stderr


def test_zonder_enige_variabele_draait_het_op_deze_machine_alleen():
    assert instelling("DATABASES['default']['NAME']") == str(settings.BASE_DIR / "var" / "sectorplannen.sqlite3")
    assert instelling("DEBUG") == "False"
    assert instelling("REDIS_URL") == ""


def test_postgresql_en_redis_komen_uit_de_omgeving():
    assert "postgresql" in instelling("DATABASES['default']['ENGINE']", DATABASE_URL="postgresql://u:w@db:5432/naam")
    assert instelling("CELERY_BROKER_URL", REDIS_URL="redis://redis:6379/0") == "redis://redis:6379/0"


@pytest.mark.parametrize("adres", ["", "tcp://clamav:3310", "tcp://[::1]:3310", "unix:///run/clamav/clamd.ctl"])
def test_de_virusscanner_komt_uit_de_omgeving_of_is_er_niet(adres):
    assert instelling("CLAMAV_URL", **({"CLAMAV_URL": adres} if adres else {})) == adres


PRAGMAS = """
import django
django.setup()
from django.db import connection, transaction
def vraag(pragma):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
vragen = [vraag(p) for p in ("journal_mode", "foreign_keys", "busy_timeout")]
gezien = []
connection.ensure_connection()
connection.connection.set_trace_callback(gezien.append)
with transaction.atomic():
    pass
print(*vragen, *gezien, sep="|")
"""


def test_sqlite_draait_met_wal_immediate_en_vreemde_sleutels(tmp_path: Path):
    uitkomst = start(PRAGMAS, DATABASE_URL=f"sqlite:///{tmp_path / 'proef.sqlite3'}")

    assert uitkomst.stdout.strip() == "wal|1|20000|BEGIN IMMEDIATE|COMMIT", uitkomst.stderr
    assert (tmp_path / "proef.sqlite3").exists()
