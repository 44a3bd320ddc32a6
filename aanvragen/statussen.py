"""The whole life of an application on one screen. `overgang` alone applies these steps; the README's diagram is drawn from them."""

from dataclasses import dataclass

from django.db import models


class Status(models.TextChoices):
    """An application has exactly one status, so the counts always add up to what was filed."""

    CONCEPT = "concept", "Concept"
    INGEDIEND = "ingediend", "Ingediend"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd", "Aanvulling gevraagd"
    IN_BEOORDELING = "in_beoordeling", "In beoordeling"
    TER_BESLUITVORMING = "ter_besluitvorming", "Ter besluitvorming"
    VERLEEND = "verleend", "Verleend"
    AFGEWEZEN = "afgewezen", "Afgewezen"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    BUITEN_BEHANDELING = "buiten_behandeling", "Buiten behandeling"
    VERLENING_INGETROKKEN = "verlening_ingetrokken", "Verlening ingetrokken"
    VASTGESTELD = "vastgesteld", "Vastgesteld"


@dataclass(frozen=True)
class Stap:
    """A step: its name (as the event log keeps it), from which statuses, to which."""

    naam: str
    van: frozenset[Status]
    naar: Status


def _stap(naam: str, van: set[Status], naar: Status) -> Stap:
    return Stap(naam, frozenset(van), naar)


ONBESLIST = frozenset({Status.INGEDIEND, Status.AANVULLING_GEVRAAGD, Status.IN_BEOORDELING, Status.TER_BESLUITVORMING})
"""Filed and not decided: what counts as 'in behandeling'."""

GEWEIGERD = frozenset({Status.AFGEWEZEN, Status.BUITEN_BEHANDELING})
"""Decisions after which an objection can lead to any other. One against a grant, or a withdrawn one, only leads to a grant:
who objects is not worse off for it (Awb 7:11)."""

KAN_TERUGKOMEN = GEWEIGERD | {Status.INGETROKKEN}
"""After which a plan can come back in a later period."""

INDIENEN = _stap("indienen", {Status.CONCEPT}, Status.INGEDIEND)
AANVULLING_VRAGEN = _stap("aanvulling_vragen", {Status.INGEDIEND}, Status.AANVULLING_GEVRAAGD)
AANVULLEN = _stap("aanvullen", {Status.AANVULLING_GEVRAAGD}, Status.INGEDIEND)
BUITEN_BEHANDELING_STELLEN = _stap(
    "buiten_behandeling_stellen", {Status.AANVULLING_GEVRAAGD}, Status.BUITEN_BEHANDELING
)
VOLLEDIG_VERKLAREN = _stap("volledig_verklaren", {Status.INGEDIEND}, Status.IN_BEOORDELING)
VOORLEGGEN = _stap("voorleggen", {Status.IN_BEOORDELING}, Status.TER_BESLUITVORMING)
TERUGLEGGEN = _stap("terugleggen", {Status.TER_BESLUITVORMING}, Status.IN_BEOORDELING)
VERLENEN = _stap("verlenen", {Status.TER_BESLUITVORMING}, Status.VERLEEND)
AFWIJZEN = _stap("afwijzen", {Status.TER_BESLUITVORMING}, Status.AFGEWEZEN)
INTREKKEN = _stap("intrekken", set(ONBESLIST), Status.INGETROKKEN)
VERLENING_INTREKKEN = _stap("verlening_intrekken", {Status.VERLEEND}, Status.VERLENING_INGETROKKEN)
HEROVERWEGEN_VERLENEN = _stap(
    "heroverwegen", {*GEWEIGERD, Status.VERLEEND, Status.VERLENING_INGETROKKEN}, Status.VERLEEND
)
HEROVERWEGEN_AFWIJZEN = _stap("heroverwegen", set(GEWEIGERD), Status.AFGEWEZEN)
HEROVERWEGEN_OPNIEUW = _stap("heroverwegen", set(GEWEIGERD), Status.IN_BEOORDELING)
WIJZIGEN = _stap("wijzigen", {Status.VERLEEND}, Status.VERLEEND)
VASTSTELLEN = _stap("vaststellen", {Status.VERLEEND}, Status.VASTGESTELD)

STAPPEN: tuple[Stap, ...] = (
    INDIENEN,
    AANVULLING_VRAGEN,
    AANVULLEN,
    BUITEN_BEHANDELING_STELLEN,
    VOLLEDIG_VERKLAREN,
    VOORLEGGEN,
    TERUGLEGGEN,
    VERLENEN,
    AFWIJZEN,
    INTREKKEN,
    VERLENING_INTREKKEN,
    HEROVERWEGEN_VERLENEN,
    HEROVERWEGEN_AFWIJZEN,
    HEROVERWEGEN_OPNIEUW,
    WIJZIGEN,
    VASTSTELLEN,
)

BEGINNEN = "beginnen"
"""The event of a new draft; it has no status before it."""

OVERNEMEN = "overnemen"
"""The event of a plan that was handled elsewhere and is taken over in its status, with its source."""


TOEWIJZEN, VERKLAREN, INLEVEREN = "toewijzen", "verklaren", "inleveren"
"""What assessing leaves in the log without a change of status: of the agency, and not for the applicant's eyes."""

BAND_OPHEFFEN, AFSTEMMEN = "band_opheffen", "afstemmen"
"""That a declared tie was taken back, and that two assessors agreed on a score: inner steps as well."""

VRAAG_STELLEN, VRAAG_BEANTWOORDEN, TERMIJN_VERLENGEN = "vraag_stellen", "vraag_beantwoorden", "termijn_verlengen"
"""What the agency and the applicant do together without a change of status: the applicant reads it too."""

OPSCHORTEN, HERVATTEN, VERDAGEN = "opschorten", "hervatten", "verdagen"
IN_GEBREKE_STELLEN = "in_gebreke_stellen"
"""What moves the day to decide, and that it was missed (Awb 4:14, 4:15, 4:17): the applicant reads it too."""

BEZWAAR_MAKEN, BEZWAAR_VERDAGEN, BEZWAAR_BESLISSEN = "bezwaar_maken", "bezwaar_verdagen", "bezwaar_beslissen"
BEZWAAR_BEHANDELEN = "bezwaar_behandelen"
"""An objection: made, put off, decided; and within the agency who handles it and who was heard."""

LOTEN, DOSSIER_MAKEN = "loten", "dossier_maken"
"""That the order was drawn by lot, which everyone may know, and that the dossier was taken out as a file."""

BUITEN_VOLGORDE = "buiten_volgorde"
"""Why a plan was granted before one that went first: the words are of the agency, for they are about other plans."""

INTERN = frozenset({TOEWIJZEN, VERKLAREN, INLEVEREN, BAND_OPHEFFEN, AFSTEMMEN, BEZWAAR_BEHANDELEN, DOSSIER_MAKEN})
INTERN |= {BUITEN_VOLGORDE}
SAMEN = frozenset(
    {
        VRAAG_STELLEN,
        VRAAG_BEANTWOORDEN,
        TERMIJN_VERLENGEN,
        OPSCHORTEN,
        HERVATTEN,
        VERDAGEN,
        IN_GEBREKE_STELLEN,
        BEZWAAR_MAKEN,
        BEZWAAR_VERDAGEN,
        BEZWAAR_BESLISSEN,
        LOTEN,
    }
)
ZONDER_STATUS = INTERN | SAMEN
"""All that the log holds besides the steps; an export of what a plan went through leaves it out."""


def diagram() -> str:
    """The life of an application as a Mermaid state diagram, for the README (a test holds the two together)."""
    regels = [
        "stateDiagram-v2",
        f"    [*] --> {Status.CONCEPT}: {BEGINNEN}",
        f"    {Status.CONCEPT} --> [*]: verwijderen",
    ]
    for stap in STAPPEN:
        regels += [f"    {van} --> {stap.naar}: {stap.naam}" for van in Status if van in stap.van]
    return "\n".join(regels)
