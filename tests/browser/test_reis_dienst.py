"""The days of a coordinator and an assessor, from signing in, by keyboard alone; each page on the way is accessible."""

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from aanvragen.models import Aanvraag
from beoordeling import services
from beoordeling.models import Weergave
from beoordeling.services import ScoreInvoer
from sectorplannen.kern.datums import vandaag
from tests import fabrieken
from tests.browser.balie import haal, kop, staat_er
from tests.browser.keuren import AANKOMST
from tests.browser.toetsenbord import Toetsenbord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VAN_DAAN = "Alleen Daan schreef dit."


def kijk_na(toetsen: Toetsenbord, **vragen: str) -> None:
    """All parts of the completeness page: in order, or the question."""
    for letter in "abcdefgh":
        toetsen.kies_rondje(f"Onderdeel {letter}", "Aanvulling vragen" if letter in vragen else "In orde")
        if letter in vragen:
            toetsen.typ(f"Vraag aan de aanvrager over onderdeel {letter}", vragen[letter])
    toetsen.keur(AANKOMST)  # filled in it is another page to look at


def test_de_coordinator_vraagt_een_aanvulling_en_ziet_na_de_termijn_het_voorstel(page, meld_aan, coen):
    plan = fabrieken.ingediend()
    toetsen = meld_aan("coen")
    toetsen.volg(plan.naam)
    toetsen.volg("Compleetheid nakijken")
    kijk_na(toetsen, g="Onderbouw de kosten.")
    toetsen.druk("Opslaan en aanvulling vragen")
    staat_er(page, "Onderbouw de kosten.")
    toetsen.typ("Uiterlijk aanvullen op", "1-1-2090")
    toetsen.druk("Aanvulling vragen")
    staat_er(page, "De aanvulling is gevraagd.")
    verzoek = plan.aanvullingsverzoeken.get()
    assert verzoek.vragen == [{"onderdeel": "g", "vraag": "Onderbouw de kosten."}]
    assert haal(toetsen, "Brief van").startswith(b"%PDF")
    expect(page.get_by_role("heading", name="Voorstel: buiten behandeling stellen")).to_have_count(0)

    Aanvraag.objects.filter(pk=plan.pk).update(aanvullen_voor=vandaag() - timedelta(days=5))
    toetsen.volg("Werkvoorraad")
    toetsen.volg(plan.naam)
    kop(page, "Voorstel: buiten behandeling stellen")
    toetsen.volg("Termijn verlengen")
    toetsen.typ("Nieuwe uiterste dag", "1-2-2090")
    toetsen.typ("Waarom krijgt de aanvrager langer de tijd?", "De accountant is ziek.")
    toetsen.druk("Termijn verlengen")
    staat_er(page, "De termijn is verlengd.")
    expect(page.get_by_role("heading", name="Voorstel: buiten behandeling stellen")).to_have_count(0)
    assert plan.aanvullingsverzoeken.count() == 2


def test_de_coordinator_verklaart_compleet_en_wijst_alles_toe(page, meld_aan, coen, dirk, daan):
    plan, ander = fabrieken.ingediend(), fabrieken.ingediend("Kraamhulp voor bakkers")
    services.volledig_verklaren(fabrieken.nagekeken(ander), door=coen, op=fabrieken.VOLLEDIG)
    toetsen = meld_aan("coen")
    toetsen.volg(plan.naam)
    toetsen.volg("Compleetheid nakijken")
    kijk_na(toetsen)
    toetsen.druk("Opslaan en compleet verklaren")
    toetsen.druk("Compleet verklaren")
    staat_er(page, "Het plan is compleet verklaard.")
    toetsen.volg("Werkvoorraad")
    toetsen.druk("Kies beoordelaars")
    kop(page, "Beoordelaars kiezen")
    toetsen.druk("Beoordelaars toewijzen")
    staat_er(page, "2 plannen hebben beoordelaars. Zij krijgen bericht.")
    for rij in (plan, ander):
        assert {b.beoordelaar for b in rij.beoordelingen.all()} == {dirk, daan}, rij


def streng(plan: Aanvraag) -> list[ScoreInvoer]:
    """What daan gives: all sufficient, but of the first measure S and M insufficient."""
    punten = fabrieken.scores(plan)
    return [replace(punt, waarde=1, reden=VAN_DAAN) for punt in punten[:2]] + punten[2:]


@pytest.fixture
def plan(coen, dirk, daan) -> Aanvraag:
    """Given to dirk, who did not declare yet, and to daan, who has scored all but did not hand in."""
    plan = fabrieken.nagekeken(fabrieken.ingediend())
    services.volledig_verklaren(plan, door=coen, op=fabrieken.VOLLEDIG)
    services.toewijzen(plan, [dirk, daan], door=coen, op=fabrieken.TOEGEWEZEN)
    services.verklaar_belang(plan, heeft_band=False, door=daan, op=fabrieken.TOEGEWEZEN)
    van_daan = plan.beoordelingen.get(beoordelaar=daan)
    services.scores_opslaan(van_daan, streng(plan), door=daan, advies="afwijzen", toelichting=VAN_DAAN)
    services.notitie_schrijven(plan, tekst=VAN_DAAN, door=daan)
    return plan


def test_de_beoordelaar_verklaart_scoort_vraagt_levert_in_en_stemt_af(page, meld_aan, plan, dirk, daan):
    toetsen = meld_aan("dirk")
    _ziet_alleen_wie_het_is(page, plan)
    toetsen.volg(plan.naam)
    _ziet_alleen_wie_het_is(page, plan)
    toetsen.kies_rondje("Heeft u een band", "Nee")
    toetsen.druk("Verklaring opslaan")
    staat_er(page, "Leerwerkplekken")

    toetsen.volg("Notitie voor collega’s schrijven")
    toetsen.typ("Uw notitie", "Let op de aantallen.")
    toetsen.druk("Notitie bewaren")
    toetsen.volg("Terug naar het dossier")
    toetsen.volg("Vraag aan de aanvrager stellen")
    toetsen.typ("Uw vraag", "Hoeveel plekken zijn er nu?")
    toetsen.druk("Vraag versturen naar")
    staat_er(page, "Wacht op antwoord")
    assert (plan.notities.count(), plan.vragen.get().door) == (2, dirk)

    van_dirk = plan.beoordelingen.get(beoordelaar=dirk)
    rest = [i for i in fabrieken.scores(plan) if i.maatregel is None or i.maatregel.volgnummer == 2]
    services.scores_opslaan(van_dirk, rest, door=dirk)
    toetsen.volg("Terug naar het dossier")
    toetsen.volg("Beoordelen")
    toetsen.kies_rondje("S", "Goed")
    for naam in "MART":
        toetsen.kies_rondje(naam, "Voldoende")
    toetsen.keur(AANKOMST)
    toetsen.druk("Verder naar maatregel 2")
    toetsen.volg("Advies")
    toetsen.kies_rondje("Uw advies", "Verlenen")
    toetsen.typ("Toelichting bij uw advies", "Een goed plan.")
    toetsen.druk("Verder naar inleveren")
    kop(page, "Uw beoordeling is af")
    toetsen.druk("Ja, mijn beoordeling inleveren")
    staat_er(page, "Uw beoordeling is ingeleverd.")
    toetsen.volg("Plannen")
    toetsen.volg(plan.naam)
    for van_daan in (VAN_DAAN, "Advies: afwijzen"):
        assert van_daan not in page.content(), van_daan
    toetsen.volg("Bekijk de scores")
    staat_er(page, "De andere beoordeling ziet u als beide zijn ingeleverd.")
    assert VAN_DAAN not in page.content()

    services.inleveren(plan.beoordelingen.get(beoordelaar=daan), door=daan)
    punten = {v.een.criterium.code: v.een for v in services.verschillen(plan)}
    services.afstemmen(plan, punten["M"].criterium, punten["M"].maatregel, waarde=2, reden="Het kan beter.", door=daan)
    toetsen.volg("Plannen")
    toetsen.volg(plan.naam)
    staat_er(page, VAN_DAAN)
    staat_er(page, "Advies: afwijzen")
    toetsen.volg("Bekijk de scores")
    staat_er(page, "Over 2 punten is nog geen gezamenlijke score")
    toetsen.volg("Verschillen bespreken")
    kop(page, "Nog 2 punten te bespreken")
    toetsen.druk("Akkoord")
    kop(page, "Nog 1 punt te bespreken")
    toetsen.kies_rondje("Gezamenlijke score", "Voldoende")
    toetsen.typ("Reden bij", "Samen gelezen.")
    toetsen.druk("Voorstel versturen")
    staat_er(page, "Wacht op de ander")
    services.akkoord(plan.gezamenlijke_scores.get(criterium__code="S"), door=daan)
    assert {v.een.criterium.code: v.geregeld for v in services.verschillen(plan)} == {"S": True, "M": True}
    toetsen.keur(AANKOMST)
    toetsen.volg("Bekijk alle scores")
    staat_er(page, "Daar hebben zij samen een score afgesproken.")


def _ziet_alleen_wie_het_is(page, plan: Aanvraag) -> None:
    """The number, the name and the organisation; nothing of what is in the plan, and no amount."""
    for tekst in (plan.nummer, plan.naam, plan.hoofdaanvrager.naam):
        staat_er(page, tekst)
    for tekst in ("Leerwerkplekken", plan.samenvatting, "350.000", VAN_DAAN):
        assert tekst not in page.content(), tekst


def test_de_coordinator_kijkt_naar_belangen_en_ijking_en_neemt_een_weergave_mee(page, meld_aan, coen, els):
    plan = fabrieken.ter_besluitvorming()
    wacht = fabrieken.ingediend("Kraamhulp voor bakkers")
    services.verklaar_belang(
        plan, heeft_band=True, toelichting="Mijn zus werkt daar.", organisaties=[plan.hoofdaanvrager], door=els
    )
    toetsen = meld_aan("coen")
    toetsen.volg("Gemelde belangen")
    staat_er(page, "Mijn zus werkt daar.")
    toetsen.volg("Opheffen")
    toetsen.volg("Belangen")
    toetsen.volg("Werkvoorraad")
    toetsen.volg("Hoe verschillen de scores?")
    kop(page, "IJking")
    expect(page.get_by_role("row", name="Dirk").first).to_be_visible()

    toetsen.volg("Plannen")
    toetsen.kies("Status", "Ingediend")
    toetsen.druk("Toon")
    expect(page.get_by_role("link", name=plan.naam)).to_have_count(0)
    toetsen.klap_open("Kolommen kiezen")
    toetsen.klap_open("Bewaar als weergave")
    toetsen.keur(AANKOMST)
    toetsen.typ("Naam van de weergave", "Na te kijken")
    toetsen.druk("Bewaar")
    assert Weergave.objects.get(gebruiker=coen).naam == "Na te kijken"
    lijst = haal(toetsen, "CSV").decode("utf-8-sig")
    assert wacht.nummer in lijst
    assert plan.nummer not in lijst
    assert haal(toetsen, "XLSX").startswith(b"PK")
    toetsen.volg("Beheren")
    kop(page, "Uw weergaven")
