"""A period that is open while the tests run, and plans in it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from aanvragen import services
from aanvragen.models import Aanvraag, Regelingversie, Tijdvak
from sectorplannen.kern.models import Gebruiker, LidRol
from tests import fabrieken


@pytest.fixture
def open_tijdvak(db) -> Tijdvak:
    """Opened a month ago, closes in nine days, under the rules of 2013."""
    nu = timezone.now()
    return Tijdvak.objects.create(
        nummer=9,
        naam="Negende tijdvak",
        opent_op=nu - timedelta(days=30),
        sluit_op=nu + timedelta(days=9, hours=9, minutes=5),
        regelingversie=Regelingversie.objects.op(date(2013, 10, 1)),
    )


@pytest.fixture
def plan(open_tijdvak) -> Aanvraag:
    """A complete draft of anja's organisation, that could be filed now."""
    return fabrieken.concept(tijdvak=open_tijdvak)


@pytest.fixture
def leeg(open_tijdvak, anja) -> Aanvraag:
    """A draft with nothing but its name."""
    gisteren = timezone.now() - timedelta(days=1)
    return services.beginnen(open_tijdvak, fabrieken.organisatie(), naam="Nog leeg", door=anja, op=gisteren)


@pytest.fixture
def vera(db) -> Gebruiker:
    """Works for the union that takes part as a partner: reads, and writes nothing."""
    gebruiker = Gebruiker.objects.create_user("vera@voorbeeld.nl", naam="Vera")
    fabrieken.organisatie("vakbond").lidmaatschappen.create(gebruiker=gebruiker, rol=LidRol.TEKENBEVOEGD)
    return gebruiker
