"""Giving plans to two assessors: what was proposed, why it was not taken, and many at once."""

import pytest

from aanvragen.models import Aanvraag
from aanvragen.statussen import TOEWIJZEN
from beoordeling import services
from beoordeling.models import Rubriek
from beoordeling.services import Keuze, RedenNodig
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker, Rol
from tests import fabrieken


@pytest.fixture
def fatma(db) -> Gebruiker:
    """A third assessor."""
    return Gebruiker.objects.create_user("fatma@voorbeeld.nl", naam="Fatma", rol=Rol.BEOORDELAAR)


@pytest.fixture
def plan(ingediend, coen) -> Aanvraag:
    """Complete, and nobody assesses it yet."""
    services.volledig_verklaren(fabrieken.nagekeken(ingediend), door=coen, op=fabrieken.VOLLEDIG)
    return ingediend


def wie(plan: Aanvraag) -> set[str]:
    return {str(b.beoordelaar) for b in plan.beoordelingen.all()}


def laatste(plan: Aanvraag):
    return plan.gebeurtenissen.filter(stap=TOEWIJZEN).last()


def test_wie_het_voorstel_volgt_hoeft_niets_uit_te_leggen(plan, coen, dirk, daan):
    services.toewijzen(plan, [dirk, daan], door=coen, voorstel=[daan, dirk], reden="Overbodig.")
    assert laatste(plan).reden == ""
    assert set(laatste(plan).gegevens["voorgesteld"]) == {"Dirk", "Daan"}


@pytest.mark.parametrize("reden", ["", "  \n"])
def test_wie_anders_kiest_geeft_een_reden(plan, coen, dirk, daan, fatma, reden):
    with pytest.raises(RedenNodig, match="Geef een reden"):
        services.toewijzen(plan, [dirk, fatma], door=coen, voorstel=[dirk, daan], reden=reden)
    assert wie(plan) == set()


def test_de_reden_en_het_voorstel_staan_in_het_logboek(plan, coen, dirk, daan, fatma):
    services.toewijzen(plan, [dirk, fatma], door=coen, voorstel=[dirk, daan], reden=" Daan is met verlof. ")
    assert laatste(plan).reden == "Daan is met verlof."
    assert laatste(plan).gegevens["voorgesteld"] == ["Dirk", "Daan"]
    assert laatste(plan).gegevens["beoordelaars"] == ["Dirk", "Fatma"]


def test_een_reden_die_niet_te_bewaren_is_wordt_geweigerd(plan, coen, dirk, daan, fatma):
    with pytest.raises(Weigering, match="teken"):
        services.toewijzen(plan, [dirk, fatma], door=coen, voorstel=[dirk, daan], reden="\0")


def test_koos_een_collega_intussen_dan_gaat_die_keuze_niet_verloren(plan, coen, dirk, daan, fatma):
    services.toewijzen(plan, [dirk, daan], door=coen)
    with pytest.raises(Weigering, match="Intussen"):
        services.toewijzen(plan, [dirk, fatma], door=coen, zag=[])
    assert wie(plan) == {"Dirk", "Daan"}
    services.toewijzen(plan, [dirk, fatma], door=coen, zag=[dirk.pk, daan.pk])
    assert wie(plan) == {"Dirk", "Fatma"}


def test_een_plan_krijgt_de_rubriek_die_nu_geldt(plan, coen, dirk, daan, beheer):
    Rubriek.objects.create(tijdvak=plan.tijdvak, versie=1, door=beheer)
    tweede = Rubriek.objects.create(tijdvak=plan.tijdvak, versie=2, door=beheer)
    services.toewijzen(plan, [dirk, daan], door=coen)
    assert {b.rubriek for b in plan.beoordelingen.all()} == {tweede}


def test_wie_erbij_komt_krijgt_de_rubriek_van_de_ander(plan, coen, dirk, daan, fatma, beheer):
    eerste = Rubriek.objects.create(tijdvak=plan.tijdvak, versie=1, door=beheer)
    services.toewijzen(plan, [dirk, daan], door=coen)
    Rubriek.objects.create(tijdvak=plan.tijdvak, versie=2, door=beheer)
    services.toewijzen(plan, [dirk, fatma], door=coen)
    assert {b.rubriek for b in plan.beoordelingen.all()} == {eerste}


def test_verdelen_doet_wat_kan_en_zegt_van_de_rest_waarom_niet(plan, coen, dirk, daan, fatma, anja):
    def nog_een(naam: str) -> Aanvraag:
        rij = fabrieken.ingediend(naam)
        services.volledig_verklaren(fabrieken.nagekeken(rij), door=coen, op=fabrieken.VOLLEDIG)
        return rij

    met_band, zonder_reden, dicht = nog_een("Band"), nog_een("Reden"), nog_een("Dicht")
    services.verklaar_belang(met_band, heeft_band=True, door=dirk)
    services.verklaar_belang(dicht, heeft_band=True, door=coen)
    uitkomst = services.verdelen(
        [
            Keuze(met_band, [dirk, daan]),
            Keuze(zonder_reden, [dirk, fatma], voorstel=[dirk, daan]),
            Keuze(dicht, [dirk, daan]),
            Keuze(plan, [dirk, daan]),
        ],
        door=coen,
    )
    assert {nummer: str(waarom or "") for nummer, waarom in uitkomst.items()} == {
        met_band.nummer: "Dirk heeft een band met deze aanvrager.",
        zonder_reden.nummer: "U kiest anders dan is voorgesteld. Geef een reden.",
        dicht.nummer: "U heeft een band met deze aanvrager.",
        plan.nummer: "",
    }
    assert [wie(rij) for rij in (met_band, zonder_reden, dicht, plan)] == [set(), set(), set(), {"Dirk", "Daan"}]
