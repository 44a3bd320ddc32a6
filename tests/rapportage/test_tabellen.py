"""The tables that go alone: their figures are those of `cijfers`, and where rounding shows they say so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from aanvragen.models import Arbeidsmarktregio, Sector
from rapportage import cijfers, tabellen
from rapportage.tabellen import AANTAL, AFGEROND, EURO
from sectorplannen.kern.datums import vandaag
from tests import fabrieken
from tests.rapportage import voorbeeldstand
from tests.rapportage.overgenomen import maatregel, overgenomen

DAG = date(2014, 5, 30)
EENS = {"uitkomsten", "verleend", "deelnemers", "grafiek_1", "grafiek_2", "thema", "sector", "regio", "instroom"}


@pytest.fixture
def plannen(tijdvak):
    """Four plans: of one sector, of two, of a region, and one that was refused."""
    een, twee, drie = (
        overgenomen(
            f"SP1-{nr}",
            tijdvak,
            [maatregel(1, deelnemers=7 * nr, bedrag="1234.56"), maatregel(2, categorie="scholing")],
        )
        for nr in (1, 2, 3)
    )
    een.sectoren.set(Sector.objects.filter(nummer=4))
    twee.sectoren.set(Sector.objects.filter(nummer__in=[4, 5]))
    drie.regios.set(Arbeidsmarktregio.objects.filter(nummer=2))
    overgenomen("SP1-4", tijdvak, [maatregel(1)], status="afgewezen", toegekend=None)


def kolom(tabel, soort, welke=0):
    plek = [nr for nr, k in enumerate(tabel.kolommen) if k.soort == soort][welke]
    return {rij[0]: rij[plek] for rij in tabel.rijen}, tabel.totaal[plek] if tabel.totaal else None


@pytest.mark.django_db
@pytest.mark.parametrize("alle", [False, True], ids=["een tijdvak", "alle tijdvakken"])
def test_elke_tabel_heeft_de_totalen_van_de_cijfers(plannen, tijdvak, alle):
    stand = cijfers.stand(None if alle else tijdvak, DAG)
    geheel = {
        "uitkomsten": [(AANTAL, 0, "aantal_ingediend")],
        "verleend": [(EURO, 0, "bedrag_verleend")],
        "deelnemers": [
            (AANTAL, 1, "deelnemers_beoogd"),
            (AANTAL, 2, "bbl_plekken"),
            (AANTAL, 3, "deelnemers_gerealiseerd"),
        ],
        "grafiek_1": [(AANTAL, 0, "deelnemers_beoogd"), (EURO, 0, "bedrag_verleend")],
        "grafiek_2": [(AANTAL, 0, "deelnemers_beoogd"), (EURO, 0, "bedrag_verleend")],
        "thema": [(AANTAL, 0, "deelnemers_beoogd"), (EURO, 0, "bedrag_verleend")],
        "sector": [(AANTAL, 0, "deelnemers_beoogd"), (EURO, 0, "bedrag_verleend")],
        "regio": [(AANTAL, 0, "deelnemers_beoogd"), (EURO, 0, "bedrag_verleend")],
        "instroom": [(AANTAL, 0, "aantal_ingediend"), (AANTAL, 1, "aantal_laatste_twee_weken")],
    }
    assert set(geheel) == EENS
    for code, sommen in geheel.items():
        tabel = tabellen.maak(code, stand)
        for soort, welke, cijfer in sommen:
            plek = [nr for nr, k in enumerate(tabel.kolommen) if k.soort == soort][welke]
            assert tabel.totaal[plek] == stand.waarde(cijfer), (code, cijfer)
            assert sum(rij[plek] for rij in tabel.rijen) == stand.waarde(cijfer), (code, cijfer)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "waarden"), [("thema", ["a"]), ("sector", ["4", "meer", "geen"]), ("regio", ["2", "geen"])]
)
def test_elk_deel_is_het_deel_van_de_cijfers(plannen, tijdvak, soort, waarden):
    stand = cijfers.stand(tijdvak, DAG)
    tabel = tabellen.maak(soort, stand)
    mensen, geld = kolom(tabel, AANTAL)[0], kolom(tabel, EURO)[0]
    verwacht = [
        (cijfers.deel("deelnemers_beoogd", stand, soort, w)[0], cijfers.deel("bedrag_verleend", stand, soort, w)[0])
        for w in waarden
    ]
    assert sorted(verwacht) == sorted(zip(mensen.values(), geld.values(), strict=True))


@pytest.mark.django_db
def test_uitkomsten_zijn_die_van_de_cijfers_en_een_deel_is_een_deel_van_het_geheel(plannen, tijdvak):
    stand = cijfers.stand(tijdvak, DAG)
    tabel = tabellen.maak("uitkomsten", stand)
    assert kolom(tabel, AANTAL)[0]["Verleend"] == stand.waarde("aantal_verleend") == 3
    assert ("Afgewezen", 1, Decimal("0.250000")) in tabel.rijen


@pytest.mark.django_db
def test_plafond_eindigt_waar_de_cijfers_zijn(plannen, tijdvak):
    stand = cijfers.stand(tijdvak, DAG)
    laatste = tabellen.maak("plafond", stand).rijen[-1]
    assert laatste[1:] == tuple(stand.waarde(code) for code in ("plafond", "bedrag_verleend", "ruimte"))


@pytest.mark.django_db
def test_beslistermijn_telt_de_besluiten_die_op_tijd_en_te_laat_waren(tijdvak):
    fabrieken.verleend("Op tijd")
    fabrieken.verleend("Te laat", besloten=fabrieken.moment(2014, 9, 1))
    fabrieken.in_beoordeling("Loopt")
    stand = cijfers.stand(tijdvak, date(2014, 9, 2))
    telling = kolom(tabellen.maak("beslistermijn", stand), AANTAL)[0]
    assert telling["Op tijd besloten"] == stand.waarde("aantal_op_tijd") == 1
    assert telling["Te laat besloten"] == stand.waarde("aantal_te_laat") == 1
    assert sum(telling.values()) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("code", tabellen.SOORTEN)
@pytest.mark.parametrize("dag", [date(2013, 9, 1), None], ids=["voor de opening", "vandaag"])
def test_zonder_plannen_is_elke_tabel_leeg_maar_heel(tijdvak, code, dag):
    tabel = tabellen.maak(code, cijfers.stand(tijdvak, dag or vandaag()))
    assert tabel.bron.startswith("Bron: ")
    assert all(len(rij) == len(tabel.kolommen) for rij in tabel.gedrukte_rijen)


def test_afgeronde_rijen_die_anders_optellen_krijgen_een_noot():
    tabel = tabellen.maak("verleend", voorbeeldstand.stand())
    assert (sum(rij[3] for rij in tabel.rijen), tabel.totaal[3]) == (231_126, 231_127)
    assert AFGEROND in tabel.noten
    gelijk = tabellen.maak("verleend", voorbeeldstand.stand(plannen=voorbeeldstand.planrijen(erbij=0)))
    assert AFGEROND not in gelijk.noten


def test_een_rij_minder_valt_op():
    tabel = tabellen.maak("verleend", voorbeeldstand.stand(plannen=voorbeeldstand.planrijen(erbij=0)))
    assert not tabellen.wijkt_af(tabel)
    assert tabellen.wijkt_af(replace(tabel, rijen=tabel.rijen[1:]))


def test_een_regionaal_plan_heet_zo_en_een_naam_keert_niets_om():
    plannen = voorbeeldstand.planrijen([("Zorg\u202egnigloV", True, 10, 1, 0), ("Twente (regio)", True, 10, 1, 0)])
    assert [rij[2] for rij in tabellen.maak("verleend", voorbeeldstand.stand(plannen=plannen)).rijen] == [
        "ZorggnigloV (regio)",
        "Twente (regio)",
    ]
