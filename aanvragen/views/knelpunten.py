"""The analysis and its bottlenecks."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..forms import AnalyseForm, KnelpuntForm
from ..models import Knelpunt
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..volledigheid import Plaats
from .bevestigen import Vraag, bevestig
from .ingelogd import ingelogd
from .tussentijds import is_tussentijds, tussenstand
from .verzoek import alleen_lezen, gebreken_bij, invoer, kader, zoek_deel, zoek_plan

FRAGMENTEN = {"coach-vak": "aanvragen/onderdelen/coach.html", "coach-telling": "aanvragen/onderdelen/coachtelling.html"}
"""What of the page with the analysis changes when it is saved."""
VERDWENEN = (
    "Iemand anders heeft dit knelpunt verwijderd. Uw tekst staat hieronder. Sla op om het opnieuw toe te voegen."
)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def knelpunten(request: Verzoek, nummer: str) -> HttpResponse:
    """All bottlenecks, and the analysis they come from."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, Plaats.KNELPUNTEN):
        return lezen
    form = AnalyseForm(invoer(request), instance=aanvraag, aanvraag=aanvraag)
    bewaard = request.method == "POST" and form.bewaar(services.bewerken, door=request.user)
    if bewaard and not is_tussentijds(request):
        return redirect(aanvraag) if "verder" in request.POST else redirect(request.path)
    context = kader(
        aanvraag,
        request.user,
        form=form,
        titel=NAMEN[Plaats.KNELPUNTEN],
        gebreken=gebreken_bij(aanvraag, Plaats.KNELPUNTEN),
        knelpunten=aanvraag.knelpunten.prefetch_related("maatregelen"),
    )
    if is_tussentijds(request):
        return tussenstand(request, form, context, FRAGMENTEN)
    return render(request, "aanvragen/knelpunten.html", context)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def knelpunt(request: Verzoek, nummer: str, volgnummer: int | None = None) -> HttpResponse:
    """Add a bottleneck, or change one. What was typed survives that someone else took it out."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, Plaats.KNELPUNTEN):
        return lezen
    rij, verdwenen = zoek_deel(request, aanvraag.knelpunten, volgnummer)
    if verdwenen and request.method != "POST":
        raise Http404("Dit knelpunt is er niet.")
    form = KnelpuntForm(invoer(request), instance=rij or Knelpunt(), aanvraag=aanvraag)
    if verdwenen:
        form.helper.form_action = reverse("aanvragen:knelpunt_nieuw", args=[nummer])
        form.add_error(None, VERDWENEN)
    elif request.method == "POST":
        bewaard = form.bewaar(services.knelpunt_opslaan, door=request.user, knelpunt=rij)
        rij = form.uitkomst or rij
        if bewaard and not is_tussentijds(request):
            if "verder" in request.POST:
                return redirect("aanvragen:knelpunten", nummer)
            return redirect("aanvragen:knelpunt", nummer, rij.volgnummer)
    context = kader(aanvraag, request.user, form=form, knelpunt=rij)
    if is_tussentijds(request):
        adres = reverse("aanvragen:knelpunt", args=[nummer, rij.volgnummer]) if rij else ""
        return tussenstand(request, form, context, {}, adres=adres)
    return render(request, "aanvragen/knelpunt.html", context)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def knelpunt_verwijderen(request: Verzoek, nummer: str, volgnummer: int) -> HttpResponse:
    """Take a bottleneck out."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, Plaats.KNELPUNTEN):
        return lezen
    rij = get_object_or_404(aanvraag.knelpunten, volgnummer=volgnummer)
    vraag = Vraag(
        titel=f"Knelpunt {volgnummer} verwijderen?",
        uitleg=f"‘{rij.omschrijving}’ verdwijnt, ook bij de maatregelen waar u het heeft gekozen.",
        knop="Knelpunt verwijderen",
        terug=reverse("aanvragen:knelpunten", args=[nummer]),
        gedaan=f"Knelpunt {volgnummer} is verwijderd.",
    )
    return bevestig(request, aanvraag, vraag, lambda: services.knelpunt_verwijderen(aanvraag, rij, door=request.user))
