"""A tender divides by score: agreed where it was agreed, with a threshold, by lot where equal, and not for everyone's eyes."""

from decimal import Decimal
from fractions import Fraction

import pytest
from django.urls import reverse

from aanvragen.models import Aanvraag, Tijdvak, Verdeling
from beoordeling import services
from beoordeling.loten import belet_loting
from beoordeling.tender import gemiddelde, scores
from beoordeling.volgorde import volgorde
from beoordeling.werkwoorden import OP_NAAM
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.fabrieken import BESLOTEN, INGEDIEND


@pytest.fixture
def tender(db):
    """The first period as a tender of 500.000, with a threshold of 2."""
    tijdvak = fabrieken.tijdvak(plafond_bedrag=500_000)
    tijdvak.verdeling, tijdvak.tender_drempel = Verdeling.TENDER, Decimal("2.00")
    tijdvak.save()
    return tijdvak


def namen(tijdvak, wie) -> list[tuple[str, str]]:
    return [(plek.aanvraag.naam, str(plek.uitkomst)) for plek in volgorde(tijdvak, wie, vandaag())]


def test_de_hoogste_score_gaat_voor_en_onder_de_drempel_doet_een_plan_niet_mee(tender, els):
    fabrieken.beoordeeld("Matig", waarden=(2, 2))
    fabrieken.beoordeeld("Slecht", waarden=(1, 2))
    fabrieken.beoordeeld("Goed", waarden=(4, 4))
    fabrieken.beoordeeld("Voldoende", waarden=(3, 3))
    fabrieken.in_beoordeling("Nog bezig")
    assert namen(tender, els) == [
        ("Goed", "past"),
        ("Voldoende", "deels"),
        ("Matig", "past_niet"),
        ("Slecht", "telt_niet_mee"),
        ("Nog bezig", "telt_niet_mee"),
    ]


def test_de_score_is_het_gemiddelde_van_beiden_en_een_gezamenlijke_score_gaat_voor(tender, els):
    plan = fabrieken.beoordeeld(waarden=(1, 3))
    assert scores(tender, BESLOTEN) == {plan.pk: Fraction(2)}
    fabrieken.stem_af(plan, waarde=4)
    assert scores(tender, BESLOTEN) == {plan.pk: Fraction(4)}


def test_een_criterium_telt_even_zwaar_hoeveel_maatregelen_het_ook_heeft():
    punten = {(1, 10): [4, 4], (1, 11): [2, 2], (1, 12): [3, 3], (2, None): [1, 2]}
    assert gemiddelde(punten) == (Fraction(3) + Fraction(3, 2)) / 2


def test_een_score_telt_pas_als_beiden_hebben_ingeleverd(tender, els):
    plan = fabrieken.in_beoordeling()
    rij = plan.beoordelingen.get(plaats=1)
    services.scores_opslaan(rij, fabrieken.scores(plan, 4), door=rij.beoordelaar, advies="verlenen")
    services.inleveren(rij, door=rij.beoordelaar, op=fabrieken.BEOORDEELD)
    assert scores(tender, BESLOTEN) == {}


def test_bij_een_gelijke_score_beslist_het_lot_en_eerder_niemand(tender, coen, els):
    een, twee = fabrieken.ter_besluitvorming("Een"), fabrieken.ter_besluitvorming("Twee")
    assert "heeft dezelfde score als een ander plan" in belet_loting(een)
    services.loten(tender, INGEDIEND, coen)
    een.refresh_from_db()
    twee.refresh_from_db()
    assert belet_loting(een) is None
    eerste = min((een, twee), key=lambda plan: plan.lot)
    assert namen(tender, els)[0] == (eerste.naam, "past")


def test_het_lot_wint_nooit_van_een_hogere_score(tender, coen, els):
    fabrieken.ter_besluitvorming("Een")
    fabrieken.ter_besluitvorming("Twee")
    fabrieken.ter_besluitvorming("Beste", waarden=(4, 4))
    services.loten(tender, INGEDIEND, coen)
    assert namen(tender, els)[0] == ("Beste", "past")


def test_in_een_tender_wordt_pas_geloot_als_alles_is_beoordeeld(tender, coen):
    fabrieken.ter_besluitvorming("Een")
    fabrieken.ter_besluitvorming("Twee")
    fabrieken.in_beoordeling("Nog bezig")
    with pytest.raises(Weigering, match="als alle plannen zijn beoordeeld"):
        services.loten(tender, INGEDIEND, coen)


@pytest.mark.parametrize("wie", ["coen", "els", "petra", "ada"])
def test_dienst_en_ministerie_zien_de_volgorde_van_de_tender_en_alleen_de_dienst_de_scores(als, tender, wie):
    fabrieken.beoordeeld("Voldoende", waarden=(3, 4))
    pagina = als(fabrieken.persoon(wie)).get(reverse("beoordeling:plafond"))
    assert [plek.aanvraag.naam for plek in pagina.context["plekken"]] == ["Voldoende"]
    assert ("3,50" in pagina.content.decode()) == (wie in {"coen", "els"})
    assert "Volgorde van de tender" in pagina.content.decode()


@pytest.mark.parametrize(("wie", "leest"), [("coen", True), ("els", True), ("petra", False), ("ada", False)])
def test_dat_een_plan_onder_de_drempel_is_leest_voor_het_besluit_alleen_wie_scores_ziet(als, tender, wie, leest):
    plan = fabrieken.ter_besluitvorming("Slecht", waarden=(1, 2))
    client = als(fabrieken.persoon(wie))
    for pad in (reverse("beoordeling:plafond"), reverse("beoordeling:dossier", args=[plan.nummer])):
        pagina = client.get(pad).content.decode()
        assert ("lager dan de drempel" in pagina) is leest
        assert ("in de verdeling van nu geen geld" in pagina) is not leest


@pytest.mark.parametrize("wie", ["dirk", "daan", "beheer"])
def test_een_beoordelaar_ziet_de_volgorde_van_de_tender_niet(als, tender, wie):
    fabrieken.beoordeeld("Voldoende", waarden=(3, 4))
    client = als(fabrieken.persoon(wie))
    for adres in (reverse("beoordeling:plafond"), reverse("beoordeling:plafond_loten", args=[1])):
        pagina = client.get(adres).content.decode()
        assert "Voldoende" not in pagina
        assert "3,50" not in pagina
    assert "U ziet haar niet" in client.get(reverse("beoordeling:plafond")).content.decode()


def test_een_plan_onder_de_drempel_krijgt_niets_ook_niet_van_wie_beslist(db, els):
    tijdvak = fabrieken.tijdvak()
    Tijdvak.objects.filter(pk=tijdvak.pk).update(verdeling=Verdeling.TENDER, tender_drempel=Decimal("3.75"))
    plan = fabrieken.ter_besluitvorming()
    assert "doet niet mee in de tender" in OP_NAAM["verlenen"].weigering(els, plan)
    with pytest.raises(Weigering, match="lager dan de drempel"):
        services.verlenen(plan, fabrieken.zoals_gevraagd(plan), motivering="Toch.", door=els, op=fabrieken.BESLOTEN)
    Tijdvak.objects.filter(pk=tijdvak.pk).update(tender_drempel=Decimal("3.50"))
    plan = Aanvraag.objects.get(pk=plan.pk)
    assert OP_NAAM["verlenen"].weigering(els, plan) is None
