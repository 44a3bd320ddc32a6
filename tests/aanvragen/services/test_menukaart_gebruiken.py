"""An example of the menukaart in a plan: once, by who may write, and never over what was written since."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from aanvragen import services
from aanvragen.models import Voorbeeldmaatregel
from tests import fabrieken


@pytest.fixture
def voorbeeld(db):
    return Voorbeeldmaatregel.objects.create(
        naam="Loopbaanadvies", thema="d", categorie="mobiliteit", knelpunt="banen_verdwijnen", omschrijving="Drie gesprekken.",
        doelgroep="Iedereen.", meetwijze="Het aantal plannen.", vraagt="Tijd.", laagste_kosten=450, hoogste_kosten=900,
        bron="Test",
    )  # fmt: skip


def test_het_voorbeeld_wordt_een_maatregel_zonder_aantallen_en_geld(concept, voorbeeld, bram):
    m = services.voorbeeld_gebruiken(concept, voorbeeld, door=bram, sleutel=uuid4())
    assert (m.naam, m.thema, m.categorie) == ("Loopbaanadvies", "d", "mobiliteit")
    assert (m.doelgroep, m.activiteit, m.meetwijze) == ("Iedereen.", "Drie gesprekken.", "Het aantal plannen.")
    assert (m.deelnemers, m.kosten, m.cofinanciering) == (0, 0, 0)
    assert m.volgnummer == 3


def test_twee_keer_drukken_maakt_een_maatregel_en_laat_staan_wat_intussen_is_geschreven(concept, voorbeeld, anja):
    sleutel = uuid4()
    m = services.voorbeeld_gebruiken(concept, voorbeeld, door=anja, sleutel=sleutel)
    services.maatregel_opslaan(concept, door=anja, maatregel=m, naam="Ons advies")
    nog_eens = services.voorbeeld_gebruiken(concept, voorbeeld, door=anja, sleutel=sleutel)
    assert nog_eens.pk == m.pk
    assert nog_eens.naam == "Ons advies"
    assert concept.maatregelen.count() == 3


def test_van_dezelfde_pagina_in_een_ander_plan_is_een_andere_maatregel(concept, voorbeeld, anja):
    ander, sleutel = fabrieken.concept("Ander"), uuid4()
    een = services.voorbeeld_gebruiken(concept, voorbeeld, door=anja, sleutel=sleutel)
    twee = services.voorbeeld_gebruiken(ander, voorbeeld, door=anja, sleutel=sleutel)
    assert een.pk != twee.pk


def test_een_vreemde_kan_niets_in_dit_plan_zetten(concept, voorbeeld, carla):
    with pytest.raises(PermissionDenied):
        services.voorbeeld_gebruiken(concept, voorbeeld, door=carla, sleutel=uuid4())
    assert concept.maatregelen.count() == 2
