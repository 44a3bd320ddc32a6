"""A period can have its own version of the rubric; what was scored with never changes."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from beoordeling import rubriek, services
from beoordeling.services import ScoreInvoer
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken


def test_zonder_eigen_versie_geldt_de_rubriek_van_de_regeling(tijdvak):
    assert rubriek.geldend(tijdvak) is None


def test_een_nieuwe_versie_is_een_kopie_van_wat_gold(tijdvak, beheer):
    nieuw = services.nieuwe_versie(tijdvak, door=beheer, toelichting="Realistisch scherper gesteld.")
    assert (nieuw.versie, nieuw.criteria.count()) == (1, 16)
    assert nieuw.criteria.get(code="M").bij_goed.startswith("Getal, beginpunt")
    assert rubriek.geldend(tijdvak) == nieuw
    services.criterium_wijzigen(nieuw.criteria.get(code="R"), door=beheer, vraag="Kan dit voor deze prijs?")
    tweede = services.nieuwe_versie(tijdvak, door=beheer, toelichting="Nog een keer.")
    assert tweede.versie == 2
    assert tweede.criteria.get(code="R").vraag == "Kan dit voor deze prijs?"


def test_een_versie_geldt_pas_vanaf_haar_dag(tijdvak, beheer):
    straks = timezone.now() + timedelta(days=1)
    services.nieuwe_versie(tijdvak, door=beheer, toelichting="Later.", geldt_vanaf=straks)
    assert rubriek.geldend(tijdvak) is None


def test_alleen_de_beheerder_maakt_een_versie_en_zegt_waarom(tijdvak, beheer, coen, petra):
    for wie in (coen, petra):
        with pytest.raises(PermissionDenied, match="functioneel beheerder"):
            services.nieuwe_versie(tijdvak, door=wie, toelichting="Anders.")
    with pytest.raises(Weigering, match="waarom"):
        services.nieuwe_versie(tijdvak, door=beheer, toelichting=" ")


def test_wat_is_begonnen_houdt_zijn_rubriek_en_beide_beoordelingen_delen_er_een(tijdvak, beheer, dirk):
    oud = fabrieken.in_beoordeling()
    versie = services.nieuwe_versie(tijdvak, door=beheer, toelichting="Anders.")
    nieuw = fabrieken.in_beoordeling("Ander plan")
    assert {c.rubriek for c in rubriek.criteria(oud)} == {None}
    assert {c.rubriek for c in rubriek.criteria(nieuw)} == {versie}
    assert set(nieuw.beoordelingen.values_list("rubriek", flat=True)) == {versie.pk}
    vreemd = rubriek.criteria(oud, "plan")[0]
    with pytest.raises(Weigering, match="andere versie van de rubriek"):
        services.scores_opslaan(nieuw.beoordelingen.get(beoordelaar=dirk), [ScoreInvoer(vreemd, None, 3)], door=dirk)


def test_een_rubriek_waarmee_is_beoordeeld_verandert_niet_meer(tijdvak, beheer, dirk):
    versie = services.nieuwe_versie(tijdvak, door=beheer, toelichting="Anders.")
    plan = fabrieken.in_beoordeling()
    criterium = versie.criteria.get(code="S")
    services.criterium_wijzigen(criterium, door=beheer, bij_goed="Alles klopt.")
    services.scores_opslaan(plan.beoordelingen.get(beoordelaar=dirk), fabrieken.scores(plan)[:1], door=dirk)
    assert services.belet_wijzigen(versie) == "Met deze versie is al beoordeeld. Maak een nieuwe versie."
    with pytest.raises(Weigering, match="al beoordeeld"):
        services.criterium_wijzigen(criterium, door=beheer, bij_goed="Toch anders.")
    criterium.refresh_from_db()
    assert criterium.bij_goed == "Alles klopt."


def test_de_rubriek_van_de_regeling_en_de_code_liggen_vast(tijdvak, beheer, coen):
    van_de_regeling = rubriek.criteria_in(tijdvak, None)[0]
    with pytest.raises(Weigering, match="hoort bij de regeling"):
        services.criterium_wijzigen(van_de_regeling, door=beheer, vraag="Anders?")
    versie = services.nieuwe_versie(tijdvak, door=beheer, toelichting="Anders.")
    with pytest.raises(Weigering, match="code"):
        services.criterium_wijzigen(versie.criteria.first(), door=beheer, code="X")
    with pytest.raises(PermissionDenied):
        services.criterium_wijzigen(versie.criteria.first(), door=coen, vraag="Anders?")
