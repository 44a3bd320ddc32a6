"""Rules of the building itself: what may stand where. Each says what to do instead."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from aanvragen.statussen import diagram
from tests.conftest import GRENDELS

WORTEL = Path(__file__).parent.parent
APPS = ("aanvragen", "beoordeling", "rapportage", "sectorplannen")


def _bronnen(*soorten: str) -> list[Path]:
    bestanden = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=WORTEL,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [
        WORTEL / b
        for b in bestanden
        if Path(b).suffix in soorten and not b.startswith("static/vendor/") and (WORTEL / b).exists()
    ]


def _python(*, tests: bool = False) -> list[Path]:
    return [
        b for b in _bronnen(".py") if "migrations" not in b.parts and (tests or b.relative_to(WORTEL).parts[0] in APPS)
    ]


def test_status_wordt_alleen_in_overgang_geschreven():
    fout = []
    for bestand in _python():
        if bestand.relative_to(WORTEL).parts[0] == "sectorplannen" or bestand.name == "overgang.py":
            continue
        for knoop in ast.walk(ast.parse(bestand.read_text())):
            doelen = (
                knoop.targets
                if isinstance(knoop, ast.Assign)
                else [knoop.target]
                if isinstance(knoop, ast.AugAssign)
                else []
            )
            if any(isinstance(doel, ast.Attribute) and doel.attr == "status" for doel in doelen):
                fout.append(f"{bestand.relative_to(WORTEL)}:{knoop.lineno}")
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute) and knoop.func.attr == "update":
                fout += [f"{bestand.relative_to(WORTEL)}:{knoop.lineno}" for k in knoop.keywords if k.arg == "status"]
    assert fout == [], "Write a service with `overgang`."


def test_geen_bestand_is_langer_dan_400_regels():
    lang = {
        str(b.relative_to(WORTEL)): n
        for b in [*_python(tests=True), *_bronnen(".html", ".css", ".js")]
        if (n := len(b.read_text().splitlines())) > 400
    }
    assert lang == {}, "Split by question, not by size."


def test_geen_float_voor_geld():
    fout = [
        f"{b.relative_to(WORTEL)}:{k.lineno}"
        for b in _python()
        if b.name in {"geld.py", "plafond.py", "cijfers.py", "controles.py", "besluiten.py", "overnemen.py"}
        for k in ast.walk(ast.parse(b.read_text()))
        if isinstance(k, ast.Call) and isinstance(k.func, ast.Name) and k.func.id == "float"
    ]
    assert fout == []


def test_geen_losse_eindjes_in_de_code():
    patroon = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|raise NotImplemented" r"Error)\b|pytest\.mark\.(skip|xfail)")
    fout = [
        f"{b.relative_to(WORTEL)}: {m.group()}"
        for b in [*_python(tests=True), *_bronnen(".html")]
        if (m := patroon.search(b.read_text()))
    ]
    assert fout == []


def test_geen_opmaak_of_script_in_paginas():
    """The content policy forbids it, and the theme is the one home of how things look."""
    fout = [
        str(b.relative_to(WORTEL))
        for b in _bronnen(".html")
        if "brief" not in b.parts
        and b.name != "brief.html"
        and re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", b.read_text())
    ]
    assert fout == []


def test_geen_bestand_heet_utils_of_helpers():
    assert [b.name for b in _python(tests=True) if b.stem in {"utils", "helpers", "util", "misc"}] == []


def test_geen_eigen_signalen_voor_de_gang_van_zaken():
    fout = [
        str(b.relative_to(WORTEL))
        for b in _python()
        if re.search(r"import.*\b(post_save|pre_save|receiver)\b", b.read_text())
    ]
    assert fout == []


def test_publieke_functies_in_de_huizen_van_regels_hebben_een_docstring():
    namen = {
        "services",
        "toegang.py",
        "overgang.py",
        "volledigheid",
        "plafond.py",
        "termijnen.py",
        "cijfers.py",
        "controles.py",
        "geld.py",
    }
    fout = [
        f"{b.relative_to(WORTEL)}: {k.name}"
        for b in _python()
        if namen & set(b.relative_to(WORTEL).parts) and "commands" not in b.parts
        for k in ast.parse(b.read_text()).body
        if isinstance(k, ast.FunctionDef | ast.ClassDef) and not k.name.startswith("_") and ast.get_docstring(k) is None
    ]
    assert fout == []


@pytest.mark.django_db
def test_modellen_en_migraties_zijn_gelijk():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migraties_hebben_een_naam_en_kunnen_terug():
    lader = MigrationLoader(None)
    for (app, naam), migratie in lader.disk_migrations.items():
        if app in {"kern", "aanvragen", "beoordeling", "rapportage"}:
            assert "auto_" not in naam, f"{app}.{naam}: give it a name."
            assert all(o.reversible for o in migratie.operations), f"{app}.{naam} cannot be taken back."


def test_leesmij_tekent_de_levensloop_uit_statussen():
    assert diagram() in (WORTEL / "README.md").read_text(), "Run `manage.py levensloop` and paste it into the README."


def test_bovenste_laag_is_zoals_afgesproken():
    mag = {
        "manage.py", "sectorplannen", "aanvragen", "beoordeling", "rapportage", "templates", "static", "fixtures", "tests",
        "pyproject.toml", "docker-compose.yml", "README.md", "requirements.lock", "Makefile", "Dockerfile",
    }  # fmt: skip
    namen = subprocess.run(
        ["git", "ls-files"], cwd=WORTEL, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    bovenste = {n.split("/")[0] for n in namen}
    assert {n for n in bovenste if not n.startswith(".")} - mag == set()


def test_slotbestand_noemt_geen_index_en_elke_regel_een_hash():
    tekst = (WORTEL / "requirements.lock").read_text()
    assert "://" not in tekst
    pakketten = re.findall(r"^([a-z0-9._\[\]-]+==\S+.*(?:\n    .*)*)", tekst, re.MULTILINE)
    assert len(pakketten) > 50
    assert all("--hash=sha256:" in pakket for pakket in pakketten)


@pytest.mark.django_db
def test_elke_grendel_zit_op_de_database():
    """SQLite builds a table anew when a migration changes it, and its triggers are gone: `los` before, `operatie` after."""
    vraag = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger",
    }
    with connection.cursor() as cursor:
        cursor.execute(vraag[connection.vendor])
        aanwezig = {rij[0] for rij in cursor.fetchall()}
    assert {g.naam for g in GRENDELS} - aanwezig == set()
