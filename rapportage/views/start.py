"""The front page: what it is, whether can be filed now, what one needs, what happens then."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from aanvragen.models import Regelingversie, Thema, Tijdvak
from aanvragen.resttijd import duur, verlenging
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.woorden import deel_in_woorden, procent

from .. import cijfers


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """For everyone; shows the period that is open, else the next, else the last one."""
    fase, tijdvak = _tijdvak()
    regeling = tijdvak.regelingversie if tijdvak and fase != "gesloten" else Regelingversie.objects.op(vandaag())
    context = {
        "fase": fase,
        "tijdvak": tijdvak,
        "regeling": regeling,
        "deel": deel_in_woorden(regeling.tarief) or procent(regeling.tarief),
        "themas": len(Thema),
    }
    return render(request, "rapportage/start.html", context | (_geld(tijdvak) if tijdvak else {}))


def _tijdvak() -> tuple[str, Tijdvak | None]:
    """The period that matters now, and in what phase it is: open, komt, gesloten, or geen."""
    nu, rijen = timezone.now(), Tijdvak.objects.select_related("regelingversie")
    if open_nu := rijen.filter(pk__in=Tijdvak.objects.open_op(nu)).order_by("sluit_op").first():
        return "open", open_nu
    if komend := rijen.filter(opent_op__gt=nu).order_by("opent_op").first():
        return "komt", komend
    laatste = rijen.order_by("-sluit_op").first()
    return ("gesloten", laatste) if laatste else ("geen", None)


def _geld(tijdvak: Tijdvak) -> dict[str, Any]:
    kern = cijfers.kern(tijdvak, vandaag())
    return {
        "c": {code: cijfer.waarde for code, cijfer in kern.items()},
        "rest": _rest(tijdvak),
        "verlenging": verlenging(tijdvak),
    }


def _rest(tijdvak: Tijdvak) -> str:
    """How long can still be filed, in words; nothing where it cannot."""
    rest = tijdvak.sluit_op - timezone.now()
    return duur(rest) if tijdvak.is_open_op() else ""
