"""Deciding on an objection, with its money and letter; and the ceiling as at the first decision (Awb 4:25(3))."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from aanvragen.statussen import Status
from beoordeling import plafond, services
from beoordeling.bezwaarruimte import Oordeel, Ruimte, ruimte
from beoordeling.models import Bezwaar, Brief, Uitkomst
from beoordeling.services import Toekenning
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, gehoord, krap, verhoog, vul
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
    plan = fabrieken.verleend()
    eerste, tweede = plan.maatregelen.all()
    lager = [Toekenning(eerste, eerste.cofinanciering), Toekenning(tweede, Decimal(0), reden="Vervalt.")]
    beslis(gehoord(plan), Uitkomst.DEELS_GEGROND, naar=Status.VERLEEND, toekenningen=lager)
    assert [(m.soort, m.bedrag) for m in tijdvak.plafondmutaties.order_by("volgnummer")][1:] == [
        ("verplichting", 350_000),
        ("vrijval", 350_000),
        ("verplichting", 200_000),
    ]


def test_ongegrond_verandert_niets_aan_besluit_en_geld(tijdvak, anja):
    plan = fabrieken.verleend()
    rij = beslis(gehoord(plan), Uitkomst.ONGEGROND)
    plan.refresh_from_db()
    assert (plan.status, rij.beslissing, plan.besluiten.count()) == (Status.VERLEEND, None, 1)
    assert plafond.saldo(tijdvak).verplicht == 350_000
    assert Brief.objects.get(bezwaar=rij).gegevens["uitkomst"] == "ongegrond"
    assert "rechtbank" in Bericht.objects.filter(aan=anja).latest("pk").tekst


def test_opnieuw_beoordelen_geeft_het_geld_vrij_en_wacht_op_een_nieuw_besluit(tijdvak, anja):
    plan = fabrieken.verleend()
    rij = beslis(gehoord(plan), naar=Status.IN_BEOORDELING)
    plan.refresh_from_db()
    assert (plan.status, rij.beslissing) == (Status.IN_BEOORDELING, None)
    assert plafond.saldo(tijdvak).verplicht == 0
    assert "rechtbank" not in Bericht.objects.filter(aan=anja).latest("pk").tekst


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
