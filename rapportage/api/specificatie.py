"""The description of the API by itself, as OpenAPI: what django-ninja knows, and what the NL API Design Rules ask besides."""

from __future__ import annotations

from email.utils import parseaddr
from functools import cache
from typing import Any

from django.conf import settings

from sectorplannen.kern.adressen import Nummer

from . import BASIS, VERSIE, fouten
from .eindpunten import api

OMSCHRIJVING = (
    "Wat openbaar is van de plannen die cofinanciering kregen: wat zij doen, voor wie, met wie, wat het kost en wat ervan "
    "is gekomen. Alleen lezen. Een plan staat erin vanaf de dag waarop de beslissing bekend is gemaakt; gegevens van "
    "personen staan er niet in.\n\n"
    "Bedragen zijn euro’s met twee decimalen, als tekst. Van elke lijst komt een pagina tegelijk. Een antwoord draagt een "
    "`ETag`: wie die bij de volgende vraag in `If-None-Match` zet, hoort met 304 dat er niets is veranderd.\n\n"
    "**Wijzigingen.** 1.0.0 (27 november 2026): eerste versie. Vervalt er iets, dan staat dat hier ten minste zes maanden "
    "van tevoren, en blijft de oude versie zolang naast de nieuwe bestaan."
)
GROEPEN = {
    "Plannen": "Plannen in het register en hun maatregelen.",
    "Peilingen": "Wat plannen hadden bereikt, per gesloten peiling.",
    "Lijsten": "Tijdvakken, organisaties, gebieden en cijfers.",
}
PADSLEUTELS: dict[str, dict[str, Any]] = {
    "nummer": {
        "description": "Nummer van het plan, met ‘~’ waar een schuine streep staat.",
        "schema": {"type": "string", "pattern": f"^{Nummer.regex}$", "maxLength": 60},
    },
    "code": {
        "description": "Jaar en seizoen van de peiling.",
        "schema": {"type": "string", "pattern": "^[0-9]{4}-(voorjaar|najaar)$", "examples": ["2015-voorjaar"]},
    },
}
KOPPEN: dict[str, dict[str, Any]] = {
    "API-Version": {"description": "De hele versie van de API.", "schema": {"type": "string"}, "required": True},
    "ETag": {"description": "Kenmerk van dit antwoord.", "schema": {"type": "string"}, "required": True},
    "Link": {"description": "Adressen van andere pagina’s (RFC 8288).", "schema": {"type": "string"}},
}
PROBLEEM: dict[str, Any] = {
    "title": "Probleem",
    "description": (
        "Wat er niet kon (RFC 9457). Klopt een vraag niet, dan staan alle fouten samen in `detail`, en elk los in een lijst "
        "`errors` met `in`, `location`, `code` en `detail`."
    ),
    "type": "object",
    "properties": {"status": {"type": "integer"}, "title": {"type": "string"}, "detail": {"type": "string"}},
    "required": ["status", "title", "detail"],
}
ZIJN_ER = {
    304: "Er is niets veranderd.",
    400: "De vraag klopt niet; alle fouten staan erin.",
    404: "Er is niets openbaar op dit adres.",
    406: "Om een andere vorm dan JSON gevraagd.",
    410: "De verlening van dit plan is ingetrokken.",
}


VAN_EEN_TIJDVAK = {"/cijfers"}
"""What tells of one period, where its number is asked: of an unknown one there is nothing to tell."""


@cache
def specificatie() -> dict[str, Any]:
    """The whole description. Made once: it follows from the code."""
    kaal = api.get_openapi_schema(path_prefix="")
    naam, email = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return {
        "openapi": kaal["openapi"],
        "info": {
            "title": api.title,
            "version": VERSIE,
            "description": OMSCHRIJVING,
            "contact": {"name": naam or "Sectorplannen", "email": email, "url": f"{settings.ADRES}/api/"},
            "license": {"name": "CC0 1.0", "url": "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"},
        },
        "servers": [{"url": f"{settings.ADRES}{BASIS}", "description": "Deze site"}],
        "tags": [{"name": groep, "description": zin} for groep, zin in GROEPEN.items()],
        "paths": {pad: {"get": _operatie(pad, delen["get"])} for pad, delen in kaal["paths"].items()},
        "components": {
            "schemas": _vormen(kaal["components"]["schemas"]),
            "headers": KOPPEN,
        },
    }


def sleutels(pad: str) -> list[str]:
    """The query keys that an address takes, as the description names them."""
    return [p["name"] for p in specificatie()["paths"][pad]["get"]["parameters"] if p["in"] == "query"]


def _vormen(kaal: dict[str, Any]) -> dict[str, Any]:
    """The forms of answers; what is asked stands with each address."""
    vragen = {"Blad", *(naam for naam in kaal if naam.endswith("Vraag"))}
    return {naam: vorm for naam, vorm in kaal.items() if naam not in vragen} | {"Probleem": PROBLEEM}


def _operatie(pad: str, kaal: dict[str, Any]) -> dict[str, Any]:
    van_plan, van_iets = "{nummer}" in pad, "{" in pad or pad in VAN_EEN_TIJDVAK
    codes = [304, 400, *([404] if van_iets else []), 406, *([410] if van_plan else [])]
    antwoorden: dict[str, Any] = {"200": _gelukt(kaal["responses"][200], is_lijst=not pad.endswith("{nummer}"))}
    antwoorden |= {str(code): _antwoord(code) for code in codes}
    return kaal | {"parameters": [_sleutel(p) for p in kaal["parameters"]], "responses": antwoorden}


def _gelukt(kaal: dict[str, Any], *, is_lijst: bool) -> dict[str, Any]:
    koppen = ["API-Version", "ETag", *(["Link"] if is_lijst else [])]
    return {"description": "Het antwoord.", "headers": _koppen(*koppen), "content": kaal["content"]}


def _antwoord(code: int) -> dict[str, Any]:
    if code < 400:
        return {"description": ZIJN_ER[code], "headers": _koppen("API-Version", "ETag")}
    inhoud = {fouten.MEDIATYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
    return {"description": ZIJN_ER[code], "headers": _koppen("API-Version"), "content": inhoud}


def _koppen(*namen: str) -> dict[str, Any]:
    return {naam: {"$ref": f"#/components/headers/{naam}"} for naam in namen}


def _sleutel(kaal: dict[str, Any]) -> dict[str, Any]:
    """A key as it can be asked: left out, and never null, for which an address has no word."""
    if kaal["in"] == "path":
        return {"in": "path", "name": kaal["name"], "required": True} | PADSLEUTELS[kaal["name"]]
    vorm = {sleutel: waarde for sleutel, waarde in kaal["schema"].items() if sleutel not in {"title", "description"}}
    if keuzes := [keuze for keuze in vorm.pop("anyOf", []) if keuze != {"type": "null"}]:
        vorm |= keuzes[0]
    if vorm.get("default", "") is None:
        del vorm["default"]
    return {k: kaal[k] for k in ("in", "name", "required", "description") if k in kaal} | {"schema": vorm}
