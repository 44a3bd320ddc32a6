"""Which of the many times that a walk is made is made on both databases."""

from collections.abc import Iterable
from typing import Any

import pytest


def een_op_beide(*op_beide: Any, rest: Iterable[Any]) -> list[Any]:
    """Values to walk with: these on every database, so that all that is asked is asked there too; the rest on one.

    Who looks, or in which status a plan is, changes what a page says and not what a database can do with a question.
    """
    return [*op_beide, *(pytest.param(w, marks=pytest.mark.een_database) for w in rest if w not in op_beide)]
