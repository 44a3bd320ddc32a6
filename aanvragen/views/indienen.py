"""What binds the partnership: check, file, supplement, withdraw, delete a draft."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import AanvullenForm, IndienenForm, IntrekkenForm
from ..models import Aanvraag
from ..overzicht import leesbaar
from ..toegang import mag_bewerken, mag_indienen, mag_intrekken, mag_verwijderen
from ..volledigheid import gebreken
from ..werkwoorden import WERKWOORDEN
from .bevestigen import Vraag, bevestig
from .verzoek import kader

INTREKKEN = next(werkwoord for werkwoord in WERKWOORDEN if werkwoord.naam == "intrekken")


@login_required
@require_safe
def controleren(request: Verzoek, nummer: str) -> HttpResponse:
    """Everything on one page, as it would be frozen, with what stands in the way and the button."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    return _controleren(request, aanvraag, IndienenForm() if aanvraag.is_concept else AanvullenForm())


def _controleren(request: Verzoek, aanvraag: Aanvraag, form: Any) -> HttpResponse:
    inhoud = leesbaar(services.inhoud_van(aanvraag))
    form.helper.form_action = reverse(
        f"aanvragen:{'indienen' if aanvraag.is_concept else 'aanvullen'}", args=[aanvraag.nummer]
    )
    context = kader(aanvraag, request.user, form=form, inhoud=inhoud, gebreken=gebreken(aanvraag))
    return render(request, "aanvragen/controleren.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def indienen(request: Verzoek, nummer: str) -> HttpResponse:
    """File. A second click, a second tab or a retry leads to the receipt of the first.

    Who comes by GET (signed in anew, or by the address bar) has filed nothing, and gets the page with the button.
    """
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_indienen.eis(request.user, aanvraag)
    if not aanvraag.is_concept:
        messages.info(request, "Dit plan is al ingediend. Hier is uw bewijs van ontvangst.")
        return redirect("aanvragen:ontvangst", nummer)
    if request.method != "POST":
        return redirect("aanvragen:controleren", nummer)
    form = IndienenForm(request.POST)
    if form.is_valid():
        try:
            services.indienen(aanvraag, door=request.user)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            return redirect("aanvragen:ontvangst", nummer)
    return _controleren(request, aanvraag, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def aanvullen(request: Verzoek, nummer: str) -> HttpResponse:
    """Send the supplement that was asked."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_indienen.eis(request.user, aanvraag)
    if not mag_bewerken(request.user, aanvraag) or aanvraag.is_concept:
        messages.info(request, "Er is nu geen aanvulling gevraagd.")
        return redirect(aanvraag)
    if request.method != "POST":
        return redirect("aanvragen:controleren", nummer)
    form = AanvullenForm(request.POST)
    if form.is_valid():
        try:
            services.aanvullen(aanvraag, door=request.user, toelichting=form.cleaned_data["toelichting"])
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            return redirect("aanvragen:ontvangst", nummer)
    return _controleren(request, aanvraag, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: Verzoek, nummer: str) -> HttpResponse:
    """Withdraw a filed plan, with a reason."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_intrekken.eis(request.user, aanvraag)
    if not INTREKKEN.past(aanvraag):
        messages.error(request, INTREKKEN.weigering(request.user, aanvraag) or "")
        return redirect(aanvraag)
    form = IntrekkenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.intrekken(aanvraag, door=request.user, **form.cleaned_data)
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, "Uw plan is ingetrokken. Er volgt geen besluit.")
            return redirect(aanvraag)
    return render(request, "aanvragen/intrekken.html", kader(aanvraag, request.user, form=form))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def verwijderen(request: Verzoek, nummer: str) -> HttpResponse:
    """Delete a draft with everything in it."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_verwijderen.eis(request.user, aanvraag)
    vraag = Vraag(
        titel="Concept verwijderen?",
        uitleg=f"‘{aanvraag.naam}’ verdwijnt met alles wat erin staat, ook voor uw collega’s en partners. Dit kunt u "
        "niet terugdraaien.",
        knop="Concept verwijderen",
        terug=reverse("aanvragen:mijn_plannen"),
        gedaan=f"Het concept ‘{aanvraag.naam}’ is verwijderd.",
    )
    return bevestig(request, aanvraag, vraag, lambda: services.verwijderen(aanvraag, door=request.user))
