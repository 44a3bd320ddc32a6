"""The API for people: what can be asked, drawn from its own description."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..api import BASIS, VERSIE
from ..api.uitleg import uitleg


@require_safe
def api(request: HttpRequest) -> HttpResponse:
    """For everyone. No script draws it, so it shows all at once and works under the site's own rules."""
    context = {
        "groepen": uitleg(),
        "basis": f"{settings.ADRES}{BASIS}",
        "versie": VERSIE,
        "beschrijving": f"{BASIS}/openapi.json",
    }
    return render(request, "rapportage/api.html", context)
