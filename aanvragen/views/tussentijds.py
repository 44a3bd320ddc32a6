"""The save a moment after typing stops: the same form and service as the button, answered in JSON for `opslaan.js`.

The answer says what came of it (`uitkomst`), when, what the form must remember, what is wrong at which field, and the
parts of the page that changed (`fragmenten`: HTML by element id).
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from sectorplannen.kern.datums import tijd_nl

from ..forms import OnderdeelForm

KOP = "X-Tussentijds"


def is_tussentijds(request: HttpRequest) -> bool:
    """Whether the page itself asks, while its writer goes on typing."""
    return KOP in request.headers


def tussenstand(
    request: HttpRequest,
    form: OnderdeelForm,
    context: dict[str, Any],
    fragmenten: Mapping[str, str],
    *,
    adres: str = "",
) -> JsonResponse:
    """What came of a save in between. `fragmenten`: which template fills which element; `adres`: where the part now lives."""
    if form.intussen:
        uitkomst = "botsing"
    elif not form.errors and (form.lijnen is None or form.lijnen.is_valid()):
        uitkomst = "opgeslagen"
    else:
        uitkomst = "deels"
    paren = dict(fragmenten) | ({"intussen": "aanvragen/onderdelen/intussen.html"} if form.intussen else {})
    return JsonResponse(
        {
            "uitkomst": uitkomst,
            "om": tijd_nl(form.aanvraag.gewijzigd_op),
            "onthoud": {naam: str(form[naam].value() or "") for naam in ("versie", "gezien", "rij")},
            "fouten": _fouten(form),
            "adres": adres,
            "fragmenten": {naam: render_to_string(sjabloon, context, request) for naam, sjabloon in paren.items()},
        },
        status=409 if form.intussen else 200,
    )


def _fouten(form: OnderdeelForm) -> dict[str, str]:
    """What is wrong, by the id of the field; what is wrong with the whole stands under the empty id."""
    fouten = {
        form[naam].auto_id if naam in form.fields else "": " ".join(map(str, zinnen))
        for naam, zinnen in form.errors.items()
    }
    for lijn in form.lijnen or ():
        fouten |= {
            lijn[naam].auto_id: " ".join(map(str, zinnen))
            for naam, zinnen in lijn.errors.items()
            if naam in lijn.fields
        }
    return fouten


def geweigerd(zin: str, status: int = 403) -> HttpResponse:
    """That this cannot be saved at all (any more), in words."""
    return JsonResponse({"uitkomst": "geweigerd", "zin": zin}, status=status)
