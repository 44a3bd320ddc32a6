"""What happened to a plan, and what comes, in words for whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sectorplannen.kern.models import Gebruiker, Rol

from .models import Aanvraag, Gebeurtenis
from .statussen import (
    AANVULLING_VRAGEN,
    AFSTEMMEN,
    BAND_OPHEFFEN,
    BEGINNEN,
    BEZWAAR_BEHANDELEN,
    BEZWAAR_BESLISSEN,
    BEZWAAR_MAKEN,
    BEZWAAR_VERDAGEN,
    BUITEN_VOLGORDE,
    DOSSIER_MAKEN,
    HERVATTEN,
    IN_GEBREKE_STELLEN,
    INLEVEREN,
    INTERN,
    LOTEN,
    ONBESLIST,
    OPSCHORTEN,
    OVERNEMEN,
    TERMIJN_VERLENGEN,
    TOEWIJZEN,
    VERDAGEN,
    VERKLAREN,
    VRAAG_BEANTWOORDEN,
    VRAAG_STELLEN,
    Status,
)

WOORDEN = {
    BEGINNEN: "Concept begonnen",
    "indienen": "Plan ingediend",
    "aanvulling_vragen": "Aanvulling gevraagd",
    "aanvullen": "Aanvulling verstuurd",
    "buiten_behandeling_stellen": "Plan buiten behandeling gesteld",
    "volledig_verklaren": "Plan is compleet",
    "voorleggen": "Plan ligt klaar voor een besluit",
    "terugleggen": "Plan wordt opnieuw bekeken",
    "verlenen": "Cofinanciering verleend",
    "afwijzen": "Plan afgewezen",
    "intrekken": "Plan ingetrokken",
    "verlening_intrekken": "Verlening ingetrokken",
    "heroverwegen": "Besluit heroverwogen",
    "wijzigen": "Besluit gewijzigd",
    "vaststellen": "Cofinanciering vastgesteld",
    OVERNEMEN: "Overgenomen",
    TOEWIJZEN: "Toegewezen aan beoordelaars",
    VERKLAREN: "Verklaring over een band afgelegd",
    INLEVEREN: "Beoordeling ingeleverd",
    BAND_OPHEFFEN: "Band opgeheven",
    AFSTEMMEN: "Score afgestemd",
    VRAAG_STELLEN: "Vraag gesteld",
    VRAAG_BEANTWOORDEN: "Vraag beantwoord",
    TERMIJN_VERLENGEN: "Termijn verlengd",
    OPSCHORTEN: "Beslistermijn stilgezet",
    HERVATTEN: "Beslistermijn loopt weer",
    VERDAGEN: "Besluit komt later",
    IN_GEBREKE_STELLEN: "In gebreke gesteld",
    BEZWAAR_MAKEN: "Bezwaar gemaakt",
    BEZWAAR_VERDAGEN: "Beslissing op bezwaar komt later",
    BEZWAAR_BEHANDELEN: "Bezwaar in behandeling",
    BEZWAAR_BESLISSEN: "Beslist op bezwaar",
    LOTEN: "Volgorde bepaald door loting",
    BUITEN_VOLGORDE: "Verleend buiten de volgorde",
    DOSSIER_MAKEN: "Dossier opgevraagd als bestand",
}
"""Each step as an applicant reads it; a test sees to it that none is forgotten."""

AGENTSCHAP = "Agentschap SZW"
VAN_DE_AANVRAGER = frozenset({BEGINNEN, "indienen", "aanvullen", "intrekken", VRAAG_BEANTWOORDEN})
VOOR_IEDEREEN = VAN_DE_AANVRAGER | {AANVULLING_VRAGEN.naam, VRAAG_STELLEN, TERMIJN_VERLENGEN}
VOOR_IEDEREEN |= {OPSCHORTEN, HERVATTEN, VERDAGEN, BEZWAAR_MAKEN, BEZWAAR_VERDAGEN, BEZWAAR_BESLISSEN, LOTEN}
"""Steps of which the reason is written to the applicant; others hold notes of the agency, and a decision is shown itself."""

VANAF_VOUWEN = 3
"""So many agreed scores in a row are folded; one that was proposed and agreed on is not."""

OVER_BEZWAAR = frozenset({BEZWAAR_MAKEN, BEZWAAR_BESLISSEN})
"""Steps of the applicant, who objects and takes it back, or of the agency: who decides, and writes down what came by post."""

OVER_SCORES = frozenset({"voorleggen", "terugleggen", AFSTEMMEN})
"""Steps whose words can tell what an assessor thought: not for an assessor who is given the plan after them."""


@dataclass(frozen=True)
class Punt:
    """One point on the line."""

    wat: str
    op: datetime
    wie: str
    tekst: str
    onder: tuple[Punt, ...] = ()
    """What is folded into this one point (`vouw`)."""


def tijdlijn(gebeurtenissen: Iterable[Gebeurtenis], lezer: Gebruiker) -> list[Punt]:
    """The events, newest first. An applicant reads 'Agentschap SZW' where staff acted, and not their notes or inner steps."""
    rijen = list(gebeurtenissen)
    eigen = lees_over_scores_vanaf(lezer, rijen[0].aanvraag_id) if rijen else None
    return [
        _punt(gebeurtenis, lezer, zwijg=lezer.rol == Rol.BEOORDELAAR and (eigen is None or gebeurtenis.op < eigen))
        for gebeurtenis in reversed(rijen)
        if lezer.is_dienst or gebeurtenis.stap not in INTERN
    ]


def vouw(punten: Iterable[Punt]) -> list[Punt]:
    """The same points, with agreed scores that follow one another under one: a plan can have some forty of them."""
    uit: list[Punt] = []
    for wat, rijen in groupby(punten, key=lambda punt: punt.wat):
        reeks = tuple(rijen)
        if wat != WOORDEN[AFSTEMMEN] or len(reeks) < VANAF_VOUWEN:
            uit += reeks
        else:
            wie = ", ".join(dict.fromkeys(punt.wie for punt in reeks))
            uit.append(Punt("Scores afgestemd", reeks[0].op, wie, "", reeks))
    return uit


def lees_over_scores_vanaf(lezer: Gebruiker, aanvraag: int) -> datetime | None:
    """Since when an assessor works on this plan; None for who does not, and for another role it does not matter."""
    if lezer.rol != Rol.BEOORDELAAR:
        return None
    return lezer.beoordelingen.filter(aanvraag=aanvraag).values_list("toegewezen_op", flat=True).first()


def _is_dienst(gebeurtenis: Gebeurtenis) -> bool:
    return gebeurtenis.door is not None and gebeurtenis.door.is_dienst


def _punt(gebeurtenis: Gebeurtenis, lezer: Gebruiker, *, zwijg: bool) -> Punt:
    wie = str(gebeurtenis.door) if gebeurtenis.door else gebeurtenis.gegevens.get("bron", "")
    eigen = gebeurtenis.stap in VAN_DE_AANVRAGER or (gebeurtenis.stap in OVER_BEZWAAR and not _is_dienst(gebeurtenis))
    if gebeurtenis.door and not eigen and not lezer.is_dienst:
        wie = AGENTSCHAP
    mag_lezen = lezer.is_dienst or gebeurtenis.stap in VOOR_IEDEREEN
    if zwijg and gebeurtenis.stap in OVER_SCORES:
        mag_lezen = False
    wat = WOORDEN[gebeurtenis.stap]
    if gebeurtenis.stap == OVERNEMEN:
        wat = f"Overgenomen als {Status(gebeurtenis.naar).label.lower()}"
    return Punt(wat, gebeurtenis.op, wie, gebeurtenis.reden if mag_lezen else "")


@dataclass(frozen=True)
class Halte:
    """A step on the way to the decision: done, now, or to come."""

    titel: str
    tekst: str
    stand: str

    @property
    def in_woorden(self) -> str:
        """The state, for who does not see the colour."""
        return {"klaar": "klaar", "nu": "nu bezig"}.get(self.stand, "komt nog")


def route(aanvraag: Aanvraag) -> list[Halte]:
    """The way from filing to decision, and where the plan is on it; nothing where there is no way on."""
    if aanvraag.status not in ONBESLIST | {Status.VERLEEND, Status.AFGEWEZEN, Status.VASTGESTELD}:
        return []
    nu = {Status.INGEDIEND: 1, Status.AANVULLING_GEVRAAGD: 1, Status.IN_BEOORDELING: 2, Status.TER_BESLUITVORMING: 3}
    plek = nu.get(Status(aanvraag.status), 4)
    haltes = (
        ("Ontvangen", "U bent op tijd."),
        (
            "Wij kijken of uw plan compleet is",
            "Mist er iets? Dan krijgt u een bericht en tijd om het aan te vullen. De dag waarop uw plan compleet is, "
            "bepaalt uw plaats in de rij.",
        ),
        ("Twee mensen beoordelen uw plan", "Zij doen dat los van elkaar."),
        ("U krijgt een besluit", "Zodra uw plan compleet is, hoort u voor welke dag wij beslissen."),
    )
    return [
        Halte(titel, tekst, "klaar" if nummer < plek else "nu" if nummer == plek else "")
        for nummer, (titel, tekst) in enumerate(haltes)
    ]
