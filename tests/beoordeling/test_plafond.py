"""The ceiling cannot be exceeded: not by the service, not in the database, not on a past date."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from beoordeling import plafond, services
from beoordeling.models import Besluit, BesluitSoort, Boeking, Plafondmutatie
from beoordeling.volgorde import volgorde
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.fabrieken import moment, zoals_gevraagd


def test_verlenen_boekt_het_bedrag_en_laat_ruimte_over(tijdvak):
    plan = fabrieken.verleend()
    boeking = Plafondmutatie.objects.get(besluit__aanvraag=plan)
    assert (boeking.soort, boeking.bedrag, boeking.volgnummer) == ("verplichting", Decimal("350000.00"), 2)
    assert boeking.ruimte_na == Decimal("199650000.00")
    assert plafond.saldo(tijdvak).ruimte == boeking.ruimte_na


def test_het_laatste_bedrag_past_precies_en_daarna_niets_meer(db, els):
    fabrieken.tijdvak(plafond_bedrag=700_000)
    fabrieken.verleend("Een")
    fabrieken.verleend("Twee")
    assert plafond.saldo(fabrieken.tijdvak()).ruimte == 0
    plan = fabrieken.ter_besluitvorming("Drie")
    with pytest.raises(Weigering, match="past niet onder het plafond"):
        services.verlenen(plan, zoals_gevraagd(plan), motivering="x", door=els, op=fabrieken.BESLOTEN)
    plan.refresh_from_db()
    assert plan.status == "ter_besluitvorming"
    assert not plan.besluiten.exists()


def test_een_cent_te_veel_wordt_geweigerd(db, els):
    fabrieken.tijdvak(plafond_bedrag=349_999)
    plan = fabrieken.ter_besluitvorming()
    with pytest.raises(Weigering, match="er is nog €\u00a0349.999 en er is €\u00a0350.000 nodig"):
        services.verlenen(plan, zoals_gevraagd(plan), motivering="x", door=els, op=fabrieken.BESLOTEN)


def test_het_restant_kan_in_deel_worden_verleend(db, els):
    """Awb 4:25: refuse only in so far as the ceiling would be exceeded."""
    fabrieken.tijdvak(plafond_bedrag=300_000)
    plan = fabrieken.ter_besluitvorming()
    eerste, tweede = plan.maatregelen.all()
    delen = [
        services.Toekenning(eerste, Decimal("200000.00")),
        services.Toekenning(tweede, Decimal("100000.00"), reden="Het plafond is bereikt (Awb 4:25)."),
    ]
    besluit = services.verlenen(plan, delen, motivering="Ten dele.", door=els, op=fabrieken.BESLOTEN)
    assert besluit.bedrag == Decimal("300000.00")
    assert plafond.saldo(plan.tijdvak).ruimte == 0


def test_een_verhoging_van_morgen_betaalt_geen_besluit_van_vandaag(db, els, petra):
    periode = fabrieken.tijdvak(plafond_bedrag=100_000)
    services.plafond_verhogen(periode, Decimal(900_000), grondslag="Stcrt. (test)", door=petra, datum=date(2014, 5, 14))
    plan = fabrieken.ter_besluitvorming()
    with pytest.raises(Weigering, match="Dit is de stand op 13 mei 2014"):
        services.verlenen(plan, zoals_gevraagd(plan), motivering="x", door=els, op=moment(2014, 5, 13))
    services.verlenen(plan, zoals_gevraagd(plan), motivering="x", door=els, op=moment(2014, 5, 14))
    assert plan.status == "verleend"


def test_het_saldo_op_een_dag_in_het_verleden(tijdvak, petra):
    fabrieken.verleend()
    services.plafond_verhogen(
        tijdvak, Decimal(60_000_000), grondslag="Stcrt. (test)", door=petra, datum=date(2014, 5, 14)
    )
    voor = plafond.saldo(tijdvak, date(2014, 3, 2))
    tussen = plafond.saldo(tijdvak, date(2014, 3, 3))
    na = plafond.saldo(tijdvak, date(2014, 5, 14))
    assert (voor.plafond, voor.verplicht) == (Decimal(200_000_000), 0)
    assert (tussen.plafond, tussen.verplicht) == (Decimal(200_000_000), Decimal(350_000))
    assert (na.plafond, na.oorspronkelijk) == (Decimal(260_000_000), Decimal(200_000_000))
    assert plafond.saldo(tijdvak, date(2013, 1, 1)).plafond == 0


def test_intrekken_van_een_verlening_geeft_het_geld_vrij(tijdvak, els):
    plan = fabrieken.verleend()
    services.verlening_intrekken(
        plan, motivering="Het plan is niet begonnen (art. 5.2).", door=els, op=moment(2014, 10, 1)
    )
    assert plan.status == "verlening_ingetrokken"
    assert plafond.saldo(tijdvak).verplicht == 0


def test_een_lagere_vaststelling_geeft_een_deel_van_de_verlening_vrij(tijdvak, els):
    """Room for settling later (art. 5.4): what the plan did not spend comes free, and is its own figure."""
    plan = fabrieken.verleend()
    verlening = plan.besluiten.get()
    vaststelling = Besluit.objects.create(
        aanvraag=plan,
        indiening=verlening.indiening,
        soort=BesluitSoort.VASTSTELLING,
        op=moment(2016, 6, 1),
        bedrag=Decimal("300000.00"),
        motivering="Er is minder uitgegeven.",
        door=els,
    )
    boeking = plafond.boek(
        tijdvak,
        Boeking.VRIJVAL,
        verlening.bedrag - vaststelling.bedrag,
        datum=date(2016, 6, 1),
        grondslag=f"Vaststelling {plan.nummer}",
        besluit=vaststelling,
        door=els,
    )
    assert (boeking.volgnummer, boeking.ruimte_na) == (3, Decimal("199700000.00"))
    saldo = plafond.saldo(tijdvak)
    assert (saldo.aangegaan, saldo.vrijgevallen, saldo.verplicht) == (350_000, 50_000, 300_000)
    assert saldo.ruimte == boeking.ruimte_na
    assert plafond.saldo(tijdvak, date(2016, 5, 31)).vrijgevallen == 0
    (plek,) = volgorde(tijdvak, els, date(2016, 6, 1))
    assert (plek.uitkomst, plek.bedrag) == ("verleend", 300_000)


def test_alleen_het_ministerie_wijzigt_het_plafond(tijdvak, els):
    with pytest.raises(PermissionDenied, match="beleidsmedewerker"):
        services.plafond_verhogen(tijdvak, Decimal(1), grondslag="x", door=els)


def test_een_plafond_wordt_eenmaal_vastgesteld(tijdvak, petra):
    with pytest.raises(Weigering, match="al vastgesteld"):
        services.plafond_vaststellen(tijdvak, Decimal(1), grondslag="Stcrt. (test)", door=petra)


def test_zonder_grondslag_geen_plafond(tijdvak, petra):
    with pytest.raises(Weigering, match="grondslag"):
        services.plafond_verhogen(tijdvak, Decimal(1), grondslag=" ", door=petra)


def rij(tijdvak, **velden):
    standaard = {
        "volgnummer": 2,
        "soort": "verhoging",
        "datum": date(2014, 1, 1),
        "bedrag": 1,
        "ruimte_na": 200_000_001,
        "grondslag": "x",
    }
    return Plafondmutatie(tijdvak=tijdvak, **(standaard | velden))


@pytest.mark.parametrize(
    "velden",
    [
        {"volgnummer": 1},
        {"volgnummer": 3},
        {"ruimte_na": 200_000_000},
        {"bedrag": 0, "ruimte_na": 200_000_000},
        {"bedrag": -1, "ruimte_na": 199_999_999},
        {"soort": "vaststelling"},
        {"soort": "geschenk"},
        {"soort": "verplichting", "ruimte_na": 199_999_999},
    ],
    ids=[
        "dubbel nummer",
        "gat",
        "ruimte volgt niet",
        "nul",
        "negatief",
        "tweede vaststelling",
        "onbekende soort",
        "geen besluit",
    ],
)
def test_de_database_weigert_een_boeking_die_niet_kan(tijdvak, velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        Plafondmutatie.objects.bulk_create([rij(tijdvak, **velden)])


def test_de_database_weigert_een_verplichting_boven_het_plafond(tijdvak):
    besluit = fabrieken.verleend().besluiten.get()
    te_veel = rij(tijdvak, volgnummer=3, soort=Boeking.VERPLICHTING, bedrag=199_650_001, ruimte_na=-1, besluit=besluit)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plafondmutatie.objects.bulk_create([te_veel])


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE beoordeling_plafondmutatie SET bedrag = 1",
        "DELETE FROM beoordeling_plafondmutatie",
        "UPDATE beoordeling_besluit SET bedrag = 1",
        "DELETE FROM beoordeling_besluit",
        "UPDATE aanvragen_gebeurtenis SET reden = 'x'",
        "DELETE FROM aanvragen_gebeurtenis",
    ],
)
def test_de_database_weigert_te_wijzigen_wat_vaststaat(tijdvak, opdracht):
    fabrieken.verleend()
    with pytest.raises(IntegrityError, match="nooit"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(opdracht)


@pytest.mark.parametrize("bedrag", ["0.004", "10.005", "NaN", "-1", "0", "10000000000.01", "99999999999999"])
def test_een_onmogelijk_bedrag_wordt_geweigerd_en_sluit_het_grootboek_niet(tijdvak, petra, bedrag):
    with pytest.raises(Weigering):
        services.plafond_verhogen(
            tijdvak, Decimal(bedrag), grondslag="Stcrt. (test)", door=petra, datum=date(2014, 1, 1)
        )
    services.plafond_verhogen(tijdvak, Decimal(1), grondslag="Stcrt. (test)", door=petra, datum=date(2014, 1, 1))
    assert plafond.saldo(tijdvak).plafond == Decimal(200_000_001)


def test_een_dubbele_klik_verhoogt_eenmaal(tijdvak, petra):
    velden = {"grondslag": "Stcrt. (test)", "door": petra, "datum": date(2014, 5, 14)}
    services.plafond_verhogen(tijdvak, Decimal(60), **velden)
    with pytest.raises(Weigering, match="al geboekt"):
        services.plafond_verhogen(tijdvak, Decimal(60), **velden)


def test_een_verhoging_werkt_niet_voor_de_vaststelling(tijdvak, petra):
    with pytest.raises(Weigering, match="latere dag"):
        services.plafond_verhogen(tijdvak, Decimal(60), grondslag="x", door=petra, datum=date(2013, 1, 1))


def test_het_saldo_van_nu_kent_geen_verhoging_van_morgen(tijdvak, petra):
    services.plafond_verhogen(tijdvak, Decimal(60), grondslag="x", door=petra, datum=date(2099, 1, 1))
    assert plafond.saldo(tijdvak).plafond == Decimal(200_000_000)


def test_een_boeking_met_terugwerkende_dag_past_op_elke_latere_dag(tijdvak, petra):
    """What a later commitment took is gone, though a raise after it leaves room again."""
    besluit = fabrieken.afgewezen().besluiten.get()

    def verplicht(bedrag: int, dag: date) -> Plafondmutatie:
        return plafond.boek(
            tijdvak, Boeking.VERPLICHTING, Decimal(bedrag), datum=dag, grondslag="x", besluit=besluit, door=None
        )

    verplicht(180_000_000, date(2014, 5, 1))
    services.plafond_verhogen(tijdvak, Decimal(90_000_000), grondslag="x", door=petra, datum=date(2014, 6, 1))
    with pytest.raises(Weigering, match="er is nog €\u00a020.000.000 .* Dit is de stand op 1 april 2014"):
        verplicht(20_000_001, date(2014, 4, 1))
    assert verplicht(20_000_000, date(2014, 4, 1)).ruimte_na == 90_000_000
    assert verplicht(90_000_000, date(2014, 6, 1)).ruimte_na == 0


def test_een_gewone_boeking_is_op_postgresql_een_bericht_en_geeft_dezelfde_rij(tijdvak):
    """What is held, tried and written at once is what the steps would have written, and is kept as such."""
    besluit = fabrieken.afgewezen().besluiten.get()
    velden = {"datum": date(2014, 5, 1), "grondslag": "x", "besluit": besluit, "door": None}
    with CaptureQueriesContext(connection) as vragen:
        rij = plafond.boek(tijdvak, Boeking.VERPLICHTING, Decimal("12.34"), **velden)
    assert len(vragen) == (1 if connection.vendor == "postgresql" else 4)
    gelezen = Plafondmutatie.objects.get(pk=rij.pk)
    namen = [veld.attname for veld in Plafondmutatie._meta.concrete_fields]
    assert [getattr(rij, naam) for naam in namen] == [getattr(gelezen, naam) for naam in namen]
    assert (rij.volgnummer, rij.ruimte_na) == (2, Decimal("199999987.66"))
