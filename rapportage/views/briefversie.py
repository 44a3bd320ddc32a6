"""A version of a letter: who saved it, what changed, and putting it back."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import brief as huis
from .. import services
from ..briefscherm import ingevuld
from ..briefsecties import uit_json
from ..models import RapportStatus
from ..versieverschil import verschillen
from .briefzaak import KLAAR, zaak


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def brief_versie(request: Verzoek, pk: int, nummer: int) -> HttpResponse:
    """What changed from the version before; sent, the version is put back as a new one."""
    rapport = zaak(request, pk)
    versie = get_object_or_404(rapport.versies.select_related("door"), nummer=nummer)
    laatste = rapport.versies.defer("secties", "toelichtingen").latest("nummer")
    if request.method == "POST":
        try:
            nieuw = services.bewaren(
                rapport,
                uit_json(versie.secties),
                verwacht=laatste.nummer,
                toelichtingen=versie.toelichtingen,
                peildatum=versie.peildatum,
                door=request.user,
            )
        except Weigering as weigering:
            messages.error(request, str(weigering))
            return redirect("rapportage:brief_versie", pk, nummer)
        messages.success(request, f"Versie {nummer} staat er weer, als versie {nieuw.nummer}.")
        return redirect("rapportage:brief", pk)
    oud = rapport.versies.filter(nummer__lt=nummer).order_by("-nummer").first()
    stand = None if rapport.status in KLAAR else services.stand_van(rapport)
    opzet = services.opzet_van(rapport, versie)
    woorden = huis.codes(stand, opzet) if stand else {}
    wat = verschillen(rapport.soort, oud, versie, lambda code: huis.als_tekst(stand, code, opzet) if stand else "")
    context = {
        "rapport": rapport,
        "versie": versie,
        "laatste": laatste,
        "oud": oud,
        "verschillen": [replace(v, titel=ingevuld(v.titel, woorden)) for v in wat],
        "hier": f"Versie {nummer}",
        "mag_terug": rapport.status == RapportStatus.CONCEPT and nummer != laatste.nummer,
    }
    return render(request, "rapportage/brief_versie.html", context)
