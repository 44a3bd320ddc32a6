"""How pages for everyone are answered: with their mark, so that who has one asks at no cost whether it is still so.

A visitor without a session gets a page that may be kept, made once for all such visitors; who signed in gets an own one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, parse_etags, quote_etag

from ..register import bewaren, stempel

LEEFTIJD = 60
"""Seconds for which a page of the register may be shown without asking."""
BEWAARD = 600
"""Seconds for which a made page is kept here."""
HOOGSTENS = 400_000
"""Bytes. A longer answer is made anew: what is kept must not fill the memory."""
View = Callable[..., HttpResponseBase]


def openbaar(view: View) -> View:
    """A page or file of the register: ETag, Last-Modified, a short life in caches, and 304 where nothing changed."""

    @wraps(view)
    def antwoord(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_bezoeker(request):
            eigen = view(request, *args, **kwargs)
            eigen.headers["Cache-Control"] = "private, no-cache"
            return eigen
        stand = stempel.van_paginas()
        sleutel = hashlib.sha256(f"{stand}{request.get_full_path()}".encode()).hexdigest()[:32]
        sinds, etag = stempel.sinds(stempel.PAGINAS, stand), quote_etag(sleutel)
        klaar = _gelijk(request, etag) or _gemaakt(request, sleutel, lambda: view(request, *args, **kwargs))
        if klaar.status_code == 200 and (gelijk := get_conditional_response(request, etag, int(sinds.timestamp()))):
            klaar.close()
            klaar = gelijk
        if klaar.status_code in {200, 304}:
            klaar.headers["ETag"] = etag
            klaar.headers["Last-Modified"] = http_date(sinds.timestamp())
            klaar.headers["Cache-Control"] = f"public, max-age={LEEFTIJD}"
        patch_vary_headers(klaar, ["Cookie"])
        return klaar

    return antwoord


def _gelijk(request: HttpRequest, etag: str) -> HttpResponseBase | None:
    """Not changed, for who names this very mark: nobody has that but of a page that was there. Anything else is made first."""
    gehad = parse_etags(request.headers.get("If-None-Match", ""))
    return HttpResponseNotModified() if {etag, f"W/{etag}"} & set(gehad) else None


def is_bezoeker(request: HttpRequest) -> bool:
    """Whether a page would be the same for everyone: no session, and no message that waits to be shown."""
    return settings.SESSION_COOKIE_NAME not in request.COOKIES and "messages" not in request.COOKIES


def _gemaakt(request: HttpRequest, sleutel: str, maak: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The answer as it was made before, or made now and kept where it is a whole and not too long.

    What is searched is made every time: of questions there is no end, and all answers would fill the memory.
    """
    if request.META.get("QUERY_STRING"):
        return maak()
    bewaard = bewaren.haal(f"register:pagina:{sleutel}")
    if bewaard:
        inhoud, koppen = bewaard
        return HttpResponse(inhoud, headers=koppen)
    nieuw = maak()
    if isinstance(nieuw, HttpResponse) and nieuw.status_code == 200 and len(nieuw.content) <= HOOGSTENS:
        bewaren.zet(f"register:pagina:{sleutel}", (nieuw.content, dict(nieuw.headers)), BEWAARD)
    return nieuw
