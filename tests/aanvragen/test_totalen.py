"""The sums of a plan and its budget."""

from datetime import date
from decimal import Decimal

import pytest

from aanvragen import services
from aanvragen.models import Regelingversie
from aanvragen.totalen import begroting, totalen
from tests import fabrieken


@pytest.fixture
def plan(concept, anja):
    """A draft under the rules of 2014, of which the second measure has lines and the first has none."""
    concept.tijdvak.regelingversie = Regelingversie.objects.op(date(2014, 4, 1))
    concept.tijdvak.save()
    posten = [
        {"soort": "opleiding", "omschrijving": "Lessen", "kosten": Decimal(1000), "uren": None, "bruto_loon": None},
        {"soort": "loon_kwetsbaar", "omschrijving": "", "kosten": Decimal(500), "uren": None, "bruto_loon": None},
    ]
    tweede = concept.maatregelen.get(volgnummer=2)
    services.maatregel_opslaan(concept, door=anja, maatregel=tweede, kostenposten=posten, gevraagd=Decimal(550))
    return concept


def test_de_begroting_telt_per_soort_ook_wat_nog_geen_regels_heeft(plan):
    soorten = {s.naam: (s.kosten, s.telt, s.vraagt) for s in begroting(plan).soorten}
    assert soorten == {
        "Opleiding en training": (1000, 1000, 500),
        "Loonkosten van mensen met afstand tot werk": (500, 100, 100),
        "Andere kosten": (400_000, 400_000, 200_000),
    }


def test_lager_gevraagd_telt_in_het_gevraagde_en_niet_in_wat_de_tarieven_geven(plan):
    uit = begroting(plan)
    assert (uit.totalen.kosten, uit.totalen.gevraagd, uit.totalen.eigen_bijdrage) == (401_100, 200_550, 200_550)
    assert uit.volgens_tarief == 200_600


def test_kosten_per_deelnemer_zijn_er_pas_als_er_deelnemers_zijn(tijdvak, anja):
    plan = services.beginnen(tijdvak, fabrieken.organisatie(), naam="Leeg", door=anja, op=fabrieken.BEGONNEN)
    assert totalen(plan.maatregelen.all()).kosten_per_deelnemer is None
    services.maatregel_opslaan(plan, door=anja, naam="x", deelnemers=3, kosten=Decimal(100))
    assert totalen(plan.maatregelen.all()).kosten_per_deelnemer == Decimal("33.33")


def test_een_maatregel_zonder_thema_telt_niet_als_thema(tijdvak, anja):
    plan = services.beginnen(tijdvak, fabrieken.organisatie(), naam="Leeg", door=anja, op=fabrieken.BEGONNEN)
    services.maatregel_opslaan(plan, door=anja, naam="x")
    assert totalen(plan.maatregelen.all()).themas == 0
    services.maatregel_opslaan(plan, door=anja, naam="y", thema="e")
    assert totalen(plan.maatregelen.all()).themas == 1
