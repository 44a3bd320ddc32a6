"""Who sees which plans, and what they were on a past date."""

import pytest

from aanvragen.models import Aanvraag
from sectorplannen.kern.datums import einde_van_dag
from sectorplannen.kern.models import Gebruiker
from tests import fabrieken
from tests.fabrieken import moment


def ziet(wie) -> set[str]:
    return set(Aanvraag.objects.zichtbaar_voor(wie).values_list("naam", flat=True))


def test_een_concept_is_alleen_van_het_samenwerkingsverband(concept, anja, bram, carla, dirk, coen, els, petra, beheer):
    assert ziet(anja) == ziet(bram) == {concept.naam}
    for wie in (carla, dirk, coen, els, petra, beheer):
        assert ziet(wie) == set()


def test_wat_is_ingediend_ziet_de_dienst_en_een_vreemde_niet(ingediend, carla, dirk, coen, els, petra, beheer):
    for wie in (dirk, coen, els, petra, beheer):
        assert ziet(wie) == {ingediend.naam}
    assert ziet(carla) == set()


def test_een_partner_ziet_het_plan(concept):
    lid = Gebruiker.objects.create_user("lid@voorbeeld.nl", naam="Lid")
    fabrieken.organisatie("vakbond").lidmaatschappen.create(gebruiker=lid, rol="lezer")
    assert ziet(lid) == {concept.naam}


def test_wie_niet_actief_is_ziet_niets(ingediend, dirk):
    dirk.is_active = False
    assert ziet(dirk) == set()


@pytest.mark.parametrize(
    ("dag", "status"),
    [
        (moment(2013, 12, 19), None),
        (moment(2013, 12, 20), "ingediend"),
        (moment(2014, 1, 15), "in_beoordeling"),
        (moment(2014, 2, 12), "ter_besluitvorming"),
        (moment(2014, 3, 3), "verleend"),
    ],
)
def test_de_status_op_een_dag_komt_uit_de_gebeurtenissen(tijdvak, dag, status):
    fabrieken.verleend()
    gevonden = Aanvraag.objects.op(einde_van_dag(dag.date())).values_list("status_op_peildatum", flat=True)
    assert list(gevonden) == ([status] if status else [])


def test_de_volgorde_is_die_van_volledige_ontvangst(tijdvak, anja, coen):
    from aanvragen import services as aanvragen
    from beoordeling import services as beoordeling

    laat = fabrieken.aanvulling_gevraagd("Eerst ingediend, later volledig")
    vroeg = fabrieken.in_beoordeling("Later ingediend, eerder volledig", op=moment(2013, 11, 1))
    aanvragen.aanvullen(laat, door=anja, op=moment(2014, 2, 1))
    beoordeling.volledig_verklaren(fabrieken.nagekeken(laat), door=coen, op=moment(2014, 2, 3))
    assert list(Aanvraag.objects.op_volgorde()) == [vroeg, laat]
