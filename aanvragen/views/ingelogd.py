"""Signed in, or not any more: what was typed meanwhile is kept, and comes back after signing in again on the same page.

With script the browser keeps it (`opslaan.js`). Without, a section that is sent by someone whose session has ended is
put aside in the new, nameless session; signing in keeps that session's content.
"""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.views.decorators.cache import never_cache

from sectorplannen.kern.datums import tijd_nl
from sectorplannen.kern.verzoek import Verzoek

from .tussentijds import geweigerd, is_tussentijds

VAK = "getypt"
GROOTSTE = 500_000
"""Characters. More than the longest plan; what is longer is no form of ours."""
WIE = "wie"
"""By which name a form says who opened it: what one typed is never shown to, or saved as, another."""

Pagina = Callable[..., HttpResponse]


def ingelogd(pagina: Pagina) -> Pagina:
    """As `login_required`, but nothing that was typed is lost. The page never comes from a cache: it would show old text."""

    @never_cache
    @wraps(pagina)
    def met_inloggen(request: HttpRequest, *args: object, **opties: object) -> HttpResponse:
        if is_tussentijds(request):
            return _tussentijds(pagina, request, *args, **opties)
        if request.user.is_authenticated:
            return pagina(request, *args, **opties)
        if request.method == "POST":
            leg_apart(request)
        return redirect_to_login(request.get_full_path())

    return met_inloggen


def _tussentijds(pagina: Pagina, request: HttpRequest, *args: object, **opties: object) -> HttpResponse:
    """For the page itself, that cannot follow a way to sign in nor read a page of refusal: the same, in a word."""
    if not request.user.is_authenticated or request.POST.get(WIE, str(request.user.pk)) != str(request.user.pk):
        return geweigerd("U bent uitgelogd.", status=401)
    try:
        return pagina(request, *args, **opties)
    except PermissionDenied as fout:
        return geweigerd(str(fout), status=403)
    except Http404:
        return geweigerd("Dit onderdeel is er niet meer.", status=404)


def leg_apart(request: HttpRequest) -> None:
    """Keep what was sent, for the page it was sent from; the last one only."""
    inhoud = request.POST.urlencode()
    if len(inhoud) <= GROOTSTE:
        request.session[VAK] = {"pad": request.get_full_path(), "inhoud": inhoud, "om": tijd_nl(timezone.now())}


def ligt_apart(request: Verzoek) -> QueryDict | None:
    """What was put aside for this page and this person, and stays so; `teruggezet` in it says when it was sent."""
    apart = cast("dict[str, str] | None", request.session.get(VAK))
    if request.method != "GET" or is_tussentijds(request) or not apart or apart["pad"] != request.get_full_path():
        return None
    inhoud = QueryDict(apart["inhoud"], mutable=True)
    inhoud["teruggezet"] = apart["om"]
    return inhoud if inhoud.get(WIE, str(request.user.pk)) == str(request.user.pk) else None


def teruggelegd(request: Verzoek) -> QueryDict | None:
    """What was put aside for this page, once; None where there is nothing."""
    inhoud = ligt_apart(request)
    if inhoud is not None:
        del request.session[VAK]
    return inhoud
