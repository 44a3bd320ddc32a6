"""An objection, from the applicant to the letter that decides on it, by keyboard alone; each page is accessible."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling.models import Uitkomst
from sectorplannen.kern import opdrachten
from sectorplannen.kern.datums import vandaag
from tests import fabrieken
from tests.browser.balie import haal, kop, staat_er
from tests.browser.toetsenbord import Toetsenbord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NIET_EENS = "De analyse noemt het vak wel."


@pytest.fixture
def plan(db) -> Aanvraag:
    """Refused by els, and told by letter, today."""
    return fabrieken.afgewezen(besloten=timezone.now())


def test_een_bezwaar_slaagt_bij_een_ander_dan_wie_het_besluit_nam(page, meld_aan, live_server, plan, els, eva):
    _maakt_bezwaar(meld_aan("anja", "aanvragen:mijn_plannen", "Mijn plannen"), plan)
    bezwaar = plan.bezwaren.get()
    assert (bezwaar.te_laat, bezwaar.gronden) == (False, NIET_EENS)

    _wordt_geweigerd(meld_aan("els"), live_server.url, plan)
    bezwaar.refresh_from_db()
    assert bezwaar.behandelaar is None

    toetsen = meld_aan("eva")
    toetsen.volg("Bezwaren")
    toetsen.volg(plan.naam)
    staat_er(page, NIET_EENS)
    toetsen.volg("In behandeling nemen")
    toetsen.druk("Dit bezwaar behandelen")
    staat_er(page, "U behandelt nu dit bezwaar.")
    _hoort(toetsen)
    _beslist(toetsen)
    bezwaar.refresh_from_db()
    plan.refresh_from_db()
    assert (bezwaar.uitkomst, bezwaar.beslist_door, plan.status) == (Uitkomst.GEGROND, eva, Status.VERLEEND)
    assert plan.besluiten.last().bedrag == Decimal(300_000)
    assert haal(toetsen, "Brief aan de aanvrager").startswith(b"%PDF")

    opdrachten.veeg()  # the letter goes out
    toetsen = meld_aan("anja", "aanvragen:mijn_plannen", "Mijn plannen")
    toetsen.volg(plan.naam)
    toetsen.volg("Bezwaar lezen")
    staat_er(page, "Het vak staat inderdaad in de analyse.")
    assert haal(toetsen, "Brief met onze beslissing").startswith(b"%PDF")


def _maakt_bezwaar(toetsen: Toetsenbord, plan: Aanvraag) -> None:
    toetsen.volg(plan.naam)
    toetsen.volg("Bezwaar maken")
    toetsen.druk("Bezwaar indienen")  # without a word of why: refused
    staat_er(toetsen.page, "Schrijf op waarom u het niet eens bent met het besluit.")
    toetsen.typ("Waarom bent u het niet eens", NIET_EENS)
    toetsen.druk("Bezwaar indienen")
    staat_er(toetsen.page, "Uw bezwaar is ingediend.")


def _wordt_geweigerd(toetsen: Toetsenbord, site: str, plan: Aanvraag) -> None:
    """Who took the decision is not offered the objection, and reads why when she goes there all the same."""
    toetsen.volg("Bezwaren")
    toetsen.volg(plan.naam)
    expect(toetsen.page.get_by_role("link", name="In behandeling nemen")).to_have_count(0)
    antwoord = toetsen.page.goto(site + reverse("beoordeling:bezwaar_behandelen", args=[plan.nummer]))
    assert antwoord is not None
    assert antwoord.status == 403
    staat_er(toetsen.page, "Wie het besluit nam, beslist niet over het bezwaar.")


def _hoort(toetsen: Toetsenbord) -> None:
    expect(toetsen.page.get_by_role("link", name="Beslissen op het bezwaar")).to_have_count(0)
    toetsen.volg("Horen vastleggen")
    toetsen.typ("Gehoord op", f"{vandaag():%d-%m-%Y}")
    toetsen.typ("Verslag", "De aanvrager lichtte toe welk vak het is.")
    toetsen.druk("Vastleggen")
    staat_er(toetsen.page, "Het horen is vastgelegd.")


def _beslist(toetsen: Toetsenbord) -> None:
    """Gegrond, with a lower amount for the first measure, for a reason."""
    toetsen.volg("Beslissen op het bezwaar")
    toetsen.kies_rondje("Wat is de uitkomst?", "Gegrond")
    toetsen.typ("Motivering", "Het vak staat inderdaad in de analyse.")
    toetsen.kies_rondje("Wat gebeurt er als het bezwaar slaagt?", "Verlenen")
    toetsen.druk("Reken door")
    toetsen.typ("Bedrag maatregel 1", "150.000")
    toetsen.typ("Reden bij maatregel 1", "Een deel van de kosten is niet onderbouwd.")
    toetsen.druk("Beslissing nemen")
    kop(toetsen.page, "Beslissing: gegrond")
