"""Reading a plan: its task list or its state, what was filed, the receipt, and its files."""

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
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
    context = kader(aanvraag, request.user, indiening=rij, inhoud=leesbaar(rij.inhoud))
    return render(request, "aanvragen/indiening.html", context)


@login_required
@require_safe
def stuk(request: Verzoek, nummer: str, volgnummer: int, sha256: str) -> FileResponse:
    """A file as it was filed, also when it was taken out of the plan since; only to save."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    rij = get_object_or_404(aanvraag.indieningen, volgnummer=volgnummer)
    for bijlage in rij.inhoud.get("bijlagen", []):
        if bijlage["sha256"] == sha256:
            return _bestand(bijlage["bestand"], bijlage["naam"], bijlage["inhoudstype"])
    raise Http404("Dit stuk hoort niet bij deze indiening.")


@login_required
@require_safe
def bijlage(request: Verzoek, nummer: str, pk: int) -> FileResponse:
    """A file of the plan as it is now: for the partnership alone. Staff read what was filed (`stuk`)."""
    if request.user.is_dienst:
        raise Http404("Dit bestand is niet ingediend.")
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    rij = get_object_or_404(aanvraag.bijlagen, pk=pk)
    return _bestand(str(rij.bestand), rij.naam, rij.inhoudstype)


def _bestand(pad: str, naam: str, inhoudstype: str) -> FileResponse:
    """A file to save, never to open inside the site."""
    try:
        bestand = default_storage.open(pad, "rb")
    except FileNotFoundError as fout:
        raise Http404("Dit bestand is er niet meer.") from fout
    antwoord = FileResponse(bestand, as_attachment=True, filename=naam, content_type=inhoudstype)
    antwoord["X-Content-Type-Options"] = "nosniff"
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
