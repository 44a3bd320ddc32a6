"""The list of letters: beginning one, finding it by its state, and the PDF of what is fixed."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from rapportage import services
from rapportage.models import Rapport, RapportSoort, RapportStatus
from sectorplannen.kern.models import Gebruiker
from tests import fabrieken
from tests.rapportage.peilingen import ronde

PEILDATUM = date(2014, 5, 30)
LIJST = "rapportage:brieven"


def begonnen(tijdvak, door: Gebruiker, peildatum: date = PEILDATUM) -> Rapport:
    return services.beginnen(RapportSoort.TIJDVAK, tijdvak, peildatum, door=door)


def oude_brief(tijdvak, door: Gebruiker) -> Rapport:
    """A letter from before there were drafts."""
    rapport = Rapport(tijdvak=tijdvak, peildatum=PEILDATUM, gemaakt_op=fabrieken.BESLOTEN, gemaakt_door=door)
    rapport.status, rapport.sha256 = RapportStatus.LOS, "ab" * 32
    rapport.bestand.save("brief.pdf", ContentFile(b"%PDF-1.7"))
    return rapport


def test_een_brief_beginnen_leidt_naar_het_concept(als, tijdvak, petra):
    antwoord = als(petra).post(reverse(LIJST), {"soort": "tijdvak", "tijdvak": "1", "peildatum": "30 mei 2014"})
    rapport = Rapport.objects.get()
    assert antwoord["Location"] == reverse("rapportage:brief", args=[rapport.pk])
    assert (rapport.tijdvak, rapport.peildatum, rapport.gemaakt_door) == (tijdvak, PEILDATUM, petra)
    assert rapport.versies.get().nummer == 1


@pytest.mark.parametrize(
    ("invoer", "zin"),
    [
        ({"soort": "tijdvak"}, "Kies een tijdvak."),
        ({"soort": "tijdvak", "tijdvak": "1"}, "Vul een dag in."),
        ({"soort": "tijdvak", "tijdvak": "1", "peildatum": "1-1-2099"}, "Kies een dag tot en met vandaag."),
        ({"soort": "tijdvak", "tijdvak": "8", "peildatum": "1-1-2014"}, "Dit tijdvak bestaat niet."),
    ],
)
def test_een_brief_beginnen_zegt_wat_er_mist(als, tijdvak, petra, invoer, zin):
    antwoord = als(petra).post(reverse(LIJST), invoer)
    assert antwoord.status_code == 200
    assert zin in antwoord.text
    assert not Rapport.objects.exists()


def test_de_stand_vult_tijdvak_en_dag_alvast_in(als, tijdvak, petra):
    tekst = als(petra).get(reverse(LIJST), {"tijdvak": "1", "peildatum": "2014-05-30"}).text
    assert 'value="30 mei 2014"' in tekst
    assert '<option value="1" selected>' in tekst


def test_de_lijst_noemt_concepten_eerst_met_wie_er_het_laatst_aan_schreef(als, tijdvak, petra):
    oude_brief(tijdvak, petra)
    begonnen(tijdvak, petra)
    antwoord = als(petra).get(reverse(LIJST))
    assert [naam for _, naam, _ in antwoord.context["groepen"]] == ["Concepten", "Gemaakt zonder vaststelling"]
    concept = antwoord.context["groepen"][0][2][0]
    assert (concept.versie, concept.bewaard_door) == (1, petra.naam)
    assert "stand op 30 mei 2014" in antwoord.text


def test_een_brief_van_voor_de_concepten_blijft_te_halen(als, tijdvak, petra):
    rapport = oude_brief(tijdvak, petra)
    antwoord = als(petra).get(reverse("rapportage:brief_pdf", args=[rapport.pk]))
    assert antwoord["Content-Type"] == "application/pdf"
    assert 'filename="brief-tijdvak-1-2014-05-30.pdf"' in antwoord["Content-Disposition"]
    assert b"".join(antwoord.streaming_content).startswith(b"%PDF")
    pagina = als(petra).get(reverse("rapportage:brief", args=[rapport.pk]))
    assert "Gemaakt zonder vaststelling" in pagina.text
    Path(rapport.bestand.path).unlink()
    assert als(petra).get(reverse("rapportage:brief_pdf", args=[rapport.pk])).status_code == 404


def test_van_een_concept_is_er_nog_geen_pdf(als, tijdvak, petra):
    rapport = begonnen(tijdvak, petra)
    for naam in ("brief_pdf", "brief_voorbeeld"):
        assert als(petra).get(reverse(f"rapportage:{naam}", args=[rapport.pk])).status_code == 404


@pytest.mark.parametrize("naam", ["anja", "dirk", "els", "beheer"])
def test_brieven_zijn_voor_beleidsmedewerkers(als, tijdvak, petra, naam):
    rapport = begonnen(tijdvak, petra)
    bezoeker = als(fabrieken.persoon(naam))
    adressen = [
        reverse(LIJST),
        *(reverse(f"rapportage:{n}", args=[rapport.pk]) for n in ("brief", "brief_pdf", "brief_voorbeeld")),
        reverse("rapportage:brief_onderdeel", args=[rapport.pk, "hulp"]),
        reverse("rapportage:brief_versie", args=[rapport.pk, 1]),
        reverse("rapportage:brief_handeling", args=[rapport.pk, "aanbieden"]),
    ]
    assert {bezoeker.get(adres).status_code for adres in adressen} == {403}
    for doe in ("brief_indeling", "brief_toelichting", "brief_peildatum", "brief_voorbeeld_maken"):
        assert bezoeker.post(reverse(f"rapportage:{doe}", args=[rapport.pk])).status_code == 403


def test_de_lijst_vraagt_bij_twintig_brieven_niet_meer(als, tijdvak, petra, django_assert_num_queries):
    begonnen(tijdvak, petra)
    bezoeker = als(petra)
    with django_assert_num_queries(8):
        bezoeker.get(reverse(LIJST))
    for _ in range(19):
        begonnen(tijdvak, petra)
    with django_assert_num_queries(8):
        assert len(bezoeker.get(reverse(LIJST)).context["groepen"][0][2]) == 20


def test_een_voortgangsbrief_neemt_de_peildatum_van_een_gesloten_peiling(als, tijdvak, petra):
    fabrieken.verleend()
    assert "gesloten peiling" not in als(petra).get(reverse(LIJST)).text
    peiling = ronde.gesloten()
    assert "gesloten peiling" in als(petra).get(reverse(LIJST)).text
    als(petra).post(reverse(LIJST), {"soort": "voortgang", "peildatum": "", "peiling": peiling.pk})
    rapport = Rapport.objects.get()
    assert (rapport.soort, rapport.peildatum) == (RapportSoort.VOORTGANG, peiling.peildatum)
