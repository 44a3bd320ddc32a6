"""Two lines to one database: what the second writes while the first reads. Run by itself it prints what came of it."""

import json
from typing import Any

import django


def proef() -> dict[str, Any]:
    """Read, let another write, read again in the same picture, and read once more after it."""
    from django.db import connection

    from sectorplannen.kern.momentopname import momentopname

    def tel() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT COUNT(*) FROM proef_beeld")
            return int(cursor.fetchone()[0])

    ander: Any = connection.copy()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE proef_beeld (nummer integer)")
    try:
        with momentopname():
            voor = tel()
            with ander.cursor() as cursor:
                cursor.execute("INSERT INTO proef_beeld VALUES (1)")
            erin = tel()
        return {"voor": voor, "erin": erin, "erna": tel(), "stand": getattr(connection, "transaction_mode", "")}
    finally:
        ander.close()
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE proef_beeld")


if __name__ == "__main__":
    django.setup()
    print(json.dumps(proef()))  # noqa: T201
