"""The letter that asks for a supplement: frozen when asked, valid for both standards, kept once, for who may read it."""

import hashlib
import io
from datetime import date

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from beoordeling import brieven, services
from beoordeling.models import Brief
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Opdracht
from tests import fabrieken
from tests.pdf_geldig import fouten

VREEMD = "Łódź ½ 日本 <b>geen html</b> {{ niets }}\n" + "x" * 300


@pytest.fixture
def brief(tijdvak, coen) -> Brief:
    """Asked about a and g, until 5 February 2014."""
    verzoek = services.aanvulling_vragen(
        fabrieken.ingediend(),
        vragen={"a": "Wie tekende?", "g": VREEMD},
        vraag="Graag in 1 keer.",
        uiterlijk_op=date(2014, 2, 5),
        door=coen,
        op=fabrieken.VOLLEDIG,
    )
    return verzoek.brief


def adres(brief: Brief) -> str:
    return reverse("beoordeling:brief", args=[brief.aanvraag.nummer, brief.pk])


def test_de_brief_is_geldig_voor_beide_normen_en_steeds_hetzelfde(brief):
    data = brieven.maak(brief)
    assert fouten(data, met_gegevens=False) == []
    assert brieven.maak(Brief.objects.get(pk=brief.pk)) == data
    assert str(pikepdf.open(io.BytesIO(data)).Root.Lang) == "nl"


def test_in_de_brief_staat_wat_ontbreekt_tot_wanneer_en_wat_er_volgt(brief):
    tekst = brieven.stel_op(brief).replace("\u00a0", " ")
    for deel in (
        "Werkgevers Bakkerij",
        f"{brief.aanvraag.nummer}/A1",
        "Graag in 1 keer.",
        "Onderdeel a: Samenwerkingsovereenkomst",
        "Wie tekende?",
        "&lt;b&gt;geen html",
        "5 februari 2014",
        "15 januari 2014",
        "artikel 4:5",
        "bepaalt de plaats in de volgorde",
    ):
        assert deel in tekst, deel


def test_wat_in_de_brief_staat_verandert_niet_met_het_plan_mee(brief):
    eerst = brieven.stel_op(brief)
    organisatie = brief.aanvraag.hoofdaanvrager
    organisatie.naam = "Anders"
    organisatie.save()
    assert brieven.stel_op(Brief.objects.get(pk=brief.pk)) == eerst


def test_de_opdracht_maakt_de_brief_een_keer_en_bewaart_hem_onder_zijn_hash(brief):
    rij = Opdracht.objects.get(soort=brieven.BRIEF_MAKEN)
    opdrachten.voer_uit(rij.pk)
    brief.refresh_from_db()
    with default_storage.open(brief.bestand) as bestand:
        assert hashlib.sha256(bestand.read()).hexdigest() == brief.sha256
    assert brief.sha256 in brief.bestand
    assert brieven.zorg_voor(brief) == brief.bestand
    default_storage.delete(brief.bestand)
    assert default_storage.exists(brieven.zorg_voor(brief)), "a lost file is made again, byte for byte"


@pytest.mark.parametrize(
    ("wie", "status"),
    [("anja", 200), ("bram", 200), ("coen", 200), ("petra", 200), ("carla", 404), ("dirk", 302)],
)
def test_de_brief_is_voor_het_samenwerkingsverband_en_voor_wie_het_plan_mag_openen(als, brief, wie, status):
    antwoord = als(fabrieken.persoon(wie)).get(adres(brief))
    assert antwoord.status_code == status
    if status == 302:  # an assessor declares first
        assert antwoord.url.startswith(reverse("beoordeling:verklaar_belang", args=[brief.aanvraag.nummer]))
    if status == 200:
        assert antwoord["Content-Type"] == "application/pdf"
        assert antwoord["Cache-Control"] == "private, no-store"
        assert b"".join(antwoord.streaming_content).startswith(b"%PDF")


def test_een_band_sluit_ook_de_brief(als, brief, coen):
    services.verklaar_belang(brief.aanvraag, heeft_band=True, toelichting="Broer.", door=coen)
    assert als(coen).get(adres(brief)).status_code == 404


def test_een_brief_van_een_ander_plan_is_er_niet(als, brief, anja, tijdvak):
    ander = fabrieken.ingediend("Ander")
    assert als(anja).get(reverse("beoordeling:brief", args=[ander.nummer, brief.pk])).status_code == 404


def test_ook_een_verlenging_krijgt_een_brief_met_de_reden(brief, coen):
    verzoek = services.termijn_verlengen(
        brief.aanvraag,
        uiterlijk_op=date(2014, 3, 1),
        reden="Het bestuur was ziek.",
        door=coen,
        op=fabrieken.moment(2014, 2, 1),
    )
    tekst = brieven.stel_op(verzoek.brief).replace("\u00a0", " ")
    assert "U heeft langer de tijd" in tekst
    assert "Het bestuur was ziek." in tekst
    assert "1 maart 2014" in tekst
    assert f"{brief.aanvraag.nummer}/A2" in tekst
    assert "Graag in 1 keer." in tekst
