"""Files of a plan: kept once and whole, closed until the scanner has spoken, and never lost when they were filed."""

import io
import tracemalloc
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile, UploadedFile
from django.db import transaction
from django.utils import timezone

from aanvragen import services
from aanvragen.berichtsoorten import SCANS_WACHTEN
from aanvragen.models import Aanvraag, Bijlage, BijlageSoort, ScanStatus
from aanvragen.services import scannen
from aanvragen.toegang import mag_bestand_lezen
from beoordeling import services as beoordeling
from rapportage import echtheid
from sectorplannen.kern import opdrachten
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht, Gebruiker, Opdracht
from tests import fabrieken
from tests.clamd import EICAR, clamd
from tests.fabrieken import PDF

VIRUS = PDF.replace(b"%%EOF", EICAR + b"\n%%EOF")


@pytest.fixture
def scanner(settings):
    """A virus scanner that is switched on."""
    with clamd() as gedrag:
        settings.CLAMAV_URL = gedrag.adres
        yield gedrag


def voeg_toe(
    plan: Aanvraag, door: Gebruiker, inhoud: bytes = PDF + b"c", soort: str = "c", naam: str = "stuk.pdf"
) -> Bijlage:
    return services.bijlage_toevoegen(plan, SimpleUploadedFile(naam, inhoud), soort, door=door)


def bewaard() -> set[str]:
    """The names in store."""
    uit: set[str] = set()
    mappen = ["bijlagen"]
    while mappen:
        map_ = mappen.pop()
        if default_storage.exists(map_):
            onder, namen = default_storage.listdir(map_)
            mappen += [f"{map_}/{naam}" for naam in onder]
            uit |= {f"{map_}/{naam}" for naam in namen}
    return uit


def veeg_alles() -> None:
    """Do all jobs, also those that were put off."""
    Opdracht.objects.update(niet_voor=timezone.now())
    opdrachten.veeg()


def verlies_opdrachten() -> None:
    """As when workers went away during a job, time and again."""
    Opdracht.objects.all().delete()


# --- Keeping ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", BijlageSoort.values)
def test_elke_soort_stuk_kan_worden_toegevoegd(concept, anja, soort):
    rij = voeg_toe(concept, anja, PDF + b"anders", soort)
    rij.refresh_from_db()
    assert (rij.soort, rij.naam, rij.inhoudstype, rij.grootte) == (soort, "stuk.pdf", "application/pdf", len(PDF) + 6)
    assert (rij.toegevoegd_door, rij.scan) == (anja, ScanStatus.NIET_GESCAND)
    with rij.bestand.open() as bestand:
        assert bestand.read() == PDF + b"anders"


def test_een_onbekende_soort_wordt_geweigerd(concept, anja):
    with pytest.raises(Weigering, match="Kies welk stuk"):
        voeg_toe(concept, anja, soort="z")


def test_hetzelfde_bestand_nog_eens_verstuurd_staat_er_een_keer(concept, anja, bram):
    eerste = voeg_toe(concept, anja, naam="eerste.pdf")
    voor, versie = bewaard(), concept.versie
    assert voeg_toe(concept, anja) == eerste
    assert voeg_toe(concept, bram, naam="andere naam.pdf") == eerste
    assert (concept.bijlagen.filter(soort="c").count(), bewaard()) == (1, voor)
    concept.refresh_from_db()
    assert concept.versie == versie
    assert voeg_toe(concept, anja, soort="g") != eerste
    assert voeg_toe(concept, anja, PDF + b"nieuw") != eerste


@pytest.mark.parametrize(
    ("naam", "wordt"),
    [
        ("map/onder/stuk.pdf", "stuk.pdf"),
        ("C:\\Documenten\\stuk.pdf", "stuk.pdf"),
        ("stuk\u202efdp.exe\r\n.pdf", "stukfdp.exe.pdf"),
        ("é" * 240 + ".pdf", "é" * 196 + ".pdf"),
    ],
)
def test_een_vreemde_naam_wordt_netjes_en_bestaat_niet_in_de_opslag(concept, anja, naam, wordt):
    bestand = SimpleUploadedFile("x.pdf", PDF + b"c")
    bestand._name = naam
    rij = services.bijlage_toevoegen(concept, bestand, "c", door=anja)
    assert rij.naam == wordt
    assert wordt not in str(rij.bestand)
    assert rij.bestand.storage.exists(str(rij.bestand))


def test_precies_de_grootste_maat_mag_en_een_byte_meer_niet(concept, anja, settings):
    settings.BIJLAGE_MAX_MB = 1
    vol = PDF[:-6] + b" " * (1024 * 1024 - len(PDF)) + PDF[-6:]
    assert voeg_toe(concept, anja, vol).grootte == 1024 * 1024
    with pytest.raises(Weigering, match="is te groot. Een bestand is ten hoogste 1 MB"):
        voeg_toe(concept, anja, vol[:-6] + b" " + vol[-6:])


def test_een_groot_bestand_vult_het_geheugen_niet(concept, anja):
    groot = TemporaryUploadedFile("groot.pdf", "application/pdf", 0, None)
    groot.write(PDF + b"\0" * (30 << 20) + b"%%EOF\n")
    groot.size = groot.tell()
    tracemalloc.start()
    try:
        rij = services.bijlage_toevoegen(concept, groot, "c", door=anja)
        assert tracemalloc.get_traced_memory()[1] < 6 << 20
    finally:
        tracemalloc.stop()
        groot.close()
    assert rij.bestand.size == rij.grootte > 30 << 20


class DientOndertussenIn(UploadedFile):
    """A file that takes so long to store that the plan is filed meanwhile."""

    def __init__(self, plan: Aanvraag, door: Gebruiker) -> None:
        super().__init__(io.BytesIO(PDF + b"traag"), "traag.pdf", size=len(PDF) + 5)
        self.plan, self.door = plan, door

    def chunks(self, chunk_size=None):
        yield from super().chunks(chunk_size)
        services.indienen(self.plan, door=self.door, op=fabrieken.INGEDIEND)


def test_wat_niet_bij_het_plan_kwam_blijft_niet_in_de_opslag(concept, anja):
    voor = bewaard()
    with pytest.raises(PermissionDenied):
        services.bijlage_toevoegen(concept, DientOndertussenIn(concept, anja), "c", door=anja)
    assert concept.indieningen.count() == 1
    assert (bewaard(), concept.bijlagen.filter(soort="c").count()) == (voor, 0)


def test_wie_niet_mag_schrijven_zet_niets_in_de_opslag(concept, carla):
    voor = bewaard()
    with pytest.raises(PermissionDenied):
        voeg_toe(concept, carla)
    assert bewaard() == voor


# --- Taking out ------------------------------------------------------------------------------------------------------


def test_een_verwijderd_bestand_dat_niet_is_ingediend_gaat_ook_uit_de_opslag(
    concept, anja, django_capture_on_commit_callbacks
):
    rij, ander = voeg_toe(concept, anja), voeg_toe(concept, anja, soort="g")
    with django_capture_on_commit_callbacks(execute=True):
        services.bijlage_verwijderen(concept, rij, door=anja)
    assert str(rij.bestand) not in bewaard()
    assert str(ander.bestand) in bewaard()


def test_een_ingediend_bestand_blijft_in_de_opslag_ook_als_het_uit_het_plan_gaat(
    tijdvak, anja, django_capture_on_commit_callbacks
):
    plan = fabrieken.aanvulling_gevraagd(onderdelen=("a",))
    rij = plan.bijlagen.get(soort="a")
    with django_capture_on_commit_callbacks(execute=True):
        services.bijlage_verwijderen(plan, rij, door=anja)
    assert not plan.bijlagen.filter(soort="a").exists()
    assert plan.indieningen.get().inhoud["bijlagen"][0]["bestand"] == str(rij.bestand)
    assert str(rij.bestand) in bewaard()


# --- Scanning --------------------------------------------------------------------------------------------------------


def test_met_een_scanner_wacht_een_nieuw_bestand_met_een_opdracht_in_dezelfde_transactie(concept, anja, scanner):
    class TochNietError(Exception):
        pass

    with pytest.raises(TochNietError), transaction.atomic():
        voeg_toe(concept, anja)
        raise TochNietError
    assert not Opdracht.objects.filter(soort=scannen.BIJLAGE_SCANNEN).exists()
    rij = voeg_toe(concept, anja)
    assert rij.scan == ScanStatus.WACHT
    assert Opdracht.objects.get(soort=scannen.BIJLAGE_SCANNEN).gegevens == {"bijlage": rij.pk}
    voeg_toe(concept, anja)
    assert Opdracht.objects.filter(soort=scannen.BIJLAGE_SCANNEN).count() == 1


def test_zonder_scanner_wacht_niemand(concept, anja):
    assert voeg_toe(concept, anja).scan == ScanStatus.NIET_GESCAND
    assert not Opdracht.objects.filter(soort=scannen.BIJLAGE_SCANNEN).exists()


def test_een_schoon_bestand_wordt_schoon(concept, anja, bram, scanner):
    rij = voeg_toe(concept, anja)
    assert (mag_bestand_lezen(anja, rij), mag_bestand_lezen(bram, rij)) == (True, False)
    veeg_alles()
    rij.refresh_from_db()
    assert (rij.scan, rij.scan_melding) == (ScanStatus.SCHOON, "")
    assert rij.gescand_op is not None
    assert mag_bestand_lezen(bram, rij)
    assert scanner.gesprekken == 1


def test_een_besmet_bestand_gaat_weg_en_de_afzender_hoort_het_een_keer(concept, anja, bram, scanner):
    rij = voeg_toe(concept, bram, VIRUS)
    veeg_alles()
    rij.refresh_from_db()
    assert (rij.scan, rij.scan_melding) == (ScanStatus.BESMET, "Eicar-Test")
    assert str(rij.bestand) not in bewaard()
    assert not mag_bestand_lezen(bram, rij)
    assert scannen.scan_bijlage(rij.pk) == ScanStatus.BESMET
    assert echtheid.bijlagen().klopt, "what was destroyed on purpose is no loss"
    bericht = Bericht.objects.get(onderwerp__startswith="Virus")
    assert bericht.aan == bram
    assert "‘stuk.pdf’" in bericht.tekst
    assert "voeg een schoon bestand toe" in bericht.tekst
    assert bericht.link.endswith("/bijlagen/")


def test_wat_besmet_is_komt_er_niet_nog_eens_in_en_kan_worden_verwijderd(concept, anja, scanner):
    rij = voeg_toe(concept, anja, VIRUS)
    veeg_alles()
    with pytest.raises(Weigering, match="zit een virus"):
        voeg_toe(concept, anja, VIRUS)
    services.bijlage_verwijderen(concept, rij, door=anja)
    assert not concept.bijlagen.filter(soort="c").exists()


def test_een_bestand_dat_er_niet_meer_bij_hoort_wordt_niet_gescand(concept, anja, scanner):
    rij = voeg_toe(concept, anja)
    services.bijlage_verwijderen(concept, rij, door=anja)
    veeg_alles()
    assert scanner.gesprekken == 0
    assert Opdracht.objects.get(soort=scannen.BIJLAGE_SCANNEN).uitkomst == {"scan": "verwijderd"}


def test_een_scanner_die_urenlang_weg_is_laat_niets_voor_altijd_wachten(concept, anja, beheer, scanner):
    rij = voeg_toe(concept, anja)
    scanner.hoe = "stream: Database initialization ERROR\0"
    for _ in range(opdrachten.MAX_POGINGEN + 1):
        veeg_alles()
    rij.refresh_from_db()
    opdracht = Opdracht.objects.get(soort=scannen.BIJLAGE_SCANNEN)
    assert (rij.scan, opdracht.status) == (ScanStatus.WACHT, "mislukt")
    assert "Database initialization ERROR" in opdracht.fout
    scanner.hoe = "goed"
    assert scannen.haal_scans_in() == 1
    assert scannen.haal_scans_in() == 0
    veeg_alles()
    rij.refresh_from_db()
    assert rij.scan == ScanStatus.SCHOON
    assert scannen.haal_scans_in() == 0


def test_zolang_de_scanner_zwijgt_komen_er_geen_opdrachten_bij(concept, anja, settings):
    with clamd() as gedrag:
        settings.CLAMAV_URL = gedrag.adres
        voeg_toe(concept, anja)
    verlies_opdrachten()
    assert scannen.haal_scans_in() == 0
    assert not Opdracht.objects.exists()


def test_een_beheerder_hoort_een_keer_per_dag_dat_er_bestanden_wachten(concept, anja, beheer, scanner):
    rij = voeg_toe(concept, anja)
    scannen.haal_scans_in()
    assert not Bericht.objects.filter(onderwerp=SCANS_WACHTEN.onderwerp).exists()
    Bijlage.objects.filter(pk=rij.pk).update(toegevoegd_op=timezone.now() - scannen.LANG - timedelta(seconds=1))
    scannen.haal_scans_in()
    scannen.haal_scans_in()
    bericht = Bericht.objects.get(onderwerp=SCANS_WACHTEN.onderwerp)
    assert bericht.aan == beheer
    assert bericht.tekst.startswith("1 bestand wacht")
    Bericht.objects.filter(pk=bericht.pk).update(op=timezone.now() - timedelta(days=2))
    scannen.haal_scans_in()
    assert Bericht.objects.filter(onderwerp=SCANS_WACHTEN.onderwerp).count() == 2


def test_een_scanner_die_wordt_uitgezet_houdt_geen_bestand_achter(concept, anja, bram, scanner, settings):
    rij = voeg_toe(concept, anja)
    verlies_opdrachten()
    settings.CLAMAV_URL = ""
    assert scannen.haal_scans_in() == 1
    veeg_alles()
    rij.refresh_from_db()
    assert rij.scan == ScanStatus.NIET_GESCAND
    assert mag_bestand_lezen(bram, rij)


# --- Filed while it waits --------------------------------------------------------------------------------------------


@pytest.fixture
def wachtend_ingediend(tijdvak, anja, coen, scanner):
    """A plan of which a file was filed before the scanner came to it, and of which a supplement is asked."""

    def maak(inhoud: bytes) -> tuple[Aanvraag, Bijlage]:
        plan = fabrieken.concept()
        rij = voeg_toe(plan, anja, inhoud)
        services.indienen(plan, door=anja, op=fabrieken.INGEDIEND)
        return plan, rij

    return maak


def test_wachten_op_de_scanner_houdt_indienen_niet_tegen(wachtend_ingediend):
    plan, rij = wachtend_ingediend(PDF + b"c")
    assert rij.scan == ScanStatus.WACHT
    assert rij.sha256 in {stuk["sha256"] for stuk in plan.indieningen.get().inhoud["bijlagen"]}


def test_een_virus_na_het_indienen_wordt_gemeld_met_wat_nu_te_doen_is(wachtend_ingediend):
    plan, rij = wachtend_ingediend(VIRUS)
    veeg_alles()
    assert str(rij.bestand) not in bewaard()
    bericht = Bericht.objects.get(onderwerp__startswith="Virus")
    assert "al ingediend" in bericht.tekst
    assert bericht.link == plan.get_absolute_url()


def test_een_ingediend_bestand_dat_nog_wacht_kan_niet_weg(wachtend_ingediend, anja, coen, scanner):
    """Its row is what keeps the filed file closed to the agency."""
    plan, rij = wachtend_ingediend(PDF + b"c")
    vraag = {"onderdelen": ["c"], "vraag": "Meer.", "uiterlijk_op": (fabrieken.VOLLEDIG + timedelta(days=9)).date()}
    beoordeling.aanvulling_vragen(plan, **vraag, door=coen, op=fabrieken.VOLLEDIG)
    with pytest.raises(Weigering, match="wordt nog gecontroleerd op virussen"):
        services.bijlage_verwijderen(plan, rij, door=anja)
    veeg_alles()
    services.bijlage_verwijderen(plan, rij, door=anja)
    assert not plan.bijlagen.filter(pk=rij.pk).exists()
