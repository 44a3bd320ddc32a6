"""What the site answers before the door of the API is reached, such as to a host that it is not, speaks as the API does."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from . import VERSIE, fouten

ONDER = "/api/"
"""Everything below this address is the API; the address itself is a page for people."""


class Buitendeur:
    """Middleware: every answer below `/api/` carries the version, and whatever refuses is problem+json (regels 5)."""

    def __init__(self, verder: Callable[[HttpRequest], HttpResponse]) -> None:
        self.verder = verder

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the rest of the site does, in the API's own form."""
        antwoord = self.verder(request)
        if request.path_info.startswith(ONDER) and request.path_info != ONDER:
            if antwoord.status_code >= 400 and antwoord.headers.get("Content-Type") != fouten.MEDIATYPE:
                antwoord = _probleem(antwoord.status_code)
            antwoord["API-Version"] = VERSIE
        return antwoord


def _probleem(status: int) -> HttpResponse:
    if status >= 500:
        return fouten.antwoord(500, "Dat ligt aan ons. Probeer het later nog eens.")
    return fouten.antwoord(status if status in fouten.TITELS else 400, "De site neemt deze vraag zo niet aan.")
