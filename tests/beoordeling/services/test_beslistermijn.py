"""What moves the day to decide: standing still, a later day, a default notice; and staff that is reminded in time."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from aanvragen import services as aanvragen
from aanvragen.models import Aanvraag
from aanvragen.tijdlijn import tijdlijn
from beoordeling import services
from beoordeling.beslistermijn import beslistermijn
from beoordeling.models import Beslismelding, BriefSoort, Ingebrekestelling, Opschorting, Verdaging
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht
from tests import fabrieken
from tests.fabrieken import moment

LAATSTE = date(2014, 4, 1)
"""Of a plan that was complete on 20 December 2013: thirteen weeks after the period closed."""
MAART = moment(2014, 3, 10)


@pytest.fixture
def plan(in_beoordeling):
    """With dirk and daan, to be decided by 1 April 2014."""
    assert in_beoordeling.beslissen_voor == LAATSTE
    return in_beoordeling


@pytest.fixture
def stil(plan, coen):
    """Stands still since 10 March, with 22 days to go."""
    services.opschorten(
        plan, grond="instemming", vanaf=MAART.date(), reden="U wacht op de cijfers.", door=coen, op=MAART
    )
    return plan


def post(onderwerp: str) -> list[str]:
    """Who got a message of which the subject holds these words."""
    return sorted(Bericht.objects.filter(onderwerp__contains=onderwerp).values_list("aan__naam", flat=True))


def laatst(plan, lezer):
    """The newest point of the timeline as someone reads it."""
    return tijdlijn(plan.gebeurtenissen.all(), lezer)[0]


def test_zolang_de_termijn_stilstaat_is_er_geen_laatste_dag(stil, anja):
    assert stil.beslissen_voor is None
    assert stil.opschortingen.get().liep_tot == LAATSTE
    assert post("staat stil") == ["Anja", "Bram"]
    bericht = Bericht.objects.filter(onderwerp__contains="staat stil").first()
    assert "sinds 10 maart 2014" in bericht.tekst
    assert "U stemde daarmee in.\nU wacht op de cijfers." in bericht.tekst
    punt = laatst(stil, anja)
    assert (punt.wat, punt.tekst, punt.wie) == ("Beslistermijn stilgezet", "U wacht op de cijfers.", "Agentschap SZW")


@pytest.mark.parametrize(
    ("tot", "uiterlijk"),
    [
        (date(2014, 3, 10), date(2014, 4, 2)),
        (date(2014, 3, 11), date(2014, 4, 3)),
        (date(2014, 4, 9), date(2014, 5, 2)),
    ],
    ids=["een dag", "twee dagen", "een maand"],
)
def test_na_hervatten_komen_de_dagen_van_stilstand_erbij(stil, coen, anja, tot, uiterlijk):
    services.hervatten(stil, tot=tot, door=coen, op=moment(2014, 4, 10))
    assert stil.beslissen_voor == uiterlijk
    assert post("loopt weer") == ["Anja", "Bram"]
    assert "stond stil tot en met" in laatst(stil, anja).tekst
    termijn = beslistermijn(stil, date(2014, 4, 10))
    assert (termijn.eerst, termijn.wettelijk, termijn.uiterlijk) == (LAATSTE, uiterlijk, uiterlijk)
    assert termijn.loopt_vanaf == date(2013, 12, 31)


def test_stilzetten_vraagt_een_grond_een_reden_en_een_dag_waarop_de_termijn_liep(plan, coen):
    goed = {"grond": "overmacht", "vanaf": date(2014, 3, 10), "reden": "Brand.", "op": MAART}
    for anders in (
        {"grond": "zomaar"},
        {"reden": "  "},
        {"vanaf": date(2013, 12, 31)},
        {"vanaf": date(2014, 3, 11)},
    ):
        with pytest.raises(Weigering):
            services.opschorten(plan, **(goed | anders), door=coen)
    assert not Opschorting.objects.exists()
    services.opschorten(plan, **(goed | {"vanaf": date(2014, 1, 1)}), door=coen)
    with pytest.raises(Weigering, match="staat al stil"):
        services.opschorten(plan, **goed, door=coen)


def test_twee_stilstanden_tellen_op_en_overlappen_niet(stil, coen):
    services.hervatten(stil, tot=date(2014, 3, 12), door=coen, op=moment(2014, 3, 20))
    tweede = {"grond": "vertraging", "reden": "Nog een keer.", "door": coen, "op": moment(2014, 3, 20)}
    with pytest.raises(Weigering, match="na 12 maart 2014"):
        services.opschorten(stil, vanaf=date(2014, 3, 12), **tweede)
    services.opschorten(stil, vanaf=date(2014, 3, 13), **tweede)
    services.hervatten(stil, tot=date(2014, 3, 16), door=coen, op=moment(2014, 3, 21))
    assert stil.beslissen_voor == LAATSTE + timedelta(days=3 + 4)
    assert len(beslistermijn(stil, date(2014, 3, 21)).opschortingen) == 2


def test_wat_vandaag_nog_stilstond_kan_pas_morgen_weer_stilstaan(stil, coen):
    services.hervatten(stil, tot=MAART.date(), door=coen, op=MAART)
    assert "pas na 10 maart 2014" in services.belet_opschorten(stil, MAART.date())
    assert services.belet_opschorten(stil, date(2014, 3, 11)) is None


def test_een_termijn_die_voorbij_is_staat_niet_meer_stil(plan, coen):
    velden = {"grond": "overmacht", "vanaf": date(2014, 3, 10), "reden": "Brand.", "door": coen}
    assert services.belet_opschorten(plan, date(2014, 4, 1)) is None
    with pytest.raises(Weigering, match="liep af op 1 april 2014"):
        services.opschorten(plan, **velden, op=moment(2014, 4, 2))


def test_alleen_een_coordinator_zet_de_termijn_stil_en_laat_hem_weer_lopen(plan, els, dirk, anja, coen):
    for wie in (els, dirk, anja):
        with pytest.raises(PermissionDenied):
            services.opschorten(plan, grond="overmacht", vanaf=MAART.date(), reden="Brand.", door=wie, op=MAART)
    with pytest.raises(Weigering, match="staat niet stil"):
        services.hervatten(plan, tot=MAART.date(), door=coen, op=MAART)
    services.opschorten(plan, grond="overmacht", vanaf=MAART.date(), reden="Brand.", door=coen, op=MAART)
    for wie in (els, dirk, anja):
        with pytest.raises(PermissionDenied):
            services.hervatten(plan, tot=MAART.date(), door=wie, op=MAART)


def test_hervatten_kan_niet_voor_de_eerste_dag_en_niet_na_vandaag(stil, coen):
    for tot in (date(2014, 3, 9), date(2014, 3, 21)):
        with pytest.raises(Weigering):
            services.hervatten(stil, tot=tot, door=coen, op=moment(2014, 3, 20))
    assert Opschorting.objects.get().tot is None


def test_met_het_besluit_eindigt_de_stilstand(tijdvak, coen, els):
    plan = fabrieken.ter_besluitvorming()
    services.opschorten(
        plan, grond="overmacht", vanaf=date(2014, 2, 20), reden="Brand.", door=coen, op=moment(2014, 2, 20)
    )
    services.verlenen(plan, fabrieken.zoals_gevraagd(plan), motivering="Het voldoet.", door=els, op=moment(2014, 2, 24))
    assert plan.opschortingen.get().tot == date(2014, 2, 24)
    assert plan.beslissen_voor == LAATSTE + timedelta(days=5)
    assert [g.stap for g in plan.gebeurtenissen.order_by("-pk")[:2]] == ["verlenen", "hervatten"]
    termijn = beslistermijn(plan, date(2014, 5, 1))
    assert termijn.stil is None
    assert not termijn.is_voorbij


def test_van_een_plan_dat_stilstaand_wordt_ingetrokken_staat_niets_meer_stil(stil, anja, coen):
    aanvragen.intrekken(stil, reden="dubbel", door=anja, op=moment(2014, 3, 20))
    termijn = beslistermijn(stil, date(2014, 5, 1))
    assert termijn.stil is None
    assert termijn.einde == date(2014, 3, 20)
    assert [rij.tot for rij in termijn.opschortingen] == [None]
    with pytest.raises(Weigering, match="de aanvraag is ingetrokken"):
        services.hervatten(stil, tot=date(2014, 3, 20), door=coen)


@pytest.mark.parametrize("op", [moment(2014, 3, 20), moment(2014, 4, 8)], ids=["voor de dag", "na de dag"])
def test_later_beslissen_gaat_met_een_brief_en_een_reden(plan, els, anja, op):
    rij = services.verdagen(plan, uiterlijk_op=date(2014, 4, 29), reden="Wij wachten op advies.", door=els, op=op)
    assert (rij.van, rij.tot, plan.beslissen_voor) == (LAATSTE, date(2014, 4, 29), date(2014, 4, 29))
    assert (rij.brief.soort, rij.brief.verzonden_op) == (BriefSoort.VERDAGING, op)
    assert post("besluit komt later") == ["Anja", "Bram"]
    assert (laatst(plan, anja).wat, laatst(plan, anja).tekst) == ("Besluit komt later", "Wij wachten op advies.")
    termijn = beslistermijn(plan, op.date())
    assert (termijn.eerst, termijn.wettelijk) == (LAATSTE, LAATSTE), "the term by law does not move (Awb 4:14)"


def test_later_beslissen_vraagt_een_latere_dag_een_reden_en_wie_beslist_of_coordineert(plan, coen, els, dirk, anja):
    goed = {"uiterlijk_op": date(2014, 4, 29), "reden": "Wij wachten.", "op": MAART}
    for anders in ({"reden": ""}, {"uiterlijk_op": LAATSTE}, {"op": moment(2014, 4, 29)}):
        with pytest.raises(Weigering):
            services.verdagen(plan, **(goed | anders), door=coen)
    for wie in (dirk, anja):
        with pytest.raises(PermissionDenied):
            services.verdagen(plan, **goed, door=wie)
    services.verklaar_belang(plan, heeft_band=True, toelichting="Zus.", door=els)
    with pytest.raises(PermissionDenied, match="band"):
        services.verdagen(plan, **goed, door=els)
    assert not Verdaging.objects.exists()
    services.verdagen(plan, **goed, door=coen)


def test_later_beslissen_kan_niet_zolang_de_termijn_stilstaat(stil, coen):
    with pytest.raises(Weigering, match="staat stil"):
        services.verdagen(stil, uiterlijk_op=date(2014, 6, 1), reden="Drukte.", door=coen, op=MAART)


def test_stilstand_na_verdaging_verschuift_ook_de_dag_van_de_wet(plan, coen):
    services.verdagen(plan, uiterlijk_op=date(2014, 4, 29), reden="Drukte.", door=coen, op=moment(2014, 3, 3))
    services.opschorten(plan, grond="overmacht", vanaf=MAART.date(), reden="Brand.", door=coen, op=MAART)
    services.hervatten(plan, tot=date(2014, 3, 14), door=coen, op=moment(2014, 3, 14))
    termijn = beslistermijn(plan, date(2014, 3, 14))
    assert (termijn.uiterlijk, termijn.wettelijk, termijn.eerst) == (date(2014, 5, 4), date(2014, 4, 6), LAATSTE)


def test_een_ingebrekestelling_telt_pas_na_de_laatste_dag(plan, coen, anja):
    with pytest.raises(Weigering, match="pas na 1 april 2014"):
        services.in_gebreke_stellen(plan, ontvangen_op=LAATSTE, door=coen, op=moment(2014, 4, 1))
    for ontvangen in (LAATSTE, date(2014, 4, 11)):
        with pytest.raises(Weigering):
            services.in_gebreke_stellen(plan, ontvangen_op=ontvangen, door=coen, op=moment(2014, 4, 10))
    services.in_gebreke_stellen(
        plan, ontvangen_op=date(2014, 4, 2), toelichting="Per post.", door=coen, op=moment(2014, 4, 10)
    )
    assert post("Ingebrekestelling ontvangen") == ["Anja", "Bram"]
    assert "voor 17 april 2014" in Bericht.objects.filter(onderwerp__contains="Ingebrekestelling ont").first().tekst
    assert post("In gebreke gesteld") == ["Coen", "Daan", "Dirk"]
    assert (laatst(plan, anja).wat, laatst(plan, anja).tekst) == ("In gebreke gesteld", "")
    with pytest.raises(Weigering, match="Er is al een ingebrekestelling"):
        services.in_gebreke_stellen(plan, ontvangen_op=date(2014, 4, 3), door=coen, op=moment(2014, 4, 10))
    assert Ingebrekestelling.objects.count() == 1


def test_verdagen_houdt_een_ingebrekestelling_niet_tegen(plan, coen):
    services.verdagen(plan, uiterlijk_op=date(2014, 6, 1), reden="Drukte.", door=coen, op=MAART)
    services.in_gebreke_stellen(plan, ontvangen_op=date(2014, 4, 2), door=coen, op=moment(2014, 4, 2))
    assert beslistermijn(plan, date(2014, 4, 20)).dwangsom == Decimal(4 * 20)


def test_de_dwangsom_loopt_tot_en_met_de_dag_van_het_besluit(tijdvak, coen, els):
    plan = fabrieken.ter_besluitvorming()
    services.in_gebreke_stellen(plan, ontvangen_op=date(2014, 4, 2), door=coen, op=moment(2014, 4, 2))
    for dag, euros in (
        (date(2014, 4, 16), 0),
        (date(2014, 4, 17), 20),
        (date(2014, 5, 1), 310),
        (date(2015, 1, 1), 1260),
    ):
        assert beslistermijn(plan, dag).dwangsom == euros
    services.afwijzen(plan, gronden=["c"], motivering="Nee.", door=els, op=moment(2014, 4, 20))
    termijn = beslistermijn(plan, date(2015, 1, 1))
    assert (termijn.einde, termijn.dwangsom) == (date(2014, 4, 20), Decimal(80))


def test_een_coordinator_met_een_band_doet_niets_aan_de_termijn(plan, coen):
    services.verklaar_belang(plan, heeft_band=True, toelichting="Zus.", door=coen)
    for doe, velden in (
        (services.opschorten, {"grond": "overmacht", "vanaf": MAART.date(), "reden": "Brand."}),
        (services.hervatten, {"tot": MAART.date()}),
        (services.verdagen, {"uiterlijk_op": date(2014, 6, 1), "reden": "Drukte."}),
        (services.in_gebreke_stellen, {"ontvangen_op": MAART.date()}),
    ):
        with pytest.raises(PermissionDenied, match="band"):
            doe(plan, **velden, door=coen, op=MAART)


@pytest.mark.parametrize(
    ("dag", "weken"),
    [
        (date(2014, 3, 3), None),
        (date(2014, 3, 4), 4),
        (date(2014, 3, 17), 4),
        (date(2014, 3, 18), 2),
        (date(2014, 3, 24), 2),
        (date(2014, 3, 25), 1),
        (date(2014, 4, 1), 1),
    ],
)
def test_staf_hoort_vier_twee_en_een_week_voor_de_laatste_dag(plan, dag, weken):
    op = moment(dag.year, dag.month, dag.day)
    assert services.besluiten_bewaken(op) == (weken is not None)
    assert [melding.weken for melding in Beslismelding.objects.all()] == ([weken] if weken else [])


def test_elke_herinnering_gaat_een_keer_uit_en_het_te_laat_ook(plan):
    verteld = [services.besluiten_bewaken(moment(2014, 3, 1) + timedelta(days=dag)) for dag in range(60)]
    assert sum(verteld) == 4
    assert [dag for dag, keer in enumerate(verteld) if keer] == [3, 17, 24, 32], "4, 18 and 25 March and 2 April"
    assert post("Beslis op of voor 1 april 2014") == sorted(["Coen", "Daan", "Dirk"] * 3)
    assert post("Te laat, beslissen kon tot en met 1 april 2014") == ["Coen", "Daan", "Dirk"]


def test_een_nieuwe_laatste_dag_wordt_opnieuw_herinnerd(plan, coen):
    services.besluiten_bewaken(moment(2014, 3, 28))
    services.verdagen(plan, uiterlijk_op=date(2014, 4, 10), reden="Drukte.", door=coen, op=moment(2014, 3, 28))
    assert services.besluiten_bewaken(moment(2014, 3, 28)) == 1
    assert post("Beslis op of voor 10 april 2014") == ["Coen", "Daan", "Dirk"]


def test_wie_heeft_ingeleverd_of_een_band_heeft_hoort_niets(plan, dirk, daan, coen):
    services.scores_opslaan(
        plan.beoordelingen.get(beoordelaar=dirk), fabrieken.scores(plan, 3, "Goed."), door=dirk, advies="verlenen"
    )
    services.inleveren(plan.beoordelingen.get(beoordelaar=dirk), door=dirk, op=fabrieken.BEOORDEELD)
    services.verklaar_belang(plan, heeft_band=True, toelichting="Zus.", door=coen)
    services.besluiten_bewaken(moment(2014, 3, 28))
    assert post("Beslis op of voor") == ["Daan"]
    services.verklaar_belang(plan, heeft_band=True, toelichting="Zus.", door=daan)
    services.besluiten_bewaken(moment(2014, 4, 2))
    assert post("Te laat") == []


def test_ligt_het_bij_de_besluitnemers_dan_horen_zij_het_en_de_beoordelaars_niet(tijdvak, els, eva, coen):
    plan = fabrieken.ter_besluitvorming()
    services.verklaar_belang(plan, heeft_band=True, toelichting="Zus.", door=eva)
    services.besluiten_bewaken(moment(2014, 3, 28))
    assert post("Beslis op of voor") == ["Coen", "Els"]


def test_wat_stilstaat_of_beslist_is_wordt_niet_herinnerd(stil, coen):
    assert services.besluiten_bewaken(moment(2014, 3, 31)) == 0
    assert services.besluiten_bewaken(moment(2014, 4, 8)) == 0
    fabrieken.verleend("Al beslist")
    assert services.besluiten_bewaken(moment(2014, 3, 31)) == 0


def test_herinneren_vraagt_evenveel_voor_wat_al_verteld_is(plan, django_assert_num_queries):
    """What was told is passed over before any plan is held."""
    for nummer in range(3):
        fabrieken.in_beoordeling(f"Plan {nummer}")
    assert services.besluiten_bewaken(moment(2014, 3, 28)) == 4
    with django_assert_num_queries(4):
        assert services.besluiten_bewaken(moment(2014, 3, 28)) == 0


def test_een_opschorting_die_eindigde_en_een_verdaging_blijven_zoals_ze_zijn(stil, coen):
    services.hervatten(stil, tot=date(2014, 3, 12), door=coen, op=moment(2014, 3, 20))
    services.verdagen(stil, uiterlijk_op=date(2014, 6, 1), reden="Drukte.", door=coen, op=moment(2014, 3, 20))
    for rijen, anders in ((Opschorting.objects, {"tot": date(2014, 3, 30)}), (Verdaging.objects, {"reden": "Anders."})):
        with pytest.raises(IntegrityError), transaction.atomic():
            rijen.update(**anders)
    assert Aanvraag.objects.get(pk=stil.pk).beslissen_voor == date(2014, 6, 1)
