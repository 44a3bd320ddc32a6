"""Saved views: kept as shown, of one person alone, and the standard one opens the list."""

import pytest

from beoordeling import services
from beoordeling.models import Weergave
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken

from .conftest import adres, tekst


def bewaar(bezoeker, naam: str, zoekdeel: str, lijst: str = "plannen"):
    return bezoeker.post(adres(f"{lijst}_bewaren"), {"naam": naam, "zoekdeel": zoekdeel})


def doe(bezoeker, weergave: Weergave, wat: str, **velden: str):
    return bezoeker.post(adres("weergaven"), {"weergave": weergave.pk, "doe": wat} | velden, follow=True)


def test_een_weergave_bewaart_filters_en_kolommen_zonder_pagina(als, coen, ingediend):
    antwoord = bewaar(als(coen), "Zorg", "q=zorg&soort=&page=4&gek=1&kolom=status&kolom=plan")
    weergave = coen.weergaven.get()
    assert (weergave.lijst, weergave.naam, weergave.filters) == ("plannen", "Zorg", "q=zorg")
    assert weergave.kolommen == ["plan", "status"]
    assert antwoord.url == f"{adres('plannen')}?q=zorg&kolom=plan&kolom=status"
    pagina = als(coen).get(antwoord.url)
    assert [(rij.naam, is_nu) for rij, _, is_nu in pagina.context["weergaven"]] == [("Zorg", True)]


def test_dezelfde_naam_vervangt(als, coen, tijdvak):
    bewaar(als(coen), "Zorg", "q=zorg")
    bewaar(als(coen), "Zorg", "q=bouw")
    assert coen.weergaven.get().filters == "q=bouw"


@pytest.mark.parametrize(
    ("naam", "zoekdeel", "zin"),
    [
        ("", "q=a", "Geef de weergave een naam"),
        ("n" * 61, "q=a", "hooguit 60 tekens"),
        ("lang", "q=" + "a" * 501, "te lang om te bewaren"),
    ],
)
def test_wat_niet_bewaard_kan_worden_zegt_waarom(als, coen, tijdvak, naam, zoekdeel, zin):
    bezoeker = als(coen)
    antwoord = bezoeker.get(bewaar(bezoeker, naam, zoekdeel).url)
    assert zin in tekst(antwoord)
    assert not coen.weergaven.exists()


def test_de_standaard_opent_als_het_adres_niets_vraagt(als, coen, tijdvak):
    fabrieken.ingediend("Zorg dichtbij")
    fabrieken.ingediend("Bouw samen")
    bezoeker = als(coen)
    bewaar(bezoeker, "Zorg", "q=zorg")
    weergave = coen.weergaven.get()
    assert bezoeker.get(adres("plannen")).status_code == 200
    doe(bezoeker, weergave, "standaard")
    antwoord = bezoeker.get(adres("plannen"), follow=True)
    assert [plan.naam for plan in antwoord.context["pagina"]] == ["Zorg dichtbij"]
    assert len(bezoeker.get(f"{adres('plannen')}?alles=1").context["pagina"]) == 2
    assert bezoeker.get(adres("werkvoorraad")).status_code == 200
    doe(bezoeker, weergave, "gewoon")
    assert len(bezoeker.get(adres("plannen")).context["pagina"]) == 2


def test_een_standaard_zonder_filters_leidt_niet_in_een_kring(als, coen, ingediend):
    bezoeker = als(coen)
    bewaar(bezoeker, "Alles", "")
    doe(bezoeker, coen.weergaven.get(), "standaard")
    assert bezoeker.get(adres("plannen"), follow=True).redirect_chain == [(f"{adres('plannen')}?alles=1", 302)]


def test_er_is_hooguit_een_standaard_per_lijst(als, coen, tijdvak):
    bezoeker = als(coen)
    for naam in "ab":
        bewaar(bezoeker, naam, f"q={naam}")
        doe(bezoeker, coen.weergaven.get(naam=naam), "standaard")
    assert list(coen.weergaven.filter(is_standaard=True).values_list("naam", flat=True)) == ["b"]


def test_hernoemen_en_verwijderen(als, coen, tijdvak):
    bezoeker = als(coen)
    for naam in ("Oud", "Ander"):
        bewaar(bezoeker, naam, f"q={naam}")
    weergave = coen.weergaven.get(naam="Oud")
    assert "U heeft al een weergave met de naam ‘Ander’" in tekst(doe(bezoeker, weergave, "hernoemen", naam="Ander"))
    doe(bezoeker, weergave, "hernoemen", naam="Nieuw")
    assert set(coen.weergaven.values_list("naam", flat=True)) == {"Nieuw", "Ander"}
    doe(bezoeker, weergave, "verwijderen")
    assert coen.weergaven.get().naam == "Ander"


@pytest.mark.parametrize("wat", ["hernoemen", "standaard", "gewoon", "verwijderen"])
def test_een_weergave_van_een_ander_bestaat_niet(als, coen, dirk, tijdvak, wat):
    bewaar(als(coen), "Van coen", "q=zorg")
    weergave = coen.weergaven.get()
    assert doe(als(dirk), weergave, wat, naam="Van dirk").status_code == 404
    assert "Van coen" not in tekst(als(dirk).get(adres("weergaven")))
    assert list(Weergave.objects.values_list("naam", "is_standaard")) == [("Van coen", False)]


def test_ook_de_service_weigert_een_weergave_van_een_ander(coen, dirk, tijdvak):
    weergave = services.weergave_bewaren("plannen", "Van coen", filters={}, kolommen=[], door=coen)
    with pytest.raises(Exception, match="Deze weergave is van een ander"):
        services.weergave_verwijderen(weergave, door=dirk)
    with pytest.raises(Weigering, match="Geef de weergave een naam"):
        services.weergave_hernoemen(weergave, " ", door=coen)


def test_wie_de_lijst_niet_ziet_bewaart_er_niets_van(als, anja, petra, tijdvak):
    assert bewaar(als(anja), "a", "q=a").status_code == als(anja).get(adres("weergaven")).status_code == 403
    assert bewaar(als(petra), "a", "q=a", "werkvoorraad").status_code == 403
    assert not Weergave.objects.exists()
