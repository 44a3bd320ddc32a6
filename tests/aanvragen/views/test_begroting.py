"""The budget and how it is financed: who pays what, counted by the server."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen import services
from tests.aanvragen.views.test_onderdelen import als_browser, inhoud


def betaler(nummer: int, soort: str, bedrag: str, naam: str = "") -> dict[str, str]:
    return {f"bijdragen-{nummer}-{k}": v for k, v in {"soort": soort, "bedrag": bedrag, "naam": naam}.items()}


@pytest.fixture
def pad(plan) -> str:
    """The page of a plan that costs 700.000 and asks 350.000."""
    return reverse("aanvragen:financiering", args=[plan.nummer])


def bewaar(client, pad: str, wijziging: dict, **koppen):
    return client.post(pad, als_browser(client.get(pad)) | wijziging, **koppen)


def test_de_begroting_staat_er_per_maatregel_en_per_soort(als, anja, plan, pad):
    tekst = inhoud(als(anja).get(pad))
    for wat in ("Begroting en financiering", "1. Leerwerkplekken", "700.000", "350.000", "50% van de loonkosten"):
        assert wat in tekst
    assert "Nodig is ten minste 80% van wat u vraagt: €\u00a0280.000." in tekst


def test_een_leeg_plan_zegt_waar_de_begroting_vandaan_komt(als, anja, leeg):
    tekst = inhoud(als(anja).get(reverse("aanvragen:financiering", args=[leeg.nummer])))
    assert "U heeft nog geen maatregelen." in tekst


def test_wie_betaalt_wordt_bewaard_en_wat_rest_staat_erbij(als, anja, plan, pad):
    client = als(anja)
    bewaar(client, pad, betaler(0, "oeno_fonds", "300.000", "Opleidingsfonds") | betaler(1, "werkgevers", "40.000"))
    rijen = list(plan.bijdragen.values_list("soort", "naam", "bedrag"))
    assert rijen == [("oeno_fonds", "Opleidingsfonds", 300_000), ("werkgevers", "", 40_000)]
    assert client.get(pad).context["form"].dekking.over == 10_000


@pytest.mark.parametrize(
    ("bedrag", "woorden"),
    [("350.000", "Nog te verdelen"), ("350.000,01", "Meer dan nodig"), ("349.999,99", "Nog te verdelen")],
)
def test_meer_dan_nodig_heet_anders_dan_wat_nog_te_verdelen_is(als, anja, plan, pad, bedrag, woorden):
    antwoord = bewaar(als(anja), pad, betaler(0, "werkgevers", bedrag), headers={"X-Tussentijds": "1"}).json()
    assert antwoord["uitkomst"] == "opgeslagen"
    assert woorden in antwoord["fragmenten"]["bedragen-vak"]


def test_een_regel_die_niet_te_lezen_is_staat_in_de_lijst_en_de_teksten_worden_bewaard(als, anja, plan, pad):
    antwoord = bewaar(als(anja), pad, betaler(0, "", "5", "Fonds") | {"financieringsplan": "Nieuw plan."})
    plan.refresh_from_db()
    assert '<a href="#id_bijdragen-0-soort">Regel 1, wie betaalt: kies wie dit betaalt</a>' in inhoud(antwoord)
    assert plan.financieringsplan == "Nieuw plan."
    assert not plan.bijdragen.exists()


def test_de_garantstelling_heeft_een_bedrag(als, anja, plan, pad):
    bewaar(als(anja), pad, {"heeft_garantstelling": "on", "garantstelling_bedrag": "280.000"})
    plan.refresh_from_db()
    assert (plan.heeft_garantstelling, plan.garantstelling_bedrag) == (True, 280_000)


@pytest.mark.parametrize("veld", ["eigen_vermogen", "garantstelling_bedrag"])
def test_het_hoogste_bedrag_kan_nog_net_en_een_cent_meer_niet(als, anja, plan, pad, veld):
    assert bewaar(als(anja), pad, {veld: "10.000.000.000"}).status_code == 302
    antwoord = bewaar(als(anja), pad, {veld: "10.000.000.000,01"})
    assert "Dit bedrag is te groot." in inhoud(antwoord)
    plan.refresh_from_db()
    assert getattr(plan, veld) == Decimal(10_000_000_000)


def test_de_knop_voor_nog_een_betaler_bewaart_en_wijst_de_lege_regel(als, anja, plan, pad):
    client = als(anja)
    antwoord = bewaar(client, pad, betaler(0, "werkgevers", "1") | {"bijdragen-erbij": "1"})
    assert antwoord.url == f"{pad}#id_bijdragen-1-soort"
    assert 'id="id_bijdragen-1-soort"' in inhoud(client.get(pad))


def test_twintig_betalers_en_maatregelen_vragen_niet_meer_van_de_database(als, anja, plan, pad):
    client = als(anja)

    def queries() -> int:
        client.get(pad)
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(pad).status_code == 200
        return len(gevangen)

    bijdrage = {"soort": "werkgevers", "naam": "", "bedrag": Decimal(1)}
    services.bewerken(plan, door=anja, bijdragen=[bijdrage])
    klein = queries()
    services.bewerken(plan, door=anja, bijdragen=[bijdrage] * 20)
    for _ in range(18):
        services.maatregel_kopieren(plan, plan.maatregelen.get(volgnummer=1), door=anja)
    assert queries() == klein
