"""Policy staff by keyboard alone: a round opened, followed, closed, and told to parliament in a letter of progress."""

import csv
import hashlib
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from rapportage.berichtsoorten_peiling import VERSLAG_HERINNERING
from rapportage.models import Peiling, Rapport, RapportSoort, RapportStatus, Realisatie
from rapportage.peilingen import herinneren, services
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import datum_nl, vandaag
from sectorplannen.kern.models import Bericht, Gebruiker, Rol
from tests import fabrieken
from tests.browser.balie import haal, kop, staat_er
from tests.browser.keuren import Keurder
from tests.browser.toetsenbord import Toetsenbord
from tests.rapportage.peilingen import ronde

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLANNEN = ("Bakkers", "Kappers", "Slagers")


@pytest.fixture
def eerder(tijdvak, petra) -> Peiling:
    """Three plans in execution, and a closed round of 2015 in which each had reached a quarter."""
    Gebruiker.objects.create_user("paul@voorbeeld.nl", fabrieken.WACHTWOORD, naam="Paul", rol=Rol.BELEID)
    for naam in PLANNEN:
        fabrieken.verleend(naam)
    return ronde.gesloten(deel=4)


def test_een_peiling_van_openen_tot_de_vastgestelde_brief(mens, kom_binnen, eerder):
    petra, keurder = mens()
    kom_binnen(petra, "petra", "rapportage:peilingen")
    peiling = _opent(petra)
    _plannen_sturen_in(peiling)
    _ziet_wie_te_laat_is(petra, keurder)
    _kijkt_een_verslag_in(petra)
    _sluit(petra, keurder)
    _bekijkt_de_voortgang(petra, peiling)
    rapport = _maakt_de_brief(petra, keurder, peiling)

    paul, ander = mens()
    kom_binnen(paul, "paul", "rapportage:brieven")
    _stelt_vast(paul, ander, rapport)
    assert keurder.fouten + ander.fouten == []


def _opent(wie: Toetsenbord) -> Peiling:
    """First with a last day that has passed, then with three weeks to fill in."""
    kop(wie.page, "Peilingen")
    dag = vandaag()
    wie.kies_rondje("Seizoen", "Najaar")
    wie.typ("Jaar", str(dag.year))
    wie.typ("Peildatum", datum_nl(dag))
    wie.typ("Invullen tot en met", datum_nl(dag))
    wie.druk("Peiling openen")
    staat_er(wie.page, "Geef de plannen tijd om in te vullen: kies een dag na vandaag.")
    wie.typ("Invullen tot en met", datum_nl(dag + timedelta(days=21)))
    wie.druk("Peiling openen")
    staat_er(wie.page, "De plannen hebben bericht.")
    return Peiling.objects.latest("pk")


def _plannen_sturen_in(peiling: Peiling) -> None:
    """Two of the three reached half by now, and the agency agrees with them."""
    coen, nu = fabrieken.persoon("coen"), timezone.now()
    for naam in PLANNEN[:2]:
        verslag = peiling.verslagen.get(aanvraag__naam=naam)
        ronde.ingestuurd(verslag, op=nu)
        services.akkoord(verslag, door=coen, op=nu)


def _ziet_wie_te_laat_is(wie: Toetsenbord, keurder: Keurder) -> None:
    """Only the third is left; its people are reminded by themselves, as the page says, and once."""
    staat_er(wie.page, "krijgt vanzelf bericht")
    wie.kies("Stand", "Nog niet ingestuurd")
    wie.druk("Toon")
    assert wie.page.locator("main tbody th a").all_inner_texts() == [PLANNEN[2]]
    keurder.keur("gefilterd")
    week_ervoor = timezone.now() + timedelta(days=14)
    assert [herinneren.rondes_herinneren(week_ervoor) for _ in range(2)] == [1, 0]
    post = Bericht.objects.filter(soort=VERSLAG_HERINNERING.naam, aan=fabrieken.persoon("anja"))
    assert PLANNEN[2] in post.get().onderwerp + post.get().tekst


def _kijkt_een_verslag_in(wie: Toetsenbord) -> None:
    """Policy staff read a statement; to agree with it is for the agency."""
    wie.page.go_back()
    wie.volg(PLANNEN[1])
    kop(wie.page, PLANNEN[1])
    staat_er(wie.page, "Er valt niets op.")
    expect(wie.page.get_by_role("button", name="Akkoord")).to_have_count(0)
    wie.volg("Najaar")


def _sluit(wie: Toetsenbord, keurder: Keurder) -> None:
    """Not by accident: what is left out is named, and asks a tick."""
    wie.volg("Peiling sluiten")
    staat_er(wie.page, PLANNEN[2])
    wie.druk("Peiling sluiten")
    staat_er(wie.page, "Zet een vinkje als u de peiling toch sluit.")
    wie.vink("Ik weet dat deze verslagen niet meetellen")
    keurder.vergeet("/rapportage/peilingen/")
    wie.druk("Peiling sluiten")
    staat_er(wie.page, "De peiling is gesloten. Van 2 plannen staan de cijfers vast.")


def _bekijkt_de_voortgang(wie: Toetsenbord, peiling: Peiling) -> None:
    """What the plans filled in, added up, on the page and in its files; what a plan did not send is not made up."""
    wie.volg("Voortgang op deze dag")
    kop(wie.page, "Voortgang")
    bereikt = _bereikt(peiling.peildatum)
    expect(wie.page.locator(".sp-cijfer").filter(has_text="Deelnemers bereikt").locator("dd").first).to_have_text(
        str(bereikt)
    )
    kop_, *rijen = csv.reader(io.StringIO(haal(wie, "CSV").decode("utf-8-sig")), delimiter=";")
    kolom = kop_.index("Bereikt")
    assert sum(int(rij[kolom]) for rij in rijen if len(rij) == len(kop_)) == bereikt
    assert haal(wie, "XLSX").startswith(b"PK")
    wie.page.go_back()


def _bereikt(dag: date) -> int:
    """Of every measure its last statement, as it stands in the database."""
    laatste = {
        rij.maatregel_id: rij.deelnemers for rij in Realisatie.objects.filter(peildatum__lte=dag).order_by("peildatum")
    }
    return sum(laatste.values())


def _maakt_de_brief(wie: Toetsenbord, keurder: Keurder, peiling: Peiling) -> Rapport:
    """From the round to a letter of that day, looked at as a PDF, and offered to a second person."""
    wie.volg("Brief over de voortgang")
    wie.druk("Brief beginnen")
    staat_er(wie.page, "De brief is begonnen, met de standaardtekst.")
    wie.naar("Voorbeeld maken", "button")
    wie.page.keyboard.press("Enter")
    staat_er(wie.page, "Het voorbeeld wacht op zijn beurt.")
    opdrachten.veeg()
    expect(wie.page.get_by_title("Voorbeeld van de brief, versie 1")).to_be_visible()
    keurder.keur("met voorbeeld")
    wie.volg("Aanbieden ter vaststelling")
    wie.druk("Aanbieden ter vaststelling")
    staat_er(wie.page, "U schreef deze brief of bood hem aan.")
    rapport = Rapport.objects.get()
    assert (rapport.soort, rapport.peildatum) == (RapportSoort.VOORTGANG, peiling.peildatum)
    return rapport


def _stelt_vast(wie: Toetsenbord, keurder: Keurder, rapport: Rapport) -> None:
    """The second person; the figures that are fixed are those of the page, and nobody typed one."""
    wie.volg(rapport.onderwerp)
    wie.volg("Vaststellen")
    wie.druk("Vaststellen")
    staat_er(wie.page, "De brief wordt vastgesteld.")
    opdrachten.veeg()
    kop(wie.page, "Cijfers in de brief")
    keurder.keur("vastgesteld")
    rapport.refresh_from_db()
    assert rapport.status == RapportStatus.VAST
    assert hashlib.sha256(haal(wie, "Download de brief (PDF)")).hexdigest() == rapport.sha256
    assert rapport.cijfers["cijfers"]["deelnemers_gerealiseerd"]["waarde"] == _bereikt(rapport.peildatum)
