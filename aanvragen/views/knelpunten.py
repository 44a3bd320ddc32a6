"""The analysis and its bottlenecks."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import AnalyseForm, KnelpuntForm
from ..models import Aanvraag, Knelpunt
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..volledigheid import Plaats
from .bevestigen import Vraag, bevestig
from .verzoek import gebreken_bij, kader

VERDWENEN = (
    "Iemand anders heeft dit knelpunt verwijderd. Uw tekst staat hieronder. Sla op om het opnieuw toe te voegen."
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def knelpunten(request: Verzoek, nummer: str) -> HttpResponse:
    """All bottlenecks, and the analysis they come from."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    form = AnalyseForm(request.POST or None, instance=aanvraag, aanvraag=aanvraag)
    if request.method == "POST" and form.bewaar(services.bewerken, door=request.user):
        return redirect(aanvraag) if "verder" in request.POST else redirect(request.path)
    context = kader(
        aanvraag,
        request.user,
        form=form,
        titel=NAMEN[Plaats.KNELPUNTEN],
        gebreken=gebreken_bij(aanvraag, Plaats.KNELPUNTEN),
        knelpunten=aanvraag.knelpunten.prefetch_related("maatregelen"),
    )
    return render(request, "aanvragen/knelpunten.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def knelpunt(request: Verzoek, nummer: str, volgnummer: int | None = None) -> HttpResponse:
    """Add a bottleneck, or change one. What was typed survives that someone else took it out."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    rij = aanvraag.knelpunten.filter(volgnummer=volgnummer or 0).first()
    verdwenen = volgnummer is not None and rij is None
    if verdwenen and request.method != "POST":
        raise Http404("Dit knelpunt is er niet.")
    form = KnelpuntForm(request.POST or None, instance=rij or Knelpunt(), aanvraag=aanvraag)
    if verdwenen:
        form.helper.form_action = reverse("aanvragen:knelpunt_nieuw", args=[nummer])
        form.add_error(None, VERDWENEN)
    elif request.method == "POST" and form.bewaar(services.knelpunt_opslaan, door=request.user, knelpunt=rij):
        if "verder" in request.POST:
            return redirect("aanvragen:knelpunten", nummer)
        return redirect("aanvragen:knelpunt", nummer, form.uitkomst.volgnummer)
    return render(request, "aanvragen/knelpunt.html", kader(aanvraag, request.user, form=form, knelpunt=rij))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def knelpunt_verwijderen(request: Verzoek, nummer: str, volgnummer: int) -> HttpResponse:
    """Take a bottleneck out."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    rij = get_object_or_404(aanvraag.knelpunten, volgnummer=volgnummer)
    vraag = Vraag(
        titel=f"Knelpunt {volgnummer} verwijderen?",
        uitleg=f"‘{rij.omschrijving}’ verdwijnt, ook bij de maatregelen waar u het heeft gekozen.",
        knop="Knelpunt verwijderen",
        terug=reverse("aanvragen:knelpunten", args=[nummer]),
        gedaan=f"Knelpunt {volgnummer} is verwijderd.",
    )
    return bevestig(request, aanvraag, vraag, lambda: services.knelpunt_verwijderen(aanvraag, rij, door=request.user))
