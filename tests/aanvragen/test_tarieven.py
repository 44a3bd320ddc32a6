"""Which rate goes with which kind of cost, under which version of the scheme, and why."""

from datetime import date
from decimal import Decimal

import pytest

from aanvragen.models import KostenSoort, Regelingversie
from aanvragen.tarieven import regelsom, reken, tarief_van

VOOR, NA = date(2013, 10, 1), date(2014, 4, 1)
"""Before and after the text that brought a rate of its own for places to learn and work (6 January 2014)."""


@pytest.mark.parametrize(
    ("dag", "soort", "telt", "vraagt", "regel", "artikel"),
    [
        (NA, "opleiding", "100.00", "50.00", "50% van de kosten", "Artikel 5.1, eerste lid"),
        (NA, "advies", "100.00", "50.00", "50% van de kosten", "Artikel 5.1, eerste lid"),
        (NA, "overig", "100.00", "50.00", "50% van de kosten", "Artikel 5.1, eerste lid"),
        (VOOR, "loon_bbl", "100.00", "50.00", "50% van de loonkosten", "Artikel 5.1, eerste lid"),
        (NA, "loon_bbl", "100.00", "20.00", "20% van de loonkosten", "Artikel 4.3, vierde lid"),
        (VOOR, "loon_kwetsbaar", "20.00", "20.00", "100% van ten hoogste 20% van de loonkosten", "Artikel 4.4 en 5.1, tweede lid"),
        (NA, "loon_kwetsbaar", "20.00", "20.00", "100% van ten hoogste 20% van de loonkosten", "Artikel 4.4 en 5.1, tweede lid"),
    ],
)  # fmt: skip
def test_elke_soort_kosten_heeft_zijn_tarief_en_zijn_artikel(db, dag, soort, telt, vraagt, regel, artikel):
    som = regelsom(soort, Decimal(100), Regelingversie.objects.op(dag))
    assert (som.telt, som.vraagt) == (Decimal(telt), Decimal(vraagt))
    assert (som.tarief.regel, som.tarief.artikel) == (regel, artikel)


def test_elke_soort_heeft_een_tarief_onder_elke_versie(db):
    for regeling in Regelingversie.objects.all():
        for soort in KostenSoort:
            tarief = tarief_van(soort, regeling)
            assert Decimal(0) < tarief.tarief <= 1
            assert tarief.artikel


def test_regels_van_verschillende_soort_worden_elk_met_hun_eigen_tarief_geteld(db):
    regeling = Regelingversie.objects.op(NA)
    som = reken(
        [("opleiding", Decimal(1000)), ("loon_bbl", Decimal(1000)), ("loon_kwetsbaar", Decimal(1000))], None, regeling
    )
    assert (som.kosten, som.hoogste, som.eigen_bijdrage) == (Decimal(2200), Decimal(900), Decimal(1300))
