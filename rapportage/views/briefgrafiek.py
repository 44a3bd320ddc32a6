"""A chart of a letter as a picture, as the letter prints it: the page around it says its title and its source."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..briefsecties import blokken_van
from ..grafieken import GRAFIEKEN
from ..losse_grafieken import los
from ..tabelbestanden import bewaard
from ..uitvoer import BESTANDEN
from .briefzaak import zaak


@login_required
@require_safe
def brief_grafiek(request: Verzoek, pk: int, code: str) -> HttpResponse:
    """The drawing of one chart on the date of the letter, made once."""
    rapport = zaak(request, pk)
    if code not in GRAFIEKEN or code not in blokken_van(rapport.soort):
        raise Http404("No such chart in this kind of letter.")

    def maak() -> str:
        return los(GRAFIEKEN[code].teken(services.stand_van(rapport)))

    svg = bewaard(f"brief.{code}", rapport.tijdvak, rapport.peildatum, maak)
    return HttpResponse(svg, content_type=BESTANDEN["svg"].mime)
