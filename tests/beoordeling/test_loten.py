"""Plans that were complete at the same second: drawn by lot once, so that anyone can draw again."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from aanvragen.models import Aanvraag, Gebeurtenis
from beoordeling import services
from beoordeling.loten import belet_loting, op_volgorde_van_lot, trekking
from beoordeling.models import Loting
from beoordeling.volgorde import gelijke_groepen, volgorde
from beoordeling.werkwoorden import OP_NAAM
from sectorplannen.kern.datums import vandaag
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.fabrieken import INGEDIEND, VOLLEDIG, moment, zoals_gevraagd


def gelijk(*namen: str) -> list[Aanvraag]:
    """Plans of 350.000 each, complete at the same second, before the decision maker."""
    return [fabrieken.ter_besluitvorming(naam) for naam in namen]


def nummers(tijdvak, wie) -> list[str]:
    return [plek.aanvraag.nummer for plek in volgorde(tijdvak, wie, vandaag())]


def test_het_lot_is_over_te_doen_met_zaad_en_nummer(tijdvak, coen, els):
    plannen = gelijk("Een", "Twee", "Drie")
    loting = services.loten(tijdvak, INGEDIEND, coen, op=VOLLEDIG)
    assert loting.uitkomst == sorted(
        (plan.nummer for plan in plannen), key=lambda nr: sha256(f"{loting.zaad}{nr}".encode()).hexdigest()
    )
    assert len(bytes.fromhex(loting.zaad)) == 16
    for plan in plannen:
        plan.refresh_from_db()
        assert loting.uitkomst[plan.lot - 1] == plan.nummer
    assert nummers(tijdvak, els) == loting.uitkomst


def test_een_ander_zaad_geeft_een_andere_volgorde_en_hetzelfde_zaad_dezelfde():
    plannen = [f"SP1-{nr:04d}" for nr in range(1, 21)]
    eerste = op_volgorde_van_lot("a", plannen)
    assert eerste == op_volgorde_van_lot("a", reversed(plannen)) != op_volgorde_van_lot("b", plannen)
    assert [nr for nr in eerste if nr in plannen[:5]] == op_volgorde_van_lot("a", plannen[:5])
    assert trekking("a", "b") == sha256(b"ab").hexdigest()


def test_elk_plan_krijgt_de_loting_in_zijn_verloop_en_de_loting_staat_vast(tijdvak, coen):
    plannen = gelijk("Een", "Twee")
    loting = services.loten(tijdvak, INGEDIEND, coen)
    redenen = Gebeurtenis.objects.filter(stap="loten").order_by("reden").values_list("reden", "door__email")
    assert list(redenen) == [("Plaats 1 van 2.", coen.email), ("Plaats 2 van 2.", coen.email)]
    assert {g.gegevens["zaad"] for g in plannen[0].gebeurtenissen.filter(stap="loten")} == {loting.zaad}
    with pytest.raises(IntegrityError, match="nooit"), transaction.atomic():
        Loting.objects.filter(pk=loting.pk).update(zaad="x")


def test_loten_gebeurt_een_keer_door_een_coordinator_en_alleen_bij_gelijke_plannen(tijdvak, coen, els):
    een, _ = gelijk("Een", "Twee")
    with pytest.raises(PermissionDenied, match="coördinator"):
        services.loten(tijdvak, INGEDIEND, els)
    with pytest.raises(Weigering, match="geen twee plannen"):
        services.loten(tijdvak, INGEDIEND + timedelta(seconds=1), coen)
    services.loten(tijdvak, INGEDIEND, coen)
    with pytest.raises(Weigering, match="al geloot"):
        services.loten(tijdvak, INGEDIEND + timedelta(microseconds=5), coen)
    assert Loting.objects.count() == 1
    een.refresh_from_db()
    assert een.lot in {1, 2}


def test_wie_een_band_heeft_met_een_van_de_plannen_loot_niet(tijdvak, coen):
    een, _ = gelijk("Een", "Twee")
    services.verklaar_belang(een, heeft_band=True, toelichting="Familie.", door=coen)
    with pytest.raises(Weigering, match="een andere coördinator"):
        services.loten(tijdvak, INGEDIEND, coen)


def test_er_wordt_niet_geloot_zolang_een_plan_van_dezelfde_seconde_nog_niet_is_nagekeken(tijdvak, coen):
    gelijk("Een", "Twee")
    fabrieken.ingediend("Drie", op=INGEDIEND + timedelta(microseconds=800_000))
    with pytest.raises(Weigering, match="nog niet is nagekeken"):
        services.loten(tijdvak, INGEDIEND, coen)


def test_dezelfde_seconde_is_gelijk_ook_als_de_klok_fijner_telt(tijdvak, els):
    laat = fabrieken.ter_besluitvorming("Laat", op=INGEDIEND + timedelta(microseconds=900_000))
    vroeg = fabrieken.ter_besluitvorming("Vroeg", op=INGEDIEND + timedelta(microseconds=100_000))
    later = fabrieken.ter_besluitvorming("Later", op=INGEDIEND + timedelta(seconds=1))
    assert nummers(tijdvak, els) == [vroeg.nummer, laat.nummer, later.nummer]
    (groep,) = gelijke_groepen(volgorde(tijdvak, els, vandaag()))
    assert [plek.aanvraag.nummer for plek in groep] == [vroeg.nummer, laat.nummer]


def test_zonder_loting_geen_besluit_als_er_maar_voor_een_deel_geld_is(db, coen, els):
    tijdvak = fabrieken.tijdvak(plafond_bedrag=500_000)
    een, twee = gelijk("Een", "Twee")
    belet = belet_loting(een)
    assert "kwam tegelijk met een ander plan compleet binnen, op 20 december 2013, 16:03:07 uur" in belet
    assert OP_NAAM["verlenen"].weigering(els, een) == belet
    with pytest.raises(Weigering, match="Eerst loot een coördinator"):
        services.verlenen(een, zoals_gevraagd(een), motivering="Goed.", door=els, op=fabrieken.BESLOTEN)
    with pytest.raises(Weigering, match="Eerst loot een coördinator"):
        services.afwijzen(twee, wegens_plafond=True, motivering="Op.", door=els, op=fabrieken.BESLOTEN)
    services.loten(tijdvak, INGEDIEND, coen)
    eerste = Aanvraag.objects.get(tijdvak=tijdvak, lot=1)
    assert belet_loting(eerste) is None
    services.verlenen(eerste, zoals_gevraagd(eerste), motivering="Goed.", door=els, op=moment(2014, 3, 4))
    assert eerste.status == "verleend"


def test_op_de_inhoud_kan_een_gelijk_plan_altijd_worden_afgewezen(db, els):
    fabrieken.tijdvak(plafond_bedrag=500_000)
    een, _ = gelijk("Een", "Twee")
    services.afwijzen(een, gronden=["c"], motivering="Past niet.", door=els, op=fabrieken.BESLOTEN)
    assert een.status == "afgewezen"


@pytest.mark.parametrize("hoogte", [700_000, 0], ids=["genoeg voor allemaal", "voor niemand genoeg"])
def test_zonder_verschil_hoeft_er_niet_te_worden_geloot(db, els, hoogte):
    fabrieken.tijdvak(plafond_bedrag=350_000 + hoogte)
    eerst = fabrieken.ter_besluitvorming("Eerst", op=INGEDIEND - timedelta(days=1))
    een, _ = gelijk("Een", "Twee")
    services.verlenen(eerst, zoals_gevraagd(eerst), motivering="Goed.", door=els, op=fabrieken.BESLOTEN)
    assert belet_loting(een) is None


def test_een_plan_dat_na_de_loting_compleet_wordt_komt_achteraan(tijdvak, coen, els):
    gelijk("Een", "Twee")
    loting = services.loten(tijdvak, INGEDIEND, coen)
    later = fabrieken.ter_besluitvorming("Later nagekeken")
    assert nummers(tijdvak, els) == [*loting.uitkomst, later.nummer]
    assert belet_loting(later) is None


def test_wie_alleen_staat_kost_een_query(tijdvak, django_assert_num_queries):
    plan = fabrieken.ter_besluitvorming()
    assert plan.tijdvak == tijdvak
    with django_assert_num_queries(1):
        assert belet_loting(plan) is None
