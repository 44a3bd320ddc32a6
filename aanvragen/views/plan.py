"""Reading a plan: its task list or its state, what was filed, the receipt, and its files."""

from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sectorplannen.kern.verzoek import Verzoek

from ..models import Aanvraag
from ..overzicht import leesbaar
from ..services import inhoud_van
from ..takenlijst import takenlijst
from ..tijdlijn import route, tijdlijn
from ..toegang import mag_bewerken
from ..totalen import totalen
from ..volledigheid import gebreken
from ..werkwoorden import WERKWOORDEN, mogelijk
from .verzoek import kader


@login_required
@require_safe
def plan(request: Verzoek, nummer: str) -> HttpResponse:
    """The task list for who may write in it now; for everyone else what stands and what happened."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    prefetch_related_objects([aanvraag], "maatregelen", "indieningen__door")
    context = kader(
        aanvraag,
        request.user,
        totalen=totalen(aanvraag.maatregelen.all()),
        werkwoorden=mogelijk(WERKWOORDEN, request.user, aanvraag),
        tijdlijn=tijdlijn(aanvraag.gebeurtenissen.select_related("door"), request.user),
    )
    if mag_bewerken(request.user, aanvraag):
        prefetch_related_objects([aanvraag], "deelnemers", "knelpunten", "bijlagen", "sectoren", "regios")
        gevonden = gebreken(aanvraag)
        context |= {"gebreken": gevonden, "takenlijst": takenlijst(aanvraag, gevonden)}
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
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
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
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    rij = get_object_or_404(aanvraag.indieningen.select_related("door", "aanvraag"), volgnummer=volgnummer)
    bewaard = dict(aanvraag.bijlagen.values_list("sha256", "pk"))
    for bijlage in (inhoud := leesbaar(rij.inhoud))["bijlagen"]:
        bijlage["pk"] = bewaard.get(bijlage["sha256"])
    return render(request, "aanvragen/indiening.html", kader(aanvraag, request.user, indiening=rij, inhoud=inhoud))


@login_required
@require_safe
def bijlage(request: Verzoek, nummer: str, pk: int) -> HttpResponse | FileResponse:
    """A file of a plan, only to save, never to open inside the site."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    rij = get_object_or_404(aanvraag.bijlagen, pk=pk)
    try:
        bestand = rij.bestand.open("rb")
    except FileNotFoundError as fout:
        raise Http404("Dit bestand is er niet meer.") from fout
    antwoord = FileResponse(bestand, as_attachment=True, filename=rij.naam, content_type=rij.inhoudstype)
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
