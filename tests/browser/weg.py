"""The road from the start page to the receipt, for whoever walks it: by keyboard, with a finger, without script."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from django.urls import reverse
from playwright.sync_api import Page

from aanvragen.models import Aanvraag
from aanvragen.services import inhoud_van
from tests.fabrieken import PDF

WACHTWOORD = "kaneel-en-kardemom-9"


class Reiziger(Protocol):
    """Someone who can do what a page asks, in some way."""

    page: Page

    def typ(self, naam: str, tekst: str) -> None: ...
    def kies(self, naam: str, keuze: str) -> None: ...
    def kies_rondje(self, groep: str, keuze: str) -> None: ...
    def vink(self, naam: str) -> None: ...
    def klap_open(self, naam: str) -> None: ...
    def druk(self, naam: str) -> None: ...
    def volg(self, naam: str) -> None: ...
    def kies_bestand(self, naam: str, *paden: str) -> None: ...


def loop(wie: Reiziger, begin: str, map_: Path, aantal: int) -> None:
    """All of it, with so many measures; ends on the receipt."""
    wie.page.goto(begin)
    _kom_binnen(wie)
    _begin_plan(wie)
    wie.volg("Organisatie en samenwerking")
    _samenwerking(wie)
    wie.volg("Het plan en de looptijd")
    _plan(wie)
    wie.volg("Analyse en knelpunten")
    _knelpunten(wie)
    wie.volg("Maatregelen")
    _maatregelen(wie, aantal)
    wie.volg("Begroting en financiering")
    _financiering(wie, aantal)
    wie.volg("Uitvoering en voorwaarden")
    _uitvoering(wie)
    wie.volg("Bijlagen")
    _bijlagen(wie, map_)
    wie.volg("Controleren")
    wie.druk("Plan indienen")  # without the tick: refused, with a list of what to do
    wie.vink("Ik dien dit plan in")
    wie.druk("Plan indienen")


def eis_bewijs(page: Page, aantal: int) -> None:
    """The receipt is on the screen, and what was frozen is all that was filled in."""
    plan = Aanvraag.objects.get()
    indiening = plan.indieningen.get()
    assert page.url.endswith(reverse("aanvragen:ontvangst", args=[plan.nummer]))
    tekst = page.locator("main").inner_text()
    for woord in ("Uw plan is ingediend", plan.nummer, "stuk-a.pdf", "stuk-b.pdf"):
        assert woord in tekst
    assert indiening.sha256 in "".join(tekst.split())
    assert indiening.klopt()
    assert indiening.inhoud == inhoud_van(plan)
    assert len(indiening.inhoud["maatregelen"]) == aantal
    for maatregel in indiening.inhoud["maatregelen"]:
        assert (maatregel["knelpunten"], maatregel["deelnemers"]) == ([1], 100)
        assert (maatregel["kosten"], maatregel["cofinanciering"]) == ("400000.00", "200000.00")
    assert [partner["kvk"] for partner in indiening.inhoud["partners"]] == ["90000002"]
    assert [(b["soort"], b["naam"]) for b in indiening.inhoud["bijlagen"]] == [("a", "stuk-a.pdf"), ("b", "stuk-b.pdf")]


def _kom_binnen(wie: Reiziger) -> None:
    wie.volg("Begin met uw plan")
    wie.volg("Maak dan eerst een account")
    wie.typ("E-mailadres", "anja@bakkers.nl")
    wie.typ("Wachtwoord", WACHTWOORD)
    wie.typ("Wachtwoord (bevestigen)", WACHTWOORD)
    wie.druk("Account maken")
    wie.typ("Naam van de organisatie", "Bakkersbond")
    wie.typ("KvK-nummer", "9000 0009")
    wie.kies("Soort organisatie", "Werkgeversorganisatie")
    wie.druk("Organisatie toevoegen")


def _begin_plan(wie: Reiziger) -> None:
    wie.typ("Naam van het plan", "Vakwerk in de bakkerij")
    wie.druk("Begin met het plan")


def kijk_na(wie: Reiziger) -> None:
    """From the receipt to what was filed, the plan as it is now, and the inbox."""
    wie.volg("Alles wat u indiende")
    wie.page.go_back()
    wie.volg("Naar uw plan")
    wie.volg("Berichten")


def _samenwerking(wie: Reiziger) -> None:
    wie.druk("Partner toevoegen")  # of nobody: refused
    wie.typ("KvK-nummer", "90000002")
    wie.kies_rondje("Namens wie doet deze partner mee?", "Namens werknemers")
    wie.druk("Partner toevoegen")
    for naam in ("Bakkersbond", "Vakbond Bakkerij"):
        wie.volg(f"Invullen: {naam}")
        wie.kies_rondje("Is het een vereniging", "Ja")
        wie.typ("Bij welke cao", "cao Bakkersbedrijf")
        wie.druk("Opslaan en verder")
    wie.volg("Terug naar de takenlijst")


def _plan(wie: Reiziger) -> None:
    wie.typ("Samenvatting", "Bakkers leren een nieuw vak.")
    wie.vink("Overige industrie")
    wie.typ("Eerste dag", "1 maart 2014")
    wie.typ("Laatste dag", "29-2-2016")
    wie.kies_rondje("Wilt u voorschotten?", "Ja")
    wie.druk("Opslaan en verder")


def _knelpunten(wie: Reiziger) -> None:
    wie.volg("Knelpunt toevoegen")
    wie.typ("Wat is het knelpunt?", "Te weinig technici")
    wie.kies("Soort bron", "Sectorbeschrijving UWV")
    wie.typ("Naam van de bron", "Sectorbeschrijving bakkerij")
    wie.typ("Datum van de bron", "1-6-2013")
    wie.typ("Link naar de bron", "www.uwv.nl/sector")
    wie.druk("Opslaan en verder")
    wie.typ("Hoe staat de arbeidsmarkt ervoor?", "Er is minder werk, en er zijn te weinig technici.")
    wie.druk("Opslaan en verder")


def _maatregelen(wie: Reiziger, aantal: int) -> None:
    """Two are written, the others begin as a copy of those."""
    for nummer, (thema, soort) in enumerate((("a.", "Instroom: leerwerkplek"), ("e.", "Scholing")), start=1):
        wie.volg("Maatregel toevoegen")
        _maatregel(wie, f"Leerwerkplekken {nummer}", thema, soort)
    for nummer in range(3, aantal + 1):
        wie.klap_open(f"Meer met {nummer - 2}.")
        wie.druk(f"Kopiëren: {nummer - 2}.")
        wie.volg(f"{nummer}. ")
        wie.typ("Naam van de maatregel", f"Leerwerkplekken {nummer}")
        wie.druk("Opslaan en verder")
    wie.volg("Terug naar de takenlijst")


def _maatregel(wie: Reiziger, naam: str, thema: str, soort: str) -> None:
    wie.typ("Naam van de maatregel", naam)
    wie.kies("Thema", thema)
    wie.kies("Soort maatregel", soort)
    wie.vink("1. Te weinig technici")
    wie.typ("Voor wie is de maatregel?", "Bakkers")
    wie.typ("Wat gaat u doen?", "Een opleiding van negen maanden bij het vakcentrum.")
    wie.typ("Hoe is het nu?", "Nu zijn er 85.")
    wie.typ("Welk aantal wilt u halen?", "90")
    wie.typ("Hoe meet u of het is gelukt?", "Het aantal diploma’s.")
    wie.typ("Deelnemers", "100")
    wie.typ("Jonger dan 27", "80")
    wie.typ("Waarvan BBL", "100" if thema == "a." else "0")
    wie.typ("Begint op", "1-4-2014")
    wie.typ("Klaar op", "31-12-2015")
    wie.kies("Soort kosten", "Opleiding en training")
    wie.typ("Waarvoor", "Lesgeld")
    wie.typ("Kosten in €", "400.000")
    wie.typ("Wie betaalt de eigen bijdrage?", "Bakkersbond")
    wie.druk("Opslaan en verder")


def _uitvoering(wie: Reiziger) -> None:
    wie.typ("Wie voert het plan uit", "Het fonds voert uit.")
    wie.typ("Welke voorwaarden", "Wie meedoet, tekent.")
    wie.druk("Opslaan en verder")


def _financiering(wie: Reiziger, aantal: int) -> None:
    wie.kies("Wie betaalt", "Werkgevers")
    wie.typ("Naam", "Bakkersbond")
    wie.typ("Bedrag in €", f"{200_000 * aantal:_}".replace("_", "."))
    wie.typ("Hoe betaalt u het plan?", "Wij betalen de helft.")
    wie.typ("Wie betaalt wat na het plan doorgaat?", "De sector.")
    wie.typ("Eigen vermogen", "900.000.000")
    wie.druk("Opslaan en verder")


def _bijlagen(wie: Reiziger, map_: Path) -> None:
    for soort, naam in (("a", "a. Samenwerkingsovereenkomst"), ("b", "b. Machtiging")):
        bestand = map_ / f"stuk-{soort}.pdf"
        bestand.write_bytes(PDF)
        wie.kies("Wat voor stuk is het?", naam)
        wie.kies_bestand("Bestanden", str(bestand))
        wie.druk("Bestanden toevoegen")
    wie.volg("Terug naar de takenlijst")
