"""A new assessor and a plan with ten measures: from signing in to handed in, by keyboard alone."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from beoordeling import services
from tests import fabrieken
from tests.browser.schrijven.handen import OPGESLAGEN, is_toegankelijk, zegt
from tests.browser.toetsenbord import Toetsenbord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TIEN, SMART, HEEL_PLAN = 10, "SMART", "abcdfghijkl"
STAND = "document.activeElement.type === 'radio' ? document.activeElement.name : ''"
LAAG = 2
"""On the scale: below sufficient, so that a reason is obligatory."""


@pytest.fixture
def plan(db):
    """A plan with ten measures, given to dirk and daan; nobody declared yet."""
    plan = fabrieken.ingediend(bedragen=(200_000,) * TIEN)
    coen = fabrieken.persoon("coen")
    services.volledig_verklaren(fabrieken.nagekeken(plan), door=coen, op=fabrieken.VOLLEDIG)
    duo = [fabrieken.persoon(naam) for naam in ("dirk", "daan")]
    services.toewijzen(plan, duo, door=coen, op=fabrieken.TOEGEWEZEN)
    return plan


@pytest.fixture
def toetsen(page, live_server):
    """Someone at the keyboard, on the queue and not signed in."""
    page.goto(live_server.url + reverse("beoordeling:werkvoorraad"))
    yield Toetsenbord(page, lambda _: None)
    page.context.set_offline(True)  # a page that goes says so, and the database of this test is gone by then


def geef(toetsen: Toetsenbord, codes: str, waarde: Callable[[str], int], reden: str = "") -> None:
    """Go down a rubric by Tab: choose each score with the arrows, and type its reason where it is low."""
    toetsenbord = toetsen.page.keyboard
    for code in codes:
        for _ in range(60):
            toetsenbord.press("Tab")
            if toetsen.page.evaluate(STAND) == f"waarde_{code}":
                break
        else:
            raise AssertionError(f"No score {code} by Tab on {toetsen.page.url}")
        gekozen = waarde(code)
        for toets in ["ArrowRight"] * (gekozen - 1) or ["Space"]:
            toetsenbord.press(toets)
        if gekozen <= LAAG and reden:
            toetsenbord.press("Tab")  # past what each score means
            toetsenbord.press("Tab")
            toetsenbord.type(reden)
    zegt(toetsen.page, OPGESLAGEN)


def kop(page, naam: str) -> None:
    expect(page.get_by_role("heading", name=naam)).to_be_visible()


def test_van_inloggen_tot_ingeleverd_met_tien_maatregelen(page, toetsen, plan):
    toetsen.typ("E-mailadres", "dirk@voorbeeld.nl")
    toetsen.typ("Wachtwoord", fabrieken.WACHTWOORD)
    toetsen.druk("Inloggen")
    toetsen.volg(plan.naam)
    toetsen.kies_rondje("Heeft u een band", "Nee")
    toetsen.druk("Verklaring opslaan")
    toetsen.volg("Beoordelen")
    for nummer in range(1, TIEN + 1):
        kop(page, f"{nummer}. ")
        if nummer == 6:  # away, and back where one was
            toetsen.volg("Werkvoorraad")
            toetsen.volg(plan.naam)
            toetsen.volg("Beoordelen")
            kop(page, "6. ")
        geef(
            toetsen, SMART, lambda code, n=nummer: LAAG if (n, code) == (4, "M") else 3 + n % 2, "Er is geen beginpunt."
        )
        toetsen.druk("Verder naar")

    toetsen.volg("Inleveren")
    kop(page, "U kunt nog niet inleveren")
    expect(page.get_by_text("Nog 11 antwoorden te geven")).to_be_visible()
    toetsen.volg("Hele plan, eisen aan de aanvraag")
    expect(page.locator("input[type=radio]:focus")).to_have_count(1)
    page.keyboard.press("Shift+Tab")  # one step before the first score, where the link has led
    geef(toetsen, HEEL_PLAN, lambda code: LAAG if code == "g" else 3)
    is_toegankelijk(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    toetsen.druk("Verder naar advies")
    toetsen.kies_rondje("Uw advies", "Verlenen")
    toetsen.typ("Toelichting bij uw advies", "Een goed plan.")
    toetsen.druk("Verder naar inleveren")
    kop(page, "U kunt nog niet inleveren")
    is_toegankelijk(page)
    toetsen.volg("Hele plan, noodzaak van cofinanciering (de reden)")
    expect(page.locator("textarea:focus")).to_have_count(1)
    page.keyboard.type("Het plan gaat ook zonder door.")
    zegt(page, OPGESLAGEN)
    toetsen.volg("Inleveren")
    toetsen.druk("Ja, mijn beoordeling inleveren")
    expect(page.get_by_text("Uw beoordeling is ingeleverd.")).to_be_visible()

    van_dirk = plan.beoordelingen.get(beoordelaar__email="dirk@voorbeeld.nl")
    assert van_dirk.ingeleverd_op is not None
    assert services.ontbrekende_scores(van_dirk) == []
    assert van_dirk.scores.count() == TIEN * len(SMART) + len(HEEL_PLAN)
    lage = van_dirk.scores.filter(waarde=LAAG).values_list("maatregel__volgnummer", "criterium__code", "reden")
    assert set(lage) == {(4, "M", "Er is geen beginpunt."), (None, "g", "Het plan gaat ook zonder door.")}


def test_een_onderdeel_waaraan_niets_verandert_gaat_met_een_druk_verder(aan, dirk, plan):
    fabrieken.zonder_band(plan, "dirk")
    page = aan(dirk, f"{reverse('beoordeling:beoordelen', args=[plan.nummer])}?deel=3")
    page.get_by_role("button", name="Verder naar maatregel 4").click()
    page.wait_for_url("**?deel=4")
    expect(page.get_by_text("Maatregel 3: opgeslagen, maar nog niet af.")).to_be_visible()


def test_een_notitie_halverwege_brengt_terug_naar_hetzelfde_onderdeel(aan, dirk, plan):
    fabrieken.zonder_band(plan, "dirk")
    page = aan(dirk, f"{reverse('beoordeling:beoordelen', args=[plan.nummer])}?deel=7")
    page.get_by_role("link", name="Notitie voor collega’s").click()
    page.get_by_label("Uw notitie").fill("Vergelijk de kosten nog eens.")
    page.get_by_role("button", name="Notitie bewaren").click()
    page.get_by_role("link", name="Verder met beoordelen").click()
    page.wait_for_url("**?deel=7")
    kop(page, "7. ")
