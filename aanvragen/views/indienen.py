"""What binds the partnership: check, have it signed, file, supplement, withdraw, delete a draft."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek
from sectorplannen.kern.woorden import opsomming

from .. import services
from ..aanvulling import gevraagd, te_doen
from ..forms import AanvullenForm, IndienenForm, IntrekkenForm
from ..models import Aanvraag
from ..overzicht import leesbaar
from ..resttijd import dicht
from ..statussen import Status
from ..toegang import mag_bewerken, mag_indienen, mag_intrekken, mag_verwijderen
from ..volledigheid import Ernst, gebreken
from ..werkwoorden import WERKWOORDEN
from .bevestigen import Vraag, bevestig
from .ingelogd import ingelogd
from .verzoek import invoer, kader, zoek_plan

INTREKKEN = next(werkwoord for werkwoord in WERKWOORDEN if werkwoord.naam == "intrekken")


NOG_NIETS = "Er is nog niets {gedaan}. Controleer uw plan en druk op de knop onder aan deze pagina."
"""What someone reads who was signed out at the moment of pressing the button, and comes back here after signing in."""
INGETROKKEN = (
    "Uw plan is ingetrokken. Er volgt geen besluit. In een later tijdvak kunt u het opnieuw indienen, met ‘Opnieuw indienen’ "
    "op deze pagina."
)


@login_required
@never_cache
@require_safe
def controleren(request: Verzoek, nummer: str) -> HttpResponse:
    """Everything on one page, as it would be frozen, with what stands in the way and the button."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    return _controleren(request, aanvraag, IndienenForm() if aanvraag.is_concept else AanvullenForm())


def _controleren(request: Verzoek, aanvraag: Aanvraag, form: Any) -> HttpResponse:
    form.helper.form_action = reverse(
        f"aanvragen:{'indienen' if aanvraag.is_concept else 'aanvullen'}", args=[aanvraag.nummer]
    )
    vraag = gevraagd(aanvraag)
    gevonden = te_doen(gebreken(aanvraag), vraag)
    in_de_weg = {gebrek.plaats for gebrek in gevonden if gebrek.ernst == Ernst.MOET}
    context = kader(
        aanvraag,
        request.user,
        form=form,
        inhoud=leesbaar(services.inhoud_van(aanvraag)),
        gebreken=gevonden,
        open_delen=[f"deel-{plaats}" for plaats in vraag.plaatsen | in_de_weg] if vraag else [],
        tekenbevoegden=services.tekenbevoegden(aanvraag),
        gesloten=dicht(aanvraag.tijdvak, request.aangekomen_op) if aanvraag.is_concept else "",
    )
    return render(request, "aanvragen/controleren.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def indienen(request: Verzoek, nummer: str) -> HttpResponse:
    """File, as of the moment at which the request arrived. A second click, tab or retry leads to the receipt of the first.

    Who comes by GET (signed in anew, or by the address bar) has filed nothing, and gets the page with the button.
    """
    aanvraag = zoek_plan(request, nummer)
    if not aanvraag.is_concept:
        return _al_ingediend(request, aanvraag)
    if request.method != "POST":
        messages.info(request, NOG_NIETS.format(gedaan="ingediend"))
        return redirect("aanvragen:controleren", nummer)
    mag_indienen.eis(request.user, aanvraag)
    form = IndienenForm(request.POST)
    if form.is_valid():
        try:
            services.indienen(aanvraag, door=request.user, op=request.aangekomen_op)
        except Weigering as weigering:
            aanvraag.refresh_from_db()
            if not aanvraag.is_concept:  # the other click came first
                return _al_ingediend(request, aanvraag)
            messages.error(request, str(weigering))
        else:
            return redirect("aanvragen:ontvangst", nummer)
    return _controleren(request, aanvraag, form)


def _al_ingediend(request: Verzoek, aanvraag: Aanvraag) -> HttpResponse:
    messages.info(request, "Dit plan is al ingediend. Hier is uw bewijs van ontvangst.")
    return redirect("aanvragen:ontvangst", aanvraag.nummer)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def aanvullen(request: Verzoek, nummer: str) -> HttpResponse:
    """Send the supplement that was asked, as of the moment at which the request arrived.

    Who comes by GET, as after signing in anew, gets the page with the button, with what was typed before.
    """
    aanvraag = zoek_plan(request, nummer)
    if aanvraag.status != Status.AANVULLING_GEVRAAGD:
        return _geen_aanvulling(request, aanvraag)
    if request.method != "POST":
        messages.info(request, NOG_NIETS.format(gedaan="verstuurd"))
        if getypt := invoer(request):
            return _controleren(
                request, aanvraag, AanvullenForm(initial={"toelichting": getypt.get("toelichting", "")})
            )
        return redirect("aanvragen:controleren", nummer)
    mag_indienen.eis(request.user, aanvraag)
    form = AanvullenForm(request.POST)
    if form.is_valid():
        toelichting = form.cleaned_data["toelichting"]
        try:
            services.aanvullen(aanvraag, door=request.user, toelichting=toelichting, op=request.aangekomen_op)
        except Weigering as weigering:
            aanvraag.refresh_from_db()
            if aanvraag.status != Status.AANVULLING_GEVRAAGD:  # the other click came first
                return _geen_aanvulling(request, aanvraag)
            messages.error(request, str(weigering))
        else:
            return redirect("aanvragen:ontvangst", nummer)
    return _controleren(request, aanvraag, form)


def _geen_aanvulling(request: Verzoek, aanvraag: Aanvraag) -> HttpResponse:
    """Nothing is asked (any more): what was sent just now has its receipt."""
    if aanvraag.status == Status.INGEDIEND and aanvraag.indieningen.count() > 1:
        messages.info(request, "Uw aanvulling is al ontvangen. Hier is uw bewijs van ontvangst.")
        return redirect("aanvragen:ontvangst", aanvraag.nummer)
    messages.info(request, "Er is nu geen aanvulling gevraagd.")
    return redirect(aanvraag)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def handtekening(request: Verzoek, nummer: str) -> HttpResponse:
    """Ask those entitled to sign to file the plan."""
    aanvraag = zoek_plan(request, nummer)
    if request.method == "POST":
        try:
            gevraagd = services.om_handtekening_vragen(aanvraag, door=request.user, op=request.aangekomen_op)
        except Weigering as weigering:
            messages.error(request, str(weigering))
        else:
            namen = opsomming([str(persoon) for persoon in gevraagd])
            messages.success(request, f"Wij hebben {namen} gevraagd om te tekenen, per e-mail en bij de berichten.")
    return redirect("aanvragen:controleren", nummer)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: Verzoek, nummer: str) -> HttpResponse:
    """Withdraw a filed plan, with a reason."""
    aanvraag = zoek_plan(request, nummer)
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
            messages.success(request, INGETROKKEN)
            return redirect(aanvraag)
    return render(request, "aanvragen/intrekken.html", kader(aanvraag, request.user, form=form))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def verwijderen(request: Verzoek, nummer: str) -> HttpResponse:
    """Delete a draft with everything in it."""
    aanvraag = zoek_plan(request, nummer)
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
