"""Plans in every state, of which some are public, and how the API is asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from aanvragen.models import Aanvraag
from beoordeling import services as beoordeling
from rapportage.models import Peiling, Realisatie
from tests import fabrieken
from tests.fabrieken import moment
from tests.rapportage.overgenomen import maatregel, overgenomen


@pytest.fixture
def vraag(db) -> Callable[..., Any]:
    """Asks an address below /api/v1/ and gives its answer; of any status."""
    client = Client()

    def doe(pad: str, **koppen: str) -> Any:
        return client.get(f"/api/v1/{pad}", headers=koppen)

    return doe


@pytest.fixture
def lees(vraag) -> Callable[..., dict[str, Any]]:
    """The same, of which the answer must be good, read as JSON."""

    def doe(pad: str) -> dict[str, Any]:
        antwoord = vraag(pad)
        assert antwoord.status_code == 200, antwoord.content
        return json.loads(antwoord.content)

    return doe


@pytest.fixture
def register(tijdvak) -> dict[str, str]:
    """Public: three plans, of which one is for a region and one has a slash in its number. Not: five others. By name its number."""
    els = fabrieken.persoon("els")
    delen = [maatregel(1, deelnemers=7, bbl=3, aantal=5), maatregel(2, categorie="scholing", bedrag="1000.00")]
    plannen = {
        "een": overgenomen("SP1-0901", tijdvak, delen, naam="Openbaar een"),
        "twee": overgenomen("SP1-0902", tijdvak, [maatregel(bedrag="2500.00")], naam="Openbaar twee", soort="regio"),
        "streep": overgenomen("2013/7", tijdvak, [maatregel()], naam="Openbaar met streep"),
        "geheim": fabrieken.ingediend("Geheim ingediend"),
        "afgewezen": fabrieken.afgewezen("Geheim afgewezen"),
        "weg": fabrieken.ingetrokken("Geheim teruggetrokken"),
        "concept": fabrieken.concept("Geheim concept"),
    }
    later = overgenomen("SP1-0800", tijdvak, [maatregel()], naam="Ingetrokken verlening")
    beoordeling.verlening_intrekken(later, motivering="Gaat niet door.", door=els, op=moment(2014, 4, 1))
    return {naam: plan.nummer for naam, plan in plannen.items()} | {"ingetrokken": later.nummer}


@pytest.fixture
def gesloten(register) -> Peiling:
    """A closed round in which two plans said what they had reached, one of them not public."""
    petra = fabrieken.persoon("petra")
    peiling = Peiling.objects.create(
        seizoen="najaar", jaar=2014, peildatum=date(2014, 10, 1), invullen_tot=date(2014, 11, 1), geopend_door=petra
    )
    for nummer, deelnemers in (("SP1-0901", 3), ("SP1-0800", 99)):
        plan = Aanvraag.objects.get(nummer=nummer)
        verslag = peiling.verslagen.create(aanvraag=plan)
        Realisatie.objects.create(
            maatregel=plan.maatregelen.earliest("volgnummer"), peildatum=peiling.peildatum, deelnemers=deelnemers,
            kosten=Decimal(50), verslag=verslag,
        )  # fmt: skip
    Peiling.objects.filter(pk=peiling.pk).update(gesloten_op=timezone.now(), gesloten_door=petra)
    return peiling
