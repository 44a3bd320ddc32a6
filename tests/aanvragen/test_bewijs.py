"""The receipt: valid for both standards, the same bytes each time, with all that was filled in and the means to check it."""

import hashlib
import io
import json
from datetime import date, timedelta
from decimal import Decimal

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from aanvragen import bewijs, services
from aanvragen.models import Aanvraag, Indiening
from sectorplannen.kern import opdrachten
from sectorplannen.kern.models import Opdracht
from tests import fabrieken
from tests.fabrieken import INGEDIEND
from tests.pdf_geldig import elementen, fouten

LANG = "Wij leiden mensen op tot bakker, van deeg tot winkel. " * 60
VREEMD = "Ünïcödé Łódź ½ ≤ \u200b 日本 \U0001f600 <b>geen html</b> {{ niets }} a\u0301"


def vol(aantal: int = 20, **velden) -> Aanvraag:
    """A plan in which everything is filled in, with so many measures, long texts and strange characters."""
    plan, anja = fabrieken.concept("Vakwerk " + VREEMD, **velden), fabrieken.persoon("anja")
    services.bewerken(
        plan,
        door=anja,
        samenvatting=LANG,
        arbeidsmarktanalyse=LANG + "\n\n" + VREEMD,
        voorwaarden="x" * 300,
        heeft_garantstelling=True,
        garantstelling_bedrag=Decimal("250000.50"),
        voorschot_gewenst=True,
        bijdragen=[{"soort": "oeno_fonds", "naam": "Fonds voor de Bakkerij", "bedrag": Decimal("1234.56")}],
    )
    services.vertegenwoordiging_opslaan(
        plan, fabrieken.organisatie(), door=anja, is_vereniging=True, cao="Cao Bakkersbedrijf", centrale="mkb_nederland"
    )
    for nummer in range(plan.maatregelen.count(), aantal):
        services.maatregel_opslaan(
            plan,
            door=anja,
            knelpunten=list(plan.knelpunten.all()),
            kostenposten=[
                {"soort": "opleiding", "omschrijving": f"Lessen {nummer}", "kosten": Decimal("5000.25"), "uren": 77},
                {"soort": "overig", "omschrijving": "", "kosten": Decimal("100.00"), "bruto_loon": Decimal("88.00")},
            ],
            **fabrieken.SMART
            | {
                "naam": f"Maatregel {nummer}",
                "thema": "e",
                "categorie": "scholing",
                "branche": "Banket",
                "deelnemers": 10,
                "streefgetal": 4321,
                "start_op": date(2014, 3, 3),
                "activiteit": LANG,
            },
        )
    return plan


@pytest.fixture
def twintig(tijdvak, anja) -> Indiening:
    return services.indienen(vol(), door=anja, op=INGEDIEND + timedelta(microseconds=123_456))


def test_het_bewijs_is_geldig_voor_beide_normen_en_steeds_hetzelfde(twintig):
    eerste = bewijs.maak(twintig)
    assert fouten(eerste, met_gegevens=False) == []
    zelfde = Indiening.objects.select_related("aanvraag", "tijdvak", "door").get()
    assert bewijs.maak(zelfde) == eerste
    with pikepdf.open(io.BytesIO(eerste)) as pdf:
        assert str(pdf.docinfo.get("/Title", "")) == f"Bewijs van ontvangst {twintig.aanvraag.nummer}"
        koppen = [str(element.S) for element in elementen(pdf) if str(element.S).startswith("/H")]
        assert koppen[:3] == ["/H1", "/H2", "/H2"]
        assert koppen.count("/H1") == 1


def test_wie_het_bestand_uit_het_bewijs_haalt_kan_de_vingerafdruk_narekenen(twintig):
    with pikepdf.open(io.BytesIO(bewijs.maak(twintig))) as pdf:
        assert list(pdf.attachments) == ["indiening.json"]
        bestand = pdf.attachments["indiening.json"]
        inhoud = bestand.get_file().read_bytes()
        assert bestand.obj.AFRelationship == "/Data"
    assert hashlib.sha256(inhoud).hexdigest() == twintig.sha256
    gelezen = json.loads(inhoud)
    assert gelezen["op"] == "2013-12-20T15:03:07.123456Z"
    assert gelezen["inhoud"]["naam"] == "Vakwerk " + VREEMD  # to the letter, also what no font can draw


def test_het_bewijs_noemt_nummer_moment_wie_vingerafdrukken_en_plaats(tijdvak, anja):
    vorige = fabrieken.ingediend("De vorige").laatste_indiening
    rij = services.indienen(vol(2), door=anja, op=INGEDIEND + timedelta(microseconds=7))
    tekst = bewijs.stel_op(rij)
    for wat in (
        rij.aanvraag.nummer,
        "20 december 2013, 16:03:07 uur",
        "2013-12-20T15:03:07.000007Z",
        "Anja (anja@voorbeeld.nl)",
        "Nummer 2 van Eerste tijdvak",
    ):
        assert wat in tekst
    for sha in (rij.sha256, vorige.sha256, *(b["sha256"] for b in rij.inhoud["bijlagen"])):
        assert " ".join(sha[i : i + 8] for i in range(0, 64, 8)) in tekst


def test_alles_wat_is_ingevuld_staat_in_het_bewijs(tijdvak, anja):
    tekst = bewijs.stel_op(services.indienen(vol(3), door=anja, op=INGEDIEND))
    for wat in (
        "Werkgevers Bakkerij, KvK 90000001", "Vereniging met volledige rechtsbevoegdheid", "Cao Bakkersbedrijf",
        "lid van MKB-Nederland", "Vakbond Bakkerij", "namens werknemers", "Overige industrie", "1 maart 2014", "29 februari 2016",
        "Wij leiden mensen op", "Te weinig technici", "Sectorbeschrijving UWV", "1 juni 2013", "Leerwerkplekken",
        "a. Arbeidsinstroom", "Knelpunt 1", "branche Banket", "3 maart 2014", "31 december 2015", "4.321",
        "Een opleiding van negen",
        "Nu zijn er 85.", "Het aantal diploma’s.", "Opleidingsfonds Bakkerij", "Lessen 2", "5.000,25", ">77<", "88,00",
        "Opleiding en training", "Het fonds voert uit.", "x" * 300, "Het fonds betaalt de helft.", "De sector betaalt.",
        "€ 900.000.000", "€ 250.000,50", "O&amp;O-fonds", "Fonds voor de Bakkerij", "1.234,56", "stuk-a.pdf",
    ):  # fmt: skip
        assert wat.replace("€ ", "€\u00a0") in tekst, wat
    assert "&lt;b&gt;geen html&lt;/b&gt; {{ niets }}" in tekst


def test_het_bewijs_volgt_wat_is_ingediend_en_niet_wat_daarna_veranderde(tijdvak, anja):
    plan = fabrieken.aanvulling_gevraagd(onderdelen=())
    eerste = plan.laatste_indiening
    voor = bewijs.stel_op(eerste)
    services.bewerken(plan, door=anja, samenvatting="Heel iets anders.")
    assert bewijs.stel_op(eerste) == voor
    tweede = services.aanvullen(plan, door=anja, toelichting="Uitgelegd.", op=fabrieken.VOLLEDIG)
    tekst = bewijs.stel_op(tweede)
    for wat in ("Aanvulling 1 op de eerste indiening", "Uitgelegd.", "Heel iets anders."):
        assert wat in tekst
    assert bewijs.bestandsnaam(tweede) == f"bewijs-van-ontvangst-{plan.nummer}-aanvulling-1.pdf"


def test_een_werker_maakt_het_bewijs_en_bewaart_het_onder_de_vingerafdruk(concept, anja):
    rij = services.indienen(concept, door=anja, op=INGEDIEND)
    opdracht = Opdracht.objects.get(soort=services.BEWIJS_MAKEN)
    assert not default_storage.exists(bewijs.pad(rij))
    opdrachten.voer_uit(opdracht.pk)
    opdracht.refresh_from_db()
    assert opdracht.uitkomst == {"bestand": f"bewijzen/{rij.sha256[:2]}/{rij.sha256}.pdf"}
    with default_storage.open(bewijs.pad(rij), "rb") as bestand:
        assert bestand.read() == bewijs.maak(rij)


def test_mislukt_indienen_dan_is_er_ook_geen_opdracht(concept, anja, tijdvak):
    with pytest.raises(Exception, match="gesloten"):
        services.indienen(concept, door=anja, op=tijdvak.sluit_op + timedelta(microseconds=1))
    assert not Opdracht.objects.filter(soort=services.BEWIJS_MAKEN).exists()


def test_twee_die_het_tegelijk_maken_bewaren_er_een(concept, anja, monkeypatch):
    rij = services.indienen(concept, door=anja, op=INGEDIEND)
    maak = bewijs.maak

    def intussen_bewaart_een_ander_het(indiening: Indiening) -> bytes:
        data = maak(indiening)
        default_storage.save(bewijs.pad(indiening), ContentFile(data))
        return data

    monkeypatch.setattr(bewijs, "maak", intussen_bewaart_een_ander_het)
    assert bewijs.zorg_voor(rij) == bewijs.pad(rij)
    assert default_storage.listdir(f"bewijzen/{rij.sha256[:2]}")[1] == [f"{rij.sha256}.pdf"]


def test_ook_een_overgenomen_plan_heeft_een_bewijs(tijdvak):
    """What it does not know stays out, and nothing breaks on it."""
    rij = services.bevries(
        fabrieken.concept("Elders gedaan"), op=INGEDIEND, door=None, inhoud={"naam": "Elders", "maatregelen": []}
    )
    assert "Overgenomen" in bewijs.stel_op(rij)
    assert fouten(bewijs.maak(rij), met_gegevens=False) == []
