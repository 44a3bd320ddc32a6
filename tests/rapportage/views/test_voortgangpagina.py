"""Realised beside intended, per round and beside the round before: page and files."""

import csv
import re
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rapportage.models import Realisatie
from rapportage.peilingen import services
from tests import fabrieken
from tests.fabrieken import moment, persoon
from tests.pdf_geldig import fouten
from tests.rapportage.overgenomen import maatregel, overgenomen
from tests.rapportage.peilingen import ronde

pytestmark = pytest.mark.django_db


@pytest.fixture
def twee_rondes(tijdvak):
    """A quarter was reached in spring, and half in autumn; of the second plan nothing was sent."""
    fabrieken.verleend("Een")
    fabrieken.verleend("Twee")
    eerste = ronde.geopend()
    ronde.akkoord(eerste.verslagen.get(aanvraag__naam="Een"), deel=4)
    services.sluiten(eerste, toch=True, door=persoon("petra"), op=ronde.GESLOTEN)
    tweede = ronde.najaar()
    verslag = tweede.verslagen.get(aanvraag__naam="Een")
    ronde.ingestuurd(verslag, op=moment(2015, 10, 5))
    services.akkoord(verslag, door=persoon("coen"), op=moment(2015, 10, 6))
    services.sluiten(tweede, toch=True, door=persoon("petra"), op=moment(2015, 11, 2))
    return eerste, tweede


def _rijen(client, peiling, code="plannen"):
    antwoord = client.get(reverse("rapportage:voortgang_bestand", args=[code, "csv"]), {"peiling": peiling.pk})
    return list(csv.reader(StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))


def test_de_bladzijde_zet_bereikt_naast_beoogd_en_naast_de_vorige_peiling(als, petra, twee_rondes):
    eerste, tweede = twee_rondes
    antwoord = als(petra).get(reverse("rapportage:voortgang"), {"peiling": tweede.pk})
    b = antwoord.context["b"]
    assert (b.bereikt, b.beoogd, b.vorige_peildatum) == (200, 800, eerste.peildatum)
    assert {staat: aantal for staat, _, aantal in b.tellingen}["geen"] == 1
    een, twee = antwoord.context["plannen"].rijen
    assert (een[2], een[3], een[5]) == (400, 200, 100)
    assert (twee[3], twee[5]) == (None, None)
    assert als(petra).get(reverse("rapportage:voortgang"), {"peiling": eerste.pk}).context["b"].bereikt == 100


def test_de_bladzijde_tekent_de_grafiek_en_geeft_hem_mee_als_svg_en_png(als, petra, twee_rondes):
    pagina = als(petra).get(reverse("rapportage:voortgang"), {"peiling": twee_rondes[1].pk})
    assert '<svg class="sp-losse-grafiek" role="img"' in pagina.text
    _, beoogd, bereikt, *_ = pagina.context["soorten"].rijen[0]
    assert f">{beoogd} beoogd<" in pagina.text
    assert f">{bereikt} bereikt (25%)<" in pagina.text
    for eind, begin in (("svg", b"<svg"), ("png", b"\x89PNG")):
        bestand = als(petra).get(
            reverse("rapportage:voortgang_bestand", args=["soorten", eind]), {"peiling": twee_rondes[1].pk}
        )
        assert bestand.content.startswith(begin)
    assert als(petra).get(reverse("rapportage:voortgang_bestand", args=["plannen", "png"])).status_code == 404


def test_elke_peiling_heeft_een_regel_en_elk_tijdvak_ook(als, petra, twee_rondes):
    context = als(petra).get(reverse("rapportage:voortgang"), {"peiling": twee_rondes[1].pk}).context
    assert [rij[1:6] for rij in context["metingen"].rijen] == [
        ("Voorjaar 2015", 1, 2, 100, None), ("Najaar 2015", 1, 2, 200, 100),
    ]  # fmt: skip
    assert context["tijdvakken"].rijen[0][:4] == ("Tijdvak 1", 2, 800, 200)
    assert context["tijdvakken"].totaal[1:4] == (2, 800, 200)


def test_elk_cijfer_bovenaan_leidt_naar_zijn_rijen(als, petra, twee_rondes):
    client = als(petra)
    pagina = client.get(reverse("rapportage:voortgang"), {"peiling": twee_rondes[1].pk}).text
    links = re.findall(r'<dd><a href="([^"]+)">([^<]+)</a></dd>', pagina)
    assert len(links) == 6
    for adres, getal in links:
        assert getal in client.get(adres.replace("&amp;", "&")).text


def test_de_bestanden_zeggen_hetzelfde(als, petra, twee_rondes):
    client = als(petra)
    tekst = "\n".join(";".join(rij) for rij in _rijen(client, twee_rondes[1]))
    assert "400;200;0,5" in tekst or "400;200;0.5" in tekst
    assert any("Scholing" in cel for rij in _rijen(client, twee_rondes[1], "soorten") for cel in rij)
    for eind in ("xlsx", "ods"):
        adres = reverse("rapportage:voortgang_bestand", args=["plannen", eind])
        assert client.get(adres).content[:2] == b"PK"
    assert client.get("/rapportage/voortgang/iets.csv").status_code == 404


@pytest.mark.parametrize("code", ["soorten", "plannen", "metingen", "tijdvakken"])
def test_elke_tabel_is_een_geldige_pdf_die_alles_zegt(als, petra, tijdvak, code):
    plan = overgenomen("SP1-1", tijdvak, [maatregel(deelnemers=10), maatregel(2, categorie="scholing")])
    for regel in plan.maatregelen.all():
        Realisatie.objects.create(maatregel=regel, peildatum=date(2015, 1, 1), deelnemers=3, kosten=Decimal(7))
    antwoord = als(petra).get(reverse("rapportage:voortgang_bestand", args=[code, "pdf"]))
    assert fouten(antwoord.content, met_gegevens=False) == []


def test_de_bladzijde_vraagt_met_twintig_plannen_en_metingen_niet_meer(als, petra, tijdvak):
    client, vragen = als(petra), []
    for aantal in (1, 20):
        for nummer in range(aantal):
            plan = overgenomen(f"SP1-{aantal}{nummer}", tijdvak, [maatregel()])
            dag = date(2014, 9, 1) + timedelta(days=nummer)
            Realisatie.objects.create(maatregel=plan.maatregelen.get(), peildatum=dag, deelnemers=2, kosten=Decimal(7))
        client.get(reverse("rapportage:voortgang"))  # draws the chart
        with CaptureQueriesContext(connection) as gesteld:
            assert client.get(reverse("rapportage:voortgang")).status_code == 200
        vragen.append(len(gesteld))
    assert vragen[0] == vragen[1] < 40


def test_voortgang_is_voor_de_dienst(als, anja, dirk, twee_rondes):
    assert als(anja).get(reverse("rapportage:voortgang")).status_code == 403
    assert als(dirk).get(reverse("rapportage:voortgang")).status_code == 200


def test_zonder_peiling_en_zonder_tijdvak_is_er_ook_een_bladzijde(als, petra):
    assert als(petra).get(reverse("rapportage:voortgang")).status_code == 200
    fabrieken.tijdvak()
    assert als(petra).get(reverse("rapportage:voortgang"), {"peiling": "9"}).status_code == 200
