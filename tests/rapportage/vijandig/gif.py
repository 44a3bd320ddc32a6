"""Hostile values, and how every text field of the database is filled with them. A field that comes later is tried by itself."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.validators import RegexValidator
from django.db import IntegrityError, connection, transaction
from django.db.models import (
    CharField,
    DateField,
    DateTimeField,
    EmailField,
    Field,
    ForeignKey,
    JSONField,
    Model,
    SlugField,
    TextField,
    URLField,
)
from django.utils import timezone

from sectorplannen.kern.rekening import geldige_iban
from tests.conftest import GRENDELS

BEGINNEN = (
    "=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(1)", "\t=1+1", "\r\n=1+1", "\uff1d1", "\u202e=1", "\u200b+1", "'=1", " =1",
    '"=1', ";=1",
)  # fmt: skip
"""What a spreadsheet would run, each at the beginning of some field."""
LEVEND = (
    "<script>gif(1)</script>", '"><img src=x onerror=gif(1)>', "' onmouseover='gif(1)", "</textarea></title><svg onload=gif(1)>",
    "javascript:gif(1)", "java\u202escript:gif(1)", "<scr\u200bipt>gif(1)</script>", "]]><x/>", "*/ gif(1) /*",
)  # fmt: skip
"""What a browser would run or believe."""
SJABLOON = ("{{ 7191|add:7191 }}", "{% debug %}", "%s", "%(naam)s", "{0}", "{naam}", "${7191*7}", "{aantal_verleend}")
"""What a template or a format would fill in."""
GEDRAAID = ("\u202eomgekeerd\u202c", "\u2066binnen\u2069", "\u200f\u061c", "nul\u200b\ufeff\u2060breed", "\U000e0041")
"""What turns the direction of writing, or is not seen."""
VREEMD = ("👩‍🔧🏴‍☠️", "\x07\x1b[31m", "\x85\u2028", "_x0007_", "../../x", "..\\x", "CON", "\ufffe", "&amp;&#x202e;")
LANG = "x" * 250
UITGEREKEND = "14382"
"""What the first of `SJABLOON` comes to where a template would fill it in."""
WOORD = "gif(1)"
ONBEWAARBAAR = ("\x00", "\ud800")
"""What PostgreSQL refuses: half a character, and none."""

APPS = ("aanvragen", "beoordeling", "rapportage", "kern")
MACHINE = {
    "sha256", "vorige_sha256", "inhoud_sha256", "kenmerk", "code", "stap", "bestand", "letter", "grond", "zaad",
    "inhoudstype", "onderdeel", "plicht", "link", "filters", "password", "bron_soort", "history_type", "kvk",
    "postcode",
}  # fmt: skip
"""Fields that no person writes: the program does, in words of its own."""
SOORTEN = {"opdracht.soort", "bericht.soort", "berichtkeuze.soort", "verslagstap.stap"}
"""Names of kinds that the program knows."""


GEVULD: set[str] = set()
"""Which fields were filled, of all that there are."""


def velden(model: type[Model]) -> list[Field[Any, Any]]:
    """The text fields of a model in which someone can write what they want."""
    return [veld for veld in model._meta.concrete_fields if _is_vrij(model, veld)]


def _is_vrij(model: type[Model], veld: Any) -> bool:
    if not isinstance(veld, CharField | TextField) or isinstance(veld, EmailField | SlugField):
        return False
    if veld.choices or veld.unique or veld.name in MACHINE or f"{model._meta.model_name}.{veld.name}" in SOORTEN:
        return False
    return not any(
        isinstance(v, RegexValidator) or v is geldige_iban for v in veld.validators if not isinstance(veld, URLField)
    )


def modellen() -> Iterator[type[Model]]:
    """Every model of the project, those of the history too."""
    for naam in APPS:
        yield from apps.get_app_config(naam).get_models()


def waarde(veld: Any, sleutel: int) -> str:
    """What a field of a record gets: another beginning each, then as much of all else as fits."""
    begin = zlib.crc32(f"{veld.model._meta.model_name}.{veld.name}".encode()) + sleutel
    eerst = BEGINNEN[begin % len(BEGINNEN)]
    if isinstance(veld, URLField):
        eerst = "javascript:gif(1)//"
    delen = [*LEVEND, *SJABLOON, *GEDRAAID, *VREEMD]
    keer = begin % len(delen)
    ruimte = veld.max_length or 4000
    uit = eerst
    for deel in [f" r{sleutel} ", *delen[keer:], *delen[:keer], LANG]:
        if len(uit) + len(deel) <= ruimte:
            uit += deel
    return uit[:ruimte]


def strooi() -> dict[str, str]:
    """Fill every free text of every record, straight in the database; gives what each text became.

    What is kept as a whole (JSON) gets the same in place of the same text, so that it is as if it had been so from the start.
    """
    with zonder_grendels():
        return _strooi()


@contextmanager
def zonder_grendels() -> Iterator[None]:
    """What stays written down can be changed for as long as this lasts."""
    connection.check_constraints()  # PostgreSQL changes no triggers of a table while something of it is still to be checked
    for grendel in GRENDELS:
        grendel.neem_weg(connection)
    yield
    connection.check_constraints()
    for grendel in GRENDELS:
        grendel.zet(connection)


def _strooi() -> dict[str, str]:
    werd: dict[str, str] = {}
    alle = list(modellen())
    for model in alle:
        vrij = velden(model)
        if not vrij:
            continue
        for rij in model._base_manager.all():
            nieuw = {veld.name: waarde(veld, rij.pk if isinstance(rij.pk, int) else 0) for veld in vrij}
            vol = {naam: tekst for naam, tekst in nieuw.items() if getattr(rij, naam)}
            if not _zet(rij, nieuw):  # a field that is empty for a reason that the database knows stays so
                nieuw = {naam: tekst for naam, tekst in nieuw.items() if _zet(rij, {naam: tekst})}
                assert vol.keys() <= nieuw.keys(), rij
            GEVULD.update(f"{model._meta.model_name}.{naam}" for naam in nieuw)
            werd |= {str(getattr(rij, naam)): tekst for naam, tekst in vol.items() if len(str(getattr(rij, naam))) > 3}
    for model in alle:
        for veld in model._meta.concrete_fields:
            if isinstance(veld, JSONField):
                for rij in model._base_manager.all():
                    nieuw = _vervang(getattr(rij, veld.name), werd)
                    model._base_manager.filter(pk=rij.pk).update(**{veld.name: nieuw})
    return werd


def _zet(rij: Model, nieuw: dict[str, str]) -> bool:
    try:
        with transaction.atomic():
            type(rij)._base_manager.filter(pk=rij.pk).update(**nieuw)
    except IntegrityError:
        return False
    return True


def _vervang(ding: Any, werd: dict[str, str]) -> Any:
    if isinstance(ding, dict):
        return {sleutel: _vervang(deel, werd) for sleutel, deel in ding.items()}
    if isinstance(ding, list):
        return [_vervang(deel, werd) for deel in ding]
    return werd.get(ding, ding) if isinstance(ding, str) else ding


def vul_aan(plan: Model) -> None:
    """Of every model of which there is nothing yet: one record, of this plan where it is of a plan."""
    leeg = [model for model in modellen() if velden(model) and not model._base_manager.exists()]
    for model in leeg:
        if model._meta.model_name.startswith("historical"):
            continue
        try:
            with transaction.atomic():
                model._base_manager.bulk_create([model(**_ingevuld(model, plan))])
        except IntegrityError as fout:
            raise AssertionError(f"Make a {model._meta.model_name} in wereld.py: {fout}") from fout


def _ingevuld(model: type[Model], plan: Model) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for nr, veld in enumerate(model._meta.concrete_fields):
        if veld.primary_key or veld.has_default() or veld.null or (veld.blank and veld.empty_strings_allowed):
            continue
        if isinstance(veld, ForeignKey):
            rijen = veld.related_model._base_manager
            uit[veld.name] = plan if veld.related_model is type(plan) else rijen.first()
        elif veld.choices:
            uit[veld.name] = veld.choices[0][0]
        elif isinstance(veld, CharField | TextField):
            uit[veld.name] = "Iets"
        elif isinstance(veld, DateTimeField):
            uit[veld.name] = timezone.now() + timedelta(days=nr)
        elif isinstance(veld, DateField):
            uit[veld.name] = timezone.localdate() + timedelta(days=nr)
        elif isinstance(veld, JSONField):
            uit[veld.name] = []
        else:
            uit[veld.name] = 1
    return uit
