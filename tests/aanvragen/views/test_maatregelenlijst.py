"""The list of measures: in order without a mouse, copied once, and workable with twenty."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen import services
from aanvragen.models import Aanvraag
from tests import fabrieken
from tests.aanvragen.views.test_onderdelen import inhoud


def adres(naam: str, plan: Aanvraag, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def namen(plan: Aanvraag) -> list[str]:
    return list(plan.maatregelen.values_list("naam", flat=True))


@pytest.fixture
def plan(plan, anja) -> Aanvraag:
    """Three measures: Leerwerkplekken, Vakscholing, Advies."""
    services.maatregel_opslaan(plan, door=anja, **(fabrieken.SMART | fabrieken.MAATREGELEN[1] | {"naam": "Advies"}))
    return plan


def verplaats(client, plan: Aanvraag, naam: str, naar: str, knop: str = ""):
    rij = plan.maatregelen.get(naam=naam)
    return client.post(adres("maatregel_verplaatsen", plan), {"rij": rij.pk, "naar": naar, "knop": knop}), rij


def test_omhoog_verwisselt_en_de_focus_blijft_op_de_knop(als, anja, plan):
    client = als(anja)
    antwoord, rij = verplaats(client, plan, "Advies", "2", "omhoog")
    assert namen(plan) == ["Leerwerkplekken", "Advies", "Vakscholing"]
    assert antwoord.url == f"{adres('maatregelen', plan)}#omhoog-{rij.pk}"
    tekst = inhoud(client.get(antwoord.url))
    assert "‘Advies’ staat nu op plaats 2 van 3." in tekst
    assert f'id="omhoog-{rij.pk}"' in tekst


@pytest.mark.parametrize(
    ("naam", "naar", "knop", "blijft"),
    [("Vakscholing", "1", "omhoog", "omlaag"), ("Vakscholing", "3", "omlaag", "omhoog")],
)
def test_aan_het_eind_van_de_lijst_gaat_de_focus_naar_de_andere_knop(als, anja, plan, naam, naar, knop, blijft):
    client = als(anja)
    antwoord, rij = verplaats(client, plan, naam, naar, knop)
    tekst = inhoud(client.get(antwoord.url))
    assert antwoord.url.endswith(f"#{blijft}-{rij.pk}")
    assert f'id="{blijft}-{rij.pk}"' in tekst
    assert f'id="{knop}-{rij.pk}"' not in tekst


@pytest.mark.parametrize(
    ("naar", "mag"),
    [("1", True), ("3", True), ("0", False), ("4", False), ("-1", False), ("x", False), ("9" * 30, False)],
)
def test_zet_op_plaats_kan_van_de_eerste_tot_en_met_de_laatste(als, anja, plan, naar, mag):
    client = als(anja)
    antwoord, rij = verplaats(client, plan, "Vakscholing", naar)
    tekst = inhoud(client.get(antwoord.url))
    if mag:
        assert plan.maatregelen.get(pk=rij.pk).volgnummer == int(naar)
        assert antwoord.url.endswith(f"#maatregel-{rij.pk}")
    else:
        assert "Vul een plaats in van 1 tot en met 3." in tekst
        assert namen(plan) == ["Leerwerkplekken", "Vakscholing", "Advies"]


def test_na_het_indienen_ligt_de_volgorde_vast(als, anja, tijdvak):
    plan = fabrieken.aanvulling_gevraagd()
    client = als(anja)
    assert "omlaag-" not in inhoud(client.get(adres("maatregelen", plan)))
    antwoord, _ = verplaats(client, plan, "Vakscholing", "1", "omhoog")
    assert "De volgorde ligt vast" in inhoud(client.get(antwoord.url))
    assert namen(plan) == ["Leerwerkplekken", "Vakscholing"]


def test_dubbel_klikken_maakt_een_kopie_en_nog_een_keer_klikken_nog_een(als, anja, plan):
    client = als(anja)

    def sleutel() -> str:
        (eerste, *_) = re.findall(r'name="sleutel" value="([^"]+)"', inhoud(client.get(adres("maatregelen", plan))))
        return eerste

    gegevens = {"rij": plan.maatregelen.get(volgnummer=1).pk, "sleutel": sleutel()}
    for _ in range(2):
        antwoord = client.post(adres("maatregel_kopieren", plan), gegevens)
    assert namen(plan)[3:] == ["Leerwerkplekken (kopie)"]
    kopie = plan.maatregelen.get(volgnummer=4)
    assert antwoord.url.endswith(f"#maatregel-{kopie.pk}")
    assert "‘Leerwerkplekken (kopie)’ is toegevoegd als maatregel 4." in inhoud(client.get(antwoord.url))
    client.post(adres("maatregel_kopieren", plan), gegevens | {"sleutel": sleutel()})
    assert len(namen(plan)) == 5


@pytest.mark.parametrize("naam", ["maatregel_kopieren", "maatregel_verplaatsen"])
def test_wat_een_ander_verwijderde_wordt_niet_gekopieerd_of_verplaatst(als, anja, bram, carla, plan, naam):
    client = als(anja)
    rij = plan.maatregelen.get(volgnummer=2)
    gegevens = {"rij": rij.pk, "naar": "1", "sleutel": "geen sleutel"}
    services.maatregel_verwijderen(plan, rij, door=bram)
    assert "Iemand anders heeft deze maatregel verwijderd." in inhoud(
        client.post(adres(naam, plan), gegevens, follow=True)
    )
    assert namen(plan) == ["Leerwerkplekken", "Advies"]
    for onzin in ("", "x", "9" * 40):
        assert client.post(adres(naam, plan), gegevens | {"rij": onzin}).status_code == 302
    assert client.get(adres(naam, plan)).url == adres("maatregelen", plan)
    assert als(carla).post(adres(naam, plan), gegevens).status_code == 404


def test_de_lijst_noemt_alles_en_de_som(als, anja, plan):
    tekst = inhoud(als(anja).get(adres("maatregelen", plan)))
    for wat in ("1. Leerwerkplekken", "400.000", "4.000", "200.000", "1.000.000", "500.000", "Volgorde en meer"):
        assert wat in tekst


def test_twintig_maatregelen_vragen_niet_meer_van_de_database(als, anja, plan):
    client, pad = als(anja), adres("maatregelen", plan)

    def queries() -> int:
        client.get(pad)
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(pad).status_code == 200
        return len(gevangen)

    klein = queries()
    for _ in range(17):
        services.maatregel_kopieren(plan, plan.maatregelen.get(volgnummer=1), door=anja)
    assert queries() == klein
