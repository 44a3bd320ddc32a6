"""schemathesis asks the real site whatever its description allows, and what it does not, and holds each answer beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from rapportage.api.specificatie import specificatie
from sectorplannen.wsgi import application
from tests.rapportage.overgenomen import maatregel, overgenomen

VOORBEELDEN = 15
"""Of each address so many questions besides those on every border; more find nothing that these do not."""


schema = schemathesis.openapi.from_dict(specificatie())
schema.app = application


@pytest.fixture
def verbinding(db) -> Iterator[None]:
    """The site keeps its connection, as under Django's own test client."""
    for sein in (request_started, request_finished):
        sein.disconnect(close_old_connections)
    yield
    for sein in (request_started, request_finished):
        sein.connect(close_old_connections)


@pytest.fixture
def plannen(tijdvak) -> None:
    """A few plans of the register."""
    overgenomen("SP1-0901", tijdvak, [maatregel(1), maatregel(2, categorie="scholing")])
    overgenomen("2013/7", tijdvak, [maatregel()], soort="regio")


@schema.parametrize()
@settings(max_examples=VOORBEELDEN, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
def test_geen_antwoord_wijkt_af_van_de_beschrijving(case, verbinding, plannen):
    case.call_and_validate()


@pytest.mark.parametrize(
    ("pad", "sleutels"),
    [
        ("/plannen/{nummer}", {"nummer": "SP1-0901"}),
        ("/plannen/{nummer}", {"nummer": "2013~7"}),
        ("/plannen/{nummer}", {"nummer": "SP1-0800"}),
        ("/plannen/{nummer}/maatregelen", {"nummer": "SP1-0901"}),
        ("/peilingen/{code}/plannen", {"code": "2014-najaar"}),
        ("/peilingen", {}),
    ],
)
def test_ook_wat_er_is_past_bij_de_beschrijving(verbinding, gesloten, pad, sleutels):
    """Questions that are made up seldom meet a number that exists."""
    antwoord = schema[pad]["GET"].Case(path_parameters=sleutels).call_and_validate()
    assert antwoord.status_code == (410 if sleutels == {"nummer": "SP1-0800"} else 200)
