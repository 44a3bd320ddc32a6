"""A statement as a workbook: take it along, choose it again, see what it changes, and take it in.

Looking and taking in are two pages that work without script; what was seen travels with the second, signed.
"""

from __future__ import annotations

from io import BytesIO

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from aanvragen.views.ingelogd import ingelogd
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from ..forms_peiling import VerslagWerkboek
from ..models import Voortgangsverslag
from ..peilingen import services, werkboek
from ..peilingen.beoogd import standen
from ..toegang import mag_verslag_invullen
from .verslag import bijgewerkt, zaak

GELDIG = 24 * 3600
MEESTE_FOUTEN = 200
NIET_MEER = "Wat u bekeek, is niet meer geldig. Kies het werkboek opnieuw."


@ingelogd
@require_safe
def verslag_werkboek(request: Verzoek, pk: int) -> HttpResponse:
    """The statement as it is now, to fill in or to change."""
    rij = zaak(request, pk)
    mag_verslag_invullen.eis(request.user, rij)
    bijgewerkt(request, rij)
    antwoord = HttpResponse(werkboek.schrijf(rij, standen(rij)), content_type=werkboek.INHOUDSTYPE)
    antwoord["Content-Disposition"] = content_disposition_header(True, werkboek.bestandsnaam(rij))
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def verslag_inlezen(request: Verzoek, pk: int) -> HttpResponse:
    """Choose a workbook; see what is wrong in it or what it changes; send that, and it is done."""
    rij = zaak(request, pk)
    mag_verslag_invullen.eis(request.user, rij)
    bijgewerkt(request, rij)
    if "gezien" in request.POST:
        return _neem_over(request, rij)
    form = VerslagWerkboek(*((request.POST, request.FILES) if request.method == "POST" else ()))
    context = {"verslag": rij, "aanvraag": rij.aanvraag, "peiling": rij.peiling, "form": form, "inhoud": None}
    if request.method == "POST" and form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            inhoud = werkboek.lees(BytesIO(bestand.read()), bestand.name, standen(rij))
        except Weigering as weigering:
            form.add_error("bestand", str(weigering))
        else:
            context |= {
                "inhoud": inhoud,
                "fouten": inhoud.fouten[:MEESTE_FOUTEN],
                "meer_fouten": max(len(inhoud.fouten) - MEESTE_FOUTEN, 0),
                "verslag_fouten": {"fouten": inhoud.fouten},
                "gezien": signing.dumps(
                    [rij.versie, werkboek.als_json(inhoud.invoer)], salt=_zout(request, rij), compress=True
                ),
            }
    return render(request, "rapportage/verslag_inlezen.html", context)


def _zout(request: Verzoek, rij: Voortgangsverslag) -> str:
    """What was seen is of this person and this statement."""
    return f"verslag-{rij.pk}-{request.user.pk}"


def _neem_over(request: Verzoek, rij: Voortgangsverslag) -> HttpResponse:
    """Do what was seen, unless someone saved in between."""
    try:
        versie, rijen = signing.loads(request.POST["gezien"], salt=_zout(request, rij), max_age=GELDIG)
        services.invullen(rij, werkboek.van_json(rijen), door=request.user, versie=versie)
    except signing.BadSignature:
        messages.error(request, NIET_MEER)
    except services.IntussenOpgeslagen:
        messages.error(
            request, "Iemand anders sloeg het verslag intussen op. Er is niets ingelezen. Kies het werkboek opnieuw."
        )
    except Weigering as weigering:
        messages.error(request, str(weigering))
    else:
        messages.success(request, "Het werkboek is ingelezen.")
        return redirect(rij)
    return redirect("rapportage:verslag_inlezen", rij.pk)
