"""A plan that everyone may know of: granted, and with its letter sent."""

from typing import Any

import pytest

from aanvragen.models import Aanvraag, Tijdvak
from beoordeling import brieven
from beoordeling import services as beoordeling
from tests import fabrieken


def maak_bekend(plan: Aanvraag) -> Aanvraag:
    """Send the letters of a plan that wait, as the worker does."""
    for brief in plan.brieven.filter(verzonden_op=None):
        brieven.verzend(brief)
    return plan


def net_verleend(naam: str = "Vakwerk in de bakkerij", **velden: Any) -> Aanvraag:
    """Granted this moment: its letter is not sent yet."""
    plan = fabrieken.ter_besluitvorming(naam, **velden)
    els = fabrieken.persoon("els")
    beoordeling.verlenen(plan, fabrieken.zoals_gevraagd(plan), motivering="Het plan voldoet.", door=els)
    return plan


@pytest.fixture
def plan(tijdvak: Tijdvak) -> Aanvraag:
    """The plan of the bakery, granted and announced in 2014."""
    return fabrieken.verleend()
