"""The auditor reads what was decided and takes the whole dossier along, by keyboard alone; each page is accessible."""

import hashlib
import io
import json
import zipfile

import pytest
from playwright.sync_api import expect

from aanvragen.models import Aanvraag
from beoordeling import plafond
from sectorplannen.kern import opdrachten
from sectorplannen.kern.geld import euro
from tests.beoordeling.dossiers import met_alles
from tests.browser.balie import haal, kop, staat_er
from tests.browser.keuren import AANKOMST
from tests.browser.toetsenbord import Toetsenbord

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plan(tijdvak) -> Aanvraag:
    """That went through a supplement, agreed scores, a partial grant and an objection."""
    return met_alles()


def test_de_auditor_leest_een_besluit_en_neemt_het_hele_dossier_mee(page, meld_aan, plan, ada):
    toetsen = meld_aan("ada", "beoordeling:plannen", "Plannen")
    toetsen.volg(plan.naam)
    _leest_besluiten_en_brieven(toetsen, plan)
    _leest_het_grootboek(toetsen, plan)
    toetsen.volg(plan.naam)
    toetsen.volg("Zip maken of downloaden")
    toetsen.kies_rondje("Welk dossier?", "Volledig")
    toetsen.druk("Dossier maken")
    staat_er(page, "Het wacht op zijn beurt.")
    assert opdrachten.veeg() > 0
    expect(page.get_by_role("link", name="Download de zip")).to_be_visible()  # the page asks again by itself
    toetsen.keur(AANKOMST)
    _klopt_met_zijn_manifest(haal(toetsen, "Download de zip"), plan)


def _leest_besluiten_en_brieven(toetsen: Toetsenbord, plan: Aanvraag) -> None:
    """Every decision with its reasons, and every letter that went out; nothing to press that is not for an auditor."""
    for besluit in plan.besluiten.all():
        staat_er(toetsen.page, besluit.motivering)
    assert plan.brieven.count() > 2
    for brief in plan.brieven.all():
        assert haal(toetsen, f"{brief.get_soort_display()}, {brief.gegevens['kenmerk']}").startswith(b"%PDF"), brief
    for knop in ("Verlening intrekken", "Notitie voor", "Vraag aan", "Band melden"):
        expect(toetsen.page.get_by_role("link", name=knop)).to_have_count(0)


def _leest_het_grootboek(toetsen: Toetsenbord, plan: Aanvraag) -> None:
    toetsen.volg("Naar het plafond")
    kop(toetsen.page, "Boekingen")
    staat_er(toetsen.page, euro(plafond.saldo(plan.tijdvak).verplicht))
    for knop in ("Plafond verhogen", "Wat als"):
        expect(toetsen.page.get_by_role("link", name=knop)).to_have_count(0)


def _klopt_met_zijn_manifest(data: bytes, plan: Aanvraag) -> None:
    """All that is in the zip is in the manifest with its hash, and all that is in the manifest is in the zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as zip_:
        manifest = json.loads(zip_.read("manifest.json"))
        assert manifest["aanvraag"] == plan.nummer
        stukken = {stuk["pad"]: stuk["sha256"] for stuk in manifest["bestanden"]}
        for pad, sha256 in stukken.items():
            assert hashlib.sha256(zip_.read(pad)).hexdigest() == sha256, pad
        assert set(zip_.namelist()) - set(stukken) == {"manifest.json", "manifest-sha256.txt"}
        inhoud = zip_.read("inhoud.html").decode()
    for besluit in plan.besluiten.all():
        assert besluit.motivering in inhoud
