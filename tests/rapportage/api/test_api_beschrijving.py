"""schemathesis asks the real site whatever its description allows, and what it does not, and holds each answer beside it."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from sectorplannen.wsgi import application

VOORBEELDEN = 15
"""Of each address so many questions besides those on every border; more find nothing that these do not."""


@pytest.fixture
def beschreven(register) -> schemathesis.BaseSchema:
    """The site as it runs, with plans in every state."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=SchemathesisConfig())


schema = schemathesis.pytest.from_fixture("beschreven")


@schema.parametrize()
@settings(max_examples=VOORBEELDEN, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
def test_geen_antwoord_wijkt_af_van_de_beschrijving(case):
    case.call_and_validate()
