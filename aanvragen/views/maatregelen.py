"""The page of one measure, with the coach beside it; its amounts are counted anew at every save."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..coach import coach
from ..forms import MaatregelForm
from ..models import Aanvraag, Maatregel
from ..toegang import mag_bewerken
from ..volledigheid import Plaats
from .ingelogd import ingelogd
from .tussentijds import is_tussentijds, tussenstand
from .verzoek import alleen_lezen, invoer, kader, zoek_deel, zoek_plan

FRAGMENTEN = {
    "coach-vak": "aanvragen/onderdelen/smart.html",
    "bedragen-vak": "aanvragen/onderdelen/bedragen.html",
    "coach-telling": "aanvragen/onderdelen/coachtelling.html",
}
"""What of the page of a measure changes when it is saved, beside the sum of each cost line."""
VERDWENEN = (
    "Iemand anders heeft deze maatregel verwijderd. Uw tekst staat hieronder. Sla op om hem opnieuw toe te voegen."
)


@ingelogd
@require_http_methods(["GET", "HEAD", "POST"])
def maatregel(request: Verzoek, nummer: str, volgnummer: int | None = None) -> HttpResponse:
    """Add a measure, or change one. What was typed survives that someone else took it out."""
    aanvraag = zoek_plan(request, nummer)
    mag_bewerken.eis(request.user, aanvraag)
    if lezen := alleen_lezen(request, aanvraag, Plaats.MAATREGELEN):
        return lezen
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
            return _verder(request, nummer, form, rij)
    context = kader(aanvraag, request.user, form=form, maatregel=rij, coach=coach(rij, aanvraag) if rij else None)
    context |= _buren(aanvraag, rij)
    if is_tussentijds(request):
        adres = reverse("aanvragen:maatregel", args=[nummer, rij.volgnummer]) if rij else ""
        return tussenstand(request, form, context, FRAGMENTEN, adres=adres, los=_regelsommen(form))
    return render(request, "aanvragen/maatregel.html", context)


def _verder(request: Verzoek, nummer: str, form: MaatregelForm, rij: Maatregel) -> HttpResponse:
    """Where the button leads: on to the list, back to the page, or to the next empty cost line on it."""
    if "verder" in request.POST:
        return redirect("aanvragen:maatregelen", nummer)
    hier = reverse("aanvragen:maatregel", args=[nummer, rij.volgnummer])
    return redirect(f"{hier}#{form.eerste_lege}" if form.erbij_naam in request.POST else hier)


def _buren(aanvraag: Aanvraag, rij: Maatregel | None) -> dict[str, Any]:
    """How many measures there are, the place of this one among them, and the ones before and after it."""
    alle = list(aanvraag.maatregelen.only("aanvraag_id", "volgnummer", "naam"))
    if rij is None or rij not in alle:
        return {"aantal": len(alle)}
    plaats = alle.index(rij)
    return {
        "aantal": len(alle),
        "plaats": plaats + 1,
        "vorige": alle[plaats - 1] if plaats else None,
        "volgende": alle[plaats + 1] if plaats + 1 < len(alle) else None,
    }


def _regelsommen(form: MaatregelForm) -> dict[str, str]:
    """What each cost line comes to, by the id of its place: the fields beside it are never replaced."""
    return {
        f"{lijn.prefix}-uitkomst": render_to_string("aanvragen/velden/regelsom.html", {"som": lijn.som})
        for lijn in form.lijnen
    }
