"""Lists in pages: sorting, cutting, and the addresses of this page and the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from . import BASIS
from .vormen import Koppelingen, Lijst, Paginering
from .vragen import Blad

T = TypeVar("T")
MEDIATYPE = "application/json"


def adres(*delen: object) -> str:
    """The whole address of something in the API; a slash in a number is written as `~`, as in the register."""
    return "/".join([f"{settings.ADRES}{BASIS}", *(quote(str(deel).replace("/", "~"), safe="~") for deel in delen)])


def gesorteerd(rijen: Sequence[T], sorteer: str, op: Mapping[str, Callable[[T], Any]]) -> list[T]:
    """In the order that is asked; what is equal stays in the order in which it came, upwards and downwards."""
    return sorted(rijen, key=op[sorteer.removeprefix("-")], reverse=sorteer.startswith("-"))


def pagina(request: HttpRequest, vorm: type[Lijst], rijen: Sequence[T], vraag: Blad, maak: Callable[[T], Any]) -> HttpResponse:  # fmt: skip  # noqa: E501
    """One page of rows, each made into its form; a page after the last is an empty one."""
    laatste = max(1, -(-len(rijen) // vraag.pagina_grootte))
    vanaf = (vraag.pagina - 1) * vraag.pagina_grootte
    koppelingen = _koppelingen(request, vraag.pagina, laatste)
    uit = vorm(
        resultaten=[maak(rij) for rij in rijen[vanaf : vanaf + vraag.pagina_grootte]],
        paginering=Paginering(
            pagina=vraag.pagina,
            pagina_grootte=vraag.pagina_grootte,
            aantal_paginas=laatste,
            aantal_resultaten=len(rijen),
        ),
        koppelingen=koppelingen,
    )
    antwoord = HttpResponse(uit.als_json(), content_type=MEDIATYPE)
    antwoord["Link"] = ", ".join(
        f'<{doel}>; rel="{rel}"'
        for rel, doel in (
            ("first", koppelingen.eerste),
            ("prev", koppelingen.vorige),
            ("next", koppelingen.volgende),
            ("last", koppelingen.laatste),
        )
        if doel
    )
    return antwoord


def _koppelingen(request: HttpRequest, hier: int, laatste: int) -> Koppelingen:
    def naar(nummer: int) -> str:
        sleutels = {**{sleutel: request.GET[sleutel] for sleutel in request.GET}, "pagina": str(nummer)}
        return f"{settings.ADRES}{quote(request.path, safe='/~')}?{urlencode(sleutels)}"

    return Koppelingen(
        zelf=naar(hier),
        eerste=naar(1),
        vorige=naar(min(hier - 1, laatste)) if hier > 1 else None,
        volgende=naar(hier + 1) if hier < laatste else None,
        laatste=naar(laatste),
    )
