"""The measures of a plan: a compact table, and a page for each with the coach beside it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..coach import coach
from ..forms import MaatregelForm
from ..models import Aanvraag, Maatregel
from ..takenlijst import NAMEN
from ..toegang import mag_bewerken
from ..totalen import totalen
from ..volledigheid import Ernst, Plaats
from .bevestigen import Vraag, bevestig
from .ingelogd import ingelogd
from .tussentijds import is_tussentijds, tussenstand
from .verzoek import gebreken_bij, invoer, kader, zoek_deel

FRAGMENTEN = {"coach-vak": "aanvragen/onderdelen/smart.html"}
"""What of the page of a measure changes when it is saved."""
VERDWENEN = (
    "Iemand anders heeft deze maatregel verwijderd. Uw tekst staat hieronder. Sla op om hem opnieuw toe te voegen."
)


@ingelogd
@require_safe
def maatregelen(request: Verzoek, nummer: str) -> HttpResponse:
    """All measures with their totals, and how many points each still has."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    rijen = list(aanvraag.maatregelen.all())
    gevonden = gebreken_bij(aanvraag, Plaats.MAATREGELEN)
    te_doen = [gebrek.volgnummer for gebrek in gevonden if gebrek.ernst == Ernst.MOET]
    context = kader(
        aanvraag,
        request.user,
        titel=NAMEN[Plaats.MAATREGELEN],
        rijen=[(rij, te_doen.count(rij.volgnummer)) for rij in rijen],
        totalen=totalen(rijen),
        gebreken=[gebrek for gebrek in gevonden if gebrek.volgnummer is None],
    )
    return render(request, "aanvragen/maatregelen.html", context)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def maatregel(request: Verzoek, nummer: str, volgnummer: int | None = None) -> HttpResponse:
    """Add a measure, or change one. What was typed survives that someone else took it out."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    rij, verdwenen = zoek_deel(request, aanvraag.maatregelen, volgnummer)
    if verdwenen and request.method != "POST":
        raise Http404("Deze maatregel is er niet.")
    form = MaatregelForm(invoer(request), instance=rij or Maatregel(), aanvraag=aanvraag)
    if verdwenen:
        form.helper.form_action = reverse("aanvragen:maatregel_nieuw", args=[nummer])
        form.add_error(None, VERDWENEN)
    elif request.method == "POST":
        bewaard = form.bewaar(services.maatregel_opslaan, door=request.user, maatregel=rij)
        rij = form.uitkomst or rij
        if bewaard and not is_tussentijds(request):
            if "verder" in request.POST:
                return redirect("aanvragen:maatregelen", nummer)
            return redirect("aanvragen:maatregel", nummer, rij.volgnummer)
    context = kader(aanvraag, request.user, form=form, maatregel=rij, coach=coach(rij, aanvraag) if rij else None)
    context["aantal"] = aanvraag.maatregelen.count()
    if is_tussentijds(request):
        adres = reverse("aanvragen:maatregel", args=[nummer, rij.volgnummer]) if rij else ""
        return tussenstand(request, form, context, FRAGMENTEN, adres=adres)
    return render(request, "aanvragen/maatregel.html", context)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def maatregel_verwijderen(request: Verzoek, nummer: str, volgnummer: int) -> HttpResponse:
    """Take a measure out."""
    aanvraag = get_object_or_404(Aanvraag.objects.zichtbaar_voor(request.user), nummer=nummer)
    mag_bewerken.eis(request.user, aanvraag)
    rij = get_object_or_404(aanvraag.maatregelen, volgnummer=volgnummer)
    vraag = Vraag(
        titel=f"Maatregel {volgnummer} verwijderen?",
        uitleg=f"‘{rij.naam}’ verdwijnt, met alles wat u erover heeft ingevuld. Dit kunt u niet terugdraaien.",
        knop="Maatregel verwijderen",
        terug=reverse("aanvragen:maatregelen", args=[nummer]),
        gedaan=f"Maatregel ‘{rij.naam}’ is verwijderd.",
    )
    return bevestig(request, aanvraag, vraag, lambda: services.maatregel_verwijderen(aanvraag, rij, door=request.user))
