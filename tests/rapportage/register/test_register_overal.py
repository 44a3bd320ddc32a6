"""Nobody outside learns of what is not public, at any address of the site: pages, files, searches, marks of change, errors."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from aanvragen.models import Aanvraag
from rapportage.api import specificatie
from rapportage.evaluatie import bundel
from sectorplannen.kern.models import Gebruiker
from tests.beoordeling import rondgang as lopen
from tests.beoordeling.test_banden import geheim, tekst_van
from tests.rapportage.register.conftest import maak_bekend, net_verleend
from tests.rapportage.register.test_register_geheim import VERKLIKKER, leesbaar, register

__all__ = ["register"]
LIJSTEN = [f"/api/v1{pad}" for pad in specificatie.specificatie()["paths"] if "{" not in pad]
PER_PLAN = [f"/api/v1{pad}" for pad in specificatie.specificatie()["paths"] if "{nummer}" in pad]
WOORDEN = ("Verklikt", "verklikthuis", "verkliktman", "onbekendgemaakt", "anja@voorbeeld.nl")
OPEN = ("/", "/register/", "/register/data/", "/register/regios/", "/register/data/plannen.csv", "/register/data/catalogus.jsonld",
        "/api/v1/plannen", "/api/v1/cijfers", "/api/v1/organisaties")  # fmt: skip


@pytest.fixture
def verborgen(register) -> Aanvraag:
    """A plan on which nothing is decided, with one of everything that can hang on a plan, and a telltale word in its texts."""
    plan = geheim()
    Aanvraag.objects.filter(pk=plan.pk).update(naam="Verklikt zuurdesem", samenvatting="Verklikt plan.")
    plan.maatregelen.update(naam="Verklikte maatregel", doelgroep="Verklikten")
    plan.knelpunten.update(omschrijving="Verklikt knelpunt")
    Gebruiker.objects.filter(email="coen@voorbeeld.nl").update(naam="Coen Verklikthof")
    plan.refresh_from_db()
    return plan


def test_geen_adres_van_de_site_verklikt_iets_aan_wie_niet_is_ingelogd(client, verborgen):
    rondgang = lopen.rondgang(verborgen, frozenset({"besluit", "plafondmutatie"}))
    assert not rondgang.onbekend
    lek, gezien = [], 0
    for adres in rondgang.adressen:
        for methode in ("get", "post"):
            antwoord = getattr(client, methode)(adres.pad)
            gezien += antwoord.status_code == 200
            tekst = tekst_van(antwoord).replace(adres.pad, "")
            woorden = (VERKLIKKER, verborgen.nummer.casefold())
            lek += [f"{methode} {adres.pad}: {woord}" for woord in woorden if woord in tekst.casefold()]
            if adres.is_van_plan and antwoord.status_code == 200:
                lek.append(f"{methode} {adres.pad}: opens")
    assert gezien > 20
    assert not lek, "\n".join(lek)


def test_wat_er_niet_is_zegt_niet_dat_het_er_is(client, verborgen):
    """A plan that is not public, and a number that nobody has: the same answer, letter by letter."""
    for pad in ("/register/plan/{}/", "/register/plan/{}/factsheet.pdf", "/toegekend/{}/", *PER_PLAN):
        antwoorden = []
        for nummer in (verborgen.nummer, "SP1-9876"):
            adres = pad.format(nummer) if "{}" in pad else pad.replace("{nummer}", nummer).replace("{volgnummer}", "1")
            antwoord = client.get(adres)
            assert antwoord.status_code == 404, adres
            antwoorden.append(antwoord.text.replace(nummer, "N"))
        assert antwoorden[0] == antwoorden[1], pad
    for pad in ("/sitemap.xml", "/robots.txt", "/register/plan/", "/nergens/", "/api/v1/nergens", "/api/"):
        tekst = client.get(pad).text
        assert VERKLIKKER not in tekst.casefold(), pad
        assert verborgen.nummer not in tekst, pad


def test_zoeken_en_kiezen_in_de_api_verklikt_niets(client, verborgen):
    for pad in LIJSTEN:
        alles = client.get(pad).json()
        assert VERKLIKKER not in json.dumps(alles).casefold(), pad
        for woord in WOORDEN:
            antwoord = client.get(pad, {"zoek": woord})
            assert antwoord.status_code in (200, 400)
            if antwoord.status_code == 200 and "zoek" in str(
                specificatie.specificatie()["paths"][pad.removeprefix("/api/v1")]
            ):
                assert antwoord.json()["resultaten"] == [], f"{pad}?zoek={woord}"
    assert client.get("/api/v1/plannen", {"zoek": "vakwerk"}).json()["resultaten"]


def test_het_merk_van_een_pagina_verandert_niet_door_wat_niemand_mag_weten(client, verborgen, coen):
    """An ETag that turns when the agency decides would tell that it did, before the letter."""
    eerst = {pad: _merk(client, pad) for pad in OPEN}
    assert sum(bool(merk[0]) for merk in eerst.values()) > 6
    Aanvraag.objects.filter(pk=verborgen.pk).update(naam="Verklikt anders", gewijzigd_op=timezone.now(), versie=99)
    verborgen.maatregelen.update(naam="Verklikt anders")
    nieuw = net_verleend("Verklikt besloten")
    assert {pad: _merk(client, pad) for pad in OPEN} == eerst
    maak_bekend(nieuw)
    later = {pad: _merk(client, pad) for pad in OPEN}
    assert later["/register/"] != eerst["/register/"]
    assert later["/api/v1/plannen"] != eerst["/api/v1/plannen"]


def _merk(client, pad: str) -> tuple[str | None, str | None, str]:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    return antwoord.headers.get("ETag"), antwoord.headers.get("Last-Modified"), leesbaar(antwoord)


def test_het_evaluatiebestand_verklikt_niets_en_is_niet_voor_iedereen(client, verborgen, anja, dirk):
    antwoord = type("Antwoord", (), {"streaming": False, "content": bundel.maak(date(2016, 1, 1)).inhoud})
    tekst = leesbaar(antwoord)
    assert verborgen.nummer in tekst  # that it is there is a fact of the scheme; what it is, is not in it
    assert VERKLIKKER not in tekst.casefold()
    assert "Vakwerk" in tekst
    for wie in (None, anja, dirk):
        client.logout()
        if wie:
            client.force_login(wie)
        assert client.get(reverse("rapportage:evaluatie")).status_code == (403 if wie else 302)
