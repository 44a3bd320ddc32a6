"""Every figure against numbers worked out by hand. The standard plan: 100 BBL places (80 young) at € 400.000, of which
€ 200.000 granted, and 300 in training (60 young) at € 300.000, of which € 150.000."""

from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen import services as aanvragen
from aanvragen.statussen import Status
from beoordeling import services as beoordeling
from beoordeling.services import Toekenning
from rapportage import cijfers
from rapportage.definities import DEFINITIES, NIET_OVER_TE_NEMEN, ZONDER_NIETS
from rapportage.models import Realisatie
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, deels_verleend, gehoord
from tests.fabrieken import moment
from tests.rapportage.overgenomen import maatregel, overgenomen
from tests.rapportage.standen import LAATST, waarden

# --- Counts ----------------------------------------------------------------------------------------------------------


def test_voor_de_opening_is_alles_nul_en_een_aandeel_onbekend(tijdvak):
    uit = waarden(cijfers.stand(tijdvak, date(2013, 9, 1)))
    leeg = {"aantal": 0, "euro": "0.00", "aandeel": None, "datum": None}
    for code, definitie in DEFINITIES.items():
        assert uit[code] == (None if code in ZONDER_NIETS else leeg[definitie.eenheid]), code


def test_elke_uitkomst_telt_een_keer_en_samen_zijn_ze_wat_is_ingediend(tijdvak):
    fabrieken.concept("Nooit ingediend")
    fabrieken.verleend("Een")
    fabrieken.verleend("Twee")
    fabrieken.afgewezen("Drie")
    fabrieken.ingetrokken("Vier")
    fabrieken.in_beoordeling("Vijf")
    opgegeven = fabrieken.aanvulling_gevraagd("Zes")
    els = fabrieken.persoon("els")
    beoordeling.buiten_behandeling_stellen(opgegeven, motivering="Niet aangevuld.", door=els, op=moment(2014, 2, 20))
    later = fabrieken.verleend("Zeven")
    beoordeling.verlening_intrekken(later, motivering="Gaat niet door.", door=els, op=moment(2014, 4, 1))

    uit = waarden(cijfers.stand(tijdvak, LAATST))

    assert [uit[code] for code in cijfers.UITKOMSTEN] == [2, 1, 1, 1, 1, 1]
    assert uit["aantal_ingediend"] == 7


def test_de_status_is_die_van_de_peildatum(tijdvak):
    fabrieken.verleend()
    assert waarden(cijfers.stand(tijdvak, date(2014, 3, 2)))["aantal_in_behandeling"] == 1
    assert waarden(cijfers.stand(tijdvak, date(2014, 3, 3)))["aantal_verleend"] == 1


def test_de_peildatum_loopt_tot_het_einde_van_de_dag_in_amsterdam(tijdvak):
    fabrieken.verleend(op=moment(2013, 12, 19, 23, 59, 59), besloten=moment(2014, 3, 3, 23, 59, 59))
    assert waarden(cijfers.stand(tijdvak, date(2013, 12, 18)))["aantal_ingediend"] == 0
    assert waarden(cijfers.stand(tijdvak, date(2013, 12, 19)))["aantal_ingediend"] == 1
    uit = waarden(cijfers.stand(tijdvak, date(2014, 3, 3)))
    assert (uit["aantal_verleend"], uit["bedrag_verleend"]) == (1, "350000.00")


def test_de_laatste_twee_weken_zijn_de_laatste_veertien_dagen(tijdvak):
    fabrieken.ingediend("Net te vroeg", op=moment(2013, 12, 17, 23, 59, 59))
    fabrieken.ingediend("Eerste dag", op=moment(2013, 12, 18, 0, 0, 0))
    fabrieken.ingediend("Laatste seconde", op=moment(2013, 12, 31, 23, 59, 59))
    assert waarden(cijfers.stand(tijdvak, LAATST))["aantal_laatste_twee_weken"] == 2


def test_een_regionaal_plan_telt_mee_als_het_is_verleend(tijdvak):
    overgenomen("SP1-1", tijdvak, [maatregel()], naam="Sector")
    overgenomen("SP1-2", tijdvak, [maatregel()], naam="Twente (regio)", soort="regio")
    overgenomen("SP1-3", tijdvak, [maatregel()], naam="Brabant", soort="regio", status="afgewezen", toegekend=None)
    stand = cijfers.stand(tijdvak, LAATST)
    assert waarden(stand)["aantal_regionaal"] == 1
    assert [(rij.naam, rij.regionaal) for rij in stand.tabel_1] == [("Sector", False), ("Twente", True)]


# --- Money -----------------------------------------------------------------------------------------------------------


def test_plafond_en_ruimte_volgen_de_boekingen_van_de_dag(tijdvak, petra):
    fabrieken.verleend()
    beoordeling.plafond_verhogen(
        tijdvak, Decimal("60000000.00"), grondslag="Stcrt. 2014", door=petra, datum=date(2014, 5, 14)
    )
    voor, na = (waarden(cijfers.stand(tijdvak, date(2014, 5, dag))) for dag in (13, 14))
    assert (voor["plafond"], voor["ruimte"]) == ("200000000.00", "199650000.00")
    assert (na["plafond"], na["ruimte"]) == ("260000000.00", "259650000.00")
    assert voor["plafond_oorspronkelijk"] == na["plafond_oorspronkelijk"] == "200000000.00"


def test_een_ingetrokken_verlening_laat_het_geld_vrij_en_staat_niet_in_tabel_1(tijdvak, els):
    plan = fabrieken.verleend()
    beoordeling.verlening_intrekken(plan, motivering="Gaat niet door.", door=els, op=moment(2014, 4, 1))
    voor, na = cijfers.stand(tijdvak, date(2014, 3, 31)), cijfers.stand(tijdvak, date(2014, 4, 1))
    assert (waarden(voor)["bedrag_verleend"], len(voor.tabel_1)) == ("350000.00", 1)
    assert (waarden(na)["bedrag_verleend"], na.tabel_1) == ("0.00", [])
    assert all(controle.klopt for controle in [*voor.controles, *na.controles])


def test_na_bezwaar_geldt_het_laatste_besluit(tijdvak):
    plan = deels_verleend()
    beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=fabrieken.zoals_gevraagd(plan))
    voor, na = (waarden(cijfers.stand(tijdvak, dag)) for dag in (date(2014, 4, 30), LAATST))
    assert (voor["bedrag_verleend"], voor["deelnemers_beoogd"], voor["bbl_plekken"]) == ("120000.00", 60, 60)
    assert (na["bedrag_verleend"], na["deelnemers_beoogd"]) == ("350000.00", 400)


# --- What the granted measures amount to -----------------------------------------------------------------------------


def test_deelnemers_geld_en_jongeren_van_een_plan_zoals_gevraagd(tijdvak):
    fabrieken.verleend()
    uit = waarden(cijfers.stand(tijdvak, LAATST))
    assert uit["deelnemers_beoogd"] == 400
    assert uit["bbl_plekken"] == 100
    assert uit["eigen_bijdrage"] == "350000.00"  # 700.000 - 350.000
    assert uit["jeugdbedrag"] == "190000.00"  # 200.000 * 80/100 + 150.000 * 60/300
    assert uit["jeugdaandeel"] == "0.542857"  # 190/350 = 0.5428571…


def test_een_maatregel_die_op_nul_is_verleend_telt_niet_mee(tijdvak, els):
    plan = fabrieken.ter_besluitvorming()
    bbl, scholing = plan.maatregelen.all()
    beoordeling.verlenen(
        plan,
        [
            Toekenning(bbl, Decimal("100000.00"), 50, "Minder plekken."),
            Toekenning(scholing, Decimal(0), None, "Niet nodig."),
        ],
        motivering="Deels.",
        door=els,
        op=fabrieken.BESLOTEN,
    )
    uit = waarden(cijfers.stand(tijdvak, LAATST))
    assert (uit["deelnemers_beoogd"], uit["bbl_plekken"]) == (50, 50)
    assert uit["eigen_bijdrage"] == "300000.00"  # 400.000 - 100.000; the training is left out
    assert uit["jeugdbedrag"] == "80000.00"


def test_zonder_aantal_in_het_besluit_geldt_wat_is_gevraagd(tijdvak):
    overgenomen("SP1-1", tijdvak, [maatregel(deelnemers=40, jongeren=10, bbl=20, bedrag="1000.00", aantal=None)])
    uit = waarden(cijfers.stand(tijdvak, LAATST))
    assert (uit["deelnemers_beoogd"], uit["bbl_plekken"]) == (40, 20)


def test_leerwerkplekken_schalen_mee_en_worden_pas_aan_het_eind_afgerond(tijdvak):
    """Three plans, each with 1 of 4 BBL places granted for 2 of 4: 3 times a half is 1,5, half up 2 (not 3 times 1)."""
    for nummer in ("SP1-1", "SP1-2", "SP1-3"):
        overgenomen(nummer, tijdvak, [maatregel(deelnemers=4, bbl=1, bedrag="1000.00", aantal=2)])
    stand = cijfers.stand(tijdvak, LAATST)
    assert waarden(stand)["bbl_plekken"] == 2
    assert sum(rij.bbl for rij in stand.tabel_1) == 2


def test_het_jeugdaandeel_is_exact_en_rondt_half_naar_boven(tijdvak):
    """1/3 of 100,00 and 2/3 of 50,00: 33,33… and 33,33… is 66,67, not twice 33,33."""
    overgenomen("SP1-1", tijdvak, [maatregel(deelnemers=3, jongeren=1, bedrag="100.00")])
    overgenomen("SP1-2", tijdvak, [maatregel(deelnemers=3, jongeren=2, bedrag="50.00")])
    stand = cijfers.stand(tijdvak, LAATST)
    uit = waarden(stand)
    assert (uit["jeugdbedrag"], uit["jeugdaandeel"]) == ("66.67", "0.444444")
    assert sum(rij.jeugdbedrag for rij in stand.tabel_1) == Decimal("66.67")


def test_een_maatregel_zonder_deelnemers_telt_wel_mee_in_geld_maar_niet_voor_jongeren(tijdvak):
    overgenomen("SP1-1", tijdvak, [maatregel(deelnemers=0, bedrag="500.00")])
    uit = waarden(cijfers.stand(tijdvak, LAATST))
    assert (uit["deelnemers_beoogd"], uit["jeugdbedrag"], uit["jeugdaandeel"]) == (0, "0.00", "0.000000")
    assert uit["realisatiegraad"] is None


def test_van_elke_maatregel_telt_de_laatste_opgave_tot_de_peildatum(tijdvak):
    plan = fabrieken.verleend()
    bbl, scholing = plan.maatregelen.all()
    for m, dag, aantal in (
        (bbl, date(2014, 10, 1), 20),
        (bbl, date(2015, 4, 1), 50),
        (bbl, date(2015, 10, 1), 90),
        (scholing, date(2014, 10, 1), 110),
    ):
        Realisatie.objects.create(maatregel=m, peildatum=dag, deelnemers=aantal)
    afgewezen = fabrieken.afgewezen("Ander")
    Realisatie.objects.create(
        maatregel=afgewezen.maatregelen.earliest("volgnummer"), peildatum=date(2014, 10, 1), deelnemers=7
    )
    nog_niets = waarden(cijfers.stand(tijdvak, LAATST))
    uit = waarden(cijfers.stand(tijdvak, date(2015, 4, 1)))
    assert (nog_niets["deelnemers_gerealiseerd"], nog_niets["realisatiegraad"]) == (0, "0.000000")
    assert (uit["deelnemers_gerealiseerd"], uit["realisatiegraad"]) == (160, "0.400000")


# --- Tables and charts -----------------------------------------------------------------------------------------------


def test_tabel_1_staat_op_natuurlijke_volgorde_van_nummer(tijdvak):
    for nummer in ("SP1-10", "SP1-9", "SP1-100", "AB-2"):
        overgenomen(nummer, tijdvak, [maatregel(bedrag="1500.00")], naam=f"Plan {nummer}")
    rijen = cijfers.als_json(cijfers.stand(tijdvak, LAATST))["tabel_1"]
    assert [(rij["nr"], rij["naam"]) for rij in rijen] == [
        (1, "Plan AB-2"),
        (2, "Plan SP1-9"),
        (3, "Plan SP1-10"),
        (4, "Plan SP1-100"),
    ]
    assert {rij["bedrag_x1000"] for rij in rijen} == {2}  # 1,5 thousand, half up


def test_grafiek_1_neemt_instroom_samen_en_grafiek_2_toont_alle_acht(tijdvak):
    overgenomen(
        "SP1-1",
        tijdvak,
        [
            maatregel(1, categorie="instroom_bbl", deelnemers=10, bedrag="100.00"),
            maatregel(2, categorie="instroom_overig", deelnemers=5, bedrag="40.00"),
            maatregel(3, categorie="scholing", deelnemers=12, bedrag="30.00"),
            maatregel(4, categorie="innovatie", deelnemers=5, bedrag="7.00"),
        ],
    )
    uit = cijfers.als_json(cijfers.stand(tijdvak, LAATST))
    assert uit["grafiek_1"][:3] == [
        {"categorie": "instroom", "deelnemers": 15, "budget": "140.00"},
        {"categorie": "scholing", "deelnemers": 12, "budget": "30.00"},
        {"categorie": "innovatie", "deelnemers": 5, "budget": "7.00"},
    ]
    assert [rij["categorie"] for rij in uit["grafiek_2"]] == [
        "scholing", "instroom_bbl", "instroom_overig", "innovatie", "behoud_ouderen", "gezondheid", "mobiliteit", "werkgeverschap",
    ]  # fmt: skip
    assert len(uit["grafiek_1"]) == 7
    assert uit["bijlage_1"] == [{"nr": 1, "naam": "Plan SP1-1", "deelnemers": 32}]


def test_json_heeft_precies_de_afgesproken_vorm(tijdvak):
    fabrieken.verleend()
    uit = cijfers.als_json(cijfers.stand(tijdvak, LAATST))
    assert list(uit) == [
        "tijdvak",
        "peildatum",
        "cijfers",
        "controles",
        "tabel_1",
        "grafiek_1",
        "grafiek_2",
        "bijlage_1",
    ]
    assert (uit["tijdvak"], uit["peildatum"]) == (1, "2014-05-30")
    assert set(uit["cijfers"]["plafond"]) == {"waarde", "eenheid", "bron"}
    assert set(uit["controles"][0]) == {"code", "klopt", "melding"}
    assert uit["tabel_1"] == [
        {"nr": 1, "naam": "Vakwerk in de bakkerij", "regionaal": False, "bedrag": "350000.00", "bedrag_x1000": 350}
    ]
    assert list(uit["cijfers"]) == [code for code in DEFINITIES if code not in NIET_OVER_TE_NEMEN]


def test_de_brief_weet_waarom_plannen_afvielen_en_wat_terugkwam(tijdvak, anja):
    fabrieken.afgewezen("Een")
    fabrieken.afgewezen("Twee")
    fabrieken.ingetrokken("Drie")
    overgenomen("SP1-77", tijdvak, [maatregel()], status="ingetrokken", toegekend=None)
    stand = cijfers.stand(tijdvak, LAATST)
    assert [(r.code, r.aantal) for r in stand.afwijsgronden] == [("c", 2)]
    assert [(r.code, r.aantal) for r in stand.intrekredenen] == [("onvoldoende_uitgewerkt", 1), ("onbekend", 1)]
    assert stand.teruggekomen == 0


def test_een_ingetrokken_plan_dat_later_terugkomt_telt_als_teruggekomen(tijdvak, anja):
    eerder = fabrieken.ingetrokken()
    tweede = fabrieken.tijdvak(2)
    opnieuw = fabrieken.concept("Opnieuw", tijdvak=tweede, eerdere_aanvraag=eerder)
    leerwerkplekken = opnieuw.maatregelen.get(categorie="instroom_bbl")
    aanvragen.maatregel_opslaan(  # since 2014 the rate for these is 20%
        opnieuw,
        maatregel=leerwerkplekken,
        door=anja,
        tarief=Decimal("0.20"),
        kosten=Decimal("600000.00"),
        cofinanciering=Decimal("120000.00"),
    )
    aanvragen.indienen(opnieuw, door=anja, op=moment(2014, 4, 20))
    assert cijfers.stand(tijdvak, date(2014, 4, 19)).teruggekomen == 0
    assert cijfers.stand(tijdvak, date(2014, 4, 20)).teruggekomen == 1
    assert waarden(cijfers.stand(tijdvak, LAATST))["aantal_ingediend"] == 1


def test_het_volgende_tijdvak_is_pas_bekend_als_zijn_plafond_is_bekendgemaakt(tijdvak):
    fabrieken.tijdvak(2)  # its ceiling is dated 26 March 2014
    assert cijfers.stand(tijdvak, date(2014, 3, 25)).volgend_tijdvak is None
    volgend = cijfers.stand(tijdvak, date(2014, 3, 26)).volgend_tijdvak
    assert volgend is not None
    assert (volgend.nummer, volgend.plafond) == (2, Decimal("200000000.00"))


# --- One home, and what it costs -------------------------------------------------------------------------------------


def test_kerncijfers_zijn_dezelfde_als_die_van_de_stand(volle_stand, tijdvak):
    kern, stand = cijfers.kern(tijdvak, LAATST), volle_stand(LAATST)
    assert {code: stand.cijfers[code] for code in kern} == kern
    assert set(kern) >= {"aantal_ingediend", "aantal_verleend", "plafond", "ruimte", "bedrag_verleend"}


def test_het_aantal_vragen_aan_de_database_groeit_niet_met_het_aantal_plannen(tijdvak):
    def vragen() -> int:
        with CaptureQueriesContext(
            connection,
        ) as gevangen:
            cijfers.stand(tijdvak, LAATST)
        return len(gevangen)

    fabrieken.verleend("Een")
    fabrieken.ingetrokken("Twee")
    eerst = vragen()
    for nummer in range(20):
        overgenomen(f"SP1-9{nummer}", tijdvak, [maatregel(1), maatregel(2, categorie="scholing")])
    fabrieken.verleend("Drie")
    assert vragen() == eerst <= 12


def test_plannen_geeft_van_getoonde_plannen_wat_nu_geldt(tijdvak):
    plan = fabrieken.verleend()
    (rij,) = cijfers.plannen([plan]).values()
    assert (rij.bedrag, rij.deelnemers, rij.bbl, rij.eigen_bijdrage) == (Decimal(350_000), 400, 100, Decimal(350_000))


def test_een_ingediend_plan_dat_wordt_aangevuld_telt_een_keer(tijdvak, anja):
    plan = fabrieken.aanvulling_gevraagd()
    aanvragen.aanvullen(plan, door=anja, op=moment(2014, 1, 30))
    uit = waarden(cijfers.stand(tijdvak, LAATST))
    assert (uit["aantal_ingediend"], uit["aantal_in_behandeling"]) == (1, 1)
