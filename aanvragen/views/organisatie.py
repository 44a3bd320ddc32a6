"""The partnership: the lead organisation and its partners."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.organisaties import partner_vinden
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import PartnerForm
from ..models import Aanvraag
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..volledigheid import Plaats
from .bevestigen import Vraag, bevestig
from .verzoek import gebreken_bij, kader


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie(request: Verzoek, nummer: str) -> HttpResponse:
    """Who takes part; a partner is added by its number in the trade register."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    form = PartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _voeg_toe(request, aanvraag, form):
        return redirect(request.path)
    context = kader(
        aanvraag,
        request.user,
        form=form,
        titel=NAMEN[Plaats.ORGANISATIE],
        gebreken=gebreken_bij(aanvraag, Plaats.ORGANISATIE),
        deelnemers=aanvraag.deelnemers.select_related("organisatie"),
    )
    return render(request, "aanvragen/organisatie.html", context)


def _voeg_toe(request: Verzoek, aanvraag: Aanvraag, form: PartnerForm) -> bool:
    gegevens = form.cleaned_data
    try:
        partner = partner_vinden(gegevens["kvk"], naam=gegevens["naam"], soort=gegevens["soort"])
        services.deelnemer_toevoegen(aanvraag, partner, gegevens["rol"], door=request.user)
    except Weigering as weigering:
        form.add_error(None, str(weigering))
        return False
    messages.success(request, f"{partner} doet nu mee.")
    return True


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partner_verwijderen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    """Take a partner out of the partnership."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    deelnemer = get_object_or_404(aanvraag.deelnemers.select_related("organisatie"), pk=pk)
    vraag = Vraag(
        titel=f"{deelnemer.organisatie} uit dit plan halen?",
        uitleg="De organisatie doet dan niet meer mee en kan dit plan niet meer lezen.",
        knop="Partner verwijderen",
        terug=reverse("aanvragen:organisatie", args=[nummer]),
        gedaan=f"{deelnemer.organisatie} doet niet meer mee.",
    )
    return bevestig(
        request, aanvraag, vraag, lambda: services.deelnemer_verwijderen(aanvraag, deelnemer, door=request.user)
    )
