"""Where a dry run is made: on SQLite a copy of the database, so that everyone can go on writing in the real one meanwhile."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections


@contextmanager
def op_een_kopie() -> Iterator[None]:
    """What is asked and written in this thread happens in a copy, that is thrown away afterwards.

    SQLite has one lock for all who write, and a large dry run would hold it for as long as it takes. PostgreSQL locks rows,
    and in the midst of a transaction there is nothing whole to copy: there the run is made where one is.
    """
    echt = connections[DEFAULT_DB_ALIAS]
    if echt.vendor != "sqlite" or echt.in_atomic_block:
        yield
        return
    echt.ensure_connection()
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "proef.sqlite3"
        with closing(sqlite3.connect(pad)) as doel:
            echt.connection.backup(doel)
        kopie = echt.copy()
        kopie.settings_dict["NAME"] = str(pad)
        connections[DEFAULT_DB_ALIAS] = kopie
        try:
            yield
        finally:
            connections[DEFAULT_DB_ALIAS] = echt
            kopie.close()
