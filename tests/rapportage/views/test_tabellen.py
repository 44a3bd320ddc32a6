"""The pages of tables and charts, and their files."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen.models import Sector
from beoordeling import services as beoordeling
from rapportage import cijfers, tabelbestanden, tabellen
from rapportage.uitvoer import BESTANDEN
from tests import fabrieken
from tests.rapportage.overgenomen import maatregel, overgenomen

pytestmark = pytest.mark.django_db
STAND = {"tijdvak": "1", "peildatum": "2014-05-30"}
ADRESSEN = [
    reverse("rapportage:tabellen"),
    reverse("rapportage:tabel", args=["thema"]),
    reverse("rapportage:tabel_bestand", args=["thema", "csv"]),
    reverse("rapportage:alles_csv"),
]


@pytest.fixture
def plan(tijdvak):
    return fabrieken.verleend()


def tekst_van(antwoord) -> str:
    return b"".join(antwoord).decode()


@pytest.mark.parametrize("adres", ADRESSEN)
def test_tabellen_zijn_voor_medewerkers(als, client, plan, anja, petra, adres):
    assert als(petra).get(adres, STAND).status_code == 200
    assert als(anja).get(adres, STAND).status_code == 403
    assert client.get(adres, STAND).status_code == 302
    assert als(petra).post(adres, STAND).status_code == 405


@pytest.mark.parametrize("adres", ADRESSEN)
def test_wie_een_band_heeft_ziet_de_totalen_van_dat_tijdvak_niet(als, tijdvak, coen, adres):
    beoordeling.verklaar_belang(fabrieken.ingediend(), heeft_band=True, toelichting="Bestuurslid.", door=coen)
    assert als(coen).get(adres, STAND).status_code == 403
    assert als(coen).get(adres, STAND | {"tijdvak": "alle"}).status_code == 403


def test_de_lijst_noemt_elke_tabel_met_de_bestanden_die_er_zijn(als, plan, petra):
    tekst = als(petra).get(ADRESSEN[0], STAND).text
    for code, soort in tabellen.SOORTEN.items():
        assert soort.naam in tekst
        for eind in BESTANDEN:
            adres = f"/rapportage/tabellen/{code}.{eind}?tijdvak=1&amp;peildatum=2014-05-30"
            assert (adres in tekst) == (eind in tabelbestanden.bestandssoorten(code)), adres


@pytest.mark.parametrize("code", tabellen.SOORTEN)
@pytest.mark.parametrize("tijdvak_", ["1", "alle"])
def test_elke_tabel_heeft_een_bladzijde_met_haar_rijen_en_tekening(als, plan, petra, code, tijdvak_):
    tekst = als(petra).get(reverse("rapportage:tabel", args=[code]), STAND | {"tijdvak": tijdvak_}).text
    rij = tabellen.maak(
        code, cijfers.stand(None if tijdvak_ == "alle" else plan.tijdvak, plan.besluiten.get().op.date())
    )
    assert all(kolom.naam in tekst for kolom in rij.kolommen)
    assert ('<svg class="sp-losse-grafiek"' in tekst) == bool(rij.grafiek)
    assert "peildatum 30 mei 2014" in tekst


@pytest.mark.parametrize("eind", BESTANDEN)
def test_een_bestand_komt_met_zijn_soort_en_een_naam(als, plan, petra, eind):
    antwoord = als(petra).get(reverse("rapportage:tabel_bestand", args=["thema", eind]), STAND)
    assert antwoord["Content-Type"] == BESTANDEN[eind].mime
    assert antwoord["Content-Disposition"] == f'attachment; filename="thema-tijdvak-1-2014-05-30.{eind}"'
    begin = {
        "pdf": b"%PDF",
        "svg": b"<svg",
        "png": b"\x89PNG",
        "xlsx": b"PK",
        "ods": b"PK",
        "csv": b"\xef\xbb\xbfThema",
    }
    assert antwoord.content.startswith(begin[eind])


@pytest.mark.parametrize(
    "adres",
    ["/rapportage/tabellen/bestaat-niet/", "/rapportage/tabellen/verleend.svg", "/rapportage/tabellen/thema.exe"],
)
def test_wat_er_niet_is_is_er_niet(als, plan, petra, adres):
    assert als(petra).get(adres, STAND).status_code == 404


def test_een_bestand_van_een_dag_die_niet_kan_is_er_niet(als, plan, petra):
    assert als(petra).get(ADRESSEN[2], {"tijdvak": "1", "peildatum": "2999-01-01"}).status_code == 404


def test_alles_als_csv_wordt_gestuurd_terwijl_het_wordt_gelezen(als, plan, petra):
    antwoord = als(petra).get(ADRESSEN[3], STAND)
    assert antwoord.streaming
    assert antwoord["Content-Disposition"] == 'attachment; filename="maatregelen-tijdvak-1-2014-05-30.csv"'
    assert tekst_van(antwoord).count(plan.nummer) == plan.maatregelen.count()


def test_een_te_lange_tabel_is_er_niet_als_pdf_en_de_bladzijde_zegt_dat(als, plan, petra, monkeypatch):
    monkeypatch.setitem(BESTANDEN, "pdf", replace(BESTANDEN["pdf"], meeste_rijen=0))
    assert als(petra).get(reverse("rapportage:tabel_bestand", args=["verleend", "pdf"]), STAND).status_code == 404
    tekst = als(petra).get(reverse("rapportage:tabel", args=["verleend"]), STAND).text
    assert "Te lang voor PDF." in tekst
    assert "verleend.pdf" not in tekst


def test_een_tabel_is_meteen_bijgewerkt_na_een_gebeurtenis(als, tijdvak, petra):
    adres = reverse("rapportage:tabel_bestand", args=["uitkomsten", "csv"])
    bezoeker = als(petra)
    fabrieken.ingediend("Een")
    assert "In behandeling;1;" in bezoeker.get(adres, STAND).content.decode()
    fabrieken.ingediend("Twee")
    assert "In behandeling;2;" in bezoeker.get(adres, STAND).content.decode()


def test_wat_al_is_gemaakt_wordt_niet_nog_eens_gelezen(als, plan, petra):
    bezoeker, adres = als(petra), reverse("rapportage:tabel_bestand", args=["thema", "svg"])

    def haal() -> tuple[int, bytes]:
        with CaptureQueriesContext(connection) as gevangen:
            inhoud = bezoeker.get(adres, STAND).content
        return len(gevangen), inhoud

    (eerst, een), (daarna, twee) = haal(), haal()
    assert een == twee
    assert daarna < eerst
    assert daarna <= 8


@pytest.mark.parametrize("code", ["verleend", "sector", "instroom"])
def test_het_aantal_vragen_groeit_niet_met_de_plannen(als, tijdvak, petra, code):
    bezoeker, adres = als(petra), reverse("rapportage:tabel", args=[code])
    sector = Sector.objects.get(nummer=4)

    def vragen() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            assert bezoeker.get(adres, STAND).status_code == 200
        return len(gevangen)

    overgenomen("SP1-1", tijdvak, [maatregel(1)]).sectoren.add(sector)
    een = vragen()
    for nummer in range(2, 22):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel(1)]).sectoren.add(sector)
    assert vragen() == een


def test_een_vijandige_naam_komt_onschadelijk_op_de_bladzijde(als, tijdvak, petra):
    overgenomen("SP1-1", tijdvak, [maatregel(1)], naam="<script>alert(1)</script>\u202e")
    tekst = als(petra).get(reverse("rapportage:tabel", args=["verleend"]), STAND).text
    assert "<script>alert(1)" not in tekst
    assert "\u202e" not in tekst
