"""The pages of /beheer/ where the agency works: no finding of axe, on a desk and on a telephone, and every column in sight."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from beoordeling import services
from beoordeling.models import Notitie, Rubriek, Vraag
from tests import fabrieken
from tests.browser.keuren import EISEN, rustig

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BREEDTES = (1280, 360)


def adres(naam: str, *args) -> str:
    return reverse(f"admin:{naam}", args=args)


def keur(page, pad: str) -> list[str]:
    """What is wrong with the page that is open, in words."""
    fouten = []
    rustig(page)
    for breedte in BREEDTES:
        page.set_viewport_size({"width": breedte, "height": 900})
        gevonden = Axe().run(page, options=EISEN).response["violations"]
        fouten += [f"{pad} ({breedte}): {v['id']}: {v['nodes'][0]['html'][:120]}" for v in gevonden]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            fouten.append(f"{pad} ({breedte}): wider than the screen")
    page.set_viewport_size({"width": BREEDTES[0], "height": 900})
    te_breed = "(() => { const r = document.querySelector('.results'); return r && r.scrollWidth > r.clientWidth; })()"
    if page.evaluate(te_breed):
        fouten.append(f"{pad}: a column is out of sight")
    return fouten


def test_het_beheer_van_coordinator_en_beheerder(aan, db):
    plan = fabrieken.in_beoordeling()
    coen, beheer = fabrieken.persoon("coen"), fabrieken.persoon("beheer")
    vraag = Vraag.objects.create(aanvraag=plan, tekst="Hoeveel bakkers?", door=coen)
    notitie = Notitie.objects.create(aanvraag=plan, tekst="Let op de kosten.", door=coen)
    versie: Rubriek = services.nieuwe_versie(plan.tijdvak, door=beheer, toelichting="Duidelijker.")
    paden = {
        coen: [
            f"{adres('aanvragen_aanvraag_changelist')}?sector=4&stap=voor_mij",
            adres("aanvragen_aanvraag_change", plan.pk),
            adres("beoordeling_vraag_change", vraag.pk),
            adres("beoordeling_notitie_change", notitie.pk),
        ],
        beheer: [
            adres("beoordeling_rubriek_nieuw"),
            adres("beoordeling_rubriek_change", versie.pk),
            adres("beoordeling_criterium_changelist"),
            adres("kern_gebruiker_add"),
            adres("beoordeling_briefsjabloon_changelist"),
            adres("beoordeling_briefsjabloon_kies"),
            adres("beoordeling_briefsjabloon_nieuw", "afwijzing"),
            adres("beoordeling_brief_changelist"),
        ],
    }
    fouten = [fout for wie, van_wie in paden.items() for pad in van_wie for fout in keur(aan(wie, pad), pad)]
    assert fouten == []
