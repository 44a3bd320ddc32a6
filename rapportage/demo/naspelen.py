"""Plays the fixture of the first period: all steps of all plans and of the ceiling, in the order of time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from aanvragen.models import Aanvraag, Regelingversie, Tijdvak
from beoordeling import services as beoordeling
from sectorplannen.kern.datums import begin_van_dag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, LidRol

from . import stappen
from .gesprekken import gesprekken
from .mensen import mensen, organisatie, tekenbevoegde, tekent, zonder_mail

VAN_ANJA = ("SP1-0001", "SP1-0027")
"""The plans that the login anja filed, with bram as her editor: one granted, one withdrawn."""
VAN_CARLA = ("SP1-0002",)


@dataclass(frozen=True)
class Verslag:
    """What the demo did: how many plans are there, and whether they were played now or stood there already."""

    plannen: int
    nieuw: bool


def map_van_het_tijdvak() -> Path:
    """Where the fixture of the first period is kept."""
    return Path(settings.FIXTURES_MAP) / "eerste-tijdvak"


def lees_plannen() -> list[dict[str, Any]]:
    """The plans of the fixture, by number."""
    return [
        json.loads(pad.read_text(encoding="utf-8"))
        for pad in sorted((map_van_het_tijdvak() / "plannen").glob("*.json"))
    ]


@transaction.atomic
def speel_na() -> Verslag:
    """Play the first period, once: wholly or, when anything is refused, not at all.

    Raises Weigering when another first period stands in the way. Messages of 2014 stay in the inbox and are not mailed now.
    """
    plannen = lees_plannen()
    nummers = {plan["nummer"] for plan in plannen}
    aanwezig = set(Aanvraag.objects.filter(tijdvak__nummer=1).values_list("nummer", flat=True))
    wie = mensen()
    if nummers <= aanwezig:
        return Verslag(len(nummers), nieuw=False)
    if aanwezig or Tijdvak.objects.filter(nummer__in=[1, 2]).exists():
        raise Weigering(
            "Er staat al een ander eerste of tweede tijdvak in de database. De demo begint met een lege database."
        )
    with zonder_mail():
        _speel(plannen, json.loads((map_van_het_tijdvak() / "tijdvak.json").read_text(encoding="utf-8")), wie)
    return Verslag(len(nummers), nieuw=True)


def _speel(plannen: list[dict[str, Any]], kader: dict[str, Any], wie: dict[str, Gebruiker]) -> None:
    tijdvakken = {rij["nummer"]: _tijdvak(rij) for rij in kader["tijdvakken"]}
    indieners = {plan["nummer"]: _indiener(plan, wie) for plan in plannen}
    rijen: dict[str, Aanvraag] = {}
    for op, plan, stap in _in_volgorde(plannen, kader):
        if plan is None:
            _plafond(stap, tijdvakken, wie["petra"])
        elif stap["stap"] == "beginnen":
            nummer = plan["nummer"]
            rijen[nummer] = stappen.beginnen(plan, tijdvakken[plan["tijdvak"]], indieners[nummer], op, nummer=nummer)
        else:
            stappen.doe(stap, plan, rijen[plan["nummer"]], indieners[plan["nummer"]], wie)
    gesprekken(tijdvakken[1], wie, indieners)


def _in_volgorde(
    plannen: list[dict[str, Any]], kader: dict[str, Any]
) -> Iterator[tuple[datetime, dict[str, Any] | None, dict[str, Any]]]:
    """Every step in the order of time; a change of the ceiling comes first on its day."""
    alles: list[tuple[datetime, int, dict[str, Any] | None, dict[str, Any]]] = [
        (begin_van_dag(date.fromisoformat(rij["datum"])), 0, None, rij) for rij in kader["plafond"]
    ]
    alles += [(datetime.fromisoformat(stap["op"]), 1, plan, stap) for plan in plannen for stap in plan["verloop"]]
    for op, _, plan, stap in sorted(alles, key=lambda rij: rij[:2]):
        yield op, plan, stap


def _tijdvak(rij: dict[str, Any]) -> Tijdvak:
    opent = datetime.fromisoformat(rij["opent_op"])
    return Tijdvak.objects.create(
        nummer=rij["nummer"],
        naam=rij["naam"],
        opent_op=opent,
        sluit_op=datetime.fromisoformat(rij["sluit_op"]),
        regelingversie=Regelingversie.objects.op(opent.date()),
    )


def _plafond(rij: dict[str, Any], tijdvakken: dict[int, Tijdvak], petra: Gebruiker) -> None:
    doe = beoordeling.plafond_vaststellen if rij["soort"] == "vaststelling" else beoordeling.plafond_verhogen
    doe(
        tijdvakken[rij["tijdvak"]],
        Decimal(rij["bedrag"]),
        grondslag=rij["grondslag"],
        door=petra,
        datum=date.fromisoformat(rij["datum"]),
    )


def _indiener(plan: dict[str, Any], wie: dict[str, Gebruiker]) -> Gebruiker:
    """Who signs for the lead organisation of a plan."""
    hoofdaanvrager = organisatie(plan["hoofdaanvrager"])
    if plan["nummer"] in VAN_ANJA:
        tekent(hoofdaanvrager, wie["anja"])
        tekent(hoofdaanvrager, wie["bram"], LidRol.REDACTEUR)
        return wie["anja"]
    if plan["nummer"] in VAN_CARLA:
        tekent(hoofdaanvrager, wie["carla"])
        return wie["carla"]
    return tekenbevoegde(hoofdaanvrager)
