"""A dry run: what a workbook would bring is really taken in, looked at, and undone. So it shows what would happen, no guess."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from aanvragen.models import Tijdvak

from .. import cijfers
from ..begrippen import Cijfer
from ..brieftekst import exact
from .inlezen import Gekeurd, neem_in
from .proefplek import op_een_kopie
from .schema import AANVRAGEN

KERN = (
    "aantal_ingediend", "aantal_verleend", "plafond", "bedrag_verleend", "ruimte", "eigen_bijdrage", "deelnemers_beoogd",
    "deelnemers_gerealiseerd",
)  # fmt: skip
"""What one looks at first."""


def probeer(gekeurd: Gekeurd, dag: date) -> dict[str, Any]:
    """What the workbook would bring, in words, and of every period which figures of a day it would change.

    `{"delen": [...], "tijdvakken": [{"nummer", "naam", "nieuw", "plannen": [[status, n]], "cijfers": [[naam, voor, na]],
    "meer": [...]}]}`, where `meer` has the figures that say more than the first.
    Raises WerkboekGeweigerd where the database refuses what the checks let pass. Nothing is left of it, and on SQLite nobody
    waits for it.
    """
    with op_een_kopie():
        voor = _cijfers(dag)
        with transaction.atomic():
            overzicht = neem_in(gekeurd)
            na = _cijfers(dag)
            namen = dict(Tijdvak.objects.values_list("nummer", "naam"))
            transaction.set_rollback(True)
    per_tijdvak: dict[int, Counter[str]] = defaultdict(Counter)
    for rij in gekeurd.boek[AANVRAGEN]:
        per_tijdvak[rij["tijdvak"]][rij["status"]] += 1
    tijdvakken = [
        {
            "nummer": nummer,
            "naam": namen[nummer],
            "nieuw": nummer not in voor,
            "plannen": [[status.replace("_", " "), aantal] for status, aantal in per_tijdvak[nummer].most_common()],
            "cijfers": verschillen(voor.get(nummer, {}), na[nummer], kern=True),
            "meer": verschillen(voor.get(nummer, {}), na[nummer], kern=False),
        }
        for nummer in sorted(na)
    ]
    return {
        "delen": overzicht.delen(),
        "tijdvakken": [t for t in tijdvakken if t["nieuw"] or t["plannen"] or t["cijfers"] or t["meer"]],
    }


def verschillen(voor: Mapping[str, Cijfer], na: Mapping[str, Cijfer], *, kern: bool) -> list[list[str]]:
    """The figures that are another afterwards (name, before, after): those of `KERN`, or all others."""
    uit = []
    for code, cijfer in na.items():
        eerder = voor.get(code)
        is_anders = bool(cijfer.waarde) if eerder is None else eerder.waarde != cijfer.waarde
        if is_anders and (code in KERN) == kern:
            was = "–" if eerder is None else exact(eerder.waarde, eerder.eenheid)
            uit.append([cijfer.naam, was, exact(cijfer.waarde, cijfer.eenheid)])
    return uit


def _cijfers(dag: date) -> dict[int, Mapping[str, Cijfer]]:
    tijdvakken = Tijdvak.objects.select_related("regelingversie")
    return {tijdvak.nummer: cijfers.stand(tijdvak, dag).cijfers for tijdvak in tijdvakken}
