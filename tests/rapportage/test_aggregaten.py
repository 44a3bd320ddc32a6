"""The sums that the database makes are those of `cijfers.stand`, on every date and whatever happened in between."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen.models import Arbeidsmarktregio, Sector, Thema, Tijdvak
from aanvragen.statussen import Status
from beoordeling import plafond
from beoordeling import services as beoordeling
from beoordeling.models import Boeking
from beoordeling.verloop import verloop
from rapportage import aggregaten, cijfers
from rapportage.aggregaten import Overzicht
from rapportage.begrippen import Stand
from rapportage.models import Realisatie
from sectorplannen.kern.datums import dag_van
from tests import fabrieken
from tests.beoordeling.bezwaren import beslis, deels_verleend, gehoord
from tests.fabrieken import moment
from tests.rapportage.overgenomen import maatregel, overgenomen

DAGEN = (
    date(2013, 9, 1),
    date(2013, 9, 25),
    date(2013, 12, 20),
    date(2014, 3, 3),
    date(2014, 3, 31),
    date(2014, 4, 1),
    date(2014, 4, 30),
    date(2014, 5, 1),
    date(2014, 5, 14),
    date(2014, 6, 30),
    date(2015, 10, 1),
)
"""Before anything, and around everything that happens below."""
LAATST = DAGEN[-1]


@pytest.fixture
def bewogen(tijdvak: Tijdvak) -> list[Tijdvak]:
    """Two periods in which everything happened that changes a figure."""
    els, petra, coen = (fabrieken.persoon(naam) for naam in ("els", "petra", "coen"))
    verleend = fabrieken.verleend("Een")
    later = fabrieken.verleend("Twee")
    beoordeling.verlening_intrekken(later, motivering="Gaat niet door.", door=els, op=moment(2014, 4, 1))
    bezwaar = deels_verleend("Drie")
    beslis(gehoord(bezwaar), naar=Status.VERLEEND, toekenningen=fabrieken.zoals_gevraagd(bezwaar))
    beslis(gehoord(fabrieken.afgewezen("Vier")), naar=Status.IN_BEOORDELING)
    fabrieken.ingetrokken("Vijf")
    stil = fabrieken.in_beoordeling("Zes")
    beoordeling.opschorten(
        stil, grond="instemming", vanaf=date(2014, 2, 1), reden="Afgesproken.", door=coen, op=moment(2014, 2, 1)
    )
    beoordeling.hervatten(stil, tot=date(2014, 5, 10), door=coen, op=moment(2014, 5, 10))
    opgegeven = fabrieken.aanvulling_gevraagd("Zeven")
    beoordeling.buiten_behandeling_stellen(opgegeven, motivering="Niet aangevuld.", door=els, op=moment(2014, 2, 20))
    derden = [maatregel(nr, deelnemers=nr + 2, jongeren=nr, bbl=1, aantal=nr, bedrag=f"{nr}00.10") for nr in (1, 3, 5)]
    regio = overgenomen("SP1-90", tijdvak, derden, soort="regio")
    regio.regios.add(*Arbeidsmarktregio.objects.all()[:2])
    sectoren = list(Sector.objects.all()[:3])
    overgenomen("SP1-91", tijdvak, [maatregel(categorie="scholing", bedrag="0.29")]).sectoren.add(*sectoren)
    overgenomen("SP1-92", tijdvak, [maatregel(categorie="instroom_overig", deelnemers=0)]).sectoren.add(sectoren[0])
    beoordeling.plafond_verhogen(tijdvak, Decimal(60_000_000), grondslag="Stcrt.", door=petra, datum=date(2014, 5, 14))
    for dag, aantal in ((date(2014, 4, 30), 20), (LAATST, 90)):
        Realisatie.objects.create(
            maatregel=verleend.maatregelen.earliest("volgnummer"), peildatum=dag, deelnemers=aantal
        )
    tweede = fabrieken.tijdvak(2)
    overgenomen("SP2-1", tweede, [maatregel()], status_op=moment(2014, 6, 2))
    return list(Tijdvak.objects.select_related("regelingversie").order_by("opent_op"))


def beide(tijdvakken: list[Tijdvak], keuze: str, dag: date) -> tuple[Overzicht, Stand]:
    """The sums and the rows of the first period, or of all."""
    if keuze == "alle":
        return aggregaten.overzicht(tijdvakken, dag), cijfers.stand(None, dag)
    return aggregaten.overzicht(tijdvakken[:1], dag), cijfers.stand(tijdvakken[0], dag)


NIET_OP_HET_SCHERM = {
    "aantal_adviesgesprekken",
    "aantal_adviesgesprekken_zonder_aanvraag",
    "aantal_eigen_bijdrage_lager",
    "aantal_teruggekomen",
    "aandeel_onvoldoende_uitgewerkt",
    "volgend_opent",
    "volgend_plafond",
    "volgend_sluit",
}
"""What the state page does not show, and so is not summed: of the letter and the list of figures."""


def test_elke_som_is_die_van_de_rijen_op_elke_dag(bewogen):
    """In one test, for what happened takes long to walk through."""
    for keuze in ("een", "alle"):
        for dag in DAGEN:
            som, rijen = beide(bewogen, keuze, dag)
            assert {c: v.waarde for c, v in som.stand.cijfers.items()} == {
                c: v.waarde for c, v in rijen.cijfers.items() if c not in NIET_OP_HET_SCHERM
            }, (keuze, dag)
            assert (som.stand.grafiek_1, som.stand.grafiek_2) == (rijen.grafiek_1, rijen.grafiek_2), (keuze, dag)
            assert som.stand.tijdvak == rijen.tijdvak, (keuze, dag)
            assert dict(som.per_dag) == Counter(dag_van(a.ingediend_op) for a in rijen.aanvragen), (keuze, dag)
            assert som.laat == {dag_van(a.ingediend_op) for a in rijen.aanvragen if a.laat}, (keuze, dag)
            termijnen = Counter(a.termijn for a in rijen.aanvragen if a.termijn != "geen")
            assert Counter(som.termijnen) == termijnen, (keuze, dag)
    # else nothing would have been compared with nothing
    toen, nu = (beide(bewogen, "alle", dag)[0].stand for dag in (date(2014, 4, 30), LAATST))
    assert toen.waarde("bedrag_verleend") != nu.waarde("bedrag_verleend")
    assert toen.waarde("aantal_verlening_ingetrokken") == 1
    assert nu.waarde("deelnemers_gerealiseerd") == 90
    assert nu.waarde("plafond") == Decimal(460_000_000)
    assert nu.waarde("jeugdbedrag") != nu.waarde("jeugdbedrag").quantize(Decimal(1))


@pytest.fixture
def gebieden(tijdvak: Tijdvak) -> Tijdvak:
    """Granted plans for one, two and no sector, and for one and two regions."""
    sectoren, regios = list(Sector.objects.all()[:3]), list(Arbeidsmarktregio.objects.all()[:2])
    een = overgenomen("SP1-1", tijdvak, [maatregel(bedrag="0.10"), maatregel(2, categorie="scholing", deelnemers=7)])
    een.sectoren.add(sectoren[0])
    twee = overgenomen("SP1-2", tijdvak, [maatregel(deelnemers=11, bedrag="0.20")])
    twee.sectoren.add(*sectoren[1:])
    twee.regios.add(*regios)
    overgenomen("SP1-3", tijdvak, [maatregel(deelnemers=13, bedrag="0.30")]).regios.add(regios[1])
    return tijdvak


def test_elk_deel_is_dat_van_zijn_lijst_en_samen_zijn_ze_het_geheel(gebieden):
    som, rijen = aggregaten.overzicht([gebieden], LAATST), cijfers.stand(gebieden, LAATST)
    for soort, delen in {"thema": som.themas, "sector": som.sectoren, "regio": som.regios}.items():
        for deel in delen:
            assert cijfers.deel("deelnemers_beoogd", rijen, soort, deel.code)[0] == deel.deelnemers, deel
            assert cijfers.deel("bedrag_verleend", rijen, soort, deel.code)[0] == deel.budget, deel
        assert sum(deel.deelnemers for deel in delen) == rijen.waarde("deelnemers_beoogd"), soort
        assert sum(deel.budget for deel in delen) == rijen.waarde("bedrag_verleend"), soort


def test_een_plan_voor_meer_sectoren_telt_onder_meer_en_zonder_sector_onder_geen(gebieden):
    som = aggregaten.overzicht([gebieden], LAATST)
    assert {deel.code: deel.deelnemers for deel in som.sectoren} == {"1": 11, "meer": 11, "geen": 13}
    assert {deel.code: deel.deelnemers for deel in som.regios} == {"2": 13, "meer": 11, "geen": 11}


def test_elk_thema_staat_er_ook_zonder_maatregel(tijdvak):
    assert [deel.code for deel in aggregaten.overzicht([tijdvak], LAATST).themas] == Thema.values


def test_centen_gaan_niet_verloren(tijdvak):
    """A tenth is no number of floating point: thirty of them are 3.0000000000000013 there."""
    overgenomen("SP1-1", tijdvak, [maatregel(nr, bedrag="0.10") for nr in range(1, 31)])
    stand = aggregaten.overzicht([tijdvak], LAATST).stand
    assert (stand.waarde("bedrag_verleend"), stand.waarde("eigen_bijdrage")) == (Decimal("3.00"), Decimal("3.00"))


def test_het_verloop_is_dat_van_de_pagina_van_het_plafond_en_van_alle_tijdvakken_hun_som(tijdvak):
    overgenomen("SP1-1", tijdvak, [maatregel(bedrag="100.10")])
    tweede = fabrieken.tijdvak(2)
    overgenomen("SP2-1", tweede, [maatregel(bedrag="200.20")], status_op=moment(2014, 6, 2))
    tijdvakken = list(Tijdvak.objects.select_related("regelingversie"))
    assert aggregaten.overzicht(tijdvakken[:1], LAATST).verloop == verloop(tijdvak, LAATST)
    uit = aggregaten.overzicht(tijdvakken, LAATST).verloop
    assert uit is not None
    saldi = [plafond.saldo(rij, LAATST) for rij in tijdvakken]
    assert uit.dagen[-1].plafond == sum(s.plafond for s in saldi)
    assert uit.dagen[-1].vastgelegd == sum(s.verplicht for s in saldi)
    assert sum(dag.boekingen for dag in uit.dagen) == sum(rij.plafondmutaties.count() for rij in tijdvakken)


def test_een_vrijval_op_dezelfde_dag_als_een_verplichting_telt_als_beide(tijdvak):
    besluit = overgenomen("SP1-1", tijdvak, [maatregel(bedrag="350000.00")]).besluiten.get()
    plafond.boek(
        tijdvak, Boeking.VRIJVAL, Decimal("100.05"), datum=fabrieken.BESLOTEN.date(), grondslag="Test", besluit=besluit
    )
    (dag,) = [d for d in aggregaten.overzicht([tijdvak], LAATST).verloop.dagen if d.dag == fabrieken.BESLOTEN.date()]
    assert (dag.boekingen, dag.vrijgevallen, dag.vastgelegd) == (2, Decimal("100.05"), Decimal("349899.95"))


@pytest.mark.parametrize("aantal", [1, 20])
def test_het_overzicht_stelt_acht_vragen_hoeveel_plannen_er_ook_zijn(tijdvak, aantal):
    for nummer in range(aantal):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel(1), maatregel(2, categorie="scholing")])
    tijdvakken = list(Tijdvak.objects.select_related("regelingversie"))
    with CaptureQueriesContext(connection) as gevangen:
        aggregaten.overzicht(tijdvakken, LAATST)
    assert len(gevangen) == 8
