"""A letter that is fixed: what it says, by which figures, and what has changed since."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from sectorplannen.kern.verzoek import Verzoek

from .. import cijfers, services
from ..begrippen import LaatsteGebeurtenis, Stand
from ..brieftekst import exact
from ..definities import AANTAL, DATUM
from ..drukproef import verouderd
from ..models import Rapport, RapportStatus
from ..toegang import mag_stand_van
from ..voortgang import ALLE_DEFINITIES
from .briefzaak import adressen_van


def vast(request: Verzoek, rapport: Rapport) -> HttpResponse:
    """The page of a letter that is done. What the records say now is not for who has a tie in the period."""
    mag_nu = mag_stand_van(request.user, rapport.tijdvak)
    stand = services.stand_van(rapport) if mag_nu else None
    rijen = _cijfers(rapport, stand)
    context = {
        "rapport": rapport,
        "is_vast": rapport.status == RapportStatus.VAST,
        "cijfers": rijen,
        "anders": [rij for rij in rijen if rij["is_anders"]],
        "mag_nu": mag_nu,
        "sinds": _sinds(rapport, stand),
        "controles": rapport.inhoud.get("controles") or rapport.cijfers.get("controles", []),
        "stappen": rapport.stappen.select_related("door").order_by("-pk"),
        "versies": rapport.versies.select_related("door").defer("secties", "toelichtingen").order_by("-nummer"),
    }
    return render(request, "rapportage/brief_vast.html", context)


def _cijfers(rapport: Rapport, stand: Stand | None) -> list[dict[str, Any]]:
    """Every figure of the letter: how it was printed, what it was exactly, and what it is now where that is another."""
    nu = cijfers.als_json(stand)["cijfers"] if stand else {}
    gedrukt, adres = rapport.inhoud.get("gedrukt", {}), adressen_van(rapport).cijfer
    return [
        {
            "naam": ALLE_DEFINITIES[code].naam,
            "gedrukt": gedrukt.get(code, ""),
            "precies": _precies(rij),
            "adres": adres(code),
            "is_anders": code in nu and nu[code]["waarde"] != rij["waarde"],
            "nu": exact(stand.cijfers[code].waarde, rij["eenheid"]) if stand and code in nu else "",
        }
        for code, rij in rapport.cijfers.get("cijfers", {}).items()
        if code in ALLE_DEFINITIES
    ]


def _sinds(rapport: Rapport, stand: Stand | None) -> str:
    """What was written since the letter was fixed, in a sentence; empty where it was nothing, or is not known."""
    if stand is None or not (merk := rapport.inhoud.get("merk")):
        return ""
    controle = verouderd(LaatsteGebeurtenis.van_merk(merk), stand.laatste_gebeurtenis)
    return "" if controle.klopt else controle.melding.removesuffix(" Maak de cijfers opnieuw.")


def _precies(rij: dict[str, Any]) -> str:
    """A value as it is kept in JSON, as people read it."""
    waarde = rij["waarde"]
    if waarde is None or rij["eenheid"] == AANTAL:
        return exact(waarde, rij["eenheid"])
    return exact(date.fromisoformat(waarde) if rij["eenheid"] == DATUM else Decimal(waarde), rij["eenheid"])
