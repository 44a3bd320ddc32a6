"""The state page and its downloads."""

import csv
import html
import io
import json
import re
from datetime import date

import pytest
from django.urls import reverse

from aanvragen.models import Arbeidsmarktregio, Sector
from beoordeling import services as beoordeling
from rapportage import cijfers
from sectorplannen.kern.geld import euro, getal
from sectorplannen.kern.woorden import procent
from tests import fabrieken
from tests.fabrieken import moment
from tests.rapportage.overgenomen import maatregel, overgenomen

STAND = {"tijdvak": "1", "peildatum": "2014-05-30"}
ADRESSEN = ["stand", "stand_json", "stand_csv"]


@pytest.fixture
def plan(tijdvak):
    return fabrieken.verleend()


@pytest.mark.parametrize("naam", ["dirk", "coen", "els", "petra", "beheer"])
@pytest.mark.parametrize("adres", ADRESSEN)
def test_stand_is_voor_alle_medewerkers(als, plan, naam, adres):
    assert als(fabrieken.persoon(naam)).get(reverse(f"rapportage:{adres}"), STAND).status_code == 200


@pytest.mark.parametrize("adres", ADRESSEN)
def test_stand_weigert_een_aanvrager_en_vraagt_een_bezoeker_in_te_loggen(als, client, plan, anja, adres):
    assert als(anja).get(reverse(f"rapportage:{adres}"), STAND).status_code == 403
    antwoord = client.get(reverse(f"rapportage:{adres}"), STAND)
    assert antwoord.status_code == 302
    assert antwoord["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("adres", ADRESSEN)
def test_stand_neemt_niets_aan(als, plan, petra, adres):
    assert als(petra).post(reverse(f"rapportage:{adres}"), STAND).status_code == 405


def test_stand_toont_uitkomsten_geld_deelnemers_en_jongeren(als, plan, petra):
    tekst = als(petra).get(reverse("rapportage:stand"), STAND).text.replace("\u00a0", " ")
    for stuk in (
        "Stand van tijdvak 1",
        "30 mei 2014",
        "Wat werd er van 1 plan?",
        "€ 350.000",
        ">400<",
        ">54%<",
        "Telt op",
    ):
        assert stuk in tekst, stuk
    assert "afspraak: een derde" in tekst


def test_elk_getal_op_de_stand_opent_zijn_lijst_op_dezelfde_dag(als, plan, petra):
    tekst = als(petra).get(reverse("rapportage:stand"), STAND).text
    for code in (*cijfers.UITKOMSTEN, "aantal_ingediend", "bedrag_verleend", "plafond", "ruimte", "eigen_bijdrage",
                 "deelnemers_beoogd", "bbl_plekken", "jeugdaandeel", "jeugdbedrag", "deelnemers_gerealiseerd",
                 "aantal_laatste_twee_weken", "aantal_regionaal"):  # fmt: skip
        if code != "aantal_verlening_ingetrokken":
            assert f"{reverse('rapportage:cijfer', args=[code])}?tijdvak=1&amp;peildatum=2014-05-30" in tekst, code


def test_de_controles_komen_na_de_stand_en_noemen_elk_een_zin(als, plan, petra, tijdvak):
    """They need every row: the page asks for them by itself, and without JavaScript there is a link."""
    adres = f"{reverse('rapportage:controles')}?tijdvak=1&amp;peildatum=2014-05-30"
    stand = als(petra).get(reverse("rapportage:stand"), STAND).text
    assert f'hx-get="{adres}"' in stand
    assert f'href="{adres}"' in stand
    heel = als(petra).get(reverse("rapportage:controles"), STAND).text
    deel = als(petra).get(reverse("rapportage:controles"), STAND, headers={"HX-Request": "true"}).text
    assert ("<html" in heel, "<html" in deel) == (True, False)
    for controle in cijfers.stand(tijdvak, date(2014, 5, 30)).controles:
        assert controle.melding.replace("'", "&#x27;") in heel
        assert controle.melding.replace("'", "&#x27;") in deel


def test_elk_getal_op_de_stand_is_dat_van_de_lijst_die_het_opent(als, tijdvak, petra):
    """Also that of a part: a category, theme, sector, region, day, or what became of a term."""
    een = overgenomen("SP1-1", tijdvak, [maatregel(deelnemers=40, jongeren=20, bbl=10, bedrag="1234.56")])
    een.sectoren.add(Sector.objects.get(nummer=4))
    twee = overgenomen("SP1-2", tijdvak, [maatregel(categorie="scholing", bedrag="500.00")], soort="regio")
    twee.regios.add(*Arbeidsmarktregio.objects.all()[:2])
    overgenomen("SP1-3", tijdvak, [maatregel()], status="in_behandeling", status_op=None, toegekend=None)
    bezoeker = als(petra)
    bladzijde = bezoeker.get(reverse("rapportage:stand"), STAND).text
    getallen = re.findall(rf'<a href="({reverse("rapportage:cijfers")}[a-z0-9_]+/[^"]+)">([^<]+)</a>', bladzijde)
    assert len(getallen) > 60
    assert len({re.search(r"deel=([a-z]+)", adres)[1] for adres, _ in getallen if "deel=" in adres}) == 6
    for adres, getoond in set(getallen):
        waarde = bezoeker.get(html.unescape(adres)).context["cijfer"].waarde
        schrijfwijzen = {getal(waarde), getal(waarde, 2), euro(waarde), euro(waarde, 0), procent(waarde)}
        assert html.unescape(getoond) in schrijfwijzen, (adres, getoond, waarde)


def test_elke_grafiek_en_lijst_is_ook_een_bestand(als, plan, petra):
    tekst = als(petra).get(reverse("rapportage:stand"), STAND).text
    for code in (
        "uitkomsten",
        "grafiek_1",
        "grafiek_2",
        "instroom",
        "plafond",
        "beslistermijn",
        "thema",
        "sector",
        "regio",
    ):
        for soort in ("svg", "png", "csv"):
            adres = reverse("rapportage:tabel_bestand", args=[code, soort])
            assert f'href="{adres}?tijdvak=1&amp;peildatum=2014-05-30"' in tekst, adres


def test_alle_tijdvakken_samen_zijn_een_stand(als, plan, petra):
    overgenomen("SP2-1", fabrieken.tijdvak(2), [maatregel(bedrag="1000.00")], status_op=moment(2014, 4, 20))
    vraag = {"tijdvak": "alle", "peildatum": "2014-05-30"}
    tekst = als(petra).get(reverse("rapportage:stand"), vraag).text.replace("\u00a0", " ")
    for stuk in (
        "Stand van alle tijdvakken",
        "Wat werd er van 2 plannen?",
        "€ 351.000<",
        "€ 400.000.000<",
        "tijdvak=alle&amp;",
    ):
        assert stuk in tekst, stuk
    assert "Brief maken over deze stand" not in tekst
    for adres in ("stand_json", "stand_csv", "controles"):
        antwoord = als(petra).get(reverse(f"rapportage:{adres}"), vraag)
        assert antwoord.status_code == 200, adres
    assert (
        als(petra).get(reverse("rapportage:stand_json"), vraag).json()["cijfers"]["bedrag_verleend"]["waarde"]
        == "351000.00"
    )


@pytest.mark.parametrize("adres", [*ADRESSEN, "controles"])
def test_een_band_met_een_plan_dat_niet_is_verleend_sluit_de_stand_ook_van_alle_tijdvakken(als, tijdvak, dirk, adres):
    plan = fabrieken.in_beoordeling()
    fabrieken.tijdvak(2)
    beoordeling.verklaar_belang(plan, heeft_band=True, toelichting="Mijn zus.", door=dirk)
    codes = [
        als(dirk).get(reverse(f"rapportage:{adres}"), STAND | {"tijdvak": t}).status_code for t in ("1", "2", "alle")
    ]
    assert codes == [403, 200, 403]


def test_de_termijnen_staan_naast_wat_de_regeling_geeft(als, tijdvak, petra):
    """Thirteen weeks from closing: 1 April 2014 is the last day for a plan that was complete before."""
    laat = {"status_op": moment(2014, 4, 17)}
    overgenomen("SP1-1", tijdvak, [maatregel()])
    overgenomen("SP1-2", tijdvak, [maatregel()], **laat)
    overgenomen("SP1-3", tijdvak, [maatregel()], status="in_behandeling", status_op=None, toegekend=None)
    context = als(petra).get(reverse("rapportage:stand"), STAND).context
    assert [(deel.soort, deel.aantal) for deel in context["termijnen"].delen] == [
        ("op_tijd", 1),
        ("te_laat", 1),
        ("loopt", 0),
        ("verlopen", 1),
    ]
    assert context["termijnen"].titel == "Niet elk besluit kwam op tijd"
    assert [(week.week, week.aantal) for week in context["termijnen"].weken] == [(7, 1), (14, 1)]


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ({"tijdvak": "77"}, "Dit tijdvak bestaat niet."),
        ({"tijdvak": "1", "peildatum": "1-1-2099"}, "Kies een dag tot en met vandaag."),
        ({"tijdvak": "1", "peildatum": "gisteren"}, "Vul een dag in die bestaat"),
        ({"tijdvak": "'; DROP"}, "Dit tijdvak bestaat niet."),
    ],
)
def test_stand_zegt_wat_er_niet_kan_en_toont_dan_de_stand_van_vandaag(als, plan, petra, vraag, zin):
    antwoord = als(petra).get(reverse("rapportage:stand"), vraag)
    assert antwoord.status_code == 200
    assert zin in antwoord.text
    for adres in ("stand_json", "stand_csv"):
        assert als(petra).get(reverse(f"rapportage:{adres}"), vraag).status_code == 404


def test_stand_zonder_keuze_is_het_laatste_tijdvak_waarin_is_ingediend(als, plan, petra):
    fabrieken.tijdvak(2)
    assert "Stand van tijdvak 1" in als(petra).get(reverse("rapportage:stand")).text


@pytest.mark.django_db
def test_stand_zonder_tijdvak_zegt_dat(als, petra):
    assert "Er is nog geen tijdvak" in als(petra).get(reverse("rapportage:stand")).text


def test_stand_voor_de_opening_is_leeg_maar_heel(als, tijdvak, petra):
    tekst = als(petra).get(reverse("rapportage:stand"), {"tijdvak": "1", "peildatum": "2013-09-01"}).text
    assert "Nog geen plannen ingediend" in tekst
    assert "Er is nog geen plafond." in tekst


@pytest.mark.parametrize("aantal", [1, 20])
def test_stand_stelt_twaalf_vragen_hoeveel_plannen_er_ook_zijn(als, tijdvak, petra, django_assert_num_queries, aantal):
    """Of which four are who asks (the session, the person, the ties) and the list of periods."""
    for nummer in range(aantal):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel(1), maatregel(2, categorie="scholing")])
    bezoeker = als(petra)
    for vraag in (STAND, STAND | {"tijdvak": "alle"}):
        with django_assert_num_queries(12):
            bezoeker.get(reverse("rapportage:stand"), vraag)


def test_json_is_wat_de_opdrachtregel_geeft(als, plan, petra, tijdvak):
    antwoord = als(petra).get(reverse("rapportage:stand_json"), STAND)
    assert json.loads(antwoord.content) == cijfers.als_json(cijfers.stand(tijdvak, date(2014, 5, 30)))
    assert antwoord["Content-Disposition"] == 'attachment; filename="stand-tijdvak-1-2014-05-30.json"'


def test_csv_geeft_exacte_waarden_en_voert_geen_formule_uit(als, tijdvak, petra):
    overgenomen("SP1-1", tijdvak, [maatregel(bedrag="1234.56")], naam="=HYPERLINK(1)")
    inhoud = als(petra).get(reverse("rapportage:stand_csv"), STAND).content.decode("utf-8-sig")
    rijen = {tuple(rij[:3]): rij[3] for rij in csv.reader(io.StringIO(inhoud), delimiter=";")}
    assert rijen["cijfers", "bedrag_verleend", "waarde"] == "1234.56"
    assert rijen["tabel_1", "1", "naam"] == "'=HYPERLINK(1)"


def test_een_vijandige_naam_komt_onschadelijk_op_de_pagina(als, tijdvak, petra):
    overgenomen("SP1-1", tijdvak, [maatregel()], naam="<script>alert(1)</script>")
    adres = reverse("rapportage:cijfer", args=["aantal_ingediend"])
    assert "<script>alert(1)" not in als(petra).get(adres, STAND).text
