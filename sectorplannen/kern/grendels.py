"""Triggers: what has been written down stays written down. The same rules on SQLite and on PostgreSQL.

A grendel (bolt) refuses a kind of change to a table; `voorwaarde` narrows it to the rows for which an SQL condition on
OLD or NEW holds. Migrations set them; tests that must empty the tables take them off for a moment.

SQLite changes a table by building it anew, and its triggers go with the old one. So every later migration of an app
with grendels begins with `los(GRENDELS)` and ends with `operatie(GRENDELS)`; a test sees to it that all are there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import migrations

Stap = Callable[[Any, Any], None]


@dataclass(frozen=True)
class Grendel:
    """One trigger: name, table, UPDATE, DELETE or INSERT, what it says, and for which rows."""

    naam: str
    tabel: str
    bij: str
    melding: str
    voorwaarde: str = "1 = 1"

    def zet(self, connection: Any) -> None:
        """Put the trigger on."""
        sql = self._postgresql() if connection.vendor == "postgresql" else self._sqlite()
        with connection.cursor() as cursor:
            for opdracht in sql:
                cursor.execute(opdracht)

    def neem_weg(self, connection: Any) -> None:
        """Take the trigger off."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {self.naam} ON {self.tabel}")
                cursor.execute(f"DROP FUNCTION IF EXISTS {self.naam}()")
            else:
                cursor.execute(f"DROP TRIGGER IF EXISTS {self.naam}")

    def _sqlite(self) -> list[str]:
        return [
            f"CREATE TRIGGER IF NOT EXISTS {self.naam} BEFORE {self.bij} ON {self.tabel} FOR EACH ROW WHEN {self.voorwaarde} "
            f"BEGIN SELECT RAISE(ABORT, '{self.melding}'); END"
        ]

    def _postgresql(self) -> list[str]:
        return [
            f"CREATE OR REPLACE FUNCTION {self.naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {self.voorwaarde} THEN "
            f"RAISE EXCEPTION '{self.melding}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            f"RETURN {'OLD' if self.bij == 'DELETE' else 'NEW'}; END $$",
            f"DROP TRIGGER IF EXISTS {self.naam} ON {self.tabel}",
            f"CREATE TRIGGER {self.naam} BEFORE {self.bij} ON {self.tabel} FOR EACH ROW EXECUTE FUNCTION {self.naam}()",
        ]


def operatie(grendels: tuple[Grendel, ...]) -> migrations.RunPython:
    """A reversible migration step that puts these triggers on."""
    zet, neem_weg = _heen_en_terug(grendels)
    return migrations.RunPython(zet, neem_weg)


def los(grendels: tuple[Grendel, ...]) -> migrations.RunPython:
    """A reversible migration step that takes these triggers off, before a change of their tables."""
    zet, neem_weg = _heen_en_terug(grendels)
    return migrations.RunPython(neem_weg, zet)


def _heen_en_terug(grendels: tuple[Grendel, ...]) -> tuple[Stap, Stap]:
    def zet(apps: Any, schema_editor: Any) -> None:
        for grendel in grendels:
            grendel.zet(schema_editor.connection)

    def neem_weg(apps: Any, schema_editor: Any) -> None:
        for grendel in grendels:
            grendel.neem_weg(schema_editor.connection)

    return zet, neem_weg
