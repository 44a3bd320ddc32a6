"""The eligibility check: for everyone, and nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..forms.geschikt import GeschiktForm
from ..geschiktheid import toets
from ..nu import regeling_nu, tijdvak_nu

GEVRAAGD = "gevraagd"
"""A field that every answered form sends along, also when it is empty."""


@require_safe
def geschikt(request: HttpRequest) -> HttpResponse:
    """The questions, and once they are answered: that one can apply, or why not yet. All answers are in the address."""
    fase, tijdvak = tijdvak_nu()
    regeling = regeling_nu(fase, tijdvak)
    form = GeschiktForm(request.GET if GEVRAAGD in request.GET else None, regeling=regeling)
    uitkomst = toets(form.antwoorden, regeling) if form.is_bound and form.is_valid() else None
    context = {"form": form, "uitkomst": uitkomst, "fase": fase, "tijdvak": tijdvak, "regeling": regeling}
    return render(request, "rondom/geschikt.html", context)
