"""Objections to test with: made by anja, taken on and heard by eva; and a ceiling that is nearly reached."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aanvragen.models import Aanvraag, Tijdvak
from aanvragen.statussen import Status
from beoordeling import plafond, services
from beoordeling.models import Besluit, Bezwaar, Boeking, Uitkomst
from beoordeling.services import Toekenning
from tests import fabrieken
from tests.fabrieken import moment, persoon

MAART = moment(2014, 3, 20)
APRIL = moment(2014, 4, 22)
"""Decided on 3 March 2014, so the last day to object is 14 April, and to decide on it 26 May."""


def deels_verleend(naam: str = "Vakwerk in de bakkerij") -> Aanvraag:
    """Granted by els: € 120.000 for 60 of the first measure, and nothing of the second."""
    plan = fabrieken.ter_besluitvorming(naam)
    eerste, tweede = plan.maatregelen.all()
    delen = [
        Toekenning(eerste, Decimal("120000.00"), 60, "Er zijn 60 plekken."),
        Toekenning(tweede, Decimal(0), 0, "Deze maatregel volgt niet uit de analyse."),
    ]
    services.verlenen(plan, delen, motivering="Ten dele.", door=persoon("els"), op=fabrieken.BESLOTEN)
    return plan


def weer_voorgelegd(plan: Aanvraag) -> Aanvraag:
    """Refused, and after an objection assessed again and laid before the decision maker, in May 2014."""
    beslis(gehoord(plan), naar=Status.IN_BEOORDELING)
    plan.refresh_from_db()
    for rij in plan.beoordelingen.all():
        services.inleveren(rij, door=rij.beoordelaar, op=moment(2014, 5, 8))
    fabrieken.stem_af(plan)
    services.voorleggen(plan, door=persoon("coen"), op=moment(2014, 5, 9), toelichting="Opnieuw besproken.")
    return plan


def bezwaar(plan: Aanvraag, *, op: datetime | None = MAART) -> Bezwaar:
    """Made by anja against the decision in force."""
    return services.bezwaar_maken(plan.besluiten.last(), gronden="De analyse is wel goed.", door=persoon("anja"), op=op)


def gehoord(plan: Aanvraag, **velden: Any) -> Bezwaar:
    """Taken on by eva, who heard the applicant."""
    rij = bezwaar(plan, **velden)
    services.bezwaar_behandelen(rij, door=persoon("eva"), op=APRIL)
    services.bezwaar_horen(rij, verslag="Toegelicht.", gehoord_op=date(2014, 4, 22), door=persoon("eva"), op=APRIL)
    return rij


def beslis(rij: Bezwaar, uitkomst: Uitkomst = Uitkomst.GEGROND, **velden: Any) -> Bezwaar:
    """Decided by eva on 1 May 2014."""
    velden = {"motivering": "Toch goed.", "op": moment(2014, 5, 1)} | velden
    return services.bezwaar_beslissen(rij, uitkomst, door=persoon("eva"), **velden)


def krap(over: int) -> Tijdvak:
    """The first period with so much ceiling."""
    return fabrieken.tijdvak(plafond_bedrag=over)


def vul(tijdvak: Tijdvak, bedrag: int, dag: date, besluit: Besluit) -> None:
    """Another plan takes this much on a day."""
    plafond.boek(
        tijdvak, Boeking.VERPLICHTING, Decimal(bedrag), datum=dag, grondslag="Ander plan", besluit=besluit, door=None
    )


def verhoog(tijdvak: Tijdvak, bedrag: int, dag: date) -> None:
    """The ceiling goes up on a day."""
    plafond.boek(tijdvak, Boeking.VERHOGING, Decimal(bedrag), datum=dag, grondslag="Stcrt. (test)")
