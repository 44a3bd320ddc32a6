"""The front page: what it is, whether can be filed now, what one needs, what happens then."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aanvragen.models import Oproep, Thema, Tijdvak, Voorbeeldmaatregel
from aanvragen.nu import regeling_nu, tijdvak_nu
from aanvragen.resttijd import duur, verlenging
from aanvragen.statussen import ONBESLIST
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.woorden import deel_in_woorden, procent

from .. import cijfers
from ..register.openbaar import nog_stil

TOON = 3
"""So many examples of the menukaart."""


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """For everyone; shows the period that is open, else the next, else the last one."""
    fase, tijdvak = tijdvak_nu()
    regeling = regeling_nu(fase, tijdvak)
    context = {
        "fase": fase,
        "tijdvak": tijdvak,
        "regeling": regeling,
        "deel": deel_in_woorden(regeling.tarief) or procent(regeling.tarief),
        "themas": len(Thema),
        "oproepen": Oproep.objects.zichtbaar().count(),
    }
    return render(request, "rapportage/start.html", context | _menukaart() | (_geld(tijdvak) if tijdvak else {}))


def _menukaart() -> dict[str, Any]:
    """How many examples there are, and a few: the first of as many themes. One question."""
    rijen = list(Voorbeeldmaatregel.objects.all())
    per_thema = {rij.thema: rij for rij in reversed(rijen)}
    return {"aantal_voorbeelden": len(rijen), "voorbeelden": [per_thema[thema] for thema in sorted(per_thema)][:TOON]}


def _geld(tijdvak: Tijdvak) -> dict[str, Any]:
    return {
        "c": _bekend({code: cijfer.waarde for code, cijfer in cijfers.kern(tijdvak, vandaag()).items()}, tijdvak),
        "rest": _rest(tijdvak),
        "verlenging": verlenging(tijdvak),
    }


def _bekend(waarden: dict[str, Any], tijdvak: Tijdvak) -> dict[str, Any]:
    """The figures as who is outside may know them: a decision counts from the day on which it is announced."""
    for plan in nog_stil(tijdvak):
        erbij = (plan.bekend or 0) - (plan.verleend or 0)
        waarden["bedrag_verleend"] += erbij
        waarden["ruimte"] -= erbij
        waarden["aantal_verleend"] += (plan.bekend is not None) - (plan.verleend is not None)
        waarden["aantal_in_behandeling"] += (not plan.is_bekend) - (plan.status in ONBESLIST)
    return waarden


def _rest(tijdvak: Tijdvak) -> str:
    """How long can still be filed, in words; nothing where it cannot."""
    rest = tijdvak.sluit_op - timezone.now()
    return duur(rest) if tijdvak.is_open_op() else ""
