"""An outage extends a period: recorded, by an administrator, with a reason, heard by everyone with a draft."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from aanvragen import services
from aanvragen.models import Storing, Tijdvak
from aanvragen.resttijd import verlenging
from rapportage import cijfers
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import dag_van
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Opdracht
from tests import fabrieken
from tests.fabrieken import moment

VAN, TOT = moment(2013, 12, 31, 21, 0), moment(2014, 1, 1, 1, 30)
NIEUW = moment(2014, 1, 2, 12, 0)
OP = moment(2014, 1, 1, 8, 0)
REDEN = "Het loket was niet te bereiken door een storing in het netwerk."


def leg_vast(tijdvak: Tijdvak, door, **anders) -> Storing:
    gegevens = {"van": VAN, "tot": TOT, "sluit_op": NIEUW, "reden": REDEN, "op": OP} | anders
    return services.storing_vastleggen(tijdvak, door=door, **gegevens)


def test_een_storing_laat_het_tijdvak_later_sluiten_en_blijft_bewaard(tijdvak, beheer):
    sloot = tijdvak.sluit_op
    storing = leg_vast(tijdvak, beheer)
    assert Tijdvak.objects.get().sluit_op == tijdvak.sluit_op == NIEUW
    assert (storing.sloot_op, storing.sluit_op, storing.reden, storing.door, storing.op) == (
        sloot,
        NIEUW,
        REDEN,
        beheer,
        OP,
    )
    laatste = tijdvak.history.first()
    assert (laatste.history_user, laatste.sluit_op) == (beheer, NIEUW)
    assert verlenging(tijdvak) == "Verlengd tot en met 2 januari 2014, 12:00 uur door een storing op 31 december 2013"


def test_wat_tussendoor_is_geweigerd_kan_daarna_alsnog(concept, anja, beheer, tijdvak):
    te_laat = moment(2014, 1, 1, 9)
    with pytest.raises(Weigering, match="gesloten"):
        services.indienen(concept, door=anja, op=te_laat)
    leg_vast(tijdvak, beheer)
    services.indienen(concept, door=anja, op=te_laat)
    assert concept.status == "ingediend"


def test_de_laatste_storing_is_de_sluiting(tijdvak, beheer):
    leg_vast(tijdvak, beheer)
    leg_vast(
        tijdvak, beheer, van=moment(2014, 1, 2, 10), tot=moment(2014, 1, 2, 11), sluit_op=NIEUW + timedelta(days=1)
    )
    assert verlenging(tijdvak) == "Verlengd tot en met 3 januari 2014, 12:00 uur door een storing op 2 januari 2014"


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"reden": "  "}, "Schrijf op wat er aan de hand was."),
        ({"tot": VAN}, "eindigt niet na het begin"),
        ({"sluit_op": moment(2013, 12, 31, 23, 59, 59)}, "Kies een nieuwe sluiting na 31 december 2013, 23:59 uur."),
        ({"sluit_op": moment(2013, 12, 31, 20)}, "Kies een nieuwe sluiting na"),
        ({"van": moment(2014, 1, 1, 0), "tot": moment(2014, 1, 1, 1)}, "ligt niet in het tijdvak"),
        ({"van": moment(2013, 9, 1), "tot": moment(2013, 9, 30, 23)}, "ligt niet in het tijdvak"),
    ],
)
def test_wat_geen_storing_is_wordt_geweigerd(tijdvak, beheer, anders, zin):
    sloot = tijdvak.sluit_op
    with pytest.raises(Weigering, match=zin):
        leg_vast(tijdvak, beheer, **anders)
    assert Tijdvak.objects.get().sluit_op == sloot
    assert not Storing.objects.exists()
    assert not Opdracht.objects.exists()


@pytest.mark.parametrize("wie", ["anja", "coen", "els", "petra"])
def test_alleen_een_beheerder_legt_een_storing_vast(tijdvak, wie):
    with pytest.raises(PermissionDenied, match="beheerder"):
        leg_vast(tijdvak, fabrieken.persoon(wie))


@pytest.mark.parametrize("opdracht", ["UPDATE aanvragen_storing SET reden = 'x'", "DELETE FROM aanvragen_storing"])
def test_de_database_weigert_een_storing_te_wijzigen_of_verwijderen(tijdvak, beheer, opdracht):
    leg_vast(tijdvak, beheer)
    with pytest.raises(IntegrityError, match="nooit"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


def test_iedereen_met_een_concept_hoort_het_een_keer(concept, anja, bram, carla, beheer, tijdvak):
    fabrieken.concept("Tweede plan")
    fabrieken.ingediend("Al ingediend")
    for wie in (anja, bram):
        wie.berichten.all().delete()
    Opdracht.objects.all().delete()
    leg_vast(tijdvak, beheer)
    opdrachten.veeg()
    for wie in (anja, bram):
        bericht = wie.berichten.get()
        assert bericht.onderwerp == "Eerste tijdvak sluit later"
        for zin in (
            REDEN,
            "tot en met 2 januari 2014, 12:00 uur",
            "‘Vakwerk in de bakkerij’, ‘Tweede plan’ zijn nog niet",
        ):
            assert zin in bericht.tekst
        assert "Al ingediend" not in bericht.tekst
    assert not carla.berichten.exists()
    opdrachten.veeg()
    assert sorted(m.to[0] for m in mail.outbox) == ["anja@voorbeeld.nl", "bram@voorbeeld.nl"]


def test_twee_keer_melden_geeft_een_bericht(concept, anja, beheer, tijdvak):
    leg_vast(tijdvak, beheer)
    opdrachten.veeg()
    Opdracht.objects.filter(soort=services.STORING_MELDEN).update(status="wacht")
    opdrachten.veeg()
    assert anja.berichten.count() == 1


def test_zonder_concepten_is_er_niemand_om_het_te_melden(tijdvak, beheer, anja):
    leg_vast(tijdvak, beheer)
    opdrachten.veeg()
    assert Opdracht.objects.get(soort=services.STORING_MELDEN).uitkomst == {"berichten": 0}


def test_de_cijfers_volgen_de_nieuwe_sluiting(tijdvak, beheer):
    fabrieken.ingediend("Nu net te vroeg", op=moment(2013, 12, 18, 12))
    assert cijfers.stand(tijdvak, dag_van(NIEUW)).waarde("aantal_laatste_twee_weken") == 1
    leg_vast(tijdvak, beheer)
    assert cijfers.stand(tijdvak, dag_van(NIEUW)).waarde("aantal_laatste_twee_weken") == 0
