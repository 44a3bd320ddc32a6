"""The factsheet of a plan: made by a worker, of what is public, and made anew when that changes."""

from datetime import date
from html import unescape

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from rapportage.models import Factsheet, Realisatie
from rapportage.register import factsheet, plannen
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Opdracht
from tests import fabrieken
from tests.pdf_geldig import fouten
from tests.rapportage.overgenomen import maatregel, overgenomen
from tests.rapportage.register.conftest import net_verleend


def werk() -> int:
    """What the worker does each minute."""
    geplaatst = factsheet.bijhouden()
    for rij in Opdracht.objects.filter(soort=factsheet.FACTSHEET_MAKEN, status="wacht"):
        opdrachten.voer_uit(rij.pk, nu=timezone.now())
    return geplaatst


def tekst_van(nummer: str) -> str:
    """What the factsheet of a plan says."""
    html = factsheet.als_html(plannen.alle()[nummer], op=timezone.now())
    return unescape(html).replace("\u00a0", " ")


@pytest.fixture
def klein(tijdvak):
    """A plan of one measure, whose factsheet is made fast."""
    return overgenomen("SP1-0901", tijdvak, [maatregel()], naam="Haven")


def test_de_pagina_wacht_niet_op_het_factsheet_en_toont_het_als_het_er_is(client, klein):
    pagina = reverse("rapportage:register_plan", args=[klein.nummer])
    adres = reverse("rapportage:register_factsheet", args=[klein.nummer])
    assert "Het factsheet wordt gemaakt" in client.get(pagina).text
    assert client.get(adres).status_code == 404
    assert not Factsheet.objects.exists()
    assert werk() == 1
    assert adres in client.get(pagina).text
    antwoord = client.get(adres)
    assert antwoord.headers["Content-Type"] == "application/pdf"
    assert 'filename="factsheet-SP1-0901.pdf"' in antwoord.headers["Content-Disposition"]
    assert b"".join(antwoord).startswith(b"%PDF")
    assert client.get(adres, headers={"If-None-Match": antwoord.headers["ETag"]}).status_code == 304


def test_een_factsheet_is_een_archiefstuk_dat_iedereen_kan_lezen(plan):
    werk()
    data = Factsheet.objects.get().bestand.read()
    assert fouten(data) == []
    tekst = tekst_van(plan.nummer)
    for stuk in (
        "Vakwerk in de bakkerij",
        "Bakkers leren een nieuw vak",
        "Te weinig technici",
        "Leerwerkplekken",
        "350.000",
    ):
        assert stuk in tekst, stuk
    assert not any(naam in tekst for naam in ("Anja", "Bram", "Els", "Dirk", "@voorbeeld.nl"))


def test_zolang_er_niets_verandert_wordt_er_niets_opnieuw_gemaakt(klein):
    assert factsheet.bijhouden() == 1
    assert factsheet.bijhouden() == 0  # waits already
    werk()
    eerste = Factsheet.objects.get()
    assert werk() == 0
    factsheet.maak(klein.nummer)
    assert Factsheet.objects.get().gemaakt_op == eerste.gemaakt_op


def test_nieuwe_voortgang_geeft_een_nieuw_factsheet_en_het_oude_verdwijnt(client, klein):
    werk()
    oud = Factsheet.objects.get()
    Realisatie.objects.create(maatregel=klein.maatregelen.get(), peildatum=date(2015, 4, 1), deelnemers=3)
    pagina = reverse("rapportage:register_plan", args=[klein.nummer])
    assert "Het factsheet wordt gemaakt" in client.get(pagina).text
    assert werk() == 1
    nieuw = Factsheet.objects.get()
    assert nieuw.kenmerk != oud.kenmerk
    assert not default_storage.exists(oud.bestand.name)
    assert "1 april 2015" in tekst_van(klein.nummer)


def test_van_een_plan_dat_niet_openbaar_is_komt_er_geen_factsheet(tijdvak):
    plan = net_verleend()
    fabrieken.ingediend("Twee")
    assert factsheet.bijhouden() == 0
    assert factsheet.maak(plan.nummer) is None


def test_een_vijandige_naam_maakt_het_factsheet_niet_stuk(tijdvak):
    naam = "=cmd|'/C calc'!A0 <script>alert(1)</script> \u202eomgekeerd 👩‍🔧"
    plan = overgenomen("SP1-0902", tijdvak, [maatregel()], naam=naam)
    werk()
    data = Factsheet.objects.get(aanvraag=plan).bestand.read()
    assert fouten(data) == []
    assert "<script>alert" not in factsheet.als_html(plannen.alle()[plan.nummer], op=timezone.now())
