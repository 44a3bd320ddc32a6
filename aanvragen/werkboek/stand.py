"""What stands in a plan, as a workbook shows it: so that a cell that nobody touched is never a change."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sectorplannen.kern.datums import datum_nl
from sectorplannen.kern.geld import euro, getal

from ..models import Aanvraag, Maatregel
from ..tarieven import posten_van
from .schema import INHOUDSVELDEN, KNELPUNTEN, POSTINHOUD, Veld

KENMERK = re.compile(r"(?P<plan>.+)/(?P<pk>[0-9]{1,18})/(?P<nummer>[0-9]{1,5})/(?P<vinger>[0-9a-f]{12})")
LEEG = "(leeg)"
LANGST = 300
"""Characters of a text, where two stand side by side."""

Waarden = dict[str, Any]


@dataclass(frozen=True)
class Stand:
    """A measure as it is now: its values and its cost lines by field, as cells hold them."""

    maatregel: Maatregel
    waarden: Waarden
    posten: list[Waarden]

    @property
    def vinger(self) -> str:
        """A fingerprint of everything that a row and its cost lines can change."""
        plat = json.dumps([self.waarden, self.posten], sort_keys=True, default=str)
        return hashlib.sha256(plat.encode()).hexdigest()[:12]

    def kenmerk(self, aanvraag: Aanvraag) -> str:
        """Which measure of which plan a row is, under which number, and what it held when it was written."""
        return f"{aanvraag.nummer}/{self.maatregel.pk}/{self.maatregel.volgnummer}/{self.vinger}"


def standen(aanvraag: Aanvraag) -> list[Stand]:
    """All measures of a plan in their order, in a fixed number of queries."""
    regeling = aanvraag.tijdvak.regelingversie
    rijen = aanvraag.maatregelen.prefetch_related("knelpunten", "kostenposten")
    return [
        Stand(
            rij,
            {veld.veld: in_cel(veld, _waarde(rij, veld)) for veld in INHOUDSVELDEN},
            [{veld.veld: in_cel(veld, post[veld.veld]) for veld in POSTINHOUD} for post in posten_van(rij, regeling)],
        )
        for rij in rijen
    ]


def _waarde(rij: Maatregel, veld: Veld) -> Any:
    if veld is KNELPUNTEN:
        return tuple(sorted(knelpunt.volgnummer for knelpunt in rij.knelpunten.all()))
    return getattr(rij, veld.veld)


def in_cel(veld: Veld, waarde: Any) -> Any:
    """A value of the model as a cell gives it back."""
    return veld.normaal(waarde) if veld.normaal else waarde


def in_woorden(veld: Veld, waarde: Any) -> str:
    """A value as a person would say it."""
    if waarde in (None, "", ()):
        return LEEG
    if veld.keuzes:
        return next((woord for woord, code in veld.keuzes.items() if code == waarde), str(waarde))
    if isinstance(waarde, tuple):
        return ", ".join(map(str, waarde))
    if isinstance(waarde, date):
        return datum_nl(waarde)
    if isinstance(waarde, Decimal):
        return euro(waarde)
    if isinstance(waarde, int):
        return getal(waarde)
    return waarde if len(waarde) <= LANGST else f"{waarde[: LANGST - 1]}…"


def posten_in_woorden(posten: list[Waarden]) -> str:
    """Cost lines, one a row."""
    regels = (", ".join(in_woorden(v, p[v.veld]) for v in POSTINHOUD if p[v.veld] not in (None, "")) for p in posten)
    return "\n".join(regels) or LEEG
