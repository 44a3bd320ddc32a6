"""Art. 2.5, b and c: the bottlenecks, how one knows of them, and what answers them."""

from datetime import date

import pytest

from aanvragen import services
from aanvragen.volledigheid import Ernst

from .plannen import codes, gebrek, wijzig_maatregel

BRON = {
    "bron_soort": "cbs",
    "bron_titel": "Verzuim",
    "bron_datum": date(2013, 6, 1),
    "bron_url": "https://voorbeeld.nl/cbs",
}


@pytest.fixture
def knelpunt(concept, anja):
    """Change the bottleneck of the draft, complete but for what is given."""

    def wijzig(**velden) -> set[str]:
        services.knelpunt_opslaan(concept, door=anja, knelpunt=concept.knelpunten.get(), **(BRON | velden))
        return codes(concept)

    return wijzig


def test_een_plan_heeft_een_knelpunt(concept, anja):
    assert "geen_knelpunt" not in codes(concept)
    services.knelpunt_verwijderen(concept, concept.knelpunten.get(), door=anja)
    gevonden = gebrek(concept, "geen_knelpunt")
    assert (gevonden.ernst, gevonden.letter) == (Ernst.MOET, "c")


@pytest.mark.parametrize(
    ("velden", "code"),
    [
        ({"omschrijving": " "}, "knelpunt_zonder_tekst"),
        ({"bron_soort": ""}, "knelpunt_zonder_bron"),
        ({"bron_titel": " "}, "knelpunt_zonder_bron"),
        ({"bron_datum": None}, "bron_zonder_datum"),
        ({"bron_url": ""}, "bron_zonder_link"),
    ],
)
def test_een_knelpunt_heeft_een_tekst_en_een_hele_bron(knelpunt, velden, code):
    assert code not in knelpunt()
    assert code in knelpunt(**velden)


def test_zonder_bron_wordt_niet_ook_naar_datum_en_link_gevraagd(knelpunt):
    gevonden = knelpunt(bron_titel="", bron_datum=None, bron_url="")
    assert gevonden & {"knelpunt_zonder_bron", "bron_zonder_datum", "bron_zonder_link"} == {"knelpunt_zonder_bron"}


def test_alleen_een_leeg_knelpunt_houdt_het_indienen_tegen(concept, anja):
    services.knelpunt_opslaan(concept, door=anja, omschrijving="")
    ernst = {g: gebrek(concept, g).ernst for g in ("knelpunt_zonder_tekst", "knelpunt_zonder_bron")}
    assert ernst == {"knelpunt_zonder_tekst": Ernst.MOET, "knelpunt_zonder_bron": Ernst.AANVULLEN}


def test_bij_een_knelpunt_hoort_een_maatregel(concept, anja):
    assert "knelpunt_zonder_maatregel" not in codes(concept)
    los = services.knelpunt_opslaan(concept, door=anja, omschrijving="Vergrijzing", **BRON)
    gevonden = gebrek(concept, "knelpunt_zonder_maatregel")
    assert (gevonden.volgnummer, gevonden.artikel) == (2, "Artikel 2.5, onder c")
    wijzig_maatregel(concept, knelpunten=[los])
    assert "knelpunt_zonder_maatregel" not in codes(concept)
