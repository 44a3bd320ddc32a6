"""The description of the API for people: drawn from the one for programs, so the two cannot differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .bladen import MEDIATYPE
from .specificatie import GROEPEN, specificatie
from .vragen import MEESTE


@dataclass(frozen=True)
class Uitleg:
    """One address as the page for people shows it."""

    pad: str
    titel: str
    zin: str
    sleutels: list[dict[str, Any]]
    velden: list[tuple[str, str]]


def uitleg() -> dict[str, list[Uitleg]]:
    """The description for people: per group its addresses, with what can be asked and what comes back."""
    per_groep: dict[str, list[Uitleg]] = {groep: [] for groep in GROEPEN}
    for pad, delen in specificatie()["paths"].items():
        wat = delen["get"]
        sleutels = [p | {"waarden": _waarden(p["schema"])} for p in wat["parameters"]]
        per_groep[wat["tags"][0]].append(Uitleg(pad, wat["summary"], wat["description"], sleutels, _velden(wat)))
    return per_groep


def _velden(wat: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields of a row, with what they mean where their name does not say it."""
    vormen = specificatie()["components"]["schemas"]
    vorm = _vorm_van(wat["responses"]["200"]["content"][MEDIATYPE]["schema"], vormen)
    if "resultaten" in vorm["properties"]:
        vorm = _vorm_van(vorm["properties"]["resultaten"]["items"], vormen)
    return [(naam, veld.get("description", "")) for naam, veld in vorm["properties"].items()]


def _vorm_van(verwijzing: dict[str, str], vormen: dict[str, Any]) -> dict[str, Any]:
    return vormen[verwijzing["$ref"].rpartition("/")[2]]


def _waarden(vorm: dict[str, Any]) -> list[str]:
    """What can be filled in: each choice, or in words."""
    if keuzes := vorm.get("enum"):
        return keuzes
    if vorm["type"] == "integer":
        hoogste = vorm["maximum"]
        return [f"{vorm['minimum']} tot en met {hoogste}" if hoogste <= MEESTE else "geheel getal vanaf 1"]
    return ["tekst"]
