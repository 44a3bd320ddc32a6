"""The page of a measure: its cost lines, its amounts, and that nothing typed is lost."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen import services
from aanvragen.models import Aanvraag, Regelingversie
from tests.aanvragen.views.test_onderdelen import als_browser, inhoud


def adres(naam: str, plan: Aanvraag, *rest) -> str:
    return reverse(f"aanvragen:{naam}", args=[plan.nummer, *rest])


def regel(nummer: int, soort: str = "opleiding", kosten: str = "1.000", **meer: str) -> dict[str, str]:
    """One cost line as a browser sends it."""
    return {f"kostenposten-{nummer}-{k}": v for k, v in {"soort": soort, "kosten": kosten, **meer}.items()}


def post(soort: str, kosten: int, **meer) -> dict:
    """One cost line as the service takes it."""
    return {"soort": soort, "omschrijving": "", "kosten": Decimal(kosten), "uren": None, "bruto_loon": None} | meer


def bewaar(client, pad: str, wijziging: dict, **koppen):
    """Open the page, change something, and save it with the button (or in between)."""
    return client.post(pad, als_browser(client.get(pad)) | wijziging, **koppen)


def soorten(plan: Aanvraag, volgnummer: int = 1) -> list[tuple[str, Decimal]]:
    return list(plan.maatregelen.get(volgnummer=volgnummer).kostenposten.values_list("soort", "kosten"))


@pytest.fixture
def pad(plan) -> str:
    """The page of the first measure, that has one sum and no lines."""
    return adres("maatregel", plan, 1)


@pytest.fixture
def plan_2014(plan) -> Aanvraag:
    """The same plan in a period under the text of January 2014."""
    plan.tijdvak.regelingversie = Regelingversie.objects.op(date(2014, 4, 1))
    plan.tijdvak.save()
    return plan


def test_kosten_per_soort_worden_bewaard_en_de_dienst_telt_ze(als, anja, plan_2014, pad):
    client = als(anja)
    antwoord = bewaar(
        client, pad, regel(0, "opleiding", "100.000", omschrijving="Lessen") | regel(1, "loon_bbl", "50.000")
    )
    rij = plan_2014.maatregelen.get(volgnummer=1)
    assert antwoord.url == pad
    assert soorten(plan_2014) == [("opleiding", 100_000), ("loon_bbl", 50_000)]
    assert (rij.kosten, rij.cofinanciering, rij.eigen_bijdrage) == (150_000, 60_000, 90_000)
    tekst = inhoud(client.get(pad))
    for woorden in ("20% van de loonkosten", "Artikel 4.3, vierde lid", "50% van de kosten", "€\u00a090.000", "Lessen"):
        assert woorden in tekst


def test_van_loonkosten_van_kwetsbare_groepen_telt_een_vijfde_mee(als, anja, plan, pad):
    client = als(anja)
    bewaar(client, pad, regel(0, "loon_kwetsbaar", "100.000"))
    assert "€\u00a020.000 telt mee" in inhoud(client.get(pad))
    assert plan.maatregelen.get(volgnummer=1).cofinanciering == 20_000


def test_een_maatregel_van_voor_de_regels_opent_met_een_regel_voor_zijn_som(als, anja, plan, pad):
    services.maatregel_opslaan(
        plan, door=anja, maatregel=plan.maatregelen.get(volgnummer=1), kosten=Decimal(300), cofinanciering=Decimal(120)
    )
    client = als(anja)
    form = client.get(pad).context["form"]
    assert [(lijn.initial["soort"], lijn.initial["kosten"]) for lijn in form.lijnen if lijn.initial] == [
        ("loon_bbl", 300)
    ]
    assert form["gevraagd"].value() == "120"
    bewaar(client, pad, {"naam": "Andere naam"})
    rij = plan.maatregelen.get(volgnummer=1)
    assert (rij.naam, rij.kosten, rij.cofinanciering) == ("Andere naam", 300, 120)


@pytest.mark.parametrize(("gevraagd", "mag"), [("500", True), ("500,01", False), ("0", True), ("", True)])
def test_lager_vragen_mag_en_hoger_dan_de_tarieven_geven_niet(als, anja, plan, pad, gevraagd, mag):
    antwoord = bewaar(als(anja), pad, regel(0, "opleiding", "1.000") | {"gevraagd": gevraagd})
    rij = plan.maatregelen.get(volgnummer=1)
    if mag:
        assert antwoord.status_code == 302
        assert rij.cofinanciering == Decimal(gevraagd.replace(",", ".") or 500)
    else:
        assert "U kunt ten hoogste €\u00a0500 vragen." in inhoud(antwoord)
        assert (rij.kosten, rij.cofinanciering) == (400_000, 200_000)


def test_het_geld_wordt_samen_bewaard_of_helemaal_niet_en_de_rest_altijd(als, anja, plan, pad):
    bewaar(als(anja), pad, regel(0, "opleiding", "1.000") | {"gevraagd": "400"})
    bewaar(als(anja), pad, regel(0, "opleiding", "veel") | {"gevraagd": "300", "naam": "Nieuwe naam"})
    rij = plan.maatregelen.get(volgnummer=1)
    assert (rij.naam, rij.kosten, rij.gevraagd) == ("Nieuwe naam", 1000, 400)
    bewaar(als(anja), pad, regel(0, "opleiding", "600") | {"naam": "Nog een naam"})
    rij.refresh_from_db()
    assert (rij.naam, rij.kosten, rij.gevraagd) == ("Nog een naam", 1000, 400)


@pytest.mark.parametrize(
    ("fout", "zin", "naar"),
    [
        ({"kosten": "veel"}, "Regel 2, kosten in €: vul een bedrag in, bijvoorbeeld 1.240.000 of 1.240,50", "kosten"),
        ({"kosten": "-1"}, "Regel 2, kosten in €: vul een bedrag in van 0 of meer", "kosten"),
        ({"kosten": "10.000.000.001"}, "Regel 2, kosten in €: dit bedrag is te groot", "kosten"),
        ({"soort": ""}, "Regel 2, soort kosten: kies wat voor kosten dit zijn", "soort"),
        ({"soort": "wijn"}, "Regel 2, soort kosten: kies een soort uit de lijst", "soort"),
        ({"uren": "1,5"}, "Regel 2, aantal uren: vul een heel getal in, zonder cijfers achter de komma", "uren"),
        ({"uren": "10.000.001"}, "Regel 2, aantal uren: vul een aantal in tot en met 10.000.000", "uren"),
        ({"bruto_loon": "x"}, "Regel 2, brutoloon in €: vul een bedrag in", "bruto_loon"),
    ],
)
def test_een_fout_in_een_regel_staat_bij_het_vak_en_in_de_lijst_met_zijn_regel(als, anja, plan, pad, fout, zin, naar):
    client = als(anja)
    tekst = inhoud(bewaar(client, pad, regel(0) | regel(1, **({"soort": "advies", "kosten": "500"} | fout))))
    assert "<title>Fout: " in tekst
    assert f'<a href="#id_kostenposten-1-{naar}">{zin}' in tekst
    assert f'id="id_kostenposten-1-{naar}_error"' in tekst
    assert "Dit is de som van de andere." in tekst
    assert not soorten(plan)


def test_het_hoogste_bedrag_kan_nog_net(als, anja, plan, pad):
    assert bewaar(als(anja), pad, regel(0, "opleiding", "10.000.000.000")).status_code == 302
    assert plan.maatregelen.get(volgnummer=1).kosten == 10_000_000_000


def test_een_regel_zonder_bedrag_is_begonnen_en_een_lege_regel_is_niets(als, anja, plan, pad):
    bewaar(als(anja), pad, regel(0, "opleiding", "1.000") | regel(1, "advies", "") | regel(2, "", " "))
    assert soorten(plan) == [("opleiding", 1000), ("advies", 0)]


def test_een_regel_die_leeg_wordt_gemaakt_of_weg_moet_verdwijnt(als, anja, plan, pad):
    client = als(anja)
    bewaar(client, pad, regel(0, "opleiding", "1") | regel(1, "advies", "2") | regel(2, "overig", "3"))
    bewaar(client, pad, regel(0, "", "") | {"kostenposten-1-DELETE": "on", "kostenposten-1-kosten": "onleesbaar"})
    assert soorten(plan) == [("overig", 3)]


def test_zonder_script_geeft_de_knop_een_nieuwe_lege_regel(als, anja, plan, pad):
    client = als(anja)
    erbij = {"kostenposten-erbij": "1"}
    antwoord = bewaar(client, pad, regel(0) | regel(1, "advies") | regel(2, "overig") | erbij)
    assert antwoord.url == f"{pad}#id_kostenposten-3-soort"
    assert 'id="id_kostenposten-3-soort"' in inhoud(client.get(pad))
    fout = bewaar(client, pad, regel(0, "opleiding", "veel") | erbij)
    assert [lijn.is_leeg for lijn in fout.context["form"].lijnen] == [False, False, False, True, True, True]


def test_wie_geen_regels_stuurt_verandert_ze_niet(als, anja, plan, pad):
    client = als(anja)
    bewaar(client, pad, regel(0, "opleiding", "1.000"))
    zonder = {k: v for k, v in als_browser(client.get(pad)).items() if not k.startswith("kostenposten-")}
    assert client.post(pad, zonder | {"naam": "Andere naam"}).status_code == 302
    assert soorten(plan) == [("opleiding", 1000)]


def test_een_regel_die_tussentijds_is_bewaard_blijft_bij_de_volgende_keer_staan(als, anja, plan, pad):
    """The page goes on with the lines it had when it was opened: what was new then is sent again, unchanged."""
    client = als(anja)
    getypt = als_browser(client.get(pad)) | regel(0, "opleiding", "1.000") | regel(1, "advies", "500")
    for naam in ("Eerste naam", "Tweede naam", "Derde naam"):
        antwoord = client.post(pad, getypt | {"naam": naam}, headers={"X-Tussentijds": "1"}).json()
        assert antwoord["uitkomst"] == "opgeslagen"
        getypt |= antwoord["onthoud"]
        assert soorten(plan) == [("opleiding", 1000), ("advies", 500)]


def test_de_bedragen_komen_met_het_tussentijds_opslaan_mee(als, anja, plan, pad):
    wijziging = regel(0, "opleiding", "1.000") | regel(1, "advies", "veel")
    antwoord = bewaar(als(anja), pad, wijziging, headers={"X-Tussentijds": "1"}).json()
    assert antwoord["uitkomst"] == "deels"
    assert "€\u00a0500" in antwoord["fragmenten"]["kostenposten-0-uitkomst"]
    assert antwoord["fragmenten"]["kostenposten-1-uitkomst"].strip() == ""
    assert "Dit is de som van de andere." in antwoord["fragmenten"]["bedragen-vak"]
    assert "<input" not in "".join(antwoord["fragmenten"].values())
    assert "Vul een bedrag in" in antwoord["fouten"]["id_kostenposten-1-kosten"]


@pytest.mark.parametrize(
    ("begint", "klaar", "mag"),
    [("1-6-2014", "1-6-2014", True), ("2-6-2014", "1-6-2014", False), ("1-6-2014", "", True)],
)
def test_een_maatregel_is_niet_klaar_voor_hij_begint(als, anja, plan, pad, begint, klaar, mag):
    antwoord = bewaar(als(anja), pad, {"start_op": begint, "klaar_op": klaar})
    assert (antwoord.status_code == 302) is mag
    rij = plan.maatregelen.get(volgnummer=1)
    assert rij.start_op is not None
    if not mag:
        assert "Kies een dag op of na 2 juni 2014" in inhoud(antwoord)
        assert rij.klaar_op == date(2015, 12, 31)


def test_minder_deelnemers_dan_eerder_bewaarde_jongeren_houdt_de_rest_niet_tegen(als, anja, plan, pad):
    antwoord = bewaar(als(anja), pad, {"deelnemers": "79", "naam": "Andere naam"})
    rij = plan.maatregelen.get(volgnummer=1)
    assert "niet hoger zijn dan het aantal deelnemers (79)" in inhoud(antwoord)
    assert (rij.naam, rij.deelnemers, rij.waarvan_jongeren) == ("Andere naam", 100, 80)
    bewaar(als(anja), pad, {"deelnemers": "80", "waarvan_bbl": "80"})
    rij.refresh_from_db()
    assert rij.deelnemers == 80


@pytest.mark.parametrize(
    ("getal", "zin"), [("10.000.000", ""), ("10.000.001", "Vul een aantal in tot en met 10.000.000.")]
)
def test_een_streefgetal_is_een_getal_dat_kan(als, anja, plan, pad, getal, zin):
    antwoord = bewaar(als(anja), pad, {"streefgetal": getal})
    assert (antwoord.status_code == 302) is not bool(zin)
    assert zin in inhoud(antwoord)
    assert plan.maatregelen.get(volgnummer=1).streefgetal == (None if zin else 10_000_000)


def test_regels_die_twee_mensen_veranderden_staan_naast_elkaar(als, anja, bram, plan, pad):
    client = als(anja)
    getypt = als_browser(client.get(pad)) | regel(0, "opleiding", "1.000", omschrijving="Lessen")
    services.maatregel_opslaan(
        plan, door=bram, maatregel=plan.maatregelen.get(volgnummer=1), kostenposten=[post("advies", 700)]
    )
    (verschil,) = client.post(pad, getypt).context["form"].intussen
    assert (verschil.mijn, verschil.nu) == (
        "Opleiding en training (Lessen): €\u00a01.000",
        "Advies en begeleiding: €\u00a0700",
    )
    assert soorten(plan) == [("advies", 700)]


def test_vorige_en_volgende_staan_op_de_pagina(als, anja, plan):
    client = als(anja)
    eerste, tweede = (inhoud(client.get(adres("maatregel", plan, nr))) for nr in (1, 2))
    assert 'rel="next"' in eerste
    assert 'rel="prev"' not in eerste
    assert f'href="{adres("maatregel", plan, 1)}" rel="prev"' in tweede
    assert "Maatregel 2 van 2" in tweede


def test_twintig_regels_vragen_niet_meer_van_de_database_dan_een(als, anja, plan, pad):
    client = als(anja)

    def queries(aantal: int) -> int:
        services.maatregel_opslaan(
            plan,
            door=anja,
            maatregel=plan.maatregelen.get(volgnummer=1),
            kostenposten=[post("advies", 10)] * aantal,
        )
        client.get(pad)
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(pad).status_code == 200
        return len(gevangen)

    assert queries(1) == queries(20)


def test_twintig_maatregelen_vragen_niet_meer_van_de_pagina_van_een(als, anja, plan, pad):
    client = als(anja)

    def queries() -> int:
        client.get(pad)
        with CaptureQueriesContext(connection) as gevangen:
            assert client.get(pad).status_code == 200
        return len(gevangen)

    klein = queries()
    for _ in range(18):
        services.maatregel_kopieren(plan, plan.maatregelen.get(volgnummer=1), door=anja)
    assert queries() == klein
