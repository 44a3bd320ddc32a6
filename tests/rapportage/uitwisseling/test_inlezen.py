"""What is there after an import, and that nothing is there after a refused one."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen.models import Aanvraag, Indiening, Maatregel, Tijdvak
from aanvragen.statussen import Status
from beoordeling import plafond
from beoordeling.models import Besluit, Plafondmutatie
from rapportage import cijfers, uitwisseling
from rapportage.models import Realisatie
from rapportage.uitwisseling import WerkboekGeweigerd, inlezen
from sectorplannen.kern.datums import AMSTERDAM, datum_nl, vandaag
from sectorplannen.kern.fouten import Weigering
from tests.rapportage.uitwisseling.werkboek import AANVRAGEN, MAATREGELEN, PLAFOND, TIJDVAKKEN, Werkboek, plaatsen

pytestmark = pytest.mark.django_db


@pytest.fixture
def importeer(tmp_path):
    """Take in a workbook."""

    def neem(boek: Werkboek) -> uitwisseling.Overzicht:
        return uitwisseling.importeer(boek.bewaar(tmp_path / "plannen.xlsx"))

    return neem


def aantallen() -> dict[str, int]:
    """How many rows each table of the project holds."""
    modellen = [
        m for app in ("kern", "aanvragen", "beoordeling", "rapportage") for m in apps.get_app_config(app).get_models()
    ]
    return {model.__name__: model.objects.count() for model in modellen}


def plan(nummer: str) -> Aanvraag:
    return Aanvraag.objects.get(nummer=nummer)


def test_alles_komt_erin(importeer):
    overzicht = importeer(Werkboek())
    assert overzicht == uitwisseling.Overzicht(tijdvakken=2, boekingen=3, aanvragen=9, maatregelen=10, realisaties=3)
    assert dict(Aanvraag.objects.values_list("nummer", "status")) == {
        "A-1": Status.VERLEEND,
        "A-2": Status.VERLEEND,
        "A-3": Status.AFGEWEZEN,
        "A-4": Status.INGETROKKEN,
        "A-5": Status.BUITEN_BEHANDELING,
        "A-6": Status.VERLENING_INGETROKKEN,
        "A-7": Status.IN_BEOORDELING,
        "A-8": Status.INGEDIEND,
        "9": Status.VERLEEND,
    }
    assert Maatregel.objects.get(aanvraag__nummer="A-2").waarvan_bbl == 0
    assert Realisatie.objects.get(maatregel__aanvraag__nummer="9").kosten == 0


def test_de_cijfers_kloppen_op_elke_dag(importeer):
    importeer(Werkboek())
    tijdvak = Tijdvak.objects.get(nummer=1)

    def waarden(dag: date, *codes: str) -> list[object]:
        stand = cijfers.stand(tijdvak, dag)
        assert all(controle.klopt for controle in stand.controles if controle.soort == "controle")
        return [stand.waarde(code) for code in codes]

    assert waarden(date(2013, 12, 19), "aantal_ingediend", "plafond") == [0, Decimal(1_000_000)]
    assert waarden(date(2014, 3, 2), "aantal_ingediend", "aantal_verleend", "bedrag_verleend") == [8, 0, 0]
    assert waarden(date(2014, 3, 3), "aantal_verleend", "bedrag_verleend") == [1, Decimal(350_000)]
    assert waarden(date(2014, 5, 30), "bedrag_verleend", "plafond", "ruimte", "aantal_in_behandeling") == [
        Decimal("470000.50"),
        Decimal(1_300_000),
        Decimal("829999.50"),
        3,
    ]
    assert waarden(date(2014, 6, 1), "aantal_verlening_ingetrokken", "aantal_in_behandeling") == [1, 2]
    assert waarden(date(2015, 1, 1), "deelnemers_beoogd", "deelnemers_gerealiseerd") == [275, 20]
    assert waarden(date(2015, 4, 1), "deelnemers_gerealiseerd") == [45]


def test_de_bron_staat_bij_elk_plan_en_elke_gebeurtenis(importeer):
    importeer(Werkboek())
    bron = f"werkboek plannen.xlsx van {datum_nl(vandaag())}"
    assert set(Aanvraag.objects.values_list("herkomst", flat=True)) == {bron}
    assert {g.gegevens["bron"] for g in plan("A-1").gebeurtenissen.all()} == {bron}
    assert set(Realisatie.objects.values_list("herkomst", flat=True)) == {bron}
    assert set(Besluit.objects.values_list("herkomst", "door")) == {(bron, None)}


def test_een_lange_bestandsnaam_past_in_de_bron(tmp_path):
    uitwisseling.importeer(Werkboek().bewaar(tmp_path / f"{'n' * 200}.xlsx"))
    assert all(len(bron) <= 200 for bron in Aanvraag.objects.values_list("herkomst", flat=True))


def test_momenten_zonder_tijd_liggen_in_volgorde(importeer):
    dag = {"ingediend_op": "2013-12-20 16:03:07", "volledig_op": "2013-12-20", "status_op": "2013-12-20"}
    importeer(Werkboek().zet("aanvragen", 4, **dag).zet("aanvragen", 9, ingediend_op="2013-10-01"))
    moment = datetime(2013, 12, 20, 16, 3, 7, tzinfo=AMSTERDAM)
    assert (plan("A-3").ingediend_op, plan("A-3").volledig_op, plan("A-3").status) == (moment, moment, Status.AFGEWEZEN)
    assert [g.naar for g in plan("A-3").gebeurtenissen.all()] == ["ingediend", "in_beoordeling", "afgewezen"]
    assert Aanvraag.objects.op(moment).get(nummer="A-3").status_op_peildatum == Status.AFGEWEZEN
    assert plan("A-8").ingediend_op == datetime(2013, 10, 1, tzinfo=AMSTERDAM)


def test_een_dag_zonder_tijd_is_nooit_voor_de_opening(importeer):
    importeer(
        Werkboek().zet("tijdvakken", 2, opent_op="2013-10-01 09:00").zet("aanvragen", 9, ingediend_op="2013-10-01")
    )
    assert plan("A-8").ingediend_op == datetime(2013, 10, 1, 9, tzinfo=AMSTERDAM)


def test_een_plan_in_beoordeling_weet_wanneer_er_moet_zijn_besloten(importeer):
    importeer(Werkboek())
    assert plan("A-7").beslissen_voor == date(2014, 1, 15) + timedelta(weeks=13)
    assert plan("A-8").beslissen_voor is None
    assert plan("A-1").beslissen_voor is None


@pytest.mark.parametrize(
    ("reden", "code"),
    [
        ("dubbel", "dubbel"),
        ("Dubbel ingediend", "dubbel"),
        ("Andere reden: de sector ging niet verder", "anders"),
        ("Geen zin meer", ""),
        (None, ""),
    ],
)
def test_de_reden_van_intrekken_wordt_herkend(reden, code, importeer):
    importeer(Werkboek().zet("aanvragen", 5, reden=reden))
    assert plan("A-4").intrekreden == code
    assert plan("A-4").gebeurtenissen.last().reden == (reden or "")


def test_het_grootboek_staat_in_volgorde_van_datum(importeer):
    importeer(Werkboek())
    rijen = Plafondmutatie.objects.filter(tijdvak__nummer=1).values_list("datum", "soort", "ruimte_na")
    assert list(rijen) == [
        (date(2013, 9, 25), "vaststelling", Decimal(1_000_000)),
        (date(2014, 3, 3), "verplichting", Decimal(650_000)),
        (date(2014, 5, 14), "verhoging", Decimal(950_000)),
        (date(2014, 5, 20), "verplichting", Decimal("829999.50")),
    ]


def test_een_verhoging_gaat_voor_de_besluiten_van_dezelfde_dag(importeer):
    importeer(Werkboek().zet("plafond", 2, bedrag=350_000).zet("plafond", 3, datum="2014-05-20"))
    assert plafond.saldo(Tijdvak.objects.get(nummer=1)).ruimte == Decimal("179999.50")


def test_de_keten_van_indieningen_klopt(importeer):
    importeer(Werkboek())
    rijen = list(Indiening.objects.filter(tijdvak__nummer=1).order_by("reeksnummer"))
    assert [rij.reeksnummer for rij in rijen] == list(range(1, 9))
    assert all(rij.klopt() for rij in rijen)
    assert [rij.vorige_sha256 for rij in rijen] == ["", *(rij.sha256 for rij in rijen[:-1])]


def test_organisaties_met_hetzelfde_kvk_nummer_zijn_een_organisatie(importeer):
    importeer(Werkboek())
    assert plan("A-1").hoofdaanvrager == plan("A-2").hoofdaanvrager
    assert plan("A-1").hoofdaanvrager.kvk == "01234567"


@pytest.mark.parametrize(
    ("blad", "rij", "cel"),
    [
        ("tijdvakken", 2, {"naam": None}),
        ("plafond", 3, {"bedrag": "veel"}),
        ("aanvragen", 10, {"status": "verlent"}),
        ("maatregelen", 11, {"thema": "q"}),
        ("realisatie", 4, {"volgnummer": 9}),
    ],
)
def test_bij_een_fout_komt_er_niets_in(blad, rij, cel, importeer):
    voor = aantallen()
    with pytest.raises(WerkboekGeweigerd) as geweigerd:
        importeer(Werkboek().zet(blad, rij, **cel))
    assert len(geweigerd.value.fouten) == 1
    assert aantallen() == voor


def test_wat_de_database_alsnog_weigert_rolt_alles_terug(importeer, monkeypatch):
    """As when another import was first: the checks saw an empty place."""
    importeer(Werkboek())
    leeg = inlezen.Bekend(
        tijdvakken={t.nummer: t for t in Tijdvak.objects.all()},
        sectoren=inlezen.laad_bekend(inlezen.Werkboek()).sectoren,
        regios=inlezen.laad_bekend(inlezen.Werkboek()).regios,
    )
    monkeypatch.setattr(inlezen, "laad_bekend", lambda boek: leeg)
    voor = aantallen()
    with pytest.raises(WerkboekGeweigerd) as geweigerd:
        importeer(Werkboek())
    assert plaatsen(str(fout) for fout in geweigerd.value.fouten) == [
        *(f"plafond {rij} bedrag" for rij in (2, 4)),
        *(f"aanvragen {rij} nummer" for rij in range(2, 11)),
    ]
    assert all(len(str(fout).splitlines()) == 1 for fout in geweigerd.value.fouten)
    assert aantallen() == voor


def test_twee_keer_hetzelfde_werkboek_wordt_geweigerd_met_een_regel_per_plan(importeer):
    importeer(Werkboek())
    voor = aantallen()
    with pytest.raises(WerkboekGeweigerd) as geweigerd:
        importeer(Werkboek())
    assert plaatsen(str(fout) for fout in geweigerd.value.fouten) == [f"aanvragen {rij} nummer" for rij in range(2, 11)]
    assert aantallen() == voor


# --- Into a place that is not empty ----------------------------------------------------------------------------------


def test_nieuwe_plannen_bij_een_bestaand_tijdvak_verdubbelen_het_plafond_niet(importeer):
    importeer(Werkboek())
    nieuw = AANVRAGEN[1] | {"nummer": "A-20"}
    maatregel = MAATREGELEN[2] | {"aanvraag": "A-20"}
    verhoging = PLAFOND[1] | {"datum": "2014-06-01", "bedrag": 5, "grondslag": "Stcrt. 9"}
    overzicht = importeer(
        Werkboek(plafond=[*PLAFOND, verhoging], aanvragen=[nieuw], maatregelen=[maatregel], realisatie=[])
    )
    assert (overzicht.tijdvakken, overzicht.boekingen, overzicht.aanvragen) == (0, 1, 1)
    assert plafond.saldo(Tijdvak.objects.get(nummer=1)).plafond == Decimal(1_300_005)


def test_een_boeking_die_er_een_keer_staat_en_twee_keer_komt_wordt_een_keer_bijgeboekt(importeer):
    importeer(Werkboek(aanvragen=[], maatregelen=[], realisatie=[]))
    boek = Werkboek(plafond=[*PLAFOND, PLAFOND[1]], aanvragen=[], maatregelen=[], realisatie=[])
    assert importeer(boek).boekingen == 1
    assert plafond.saldo(Tijdvak.objects.get(nummer=1)).plafond == Decimal(1_600_000)


def test_een_besluit_past_ook_onder_wat_later_al_is_vastgelegd(importeer):
    """Room that a later commitment of the ledger needs is no room today; a raise in the same workbook can give it."""
    importeer(Werkboek().zet("plafond", 2, bedrag=350_000))
    nieuw = AANVRAGEN[1] | {"nummer": "A-20", "status_op": "2014-05-15", "toegekend": 200_000}
    maatregel = MAATREGELEN[2] | {"aanvraag": "A-20", "toegekend_bedrag": 200_000}
    boek = Werkboek(aanvragen=[nieuw], maatregelen=[maatregel], realisatie=[]).zet("plafond", 2, bedrag=350_000)
    with pytest.raises(WerkboekGeweigerd) as geweigerd:
        importeer(boek)
    (fout,) = geweigerd.value.fouten
    assert (fout.rij, fout.kolom) == (2, "toegekend")
    assert "ten hoogste €\u00a0179.999,50" in fout.verwacht
    boek.bladen["plafond"].append(PLAFOND[1] | {"datum": "2014-05-16", "bedrag": "20000,50", "grondslag": "Stcrt. 9"})
    importeer(boek)
    assert plafond.saldo(Tijdvak.objects.get(nummer=1)).ruimte == 0


def test_een_andere_vaststelling_dan_er_al_staat_is_een_fout(importeer):
    importeer(Werkboek(aanvragen=[], maatregelen=[], realisatie=[]))
    for kolom, waarde in (("bedrag", 999), ("datum", "2013-09-26"), ("grondslag", "Stcrt. 8")):
        with pytest.raises(WerkboekGeweigerd) as geweigerd:
            importeer(Werkboek(aanvragen=[], maatregelen=[], realisatie=[]).zet("plafond", 2, **{kolom: waarde}))
        assert [(fout.rij, fout.kolom) for fout in geweigerd.value.fouten] == [(2, kolom)]


def test_realisatie_van_plannen_die_er_al_zijn_kan_later_komen(importeer):
    importeer(Werkboek())
    later = {"aanvraag": "A-1", "volgnummer": 2, "peildatum": "2015-10-01", "deelnemers": 7, "kosten": 1}
    overzicht = importeer(Werkboek(tijdvakken=[], plafond=[], aanvragen=[], maatregelen=[], realisatie=[later]))
    assert overzicht.realisaties == 1
    fout = [later, later | {"volgnummer": 3}, later | {"peildatum": "2015-11-01"}, later | {"peildatum": "2015-11-01"}]
    with pytest.raises(WerkboekGeweigerd) as geweigerd:
        importeer(Werkboek(tijdvakken=[], plafond=[], aanvragen=[], maatregelen=[], realisatie=fout))
    assert plaatsen(str(f) for f in geweigerd.value.fouten) == [
        "realisatie 2 peildatum",
        "realisatie 3 volgnummer",
        "realisatie 5 peildatum",
    ]


def test_een_plan_kan_bij_een_tijdvak_dat_alleen_hier_staat(importeer, tijdvak):
    plan = AANVRAGEN[2] | {"nummer": "A-20"}
    maatregel = MAATREGELEN[3] | {"aanvraag": "A-20"}
    importeer(Werkboek(tijdvakken=[], plafond=[], aanvragen=[plan], maatregelen=[maatregel], realisatie=[]))
    assert Aanvraag.objects.get(nummer="A-20").tijdvak == tijdvak


def test_een_leeg_werkboek_mag(importeer):
    leeg = Werkboek(tijdvakken=[], plafond=[], aanvragen=[], maatregelen=[], realisatie=[])
    assert importeer(leeg) == uitwisseling.Overzicht()


def test_een_bestand_dat_geen_werkboek_is(tmp_path):
    (tmp_path / "x.xlsx").write_text("x")
    with pytest.raises(Weigering, match="geen leesbaar werkboek"):
        uitwisseling.importeer(tmp_path / "x.xlsx")


def test_het_aantal_vragen_groeit_per_plan_niet_met_de_maatregelen(importeer):
    def vragen(nr: int, maatregelen: int) -> int:
        plan = AANVRAGEN[2] | {"nummer": f"B-{nr}", "kvk": "87654321"}
        rijen = [MAATREGELEN[3] | {"aanvraag": f"B-{nr}", "volgnummer": v} for v in range(maatregelen)]
        boek = Werkboek(tijdvakken=TIJDVAKKEN, plafond=[], aanvragen=[plan], maatregelen=rijen, realisatie=[])
        with CaptureQueriesContext(connection) as gemeten:
            importeer(boek)
        return len(gemeten)

    vragen(0, 1)
    assert vragen(1, 2) == vragen(2, 30)


def test_een_nummer_met_een_schuine_streep_heeft_een_adres_dat_werkt(importeer, coen, als):
    importeer(Werkboek().zet("aanvragen", 4, nummer="2013/7").zet("maatregelen", 5, aanvraag="2013/7"))
    for pad in ("/werkvoorraad/2013~7/", "/plannen/2013~7/", "/werkvoorraad/plannen/", "/plafond/"):
        assert als(coen).get(pad).status_code == 200, pad
    assert "/werkvoorraad/2013~7/" in als(coen).get("/werkvoorraad/plannen/").content.decode()
