"""Completeness, terms, and decisions that name their reasons."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from aanvragen import services as aanvragen
from aanvragen.statussen import Status
from beoordeling import services
from beoordeling.services import Toekenning
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Rol
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, gehoord
from tests.fabrieken import moment, zoals_gevraagd


def test_volledig_is_een_aanvraag_op_het_moment_van_de_laatste_indiening(tijdvak, anja, coen):
    plan = fabrieken.aanvulling_gevraagd()
    aangevuld = moment(2014, 2, 3, 10)
    aanvragen.aanvullen(plan, door=anja, op=aangevuld)
    services.volledig_verklaren(fabrieken.nagekeken(plan), door=coen, op=moment(2014, 2, 5))
    assert plan.volledig_op == aangevuld
    assert plan.beslissen_voor == date(2014, 5, 5)


def test_wie_voor_sluiting_volledig_was_hoort_het_binnen_dertien_weken_na_sluiting(in_beoordeling):
    assert in_beoordeling.beslissen_voor == date(2014, 4, 1)


def test_een_verzoek_om_aanvulling_stelt_een_vraag_met_een_termijn(ingediend, coen):
    with pytest.raises(Weigering, match="Schrijf op"):
        services.aanvulling_vragen(ingediend, onderdelen=["a"], vraag=" ", uiterlijk_op=date(2030, 1, 1), door=coen)
    with pytest.raises(Weigering, match="na vandaag"):
        services.aanvulling_vragen(ingediend, onderdelen=["a"], vraag="?", uiterlijk_op=date(2014, 1, 1), door=coen)


def test_buiten_behandeling_kan_pas_na_de_termijn(tijdvak, els):
    plan = fabrieken.aanvulling_gevraagd()
    with pytest.raises(Weigering, match="tot en met 5 februari 2014"):
        services.buiten_behandeling_stellen(plan, motivering="Geen reactie.", door=els, op=moment(2014, 2, 5, 23))
    services.buiten_behandeling_stellen(plan, motivering="Geen reactie.", door=els, op=moment(2014, 2, 6, 9))
    assert plan.status == "buiten_behandeling"


def test_wie_beoordeelde_beslist_niet(ter_besluitvorming, dirk):
    dirk.rol = Rol.BESLUITNEMER
    dirk.save()
    with pytest.raises(PermissionDenied, match="Wie een plan heeft beoordeeld"):
        services.afwijzen(ter_besluitvorming, gronden=["c"], motivering="x", door=dirk)


def test_een_coordinator_beslist_niet(ter_besluitvorming, coen):
    with pytest.raises(PermissionDenied, match="besluitnemer"):
        services.verlenen(ter_besluitvorming, zoals_gevraagd(ter_besluitvorming), motivering="x", door=coen)


def test_minder_toekennen_dan_gevraagd_vraagt_een_reden(ter_besluitvorming, els):
    m = ter_besluitvorming.maatregelen.first()
    with pytest.raises(Weigering, match="geef een reden"):
        services.verlenen(ter_besluitvorming, [Toekenning(m, Decimal(1))], motivering="x", door=els)
    with pytest.raises(Weigering, match="geef een reden"):
        services.verlenen(ter_besluitvorming, [Toekenning(m, m.cofinanciering, aantal=1)], motivering="x", door=els)


def test_meer_toekennen_dan_gevraagd_kan_niet(ter_besluitvorming, els):
    m = ter_besluitvorming.maatregelen.first()
    with pytest.raises(Weigering, match="niet meer toekennen"):
        services.verlenen(ter_besluitvorming, [Toekenning(m, m.cofinanciering + 1)], motivering="x", door=els)


def test_niets_toekennen_is_geen_verlening(ter_besluitvorming, els):
    niets = [Toekenning(m, Decimal(0), reden="nee") for m in ter_besluitvorming.maatregelen.all()]
    with pytest.raises(Weigering, match="ten minste voor 1 maatregel"):
        services.verlenen(ter_besluitvorming, niets, motivering="x", door=els)


def test_een_maatregel_weglaten_vraagt_een_reden(ter_besluitvorming, els):
    with pytest.raises(Weigering, match="Maatregel 2: geef een reden"):
        services.verlenen(ter_besluitvorming, zoals_gevraagd(ter_besluitvorming)[:1], motivering="x", door=els)


@pytest.mark.parametrize(
    ("bedrag", "aantal", "melding"),
    [
        (Decimal("100.004"), None, "twee cijfers achter de komma"),
        (Decimal("NaN"), None, "twee cijfers achter de komma"),
        (Decimal(-1), None, "niet lager dan 0"),
        (Decimal(1), -1, "niet lager dan 0"),
        (Decimal(1), 0, "voor 0 deelnemers"),
    ],
)
def test_een_toekenning_die_niet_kan_wordt_geweigerd(ter_besluitvorming, els, bedrag, aantal, melding):
    m = ter_besluitvorming.maatregelen.first()
    with pytest.raises(Weigering, match=melding):
        services.verlenen(ter_besluitvorming, [Toekenning(m, bedrag, aantal, "reden")], motivering="x", door=els)


def test_een_maatregel_staat_eenmaal_in_een_besluit(ter_besluitvorming, els):
    dubbel = zoals_gevraagd(ter_besluitvorming) * 2
    with pytest.raises(Weigering, match="elke maatregel een keer"):
        services.verlenen(ter_besluitvorming, dubbel, motivering="x", door=els)


@pytest.mark.parametrize("gronden", [[], ["z"], ["c", "m"]])
def test_afwijzen_noemt_een_grond_van_artikel_2_5(ter_besluitvorming, els, gronden):
    with pytest.raises(Weigering, match="afwijzingsgrond"):
        services.afwijzen(ter_besluitvorming, gronden=gronden, motivering="x", door=els)


def test_een_besluit_heeft_een_motivering(ter_besluitvorming, els):
    with pytest.raises(Weigering, match="motivering"):
        services.afwijzen(ter_besluitvorming, gronden=["c"], motivering=" ", door=els)


def test_het_besluit_wijst_naar_wat_is_ingediend(tijdvak):
    plan = fabrieken.verleend()
    assert plan.besluiten.get().indiening == plan.laatste_indiening


def test_een_aanvulling_die_niet_is_verstuurd_telt_niet_mee(tijdvak, anja, els):
    """What is decided on is what was filed, never the draft."""
    plan = fabrieken.aanvulling_gevraagd()
    m = plan.maatregelen.get(volgnummer=1)
    aanvragen.maatregel_opslaan(
        plan, door=anja, maatregel=m, kosten=Decimal(90_000_000), cofinanciering=Decimal(45_000_000)
    )
    aanvragen.maatregel_opslaan(plan, door=anja, naam="Stiekem", thema="b", categorie="scholing")
    services.buiten_behandeling_stellen(plan, motivering="Geen reactie.", door=els, op=moment(2014, 2, 6))
    rij = beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan))
    plan.refresh_from_db()
    assert rij.beslissing.bedrag == Decimal("350000.00")
    assert aanvragen.inhoud_van(plan) == plan.laatste_indiening.inhoud
    assert plan.volledig_op == fabrieken.INGEDIEND


def test_volledig_op_ligt_niet_in_de_toekomst(ingediend, coen):
    with pytest.raises(Weigering, match="nog komt"):
        services.volledig_verklaren(
            fabrieken.nagekeken(ingediend), door=coen, volledig_op=moment(2014, 2, 1), op=moment(2014, 1, 15)
        )
