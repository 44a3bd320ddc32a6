"""Who is sent to a page first (to make an organisation known, to begin a plan) comes back by `?next=` in the address."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

NAAM = "next"


def vervolg(request: HttpRequest) -> str:
    """The page of this site to go on to, or nothing; an address of another site is none, nor a word that is no address."""
    adres = request.POST.get(NAAM) or request.GET.get(NAAM) or ""
    goed = url_has_allowed_host_and_scheme(adres, {request.get_host()}, require_https=request.is_secure())
    return adres if goed and adres.startswith("/") else ""


def met_vervolg(adres: str, verder: str) -> str:
    """An address that goes on to `verder` when it is done; as it is where there is no such page."""
    return f"{adres}?{urlencode({NAAM: verder})}" if verder else adres


def ga_verder(request: HttpRequest, anders: str, **gegevens: str) -> HttpResponse:
    """Redirect to where the person was, with `gegevens` in the address; else to `anders`, a name or an address."""
    if not (verder := vervolg(request)):
        return redirect(anders)
    erbij = urlencode(gegevens)
    return redirect(f"{verder}{'&' if '?' in verder else '?'}{erbij}" if erbij else verder)
