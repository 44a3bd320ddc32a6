"""What is kept of a letter when it is offered and when it is fixed, and whether the records still say the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .begrippen import Stand
from .brief import Brief
from .cijfers import als_json, uitgeschreven
from .definities import EURO
from .voortgangrijen import Planvoortgang


def aangeboden(stand: Stand) -> dict[str, Any]:
    """The figures as they are when a letter is offered, to hold beside those at its fixing."""
    return als_json(stand)


def veranderd(toen: Mapping[str, Any], stand: Stand) -> str | None:
    """Which figure is no longer what it was, in a sentence without its end; None where all are the same."""
    was, nu = toen.get("cijfers", {}), als_json(stand)
    for code, cijfer in nu["cijfers"].items():
        eerder = was.get(code, {}).get("waarde")
        if eerder != cijfer["waarde"]:
            return f"‘{stand.cijfers[code].naam}’ veranderd van {eerder} in {cijfer['waarde']}"
    return None if toen.get("tabel_1") == nu["tabel_1"] else "tabel 1 veranderd"


def vastgelegd(brief: Brief, versie: int) -> dict[str, Any]:
    """What is kept of a letter beside its figures: its text, what that prints, its plans, its checks with explanations.

    Of a letter on progress a plan also has its costs and how it got on. `merk` is the last thing that was written when it
    was fixed (`LaatsteGebeurtenis`).
    """
    voortgang = {plan.nummer: plan for plan in brief.stand.voortgang.plannen} if brief.stand.voortgang else {}
    return {
        "titel": brief.titel,
        "kenmerk": brief.kenmerk,
        "versie": versie,
        "html": brief.html,
        "merk": brief.stand.laatste_gebeurtenis.merk,
        "secties": list(brief.secties),
        "gedrukt": dict(brief.gedrukt),
        "plannen": [
            {
                "nummer": rij.nummer,
                "naam": rij.naam,
                "regionaal": rij.regionaal,
                "bedrag": uitgeschreven(rij.bedrag, EURO),
                "deelnemers": rij.deelnemers,
                "gerealiseerd": rij.gerealiseerd,
                **(_voortgang(voortgang[rij.nummer]) if voortgang else {}),
            }
            for rij in brief.stand.tabel_1
        ],
        "controles": [
            {"code": c.code, "klopt": c.klopt, "melding": c.melding, "toelichting": c.toelichting}
            for c in brief.controles
        ],
    }


def _voortgang(plan: Planvoortgang) -> dict[str, Any]:
    """What is kept of a plan of how it got on: its costs so far, and in words whether it is on schedule."""
    return {"kosten": uitgeschreven(plan.kosten, EURO), "staat": plan.in_woorden}
