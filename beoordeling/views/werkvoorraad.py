"""The two lists: what waits for you, and all plans."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sectorplannen.kern.models import Rol
from sectorplannen.kern.verzoek import Verzoek

from .. import werkvoorraad as voorraad
from ..forms import Plannenfilter, Werkvoorraadfilter
from ..forms.lijst import Lijstfilter
from ..toegang import mag_plannen_zien, mag_werkvoorraad_zien
from ..werkvoorraad import Termijn

PER_PAGINA = 25
TERMIJNVORM = {
    Termijn.TE_LAAT: ("achthoek", "sp-moet"),
    Termijn.WEEK: ("driehoek", "sp-advies"),
    Termijn.LATER: ("klok", ""),
    Termijn.STIL: ("stip", ""),
    Termijn.AFGEHANDELD: ("klaar", ""),
}


@login_required
@require_safe
def werkvoorraad(request: Verzoek) -> HttpResponse:
    """What waits for this person, by legal deadline."""
    mag_werkvoorraad_zien.eis(request.user)
    stappen = voorraad.WACHT_OP[request.user.rol]
    lijst = Werkvoorraadfilter(request.GET, voorraad.wachtend(request.user), stappen=stappen)
    context = _lijst(request, lijst) | {
        "verdeling": voorraad.verdeling() if request.user.rol == Rol.COORDINATOR else None,
        "aantal_banden": request.user.belangenverklaringen.filter(heeft_band=True).count(),
    }
    return render(request, "beoordeling/werkvoorraad.html", context)


@login_required
@require_safe
def plannen(request: Verzoek) -> HttpResponse:
    """Every plan that this person may see, decided ones as well."""
    mag_plannen_zien.eis(request.user)
    lijst = Plannenfilter(request.GET, voorraad.plannen(request.user))
    return render(request, "beoordeling/plannen.html", _lijst(request, lijst))


def _lijst(request: Verzoek, lijst: Lijstfilter) -> dict[str, Any]:
    """Count over all terms, then narrow to the one that was chosen: a fixed number of queries whatever the length."""
    gefilterd = lijst.qs
    telling = voorraad.tel(gefilterd)
    gekozen = lijst.form.cleaned_data.get("termijn") if lijst.form.is_valid() else ""
    rijen = gefilterd.filter(voorraad.termijn_is(gekozen)) if gekozen else gefilterd
    paginering = Paginator(voorraad.met_rij(rijen), PER_PAGINA)
    paginering.count = telling[gekozen] if gekozen else telling["alles"]
    return {
        "filter": lijst,
        "form": lijst.form,
        "telling": telling,
        "gekozen": gekozen,
        "termijnen": [
            (t.value, t.label, telling[t.value], *TERMIJNVORM[t])
            for t in Termijn
            if t != Termijn.AFGEHANDELD or telling[t.value]
        ],
        "pagina": paginering.get_page(request.GET.get("page")),
        "is_gefilterd": any(lijst.form.cleaned_data.values()) if lijst.form.is_valid() else True,
    }
