"""What workers make and send, with hostile values in every field: valid PDF's, zips, workbooks and mails, and the API exact."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from aanvragen import bewijs
from aanvragen.models import Aanvraag
from beoordeling import brieven, dossier
from beoordeling import services as beoordeling
from rapportage import tabelbestanden, uitwisseling
from rapportage.api import specificatie
from rapportage.evaluatie import bundel
from rapportage.models import RapportSoort
from rapportage.register import factsheet, plannen
from rapportage.services import beginnen, voorbeeld_maken
from rapportage.uitvoer import als_pdf
from sectorplannen.kern import berichten, opdrachten
from sectorplannen.kern.celtekst import schoon
from sectorplannen.kern.models import Bericht, Opdracht
from tests import fabrieken
from tests.pdf_geldig import fouten
from tests.rapportage.uitwisseling.rondgang import leeg_en_weer_weg, standen
from tests.rapportage.uitwisseling.werkboek import Werkboek
from tests.rapportage.vijandig import gif, keuring
from tests.rapportage.vijandig.wereld import Wereld, vergiftigd

DAG = date(2016, 1, 1)
LIJSTEN = [pad for pad in specificatie.specificatie()["paths"] if "{" not in pad]


@pytest.fixture
def wereld(tijdvak) -> Wereld:
    """Everything hostile."""
    return vergiftigd()


def test_elke_pdf_is_geldig(wereld):
    brief, indiening = wereld.openbaar.brieven.first(), wereld.openbaar.indieningen.first()
    dag = wereld.brief.peildatum
    tijdvakbrief = beginnen(RapportSoort.TIJDVAK, wereld.openbaar.tijdvak, dag, door=fabrieken.persoon("petra"))
    gif.strooi()
    stukken = {
        "besluit": brieven.maak(brief),
        "ontvangstbewijs": bewijs.maak(indiening),
        "factsheet": factsheet.als_pdf(plannen.alle()[wereld.openbaar.nummer], op=timezone.now()),
        "voortgangsbrief": voorbeeld_maken(wereld.brief).voorbeeld.read(),
        "brief": voorbeeld_maken(tijdvakbrief).voorbeeld.read(),
        "tabel": als_pdf(tabelbestanden.tabel("verleend", wereld.openbaar.tijdvak, dag)),
    }
    mis = [
        f"{naam}: {wat}"
        for naam, data in stukken.items()
        for wat in [*fouten(data, met_gegevens=False), *keuring.pdf(data)]
    ]
    assert not mis, "\n".join(mis)


@pytest.mark.parametrize("wie", ["intern", "openbaar"])
def test_een_dossier_als_zip(wereld, wie):
    door = fabrieken.persoon("coen")
    rij = beoordeling.dossierbestand_vragen(wereld.openbaar, openbaar=wie == "openbaar", door=door)
    doos = io.BytesIO()
    dossier.maak(rij, doos, gemaakt_op=timezone.now(), meld=lambda tekst: None)
    mis = list(keuring.zip_(doos.getvalue()))
    assert not mis, "\n".join(mis)


def test_het_evaluatiebestand(wereld):
    mis = list(keuring.zip_(bundel.maak(DAG).inhoud))
    assert not mis, "\n".join(mis)


def test_een_werkboek_uit_en_weer_in_geeft_dezelfde_namen_en_cijfers(db, tmp_path):
    uit, deel = tmp_path / "uit.xlsx", tmp_path / "deel.xlsx"
    with leeg_en_weer_weg():
        vergiftigd()
        uitwisseling.exporteer(uit, DAG)
        namen, cijfers = _namen(), _cijfers()
        boek = load_workbook(
            uit
        )  # the periods and ceilings alone: they are here already, and nothing of them is another
        for blad in ("aanvragen", "maatregelen", "realisatie"):
            boek[blad].delete_rows(2, 1000)
        boek.save(deel)
        assert uitwisseling.importeer(deel).delen()
    mis = list(keuring.xlsx(uit.read_bytes()))
    assert not mis, "\n".join(mis)
    with leeg_en_weer_weg():
        uitwisseling.importeer(uit)
        assert _namen() == namen
        assert _cijfers() == cijfers


def _cijfers() -> list[str]:
    """The figures of every period, without the names that stand in them."""
    return [schoon(re.sub(r'"(naam|tijdvak)": "(\\.|[^"])*"', "", stand)) for stand in standen(DAG)]


def _namen() -> list[tuple[str, ...]]:
    """What a workbook has of every plan that was filed by then."""
    return [
        (
            plan.nummer,
            schoon(plan.naam),
            schoon(plan.hoofdaanvrager.naam),
            *(schoon(m.naam) for m in plan.maatregelen.all()),
        )
        for plan in Aanvraag.objects.ingediend().select_related("hoofdaanvrager").order_by("nummer")
    ]


def test_de_api_geeft_elke_tekst_precies_zoals_hij_is(wereld):
    client = Client()
    for lijst in LIJSTEN:
        antwoord = client.get(f"/api/v1{lijst}")
        assert antwoord.status_code == 200, lijst
        assert antwoord["Content-Type"] == "application/json"
        assert antwoord["X-Content-Type-Options"] == "nosniff"
        assert not list(keuring.kop(antwoord.headers))
    plan = Aanvraag.objects.get(pk=wereld.openbaar.pk)
    gelezen = client.get(f"/api/v1/plannen/{plan.nummer}").json()
    assert gelezen["naam"] == plan.naam
    assert gelezen["samenvatting"] == plan.samenvatting
    rijen = client.get(f"/api/v1/plannen/{plan.nummer}/maatregelen").json()["resultaten"]
    assert [rij["naam"] for rij in rijen] == [m.naam for m in plan.maatregelen.order_by("volgnummer")]


def test_elke_mail_heeft_een_kop_van_een_regel(wereld):
    mail.outbox.clear()
    for bericht in Bericht.objects.all():
        Bericht.objects.filter(pk=bericht.pk).update(
            gemaild_op=None, onderwerp=f"Over\r\nBcc: x@y.nl {bericht.onderwerp}"[:200]
        )
        berichten.mail(Opdracht(soort=berichten.MAILEN, gegevens={"bericht": bericht.pk}))
    assert len(mail.outbox) > 20
    for brief in mail.outbox:
        kop = dict(brief.message().items())
        assert set(kop) <= {"Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "Date",
                            "Message-ID", "Auto-Submitted"}  # fmt: skip
        assert not list(keuring.gewoon(f"{brief.subject} {brief.body}"))
        assert len(brief.recipients()) == 1


def test_een_vijandig_werkboek_wordt_geweigerd_en_komt_onschadelijk_terug(als, petra, tmp_path):
    boek = Werkboek()
    for nr, waarde in enumerate([*gif.BEGINNEN, *gif.LEVEND, *gif.SJABLOON, *gif.GEDRAAID]):
        boek.zet(
            "aanvragen", 2 + nr % 9, **{("status", "naam", "hoofdaanvrager", "kvk")[nr // 9]: waarde.strip() or "x"}
        )
    client = als(petra)
    inhoud = boek.bewaar(tmp_path / "in.xlsx").read_bytes()
    bestand = SimpleUploadedFile("../../<script>gif(1)\u202e.xlsx", inhoud)
    pagina = client.post(reverse("rapportage:uitwisseling"), {"bestand": bestand, "bekijken": ""}).url
    opdrachten.veeg()
    gekregen = client.get(pagina)
    assert "fouten" in gekregen.text
    mis = list(keuring.antwoord(gekregen, gekregen.content))
    gemerkt = client.get(f"{pagina}fouten.xlsx")
    mis += keuring.antwoord(gemerkt, keuring.inhoud(gemerkt))
    assert not mis, "\n".join(mis)
    assert not Aanvraag.objects.exists()
