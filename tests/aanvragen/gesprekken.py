"""Advice talks to test with, made by the real services: asked by who writes for the organisation, planned by coen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from aanvragen import services
from aanvragen.models import Aanvraag, Adviesgesprek
from sectorplannen.kern.models import Gebruiker, Organisatie
from tests import fabrieken
from tests.fabrieken import moment

GEVRAAGD = moment(2013, 9, 30, 9)
GEPLAND = moment(2013, 10, 8, 10)
VERSLAG = "Wij bespraken de regeling."


def vrager(organisatie: Organisatie) -> Gebruiker:
    """Who asks for an organisation of the tests."""
    return fabrieken.persoon("carla" if organisatie == fabrieken.organisatie("vreemde") else "anja")


def gevraagd(organisatie: Organisatie | None = None, *, op: datetime = GEVRAAGD, **velden: Any) -> Adviesgesprek:
    """Asked by anja's organisation, or another one."""
    van = organisatie or fabrieken.organisatie()
    wie = velden.pop("door", None) or vrager(van)
    fabrieken.persoon("coen")
    velden = {"onderwerp": "Werk in de bakkerij", "vraag": "Past ons plan?"} | velden
    return services.gesprek_vragen(van, door=wie, op=op, **velden)


def gepland(organisatie: Organisatie | None = None, *, op: datetime = GEPLAND, **velden: Any) -> Adviesgesprek:
    """Planned with dirk, or another adviser, eight days after it was asked."""
    adviseur = velden.pop("adviseur", None) or fabrieken.persoon("dirk")
    gesprek = gevraagd(organisatie, op=op - timedelta(days=8), **velden)
    services.gesprek_plannen(
        gesprek,
        adviseur=adviseur,
        gepland_op=op,
        plaats="Den Haag",
        door=fabrieken.persoon("coen"),
        op=op - timedelta(days=6),
    )
    return gesprek


def gehouden(
    aanvraag: Aanvraag | None = None, organisatie: Organisatie | None = None, *, op: datetime = GEPLAND, **velden: Any
) -> Adviesgesprek:
    """Held, with notes; of it came a plan where one is given."""
    verslag = velden.pop("verslag", VERSLAG)
    gesprek = gepland(organisatie, op=op, **velden)
    adviseur = gesprek.adviseur
    assert adviseur is not None
    services.gesprek_vastleggen(gesprek, verslag=verslag, door=adviseur, op=op + timedelta(hours=1))
    if aanvraag is not None:
        services.gesprek_koppelen(gesprek, aanvraag, door=vrager(gesprek.organisatie))
    return gesprek
