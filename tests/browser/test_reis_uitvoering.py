"""A plan in execution by keyboard alone: asked and reminded, filled in on screen and by workbook, sent in, asked, agreed."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import expect

from rapportage.models import Voortgangsverslag
from rapportage.peilingen import herinneren
from sectorplannen.kern.datums import vandaag
from tests import fabrieken
from tests.browser.balie import haal, kop, staat_er
from tests.browser.keuren import Keurder
from tests.browser.schrijven.handen import OPGESLAGEN, zegt
from tests.browser.toetsenbord import Toetsenbord
from tests.rapportage.peilingen import ronde

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAAROM = "De scholen zijn eerder begonnen."
LEGENDA = "document.activeElement.closest('fieldset')?.querySelector('legend').textContent ?? ''"
VRAAG = "Waarom stegen de kosten niet mee?"


@pytest.fixture
def verslagen(tijdvak) -> dict[str, Voortgangsverslag]:
    """By name of the plan the statements of an open round; in a closed one of 2015 each plan had reached a quarter."""
    for naam in ("Bakkers", "Kappers"):
        fabrieken.verleend(naam)
    ronde.gesloten(deel=4)
    peiling = ronde.geopend(
        seizoen="najaar",
        jaar=vandaag().year,
        peildatum=vandaag(),
        invullen_tot=vandaag() + timedelta(days=20),
        op=timezone.now(),
    )
    herinneren.rondes_herinneren(timezone.now() + timedelta(days=13))
    return {rij.aanvraag.naam: rij for rij in peiling.verslagen.all()}


def test_van_de_herinnering_tot_het_verslag_is_gecontroleerd(mens, kom_binnen, verslagen, tmp_path):
    bakkers, kappers = verslagen["Bakkers"], verslagen["Kappers"]
    anja, keurder = mens()
    kom_binnen(anja, "anja", "aanvragen:mijn_plannen")
    _leest_de_herinnering(anja, bakkers)
    _vult_in(anja)
    _kijkt_na_en_stuurt_in(anja)
    _leest_het_ontvangstbewijs(anja, bakkers)
    _leest_een_werkboek_in(anja, kappers, tmp_path)

    coen, ander = mens()
    kom_binnen(coen, "coen", "beoordeling:werkvoorraad")
    _vraagt(coen)
    keurder.vergeet("/voortgang/")
    _antwoordt(anja, bakkers)
    _gaat_akkoord(coen, ander)
    _ziet_de_uitvoering(anja)
    _alles_staat_er(bakkers, kappers)
    assert keurder.fouten + ander.fouten == []


def _vul(wie: Toetsenbord, groep: str, veld: str, tekst: str) -> None:
    """A number of one measure: the same two fields stand in each group."""
    wie.naar(veld, "textbox", mits=lambda: wie.page.evaluate(LEGENDA).startswith(groep))
    wie.page.keyboard.press("Control+A")
    wie.page.keyboard.type(tekst)


def _leest_de_herinnering(wie: Toetsenbord, verslag: Voortgangsverslag) -> None:
    """From the inbox to the form."""
    kop(wie.page, "Vul in wat uw plannen hebben bereikt")
    wie.volg("Berichten")
    wie.volg(f"Voortgang van {verslag.aanvraag.nummer}: nog 7 dagen")
    wie.volg("Naar het verslag")
    kop(wie.page, "Voortgang van Bakkers")
    staat_er(wie.page, "Toegekend: 100 deelnemers")
    staat_er(wie.page, "25 deelnemers en € 100.000 kosten.")


def _vult_in(wie: Toetsenbord) -> None:
    """It saves by itself, says what strikes, and holds what was typed when one comes back."""
    _vul(wie, "Tot nu toe bij 1.", "Deelnemers", "90")
    _vul(wie, "Tot nu toe bij 1.", "Kosten", "150.000")
    staat_er(wie.page, "Dat is meer dan de helft van de 100 die u wilt bereiken.")
    wie.typ("Reden, als iets anders loopt dan gepland bij 1.", WAAROM)
    wie.page.keyboard.press("Tab")
    staat_er(wie.page, "U gaf een reden.")
    zegt(wie.page, OPGESLAGEN)
    wie.page.reload()
    expect(wie.page.get_by_label("Reden, als iets anders loopt dan gepland bij 1.")).to_have_value(WAAROM)


def _kijkt_na_en_stuurt_in(wie: Toetsenbord) -> None:
    """The second measure was forgotten: the check says so, and leads back to it."""
    wie.druk("Verder naar nakijken")
    kop(wie.page, "Nog 2 punten")
    wie.volg("2.")
    _vul(wie, "Tot nu toe bij 2.", "Deelnemers", "150")
    _vul(wie, "Tot nu toe bij 2.", "Kosten", "150.000")
    wie.typ("Hoe gaat het met uw plan?", "Het loopt goed.")
    wie.druk("Verder naar nakijken")
    wie.druk("Verslag insturen")
    staat_er(wie.page, "Uw verslag is ingestuurd.")


def _leest_het_ontvangstbewijs(wie: Toetsenbord, verslag: Voortgangsverslag) -> None:
    wie.volg("Berichten")
    wie.volg(f"Voortgangsverslag ontvangen {verslag.aanvraag.nummer}")
    staat_er(wie.page, "Agentschap SZW kijkt het na.")


def _leest_een_werkboek_in(wie: Toetsenbord, verslag: Voortgangsverslag, map_: Path) -> None:
    """Of the other plan, from its own page: first with a word where a number belongs, then well."""
    wie.volg("Mijn plannen")
    wie.volg("Kappers")
    wie.volg("Voortgang ")
    wie.volg("Werkboek downloaden en inlezen")
    leeg = haal(wie, "Download eerst het werkboek")
    wie.kies_bestand("Uw werkboek", _ingevuld(leeg, map_ / "fout.xlsx", E2="veel"))
    wie.druk("Bekijk wat er verandert")
    staat_er(wie.page, "Rij 2, Deelnemers tot nu toe")
    assert verslag.regels.filter(deelnemers=None).count() == 2
    wie.kies_bestand("Uw werkboek", _ingevuld(leeg, map_ / "goed.xlsx"))
    wie.druk("Bekijk wat er verandert")
    kop(wie.page, "Dit verandert er in uw verslag")
    wie.druk("Inlezen")
    staat_er(wie.page, "Het werkboek is ingelezen.")
    wie.druk("Verder naar nakijken")
    wie.druk("Verslag insturen")
    staat_er(wie.page, "Uw verslag is ingestuurd.")


def _ingevuld(werkboek: bytes, pad: Path, **cellen: object) -> str:
    """The workbook as somebody filled it in: half of everything, but for these cells."""
    boek = load_workbook(BytesIO(werkboek))
    goed = {"E2": 50, "F2": 200_000, "E3": 150, "F3": 149_999.99}
    for plaats, waarde in (goed | cellen).items():
        boek.active[plaats] = waarde
    boek.save(pad)
    return str(pad)


def _vraagt(wie: Toetsenbord) -> None:
    """The coordinator reads what strikes and why, and gives it back with a question."""
    wie.volg("Voortgangsverslagen (2)")
    wie.volg("Bakkers")
    staat_er(wie.page, f"Reden: {WAAROM}")
    staat_er(wie.page, "Sinds 31 maart 2015 kwamen er 65 deelnemers bij.")
    wie.typ("Uw vraag", VRAAG)
    wie.druk("Teruggeven met deze vraag")
    staat_er(wie.page, "Uw vraag is verstuurd.")


def _antwoordt(wie: Toetsenbord, verslag: Voortgangsverslag) -> None:
    """The question stands above the form; a number is mended, and it goes in again."""
    wie.volg("Berichten")
    wie.volg(f"Vraag over het voortgangsverslag van {verslag.aanvraag.nummer}")
    wie.volg("Naar het verslag")
    staat_er(wie.page, VRAAG)
    _vul(wie, "Tot nu toe bij 1.", "Kosten", "250.000,50")
    wie.druk("Verder naar nakijken")
    wie.druk("Verslag insturen")
    staat_er(wie.page, "Uw verslag is ingestuurd.")


def _gaat_akkoord(wie: Toetsenbord, keurder: Keurder) -> None:
    """With both; the round says how far it is."""
    keurder.vergeet("/rapportage/peilingen/verslagen/")
    for naam in ("Bakkers", "Kappers"):
        wie.volg(naam)
        wie.druk("Akkoord")
        staat_er(wie.page, "U heeft het verslag gecontroleerd.")
    expect(wie.page.locator("main tbody")).to_contain_text("Gecontroleerd")


def _ziet_de_uitvoering(wie: Toetsenbord) -> None:
    """The plan's own page: how its statement stands, and what it must do by which day."""
    wie.volg("Mijn plannen")
    wie.volg("Bakkers")
    kop(wie.page, "Uitvoering")
    paneel = wie.page.get_by_role("region", name="Uitvoering")
    expect(paneel).to_contain_text("Gecontroleerd")
    expect(paneel).to_contain_text("artikel 5")


def _alles_staat_er(bakkers: Voortgangsverslag, kappers: Voortgangsverslag) -> None:
    """What was typed and what was in the workbook, to the cent; and every step."""
    cijfers = {
        rij.aanvraag.naam: [(regel.deelnemers, str(regel.kosten)) for regel in rij.regels.all()]
        for rij in (bakkers, kappers)
    }
    assert cijfers == {
        "Bakkers": [(90, "250000.50"), (150, "150000.00")],
        "Kappers": [(50, "200000.00"), (150, "149999.99")],
    }
    assert [stap.stap for stap in bakkers.stappen.all()] == ["ingestuurd", "teruggegeven", "ingestuurd", "akkoord"]
