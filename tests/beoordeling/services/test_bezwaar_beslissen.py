"""Deciding on an objection, with its money and letter; and the ceiling as at the first decision (Awb 4:25(3))."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import brieven, plafond, services
from beoordeling.bezwaarruimte import Oordeel, Ruimte, ruimte
from beoordeling.brieftekst import LATER_BEROEP
from beoordeling.models import Bezwaar, Brief, Uitkomst
from beoordeling.services import Toekenning
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, deels_verleend, gehoord, krap, verhoog, vul, weer_voorgelegd
from tests.fabrieken import moment, zoals_gevraagd

# --- deciding ---


def test_gegrond_verleent_met_brief_boeking_en_beroep(tijdvak, anja, eva):
    plan = fabrieken.afgewezen()
    rij = beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan), voorwaarden="Begin in juni.")
    plan.refresh_from_db()
    assert plan.status == Status.VERLEEND
    assert (rij.beslist_door, rij.beslissing.op_bezwaar, rij.beslissing.voorwaarden) == (eva, True, "Begin in juni.")
    assert plafond.saldo(tijdvak).verplicht == Decimal("350000.00")
    brief = Brief.objects.get(bezwaar=rij)
    assert (brief.soort, brief.gegevens["uitkomst"], brief.gegevens["bedrag"]) == ("bezwaar", "gegrond", "350000.00")
    assert "in beroep bij de rechtbank" in Bericht.objects.filter(aan=anja).latest("pk").tekst
    assert [g.stap for g in plan.gebeurtenissen.all()][-2:] == ["heroverwegen", "bezwaar_beslissen"]


def test_er_komt_een_bericht_van_de_beslissing(tijdvak, anja):
    plan = fabrieken.afgewezen()
    rij = gehoord(plan)
    Bericht.objects.all().delete()
    beslis(rij, naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan))
    assert Bericht.objects.filter(aan=anja).count() == 1


def test_deels_gegrond_laat_het_oude_bedrag_vrij_en_boekt_het_nieuwe(tijdvak):
    plan = deels_verleend()
    beslis(gehoord(plan), Uitkomst.DEELS_GEGROND, naar=Status.VERLEEND, toekenningen=_verdeeld(plan, 200_000, 0))
    assert [(m.soort, m.bedrag) for m in tijdvak.plafondmutaties.order_by("volgnummer")][1:] == [
        ("verplichting", 120_000),
        ("vrijval", 120_000),
        ("verplichting", 200_000),
    ]


def _verdeeld(plan: Aanvraag, *bedragen: int | str) -> list[Toekenning]:
    """These amounts for its measures, with a reason for each."""
    return [Toekenning(m, Decimal(b), reden="Toch.") for m, b in zip(plan.maatregelen.all(), bedragen, strict=True)]


# --- who objects is not worse off for it (Awb 7:11) ---


@pytest.mark.parametrize(
    ("bedragen", "mag"),
    [(("119999.99", 0), False), (("120000", 0), True), ((0, "120000"), True), (("120000.01", 0), True)],
    ids=["een cent minder", "hetzelfde", "anders verdeeld", "een cent meer"],
)
def test_een_bezwaar_tegen_een_verlening_geeft_nooit_minder(tijdvak, bedragen, mag):
    plan = deels_verleend()
    rij, delen = gehoord(plan), _verdeeld(plan, *bedragen)
    if mag:
        assert beslis(rij, naar=Status.VERLEEND, toekenningen=delen).beslissing.bedrag == sum(d.bedrag for d in delen)
        return
    for wegens_plafond in (False, True):
        with pytest.raises(Weigering, match=r"niet slechter \(Awb 7:11\). Ken ten minste hetzelfde toe"):
            beslis(rij, naar=Status.VERLEEND, toekenningen=delen, wegens_plafond=wegens_plafond)
    assert plafond.saldo(tijdvak).verplicht == 120_000


@pytest.mark.parametrize("naar", [Status.AFGEWEZEN, Status.IN_BEOORDELING])
def test_een_bezwaar_tegen_een_verlening_wordt_geen_afwijzing_en_geen_nieuwe_beoordeling(tijdvak, naar):
    plan = fabrieken.verleend()
    rij = gehoord(plan)
    assert services.naar_mogelijk(rij) == (Status.VERLEEND,)
    with pytest.raises(Weigering, match=r"verlenen\. De aanvrager wordt van een eigen bezwaar niet slechter"):
        beslis(rij, naar=naar, gronden=["c"])
    plan.refresh_from_db()
    assert (plan.status, plafond.saldo(tijdvak).verplicht) == (Status.VERLEEND, 350_000)


def test_een_ingetrokken_verlening_kan_voor_een_deel_terugkomen(tijdvak, els):
    plan = fabrieken.verleend()
    services.verlening_intrekken(plan, motivering="Deels niet begonnen.", door=els, op=moment(2014, 3, 10))
    nieuw = beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=_verdeeld(plan, 200_000, 0)).beslissing
    assert nieuw.bedrag == 200_000


def test_wat_het_plafond_toelaat_noemt_geen_afwijzing_waar_al_is_verleend():
    dag = date(2014, 3, 3)
    stand = Ruimte(Decimal(150), Decimal(150), dag, dag, verleend=Decimal(100))
    assert "Verleen ten hoogste € 150 (Awb 4:25)." in stand.zin(Decimal(200)).replace("\u00a0", " ")
    assert "Wijs" not in stand.zin(Decimal(200))


def test_ongegrond_verandert_niets_aan_besluit_en_geld(tijdvak, anja):
    plan = fabrieken.verleend()
    rij = beslis(gehoord(plan), Uitkomst.ONGEGROND)
    plan.refresh_from_db()
    assert (plan.status, rij.beslissing, plan.besluiten.count()) == (Status.VERLEEND, None, 1)
    assert plafond.saldo(tijdvak).verplicht == 350_000
    assert Brief.objects.get(bezwaar=rij).gegevens["uitkomst"] == "ongegrond"
    assert "rechtbank" in Bericht.objects.filter(aan=anja).latest("pk").tekst


# --- assessed again ---


def test_opnieuw_beoordelen_opent_de_beoordelingen_en_wacht_op_een_nieuw_besluit(tijdvak):
    plan = fabrieken.afgewezen()
    rij = beslis(gehoord(plan), naar=Status.IN_BEOORDELING)
    plan.refresh_from_db()
    assert (plan.status, rij.beslissing) == (Status.IN_BEOORDELING, None)
    assert plan.beoordelingen.filter(ingeleverd_op=None).count() == 2
    assert plafond.saldo(tijdvak).verplicht == 0


def test_brief_en_bericht_zeggen_allebei_dat_beroep_pas_na_het_nieuwe_besluit_kan(tijdvak, anja):
    rij = beslis(gehoord(fabrieken.afgewezen()), naar=Status.IN_BEOORDELING)
    assert Brief.objects.get(bezwaar=rij).gegevens["tekst"]["rechtsmiddel"] == LATER_BEROEP
    assert LATER_BEROEP in Bericht.objects.filter(aan=anja).latest("pk").tekst


@pytest.mark.parametrize("verleent", [True, False])
def test_tegen_het_besluit_na_een_nieuwe_beoordeling_staat_beroep_open(tijdvak, anja, eva, verleent):
    plan = weer_voorgelegd(fabrieken.afgewezen())
    op = moment(2014, 5, 12)
    if verleent:
        services.verlenen(plan, zoals_gevraagd(plan), motivering="Toch.", door=eva, op=op)
    else:
        services.afwijzen(plan, gronden=["c"], motivering="Nog niet.", door=eva, op=op)
    besluit = plan.besluiten.last()
    assert besluit.op_bezwaar
    brief = Brief.objects.get(besluit=besluit)
    assert "in beroep gaan" in brief.gegevens["tekst"]["rechtsmiddel"]
    assert "Na uw bezwaar van" in brieven.stel_op(brief)
    assert "in beroep bij de rechtbank" in Bericht.objects.filter(aan=anja).latest("pk").tekst
    assert services.belet_bezwaar(plan) == (
        "Dit is een beslissing op bezwaar. Daartegen kunt u in beroep bij de rechtbank, tot en met 23 juni 2014."
    )


def test_een_besluit_zonder_bezwaar_ervoor_is_niet_op_bezwaar(tijdvak, els):
    plan = fabrieken.verleend()
    services.verlening_intrekken(plan, motivering="Niet begonnen.", door=els, op=moment(2014, 3, 10))
    assert [b.op_bezwaar for b in plan.besluiten.all()] == [False, False]


# --- too late (Awb 6:11) ---


def test_te_laat_noemt_waarom_het_verwijtbaar_is(tijdvak, anja):
    rij = gehoord(fabrieken.afgewezen(), op=moment(2014, 4, 15))
    with pytest.raises(Weigering, match="wel op tijd kon zijn"):
        beslis(rij, Uitkomst.NIET_ONTVANKELIJK)
    beslis(rij, Uitkomst.NIET_ONTVANKELIJK, verwijtbaar="Vakantie kon u opvangen.")
    slot = "artikel 6:11 van de Algemene wet bestuursrecht). Dat is hier niet zo. Vakantie kon u opvangen."
    assert rij.motivering.startswith("Toch goed.\n\n")
    assert rij.motivering.endswith(slot)
    assert Brief.objects.get(bezwaar=rij).gegevens["waarom"] == rij.motivering
    assert slot in Bericht.objects.filter(aan=anja).latest("pk").tekst


def test_niet_ontvankelijk_om_iets_anders_vraagt_geen_verwijt(tijdvak, eva):
    op_tijd = gehoord(fabrieken.afgewezen())
    assert beslis(op_tijd, Uitkomst.NIET_ONTVANKELIJK).motivering == "Toch goed."
    te_laat = gehoord(fabrieken.afgewezen("Ander"), op=moment(2014, 4, 15))
    services.bezwaar_verschonen(te_laat, reden="Ziekte.", door=eva, op=moment(2014, 4, 22))
    assert beslis(te_laat, Uitkomst.NIET_ONTVANKELIJK).motivering == "Toch goed."


@pytest.mark.parametrize(
    ("uitkomst", "naar", "zin"),
    [
        (Uitkomst.INGETROKKEN, None, "aanvrager zelf"),
        (Uitkomst.GEGROND, None, "Kies wat er na het bezwaar gebeurt"),
        (Uitkomst.GEGROND, Status.BUITEN_BEHANDELING, "Kies wat er na het bezwaar gebeurt"),
        (Uitkomst.ONGEGROND, Status.VERLEEND, "Alleen na een gegrond bezwaar"),
        (Uitkomst.NIET_ONTVANKELIJK, Status.AFGEWEZEN, "Alleen na een gegrond bezwaar"),
    ],
)
def test_een_uitkomst_past_bij_wat_erop_volgt(tijdvak, uitkomst, naar, zin):
    rij = gehoord(fabrieken.afgewezen())
    with pytest.raises(Weigering, match=zin):
        beslis(rij, uitkomst, naar=naar)
    with pytest.raises(Weigering, match="motivering"):
        beslis(rij, Uitkomst.ONGEGROND, motivering=" ")


def test_wat_mislukt_laat_niets_achter(tijdvak):
    plan = fabrieken.verleend()
    rij = gehoord(plan)
    with pytest.raises(Weigering, match="elke maatregel een keer"):
        beslis(rij, naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan) * 2)
    plan.refresh_from_db()
    rij.refresh_from_db()
    assert (plan.status, rij.uitkomst, plan.besluiten.count()) == (Status.VERLEEND, "", 1)
    assert plafond.saldo(tijdvak).verplicht == 350_000
    assert not Brief.objects.filter(bezwaar=rij).exists()


def test_een_beslist_bezwaar_verandert_nooit_meer(tijdvak, eva):
    rij = beslis(gehoord(fabrieken.afgewezen()), Uitkomst.ONGEGROND)
    with pytest.raises(Weigering, match="al beslist"):
        services.bezwaar_horen(rij, verslag="Toch nog.", door=eva)
    with pytest.raises(DatabaseError), transaction.atomic():
        Bezwaar.objects.filter(pk=rij.pk).update(motivering="Anders.")


def test_bezwaar_tegen_buiten_behandeling_kan_het_plan_laten_beoordelen(tijdvak, els):
    plan = fabrieken.aanvulling_gevraagd()
    services.buiten_behandeling_stellen(plan, motivering="Niets.", door=els, op=moment(2014, 2, 6))
    beslis(gehoord(plan), naar=Status.IN_BEOORDELING)
    plan.refresh_from_db()
    assert (plan.status, plan.volledig_op) == (Status.IN_BEOORDELING, fabrieken.INGEDIEND)


def test_bezwaar_tegen_een_ingetrokken_verlening_brengt_de_verlening_terug(tijdvak, els):
    plan = fabrieken.verleend()
    services.verlening_intrekken(plan, motivering="Niet begonnen.", door=els, op=moment(2014, 3, 10))
    assert plafond.saldo(tijdvak).verplicht == 0
    rij = gehoord(plan)
    with pytest.raises(Weigering, match="Kies wat er na het bezwaar gebeurt: verlenen"):
        beslis(rij, naar=Status.AFGEWEZEN, gronden=["c"])
    beslis(rij, naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan))
    plan.refresh_from_db()
    assert plan.status == Status.VERLEEND
    assert [m.soort for m in tijdvak.plafondmutaties.order_by("volgnummer")][1:] == [
        "verplichting",
        "vrijval",
        "verplichting",
    ]
    assert plafond.saldo(tijdvak).verplicht == 350_000


# --- the ceiling (Awb 4:25(3)) ---


def test_de_ruimte_van_toen_leest_de_boekingen_voor_het_besluit(db):
    tijdvak = krap(1_000_000)
    ander = fabrieken.verleend("Ander", besloten=moment(2014, 3, 3, 10))
    plan = fabrieken.afgewezen(besloten=moment(2014, 3, 3, 11))
    later = fabrieken.verleend("Later", bedragen=(200_000, 100_000), besloten=moment(2014, 3, 3, 12))
    verhoog(tijdvak, 20_000, date(2014, 4, 1))
    stand = ruimte(plan.besluiten.get(), date(2014, 5, 1))
    assert (stand.toen, stand.nu) == (650_000, 370_000)
    assert ruimte(ander.besluiten.get(), date(2014, 3, 31)).toen == 1_000_000
    assert ruimte(later.besluiten.get(), date(2014, 3, 31)).toen == 650_000


def test_het_eigen_geld_telt_niet_als_bezet(db):
    krap(350_000)
    plan = fabrieken.verleend()
    stand = ruimte(plan.besluiten.get(), date(2014, 5, 1))
    assert (stand.toen, stand.nu) == (350_000, 350_000)


@pytest.mark.parametrize(
    ("toen", "nu", "bedrag", "oordeel"),
    [
        (0, 100, 100, Oordeel.PAST),
        (100, 99, 100, Oordeel.PASTE_TOEN),
        (99, 99, 100, Oordeel.PAST_NIET),
        (100, 0, 101, Oordeel.PAST_NIET),
    ],
)
def test_het_oordeel_aan_beide_kanten_van_de_grens(toen, nu, bedrag, oordeel):
    stand = Ruimte(Decimal(toen), Decimal(nu), date(2014, 3, 3), date(2014, 5, 1))
    assert stand.oordeel(Decimal(bedrag)) == oordeel
    assert (stand.belet(Decimal(bedrag), gevraagd=Decimal(bedrag), wegens_plafond=False) is None) is (
        oordeel == Oordeel.PAST
    )


@pytest.mark.parametrize(
    ("toen", "nu", "bedrag", "mag"),
    [
        (50, 50, 50, True),  # a part, for the rest fitted neither then nor now
        (50, 50, 0, True),  # refused altogether
        (50, 100, 50, False),  # all of it fits now
        (100, 50, 50, False),  # all of it fitted then
        (80, 50, 50, False),  # a part of it fitted then, which is more than this
        (30, 50, 50, True),
    ],
)
def test_wegens_het_plafond_alleen_voor_wat_toen_en_nu_niet_past(toen, nu, bedrag, mag):
    stand = Ruimte(Decimal(toen), Decimal(nu), date(2014, 3, 3), date(2014, 5, 1))
    assert (stand.belet(Decimal(bedrag), gevraagd=Decimal(100), wegens_plafond=True) is None) is mag


def test_past_het_nu_dan_wordt_verleend(db):
    tijdvak = krap(350_000)
    plan = fabrieken.afgewezen()
    beslis(gehoord(plan), naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan))
    assert plafond.saldo(tijdvak).ruimte == 0


def test_paste_het_toen_maar_nu_niet_dan_moet_eerst_het_plafond_omhoog(db):
    tijdvak = krap(400_000)
    plan = fabrieken.afgewezen()
    vul(tijdvak, 50_001, date(2014, 4, 1), fabrieken.afgewezen("Ander").besluiten.get())
    rij = gehoord(plan)
    with pytest.raises(Weigering, match=r"paste toen.*Laat het plafond eerst verhogen met €.1\."):
        beslis(rij, naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan))
    with pytest.raises(Weigering, match="geen reden om te weigeren"):
        beslis(rij, naar=Status.AFGEWEZEN, wegens_plafond=True)
    assert plafond.saldo(tijdvak).ruimte == 349_999
    verhoog(tijdvak, 1, date(2014, 4, 30))
    beslis(rij, naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan))
    assert plafond.saldo(tijdvak).ruimte == 0


def test_paste_het_toen_niet_en_nu_niet_dan_wordt_het_deel_verleend_dat_past(db):
    tijdvak = krap(349_999)
    plan = fabrieken.afgewezen()
    eerste, tweede = plan.maatregelen.all()
    rij = gehoord(plan)
    with pytest.raises(Weigering, match="paste toen niet"):
        beslis(rij, naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan))
    deel = [Toekenning(eerste, eerste.cofinanciering), Toekenning(tweede, Decimal(149_999), reden="Plafond.")]
    nieuw = beslis(rij, Uitkomst.DEELS_GEGROND, naar=Status.VERLEEND, toekenningen=deel, wegens_plafond=True).beslissing
    assert (nieuw.bedrag, nieuw.wegens_plafond) == (349_999, True)
    assert plafond.saldo(tijdvak).ruimte == 0


def test_was_er_toen_en_is_er_nu_niets_dan_wordt_afgewezen_wegens_het_plafond(db):
    krap(350_000)
    fabrieken.verleend("Ander", besloten=moment(2014, 3, 3, 10))
    plan = fabrieken.afgewezen(besloten=moment(2014, 3, 3, 11))
    rij = gehoord(plan)
    with pytest.raises(Weigering, match="niet. Wijs af wegens het plafond"):
        beslis(rij, naar=Status.VERLEEND, toekenningen=zoals_gevraagd(plan))
    af = beslis(rij, naar=Status.AFGEWEZEN, wegens_plafond=True).beslissing
    assert (af.soort, af.gronden, af.wegens_plafond) == ("afwijzing", [], True)


def test_een_andere_grond_dan_het_plafond_let_niet_op_ruimte(db):
    krap(350_000)
    plan = fabrieken.afgewezen()
    af = beslis(gehoord(plan), naar=Status.AFGEWEZEN, gronden=["e"]).beslissing
    assert (af.gronden, af.wegens_plafond) == (["e"], False)
