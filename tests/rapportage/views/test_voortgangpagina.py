"""Realised beside intended, per round and beside the round before: page and files."""

import csv
import re
from io import StringIO

import pytest
from django.urls import reverse

from rapportage.peilingen import services
from tests import fabrieken
from tests.fabrieken import moment, persoon
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
    assert ">800 beoogd<" in pagina.text
    assert ">200 bereikt (25%)<" in pagina.text
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


def test_voortgang_is_voor_de_dienst(als, anja, dirk, twee_rondes):
    assert als(anja).get(reverse("rapportage:voortgang")).status_code == 403
    assert als(dirk).get(reverse("rapportage:voortgang")).status_code == 200


def test_zonder_peiling_en_zonder_tijdvak_is_er_ook_een_bladzijde(als, petra):
    assert als(petra).get(reverse("rapportage:voortgang")).status_code == 200
    fabrieken.tijdvak()
    assert als(petra).get(reverse("rapportage:voortgang"), {"peiling": "9"}).status_code == 200
