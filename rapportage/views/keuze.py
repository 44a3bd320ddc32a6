"""The first lines of every page with figures: who asks, and for the state of which period on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from aanvragen.models import Indiening, Tijdvak
from sectorplannen.kern.datums import vandaag

from ..forms import ALLE, StandKeuze


@dataclass(frozen=True)
class Keuze:
    """A period (None: all of them) and a day, the form that asks for them, and both as they stand in an address."""

    form: StandKeuze
    tijdvak: Tijdvak | None
    peildatum: date
    tijdvakken: Sequence[Tijdvak]
    """The periods that are meant: the one that was chosen, or all, in order of opening."""
    bij: Mapping[str, Any] = field(default_factory=dict)
    """Everything that the form asked and understood, by the name of its field."""

    @property
    def zoekdeel(self) -> str:
        """The part of an address that says which state: `tijdvak=1&peildatum=2014-05-30`, or `tijdvak=alle&...`."""
        return urlencode({"tijdvak": self.code, "peildatum": self.peildatum.isoformat()})

    def op(self, dag: date) -> Keuze:
        """The same on another day."""
        return replace(self, peildatum=dag)

    @property
    def code(self) -> str:
        """The period as an address or the name of a file says it: its number, or `alle`."""
        return str(self.tijdvak.nummer) if self.tijdvak else ALLE

    @property
    def heet(self) -> str:
        """The period in the middle of a sentence."""
        return f"tijdvak {self.tijdvak.nummer}" if self.tijdvak else "alle tijdvakken"


def lees(verzoek: HttpRequest) -> Keuze | None:
    """What the address asks; what it leaves out or what cannot be is the last period that is over, today.

    None where there is no period at all. One query.
    """
    return uit(verzoek.GET)


def uit(gegevens: Mapping[str, Any], form_van: type[StandKeuze] = StandKeuze) -> Keuze | None:
    """As `lees`, of what an address says and with a form that may ask more; what is asked more stands in `bij`."""
    tijdvakken = alle_tijdvakken()
    gevraagd = any(naam in gegevens for naam in form_van.base_fields)
    form = form_van(gegevens if gevraagd else None, tijdvakken=tijdvakken)
    if gevraagd:
        form.is_valid()
    gekozen = form.cleaned_data if gevraagd else {}
    tijdvak = gekozen.get("tijdvak") or _laatste(tijdvakken)
    if tijdvak is None:
        return None
    dag = gekozen.get("peildatum") or vandaag()
    if not form.errors:
        code = ALLE if tijdvak == ALLE else tijdvak.nummer
        form = form_van(initial=gekozen | {"tijdvak": code, "peildatum": dag}, tijdvakken=tijdvakken)
    if tijdvak == ALLE:
        return Keuze(form, None, dag, tijdvakken, gekozen)
    return Keuze(form, tijdvak, dag, [tijdvak], gekozen)


def eis(verzoek: HttpRequest) -> Keuze:
    """As `lees`, for a download: there is nothing to show an error on, so what cannot be is 404."""
    keuze = lees(verzoek)
    if keuze is None or keuze.form.errors:
        raise Http404("No such period or day.")
    return keuze


def dicht(verzoek: HttpRequest, keuze: Keuze, reden: str) -> HttpResponse:
    """Instead of the figures why they are not shown, with the form that asks for another period."""
    return render(verzoek, "rapportage/stand_dicht.html", {"form": keuze.form, "reden": reden}, status=403)


def alle_tijdvakken() -> list[Tijdvak]:
    """Every period in order of opening, each with its scheme and with `heeft_plannen`. One query."""
    met_plannen = Exists(Indiening.objects.filter(tijdvak=OuterRef("pk")))
    rijen = Tijdvak.objects.select_related("regelingversie").annotate(heeft_plannen=met_plannen)
    return list(rijen.order_by("opent_op", "nummer"))


def _laatste(tijdvakken: Sequence[Tijdvak]) -> Tijdvak | None:
    """One reports on a period that is over; while there is none, on the one in which is filed."""
    laatste_eerst = tijdvakken[::-1]
    met_plannen = [rij for rij in laatste_eerst if rij.heeft_plannen]  # type: ignore[attr-defined]
    voorbij = [rij for rij in met_plannen if rij.sluit_op < timezone.now()]
    return next(iter([*voorbij, *met_plannen, *laatste_eerst]), None)
