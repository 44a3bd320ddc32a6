"""Each table and chart alone: to look at, and to take along as a file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from sectorplannen.kern.verzoek import Verzoek

from .. import alles, tabelbestanden
from ..tabellen import SOORTEN
from ..toegang import mag_stand_van, mag_stand_zien
from ..uitvoer import BESTANDEN
from . import keuze
from .keuze import Keuze


@login_required
@require_safe
def tabellen(request: Verzoek) -> HttpResponse:
    """Which tables and charts there are of a period on a day, each with its files."""
    mag_stand_zien.eis(request.user)
    gekozen = keuze.lees(request)
    if gekozen is None:
        return render(request, "rapportage/stand_leeg.html")
    if belet := mag_stand_van.weigering(request.user, gekozen.tijdvak):
        return keuze.dicht(request, gekozen, belet)
    rijen = [(code, soort, _bestanden(code)) for code, soort in SOORTEN.items()]
    context = {"rijen": rijen, "form": gekozen.form, "gekozen": gekozen, "zoekdeel": gekozen.zoekdeel}
    return render(request, "rapportage/tabellen.html", context)


@login_required
@require_safe
def tabel(request: Verzoek, code: str) -> HttpResponse:
    """One table, with its chart where it has one."""
    mag_stand_zien.eis(request.user)
    gekozen = keuze.lees(request)
    if code not in SOORTEN or gekozen is None:
        raise Http404("No such table.")
    if belet := mag_stand_van.weigering(request.user, gekozen.tijdvak):
        return keuze.dicht(request, gekozen, belet)
    rij = tabelbestanden.tabel(code, gekozen.tijdvak, gekozen.peildatum)
    tekening = tabelbestanden.tekening(code, gekozen.tijdvak, gekozen.peildatum)
    context = {
        "tabel": rij,
        "tekening": mark_safe(tekening),  # noqa: S308 our own drawing, with every text escaped
        "bestanden": [(eind, soort.naam) for eind, soort in BESTANDEN.items() if soort.past(rij)],
        "te_lang": [soort.naam for soort in BESTANDEN.values() if len(rij.rijen) > soort.meeste_rijen],
        "form": gekozen.form,
        "zoekdeel": gekozen.zoekdeel,
    }
    return render(request, "rapportage/tabel.html", context)


@login_required
@require_safe
def tabel_bestand(request: Verzoek, code: str, eind: str) -> HttpResponse:
    """The same as a file: `thema.svg?tijdvak=1&peildatum=2014-05-30`."""
    gekozen = _eis(request)
    if code not in SOORTEN or eind not in tabelbestanden.bestandssoorten(code):
        raise Http404("No such file.")
    if not BESTANDEN[eind].past(tabelbestanden.tabel(code, gekozen.tijdvak, gekozen.peildatum)):
        raise Http404("Too long for this kind of file.")
    inhoud = tabelbestanden.bestand(code, eind, gekozen.tijdvak, gekozen.peildatum)
    naam = f"{code}-{_van(gekozen)}.{eind}"
    return HttpResponse(inhoud, content_type=BESTANDEN[eind].mime, headers=_kop(naam))


@login_required
@require_safe
def alles_csv(request: Verzoek) -> StreamingHttpResponse:
    """Every measure of every plan that was filed and that this person may open, sent while it is read."""
    gekozen = _eis(request)
    stukken = alles.als_csv(request.user, gekozen.tijdvak, gekozen.peildatum)
    naam = f"maatregelen-{_van(gekozen)}.csv"
    return StreamingHttpResponse(stukken, content_type="text/csv; charset=utf-8", headers=_kop(naam))


def _eis(request: Verzoek) -> Keuze:
    mag_stand_zien.eis(request.user)
    gekozen = keuze.eis(request)
    mag_stand_van.eis(request.user, gekozen.tijdvak)
    return gekozen


def _bestanden(code: str) -> list[tuple[str, str]]:
    """Of a table the kinds of file: the end of the name, and what it is called."""
    return [(eind, BESTANDEN[eind].naam) for eind in tabelbestanden.bestandssoorten(code)]


def _van(gekozen: Keuze) -> str:
    return f"{'tijdvak-' if gekozen.tijdvak else ''}{gekozen.code}-{gekozen.peildatum.isoformat()}"


def _kop(naam: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{naam}"'}
