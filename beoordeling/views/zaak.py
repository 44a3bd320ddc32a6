"""The first lines of every view: who asks, and the plan that this person may see."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from aanvragen.models import Aanvraag
from aanvragen.toegang import EerstVerklaren
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.verzoek import Verzoek
from sectorplannen.kern.verzoek import ingevuld as ingevuld

from ..models import Beoordeling
from ..services import verschillen
from ..toegang import mag_afstemmen, mag_beoordelen, mag_plannen_zien, mag_scores_zien, mag_werkvoorraad_zien

lezen_of_doen = require_http_methods(["GET", "HEAD", "POST"])
"""A page with a form: it is read, and it is sent."""


def zaak(request: Verzoek, nummer: str) -> Aanvraag:
    """The plan by its number, to open. As `bekend_plan`; an assessor who has not declared: EerstVerklaren, that leads there."""
    mag_plannen_zien.eis(request.user)
    rijen = Aanvraag.objects.inzage_voor(request.user).ingediend()
    aanvraag = rijen.select_related("hoofdaanvrager", "tijdvak__regelingversie").filter(nummer=nummer).first()
    if aanvraag is None:
        raise EerstVerklaren(bekend_plan(request, nummer).nummer)
    return aanvraag


def bekend_plan(request: Verzoek, nummer: str) -> Aanvraag:
    """The plan by its number, to declare on. Not staff: 403. A draft, a tie or no such plan: 404, without telling which."""
    mag_plannen_zien.eis(request.user)
    rijen = Aanvraag.objects.zichtbaar_voor(request.user).ingediend()
    return get_object_or_404(rijen.select_related("hoofdaanvrager"), nummer=nummer)


def plek(request: Verzoek, hier: str = "", kop: str = "") -> dict[str, Any]:
    """What the head of a plan's page needs: the list that one came from, the crumb, and a title other than the plan's name."""
    kent_voorraad = mag_werkvoorraad_zien(request.user)
    naam = "werkvoorraad" if kent_voorraad else "plannen"
    return {
        "lijstnaam": naam.capitalize(),
        "lijstadres": reverse(f"beoordeling:{naam}"),
        "hier": hier or kop,
        "kop": kop,
    }


def stand_van_beoordelingen(aanvraag: Aanvraag, gebruiker: Gebruiker) -> dict[str, Any]:
    """Who assesses and how far they are; the advice only for whom `mag_scores_zien` says so."""
    rijen = list(aanvraag.beoordelingen.select_related("beoordelaar"))
    zichtbaar = [(rij, mag_scores_zien(gebruiker, rij)) for rij in rijen]
    eigen = next((rij for rij in rijen if rij.beoordelaar_id == gebruiker.pk), None)
    return {
        "beoordelingen": zichtbaar,
        "kan_scores_zien": any(mag for _, mag in zichtbaar),
        "kan_afstemmen": mag_afstemmen(gebruiker, aanvraag) and bool(verschillen(aanvraag)),
        "moet_beoordelen": eigen is not None and mag_beoordelen(gebruiker, eigen),
    }


def eigen_beoordeling(gebruiker: Gebruiker, aanvraag: Aanvraag) -> Beoordeling | None:
    """The assessment that this person was given, or None."""
    rijen = aanvraag.beoordelingen.select_related("indiening", "aanvraag__tijdvak__regelingversie")
    return rijen.filter(beoordelaar=gebruiker).first()
