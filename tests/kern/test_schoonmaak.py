"""What is not seen leaves no page: marks of direction, characters without width, control characters."""

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from sectorplannen.kern.schoonmaak import Schoonmaak

VUIL = "<p>Zorg\u202egnigloV\u202c\u200b \x07naam\n\tmet 👩‍🔧 en é</p>"


def antwoord(inhoud: str, soort: str, **opties):
    return Schoonmaak(lambda verzoek: HttpResponse(inhoud, content_type=soort, **opties))(RequestFactory().get("/"))


def test_uit_een_pagina_gaat_wat_niemand_ziet():
    gekregen = antwoord(VUIL, "text/html; charset=utf-8")
    assert gekregen.content.decode() == "<p>ZorggnigloV naam\n\tmet 👩‍🔧 en é</p>"


@pytest.mark.parametrize("soort", ["text/html", "text/html; charset=utf-16"])
def test_ook_in_een_ander_schrift(soort):
    gekregen = antwoord(VUIL, soort)
    assert "\u202e" not in gekregen.content.decode(gekregen.charset)


@pytest.mark.parametrize("soort", ["application/json", "text/csv; charset=utf-8", "application/pdf"])
def test_gegevens_blijven_wat_zij_zijn(soort):
    assert antwoord(VUIL, soort).content.decode() == VUIL


def test_wat_stroomt_wordt_niet_opgehouden():
    stroom = StreamingHttpResponse(iter([b"<p>\xe2\x80\xae</p>"]), content_type="text/html")
    assert Schoonmaak(lambda verzoek: stroom)(RequestFactory().get("/")) is stroom


@pytest.mark.django_db
def test_de_lengte_die_een_pagina_noemt_is_die_van_wat_er_komt(client, coen):
    type(coen).objects.filter(pk=coen.pk).update(naam="Coen\u202eneoC")
    client.force_login(coen)
    gekregen = client.get("/berichten/")
    assert "CoenneoC" in gekregen.text
    assert gekregen.headers["Content-Length"] == str(len(gekregen.content))
