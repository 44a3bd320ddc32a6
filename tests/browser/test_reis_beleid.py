"""A letter to parliament by keyboard alone: begun, written, explained, shown, offered, and fixed by a second person."""

import hashlib
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from rapportage.briefsecties import uit_json
from rapportage.models import Rapport, RapportStatus
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Gebruiker, Rol
from tests import fabrieken
from tests.browser.balie import haal, kop, staat_er
from tests.browser.keuren import AANKOMST
from tests.browser.toetsenbord import Toetsenbord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIJST = ("rapportage:brieven", "Brieven aan de Kamer")


@pytest.fixture
def paul(db) -> Gebruiker:
    """The second policy person."""
    return Gebruiker.objects.create_user("paul@voorbeeld.nl", fabrieken.WACHTWOORD, naam="Paul", rol=Rol.BELEID)


def zet_in(toetsen: Toetsenbord, zoek: str, naam: str) -> None:
    """Find something in the list and put it where one was typing; the cursor is back in the text then."""
    toetsen.typ("Zoek in de lijst", zoek)
    toetsen.naar(f"Zet in de tekst, {naam}", "button")
    toetsen.page.keyboard.press("Enter")
    assert toetsen.naam().startswith("Tekst")


def test_petra_schrijft_een_brief_en_paul_stelt_hem_vast(page: Page, meld_aan, petra, paul):
    plan = fabrieken.verleend()
    toetsen = meld_aan("petra", *LIJST)
    toetsen.kies("Tijdvak", plan.tijdvak.naam)
    toetsen.typ("Peildatum", "30 mei 2014")
    toetsen.druk("Brief beginnen")
    toetsen.druk("Omlaag: Samenvatting")
    _schrijft(toetsen)
    _licht_toe(toetsen)
    _bekijkt(toetsen)
    toetsen.volg("Aanbieden ter vaststelling")
    toetsen.druk("Aanbieden ter vaststelling")
    staat_er(page, "U schreef deze brief of bood hem aan.")

    rapport = Rapport.objects.get()
    secties = uit_json(rapport.versies.latest("nummer").secties)
    assert [s.code for s in secties][:2] == ["waarom", "samenvatting"]
    assert secties[2].tekst == (
        "Wij spraken met 231.127 mensen. Er kwam geld voor {aantal_verleend} plan, samen {bedrag_verleend_exact}"
    )
    _stelt_vast(meld_aan("paul", *LIJST), rapport, paul)


def _schrijft(toetsen: Toetsenbord) -> None:
    """Own text with two figures from the list; first with a code that does not exist."""
    page = toetsen.page
    toetsen.volg("Tekst aanpassen: Hulp bij het maken van een plan")
    toetsen.typ("Tekst", "Er waren {aantal_gesprekken}.")
    toetsen.druk("Bewaren")
    staat_er(page, "‘{aantal_gesprekken}’ is geen cijfer.")
    toetsen.typ("Tekst", "Wij spraken met 231.127 mensen. Er kwam geld voor")
    zet_in(toetsen, "verleende aanvragen", "Verleende aanvragen")
    page.keyboard.type(" plan, samen")
    zet_in(toetsen, "verleende cofinanciering", "Verleende cofinanciering, precies")
    staat_er(page, "Een getypt getal volgt de gegevens niet.")
    expect(page.locator("#zo-vak").get_by_role("link", name="één")).to_be_visible()
    toetsen.keur(AANKOMST)
    toetsen.druk("Bewaren")
    staat_er(page, "Het onderdeel is bewaard.")


def _licht_toe(toetsen: Toetsenbord) -> None:
    """The typed number follows no record, and without a word of why the letter is not offered."""
    staat_er(toetsen.page, "Eerst 1 controle toelichten")
    toetsen.typ("Getypte getallen volgen de gegevens niet", "Geteld door het actieteam.")
    toetsen.druk("Toelichting bewaren")
    staat_er(toetsen.page, "De toelichting is bewaard.")


def _bekijkt(toetsen: Toetsenbord) -> None:
    """The PDF beside the text, once a worker has made it; the page hears of that by itself."""
    page = toetsen.page
    toetsen.naar("Voorbeeld maken", "button")
    page.keyboard.press("Enter")
    staat_er(page, "Het voorbeeld wacht op zijn beurt.")
    opdrachten.veeg()
    expect(page.get_by_title("Voorbeeld van de brief, versie 4")).to_be_visible()
    toetsen.keur(AANKOMST)


def _stelt_vast(toetsen: Toetsenbord, rapport: Rapport, paul: Gebruiker) -> None:
    """The second person; then the letter stands, and its hash is that of the file."""
    page = toetsen.page
    toetsen.volg("Brief over het eerste tijdvak")
    toetsen.volg("Vaststellen")
    toetsen.druk("Vaststellen")
    staat_er(page, "De brief wordt vastgesteld.")
    opdrachten.veeg()
    kop(page, "Cijfers in de brief")
    toetsen.keur(AANKOMST)
    rapport.refresh_from_db()
    assert (rapport.status, rapport.vastgesteld_door) == (RapportStatus.VAST, paul)
    assert rapport.peildatum == date(2014, 5, 30)
    pdf = haal(toetsen, "Download de brief (PDF)")
    assert hashlib.sha256(pdf).hexdigest() == rapport.sha256
    staat_er(page, rapport.sha256)
    toetsen.volg("Brieven")
    staat_er(page, "Vastgesteld")
