"""The day of who decides, and the terms of who coordinates, by keyboard alone; each page on the way is accessible."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from playwright.sync_api import Response, expect

from aanvragen.models import Aanvraag
from aanvragen.statussen import Status
from beoordeling import plafond
from beoordeling.models import Besluit
from sectorplannen.kern.datums import vandaag
from tests import fabrieken
from tests.browser.balie import haal, kop, staat_er
from tests.browser.keuren import AANKOMST
from tests.browser.toetsenbord import Toetsenbord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RUIMTE = 300_000


@pytest.fixture
def plan(db) -> Aanvraag:
    """The first in order of two that wait for a decision: it asks 350 thousand, where 300 thousand is left."""
    fabrieken.tijdvak(plafond_bedrag=RUIMTE)
    return fabrieken.ter_besluitvorming()


@pytest.fixture
def ander(plan) -> Aanvraag:
    """The second."""
    return fabrieken.ter_besluitvorming("Kraamhulp voor bakkers", op=fabrieken.INGEDIEND + timedelta(days=1))


def is_pdf(antwoord: Response) -> bool:
    """Whether an answer is a letter."""
    return antwoord.headers.get("content-type") == "application/pdf"


def bekijk_de_brief(toetsen: Toetsenbord) -> None:
    """The letter as it would go out, in a tab of its own; nothing has happened then."""
    eerst = Besluit.objects.count()
    toetsen.naar("Bekijk de brief", "button")
    with (
        toetsen.page.expect_popup() as tab,
        # other answers can come in between, such as those of the page itself
        toetsen.page.context.expect_event("response", is_pdf),
    ):
        toetsen.page.keyboard.press("Enter")
    tab.value.close()
    assert Besluit.objects.count() == eerst


def test_de_besluitnemer_verleent_wat_past_en_wijst_een_ander_plan_af(page, meld_aan, plan, ander, els):
    toetsen = meld_aan("els")
    toetsen.volg(plan.naam)
    staat_er(page, "Voor dit plan is € 300.000 over van de € 350.000")
    toetsen.volg("Verlenen")
    staat_er(page, "Past niet onder het plafond")
    toetsen.druk("Verlaag tot wat past")
    staat_er(page, "Past onder het plafond")
    toetsen.druk("Verlenen")  # without a word of why: refused
    staat_er(page, "Geef de motivering van het besluit")
    toetsen.typ("Reden bij maatregel 1", "Er was minder geld.")
    toetsen.typ("Motivering", "Het plan is goed, maar het geld is bijna op.")
    bekijk_de_brief(toetsen)
    toetsen.druk("Verlenen")
    staat_er(page, "Het plan is verleend en het bedrag is geboekt.")
    besluit = plan.besluiten.get()
    assert (besluit.bedrag, besluit.wegens_plafond, besluit.door) == (Decimal(RUIMTE), True, els)
    assert plafond.saldo(plan.tijdvak).ruimte == 0
    assert haal(toetsen, "Besluit: gedeeltelijke verlening").startswith(b"%PDF")

    toetsen.volg("Naar de volgorde")
    kop(page, "Verloop")
    expect(page.get_by_role("img", name="Plafond")).to_be_visible()
    toetsen.klap_open("Bekijk als tabel")
    toetsen.keur(AANKOMST)
    expect(page.get_by_role("row", name=ander.naam)).to_contain_text("Past niet")
    toetsen.volg("Wat als het plafond anders is?")
    toetsen.typ("Plafond in euro", "400.000")
    kop(page, "Bij een plafond van € 400.000")
    expect(page.get_by_role("row", name=ander.naam)).to_contain_text("100.000")
    toetsen.keur(AANKOMST)
    toetsen.volg(ander.naam)
    _schuift_op(toetsen, ander)
    _wijst_af(toetsen, ander)


def _schuift_op(toetsen: Toetsenbord, ander: Aanvraag) -> None:
    """The decision comes later, which the applicant reads in a letter (Awb 4:14)."""
    toetsen.volg("Later beslissen")
    toetsen.typ("Nieuwe laatste dag", "1-2-2090")
    toetsen.typ("Waarom komt het besluit later?", "Wij wachten op het plafond.")
    toetsen.druk("Brief versturen")
    staat_er(toetsen.page, "De aanvrager krijgt een brief dat het besluit later komt.")
    ander.refresh_from_db()
    assert ander.beslissen_voor == date(2090, 2, 1)
    assert haal(toetsen, "Brief van").startswith(b"%PDF")


def _wijst_af(toetsen: Toetsenbord, ander: Aanvraag) -> None:
    """On a ground of article 2.5, not before it is chosen."""
    toetsen.volg("Afwijzen")
    toetsen.druk("Afwijzen")
    staat_er(toetsen.page, "Kies ten minste 1 grond")
    toetsen.vink("c. De maatregelen volgen niet uit de analyse")
    toetsen.typ("Motivering", "De maatregelen gaan over een ander vak.")
    bekijk_de_brief(toetsen)
    toetsen.druk("Afwijzen")
    staat_er(toetsen.page, "Het plan is afgewezen.")
    besluit = ander.besluiten.get()
    assert (besluit.gronden, besluit.wegens_plafond) == (["c"], False)
    assert haal(toetsen, "Besluit: afwijzing").startswith(b"%PDF")
    toetsen.volg("Werkvoorraad")
    staat_er(toetsen.page, "Er wacht niets op u.")


def test_de_coordinator_zet_de_termijn_stil_en_laat_hem_weer_lopen(page, meld_aan, plan, coen):
    laatste = vandaag() + timedelta(weeks=6)
    Aanvraag.objects.filter(pk=plan.pk).update(beslissen_voor=laatste)
    toetsen = meld_aan("coen", "beoordeling:plannen", "Plannen")
    toetsen.volg(plan.naam)
    toetsen.volg("Beslistermijn stilzetten")
    toetsen.druk("Beslistermijn stilzetten")  # without a word of why: refused
    staat_er(page, "Schrijf op waarom de beslistermijn stilstaat.")
    toetsen.kies_rondje("Waarom staat de termijn stil?", "De aanvrager stemt")
    toetsen.typ("Toelichting", "De aanvrager vroeg om uitstel.")
    toetsen.druk("Beslistermijn stilzetten")
    staat_er(page, "De beslistermijn staat stil. De aanvrager krijgt daarvan bericht.")
    plan.refresh_from_db()
    assert plan.beslissen_voor is None
    toetsen.volg("Beslistermijn hervatten")
    toetsen.druk("Beslistermijn hervatten")
    staat_er(page, "De beslistermijn loopt weer. De aanvrager krijgt daarvan bericht.")
    plan.refresh_from_db()
    assert plan.beslissen_voor == laatste + timedelta(days=1)
    assert plan.status == Status.TER_BESLUITVORMING
