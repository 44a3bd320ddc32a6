"""How much time there is, in words."""

from datetime import timedelta

import pytest

from aanvragen.models import Aanvraag
from aanvragen.resttijd import duur, resttijd, wat_nu
from aanvragen.statussen import Status
from tests import fabrieken
from tests.fabrieken import moment


@pytest.mark.parametrize(
    ("rest", "woorden"),
    [
        ({"days": 9, "hours": 9, "minutes": 59}, "9 dagen en 9 uur"),
        ({"days": 1}, "1 dag en 0 uur"),
        ({"hours": 23, "minutes": 1}, "23 uur en 1 minuut"),
        ({"minutes": 59, "seconds": 59}, "59 minuten"),
        ({"seconds": 59}, "minder dan 1 minuut"),
    ],
)
def test_de_duur_in_woorden(rest, woorden):
    assert duur(timedelta(**rest)) == woorden


@pytest.mark.parametrize(
    ("nu", "woorden"),
    [
        (moment(2013, 9, 30), "Indienen kan vanaf 1 oktober 2013, 00:00 uur"),
        (moment(2013, 12, 22, 14), "Nog 9 dagen en 9 uur · sluit 31 december, 23:59"),
        (moment(2013, 12, 31, 23, 59, 59), "Nog minder dan 1 minuut · sluit 31 december, 23:59"),
        (moment(2014, 1, 1, 0), "Eerste tijdvak is gesloten sinds 31 december 2013"),
    ],
)
def test_de_band_zegt_hoeveel_tijd_er_nog_is(tijdvak, nu, woorden):
    assert resttijd(tijdvak, nu) == woorden


def test_de_lijst_zegt_waar_een_plan_op_wacht(tijdvak):
    nu = moment(2013, 12, 22, 14)
    assert wat_nu(fabrieken.concept("a"), nu) == "Nog 9 dagen en 9 uur om in te dienen"
    assert wat_nu(fabrieken.ingediend("b"), nu) == "Wij kijken of het plan compleet is"
    assert wat_nu(fabrieken.aanvulling_gevraagd("c"), nu) == "Vul aan op of voor 5 februari 2014"
    te_laat = wat_nu(fabrieken.aanvulling_gevraagd("f"), moment(2014, 2, 6, 0))
    assert te_laat == "Aanvullen kon tot en met 5 februari 2014"
    assert wat_nu(fabrieken.in_beoordeling("d"), nu) == "Besluit uiterlijk 1 april 2014"
    assert wat_nu(fabrieken.verleend("e"), nu) == "U voert het plan uit"
    assert wat_nu(fabrieken.ingetrokken("h"), nu) == "Niets: dit plan is ingetrokken"
    stil = fabrieken.in_beoordeling("g")
    stil.beslissen_voor = None
    assert wat_nu(stil, nu) == "De termijn om te beslissen staat stil"


def test_van_elke_status_zegt_de_lijst_wat_nu_is(ingediend):
    leeg = [status for status in Status if not wat_nu(Aanvraag(tijdvak=ingediend.tijdvak, status=status))]
    assert leeg == [Status.AANVULLING_GEVRAAGD]  # without a day, which such a plan always has
