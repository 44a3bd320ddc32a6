"""All periods together, the rows behind every figure of one or of all, and the last event by which a state is known."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen.models import Gebeurtenis, Tijdvak
from beoordeling import services as beoordeling
from rapportage import cijfers
from rapportage.begrippen import LaatsteGebeurtenis
from rapportage.bronrijen import Bronrij
from rapportage.definities import DEFINITIES, ZONDER_NIETS
from sectorplannen.kern.geld import afronden
from tests import fabrieken
from tests.fabrieken import moment
from tests.rapportage.overgenomen import NOG_OPEN, maatregel, overgenomen
from tests.rapportage.standen import LAATST, waarden

LEEG = {"aantal_buiten_behandeling"}
ZONDER_BIJDRAGE = {"bbl_plekken", "jeugdbedrag", "deelnemers_gerealiseerd"}
"""Figures of granted plans that list every plan, also one that adds nothing."""


# --- All periods together --------------------------------------------------------------------------------------------


def test_alle_tijdvakken_samen_zijn_de_som_van_elk(volle_stand, tijdvak):
    alle = volle_stand(LAATST, alle=True)
    losse = [cijfers.stand(t, LAATST) for t in Tijdvak.objects.all()]
    assert (alle.tijdvak.nummer, alle.tijdvak.naam) == (0, "Alle tijdvakken")
    assert (alle.tijdvak.opent_op, alle.tijdvak.sluit_op) == (tijdvak.opent_op, fabrieken.tijdvak(2).sluit_op)
    assert alle.tijdvak.plafond == sum(s.tijdvak.plafond for s in losse) == Decimal(460_000_000)
    for code, definitie in DEFINITIES.items():
        if definitie.eenheid in {"aantal", "euro"} and code not in ZONDER_NIETS:
            assert alle.waarde(code) == sum(s.waarde(code) for s in losse), code
    assert all(controle.klopt for controle in alle.controles)


def test_na_alle_tijdvakken_komt_het_eerste_dat_nog_opent(tijdvak):
    fabrieken.tijdvak(2)  # opens on 1 April 2014
    assert waarden(cijfers.stand(None, date(2014, 3, 30)))["volgend_opent"] == "2014-04-01"
    assert waarden(cijfers.stand(None, date(2014, 4, 1)))["volgend_opent"] is None


def test_alle_tijdvakken_kost_niet_meer_vragen_met_meer_tijdvakken(tijdvak, django_assert_num_queries):
    overgenomen("SP1-1", tijdvak, [maatregel()])
    with CaptureQueriesContext(connection) as met_een:
        cijfers.stand(None, LAATST)
    fabrieken.tijdvak(2)
    overgenomen("SP2-1", fabrieken.tijdvak(2), [maatregel()], ingediend_op=moment(2014, 4, 2), **NOG_OPEN)
    with django_assert_num_queries(len(met_een)):
        cijfers.stand(None, LAATST)


def test_zonder_tijdvakken_is_er_een_lege_stand(db):
    stand = cijfers.stand(None, LAATST)
    assert (stand.waarde("aantal_ingediend"), stand.waarde("plafond")) == (0, Decimal(0))
    assert all(controle.klopt for controle in stand.controles)


# --- The last event --------------------------------------------------------------------------------------------------


def test_de_laatste_gebeurtenis_is_die_van_nu_ook_op_een_datum_in_het_verleden(tijdvak, petra):
    fabrieken.verleend("Een")
    eerst = cijfers.stand(tijdvak, date(2013, 10, 1)).laatste_gebeurtenis
    assert eerst.pk == Gebeurtenis.objects.latest("pk").pk
    assert eerst == cijfers.laatste_gebeurtenis(tijdvak) == LaatsteGebeurtenis.van_merk(eerst.merk)
    beoordeling.plafond_verhogen(tijdvak, Decimal(1), grondslag="Stcrt.", door=petra, datum=date(2014, 5, 14))
    verhoogd = cijfers.laatste_gebeurtenis(tijdvak)
    assert (verhoogd.pk, verhoogd.boeking) == (eerst.pk, eerst.boeking + 1)
    assert cijfers.laatste_gebeurtenis(fabrieken.tijdvak(2)).pk == 0
    assert cijfers.laatste_gebeurtenis(None).pk == eerst.pk


def met_de_hand(code: str, rijen: list[Bronrij]) -> object:
    """What the rows of a figure give: the one record, counted, summed, or divided."""
    if code.startswith("volgend_"):
        return rijen[0].waarde if rijen else None
    if code.startswith("aantal_"):
        return len(rijen)
    som = sum(Fraction(rij.waarde) for rij in rijen)
    if DEFINITIES[code].eenheid != "aandeel" and code != "bedrag_per_deelnemer":
        return som
    geheel = sum(Fraction(rij.geheel) for rij in rijen)
    stap = Decimal("0.000001") if DEFINITIES[code].eenheid == "aandeel" else Decimal("0.01")
    return afronden(som / geheel, stap) if geheel else None


@pytest.mark.parametrize("alle", [False, True], ids=["een tijdvak", "alle tijdvakken"])
def test_de_rijen_achter_elk_cijfer_geven_dat_cijfer(volle_stand, alle):
    stand = volle_stand(LAATST, alle=alle)
    for code in DEFINITIES:
        rijen = cijfers.rijen(code, stand)
        assert met_de_hand(code, rijen) == stand.waarde(code), code
        assert all(rij.waarde or rij.geheel or code in ZONDER_BIJDRAGE for rij in rijen), code
    leeg = {code for code in DEFINITIES if not stand.waarde(code)}
    assert leeg == LEEG | ({"volgend_plafond", "volgend_opent", "volgend_sluit"} if alle else {"aantal_in_behandeling"})
