"""The save a moment after typing stops: the same form and service as the button, answered in JSON for `opslaan.js`.

The answer says what came of it (`uitkomst`), when, what the form must remember, what is wrong at which field, which
fields took another's text (`waarden`), and the parts of the page that changed (`fragmenten`: HTML by element id). A GET
answers what stands there now, so that an open page can see whether it has become old.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse

from sectorplannen.kern.datums import tijd_nl
from sectorplannen.kern.verzoek import Verzoek

from ..aanwezig import wie_bewaarde
from ..forms import OnderdeelForm

KOP = "X-Tussentijds"
"""The header by which the page says that it asks; its value is a name for this attempt."""
BEWIJS = "opgeslagen"
"""The cookie with the name of the last attempt that was saved: it arrives also when the page that asked has gone."""
BEWIJS_GELDIG = 14 * 24 * 3600
VAST = {
    "aanwezig-vak": "aanvragen/onderdelen/aanwezig.html",
    "intussen-vak": "aanvragen/onderdelen/intussen.html",
}
"""Parts that every page of a section has."""


def is_tussentijds(request: HttpRequest) -> bool:
    """Whether the page itself asks, while its writer goes on typing."""
    return KOP in request.headers


def tussenstand(
    request: Verzoek,
    form: OnderdeelForm,
    context: dict[str, Any],
    fragmenten: Mapping[str, str],
    *,
    adres: str = "",
    los: Mapping[str, str] | None = None,
) -> JsonResponse:
    """What came of a save in between. `fragmenten`: which template fills which element; `adres`: where the part now lives.

    `los`: HTML by element id that was made already, one for each line.
    """
    uitkomst = uitkomst_van(form)
    antwoord = JsonResponse(
        {
            "uitkomst": uitkomst,
            "om": tijd_nl(form.aanvraag.gewijzigd_op),
            "onthoud": {naam: str(form[naam].value() or "") for naam in ("versie", "gezien", "rij", "sleutel")},
            "onderdeel": form.onderdeel,
            "fouten": _fouten(form),
            "niet_bewaard": form.niet_bewaard if form.is_bound else [],
            "botsingen": [verschil.naam for verschil in form.intussen],
            "waarden": form.overgenomen_waarden,
            "melding": _melding(request, form),
            "adres": form.helper.form_action or adres,
            "fragmenten": {
                naam: render_to_string(sjabloon, context, request)
                for naam, sjabloon in (VAST | dict(fragmenten)).items()
            }
            | dict(los or {}),
        },
        status=409 if form.intussen else 200,
    )
    poging = request.headers[KOP]
    if uitkomst == "opgeslagen" and re.fullmatch(r"[\w-]{1,40}", poging):
        antwoord.set_cookie(
            BEWIJS,
            poging,
            max_age=BEWIJS_GELDIG,
            path=reverse("aanvragen:mijn_plannen"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return antwoord


def uitkomst_van(form: OnderdeelForm) -> str:
    """In one word: what came of it."""
    if not form.is_bound:
        return "stand"
    if form.is_verdwenen and not form.is_bewaard:
        return "verdwenen"
    if form.intussen:
        return "botsing"
    if form.is_bewaard:
        return "opgeslagen" if form.is_valid() else "deels"
    return "deels" if form.pk is not None and not form.non_field_errors() else "niet"


def _melding(request: Verzoek, form: OnderdeelForm) -> str:
    """That another's text came in the place of fields that this writer left alone."""
    if not form.overgenomen or form.ertussen is None:
        return ""
    wie = wie_bewaarde(form.ertussen, request.user)
    return f"{wie} Gewijzigd: {', '.join(f'‘{label}’' for label in form.overgenomen_labels)}."


def _fouten(form: OnderdeelForm) -> dict[str, str]:
    """What is wrong, by the id of the field; what is wrong with the whole stands under the empty id."""
    fouten = {
        form[naam].auto_id if naam in form.fields else "": " ".join(map(str, zinnen))
        for naam, zinnen in form.errors.items()
    }
    for lijn in form.lijnen if form.is_bound and form.lijnen else ():
        fouten |= {
            lijn[naam].auto_id if naam in lijn.fields else lijn[next(iter(lijn.fields))].auto_id: " ".join(
                map(str, zinnen)
            )
            for naam, zinnen in lijn.errors.items()
        }
    return fouten


def geweigerd(zin: str, status: int = 403) -> HttpResponse:
    """That this cannot be saved at all (any more), in words."""
    return JsonResponse({"uitkomst": "geweigerd", "zin": zin}, status=status)
