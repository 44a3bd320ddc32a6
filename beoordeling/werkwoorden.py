"""For each verb of the agency: its step, its right, its service, its label. Buttons, pages and admin are drawn from here."""

from aanvragen import statussen
from aanvragen.models import Aanvraag
from aanvragen.statussen import Stap, Status
from aanvragen.werkwoorden import Werkwoord, mogelijk

from . import services
from .toegang import heeft_band, mag_besluiten, mag_coordineren, mag_heroverwegen

__all__ = ["OP_NAAM", "WERKWOORDEN", "Werkwoord", "mogelijk"]

TOEWIJZEN = Stap("toewijzen", frozenset({Status.IN_BEOORDELING}), Status.IN_BEOORDELING)
"""Assigning leaves the status as it is; the step only says when it can be done."""

TERMIJN_VERLENGEN = Stap(
    statussen.TERMIJN_VERLENGEN, frozenset({Status.AANVULLING_GEVRAAGD}), Status.AANVULLING_GEVRAAGD
)
"""A later day for a supplement; the status stays."""


def _belet_toewijzen(aanvraag: Aanvraag) -> str | None:
    """Who has begun keeps the work (`services.toewijzen`), unless a tie came up; with two of them there is nothing to assign."""
    begonnen = aanvraag.beoordelingen.exclude(ingeleverd_op=None, scores=None).distinct().select_related("beoordelaar")
    houdt = [rij for rij in begonnen if not heeft_band(rij.beoordelaar, aanvraag)]
    return "Beide beoordelaars zijn al begonnen en houden dit plan." if len(houdt) == 2 else None


WERKWOORDEN: tuple[Werkwoord, ...] = (
    Werkwoord(
        "volledig_verklaren",
        "Compleet verklaren",
        "De dag van de laatste indiening bepaalt de volgorde. Daarna kiest u de beoordelaars.",
        (statussen.VOLLEDIG_VERKLAREN,),
        mag_coordineren,
        services.volledig_verklaren,
        "beoordeling:volledig_verklaren",
        vraagt=False,
        nadruk="primary-action",
        gedaan="Het plan is compleet verklaard. De aanvrager krijgt daarvan bericht.",
        belet=services.belet_volledig_verklaren,
    ),
    Werkwoord(
        "aanvulling_vragen",
        "Aanvulling vragen",
        "U schrijft op wat ontbreekt en tot wanneer de aanvrager het kan aanvullen (Awb 4:5).",
        (statussen.AANVULLING_VRAGEN,),
        mag_coordineren,
        services.aanvulling_vragen,
        "beoordeling:aanvulling_vragen",
        gedaan="De aanvulling is gevraagd. De aanvrager krijgt uw vraag als bericht.",
    ),
    Werkwoord(
        "termijn_verlengen",
        "Termijn verlengen",
        "De aanvrager krijgt langer de tijd voor dezelfde vragen, en een brief daarover.",
        (TERMIJN_VERLENGEN,),
        mag_coordineren,
        services.termijn_verlengen,
        "beoordeling:termijn_verlengen",
        gedaan="De termijn is verlengd. De aanvrager krijgt daarvan bericht.",
    ),
    Werkwoord(
        "buiten_behandeling_stellen",
        "Buiten behandeling stellen",
        "De aanvulling is niet op tijd gekomen. U behandelt het plan niet verder (Awb 4:5).",
        (statussen.BUITEN_BEHANDELING_STELLEN,),
        mag_besluiten,
        services.buiten_behandeling_stellen,
        "beoordeling:buiten_behandeling_stellen",
        nadruk="primary-action",
        gedaan="Het plan is buiten behandeling gesteld.",
        belet=services.belet_buiten_behandeling,
    ),
    Werkwoord(
        "voorleggen",
        "Besluit voorleggen",
        "Beide beoordelingen zijn ingeleverd. U legt het plan voor aan de besluitnemer.",
        (statussen.VOORLEGGEN,),
        mag_coordineren,
        services.voorleggen,
        "beoordeling:voorleggen",
        nadruk="primary-action",
        gedaan="Het plan ligt bij de besluitnemer.",
        belet=services.belet_voorleggen,
    ),
    Werkwoord(
        "toewijzen",
        "Beoordelaars kiezen",
        "Twee mensen beoordelen het plan, los van elkaar.",
        (TOEWIJZEN,),
        mag_coordineren,
        services.toewijzen,
        "beoordeling:toewijzen",
        gedaan="De beoordelaars zijn gekozen. Zij krijgen bericht.",
        belet=_belet_toewijzen,
    ),
    Werkwoord(
        "verlenen",
        "Verlenen",
        "U kent per maatregel een bedrag toe. Het geld is daarna vastgelegd onder het plafond.",
        (statussen.VERLENEN,),
        mag_besluiten,
        services.verlenen,
        "beoordeling:verlenen",
        nadruk="primary-action",
        gedaan="Het plan is verleend en het bedrag is geboekt.",
    ),
    Werkwoord(
        "afwijzen",
        "Afwijzen",
        "U noemt ten minste 1 grond van artikel 2.5 en legt uit waarom.",
        (statussen.AFWIJZEN,),
        mag_besluiten,
        services.afwijzen,
        "beoordeling:afwijzen",
        gedaan="Het plan is afgewezen.",
    ),
    Werkwoord(
        "terugleggen",
        "Terugleggen",
        "De beoordelaars kijken opnieuw. Hun beoordelingen gaan weer open.",
        (statussen.TERUGLEGGEN,),
        mag_besluiten,
        services.terugleggen,
        "beoordeling:terugleggen",
        gedaan="Het plan ligt weer bij de beoordelaars.",
    ),
    Werkwoord(
        "verlening_intrekken",
        "Verlening intrekken",
        "De verlening vervalt en het geld komt vrij onder het plafond (Awb 4:48).",
        (statussen.VERLENING_INTREKKEN,),
        mag_besluiten,
        services.verlening_intrekken,
        "beoordeling:verlening_intrekken",
        gedaan="De verlening is ingetrokken en het geld is vrijgevallen.",
    ),
    Werkwoord(
        "heroverwegen",
        "Beslissen op bezwaar",
        "Het bezwaar slaagt, geheel of voor een deel. U beslist opnieuw.",
        (statussen.HEROVERWEGEN_VERLENEN, statussen.HEROVERWEGEN_AFWIJZEN, statussen.HEROVERWEGEN_OPNIEUW),
        mag_heroverwegen,
        services.heroverwegen,
        "beoordeling:heroverwegen",
        gedaan="De beslissing op bezwaar is genomen.",
    ),
)

OP_NAAM = {werkwoord.naam: werkwoord for werkwoord in WERKWOORDEN}
