"""The NL API Design Rules (regels 5): versions, problems, methods, addresses, and a description that says all of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from rapportage.api import VERSIE, poort
from rapportage.api.specificatie import specificatie
from rapportage.api.uitleg import uitleg
from rapportage.register import merk
from tests.rapportage.overgenomen import maatregel, overgenomen

DE_STANDAARD = "application/problem+json"
WEGEN = [
    ("GET", "/api/v1/plannen", 200),
    ("HEAD", "/api/v1/plannen", 200),
    ("OPTIONS", "/api/v1/plannen", 204),
    ("GET", "/api/v1/openapi.json", 200),
    ("GET", "/api/v1/plannen?onzin=1", 400),
    ("GET", "/api/v1/openapi.json?onzin=1", 400),
    ("GET", "/api/v1/plannen/bestaat-niet", 404),
    ("GET", "/api/v1/plannen/", 404),
    ("GET", "/api/v1", 404),
    ("GET", "/api/v1/onzin", 404),
    ("OPTIONS", "/api/v1/onzin", 404),
    ("GET", "/api/v2/plannen", 404),
    ("GET", "/api/v1/plannen/regel%0Aeinde", 404),
    ("GET", "/api/v1/plannen/%00", 404),
    ("GET", "/api/onzin", 404),
    ("POST", "/api/v1/plannen", 405),
    ("DELETE", "/api/v1/plannen/SP1-0901", 405),
    ("TRACE", "/api/v1/cijfers", 405),
]


@pytest.mark.parametrize(("methode", "pad", "status"), WEGEN)
def test_elk_antwoord_draagt_zijn_versie_en_elke_fout_is_een_probleem(db, methode, pad, status):
    antwoord = Client(enforce_csrf_checks=True).generic(methode, pad)
    assert antwoord.status_code == status
    assert antwoord["API-Version"] == VERSIE
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in antwoord
    if status >= 400:
        assert antwoord["Content-Type"] == DE_STANDAARD
        inhoud = antwoord.json()
        assert inhoud["status"] == status
        assert inhoud["title"]
        assert inhoud["detail"]
    if status == 405:
        assert antwoord["Allow"] == "GET, HEAD, OPTIONS"


def test_ook_als_het_aan_ons_ligt_is_het_een_probleem_zonder_bijzonderheden(db, monkeypatch, caplog):
    """The register itself fails here, as it would without its database."""

    def stuk() -> str:
        raise RuntimeError("geheim wachtwoord")

    monkeypatch.setattr(merk, "van_register", stuk)
    antwoord = Client().get("/api/v1/plannen")
    assert (antwoord.status_code, antwoord["Content-Type"]) == (500, DE_STANDAARD)
    assert antwoord["API-Version"] == VERSIE
    assert "geheim" not in antwoord.content.decode()
    assert "geheim wachtwoord" in caplog.text


def test_alle_fouten_van_een_vraag_staan_er_samen_in(vraag):
    antwoord = vraag("plannen?pagina=0&paginaGrootte=101&tijdvak=een&onzin=1&soort=x&zoek=a&zoek=b")
    inhoud = antwoord.json()
    assert antwoord.status_code == 400
    assert {fout["location"]["name"] for fout in inhoud["errors"]} == {
        "pagina", "paginaGrootte", "tijdvak", "onzin", "soort", "zoek"
    }  # fmt: skip
    for zin in ("‘pagina’ is ten minste 1.", "‘tijdvak’ is geen heel getal.", "‘soort’ is geen van: sector, regio."):
        assert zin in inhoud["detail"]


@pytest.mark.parametrize("waarde", ["1.0", " 1", "1_0", "+1", "01", "", "1e3", "٣"])
def test_een_heel_getal_is_een_heel_getal(vraag, waarde):
    assert vraag(f"plannen?pagina={waarde}".replace("+", "%2B")).status_code == 400


@pytest.mark.parametrize(("accept", "status"), [("text/html", 406), ("application/json", 200), ("*/*", 200), ("", 200)])
def test_er_is_alleen_json(vraag, accept, status):
    antwoord = vraag("sectoren", **({"Accept": accept} if accept else {}))
    assert antwoord.status_code == status


def test_wie_het_antwoord_al_heeft_hoort_dat_er_niets_veranderde(vraag, register, lees):
    eerst = vraag("plannen?pagina=1")
    opnieuw = vraag("plannen?pagina=1", **{"If-None-Match": eerst["ETag"]})
    assert (opnieuw.status_code, opnieuw.content, opnieuw["ETag"]) == (304, b"", eerst["ETag"])
    assert opnieuw["API-Version"] == VERSIE
    assert vraag("plannen?pagina=2", **{"If-None-Match": eerst["ETag"]}).status_code == 200


def test_een_nieuw_plan_geeft_een_ander_kenmerk(vraag, register, tijdvak):
    eerst = vraag("plannen")
    overgenomen("SP1-0999", tijdvak, [maatregel()])
    opnieuw = vraag("plannen", **{"If-None-Match": eerst["ETag"]})
    assert opnieuw.status_code == 200
    assert "SP1-0999" in opnieuw.content.decode()


def test_hoofd_zonder_inhoud(vraag, register):
    heel, hoofd = Client().get("/api/v1/plannen"), Client().head("/api/v1/plannen")
    assert hoofd.content == b""
    assert hoofd["Content-Length"] == str(len(heel.content))
    assert hoofd["ETag"] == heel["ETag"]


def test_een_browser_mag_van_elders_lezen(db):
    antwoord = Client().options("/api/v1/plannen", headers={"Origin": "https://elders.voorbeeld.nl"})
    assert antwoord["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "API-Version" in antwoord["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in antwoord


def test_wie_is_aangemeld_ziet_niet_meer(als, register, petra):
    assert als(petra).get("/api/v1/plannen").content == Client().get("/api/v1/plannen").content


# --- The description, by the rules of the standard's own linter -------------------------------------------------------


def _antwoorden() -> list[tuple[str, dict[str, Any]]]:
    paden = specificatie()["paths"].values()
    return [paar for delen in paden for paar in delen["get"]["responses"].items()]


def test_de_beschrijving_noemt_contact_licentie_en_versie():
    uit = specificatie()
    assert re.fullmatch(r"3\.\d+\.\d+", uit["openapi"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", uit["info"]["version"])
    assert all(uit["info"]["contact"][veld] for veld in ("name", "email", "url"))
    assert uit["info"]["license"]["url"].startswith("https://creativecommons.org/publicdomain/zero/")
    assert all(re.search(r"/v1$", server["url"]) for server in uit["servers"])


def test_paden_zijn_meervouden_in_kebab_case_zonder_streep_aan_het_eind():
    for pad in specificatie()["paths"]:
        assert re.fullmatch(r"(/([a-z0-9-]+|{[a-z]+}))+", pad), pad


def test_sleutels_en_velden_zijn_camel_case_en_vormen_pascal_case():
    camel, uit = r"[a-z][a-zA-Z0-9]*", specificatie()
    for delen in uit["paths"].values():
        assert set(delen) == {"get"}
        assert delen["get"]["operationId"]
        assert delen["get"]["description"]
        for sleutel in delen["get"]["parameters"]:
            assert re.fullmatch(camel, sleutel["name"])
            assert sleutel["description"]
    for naam, vorm in uit["components"]["schemas"].items():
        assert re.fullmatch(r"[A-Z][a-zA-Z0-9]*", naam)
        assert all(re.fullmatch(camel, veld) for veld in vorm["properties"])


def test_elk_veld_van_een_resultaat_heeft_uitleg():
    for groep in uitleg().values():
        for adres in groep:
            assert [naam for naam, zin in adres.velden if not zin] == [], adres.pad


def test_elk_antwoord_in_de_beschrijving_noemt_de_versie_en_elke_fout_is_een_probleem():
    for code, antwoord in _antwoorden():
        assert "API-Version" in antwoord["headers"]
        if code[0] in "45":
            assert set(antwoord["content"]) == {DE_STANDAARD}
    probleem = specificatie()["components"]["schemas"]["Probleem"]
    assert set(probleem["properties"]) == {"status", "title", "detail"} == set(probleem["required"])


def test_de_beschrijving_staat_op_haar_plek(vraag):
    antwoord = vraag("openapi.json")
    assert antwoord.json() == specificatie()
    assert antwoord["Content-Type"] == "application/json"


def test_elk_adres_staat_in_de_beschrijving():
    wegen = {
        f"/{weg.pattern}".replace("<", "{").replace(">", "}") for weg in poort._wegen.url_patterns if str(weg.pattern)
    }
    assert wegen == set(specificatie()["paths"])


def test_de_pagina_voor_mensen_noemt_elk_adres(client, db):
    pagina = client.get("/api/").content.decode()
    for pad in specificatie()["paths"]:
        assert f"<code>{pad}</code>" in pagina
    assert 'href="/api/v1/openapi.json"' in pagina


def test_ook_wat_de_site_zelf_al_weigert_of_doorstuurt_spreekt_als_de_api(client, db, settings):
    geweigerd = client.get("/api/v1/plannen", headers={"host": "elders.voorbeeld.nl"})
    assert (geweigerd.status_code, geweigerd["Content-Type"]) == (400, DE_STANDAARD)
    assert set(geweigerd.json()) == {"status", "title", "detail"}
    assert geweigerd["API-Version"] == VERSIE
    settings.SECURE_SSL_REDIRECT = True
    verder = Client().get("/api/v1/plannen")
    assert (verder.status_code, verder["API-Version"]) == (301, VERSIE)


def test_de_pagina_voor_mensen_is_geen_deel_van_de_api(client, db):
    assert "API-Version" not in client.get("/api/").headers
