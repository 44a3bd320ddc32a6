"""Art. 2.2 and 2.3, a to h: the documents, as text or as a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from aanvragen import services
from aanvragen.models import ScanStatus
from aanvragen.volledigheid import Ernst
from tests import fabrieken

from .plannen import codes, gebrek, regel, wijzig


def voeg_toe(plan, soort, naam="stuk.pdf"):
    return services.bijlage_toevoegen(
        plan, SimpleUploadedFile(naam, fabrieken.PDF), soort, door=fabrieken.persoon("anja")
    )


@pytest.mark.parametrize(("letter", "code"), [("a", "geen_overeenkomst"), ("b", "geen_machtiging")])
def test_overeenkomst_en_machtiging_zijn_bestanden(concept, anja, letter, code):
    assert code not in codes(concept)
    services.bijlage_verwijderen(concept, concept.bijlagen.get(soort=letter), door=anja)
    gevonden = gebrek(concept, code)
    assert (gevonden.ernst, gevonden.letter, gevonden.artikel) == (
        Ernst.AANVULLEN,
        letter,
        f"Artikel 2.3, onder {letter}",
    )


@pytest.mark.parametrize(
    ("letter", "veld", "code"),
    [
        ("c", "arbeidsmarktanalyse", "geen_analyse"),
        ("e", "uitvoering", "geen_uitvoering"),
        ("f", "voorwaarden", "geen_voorwaarden"),
        ("g", "financieringsplan", "geen_financieringsplan"),
        ("h", "vervolgfinanciering", "geen_vervolg"),
    ],
)
def test_een_stuk_kan_als_tekst_of_als_bijlage(concept, letter, veld, code):
    assert code not in codes(concept)
    wijzig(concept, **{veld: " "})
    assert (gebrek(concept, code).letter, gebrek(concept, code).veld) == (letter, veld)
    voeg_toe(concept, letter)
    assert code not in codes(concept)


def test_een_liquiditeitsprognose_waar_de_regeling_die_vraagt(concept):
    assert "geen_liquiditeitsprognose" not in codes(concept)
    plan = regel(concept, vraagt_liquiditeitsprognose=True)
    assert gebrek(plan, "geen_liquiditeitsprognose").letter == "g"
    voeg_toe(plan, "liquid")
    assert "geen_liquiditeitsprognose" not in codes(plan)


def test_wie_garant_staat_tekent_daarvoor(concept):
    assert "geen_garantstelling" not in codes(concept)
    wijzig(concept, heeft_garantstelling=True)
    assert gebrek(concept, "geen_garantstelling").ernst == Ernst.AANVULLEN
    voeg_toe(concept, "garant")
    assert "geen_garantstelling" not in codes(concept)


@pytest.mark.parametrize("scan", ScanStatus.values)
def test_een_besmet_bestand_houdt_het_indienen_tegen_en_telt_niet_als_stuk(concept, scan):
    concept.bijlagen.filter(soort="a").update(scan=scan)
    besmet = scan == ScanStatus.BESMET
    assert ("besmet_bestand" in codes(concept)) is besmet
    assert ("geen_overeenkomst" in codes(concept)) is besmet
    if besmet:
        assert gebrek(concept, "besmet_bestand").ernst == Ernst.MOET
        assert "‘stuk-a.pdf’" in gebrek(concept, "besmet_bestand").melding
