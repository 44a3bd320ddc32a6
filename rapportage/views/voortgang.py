"""Realised beside intended: of which round and period, as a page and as files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.verzoek import Verzoek

from .. import losse_grafieken, tabelbestanden
from ..forms import ALLE, tijdvakveld
from ..models import Peiling
from ..toegang import mag_peilingen_zien, mag_stand_zien
from ..uitvoer import BESTANDEN
from ..voortgangtabellen import CIJFER_VAN, SOORTEN, Beeld, Tabel, beeld


class VoortgangKeuze(forms.Form):
    """Of which closed round, and which period; left out: the last round, and all periods."""

    tijdvak = tijdvakveld(verplicht=False, leeg="Alle tijdvakken")
    peiling = forms.ModelChoiceField(
        label="Peiling",
        queryset=Peiling.objects.filter(gesloten_op__isnull=False),
        required=False,
        empty_label="De laatste opgaven",
        error_messages={"invalid_choice": "Deze peiling is er niet, of is nog niet gesloten."},
    )


@dataclass(frozen=True)
class Gekozen:
    """The picture that was asked, and the form."""

    form: VoortgangKeuze
    tijdvak: Tijdvak | None
    peiling: Peiling | None
    beeld: Beeld

    @property
    def zoekdeel(self) -> str:
        """The part of an address that says which picture."""
        waarden = {"tijdvak": self.tijdvak and self.tijdvak.nummer, "peiling": self.peiling and self.peiling.pk}
        return urlencode({naam: waarde for naam, waarde in waarden.items() if waarde})

    @property
    def rijen_van(self) -> str:
        """The same for the page with the rows behind a figure."""
        code = str(self.tijdvak.nummer) if self.tijdvak else ALLE
        return urlencode({"tijdvak": code, "peildatum": self.beeld.peildatum.isoformat()})


def _lees(request: Verzoek) -> Gekozen:
    """What the address asks; one that asks for no round means the last that was closed."""
    vraag = request.GET.dict()
    if "peiling" not in vraag:
        laatste = Peiling.objects.filter(gesloten_op__isnull=False).order_by("-peildatum").first()
        vraag["peiling"] = str(laatste.pk) if laatste else ""
    form = VoortgangKeuze(vraag)
    gekozen = form.cleaned_data if form.is_valid() else {}
    tijdvak, peiling = gekozen.get("tijdvak"), gekozen.get("peiling")
    return Gekozen(form, tijdvak, peiling, beeld(tijdvak, peiling, vandaag()))


@login_required
@require_safe
def voortgang(request: Verzoek) -> HttpResponse:
    """How the granted plans get on: ahead, on schedule, behind; per kind of measure and per plan, beside the round before."""
    mag_stand_zien.eis(request.user)
    if not Tijdvak.objects.exists():
        return render(request, "rapportage/stand_leeg.html")
    gekozen = _lees(request)
    tabellen = {code: maak(gekozen.beeld) for code, maak in SOORTEN.items()}
    context: dict[str, Any] = {
        "form": gekozen.form,
        "b": gekozen.beeld,
        **tabellen,
        "tabellen": [(code, tabel, _einden(tabel)) for code, tabel in tabellen.items() if code != "soorten"],
        "einden": _einden(tabellen["soorten"]),
        "tekening": mark_safe(_tekening(gekozen, tabellen["soorten"])),  # noqa: S308 our own drawing, escaped
        "zoekdeel": gekozen.zoekdeel,
        "rijen_van": gekozen.rijen_van,
        "tellingen": [(CIJFER_VAN[staat], woorden, aantal) for staat, woorden, aantal in gekozen.beeld.tellingen],
        "kan_peilingen": mag_peilingen_zien(request.user),
    }
    return render(request, "rapportage/voortgang.html", context)


def _einden(tabel: Tabel) -> list[tuple[str, str]]:
    """The kinds of file that there are of a table: the end of the name, and what it is called."""
    return [(eind, soort.naam) for eind, soort in BESTANDEN.items() if soort.past(tabel)]


def _tekening(gekozen: Gekozen, tabel: Tabel) -> str:
    """The chart, drawn once; '' where nothing was reached yet."""
    if not losse_grafieken.heeft_tekening(tabel):
        return ""
    return str(
        tabelbestanden.bewaard(
            "voortgang.scherm", gekozen.tijdvak, gekozen.beeld.peildatum, lambda: losse_grafieken.op_scherm(tabel)
        )
    )


@login_required
@require_safe
def voortgang_bestand(request: Verzoek, code: str, eind: str) -> HttpResponse:
    """One of its tables as a file."""
    mag_stand_zien.eis(request.user)
    gekozen = _lees(request)
    if code not in SOORTEN or gekozen.form.errors or not Tijdvak.objects.exists():
        raise Http404("No such file.")
    tabel = SOORTEN[code](gekozen.beeld)
    if eind not in BESTANDEN or not BESTANDEN[eind].past(tabel):
        raise Http404("No such kind of file.")
    naam = f"voortgang-{code}-{gekozen.beeld.peildatum.isoformat()}.{eind}"
    kop = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(BESTANDEN[eind].maak(tabel), content_type=BESTANDEN[eind].mime, headers=kop)
