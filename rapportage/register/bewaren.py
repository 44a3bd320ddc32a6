"""What is kept in the cache for the register. Without the cache everything is made anew, and every page still works."""

from __future__ import annotations

import logging
from typing import Any

from django.core.cache import cache

log = logging.getLogger(__name__)


def haal(sleutel: str) -> Any:
    """What was kept; None where there is nothing."""
    try:
        return cache.get(sleutel)
    except Exception:
        log.warning("The cache is away: the register is made anew.")
        return None


def zet(sleutel: str, waarde: Any, seconden: int) -> None:
    """Keep something."""
    try:
        cache.set(sleutel, waarde, seconden)
    except Exception:
        log.warning("The cache is away: nothing of the register is kept.")


def houd(sleutel: str, waarde: Any, seconden: int | None, *, zonder: Any) -> Any:
    """What was kept under this key first, which is `waarde` where nothing was; without the cache `zonder`."""
    try:
        return cache.get_or_set(sleutel, waarde, seconden) or waarde
    except Exception:
        log.warning("The cache is away: the register is made anew.")
        return zonder
