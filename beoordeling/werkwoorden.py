"""For each verb of the agency: its step, its right, its service, its label. Buttons, pages and admin are drawn from here."""

from aanvragen import statussen
from aanvragen.models import Aanvraag
from aanvragen.statussen import Stap, Status
from aanvragen.werkwoorden import Werkwoord, mogelijk, mogelijk_of_niet

from . import plafond, services, tender
from .loten import belet_loting
from .toegang import heeft_band, mag_besluiten, mag_coordineren, mag_verdagen

__all__ = ["OP_NAAM", "WERKWOORDEN", "Werkwoord", "mogelijk", "mogelijk_of_niet"]

TOEWIJZEN = Stap("toewijzen", frozenset({Status.IN_BEOORDELING}), Status.IN_BEOORDELING)
"""Assigning leaves the status as it is; the step only says when it can be done."""

TERMIJN_VERLENGEN = Stap(
    statussen.TERMIJN_VERLENGEN, frozenset({Status.AANVULLING_GEVRAAGD}), Status.AANVULLING_GEVRAAGD
)
"""A later day for a supplement; the status stays."""


def _bij_de_termijn(naam: str) -> tuple[Stap, ...]:
    """What is done to the term to decide leaves the status as it is."""
    return tuple(
        Stap(naam, frozenset({status}), status) for status in (Status.IN_BEOORDELING, Status.TER_BESLUITVORMING)
    )


def _belet_toewijzen(aanvraag: Aanvraag) -> str | None:
    """Who has begun keeps the work (`services.toewijzen`), unless a tie came up; with two of them there is nothing to assign."""
    begonnen = aanvraag.beoordelingen.exclude(ingeleverd_op=None, scores=None).distinct().select_related("beoordelaar")
    houdt = [rij for rij in begonnen if not heeft_band(rij.beoordelaar, aanvraag)]
    return "Beide beoordelaars zijn al begonnen en houden dit plan." if len(houdt) == 2 else None


def _belet_verlenen(aanvraag: Aanvraag) -> str | None:
    """Granting waits for the lot where plans are equal, and for room under the ceiling."""
    return tender.belet_verlenen(aanvraag) or belet_loting(aanvraag) or plafond.belet_verlenen(aanvraag.tijdvak)


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
        belet=_belet_verlenen,
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
        "opschorten",
        "Beslistermijn stilzetten",
        "De dagen dat de termijn stilstaat, komen er later bij (Awb 4:15). De aanvrager krijgt daarvan bericht.",
        _bij_de_termijn(statussen.OPSCHORTEN),
        mag_coordineren,
        services.opschorten,
        "beoordeling:opschorten",
        gedaan="De beslistermijn staat stil. De aanvrager krijgt daarvan bericht.",
        belet=services.belet_opschorten,
    ),
    Werkwoord(
        "hervatten",
        "Beslistermijn hervatten",
        "De termijn loopt weer, met zoveel dagen erbij als hij stilstond. De aanvrager krijgt daarvan bericht.",
        _bij_de_termijn(statussen.HERVATTEN),
        mag_coordineren,
        services.hervatten,
        "beoordeling:hervatten",
        gedaan="De beslistermijn loopt weer. De aanvrager krijgt daarvan bericht.",
        belet=services.belet_hervatten,
    ),
    Werkwoord(
        "verdagen",
        "Later beslissen",
        "U laat de aanvrager met een brief weten voor welke dag het besluit komt, en waarom het later komt (Awb 4:14).",
        _bij_de_termijn(statussen.VERDAGEN),
        mag_verdagen,
        services.verdagen,
        "beoordeling:verdagen",
        gedaan="De aanvrager krijgt een brief dat het besluit later komt.",
        belet=services.belet_later,
    ),
    Werkwoord(
        "in_gebreke_stellen",
        "Ingebrekestelling vastleggen",
        "De aanvrager schreef dat het besluit te laat is. Twee weken later begint een dwangsom te lopen (Awb 4:17).",
        _bij_de_termijn(statussen.IN_GEBREKE_STELLEN),
        mag_coordineren,
        services.in_gebreke_stellen,
        "beoordeling:in_gebreke_stellen",
        gedaan="De ingebrekestelling is vastgelegd. De aanvrager krijgt daarvan bericht.",
        belet=services.belet_in_gebreke_stellen,
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
)

OP_NAAM = {werkwoord.naam: werkwoord for werkwoord in WERKWOORDEN}
