"""A browser that got no answer sends the same again. Then nothing happens twice, and nobody is told of someone else."""

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen import services
from aanvragen.models import Aanvraag, Indiening
from sectorplannen.kern.models import Bericht
from tests.slijtage.bezoeker import Velden, formulier
from tests.slijtage.vullen import vul

KOP = {"HTTP_X_TUSSENTIJDS": "7e1b0f8e-5d0c-4a77-9d6f-6f0f3f0c2a11"}
"""What `opslaan.js` sends with a save in between: a mark of that one attempt, the same when it is sent again."""

ONDERDELEN = [
    ("gegevens", (), {"samenvatting": ["Nieuwe samenvatting."]}),
    ("knelpunten", (), {"arbeidsmarktanalyse": ["Nieuwe analyse."]}),
    ("uitvoering", (), {"voorwaarden": ["Nieuwe voorwaarden."]}),
    ("financiering", (), {"financieringsplan": ["Nieuw plan."], "eigen_vermogen": ["1.234.567"]}),
    ("knelpunt", (1,), {"omschrijving": ["Nieuw knelpunt."]}),
    ("knelpunt_nieuw", (), {"omschrijving": ["Nieuw knelpunt."], "bron_soort": ["cbs"]}),
    ("maatregel", (1,), {"activiteit": ["Iets anders."], "deelnemers": ["120"]}),
    ("maatregel_nieuw", (), {"naam": ["Nieuwe maatregel"], "thema": ["a"], "categorie": ["scholing"]}),
]


def stand(plan: Aanvraag) -> dict[str, int]:
    """How much there is of what could be doubled."""
    plan.refresh_from_db()
    return {"versie": plan.versie, "maatregelen": plan.maatregelen.count(), "knelpunten": plan.knelpunten.count()}


def open_blad(client: Client, pad: str) -> Velden:
    """The form of a section as it stands on its page."""
    return formulier(client.get(pad).content.decode(), "verder")


@pytest.mark.parametrize(("pagina", "args", "velden"), ONDERDELEN)
def test_dezelfde_bewaring_nog_eens_is_opgeslagen_en_niet_dubbel(concept, anja, als, pagina, args, velden):
    client, pad = als(anja), reverse(f"aanvragen:{pagina}", args=[concept.nummer, *args])
    invoer = open_blad(client, pad) | velden
    eerste = client.post(pad, invoer, **KOP).json()
    na_een = stand(concept)
    tweede = client.post(pad, invoer, **KOP).json()
    assert (eerste["uitkomst"], tweede["uitkomst"]) == ("opgeslagen", "opgeslagen")
    assert tweede["fouten"] == {}
    assert tweede["onthoud"] == eerste["onthoud"]
    assert stand(concept) == na_een


@pytest.mark.parametrize(("pagina", "args", "velden"), ONDERDELEN)
def test_de_knop_nog_eens_na_een_bewaring_die_al_was_aangekomen(concept, anja, als, pagina, args, velden):
    """The page lost the answer, its writer presses the button: it goes on as if it was the first time."""
    client, pad = als(anja), reverse(f"aanvragen:{pagina}", args=[concept.nummer, *args])
    invoer = open_blad(client, pad) | velden
    client.post(pad, invoer, **KOP)
    na_een = stand(concept)
    antwoord = client.post(pad, invoer | {"verder": ["verder"]})
    assert antwoord.status_code == 302
    assert stand(concept) == na_een


def test_wat_wel_en_niet_kan_wordt_bij_een_herhaling_geen_botsing(concept, anja, als):
    client, pad = als(anja), reverse("aanvragen:financiering", args=[concept.nummer])
    invoer = open_blad(client, pad) | {"financieringsplan": ["Nieuw plan."], "eigen_vermogen": ["veel"]}
    eerste, tweede = (client.post(pad, invoer, **KOP).json() for _ in range(2))
    assert (eerste["uitkomst"], tweede["uitkomst"]) == ("deels", "deels")
    assert tweede["fouten"] == eerste["fouten"]
    assert list(tweede["fouten"]) == ["id_eigen_vermogen"]


def test_wat_een_ander_intussen_schreef_blijft_een_botsing(concept, anja, bram, als):
    pad = reverse("aanvragen:uitvoering", args=[concept.nummer])
    van_anja, van_bram = als(anja), als(bram)
    een, ander = open_blad(van_anja, pad), open_blad(van_bram, pad)
    van_bram.post(pad, ander | {"voorwaarden": ["Van Bram."]}, **KOP)
    antwoord = van_anja.post(pad, een | {"voorwaarden": ["Van Anja."]}, **KOP)
    assert (antwoord.status_code, antwoord.json()["uitkomst"]) == (409, "botsing")
    concept.refresh_from_db()
    assert concept.voorwaarden == "Van Bram."


def test_een_bewaring_in_een_plan_dat_net_is_ingediend_wordt_in_een_zin_geweigerd(nu_ingediend, anja, als):
    client, plan, pad, invoer = nu_ingediend
    antwoord = client.post(pad, invoer | {"voorwaarden": ["Te laat."]}, **KOP)
    assert antwoord.status_code == 403
    assert antwoord.json()["uitkomst"] == "geweigerd"
    assert "ingediend" in antwoord.json()["zin"]
    assert plan.voorwaarden == Aanvraag.objects.get(pk=plan.pk).voorwaarden


def test_indienen_nog_eens_leidt_naar_het_bewijs_van_de_eerste_keer(nu_open, anja, als):
    client, plan = als(anja), nu_open
    blad = client.get(reverse("aanvragen:controleren", args=[plan.nummer])).content.decode()
    invoer = formulier(blad, "indienen") | {"akkoord": ["on"], "indienen": ["indienen"]}
    pad = reverse("aanvragen:indienen", args=[plan.nummer])
    doelen = [client.post(pad, invoer).url for _ in range(3)]
    assert set(doelen) == {reverse("aanvragen:ontvangst", args=[plan.nummer])}
    assert Indiening.objects.filter(aanvraag=plan).count() == 1
    assert plan.gebeurtenissen.filter(stap="indienen").count() == 1
    assert Bericht.objects.filter(aan=anja).count() == 1


@pytest.fixture
def nu_open(tijdvak, anja) -> Aanvraag:
    """A complete draft in a period that is open while the test runs."""
    return Aanvraag.objects.get(nummer=vul(1)[0])


@pytest.fixture
def nu_ingediend(nu_open, anja, als):
    """A plan that was filed while its page was open: a client, the plan, the page, and what stands on it."""
    client, pad = als(anja), reverse("aanvragen:uitvoering", args=[nu_open.nummer])
    invoer = open_blad(client, pad)
    services.indienen(nu_open, door=anja)
    return client, nu_open, pad, invoer
