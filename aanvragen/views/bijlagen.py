"""The files of a plan: what there is and what is missing, adding and taking out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..aanvulling import Gevraagd, gevraagd, te_doen
from ..forms import BijlageForm
from ..models import Aanvraag
from ..stukkenlijst import stukkenlijst
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..volledigheid import Plaats, gebreken
from .bevestigen import Vraag, bevestig
from .ingelogd import ingelogd, teruggelegd
from .verzoek import alleen_lezen, kader, zoek_plan


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def bijlagen(request: Verzoek, nummer: str) -> HttpResponse:
    """All files by kind, and a form for more. `?soort=` says which kind one came to add."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    vraag = gevraagd(aanvraag)
    form = _form(request, vraag)
    if form.is_bound and form.is_valid() and _voeg_toe(request, aanvraag, form):
        return redirect(request.path)
    gevonden = gebreken(aanvraag)
    context = kader(
        aanvraag,
        request.user,
        form=form,
        onderdeel="bijlagen",
        titel=NAMEN[Plaats.BIJLAGEN],
        gebreken=[gebrek for gebrek in te_doen(gevonden, vraag) if gebrek.plaats == Plaats.BIJLAGEN],
        vraag=vraag,
        stukken=stukkenlijst(aanvraag.bijlagen.select_related("toegevoegd_door"), gevonden),
    )
    return render(request, "aanvragen/bijlagen.html", context)


def _form(request: Verzoek, vraag: Gevraagd | None) -> BijlageForm:
    if request.method == "POST":
        return BijlageForm(request.POST, request.FILES, gevraagd=vraag)
    apart = teruggelegd(request)
    if apart is not None:
        messages.warning(request, "U was uitgelogd. Uw bestanden zijn niet verstuurd. Kies ze opnieuw.")
    return BijlageForm(gevraagd=vraag, initial={"soort": (apart or request.GET).get("soort", "")})


def _voeg_toe(request: Verzoek, aanvraag: Aanvraag, form: BijlageForm) -> bool:
    """Each file by itself: what is right is kept, what is not gets a sentence of its own. True when all were right."""
    toegevoegd = []
    for bestand in form.cleaned_data["bestand"]:
        try:
            rij = services.bijlage_toevoegen(aanvraag, bestand, form.cleaned_data["soort"], door=request.user)
        except Weigering as weigering:
            form.add_error("bestand", str(weigering))
        else:
            toegevoegd.append(f"‘{rij.naam}’")
    if len(toegevoegd) == 1:
        messages.success(request, f"{toegevoegd[0]} is toegevoegd.")
    elif toegevoegd:
        namen = f"{', '.join(toegevoegd[:-1])} en {toegevoegd[-1]}"
        messages.success(request, f"{len(toegevoegd)} bestanden zijn toegevoegd: {namen}.")
    return not form.errors


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def bijlage_verwijderen(request: Verzoek, nummer: str, pk: int) -> HttpResponse:
    """Take a file out of the plan."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, Plaats.BIJLAGEN):
        return lezen
    rij = get_object_or_404(aanvraag.bijlagen, pk=pk)
    vraag = Vraag(
        titel=f"‘{rij.naam}’ verwijderen?",
        uitleg="Het bestand hoort dan niet meer bij dit plan. U kunt het later opnieuw toevoegen.",
        knop="Bijlage verwijderen",
        terug=reverse("aanvragen:bijlagen", args=[nummer]),
        gedaan=f"‘{rij.naam}’ is verwijderd.",
    )
    return bevestig(request, aanvraag, vraag, lambda: services.bijlage_verwijderen(aanvraag, rij, door=request.user))
