"""The save a moment after typing stops, of an assessment: answered as `static/opslaan.js` expects it."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from aanvragen.forms.samen import HULPVELDEN
from aanvragen.views.tussentijds import BEWIJS, BEWIJS_GELDIG, KOP
from sectorplannen.kern.datums import tijd_nl
from sectorplannen.kern.verzoek import Verzoek

from ..forms.samen import ELDERS, SamenFormulier

VAST = {
    "delen-vak": "beoordeling/onderdelen/delen.html",
    "intussen-vak": "aanvragen/onderdelen/intussen.html",
}
"""Parts of the page that a save can change, by element id."""


def tussenstand(
    request: Verzoek, form: SamenFormulier, context: dict[str, Any], fragmenten: Mapping[str, str] = VAST
) -> JsonResponse:
    """What came of a save in between: in one word, when, what the form must remember, and what is wrong at which field."""
    uitkomst = uitkomst_van(form)
    antwoord = JsonResponse(
        {
            "uitkomst": uitkomst,
            "om": tijd_nl(timezone.now()),
            "onthoud": {naam: str(form[naam].value() or "") for naam in sorted(HULPVELDEN)},
            "onderdeel": context["onderdeel"],
            "fouten": {
                form[naam].auto_id if naam in form.fields else "": " ".join(map(str, zinnen))
                for naam, zinnen in form.errors.items()
            },
            "niet_bewaard": form.niet_bewaard if form.is_bound else [],
            "botsingen": [verschil.naam for verschil in form.intussen],
            "waarden": form.overgenomen_waarden if form.is_bound else {},
            "melding": ELDERS if form.overgenomen else "",
            "adres": "",
            "fragmenten": {naam: render_to_string(blad, context, request) for naam, blad in fragmenten.items()},
        },
        status=409 if form.intussen else 200,
    )
    poging = request.headers[KOP]
    if uitkomst == "opgeslagen" and re.fullmatch(r"[\w-]{1,40}", poging):
        antwoord.set_cookie(
            BEWIJS,
            poging,
            max_age=BEWIJS_GELDIG,
            path=reverse("beoordeling:werkvoorraad"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return antwoord


def uitkomst_van(form: SamenFormulier) -> str:
    """In one word: what came of it."""
    if not form.is_bound:
        return "stand"
    if form.intussen:
        return "botsing"
    if form.is_bewaard:
        return "opgeslagen" if form.is_valid() else "deels"
    return "niet" if form.non_field_errors() else "deels"
