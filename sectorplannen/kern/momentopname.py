"""Reading much, as it all was at one moment: what others write meanwhile is not in it, and they do not wait for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

EEN_BEELD = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
"""By itself PostgreSQL shows every next question what was written since the one before."""


@contextmanager
def momentopname() -> Iterator[None]:
    """One transaction in which every question gets the same picture, to read in alone.

    Inside another transaction it is that one's picture: a level can only be chosen at its beginning.
    """
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(EEN_BEELD)
            yield
    else:
        # SQLite: a transaction here takes the lock to write at its start (settings); one that only reads needs none.
        lijn: Any = connections[DEFAULT_DB_ALIAS]
        gewoon, lijn.transaction_mode = lijn.transaction_mode, "DEFERRED"
        try:
            with transaction.atomic():
                yield
        finally:
            lijn.transaction_mode = gewoon
