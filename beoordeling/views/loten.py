"""Plans that are equal in the order: where a lot is still to be drawn, and what was drawn, with how to do it again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

from aanvragen.models import Aanvraag, Tijdvak, Verdeling
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..loten import belet_loten, moment_van, trekking
from ..toegang import mag_loten, mag_plafond_zien, mag_tender_zien
from ..volgorde import gelijke_groepen, reikt_voor_een_deel, volgorde
from .zaak import lezen_of_doen


@login_required
@lezen_of_doen
def loten(request: Verzoek, tijdvak: int) -> HttpResponse:
    """Show the equal plans and the draws of a period; with POST, draw one (`moment`)."""
    mag_plafond_zien.eis(request.user)
    rij = get_object_or_404(Tijdvak, nummer=tijdvak)
    if request.method == "POST":
        return _loot(request, rij)
    context = {
        "tijdvak": rij,
        "groepen": _groepen(rij, request.user),
        "lotingen": _lotingen(rij, request.user),
        "kan_loten": mag_loten(request.user),
        "is_tender": rij.verdeling == Verdeling.TENDER,
    }
    return render(request, "beoordeling/plafond_loten.html", context)


def _loot(request: Verzoek, tijdvak: Tijdvak) -> HttpResponse:
    mag_loten.eis(request.user)
    try:
        moment = parse_datetime(request.POST.get("moment", ""))
    except ValueError:
        moment = None
    try:
        if moment is None or not is_aware(moment) or not 2000 <= moment.year < 3000:
            raise Weigering("Kies over welke plannen u loot.")
        services.loten(tijdvak, moment, request.user)
    except Weigering as weigering:
        messages.error(request, str(weigering))
    else:
        messages.success(request, "Er is geloot. De volgorde staat vast en staat hieronder.")
    return redirect("beoordeling:plafond_loten", tijdvak.nummer)


def _groepen(tijdvak: Tijdvak, gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """Each group of equal plans with no lot, whether the room reaches for some of them only, and why it cannot be drawn now."""
    gedaan = set(tijdvak.lotingen.values_list("moment", flat=True))
    groepen = [
        (moment_van(tijdvak, groep[0].aanvraag.volledig_op), groep)  # type: ignore[arg-type]
        for groep in gelijke_groepen(volgorde(tijdvak, gebruiker, vandaag()))
    ]
    kan = bool(mag_loten(gebruiker) and groepen)
    belet = belet_loten(tijdvak, [moment for moment, _ in groepen], gebruiker, timezone.now()) if kan else {}
    return [
        {
            "moment": moment,
            "plekken": groep,
            "nodig": reikt_voor_een_deel(groep),
            "gedaan": moment in gedaan,
            "belet": belet.get(moment, ""),
        }
        for moment, groep in groepen
    ]


def _lotingen(tijdvak: Tijdvak, gebruiker: Gebruiker) -> list[dict[str, Any]]:
    """Each draw with the plans that this person may know of, in order, and what each drew."""
    if tijdvak.verdeling == Verdeling.TENDER and not mag_tender_zien(gebruiker):
        return []
    namen = dict(
        Aanvraag.objects.zichtbaar_voor(gebruiker).filter(tijdvak=tijdvak).volledig().values_list("nummer", "naam")
    )
    uit = []
    for loting in tijdvak.lotingen.select_related("door"):
        rijen = [(nr, namen[nr], trekking(loting.zaad, nr)) for nr in loting.uitkomst if nr in namen]
        if rijen:
            uit.append({"loting": loting, "rijen": rijen})
    return uit
