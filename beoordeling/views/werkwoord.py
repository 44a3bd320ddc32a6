"""One page for every verb: the form that asks what the service needs, and the service itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from aanvragen.services import betrokkenen
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.verzoek import Verzoek

from .. import plafond, zwakte
from ..forms import FORMULIEREN, ToekennenFormulier, WerkwoordFormulier
from ..werkwoorden import OP_NAAM, Werkwoord
from .voorbeeld import voorbeeld
from .zaak import ingevuld, lezen_of_doen, plek, stand_van_beoordelingen, zaak

MET_BRIEF = frozenset({"verlenen", "afwijzen", "buiten_behandeling_stellen", "verlening_intrekken", "verdagen"})
"""Verbs that send a letter: their pages show to whom, and the letter beforehand."""

BERICHTEN: dict[str, tuple[str, ...]] = {
    "volledig_verklaren": ("plan_volledig",),
    "aanvulling_vragen": ("aanvulling_gevraagd",),
    "termijn_verlengen": ("aanvultermijn_verlengd",),
    "buiten_behandeling_stellen": ("plan_buiten_behandeling",),
    "toewijzen": ("toegewezen",),
    "verlenen": ("plan_verleend",),
    "afwijzen": ("plan_afgewezen",),
    "terugleggen": ("plan_teruggelegd",),
    "opschorten": ("termijn_stil",),
    "hervatten": ("termijn_loopt",),
    "verdagen": ("besluit_later",),
    "in_gebreke_stellen": ("ingebrekestelling_ontvangen", "in_gebreke_gesteld"),
    "verlening_intrekken": ("verlening_ingetrokken",),
}
"""Which messages a verb sends, so that its page says to whom."""
GEKOZEN = frozenset({"toewijzen"})
"""Verbs whose messages go to who is chosen in the form."""


@login_required
@lezen_of_doen
def werkwoord(request: Verzoek, nummer: str, naam: str) -> HttpResponse:
    """Ask, do, tell. Without the right: 403. What cannot be done now leads back to the dossier, with the reason."""
    aanvraag, verb = zaak(request, nummer), OP_NAAM[naam]
    verb.recht.eis(request.user, aanvraag)
    belet = verb.weigering(request.user, aanvraag)
    if belet and request.method != "POST":
        messages.error(request, belet)
        return redirect("beoordeling:dossier", nummer)
    form = _formulier(request, aanvraag, naam)
    if request.method == "POST" and "rekenen" not in request.POST and form.is_valid():
        try:
            if "voorbeeld" in request.POST:
                return voorbeeld(verb.service, aanvraag, door=request.user, **form.argumenten())
            verb.service(aanvraag, door=request.user, **form.argumenten())
        except Weigering as weigering:
            form.add_error(None, str(weigering))
        else:
            messages.success(request, verb.gedaan)
            return redirect("beoordeling:dossier", nummer)
    return TemplateResponse(
        request, [f"beoordeling/{naam}.html", "beoordeling/werkwoord.html"], _context(request, verb, aanvraag, form)
    )


def _formulier(request: Verzoek, aanvraag: Any, naam: str) -> WerkwoordFormulier:
    """The form of the verb, empty or as sent; 'reken door' asks no more of it than its amounts."""
    soort = FORMULIEREN[naam]
    opties: dict[str, Any] = {"aanvraag": aanvraag, "gebruiker": request.user}
    if issubclass(soort, ToekennenFormulier):
        opties["rekenen"] = "rekenen" in request.POST
    form = soort(ingevuld(request), **opties)
    if isinstance(form, ToekennenFormulier) and request.POST.get("rekenen") == "passend":
        return soort(form.passend(), **opties)
    return form


def _context(request: Verzoek, verb: Werkwoord, aanvraag: Any, form: WerkwoordFormulier) -> dict[str, Any]:
    context: dict[str, Any] = {"werkwoord": verb, "aanvraag": aanvraag, "form": form}
    context |= plek(request, kop=verb.label) | stand_van_beoordelingen(aanvraag, request.user)
    context |= {
        "berichtsoorten": BERICHTEN.get(verb.naam, ()),
        "berichtzaak": None if verb.naam in GEKOZEN else aanvraag,
    }
    if verb.naam in MET_BRIEF:
        context |= {"ontvangers": betrokkenen(aanvraag)}
    if verb.naam in {"verlenen", "afwijzen"}:
        context |= {"gronden": zwakte.gronden(aanvraag)}
    if isinstance(form, ToekennenFormulier):
        context |= {"rekening": form.rekening(), "saldo": plafond.saldo(aanvraag.tijdvak)}
    return context
