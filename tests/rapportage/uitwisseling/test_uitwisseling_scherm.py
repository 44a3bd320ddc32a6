"""In and out from the screen: look first, then take in; and nobody takes in twice what was looked at once."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from openpyxl import load_workbook

from aanvragen.models import Aanvraag, Tijdvak
from beoordeling.models import Belangenverklaring
from rapportage import bewaard, cijfers
from rapportage.evaluatie.services import EVALUATIE_MAKEN
from rapportage.models import Realisatie
from rapportage.uitwisseling import services
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Opdracht, OpdrachtStatus
from sectorplannen.kern.opdrachten import veeg, voer_uit
from tests import fabrieken
from tests.rapportage.uitwisseling import onafhankelijk
from tests.rapportage.uitwisseling.werkboek import Werkboek

pytestmark = pytest.mark.django_db
PAGINA = "/rapportage/uitwisseling/"


@pytest.fixture
def stuur(client, petra, tmp_path):
    """Send a workbook from the page as petra; gives the job that looked at it, and its page."""
    client.force_login(petra)

    def doe(boek: Werkboek, naam: str = "plannen.xlsx") -> tuple[Opdracht, str]:
        with boek.bewaar(tmp_path / naam).open("rb") as bestand:
            antwoord = client.post(PAGINA, {"bestand": bestand, "bekijken": ""})
        assert antwoord.status_code == 302, antwoord.text
        veeg()
        opdracht = Opdracht.objects.get(soort=services.WERKBOEK_BEKIJKEN)
        assert antwoord.url == reverse("rapportage:werkboek", args=[opdracht.pk])
        return opdracht, client.get(antwoord.url).text

    return doe


def fout_boek() -> Werkboek:
    return Werkboek().zet("aanvragen", 2, status="=cmd()").zet("maatregelen", 3, deelnemers="veel")


def test_een_proef_laat_zien_wat_er_zou_gebeuren_en_neemt_niets_over(stuur, client):
    _, pagina = stuur(Werkboek())
    for zin in (
        "2 tijdvakken",
        "9 aanvragen",
        "10 maatregelen",
        "3 keer realisatie",
        "Eerste tijdvak",
        "(nieuw)",
        "2 verleend",
    ):
        assert zin in pagina
    assert "470.000,50" in pagina  # granted in the first period, afterwards
    assert "Nog over te nemen" in client.get(PAGINA).text
    assert not Aanvraag.objects.exists()
    assert not Tijdvak.objects.exists()
    assert "Overnemen" in pagina


def test_overnemen_is_een_tweede_handeling_en_geeft_wat_de_proef_toonde(stuur, client, beheer):
    opdracht, _ = stuur(Werkboek())
    client.force_login(beheer)
    client.post(reverse("rapportage:werkboek_overnemen", args=[opdracht.pk]))
    veeg()
    pagina = client.get(reverse("rapportage:werkboek", args=[opdracht.pk])).text
    assert "Dit bracht het werkboek" in pagina
    assert "door Beheer" in pagina
    assert "Overgenomen" in client.get(PAGINA).text
    assert Aanvraag.objects.count() == 9
    assert Realisatie.objects.count() == 3
    assert Aanvraag.objects.first().herkomst.startswith("werkboek plannen.xlsx van ")
    eerste = opdracht.uitkomst["tijdvakken"][0]
    verleend = cijfers.stand(Tijdvak.objects.get(nummer=1), date(2026, 1, 1)).cijfers["bedrag_verleend"]
    assert [verleend.naam, "–", "€ 470.000,50"] in [[n, v, a.replace("\xa0", " ")] for n, v, a in eerste["cijfers"]]


def test_een_werkboek_wordt_een_keer_overgenomen_ook_als_de_opdracht_opnieuw_begint(stuur, petra):
    opdracht, _ = stuur(Werkboek())
    overname = services.overnemen_aanvragen(opdracht, door=petra)
    assert services.overnemen_aanvragen(opdracht, door=petra) == overname
    voer_uit(overname.pk)
    Opdracht.objects.filter(pk=overname.pk).update(status=OpdrachtStatus.WACHT)
    voer_uit(overname.pk)
    overname.refresh_from_db()
    assert overname.status == OpdrachtStatus.KLAAR
    assert Aanvraag.objects.count() == 9
    with pytest.raises(Weigering, match="al overgenomen"):
        services.overnemen_aanvragen(opdracht, door=petra)


def test_elke_fout_staat_met_haar_cel_op_de_pagina_en_er_is_niets_over_te_nemen(stuur, client, petra):
    opdracht, pagina = stuur(fout_boek())
    assert "2 fouten" in pagina
    assert "Blad aanvragen, rij 2, kolom status" in pagina
    assert "Blad maatregelen, rij 3, kolom deelnemers" in pagina
    assert "Overnemen</button>" not in pagina
    with pytest.raises(Weigering, match="niet zonder fouten"):
        services.overnemen_aanvragen(opdracht, door=petra)
    assert not Tijdvak.objects.exists()


def test_in_het_gemerkte_werkboek_is_elke_foute_cel_rood_met_uitleg_en_wordt_niets_uitgevoerd(stuur, client):
    opdracht, _ = stuur(fout_boek())
    antwoord = client.get(reverse("rapportage:werkboek_fouten", args=[opdracht.pk]))
    boek = load_workbook(BytesIO(antwoord.content))
    assert boek.sheetnames == ["fouten", "tijdvakken", "plafond", "aanvragen", "maatregelen", "realisatie"]
    lijst = [tuple(cel.value for cel in rij)[:3] for rij in boek["fouten"].iter_rows(min_row=2)]
    assert lijst == [("aanvragen", 2, "status"), ("maatregelen", 3, "deelnemers")]
    koppen = {cel.value: cel.column for cel in boek["aanvragen"][1]}
    cel = boek["aanvragen"].cell(2, koppen["status"])
    assert cel.data_type == "s"
    assert "verwacht" in cel.comment.text
    assert cel.fill.fgColor.rgb == "FFFBE3E4"
    gemerkt = [c.coordinate for blad in boek for rij in blad.iter_rows() for c in rij if c.comment]
    assert len(gemerkt) == 2


def test_wat_geen_werkboek_is_wordt_meteen_of_door_de_werker_geweigerd(client, petra):
    client.force_login(petra)
    antwoord = client.post(PAGINA, {"bestand": BytesIO(b"naam;bedrag"), "bekijken": ""})
    assert "geen werkboek van het type xlsx" in antwoord.text
    opdracht = services.bekijken_aanvragen("../../x<y>.xlsx", b"PK niet echt", door=petra)
    voer_uit(opdracht.pk)
    pagina = client.get(reverse("rapportage:werkboek", args=[opdracht.pk])).text
    assert "Mislukt" in pagina
    assert "geen leesbaar werkboek" in pagina
    assert opdracht.gegevens["naam"] == "x-y-.xlsx"


def test_wat_na_de_proef_veranderde_houdt_het_overnemen_tegen(stuur, petra, client):
    opdracht, _ = stuur(Werkboek())
    ander = services.bekijken_aanvragen("zelfde.xlsx", bewaard.haal(opdracht.gegevens["bestand"]), door=petra)
    voer_uit(ander.pk)
    voer_uit(services.overnemen_aanvragen(Opdracht.objects.get(pk=ander.pk), door=petra).pk)
    assert "Niet van nu" in client.get(reverse("rapportage:werkboek", args=[opdracht.pk])).text
    overname = services.overnemen_aanvragen(opdracht, door=petra)
    voer_uit(overname.pk)
    overname.refresh_from_db()
    assert overname.status == OpdrachtStatus.MISLUKT
    assert overname.fout.startswith("Er is niets overgenomen")
    assert Aanvraag.objects.count() == 9


def test_wat_eruit_komt_geeft_elders_dezelfde_cijfers(stuur, client, petra, tmp_path):
    opdracht, _ = stuur(Werkboek())
    voer_uit(services.overnemen_aanvragen(opdracht, door=petra).pk)
    dag = date(2015, 6, 1)
    client.post(PAGINA, {"peildatum": "1-6-2015", "uitvoeren": ""})
    veeg()
    uit = Opdracht.objects.get(soort=services.WERKBOEK_UITVOEREN)
    antwoord = client.get(reverse("rapportage:werkboek_uit", args=[uit.pk]))
    assert "sectorplannen-2015-06-01.xlsx" in antwoord["Content-Disposition"]
    pad = tmp_path / "uit.xlsx"
    pad.write_bytes(antwoord.content)
    for tijdvak in Tijdvak.objects.all():
        hier = cijfers.als_json(cijfers.stand(tijdvak, dag))["cijfers"]
        assert {c: v["waarde"] for c, v in hier.items()} == onafhankelijk.cijfers(pad, tijdvak.nummer, dag)["cijfers"]


@pytest.mark.parametrize("naam", ["anja", "dirk", "coen", "els", "ada"])
def test_alleen_beleid_en_beheer_voeren_in_en_uit(client, request, tijdvak, naam):
    client.force_login(request.getfixturevalue(naam))
    opdracht = Opdracht.objects.create(soort=services.WERKBOEK_BEKIJKEN, gegevens={"naam": "x.xlsx", "bestand": ""})
    assert client.get(PAGINA).status_code == 403
    assert client.get("/rapportage/evaluatie/").status_code == 403
    for pad in ("werkboek", "werkboek_fouten", "werkboek_uit"):
        assert client.get(reverse(f"rapportage:{pad}", args=[opdracht.pk])).status_code in (403, 404)
    assert client.post(reverse("rapportage:werkboek_overnemen", args=[opdracht.pk])).status_code == 403


@pytest.mark.parametrize(("naam", "ziet"), [("petra", True), ("beheer", True), ("coen", False), ("ada", False)])
def test_wie_in_en_uitvoert_vindt_de_weg_erheen(client, request, tijdvak, naam, ziet):
    client.force_login(request.getfixturevalue(naam))
    weg = reverse("rapportage:uitwisseling")
    for pagina in ("rapportage:stand", "rapportage:tabellen"):
        assert (f'href="{weg}"' in client.get(reverse(pagina)).text) == ziet


def test_wie_een_band_heeft_met_een_plan_voert_niets_uit(client, petra, tijdvak):
    plan = fabrieken.ingediend()
    Belangenverklaring.objects.create(aanvraag=plan, beoordelaar=petra, heeft_band=True, toelichting="Familie.")
    client.force_login(petra)
    assert client.get(PAGINA).status_code == 403
    assert client.get("/rapportage/evaluatie/").status_code == 403


def test_een_evaluatiebestand_wordt_gevraagd_gemaakt_en_gehaald(client, petra, tijdvak):
    client.force_login(petra)
    assert "besluit_maatregelen" in client.get("/rapportage/evaluatie/").text
    client.post("/rapportage/evaluatie/", {"peildatum": "1-6-2015"}, follow=True)
    assert "Bezig" in client.get("/rapportage/evaluatie/").text
    veeg()
    opdracht = Opdracht.objects.get(soort=EVALUATIE_MAKEN)
    antwoord = client.get(reverse("rapportage:evaluatie_bestand", args=[opdracht.pk]))
    assert antwoord.content[:2] == b"PK"
    assert "evaluatiebestand-2015-06-01.zip" in antwoord["Content-Disposition"]
    default_storage.delete(opdracht.uitkomst["bestand"])
    assert client.get(reverse("rapportage:evaluatie_bestand", args=[opdracht.pk])).status_code == 404


def test_een_dag_die_nog_komt_heeft_geen_bestand(client, petra, tijdvak):
    client.force_login(petra)
    assert "tot en met vandaag" in client.post("/rapportage/evaluatie/", {"peildatum": "1-6-2099"}).text
    assert not Opdracht.objects.filter(soort=EVALUATIE_MAKEN).exists()


def test_de_paginas_kosten_evenveel_vragen_voor_een_als_voor_tien_werkboeken(
    client, petra, tijdvak, django_assert_num_queries
):
    client.force_login(petra)
    for _ in range(10):
        services.bekijken_aanvragen("x.xlsx", b"PK", door=petra)
        services.uitvoeren_aanvragen(date(2015, 6, 1), door=petra)
    client.get(PAGINA)
    with django_assert_num_queries(6):  # session, person, tie, two lists, and what was taken in
        client.get(PAGINA)
