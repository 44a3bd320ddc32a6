"""Three texts of one field: as its writer saw it, as it stands now, and as it was sent. Whether they are the same, and in words."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import euro, getal

LEEG = "(leeg)"
MEESTE_WOORDEN = 4000
"""Comparing word by word takes the square of their number; beyond this two texts just stand side by side."""
GELEZEN = (forms.IntegerField, forms.DecimalField, forms.DateField)
"""Fields that can be written in more than one way: `1240` and `1.240` are the same."""


@dataclass(frozen=True)
class Verschil:
    """A field that two people changed: both texts, and `kent`, by which the answer says which other text was seen."""

    naam: str
    label: str
    mijn: str
    nu: str
    kent: str

    @property
    def mijn_gemerkt(self) -> SafeString:
        """What was typed, with the words that are in it alone marked."""
        return merk(self.mijn, self.nu)

    @property
    def nu_gemerkt(self) -> SafeString:
        """What stands there now, with the words that are in it alone marked."""
        return merk(self.nu, self.mijn)


def als_invoer(veld: BoundField) -> list[str]:
    """The value of a field in the database as a browser would send it."""
    waarde = veld.field.prepare_value(veld.initial)
    if isinstance(veld.field.widget, forms.CheckboxInput):
        return ["on"] if waarde else []
    if isinstance(waarde, list | tuple):
        return [str(getattr(deel, "pk", deel)) for deel in waarde]
    vorm = veld.field.widget.format_value(waarde)
    return [str(deel) for deel in vorm] if isinstance(vorm, list) else [] if vorm is None else [str(vorm)]


def gestuurd(data: Mapping[str, Any], naam: str) -> list[str]:
    """What was sent under a name, as texts."""
    if hasattr(data, "getlist"):
        return list(data.getlist(naam))
    waarde = data.get(naam)
    delen = waarde if isinstance(waarde, list | tuple) else [waarde]
    return [str(deel) for deel in delen if deel is not None]


def kern(veld: forms.Field, invoer: Iterable[str]) -> list[str]:
    """What counts of a value that is sent: no order, no kind of line end, no space around it, no way of writing a number."""
    delen = [deel.replace("\r\n", "\n").strip() for deel in invoer]
    if isinstance(veld, GELEZEN):
        delen = [_gelezen(veld, deel) for deel in delen]
    return sorted(deel for deel in delen if deel)


def _gelezen(veld: forms.Field, tekst: str) -> str:
    with suppress(forms.ValidationError):
        waarde = veld.to_python(tekst)
        if isinstance(waarde, int | Decimal):
            return f"{Decimal(waarde).normalize():f}"
        if waarde is not None:
            return str(waarde)
    return tekst


def afdruk(waarde: Any) -> str:
    """A fingerprint that fits in a form: whether something changed, not what it was."""
    return hashlib.sha256(json.dumps(waarde, sort_keys=True, default=str).encode()).hexdigest()[:10]


def lees_afdrukken(tekst: str) -> dict[str, str]:
    """Fingerprints by field, from the one line in which a form remembers them; what cannot be read is not there."""
    return dict(deel.split(":", 1) for deel in tekst.split() if ":" in deel)


def schrijf_afdrukken(afdrukken: Mapping[str, str]) -> str:
    """Fingerprints by field as one line."""
    return " ".join(f"{naam}:{waarde}" for naam, waarde in afdrukken.items())


def merk(tekst: str, ander: str) -> SafeString:
    """A text with the words that are not in the other one marked."""
    delen, andere = re.findall(r"\s+|\S+", tekst), re.findall(r"\s+|\S+", ander)
    if max(len(delen), len(andere)) > MEESTE_WOORDEN:
        return format_html("{}", tekst)
    stukken = SequenceMatcher(None, delen, andere, autojunk=False).get_opcodes()
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<ins>{}</ins>", stuk) if soort != "equal" and stuk.strip() else stuk,)
            for soort, van, tot, _, _ in stukken
            if (stuk := "".join(delen[van:tot]))
        ),
    )


def getypt(veld: BoundField) -> str:
    """What was typed in a field, as a person would say it."""
    try:
        waarde = veld.field.clean(veld.data)
    except forms.ValidationError:
        return str(veld.data)
    return zeg(veld, list(waarde) if isinstance(waarde, QuerySet) else waarde)


def in_woorden(veld: BoundField) -> str:
    """What stands in the database, as a person would say it."""
    return zeg(veld, veld.initial)


def zeg(veld: BoundField, waarde: Any) -> str:
    """A value of a field as a person would say it."""
    if waarde in (None, "", []):
        return LEEG
    if isinstance(waarde, list):
        return ", ".join(str(deel) for deel in waarde)
    if keuzes := dict(_plat(getattr(veld.field, "choices", []))):
        return str(keuzes.get(str(getattr(waarde, "pk", waarde)), waarde))
    if isinstance(waarde, bool):
        return "Ja" if waarde else "Nee"
    if isinstance(waarde, date):
        return datum_nl(waarde)
    if isinstance(waarde, Decimal):
        return euro(waarde)
    return getal(waarde) if isinstance(waarde, int) else str(waarde)


def _plat(keuzes: Iterable[tuple[Any, Any]]) -> Iterable[tuple[str, Any]]:
    """Choices without the groups that some of them stand in."""
    for code, naam in keuzes:
        if isinstance(naam, list | tuple):
            yield from _plat(naam)
        else:
            yield str(code), naam
