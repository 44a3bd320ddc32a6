"""The state of a period, or of all, on a day: as a page, its checks, and as data."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sectorplannen.kern.verzoek import Verzoek

from .. import aggregaten, cijfers, controles, tekeningen, tijdtekeningen
from ..aggregaten import Overzicht
from ..begrippen import Stand
from ..briefgegevens import gegevens_csv
from ..forms import StandFormulier
from ..grafiektekst import tekst_1, titel_1
from ..toegang import mag_brief_maken, mag_stand_van, mag_stand_zien
from . import keuze
from .keuze import Keuze

BOM = "\ufeff"
"""By this a spreadsheet knows that the text is UTF-8."""


@login_required
@require_safe
def stand(request: Verzoek) -> HttpResponse:
    """Outcomes that add up, money, people, the young, measures, intake, terms: `?tijdvak=1&peildatum=2014-05-30`.

    `tijdvak=alle` is all periods together; with `vergelijk` a second day one is led to the comparison.
    """
    mag_stand_zien.eis(request.user)
    gekozen = keuze.uit(request.GET, StandFormulier)
    if gekozen is None:
        return render(request, "rapportage/stand_leeg.html")
    if gekozen.bij.get("vergelijk") and not gekozen.form.errors:
        return redirect(_vergelijking(gekozen))
    if belet := mag_stand_van.weigering(request.user, gekozen.tijdvak):
        return keuze.dicht(request, gekozen, belet)
    context = _scherm(aggregaten.overzicht(gekozen.tijdvakken, gekozen.peildatum), gekozen)
    return render(request, "rapportage/stand.html", context | {"kan": {"brief_maken": mag_brief_maken(request.user)}})


@login_required
@require_safe
def controles_van(request: Verzoek) -> HttpResponse:
    """Every check on the state in a sentence. They need every row, so the state page loads them after it is shown."""
    mag_stand_zien.eis(request.user)
    gekozen = keuze.lees(request)
    if gekozen is None:
        return render(request, "rapportage/stand_leeg.html")
    if belet := mag_stand_van.weigering(request.user, gekozen.tijdvak):
        return keuze.dicht(request, gekozen, belet)
    uit = cijfers.stand(gekozen.tijdvak, gekozen.peildatum)
    context = {"stand": uit, "gekozen": gekozen, "form": gekozen.form, "zoekdeel": gekozen.zoekdeel}
    context["mis"] = [controle for controle in uit.controles if not controle.klopt]
    naam = "rapportage/onderdelen/controles.html" if request.htmx else "rapportage/controles.html"
    return render(request, naam, context)


@login_required
@require_safe
def stand_json(request: Verzoek) -> HttpResponse:
    """The state as `cijfers --json` prints it."""
    gekozen, uit = _gegevens(request)
    antwoord = JsonResponse(cijfers.als_json(uit), json_dumps_params={"ensure_ascii": False, "indent": 2})
    return _als_bestand(antwoord, gekozen, "json")


@login_required
@require_safe
def stand_csv(request: Verzoek) -> HttpResponse:
    """The state as one long table; nothing in it is run as a formula."""
    gekozen, uit = _gegevens(request)
    antwoord = HttpResponse(BOM + gegevens_csv(uit), content_type="text/csv; charset=utf-8")
    return _als_bestand(antwoord, gekozen, "csv")


def _gegevens(request: HttpRequest) -> tuple[Keuze, Stand]:
    mag_stand_zien.eis(request.user)
    gekozen = keuze.eis(request)
    mag_stand_van.eis(request.user, gekozen.tijdvak)
    return gekozen, cijfers.stand(gekozen.tijdvak, gekozen.peildatum)


def _als_bestand(antwoord: HttpResponse, gekozen: Keuze, soort: str) -> HttpResponse:
    naam = f"stand-tijdvak-{gekozen.code}-{gekozen.peildatum.isoformat()}.{soort}"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord


def _vergelijking(gekozen: Keuze) -> str:
    """The address of the comparison of the two days, the earlier one first."""
    van, tot = sorted([gekozen.peildatum, gekozen.bij["vergelijk"]])
    deel = urlencode({"tijdvak": gekozen.code, "van": van.isoformat(), "tot": tot.isoformat()})
    return f"{reverse('rapportage:vergelijk')}?{deel}"


def _scherm(uit: Overzicht, gekozen: Keuze) -> dict[str, Any]:
    """Everything that the page shows, by name; the figures themselves under `c`."""
    weken = {tijdvak.regelingversie.beslistermijn_weken for tijdvak in gekozen.tijdvakken}
    return {
        "stand": uit.stand,
        "gekozen": gekozen,
        "form": gekozen.form,
        "zoekdeel": gekozen.zoekdeel,
        "c": {code: cijfer.waarde for code, cijfer in uit.stand.cijfers.items()},
        "telt_op": controles.uitkomsten_tellen_op(uit.stand),
        "delen": tekeningen.uitkomsten(uit.stand),
        "staven": tekeningen.staven(uit.stand.grafiek_1),
        "staven_titel": titel_1(uit.stand),
        "staven_tekst": tekst_1(uit.stand),
        "instroom": tijdtekeningen.instroom(uit, gekozen.tijdvakken),
        "termijnen": tijdtekeningen.termijnen(uit, weken),
        "verloop": uit.verloop,
        "themas": tekeningen.lijst(uit.themas),
        "sectoren": tekeningen.lijst(uit.sectoren),
        "regios": tekeningen.lijst(uit.regios),
        "jeugd": tekeningen.jeugd(uit.stand.cijfers["jeugdaandeel"], uit.norm),
    }
