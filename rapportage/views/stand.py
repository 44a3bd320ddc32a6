"""The state of a period on a day, as a page and as data."""

from fractions import Fraction
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sectorplannen.kern.verzoek import Verzoek

from .. import cijfers, tekeningen
from ..begrippen import Stand
from ..briefgegevens import gegevens_csv
from ..grafiektekst import tekst_1, titel_1
from ..toegang import mag_brief_maken, mag_stand_van, mag_stand_zien
from . import keuze
from .keuze import Keuze

BOM = "\ufeff"
"""By this a spreadsheet knows that the text is UTF-8."""


@login_required
@require_safe
def stand(request: Verzoek) -> HttpResponse:
    """Outcomes that add up, money, people, the young, measures, intake, checks: `?tijdvak=1&peildatum=2014-05-30`."""
    mag_stand_zien.eis(request.user)
    gekozen = keuze.lees(request)
    if gekozen is None:
        return render(request, "rapportage/stand_leeg.html")
    if belet := mag_stand_van.weigering(request.user, gekozen.tijdvak):
        return keuze.dicht(request, gekozen, belet)
    context = _scherm(cijfers.stand(gekozen.tijdvak, gekozen.peildatum), gekozen)
    return render(request, "rapportage/stand.html", context | {"kan": {"brief_maken": mag_brief_maken(request.user)}})


@login_required
@require_safe
def stand_json(request: Verzoek) -> HttpResponse:
    """The state as `cijfers --json` prints it."""
    uit = _gegevens(request)
    antwoord = JsonResponse(cijfers.als_json(uit), json_dumps_params={"ensure_ascii": False, "indent": 2})
    return _als_bestand(antwoord, uit, "json")


@login_required
@require_safe
def stand_csv(request: Verzoek) -> HttpResponse:
    """The state as one long table; nothing in it is run as a formula."""
    uit = _gegevens(request)
    return _als_bestand(HttpResponse(BOM + gegevens_csv(uit), content_type="text/csv; charset=utf-8"), uit, "csv")


def _gegevens(request: HttpRequest) -> Stand:
    mag_stand_zien.eis(request.user)
    gekozen = keuze.eis(request)
    mag_stand_van.eis(request.user, gekozen.tijdvak)
    return cijfers.stand(gekozen.tijdvak, gekozen.peildatum)


def _als_bestand(antwoord: HttpResponse, uit: Stand, soort: str) -> HttpResponse:
    naam = f"stand-tijdvak-{uit.tijdvak.nummer}-{uit.peildatum.isoformat()}.{soort}"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord


def _scherm(uit: Stand, gekozen: Keuze) -> dict[str, Any]:
    """Everything that the page shows, by name; the figures themselves under `c`."""
    regeling = gekozen.tijdvak.regelingversie
    norm = Fraction(regeling.jeugdnorm_teller, regeling.jeugdnorm_noemer)
    return {
        "stand": uit,
        "form": gekozen.form,
        "zoekdeel": gekozen.zoekdeel,
        "c": {code: cijfer.waarde for code, cijfer in uit.cijfers.items()},
        "delen": tekeningen.uitkomsten(uit),
        "staven": tekeningen.staven(uit.grafiek_1),
        "staven_titel": titel_1(uit),
        "staven_tekst": tekst_1(uit),
        "instroom": tekeningen.instroom(uit),
        "jeugd": tekeningen.jeugd(uit.cijfers["jeugdaandeel"], norm),
        "mis": [controle for controle in uit.controles if not controle.klopt],
    }
