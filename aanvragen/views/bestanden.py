"""Fetching a file of a plan: only by who may see the plan, once it is found clean, and only to save."""

from django.contrib.auth.decorators import login_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sectorplannen.kern.verzoek import Verzoek

from ..models import Aanvraag, Bijlage
from ..toegang import mag_bestand_lezen
from .verzoek import zoek_plan

WEG = "Dit bestand is er niet meer. Vraag degene die het toevoegde om het opnieuw toe te voegen."
KOPPEN = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
"""A file comes from outside: no browser guesses its type, runs anything in it, or keeps it."""


@login_required
@require_safe
def stuk(request: Verzoek, nummer: str, volgnummer: int, sha256: str) -> HttpResponse | FileResponse:
    """A file as it was filed, also when it was taken out of the plan since."""
    aanvraag = zoek_plan(request, nummer)
    indiening = get_object_or_404(aanvraag.indieningen, volgnummer=volgnummer)
    for genoemd in indiening.inhoud.get("bijlagen", []):
        if genoemd["sha256"] == sha256:
            rij = aanvraag.bijlagen.filter(bestand=genoemd["bestand"]).first()
            return _geef(request, aanvraag, rij, genoemd["bestand"], genoemd["naam"], genoemd["inhoudstype"])
    raise Http404("Dit stuk hoort niet bij deze indiening.")


@login_required
@require_safe
def bijlage(request: Verzoek, nummer: str, pk: int) -> HttpResponse | FileResponse:
    """A file of the plan as it is now: for the partnership alone. Staff read what was filed (`stuk`)."""
    if request.user.is_dienst:
        raise Http404("Dit bestand is niet ingediend.")
    aanvraag = zoek_plan(request, nummer)
    rij = get_object_or_404(aanvraag.bijlagen, pk=pk)
    return _geef(request, aanvraag, rij, str(rij.bestand), rij.naam, rij.inhoudstype)


def _geef(
    request: Verzoek, aanvraag: Aanvraag, rij: Bijlage | None, pad: str, naam: str, inhoudstype: str
) -> HttpResponse | FileResponse:
    """The file to save, or a page that says why not (yet). `rij`: its row, as long as it is part of the plan."""
    reden = mag_bestand_lezen.weigering(request.user, rij) if rij is not None else None
    context = {"aanvraag": aanvraag, "naam": naam, "reden": reden or WEG}
    if reden is not None:
        return render(request, "aanvragen/bestand_dicht.html", context, status=403)
    try:
        bestand = default_storage.open(pad, "rb")
    except FileNotFoundError:
        return render(request, "aanvragen/bestand_dicht.html", context, status=404)
    return FileResponse(bestand, as_attachment=True, filename=naam, content_type=inhoudstype, headers=KOPPEN)
