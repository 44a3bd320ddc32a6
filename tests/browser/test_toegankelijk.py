"""Each page of each role, at two widths: no finding of axe, nothing wider than the screen, no error in the console."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from aanvragen import services as aanvragen
from aanvragen.models import Sector, Voorbeeldmaatregel
from beoordeling.werkwoorden import WERKWOORDEN
from rapportage import services as rapporten
from rapportage.briefsecties import Sectie
from rapportage.demo import menukaart
from rapportage.models import RapportSoort
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Postbusmail
from tests import fabrieken
from tests.browser.keuren import rustig
from tests.rapportage.vaste_brieven import vaste_brief

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BREEDTES = (1280, 360)


def keur(page, pad: str) -> list[str]:
    """What is wrong with the page that is open, in words."""
    fouten = []
    rustig(page)
    for breedte in BREEDTES:
        page.set_viewport_size({"width": breedte, "height": 900})
        fouten += [
            f"{pad} ({breedte}): {v['id']}: {v['nodes'][0]['html'][:120]}"
            for v in Axe().run(page).response["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            fouten.append(f"{pad} ({breedte}): wider than the screen")
    return fouten


def loop(aan, wie, paden: list[str]) -> None:
    fouten: list[str] = []
    console: list[str] = []
    for pad in paden:
        page = aan(wie, pad)
        if not console:
            page.on("console", lambda bericht: console.append(bericht.text) if bericht.type == "error" else None)
        fouten += keur(page, pad)
    assert fouten + console == []


def test_publiek(aan, db):
    plan = fabrieken.verleend()
    paden = [reverse("start"), reverse("account_login"), reverse("account_signup"), reverse("account_reset_password")]
    paden += [reverse("rapportage:register"), reverse("rapportage:register_plan", args=[plan.nummer])]
    loop(aan, None, paden)


def test_berichten_en_de_post_van_het_voorbeeld(aan, db, settings):
    settings.EMAIL_BACKEND = "sectorplannen.kern.post.Postbus"
    anja = fabrieken.persoon("anja")
    bericht = fabrieken.bericht(anja, link="/plannen/")
    opdrachten.veeg()
    berichten = reverse("berichten")
    loop(aan, anja, [berichten, f"{berichten}?q=niets", reverse("bericht", args=[bericht.pk]), reverse("mailkeuze")])
    mail = reverse("postbusmail", args=[Postbusmail.objects.get().pk])
    loop(aan, None, [reverse("postbus"), f"{reverse('postbus')}?aan=niemand", mail])


def test_voor_het_plan(aan, db):
    """What comes before a plan: for everyone, and for who writes for an organisation."""
    menukaart()
    fabrieken.open_tijdvak()
    fabrieken.concept()
    anja, carla = fabrieken.persoon("anja"), fabrieken.persoon("carla")
    sectoren = Sector.objects.filter(nummer=4)
    velden = {
        "titel": "Vakbond gezocht",
        "thema": "e",
        "brengt": "Een school.",
        "zoekt": "Een bond.",
        "sectoren": sectoren,
    }
    oproep = aanvragen.oproep_plaatsen(fabrieken.organisatie(), door=anja, **velden)
    dicht = aanvragen.oproep_plaatsen(fabrieken.organisatie(), door=anja, **velden | {"titel": "Gesloten"})
    aanvragen.oproep_sluiten(dicht, door=anja)
    voorbeeld = Voorbeeldmaatregel.objects.first().pk
    check = reverse("rondom:geschikt")
    publiek = [reverse("start"), reverse("rapportage:api"), reverse("rondom:menukaart")]
    publiek += [reverse("rondom:voorbeeld", args=[voorbeeld]), check]
    vragen = "soort=oeno_fonds&vereniging=nee&cao=nee&waarvoor=sector&themas=a&gevraagd=1&duur=99&zekerheid=weet_niet"
    publiek += [f"{check}?{vragen}", f"{check}?gevraagd=veel", reverse("rondom:oproepen"), oproep.get_absolute_url()]
    publiek += [f"{reverse('rondom:oproepen')}?q=niets", f"{reverse('rondom:menukaart')}?q=niets"]
    loop(aan, None, publiek)
    loop(aan, carla, [reverse("rondom:mijn_oproepen"), reverse("rondom:oproep_beantwoorden", args=[oproep.pk])])
    contact = aanvragen.oproep_beantwoorden(oproep, fabrieken.organisatie("vreemde"), tekst="Wij.", door=carla)
    eigen = [reverse(f"rondom:{naam}", args=[oproep.pk]) for naam in ("oproep", "oproep_wijzigen", "oproep_sluiten")]
    eigen += [reverse("rondom:oproep_nieuw"), reverse("rondom:mijn_oproepen"), contact.get_absolute_url()]
    eigen += [dicht.get_absolute_url(), reverse("rondom:voorbeeld_gebruiken", args=[voorbeeld])]
    loop(aan, anja, eigen)


def test_aanvrager_met_concept(aan, db):
    plan = fabrieken.concept()
    onderdelen = (
        "plan",
        "organisatie",
        "gegevens",
        "knelpunten",
        "maatregelen",
        "uitvoering",
        "financiering",
        "bijlagen",
        "controleren",
        "verwijderen",
    )
    paden = [reverse("aanvragen:mijn_plannen"), reverse("aanvragen:nieuw"), reverse("berichten"), reverse("mailkeuze")]
    paden += [reverse(f"aanvragen:{deel}", args=[plan.nummer]) for deel in onderdelen]
    paden += [
        reverse("aanvragen:maatregel", args=[plan.nummer, 1]),
        reverse("aanvragen:maatregel_nieuw", args=[plan.nummer]),
        reverse("aanvragen:knelpunt", args=[plan.nummer, 1]),
        reverse("aanvragen:vertegenwoordiging", args=[plan.nummer, plan.hoofdaanvrager_id]),
    ]
    loop(aan, fabrieken.persoon("anja"), paden)


def test_aanvrager_na_indiening(aan, db):
    plan = fabrieken.aanvulling_gevraagd()
    besloten = fabrieken.verleend("Verleend plan")
    paden = [
        reverse(f"aanvragen:{deel}", args=[plan.nummer]) for deel in ("plan", "ontvangst", "intrekken", "controleren")
    ]
    paden += [
        reverse("aanvragen:plan", args=[besloten.nummer]),
        reverse("aanvragen:indiening", args=[besloten.nummer, 1]),
    ]
    loop(aan, fabrieken.persoon("anja"), paden)


def test_aanvulling_en_terugkeer(aan, db):
    """What comes after filing: a section that was asked and one that was not, a plan that came back, the own dossier."""
    plan = fabrieken.aanvulling_gevraagd()
    gestopt = fabrieken.ingetrokken("Gestopt")
    anja = fabrieken.persoon("anja")
    nieuw = aanvragen.terugkeren(gestopt, fabrieken.open_tijdvak(), door=anja).aanvraag
    aanvragen.bewerken(nieuw, door=anja, samenvatting="Nu beter.")
    aanvragen.bewerken(plan, door=anja, financieringsplan="Nu beter.")
    delen = ("plan", "controleren", "gegevens", "knelpunten", "maatregelen", "financiering", "bijlagen", "organisatie")
    paden = [reverse(f"aanvragen:{deel}", args=[plan.nummer]) for deel in delen]
    paden += [reverse(f"aanvragen:{deel}", args=[gestopt.nummer]) for deel in ("plan", "opnieuw")]
    paden += [reverse("beoordeling:verschil", args=[nieuw.nummer]), nieuw.get_absolute_url()]
    loop(aan, anja, [*paden, reverse("beoordeling:eigen_dossier", args=[gestopt.nummer])])


def test_coordinator(aan, db):
    fabrieken.ingediend("Nieuw")
    plan = fabrieken.in_beoordeling()
    beoordeeld = fabrieken.beoordeeld("Beoordeeld")
    paden = [
        reverse("beoordeling:werkvoorraad"),
        reverse("beoordeling:plannen"),
        reverse("beoordeling:dossier", args=[plan.nummer]),
    ]
    paden += [reverse("beoordeling:scores", args=[beoordeeld.nummer]), reverse("beoordeling:plafond")]
    paden += [reverse("beoordeling:plafond_loten", args=[1])]
    coen = fabrieken.persoon("coen")
    for rij in (fabrieken.ingediend("Ander"), plan, beoordeeld):
        paden += [reverse(w.pagina, args=[rij.nummer]) for w in WERKWOORDEN if w.kan(coen, rij) and w.vraagt]
    loop(aan, coen, paden)


def test_beoordelaar(aan, db):
    plan = fabrieken.in_beoordeling()
    pad = reverse("beoordeling:beoordelen", args=[plan.nummer])
    loop(
        aan, fabrieken.persoon("dirk"), [reverse("beoordeling:werkvoorraad"), pad, f"{pad}?deel=2", f"{pad}?deel=plan"]
    )


def test_besluitnemer(aan, db):
    plan = fabrieken.ter_besluitvorming()
    els = fabrieken.persoon("els")
    paden = [reverse("beoordeling:werkvoorraad"), reverse("beoordeling:dossier", args=[plan.nummer])]
    paden += [reverse(w.pagina, args=[plan.nummer]) for w in WERKWOORDEN if w.kan(els, plan)]
    loop(aan, els, paden)


def paden_van_een_brief(petra) -> list[str]:
    """A draft with a section of its own and a check that fails, and the pages on which one works at it."""
    tijdvak = fabrieken.tijdvak()
    rapport = rapporten.beginnen(RapportSoort.TIJDVAK, tijdvak, date(2014, 5, 30), door=petra)
    secties = [Sectie("samenvatting"), Sectie("hulp", tekst="Er waren 231.127 gesprekken."), Sectie("waarom", weg=True)]
    rapporten.bewaren(rapport, secties, verwacht=1, door=petra)
    rest = {"brief": [], "brief_onderdeel": ["hulp"], "brief_versie": [2], "brief_handeling": ["vervallen"]}
    paden = [reverse(f"rapportage:{naam}", args=[rapport.pk, *deel]) for naam, deel in rest.items()]
    return [*paden, reverse("rapportage:brief_onderdeel", args=[rapport.pk, "nieuw"])]


def test_beleid(aan, db):
    fabrieken.verleend()
    stand = "?tijdvak=1&peildatum=2014-05-30"
    paden = [reverse("rapportage:stand") + stand, reverse("rapportage:cijfers"), reverse("rapportage:brieven")]
    paden += [reverse("rapportage:stand") + "?tijdvak=alle", reverse("rapportage:controles") + stand]
    paden += [reverse("rapportage:vergelijk") + "?tijdvak=1&van=2014-03-01&tot=2014-05-30"]
    paden += [reverse("rapportage:cijfer", args=["aantal_verleend"]) + stand, reverse("beoordeling:plafond")]
    paden += [
        reverse("rapportage:claims"),
        reverse("rapportage:cijfer", args=["bedrag_verleend"]) + stand + "&deel=thema:a",
    ]
    paden += [reverse("rapportage:cijfer", args=[code]) + stand for code in ("volgend_opent", "bedrag_per_deelnemer")]
    paden += [reverse("beoordeling:plafond_verhogen", args=[1])]
    paden += paden_van_een_brief(fabrieken.persoon("petra"))
    een, ander = (vaste_brief(fabrieken.tijdvak(), dag) for dag in (date(2014, 4, 1), date(2014, 5, 30)))
    paden.append(f"{reverse('rapportage:brief_vergelijk')}?een={een.pk}&ander={ander.pk}")
    paden += [f"{reverse('beoordeling:plafond_watals', args=[1])}?plafond={bedrag}" for bedrag in ("100.000", "veel")]
    loop(aan, fabrieken.persoon("petra"), paden)


def test_beheerder(aan, db):
    """The admin is Django's own; axe is run on it at the width of a desk."""
    plan = fabrieken.verleend()
    for pad in (
        reverse("admin:index"),
        reverse("admin:aanvragen_aanvraag_changelist"),
        reverse("admin:aanvragen_aanvraag_change", args=[plan.pk]),
        reverse("admin:aanvragen_tijdvak_changelist"),
        reverse("admin:aanvragen_tijdvak_change", args=[plan.tijdvak_id]),
        reverse("admin:kern_gebruiker_changelist"),
        reverse("admin:kern_organisatie_change", args=[plan.hoofdaanvrager_id]),
    ):
        page = aan(fabrieken.persoon("beheer"), pad)
        page.set_viewport_size({"width": 1280, "height": 900})
        ernstig = [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in {"critical", "serious"}]
        assert ernstig == [], pad


def test_inloggen_met_wachtwoord(page, live_server, db):
    anja = fabrieken.persoon("anja")
    page.goto(live_server.url + reverse("account_login"))
    page.get_by_label("E-mailadres").fill(anja.email)
    page.get_by_label("Wachtwoord", exact=True).fill(fabrieken.WACHTWOORD)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(live_server.url + reverse("aanvragen:mijn_plannen"))
