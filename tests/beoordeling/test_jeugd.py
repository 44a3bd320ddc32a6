"""What goes to the young: one sum, for the page of a grant and for what-if alike."""

from decimal import Decimal
from fractions import Fraction

from aanvragen.statussen import Status
from beoordeling import jeugd, services
from beoordeling.services import Toekenning
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, gehoord

GEVRAAGD = Fraction(200_000 * 80 + 150_000 * 20, 100 * 350_000)
"""Of the standard plan: 80 of 100 young in the first measure, 60 of 300 in the second."""


def als_getal(deel: Fraction) -> Decimal:
    return Decimal(deel.numerator) / deel.denominator


def test_het_aandeel_is_precies_ook_waar_maatregelen_evenveel_deelnemers_hebben():
    delen = [(Decimal("100.01"), 1, 3), (Decimal("0.02"), 2, 3), (Decimal("50.00"), 1, 7), (Decimal("9.99"), 0, 0)]
    som = Fraction(10_001, 3) + Fraction(4, 3) + Fraction(5_000, 7)
    assert jeugd.aandeel(delen) == som / 16_002
    assert jeugd.aandeel([(Decimal(0), 1, 2)]) is None


def test_een_verleend_plan_telt_zoals_verleend_en_een_ander_zoals_gevraagd(tijdvak, els):
    wacht = fabrieken.ter_besluitvorming("Wacht")
    plan = fabrieken.ter_besluitvorming("Verleend")
    eerste, tweede = plan.maatregelen.all()
    deels = [Toekenning(eerste, Decimal(0), 0, "Vol."), Toekenning(tweede, tweede.cofinanciering, 300)]
    services.verlenen(plan, deels, motivering="De tweede.", door=els, op=fabrieken.BESLOTEN)
    assert jeugd.per_plan(tijdvak) == {wacht.pk: als_getal(GEVRAAGD), plan.pk: Decimal("0.2")}
    assert jeugd.aandeel(jeugd.verleend(tijdvak)) == Fraction(1, 5)


def test_na_bezwaar_telt_alleen_het_laatste_besluit(tijdvak, els):
    plan = fabrieken.ter_besluitvorming()
    eerste, tweede = plan.maatregelen.all()
    deels = [Toekenning(eerste, Decimal(0), 0, "Vol."), Toekenning(tweede, tweede.cofinanciering, 300)]
    services.verlenen(plan, deels, motivering="De tweede.", door=els, op=fabrieken.BESLOTEN)
    beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=fabrieken.zoals_gevraagd(plan))
    assert jeugd.per_plan(tijdvak) == {plan.pk: als_getal(GEVRAAGD)}
    assert jeugd.aandeel(jeugd.verleend(tijdvak)) == GEVRAAGD
