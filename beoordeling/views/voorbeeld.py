"""A letter as it would go out, shown in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from aanvragen.models import Aanvraag

from .. import services
from ..models import Bezwaar


def voorbeeld(dienst: Callable[..., Any], over: Aanvraag | Bezwaar, **argumenten: Any) -> HttpResponse:
    """The letter that a service would write, as PDF; nothing happens. Raises Weigering as the service does."""
    brief = services.voorbeeldbrief(dienst, over, **argumenten)
    return HttpResponse(brief, "application/pdf", headers={"Content-Disposition": "inline; filename=voorbeeld.pdf"})
