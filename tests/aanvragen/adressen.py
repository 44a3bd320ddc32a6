"""Every named address of the applicant, read from the resolver: a new page is walked from the day it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.urls import URLPattern, URLResolver, get_resolver

KERN = ("sectorplannen.kern.views", "sectorplannen.kern.views_postbus")
RUIMTES = ("aanvragen", "rondom")


def adressen(mee: Callable[[str, URLPattern], bool] = lambda ruimte, deel: False) -> Iterator[tuple[str, list[str]]]:
    """Each name with its fields: a plan, what is around it, the ground, and what `mee` takes along besides."""
    yield from _adressen(get_resolver(), "", mee)


def _adressen(
    resolver: URLResolver, ruimte: str, mee: Callable[[str, URLPattern], bool]
) -> Iterator[tuple[str, list[str]]]:
    for deel in resolver.url_patterns:
        if isinstance(deel, URLResolver):
            yield from _adressen(deel, deel.namespace or ruimte, mee)
        elif deel.name and (ruimte in RUIMTES or deel.callback.__module__ in KERN or mee(ruimte, deel)):
            yield f"{ruimte}:{deel.name}" if ruimte else deel.name, list(deel.pattern.regex.groupindex)
