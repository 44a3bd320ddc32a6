"""Codes become words, and what is absent stays absent."""

from aanvragen.overzicht import leesbaar
from aanvragen.services import inhoud_van


def test_een_plan_wordt_leesbaar(concept):
    inhoud = leesbaar(inhoud_van(concept))
    assert inhoud["soort"] == "Sector"
    assert inhoud["sectoren"] == "Overige industrie, energievoorziening, waterbedrijven en afvalbeheer"
    assert inhoud["partners"][0]["rol"] == "Namens werknemers"
    assert inhoud["maatregelen"][0]["thema"] == "a. Arbeidsinstroom en begeleiding van jongeren"
    assert inhoud["maatregelen"][0]["knelpunten"] == "1"
    assert inhoud["heeft_garantstelling"] == "Nee"
    assert inhoud["voorschot_gewenst"] == ""


def test_wat_een_overgenomen_plan_niet_weet_wordt_niet_verzonnen(db):
    inhoud = leesbaar(
        {"naam": "Elders", "maatregelen": [{"volgnummer": 1, "naam": "x", "thema": "e", "categorie": "scholing"}]}
    )
    assert (inhoud["partners"], inhoud["knelpunten"], inhoud["sectoren"]) == ([], [], "")
    assert inhoud["maatregelen"][0]["categorie"] == "Scholing"
    assert "samenvatting" not in inhoud
