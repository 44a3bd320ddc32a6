"""The first lines of every page with figures: who asks, and for the state of which period on which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from aanvragen.models import Tijdvak
from sectorplannen.kern.datums import vandaag

from ..forms import StandKeuze


@dataclass(frozen=True)
class Keuze:
    """A period and a day, the form that asks for them, and both as they stand in an address."""

    form: StandKeuze
    tijdvak: Tijdvak
    peildatum: date

    @property
    def zoekdeel(self) -> str:
        """The part of an address that says which state: `tijdvak=1&peildatum=2014-05-30`."""
        return urlencode({"tijdvak": self.tijdvak.nummer, "peildatum": self.peildatum.isoformat()})


def lees(verzoek: HttpRequest) -> Keuze | None:
    """What the address asks; what it leaves out or what cannot be is the last period that is over, today.

    None where there is no period at all.
    """
    gevraagd = any(naam in verzoek.GET for naam in StandKeuze.base_fields)
    form = StandKeuze(verzoek.GET if gevraagd else None)
    gekozen = form.cleaned_data if form.is_valid() else {}
    tijdvak = gekozen.get("tijdvak") or _laatste()
    if tijdvak is None:
        return None
    dag = gekozen.get("peildatum") or vandaag()
    if not form.errors:
        form = StandKeuze(initial={"tijdvak": tijdvak.nummer, "peildatum": dag})
    return Keuze(form, tijdvak, dag)


def eis(verzoek: HttpRequest) -> Keuze:
    """As `lees`, for a download: there is nothing to show an error on, so what cannot be is 404."""
    keuze = lees(verzoek)
    if keuze is None or keuze.form.errors:
        raise Http404("No such period or day.")
    return keuze


def dicht(verzoek: HttpRequest, keuze: Keuze, reden: str) -> HttpResponse:
    """Instead of the figures why they are not shown, with the form that asks for another period."""
    return render(verzoek, "rapportage/stand_dicht.html", {"form": keuze.form, "reden": reden}, status=403)


def _laatste() -> Tijdvak | None:
    """One reports on a period that is over; while there is none, on the one in which is filed."""
    op_volgorde = Tijdvak.objects.select_related("regelingversie").order_by("-opent_op")
    met_plannen = op_volgorde.filter(indieningen__isnull=False)
    return met_plannen.filter(sluit_op__lt=timezone.now()).first() or met_plannen.first() or op_volgorde.first()
