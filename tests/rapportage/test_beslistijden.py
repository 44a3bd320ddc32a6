"""What is said of a term to decide: in time, late, running or passed, on both sides of every border."""

from datetime import date

import pytest

from aanvragen.models import Aanvraag, Regelingversie, Tijdvak
from aanvragen.statussen import Status
from beoordeling import services as beoordeling
from beoordeling.beslistermijn import beslistermijn
from beoordeling.models import Brief
from rapportage import beslistijden
from rapportage.beslistijden import LOOPT, OP_TIJD, TE_LAAT, VERLOPEN, Beslistijd
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, gehoord
from tests.fabrieken import moment
from tests.rapportage.overgenomen import maatregel, overgenomen

LAATSTE = date(2014, 4, 16)
"""Of a plan that was complete on 15 January 2014, after the period closed: thirteen weeks later."""


def tijd(plan: Aanvraag, dag: date) -> Beslistijd | None:
    """What is said of one plan on a day."""
    per_plan = {groep.pk: t for groep, t in beslistijden.tijden([plan.tijdvak], dag, elk_apart=True)}
    return per_plan.get(plan.pk)


@pytest.mark.parametrize(
    ("besloten", "soort"), [(moment(2014, 4, 16, 23, 59, 59), OP_TIJD), (moment(2014, 4, 17, 0, 0, 0), TE_LAAT)]
)
def test_de_laatste_dag_is_op_tijd_en_de_dag_erna_te_laat(tijdvak, besloten, soort):
    plan = overgenomen("SP1-1", tijdvak, [maatregel()], status_op=besloten)
    gevonden = tijd(plan, date(2015, 1, 1))
    assert (gevonden.soort, gevonden.uiterlijk) == (soort, LAATSTE)


def test_zonder_besluit_loopt_de_termijn_tot_en_met_de_laatste_dag(tijdvak):
    plan = overgenomen("SP1-1", tijdvak, [maatregel()], status="in_behandeling", status_op=None, toegekend=None)
    assert [tijd(plan, date(2014, 4, dag)).soort for dag in (16, 17)] == [LOOPT, VERLOPEN]


def test_op_een_dag_voor_het_besluit_liep_de_termijn_nog(tijdvak):
    plan = overgenomen("SP1-1", tijdvak, [maatregel()])
    assert tijd(plan, date(2014, 1, 14)) is None
    assert [tijd(plan, dag).soort for dag in (date(2014, 1, 15), date(2014, 3, 2), date(2014, 3, 3))] == [
        LOOPT,
        LOOPT,
        OP_TIJD,
    ]


def test_een_besluit_is_er_op_de_dag_van_zijn_brief(tijdvak):
    """Awb 3:41: taken on 3 March, but the letter went out on the day after the last one; before that day it was not there."""
    plan = overgenomen("SP1-1", tijdvak, [maatregel()])
    besluit = plan.besluiten.get()
    Brief.objects.create(
        aanvraag=plan, soort="verlening", besluit=besluit, op=besluit.op, verzonden_op=moment(2014, 4, 17), gegevens={}
    )
    assert [tijd(plan, date(2014, 4, dag)).soort for dag in (16, 17)] == [OP_TIJD, TE_LAAT]
    gevonden = tijd(plan, date(2015, 1, 1))
    assert (gevonden.soort, gevonden.eind, gevonden.weken) == (TE_LAAT, date(2014, 4, 17), 14)


def test_zolang_de_brief_niet_uit_is_is_er_geen_dag_van_besluit(tijdvak):
    plan = overgenomen("SP1-1", tijdvak, [maatregel()])
    besluit = plan.besluiten.get()
    Brief.objects.create(aanvraag=plan, soort="verlening", besluit=besluit, op=besluit.op, gegevens={})
    assert [tijd(plan, date(2014, 4, dag)).soort for dag in (16, 17)] == [OP_TIJD, TE_LAAT]
    assert tijd(plan, date(2015, 1, 1)).eind is None


def test_dagen_van_stilstand_tellen_niet_mee(tijdvak, coen):
    plan = fabrieken.in_beoordeling()
    beoordeling.opschorten(
        plan, grond="instemming", vanaf=date(2014, 3, 10), reden="Samen.", door=coen, op=moment(2014, 3, 10)
    )
    stil = tijd(plan, date(2014, 6, 1))
    assert (stil.soort, stil.is_stil) == (LOOPT, True)
    beoordeling.hervatten(plan, tot=date(2014, 3, 19), door=coen, op=moment(2014, 3, 20))
    plan.refresh_from_db()
    weer = tijd(plan, date(2014, 4, 11))
    assert (weer.soort, weer.is_stil, weer.uiterlijk) == (LOOPT, False, date(2014, 4, 11))
    assert weer.uiterlijk == beslistermijn(plan, date(2014, 4, 11)).wettelijk
    assert tijd(plan, date(2014, 4, 12)).soort == VERLOPEN


def test_twee_keer_stilstand_telt_een_plan_een_keer(tijdvak, coen):
    plan = fabrieken.in_beoordeling()
    for vanaf, tot in ((date(2014, 2, 3), date(2014, 2, 4)), (date(2014, 2, 10), date(2014, 2, 12))):
        beoordeling.opschorten(
            plan, grond="overmacht", vanaf=vanaf, reden="Brand.", door=coen, op=moment(2014, 2, tot.day)
        )
        beoordeling.hervatten(plan, tot=tot, door=coen, op=moment(2014, 2, tot.day))
    for apart in (False, True):
        ((groep, gevonden),) = beslistijden.tijden([tijdvak], date(2014, 3, 1), elk_apart=apart)
        assert (groep.aantal, gevonden.uiterlijk) == (1, date(2014, 4, 6))


def test_een_bericht_dat_het_later_wordt_verschuift_de_termijn_niet(tijdvak, coen):
    plan = fabrieken.in_beoordeling()
    beoordeling.verdagen(plan, uiterlijk_op=date(2014, 6, 1), reden="Het is veel.", door=coen, op=moment(2014, 3, 10))
    assert tijd(plan, date(2014, 4, 2)).soort == VERLOPEN


def test_na_een_gegrond_bezwaar_loopt_een_nieuwe_termijn(tijdvak):
    """Refused in time, and on 1 May to be assessed again: thirteen weeks from that day."""
    plan = fabrieken.afgewezen()
    assert tijd(plan, date(2014, 4, 30)).soort == OP_TIJD
    beslis(gehoord(plan), naar=Status.IN_BEOORDELING)
    weer = tijd(plan, date(2014, 5, 1))
    assert (weer.soort, weer.uiterlijk) == (LOOPT, date(2014, 7, 31))


def test_ingetrokken_buiten_behandeling_en_niet_compleet_hebben_geen_termijn(tijdvak, els):
    opgegeven = fabrieken.aanvulling_gevraagd("Een")
    beoordeling.buiten_behandeling_stellen(opgegeven, motivering="Niet aangevuld.", door=els, op=moment(2014, 2, 20))
    fabrieken.ingetrokken("Twee")
    fabrieken.ingediend("Drie")
    assert beslistijden.tijden([tijdvak], date(2015, 1, 1)) == []


def test_de_versie_van_de_dag_is_die_van_het_huis(db):
    """The same choice as the query makes, on every border of a version."""
    regels = beslistijden.regels()
    dagen = {dag for versie in regels.versies for dag in (versie.geldig_van, versie.geldig_tot) if dag}
    for dag in sorted(dagen | {date(2013, 1, 1), date(2020, 1, 1)}):
        assert regels.op(dag) == Regelingversie.objects.op(dag), dag


def test_een_periode_zonder_plannen_heeft_geen_termijnen(tijdvak: Tijdvak):
    assert beslistijden.tijden([tijdvak], date(2014, 5, 30)) == []
