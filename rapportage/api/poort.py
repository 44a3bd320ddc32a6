"""The door before the API: every answer under `/api/` comes through here; its version is set by `buitendeur`."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, URLResolver
from django.urls.resolvers import RegexPattern
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import ValidationError

from ..models import Peiling
from ..register import stempel
from . import BASIS, bronnen, fouten, specificatie
from .bladen import MEDIATYPE
from .eindpunten import api
from .fouten import GeenAntwoord

LEEFTIJD = 60
"""Seconds for which an answer may be used without asking."""
METHODEN = "GET, HEAD, OPTIONS"
VOORSTUK = f"{BASIS.removeprefix('/api/')}/"
BESCHRIJVING = "openapi.json"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Link",
}
VOORAF = {
    "Access-Control-Allow-Methods": METHODEN,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
"""What a browser asks before it lets another site's page read here."""
logboek = logging.getLogger("rapportage.api")
_wegen = URLResolver(RegexPattern(r""), api.urls[0])


@csrf_exempt  # nothing is written here: another method is refused with a problem, not with the page about forms
def poort(request: HttpRequest, pad: str) -> HttpResponse:
    """Every address under `/api/`: an answer, or a problem that says why there is none."""
    try:
        antwoord = _antwoord(request, pad)
    except GeenAntwoord as geen:
        antwoord = fouten.antwoord(geen.status, geen.detail)
    except SuspiciousOperation:
        antwoord = fouten.antwoord(400, "De vraag is te lang of heeft een vorm die niet kan.")
    except Exception:
        logboek.exception("The API failed at %r", pad)
        antwoord = fouten.antwoord(500, "Dat ligt aan ons. Probeer het later nog eens.")
    for kop, waarde in CORS.items():
        antwoord[kop] = waarde
    if antwoord.status_code >= 400:
        antwoord["Cache-Control"] = "no-store"
    if request.method == "HEAD" and antwoord.status_code != 304:
        antwoord["Content-Length"] = str(len(antwoord.content))
        antwoord.content = b""
    return antwoord


def _antwoord(request: HttpRequest, pad: str) -> HttpResponse:
    weg, maak = _zoek_weg(pad)
    if request.method == "OPTIONS":
        antwoord = HttpResponse(status=204, headers={"Allow": METHODEN, **VOORAF})
        del antwoord["Content-Type"]
        return antwoord
    if request.method not in {"GET", "HEAD"}:
        geweigerd = fouten.antwoord(405, f"Hier kan alleen worden gelezen, met {METHODEN}.")
        geweigerd["Allow"] = METHODEN
        return geweigerd
    if not request.accepts(MEDIATYPE):
        raise GeenAntwoord(406, f"Hier komt alleen {MEDIATYPE}.")
    vreemd = fouten.vreemde_sleutels(request, specificatie.sleutels(weg) if weg else [])
    if vreemd:
        return fouten.op_fouten([*vreemd, *_fouten_van(request, maak)])
    etag = _etag(request)
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        onveranderd = HttpResponse(status=304)
        del onveranderd["Content-Type"]
        return _met_kenmerk(onveranderd, etag)
    try:
        return _met_kenmerk(maak(request), etag)
    except ValidationError as fout:
        return fouten.op_fouten(fouten.uit_validatie(fout.errors))


def _zoek_weg(pad: str) -> tuple[str, Callable[[HttpRequest], HttpResponse]]:
    """The address as the description names it (nothing for the description itself), and how its answer is made."""
    if pad == f"{VOORSTUK}{BESCHRIJVING}":
        return "", _beschrijving
    if pad.endswith("/"):
        raise GeenAntwoord(404, "Een adres van deze API eindigt niet op een schuine streep.")
    try:
        gevonden = _wegen.resolve(pad.removeprefix(VOORSTUK) if pad.startswith(VOORSTUK) else "/")
    except Resolver404:
        raise GeenAntwoord(404, f"Dit adres bestaat niet. Wat er is, staat in {BASIS}/{BESCHRIJVING}.") from None

    def maak(request: HttpRequest) -> HttpResponse:
        # To the operation asking only for the head is the same; the door leaves the rest out.
        methode, request.method = request.method, "GET"
        try:
            return gevonden.func(request, **gevonden.kwargs)
        finally:
            request.method = methode

    return f"/{gevonden.route}".replace("<", "{").replace(">", "}"), maak


def _fouten_van(request: HttpRequest, maak: Callable[[HttpRequest], HttpResponse]) -> list[fouten.Fout]:
    """What else is wrong with a question that is refused anyhow: all faults are told at once."""
    try:
        maak(request)
    except ValidationError as fout:
        return fouten.uit_validatie(fout.errors)
    except GeenAntwoord:
        pass
    return []


def _beschrijving(request: HttpRequest) -> HttpResponse:
    return HttpResponse(json.dumps(specificatie.specificatie(), ensure_ascii=False), content_type=MEDIATYPE)


def _met_kenmerk(antwoord: HttpResponse, etag: str) -> HttpResponse:
    antwoord["ETag"] = etag
    antwoord["Cache-Control"] = f"public, max-age={LEEFTIJD}"
    return antwoord


def _etag(request: HttpRequest) -> str:
    """The mark of an answer: all that is public, from a few small questions, and what was asked. So it tells nothing else."""
    delen: list[Any] = [
        stempel.van_gegevens(),
        Peiling.objects.aggregate(Max("gesloten_op"), Count("gesloten_op")),
        bronnen.tijdvakken(),
        _bouw(),
        request.get_full_path(),
    ]
    return quote_etag(hashlib.sha256(repr(delen).encode()).hexdigest()[:32])


@cache
def _bouw() -> str:
    """Of the API itself: another version of the site says the same facts in other words."""
    kern = hashlib.sha256()
    for bestand in sorted(Path(__file__).parent.glob("*.py")):
        kern.update(bestand.read_bytes())
    return kern.hexdigest()
