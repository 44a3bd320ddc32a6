"""The heartbeat of a page on which a section is written: its writer is still there, and who else is."""

from django.http import Http404, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from sectorplannen.kern.verzoek import Verzoek

from .. import services
from ..aanwezig import Ertussen, is_onderdeel, ook_hier, wie_bewaarde
from ..toegang import mag_bewerken
from .ingelogd import ingelogd
from .verzoek import zoek_plan


@ingelogd
@require_POST
def aanwezig(request: Verzoek, nummer: str) -> HttpResponse:
    """Say to be in a section (`weg`: to have left it). Answers who else is there, and whether the plan was saved since `versie`.

    Whether that was in this section, the page asks of the section itself: most of the time it need not.
    """
    aanvraag = zoek_plan(request, nummer)
    onderdeel, gezien = request.POST.get("onderdeel", ""), request.POST.get("versie", "")
    if not is_onderdeel(onderdeel):
        raise Http404("Dit onderdeel is er niet.")
    if "weg" in request.POST:
        services.aanwezig_afmelden(aanvraag, onderdeel, door=request.user)
        return HttpResponse(status=204)
    mag_bewerken.eis(request.user, aanvraag)
    services.aanwezig_melden(aanvraag, onderdeel, door=request.user)
    is_nieuw = gezien.isdecimal() and int(gezien) != aanvraag.versie
    context = {"ook_hier": ook_hier(aanvraag, onderdeel, request.user)}
    return JsonResponse(
        {
            "versie": str(aanvraag.versie),
            "intussen": wie_bewaarde(Ertussen.sinds(aanvraag, int(gezien)), request.user) if is_nieuw else "",
            "fragmenten": {"aanwezig-vak": render_to_string("aanvragen/onderdelen/aanwezig.html", context, request)},
        }
    )
