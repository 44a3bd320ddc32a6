"""Signed in, or not any more: what was typed meanwhile is kept, and comes back after signing in again on the same page.

With script the browser keeps it (`opslaan.js`). Without, a section that is sent by someone whose session has ended is
put aside in the new, nameless session; signing in keeps that session's content.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.cache import never_cache

from sectorplannen.kern.verzoek import Verzoek

from .tussentijds import geweigerd, is_tussentijds

VAK = "getypt"
GROOTSTE = 500_000
"""Characters. More than the longest plan; what is longer is no form of ours."""

Pagina = Callable[..., HttpResponse]


def ingelogd(pagina: Pagina) -> Pagina:
    """As `login_required`, but nothing that was typed is lost. The page never comes from a cache: it would show old text."""

    @never_cache
    @wraps(pagina)
    def met_inloggen(request: HttpRequest, *args: Any, **opties: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return pagina(request, *args, **opties)
        if is_tussentijds(request):
            return geweigerd("U bent uitgelogd.", status=401)
        if request.method == "POST":
            leg_apart(request)
        return redirect_to_login(request.get_full_path())

    return met_inloggen


def leg_apart(request: HttpRequest) -> None:
    """Keep what was sent, for the page it was sent from; the last one only."""
    inhoud = request.POST.urlencode()
    if len(inhoud) <= GROOTSTE:
        request.session[VAK] = {"pad": request.path, "inhoud": inhoud}


def teruggelegd(request: Verzoek) -> QueryDict | None:
    """What was put aside for this page, once; None where there is nothing."""
    apart = cast("dict[str, str] | None", request.session.get(VAK))
    if request.method != "GET" or not apart or apart["pad"] != request.path:
        return None
    del request.session[VAK]
    return QueryDict(apart["inhoud"])
