"""A database of its own for measuring, gone afterwards: SQLite in a temporary folder, or one made on a PostgreSQL server."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

SERVER = "PRESTATIES_DATABASE_URL"
"""The variable that names a PostgreSQL server on which may be created and dropped: postgresql://user@host:port/"""
VAN_DE_MENS = ("OMGEVING", "DEBUG", "REDIS_URL", "EMAIL_URL", "BESTANDEN_S3", "LOGNIVEAU", "VOORBEELD", "ALLOWED_HOSTS")
"""Settings of whoever measures, that must not colour what is measured."""


@contextmanager
def eigen_omgeving(naam: str = "prestaties", server: str | None = None) -> Iterator[None]:
    """Point the settings at an empty database and an empty folder; both are gone at the end. Before `django.setup`.

    `server`: the PostgreSQL server to make the database on (default: what PRESTATIES_DATABASE_URL names); '' is SQLite.
    """
    for variabele in VAN_DE_MENS:
        os.environ.pop(variabele, None)
    with tempfile.TemporaryDirectory(prefix=f"{naam}-") as map_:
        os.environ["DJANGO_SETTINGS_MODULE"] = "sectorplannen.settings"
        os.environ["BESTANDEN_MAP"] = str(Path(map_) / "bestanden")
        server = os.environ.get(SERVER, "") if server is None else server
        if not server:
            os.environ["DATABASE_URL"] = f"sqlite:///{Path(map_) / f'{naam}.sqlite3'}"
            yield
            return
        with _op_de_server(server, f"{naam}_{os.getpid()}") as adres:
            os.environ["DATABASE_URL"] = adres
            yield


@contextmanager
def _op_de_server(server: str, naam: str) -> Iterator[str]:
    _voer_uit(server, f'CREATE DATABASE "{naam}"')
    try:
        yield urlsplit(server)._replace(path=f"/{naam}").geturl()
    finally:
        _voer_uit(server, f'DROP DATABASE IF EXISTS "{naam}" WITH (FORCE)')


def _voer_uit(server: str, opdracht: str) -> None:
    verbinding = psycopg2.connect(urlsplit(server)._replace(path="/postgres").geturl())
    verbinding.autocommit = True  # a database is not made or dropped inside a transaction
    try:
        with verbinding.cursor() as cursor:
            cursor.execute(opdracht)
    finally:
        verbinding.close()
