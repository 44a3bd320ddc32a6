"""Reading a plan: its task list or its state, what was filed, and the receipt."""

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.db.models import prefetch_related_objects
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sectorplannen.kern.verzoek import Verzoek

from .. import bewijs
from ..aanvulling import gevraagd, te_doen
from ..aanwezig import aanwezigen
from ..aanzet import aan_zet
from ..models import Adviesgesprek
from ..overzicht import leesbaar
from ..services import inhoud_van
from ..statussen import KAN_TERUGKOMEN
from ..takenlijst import takenlijst
from ..tijdlijn import route, tijdlijn
from ..toegang import mag_bewerken, mag_terugkeren
from ..totalen import totalen
from ..volledigheid import gebreken
from ..werkwoorden import WERKWOORDEN, mogelijk
from .ingelogd import ingelogd
from .verzoek import kader, zoek_plan


@ingelogd
@require_safe
def plan(request: Verzoek, nummer: str) -> HttpResponse:
    """The task list for who may write in it now; for everyone else what stands and what happened."""
    aanvraag = zoek_plan(request, nummer)
    prefetch_related_objects(
        [aanvraag], "maatregelen", "indieningen__door", "vragen", "opschortingen", "bezwaren", "brieven"
    )
    schrijft = request.user.schrijft_voor(aanvraag.hoofdaanvrager)
    context = kader(
        aanvraag,
        request.user,
        totalen=totalen(aanvraag.maatregelen.all()),
        werkwoorden=mogelijk(WERKWOORDEN, request.user, aanvraag),
        aan_zet=None if request.user.is_dienst else aan_zet(aanvraag, mag_schrijven=schrijft),
        kan_terugkeren=aanvraag.status in KAN_TERUGKOMEN and mag_terugkeren(request.user, aanvraag),
        tijdlijn=tijdlijn(aanvraag.gebeurtenissen.select_related("door"), request.user),
        gesprekken=Adviesgesprek.objects.bij(aanvraag, request.user),
    )
    if mag_bewerken(request.user, aanvraag):
        prefetch_related_objects([aanvraag], "deelnemers", "knelpunten", "bijlagen", "sectoren", "regios")
        vraag = gevraagd(aanvraag)
        gevonden = te_doen(gebreken(aanvraag), vraag)
        context |= {"gebreken": gevonden, "takenlijst": takenlijst(aanvraag, gevonden, vraag)}
        context["aanwezigen"] = aanwezigen(aanvraag, request.user)
        return render(request, "aanvragen/plan.html", context)
    if aanvraag.is_concept:
        context["inhoud"] = leesbaar(inhoud_van(aanvraag))
    else:
        prefetch_related_objects([aanvraag], "besluiten__maatregelen__maatregel")
    return render(request, "aanvragen/plan_lezen.html", context)


@login_required
@require_safe
def ontvangst(request: Verzoek, nummer: str) -> HttpResponse:
    """The receipt of the last filing: number, moment to the second, hash, place in the chain, what comes next."""
    aanvraag = zoek_plan(request, nummer)
    indiening = aanvraag.indieningen.select_related("door").order_by("-volgnummer").first()
    if indiening is None:
        raise Http404("Van dit plan is nog niets ingediend.")
    context = kader(
        aanvraag,
        request.user,
        indiening=indiening,
        inhoud=leesbaar(indiening.inhoud),
        route=route(aanvraag),
        werkwoorden=mogelijk(WERKWOORDEN, request.user, aanvraag),
    )
    return render(request, "aanvragen/ontvangst.html", context)


@login_required
@require_safe
def indiening(request: Verzoek, nummer: str, volgnummer: int) -> HttpResponse:
    """One filing as it was, whatever happened to the plan since."""
    aanvraag = zoek_plan(request, nummer)
    rij = get_object_or_404(aanvraag.indieningen.select_related("door", "aanvraag"), volgnummer=volgnummer)
    context = kader(aanvraag, request.user, indiening=rij, inhoud=leesbaar(rij.inhoud))
    return render(request, "aanvragen/indiening.html", context)


@login_required
@require_safe
def bewijs_downloaden(request: Verzoek, nummer: str, volgnummer: int) -> FileResponse:
    """The receipt of a filing as a PDF: the one that a worker made, or made now where none has come to it yet."""
    aanvraag = zoek_plan(request, nummer)
    rij = get_object_or_404(aanvraag.indieningen.select_related("door", "aanvraag", "tijdvak"), volgnummer=volgnummer)
    bestand = default_storage.open(bewijs.zorg_voor(rij), "rb")
    antwoord = FileResponse(
        bestand, as_attachment=True, filename=bewijs.bestandsnaam(rij), content_type="application/pdf"
    )
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
