"""The files of a plan: adding and taking out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import BijlageForm
from ..models import Aanvraag
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..volledigheid import Plaats
from .bevestigen import Vraag, bevestig
from .verzoek import gebreken_bij, kader


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bijlagen(request: Verzoek, nummer: str) -> HttpResponse:
    """All files, and a form for one more."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    form = BijlageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _voeg_toe(request, aanvraag, form):
        return redirect(request.path)
    context = kader(
        aanvraag,
        request.user,
        form=form,
        titel=NAMEN[Plaats.BIJLAGEN],
        gebreken=gebreken_bij(aanvraag, Plaats.BIJLAGEN),
        bijlagen=aanvraag.bijlagen.select_related("toegevoegd_door"),
    )
    return render(request, "aanvragen/bijlagen.html", context)


def _voeg_toe(request: Verzoek, aanvraag: Aanvraag, form: BijlageForm) -> bool:
    gegevens = form.cleaned_data
    try:
        rij = services.bijlage_toevoegen(aanvraag, gegevens["bestand"], gegevens["soort"], door=request.user)
    except Weigering as weigering:
        form.add_error("bestand", str(weigering))
        return False
    messages.success(request, f"‘{rij.naam}’ is toegevoegd.")
    return True


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bijlage_verwijderen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    """Take a file out of the plan."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    rij = get_object_or_404(aanvraag.bijlagen, pk=pk)
    vraag = Vraag(
        titel=f"‘{rij.naam}’ verwijderen?",
        uitleg="Het bestand hoort dan niet meer bij dit plan. U kunt het later opnieuw toevoegen.",
        knop="Bijlage verwijderen",
        terug=reverse("aanvragen:bijlagen", args=[nummer]),
        gedaan=f"‘{rij.naam}’ is verwijderd.",
    )
    return bevestig(request, aanvraag, vraag, lambda: services.bijlage_verwijderen(aanvraag, rij, door=request.user))
