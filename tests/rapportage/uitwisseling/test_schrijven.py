"""The workbook that is written, and that an empty place that reads it has the same figures."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from aanvragen.models import Aanvraag, Tijdvak
from aanvragen.statussen import Status
from beoordeling import plafond
from beoordeling import services as beoordeling
from beoordeling.models import Boeking
from beoordeling.services import Toekenning
from rapportage import uitwisseling
from rapportage.models import Realisatie
from rapportage.uitwisseling.schema import BLADEN, kolomnamen
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, deels_verleend, gehoord
from tests.rapportage.uitwisseling.rondgang import eis_rondgang, leeg_en_weer_weg, standen
from tests.rapportage.uitwisseling.werkboek import Werkboek

pytestmark = pytest.mark.django_db

DAGEN = (date(2013, 12, 31), date(2014, 3, 3), date(2014, 4, 1), date(2014, 5, 30), date(2014, 7, 1), date(2015, 6, 1))


def rijen(pad: Path, blad: str) -> list[dict[str, object]]:
    """The rows of a sheet by column name."""
    kop, *rest = load_workbook(pad)[blad].iter_rows(values_only=True)
    return [dict(zip(kop, rij, strict=True)) for rij in rest]


def test_een_werkboek_komt_er_zo_weer_uit(tmp_path):
    eis_rondgang(tmp_path, Werkboek().bewaar(tmp_path / "bron.xlsx"), DAGEN)


def test_de_bladen_en_kolommen_zijn_die_van_het_formaat(tmp_path):
    uitwisseling.exporteer(tmp_path / "uit.xlsx", date(2014, 5, 30))
    werkboek = load_workbook(tmp_path / "uit.xlsx")
    assert werkboek.sheetnames == list(BLADEN)
    for blad in BLADEN:
        assert [cel.value for cel in werkboek[blad][1]] == kolomnamen(blad)


def test_plannen_staan_erin_zoals_ze_op_de_peildatum_waren(tmp_path):
    uitwisseling.importeer(Werkboek().bewaar(tmp_path / "bron.xlsx"))
    uitwisseling.exporteer(tmp_path / "uit.xlsx", date(2014, 3, 3))
    plannen = {rij["nummer"]: rij for rij in rijen(tmp_path / "uit.xlsx", "aanvragen")}
    assert list(plannen) == ["A-1", "A-2", "A-3", "A-4", "A-5", "A-6", "A-7", "A-8"]
    assert plannen["A-1"]["status_op"] == "2014-03-03T11:00:00+01:00"
    assert (plannen["A-2"]["status"], plannen["A-2"]["status_op"], plannen["A-2"]["toegekend"]) == (
        "in_behandeling",
        None,
        None,
    )
    assert plannen["A-2"]["volledig_op"] == "2014-01-15T10:00:00+01:00"
    assert (plannen["A-1"]["kvk"], plannen["A-1"]["sectoren"], plannen["A-1"]["regios"]) == ("01234567", "1, 5", None)
    assert len(rijen(tmp_path / "uit.xlsx", "tijdvakken")) == 2
    assert [rij["bedrag"] for rij in rijen(tmp_path / "uit.xlsx", "plafond")] == [1_000_000]
    assert rijen(tmp_path / "uit.xlsx", "realisatie") == []
    assert {rij["toegekend_bedrag"] for rij in rijen(tmp_path / "uit.xlsx", "maatregelen")} == {200_000, 150_000, None}


def test_wat_nog_niet_volledig_was_heeft_geen_moment_van_volledigheid(tmp_path):
    uitwisseling.importeer(Werkboek().bewaar(tmp_path / "bron.xlsx"))
    uitwisseling.exporteer(tmp_path / "uit.xlsx", date(2014, 1, 14))
    assert {rij["volledig_op"] for rij in rijen(tmp_path / "uit.xlsx", "aanvragen")} == {None}


def test_bedragen_zijn_getallen_en_momenten_houden_hun_zone(tmp_path):
    uitwisseling.importeer(Werkboek().bewaar(tmp_path / "bron.xlsx"))
    uitwisseling.exporteer(tmp_path / "uit.xlsx", date(2014, 7, 1))
    blad = load_workbook(tmp_path / "uit.xlsx")["aanvragen"]
    bedrag, moment = blad["M3"], blad["I3"]
    assert (bedrag.value, bedrag.number_format, moment.value) == (120000.5, "0.00", "2013-12-20T16:03:07+01:00")


# --- Plans that were handled here ------------------------------------------------------------------------------------


def _hier_behandeld() -> None:
    """Plans that walked through the services, some with an objection or a withdrawn grant behind them."""
    els = fabrieken.persoon("els")
    fabrieken.concept("Nog niet ingediend")
    fabrieken.ingediend("Ingediend")
    fabrieken.aanvulling_gevraagd("Aanvulling")
    fabrieken.in_beoordeling("In beoordeling")
    fabrieken.ter_besluitvorming("Ter besluitvorming")
    fabrieken.ingetrokken("Ingetrokken")
    fabrieken.afgewezen("Afgewezen")
    gewijzigd = deels_verleend("Hoger na bezwaar")
    ingetrokken = fabrieken.verleend("Verlening ingetrokken")
    opnieuw = fabrieken.afgewezen("Opnieuw beoordelen")
    alsnog = fabrieken.afgewezen("Alsnog verleend")
    beoordeling.verlening_intrekken(
        ingetrokken, motivering="Niet begonnen.", door=els, op=fabrieken.moment(2014, 4, 10)
    )
    een, twee = gewijzigd.maatregelen.all()
    hoger = [Toekenning(een, Decimal("140000.25"), 70, reden="Minder."), Toekenning(twee, Decimal(0), 0, reden="Nee.")]
    beslis(gehoord(gewijzigd), naar=Status.VERLEEND, toekenningen=hoger, op=fabrieken.moment(2014, 5, 5))
    beslis(gehoord(opnieuw), naar=Status.IN_BEOORDELING, op=fabrieken.moment(2014, 5, 6))
    beslis(
        gehoord(alsnog),
        naar=Status.VERLEEND,
        toekenningen=fabrieken.zoals_gevraagd(alsnog),
        op=fabrieken.moment(2014, 5, 7),
    )
    plafond.boek(
        fabrieken.tijdvak(), Boeking.VERHOGING, Decimal(60_000_000), datum=date(2014, 5, 14), grondslag="Stcrt. (test)"
    )
    for dag, deelnemers in ((date(2014, 5, 1), 3), (date(2015, 5, 1), 30)):
        Realisatie.objects.create(maatregel=een, peildatum=dag, deelnemers=deelnemers, kosten=Decimal("10.10"))


@pytest.mark.parametrize(
    "dag", [date(2014, 1, 15), date(2014, 3, 3), date(2014, 4, 10), date(2014, 5, 6), date(2015, 6, 1)]
)
def test_wat_hier_is_behandeld_geeft_elders_dezelfde_cijfers(dag, tmp_path):
    with leeg_en_weer_weg():
        _hier_behandeld()
        uitwisseling.exporteer(tmp_path / "uit.xlsx", dag)
        hier = standen(dag, van_voor_die_dag=False)
    assert not Tijdvak.objects.exists()
    uitwisseling.importeer(tmp_path / "uit.xlsx")
    assert standen(dag, van_voor_die_dag=False) == hier


def test_na_bezwaar_telt_het_besluit_dat_geldt(tmp_path):
    _hier_behandeld()
    uitwisseling.exporteer(tmp_path / "uit.xlsx", date(2015, 6, 1))
    plannen = {rij["naam"]: rij for rij in rijen(tmp_path / "uit.xlsx", "aanvragen")}
    assert "Nog niet ingediend" not in plannen
    assert (plannen["Hoger na bezwaar"]["toegekend"], plannen["Hoger na bezwaar"]["status_op"][:10]) == (
        140000.25,
        "2014-05-05",
    )
    assert (plannen["Verlening ingetrokken"]["status"], plannen["Verlening ingetrokken"]["toegekend"]) == (
        "verlening_ingetrokken",
        350_000,
    )
    assert (plannen["Opnieuw beoordelen"]["status"], plannen["Opnieuw beoordelen"]["toegekend"]) == (
        "in_behandeling",
        None,
    )
    assert plannen["Ingetrokken"]["reden"] == "Plan nog niet genoeg uitgewerkt"
    nummer = plannen["Hoger na bezwaar"]["nummer"]
    toegekend = [
        (rij["toegekend_aantal"], rij["toegekend_bedrag"])
        for rij in rijen(tmp_path / "uit.xlsx", "maatregelen")
        if rij["aanvraag"] == nummer
    ]
    assert toegekend == [(70, 140000.25), (0, 0)]


@pytest.mark.parametrize(
    "naam", ["=1+1", "'=1+1", "''=x", "+31 6", "-x", "@SUM(A1)", "#N/A", "TRUE", "12", "2014-01-01", "\x0bx"]
)
def test_een_naam_blijft_tekst_en_komt_terug_zoals_hij_was(naam, tmp_path):
    with leeg_en_weer_weg():
        fabrieken.ingediend(naam)
        uitwisseling.exporteer(tmp_path / "uit.xlsx", date(2015, 6, 1))
    cel = load_workbook(tmp_path / "uit.xlsx")["aanvragen"]["C2"]
    assert cel.data_type == "s"
    assert not str(cel.value).startswith("=")
    uitwisseling.importeer(tmp_path / "uit.xlsx")
    assert Aanvraag.objects.get().naam == naam.replace("\x0b", "")


def test_een_deel_van_een_seconde_verandert_de_volgorde_niet(tmp_path):
    with leeg_en_weer_weg():
        eerste, tweede = fabrieken.ter_besluitvorming("Eerste"), fabrieken.ter_besluitvorming("Tweede")
        for plan, micro in ((tweede, 100), (eerste, 200)):
            op = datetime(2014, 3, 3, 11, 0, 0, micro, tzinfo=fabrieken.BESLOTEN.tzinfo)
            beoordeling.verlenen(
                plan,
                fabrieken.zoals_gevraagd(plan),
                motivering="Ja.",
                door=fabrieken.persoon("els"),
                op=op,
            )
        uitwisseling.exporteer(tmp_path / "uit.xlsx", date(2015, 6, 1))
    uitwisseling.importeer(tmp_path / "uit.xlsx")
    besluiten = Aanvraag.objects.filter(status="verleend").order_by("besluiten__plafondmutaties__volgnummer")
    assert list(besluiten.values_list("naam", flat=True)) == ["Tweede", "Eerste"]


def test_het_aantal_vragen_groeit_niet_met_het_aantal_plannen(tmp_path):
    def vragen() -> int:
        with CaptureQueriesContext(connection) as gemeten:
            uitwisseling.exporteer(tmp_path / "uit.xlsx", date(2015, 6, 1))
        return len(gemeten)

    fabrieken.verleend("Een")
    een = vragen()
    fabrieken.verleend("Twee")
    fabrieken.verleend("Drie")
    assert vragen() == een


def test_wat_niet_geschreven_kan_worden_is_een_weigering(tmp_path):
    for pad, reden in ((tmp_path, "is een map"), (tmp_path / "weg" / "uit.xlsx", "bestaat niet")):
        with pytest.raises(Weigering, match=reden):
            uitwisseling.exporteer(pad, date(2014, 5, 30))
