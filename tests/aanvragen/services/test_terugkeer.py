"""A plan that stopped comes back in a later period: a copy that knows its origin, once per period, and nothing else changes."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen import services
from aanvragen.models import Aanvraag, Bijlage, Gebeurtenis, ScanStatus
from aanvragen.services import inhoud_van
from aanvragen.statussen import Status
from aanvragen.terugkeer import achtergebleven_dagen, latere_tijdvakken, vervolg
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht, Gebruiker, LidRol, Opdracht
from tests import fabrieken
from tests.fabrieken import PDF, moment

TWEEDE = moment(2014, 4, 2)


@pytest.fixture
def tweede(tijdvak):
    """The second period, from 1 April 2014."""
    return fabrieken.tijdvak(2)


def vol(naam: str = "Vakwerk", *, metingen: int = 0) -> Aanvraag:
    """A withdrawn plan with cost lines, contributions, a right, and a gap in its numbers."""
    plan = fabrieken.concept(naam)
    anja = fabrieken.persoon("anja")
    posten = [{"soort": "opleiding", "omschrijving": "Lessen", "kosten": 100_000, "uren": 40, "bruto_loon": None}]
    for nummer in range(3 + metingen):
        knelpunt = services.knelpunt_opslaan(plan, door=anja, omschrijving=f"Knelpunt {nummer}")
        services.maatregel_opslaan(
            plan, door=anja, naam=f"Cursus {nummer}", thema="e", categorie="scholing", deelnemers=20, knelpunten=[knelpunt],
            kostenposten=posten, **fabrieken.SMART | {"tarief": fabrieken.SMART["tarief"]},
        )  # fmt: skip
    services.maatregel_verwijderen(plan, plan.maatregelen.get(naam="Cursus 0"), door=anja)
    eigen = sum(m.eigen_bijdrage for m in plan.maatregelen.all())
    services.bewerken(plan, door=anja, bijdragen=[{"soort": "werkgevers", "naam": "Wij", "bedrag": eigen}])
    services.vertegenwoordiging_opslaan(
        plan, fabrieken.organisatie("vakbond"), door=anja, is_vereniging=True, cao="Bakkers"
    )
    plan.deelnemers.update(mag_schrijven=True)
    services.indienen(plan, door=anja, op=fabrieken.INGEDIEND)
    services.intrekken(plan, reden="geen_draagvlak", door=anja, op=moment(2014, 1, 10))
    return plan


def zonder(inhoud, *namen):
    return {naam: waarde for naam, waarde in inhoud.items() if naam not in namen}


def test_alles_gaat_mee_en_de_kopie_kent_haar_herkomst(anja, tweede):
    eerder = vol()
    voor = inhoud_van(eerder)
    uit = services.terugkeren(eerder, tweede, door=anja, op=TWEEDE)
    nieuw = Aanvraag.objects.get(pk=uit.aanvraag.pk)
    assert (uit.is_nieuw, nieuw.nummer, nieuw.status, nieuw.eerdere_aanvraag) == (
        True,
        "SP2-0001",
        Status.CONCEPT,
        eerder,
    )
    na = inhoud_van(nieuw)
    gelijk = ("start_op", "maatregelen")  # what lies before the period is another test
    assert zonder(na, *gelijk) == zonder(voor, *gelijk)
    assert [m["volgnummer"] for m in na["maatregelen"]] == [1, 2, 3, 4]
    for oud, nu in zip(voor["maatregelen"], na["maatregelen"], strict=True):
        assert zonder(nu, "volgnummer") == zonder(oud, "volgnummer")
    begonnen = nieuw.gebeurtenissen.get()
    assert (begonnen.stap, begonnen.gegevens) == ("beginnen", {"eerdere_aanvraag": eerder.nummer})
    assert nieuw.gewijzigd_door == anja


def test_het_eerdere_plan_verandert_niet(anja, tweede):
    eerder = vol()
    voor = (inhoud_van(eerder), Aanvraag.objects.filter(pk=eerder.pk).values().get(), Gebeurtenis.objects.count())
    nieuw = services.terugkeren(eerder, tweede, door=anja, op=TWEEDE).aanvraag
    services.maatregel_verwijderen(nieuw, nieuw.maatregelen.first(), door=anja)
    services.knelpunt_verwijderen(nieuw, nieuw.knelpunten.first(), door=anja)
    services.bewerken(nieuw, door=anja, naam="Anders", bijdragen=[])
    services.deelnemer_verwijderen(nieuw, nieuw.deelnemers.get(), door=anja)
    na = (inhoud_van(eerder), Aanvraag.objects.filter(pk=eerder.pk).values().get(), Gebeurtenis.objects.count() - 1)
    assert na == voor


def test_schrijfrecht_van_een_partner_gaat_niet_mee(anja, tweede):
    eerder = vol()
    nieuw = services.terugkeren(eerder, tweede, door=anja, op=TWEEDE).aanvraag
    assert [d.mag_schrijven for d in eerder.deelnemers.all()] == [True]
    assert [d.mag_schrijven for d in nieuw.deelnemers.all()] == [False]


def test_dagen_voor_het_nieuwe_tijdvak_blijven_leeg_en_worden_genoemd(anja, tweede):
    eerder = vol()
    nieuw = services.terugkeren(eerder, tweede, door=anja, op=TWEEDE).aanvraag
    assert (eerder.start_op, nieuw.start_op, nieuw.eind_op) == (date(2014, 3, 1), None, date(2016, 2, 29))
    assert nieuw.maatregelen.first().klaar_op == date(2015, 12, 31)
    assert achtergebleven_dagen(eerder, nieuw) == ["de eerste dag van het plan"]
    Aanvraag.objects.filter(pk=nieuw.pk).update(start_op=date(2014, 5, 1))
    assert achtergebleven_dagen(eerder, Aanvraag.objects.get(pk=nieuw.pk)) == []


def test_een_dag_van_een_maatregel_voor_het_tijdvak_blijft_leeg(anja, tijdvak, tweede):
    plan = fabrieken.concept()
    rij = plan.maatregelen.first()
    services.maatregel_opslaan(plan, door=anja, maatregel=rij, start_op=date(2014, 3, 31))
    services.indienen(plan, door=anja, op=fabrieken.INGEDIEND)
    services.intrekken(plan, reden="dubbel", door=anja, op=moment(2014, 1, 10))
    nieuw = services.terugkeren(plan, tweede, door=anja, op=TWEEDE).aanvraag
    assert nieuw.maatregelen.first().start_op is None
    assert "maatregel 1: de dag waarop deze begint" in achtergebleven_dagen(plan, nieuw)


def test_geld_volgt_de_tarieven_van_het_nieuwe_tijdvak(anja, tijdvak, tweede):
    plan = fabrieken.concept()
    posten = [{"soort": "loon_bbl", "omschrijving": "", "kosten": 600_000, "uren": None, "bruto_loon": None}]
    services.maatregel_opslaan(plan, door=anja, maatregel=plan.maatregelen.first(), kostenposten=posten)
    oud = plan.maatregelen.first().cofinanciering
    services.indienen(plan, door=anja, op=fabrieken.INGEDIEND)
    services.intrekken(plan, reden="dubbel", door=anja, op=moment(2014, 1, 10))
    nieuw = services.terugkeren(plan, tweede, door=anja, op=TWEEDE).aanvraag.maatregelen.first()
    assert nieuw.tarief == tweede.regelingversie.tarief_bbl
    assert (nieuw.kostenposten.get().kosten, nieuw.cofinanciering) == (600_000, 120_000)
    assert oud != nieuw.cofinanciering
    assert plan.maatregelen.first().cofinanciering == oud


def test_een_bijlage_is_een_eigen_rij_op_hetzelfde_bestand(anja, tweede):
    eerder = vol()
    nieuw = services.terugkeren(eerder, tweede, door=anja, op=TWEEDE).aanvraag
    oud, kopie = eerder.bijlagen.get(soort="a"), nieuw.bijlagen.get(soort="a")
    assert (kopie.bestand.name, kopie.sha256, kopie.toegevoegd_door) == (oud.bestand.name, oud.sha256, anja)
    assert kopie.pk != oud.pk
    services.bijlage_verwijderen(nieuw, kopie, door=anja)
    assert oud.bestand.open("rb").read() == PDF


def test_een_besmet_bestand_blijft_achter_en_een_wachtend_wordt_gescand(anja, tweede, settings):
    eerder = vol()
    settings.CLAMAV_URL = "tcp://127.0.0.1:1"
    een, twee = eerder.bijlagen.order_by("pk")
    Bijlage.objects.filter(pk=een.pk).update(scan=ScanStatus.BESMET)
    Bijlage.objects.filter(pk=twee.pk).update(scan=ScanStatus.WACHT)
    nieuw = services.terugkeren(eerder, tweede, door=anja, op=TWEEDE).aanvraag
    kopie = nieuw.bijlagen.get()
    assert (kopie.soort, kopie.scan) == (twee.soort, ScanStatus.WACHT)
    assert Opdracht.objects.filter(soort="bijlage_scannen", gegevens={"bijlage": kopie.pk}).exists()


def test_twee_keer_drukken_geeft_een_plan_en_per_tijdvak_een(anja, bram, tweede):
    eerder = vol()
    eerste = services.terugkeren(eerder, tweede, door=anja, op=TWEEDE)
    weer = services.terugkeren(eerder, tweede, door=bram, op=TWEEDE)
    assert (weer.aanvraag, weer.is_nieuw) == (eerste.aanvraag, False)
    derde = fabrieken.open_tijdvak()
    assert services.terugkeren(eerder, derde, door=anja).is_nieuw
    assert eerder.latere_aanvragen.count() == 2


def test_wie_schrijft_kan_terugkeren_een_ander_niet(anja, bram, carla, tweede):
    eerder = vol()
    with pytest.raises(PermissionDenied):
        services.terugkeren(eerder, tweede, door=carla, op=TWEEDE)
    assert services.terugkeren(eerder, tweede, door=bram, op=TWEEDE).is_nieuw


@pytest.mark.parametrize("maak", ["ingediend", "in_beoordeling", "verleend", "concept"])
def test_een_plan_dat_niet_is_gestopt_kan_niet_terugkomen(anja, tweede, maak):
    plan = getattr(fabrieken, maak)()
    with pytest.raises(Weigering, match="ingetrokken of afgewezen"):
        services.terugkeren(plan, tweede, door=anja, op=TWEEDE)


def test_terugkeren_kan_alleen_in_een_later_tijdvak_dat_niet_is_gesloten(anja, tijdvak, tweede):
    plan = fabrieken.afgewezen()
    with pytest.raises(Weigering):
        services.terugkeren(plan, tijdvak, door=anja, op=fabrieken.INGEDIEND)
    with pytest.raises(Weigering, match="gesloten"):
        services.terugkeren(plan, tweede, door=anja, op=moment(2014, 7, 1))
    assert not plan.latere_aanvragen.exists()
    assert list(latere_tijdvakken(plan, op=TWEEDE)) == [tweede]
    assert not latere_tijdvakken(plan, op=moment(2014, 7, 1)).exists()


def test_collegas_krijgen_een_bericht_en_wie_het_deed_niet(anja, bram, tweede):
    eerder = vol()
    Bericht.objects.all().delete()
    services.terugkeren(eerder, tweede, door=anja, op=TWEEDE)
    (bericht,) = Bericht.objects.all()
    assert bericht.aan == bram
    assert "SP1-0001" in bericht.tekst
    assert "SP2-0001" in bericht.tekst


def test_een_partner_hoort_dat_het_plan_stopt_en_dat_het_terugkomt(anja, bram, tweede):
    """Withdrawing is done for all of them: also a partner that only reads hears of it."""
    vera = Gebruiker.objects.create_user("vera.bond@voorbeeld.nl", naam="Vera")
    fabrieken.organisatie("vakbond").lidmaatschappen.create(gebruiker=vera, rol=LidRol.TEKENBEVOEGD)
    services.terugkeren(vol(), tweede, door=anja, op=TWEEDE)
    soorten = list(vera.berichten.order_by("pk").values_list("soort", flat=True))
    assert soorten == ["partner_doet_mee", "plan_ingetrokken", "plan_teruggekomen"]


def test_beide_kanten_noemen_elkaar_alleen_voor_wie_beide_mag_kennen(anja, coen, carla, dirk, tweede):
    eerder = vol()
    nieuw = services.terugkeren(eerder, tweede, door=anja, op=TWEEDE).aanvraag
    assert vervolg(nieuw, anja).eerder == eerder
    assert vervolg(eerder, anja).later == (nieuw,)
    assert not vervolg(eerder, coen)  # a draft is nobody's but the partnership's
    assert not vervolg(eerder, carla)
    services.bewerken(nieuw, door=anja, start_op=date(2014, 6, 1))
    for rij in nieuw.maatregelen.all():
        services.maatregel_opslaan(nieuw, door=anja, maatregel=rij, categorie="scholing", thema=rij.thema)
    services.indienen(nieuw, door=anja, op=TWEEDE)
    assert vervolg(eerder, coen).later == (nieuw,)
    fabrieken.beoordeling.verklaar_belang(eerder, heeft_band=True, toelichting="Familie.", door=coen)
    assert not vervolg(nieuw, coen)


def test_een_groter_plan_vraagt_niet_meer_van_de_database(anja, tweede):
    vol("Eerst")  # has no region, as those after it have
    klein, groot = vol("Klein"), vol("Groot", metingen=15)

    def queries(plan) -> int:
        with CaptureQueriesContext(connection) as gevangen:
            services.terugkeren(plan, tweede, door=anja, op=TWEEDE)
        return len(gevangen)

    assert queries(klein) == queries(groot)


def test_een_bestand_erbij_verandert_het_eerdere_plan_niet(anja, tweede):
    eerder = vol()
    nieuw = services.terugkeren(eerder, tweede, door=anja, op=TWEEDE).aanvraag
    services.bijlage_toevoegen(nieuw, SimpleUploadedFile("g.pdf", PDF + b"g"), "g", door=anja)
    assert not eerder.bijlagen.filter(soort="g").exists()
