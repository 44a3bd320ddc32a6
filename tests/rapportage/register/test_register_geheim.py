"""Nobody outside reads more than is public: telltale words in every field that is not, looked for in every answer."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from urllib.parse import urlsplit

import pikepdf
import pytest
from django.db.models import CharField, Model, TextField
from django.utils import timezone

from aanvragen.models import Aanvraag, Gebeurtenis, Knelpunt, Maatregel
from beoordeling.models import Besluit, GezamenlijkeScore, Score
from rapportage.register import factsheet, plannen
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Gebruiker, Lidmaatschap, Opdracht, Organisatie
from tests import fabrieken
from tests.rapportage.register.conftest import net_verleend

VERKLIKKER = "verklikt"
"""In every word that must not come out."""
MENSEN = {"anja": "Anja Verklikthuis", "dirk": "Dirk de Verkliktman", "els": "Els Verkliktstra"}
OPENBAAR = {
    Aanvraag: {"nummer", "naam", "soort", "status", "samenvatting", "herkomst", "verzonnen", "intrekreden"},
    Maatregel: {"naam", "thema", "categorie", "doelgroep"},
    Knelpunt: {"omschrijving", "bron_soort", "bron_titel"},
    Organisatie: {"naam", "kvk", "soort", "website", "contact", "postcode_plaats", "iban"},
}
"""What of each record the register shows (or what is no free text); a field that comes later is planted by itself."""
FORMATEN = (".csv", ".json", ".xlsx", ".ods", ".jsonld", ".pdf", "/")


@pytest.fixture
def register(tijdvak):
    """A public plan with a telltale word in every other field, and plans that are not public with one in every field."""
    plan = fabrieken.verleend()
    anderen = [fabrieken.afgewezen("Verklikt afgewezen"), fabrieken.ingetrokken("Verklikt ingetrokken")]
    anderen += [fabrieken.ingediend("Verklikt ingediend"), net_verleend("Verklikt onbekendgemaakt")]
    for wie, naam in MENSEN.items():
        Gebruiker.objects.filter(email=f"{wie}@voorbeeld.nl").update(naam=naam)
    for soort in OPENBAAR:
        _plant(soort, OPENBAAR[soort])
    for ander in anderen:
        Aanvraag.objects.filter(pk=ander.pk).update(samenvatting="Verklikt plan.", naam=f"Verklikt {ander.pk}")
        ander.maatregelen.update(naam="Verklikte maatregel", doelgroep="Verklikten")
        ander.knelpunten.update(omschrijving="Verklikt knelpunt")
    Aanvraag.objects.filter(pk=plan.pk).update(
        naam="Vakwerk (vraag Anja Verklikthuis)",
        samenvatting="Bel Anja Verklikthuis of mevrouw Verklikthuis: anja@verklikt.nl. Dirk de Verkliktman zag dit.",
        gewijzigd_op=timezone.now(),
    )
    plan.maatregelen.update(naam="Cursus van Els Verkliktstra", doelgroep="Bij Verklikthuis bekend, els@voorbeeld.nl")
    plan.knelpunten.update(omschrijving="Volgens Verklikthuis", bron_titel="Notitie van Dirk de Verkliktman")
    Organisatie.objects.filter(pk=plan.hoofdaanvrager_id).update(contact="anja@voorbeeld.nl")
    factsheet.bijhouden()
    for rij in Opdracht.objects.filter(soort=factsheet.FACTSHEET_MAKEN):
        opdrachten.voer_uit(rij.pk, nu=timezone.now())
    return plan


def _plant(soort: type[Model], openbaar: set[str]) -> None:
    """The word in every text of these records that is not public."""
    velden = [
        veld.name
        for veld in soort._meta.concrete_fields
        if isinstance(veld, CharField | TextField) and veld.name not in openbaar and not veld.choices
    ]
    assert soort is Organisatie or velden
    soort._default_manager.update(**dict.fromkeys(velden, "Verklikt"))


def _intern() -> set[str]:
    """What the agency wrote for itself: reasons of scores, of steps and of decisions."""
    bronnen = (Score, "reden"), (GezamenlijkeScore, "reden"), (Gebeurtenis, "reden"), (Besluit, "motivering")
    teksten = {tekst for soort, veld in bronnen for tekst in soort.objects.values_list(veld, flat=True) if tekst}
    assert len(teksten) > 2
    return teksten


def leesbaar(antwoord) -> str:
    """All text that an answer holds, also what is packed in a file."""
    inhoud = b"".join(antwoord) if antwoord.streaming else antwoord.content
    if inhoud.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(inhoud)) as doos:
            return unescape("\n".join(doos.read(naam).decode("utf-8", "replace") for naam in doos.namelist()))
    if inhoud.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(inhoud)) as pdf:
            delen = [bestand.get_file().read_bytes().decode() for bestand in pdf.attachments.values()]
            return "\n".join([*delen, str(pdf.docinfo), pdf.Root.Metadata.read_bytes().decode()])
    return unescape(inhoud.decode())


def _loop(client) -> dict[str, str]:
    """Every address that a visitor reaches from the register, each with what it says."""
    te_gaan, gezien = ["/register/", "/"], {}
    while te_gaan:
        pad = te_gaan.pop()
        if pad in gezien:
            continue
        antwoord = client.get(pad)
        assert antwoord.status_code == 200, pad
        gezien[pad] = leesbaar(antwoord)
        if "html" in antwoord.headers["Content-Type"]:
            for link in re.findall(r'href="([^"#]+)', gezien[pad]):
                deel = urlsplit(link)
                if not deel.netloc and deel.path.startswith("/register/"):
                    te_gaan.append(link)
    return gezien


def test_geen_antwoord_van_het_register_verklikt_iets(client, register):
    gezien = _loop(client)
    for eind in FORMATEN:
        assert any(urlsplit(pad).path.endswith(eind) for pad in gezien), eind
    for pad, tekst in gezien.items():
        plek = tekst.casefold().find(VERKLIKKER)
        assert plek < 0, f"{pad}: {tekst[max(plek - 80, 0) : plek + 80]}"
        assert "Werkgevers Bakkerij" in tekst or not pad.endswith(("plannen.csv", "plannen.json")), pad
    for woord in _intern():
        assert not [pad for pad, tekst in gezien.items() if woord in tekst], woord
    html = factsheet.als_html(plannen.alle()[register.nummer], op=timezone.now())
    assert VERKLIKKER not in html.casefold()
    assert "[naam]" in html


@pytest.mark.parametrize("woord", ["verklikthuis", "Anja Verklikthuis", "verkliktman", "verklikt", "onbekendgemaakt"])
def test_zoeken_verklapt_geen_naam_en_geen_plan(client, register, woord):
    assert "Er is geen toegekend plan dat hierbij past." in client.get("/register/", {"q": woord}).text
    assert "Er is geen toegekend plan dat hierbij past." not in client.get("/register/", {"q": "vakwerk"}).text


def test_wat_niet_openbaar_is_heeft_geen_adres(client, register):
    for ander in Aanvraag.objects.exclude(pk=register.pk):
        for pad in (f"/register/plan/{ander.nummer}/", f"/register/plan/{ander.nummer}/factsheet.pdf"):
            assert client.get(pad).status_code == 404
    assert Besluit.objects.filter(motivering="Het plan voldoet.").exists()
    assert "Het plan voldoet." not in client.get(f"/register/plan/{register.nummer}/").text


def test_wie_de_organisatie_verliet_blijft_een_mens_zonder_naam(client, tijdvak):
    plan = fabrieken.verleend()
    quirine = Gebruiker.objects.create(email="q@voorbeeld.nl", naam="Quirine Zomerbloem")
    lid = Lidmaatschap.objects.create(organisatie=plan.hoofdaanvrager, gebruiker=quirine)
    Aanvraag.objects.filter(pk=plan.pk).update(samenvatting="Bel Quirine Zomerbloem, of mevrouw Zomerbloem zelf.")
    lid.delete()
    pad = f"/register/plan/{plan.nummer}/"
    assert "Zomerbloem" not in client.get(pad).text
    assert "Zomerbloem" not in client.get("/api/v1/plannen/" + plan.nummer).text
    quirine.delete()
    Aanvraag.objects.filter(pk=plan.pk).update(versie=plan.versie + 7)
    assert "Zomerbloem" not in client.get(pad).text


def test_ook_in_waar_gegevens_vandaan_komen_staat_geen_naam(client, tijdvak):
    plan = fabrieken.verleend(verzonnen="Verzonnen door anja@voorbeeld.nl.")
    Aanvraag.objects.filter(pk=plan.pk).update(herkomst="het werkboek van Anja de Wit")
    Gebruiker.objects.filter(email="anja@voorbeeld.nl").update(naam="Anja de Wit")
    tekst = client.get(f"/register/plan/{plan.nummer}/").text
    assert "het werkboek van [naam]" in tekst
    assert "Anja" not in tekst
    assert "anja@" not in tekst
