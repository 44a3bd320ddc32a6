"""The link of an invitation: sign up or in, and accept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sectorplannen.kern import uitnodigingen
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.leden import ALS
from sectorplannen.kern.models import Gebruiker, LidRol
from sectorplannen.kern.toegang import mag_uitnodiging_aannemen

ONBEKEND = "Deze link klopt niet. Kopieer de hele link uit de e-mail, of vraag wie u uitnodigde om een nieuwe."
PLANNEN = "De plannen vindt u bij ‘Mijn plannen’."


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def uitnodiging(request: HttpRequest, code: str) -> HttpResponse:
    """What the invitation is for, what is in the way, and the button. Works signed in or not, and names nobody."""
    rij = uitnodigingen.uitnodiging_van(code)
    if rij is None:
        return render(request, "rondom/uitnodiging.html", {"belet": ONBEKEND}, status=404)
    belet, wie = uitnodigingen.belet(rij), request.user if isinstance(request.user, Gebruiker) else None
    verkeerd = mag_uitnodiging_aannemen.weigering(wie, rij) if wie else None
    if request.method == "POST" and wie and not verkeerd:
        try:
            lid = uitnodigingen.uitnodiging_aannemen(rij, door=wie)
        except Weigering as weigering:
            belet = str(weigering)
        else:
            messages.success(request, f"U hoort nu bij {rij.organisatie}, als {ALS[LidRol(lid.rol)]}. {PLANNEN}")
            return redirect("rondom:organisatie", rij.organisatie_id)
    is_lid = wie is not None and rij.organisatie.lidmaatschappen.filter(gebruiker=wie).exists()
    context = {"uitnodiging": rij, "belet": belet, "verkeerd": verkeerd, "is_lid": is_lid}
    return render(request, "rondom/uitnodiging.html", context, status=410 if belet and not is_lid else 200)
