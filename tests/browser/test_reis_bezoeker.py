"""Someone without an account, by keyboard alone: from the start page through the register to its data and its API."""

import csv
import io
import json

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from aanvragen.models import Aanvraag, Arbeidsmarktregio
from rapportage.register import factsheet, plannen
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Opdracht
from tests import fabrieken
from tests.browser.balie import haal, kop, staat_er
from tests.browser.keuren import Keurder
from tests.browser.toetsenbord import Toetsenbord
from tests.rapportage.overgenomen import maatregel, overgenomen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REGIO = "Groningen"


@pytest.fixture
def haven(tijdvak) -> Aanvraag:
    """A plan for a region, among so many others that the list has a second page; and one that is not granted."""
    fabrieken.verleend()
    fabrieken.ingediend("Geheim plan")
    for nummer in range(1, 26):
        bedrag = f"{nummer * 1000}.00"
        overgenomen(f"SP1-{nummer + 900:04}", tijdvak, [maatregel(bedrag=bedrag)], naam=f"Plan van sector {nummer}")
    plan = overgenomen(
        "SP1-0950",
        tijdvak,
        [maatregel(1, bedrag="90000.00", deelnemers=30), maatregel(2, categorie="scholing", bedrag="10000.00")],
        naam="Werk in de haven",
        soort="regio",
    )
    plan.regios.set([Arbeidsmarktregio.objects.get(naam=REGIO)])
    return plan


def test_van_de_startpagina_tot_de_gegevens_voor_programmas(mens, live_server, haven):
    bezoeker, keurder = mens()
    bezoeker.page.goto(live_server.url)
    keurder.keur()
    _zoekt(bezoeker, keurder)
    _kiest_een_regio(bezoeker, haven)
    _haalt_het_factsheet(bezoeker, keurder, haven)
    _haalt_de_gegevens(bezoeker, keurder, haven)
    _leest_de_uitleg_van_de_api(bezoeker, keurder, haven)
    assert "Geheim" not in bezoeker.page.content()
    assert keurder.fouten == []


def _zoekt(wie: Toetsenbord, keurder: Keurder) -> None:
    """The list with its pages, a word, an order, and a question to which there is no answer."""
    wie.volg("Toegekende plannen")
    kop(wie.page, "Toegekende plannen")
    staat_er(wie.page, "27 plannen")
    wie.volg("Volgende")
    staat_er(wie.page, "Pagina 2 van 2")
    wie.kies("Soort maatregel", "Scholing")
    wie.kies("Volgorde", "Meeste cofinanciering")
    wie.druk("Zoek")
    staat_er(wie.page, "2 plannen")
    assert _namen(wie.page) == ["Vakwerk in de bakkerij", "Werk in de haven (regio)"]
    keurder.keur("gefilterd")
    wie.volg("Toon alle plannen")
    wie.typ("Zoek op woorden", "geheim")
    wie.druk("Zoek")
    staat_er(wie.page, "Er is geen toegekend plan dat hierbij past.")
    keurder.keur("niets gevonden")
    wie.volg("Toon alle plannen")
    wie.typ("Zoek op woorden", "haven werk")
    wie.druk("Zoek")
    assert _namen(wie.page) == ["Werk in de haven (regio)"]


def _namen(page: Page) -> list[str]:
    return page.locator("main tbody th a").all_inner_texts()


def _kiest_een_regio(wie: Toetsenbord, plan: Aanvraag) -> None:
    """From the regions to the plans of one of them, and to the page of the plan."""
    wie.volg("Plannen per regio")
    staat_er(wie.page, "1 plan hoort bij een of meer van de 35 arbeidsmarktregio’s.")
    wie.volg(REGIO)
    assert wie.page.get_by_label("Arbeidsmarktregio").locator("option:checked").inner_text() == REGIO
    assert _namen(wie.page) == ["Werk in de haven (regio)"]
    wie.volg("Werk in de haven (regio)")
    kop(wie.page, "Werk in de haven (regio)")
    for tekst in (plan.nummer, "Maatregel 2", REGIO):
        staat_er(wie.page, tekst)


def _haalt_het_factsheet(wie: Toetsenbord, keurder: Keurder, plan: Aanvraag) -> None:
    """It is made by a worker; who comes back finds it."""
    staat_er(wie.page, "Het factsheet wordt gemaakt.")
    factsheet.bijhouden()
    opdrachten.voer_uit(Opdracht.objects.get(soort=factsheet.FACTSHEET_MAKEN, gegevens__nummer=plan.nummer).pk)
    wie.page.reload()
    keurder.keur("met factsheet")
    pdf = haal(wie, "Factsheet van dit plan (PDF)")
    assert pdf.startswith(b"%PDF")


def _haalt_de_gegevens(wie: Toetsenbord, keurder: Keurder, plan: Aanvraag) -> None:
    """The open data with what each field means, and both tables as CSV: what stands there is what the register says."""
    wie.volg("Cijfers van alle plannen als open data")
    kop(wie.page, "Open data")
    wie.klap_open("Wat de velden betekenen")
    keurder.keur("met uitleg")
    woordenboek = _rijen(haal(wie, "woordenboek (CSV)"))
    alle = _rijen(haal(wie, "CSV: toegekende sectorplannen"))
    assert {rij["nummer"] for rij in alle} == set(plannen.alle())
    assert {(rij["dataset"], rij["veld"]) for rij in woordenboek} >= {("plannen", naam) for naam in alle[0]}
    maatregelen = _rijen(haal(wie, "CSV: toegekende maatregelen"))
    assert len([rij for rij in maatregelen if rij["plan"] == plan.nummer]) == 2


def _rijen(inhoud: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig"))))


def _leest_de_uitleg_van_de_api(wie: Toetsenbord, keurder: Keurder, plan: Aanvraag) -> None:
    """From the open data to what a programmer reads first; the address that stands there answers."""
    wie.volg("lees het register uit via de API")
    kop(wie.page, "Het register voor programma’s (API)")
    wie.klap_open("Wat u kunt vragen en wat u krijgt")
    keurder.keur("met uitleg")
    wie.naar("OpenAPI-beschrijving", "link")
    beschrijving = wie.page.request.get(wie.page.evaluate("document.activeElement.href"))
    assert beschrijving.ok
    assert "/plannen/{nummer}" in "".join(json.loads(beschrijving.body())["paths"])
    antwoord = wie.page.request.get(wie.page.url.replace(reverse("rapportage:api"), f"/api/v1/plannen/{plan.nummer}"))
    assert antwoord.headers["api-version"]
    assert antwoord.json()["naam"] == plan.naam
