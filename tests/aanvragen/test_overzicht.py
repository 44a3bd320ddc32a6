"""Codes become words, and what is absent stays absent."""

from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from aanvragen import services
from aanvragen.overzicht import leesbaar, recht_in_woorden
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


@pytest.mark.parametrize(
    ("recht", "zin"),
    [
        ({}, ""),
        ({"is_vereniging": None, "cao": "", "centrale": ""}, ""),
        ({"is_vereniging": False}, "Geen vereniging"),
        ({"cao": "Bakkersbedrijf"}, "Partij bij de cao Bakkersbedrijf"),
        ({"cao": " Cao Bakkersbedrijf "}, "Partij bij de Cao Bakkersbedrijf"),
        (
            {"is_vereniging": True, "centrale": "lto"},
            "Vereniging met volledige rechtsbevoegdheid, lid van LTO Nederland",
        ),
    ],
)
def test_waarop_een_organisatie_meetelt_staat_er_in_woorden(recht, zin):
    assert recht_in_woorden(recht) == zin


def _pagina(plan, inhoud) -> str:
    return render_to_string("aanvragen/onderdelen/inhoud.html", {"inhoud": leesbaar(inhoud), "aanvraag": plan})


def test_kosten_bijdragen_en_periode_staan_in_de_inhoud(concept, anja):
    posten = [
        {"soort": "advies", "omschrijving": "Gesprekken", "kosten": Decimal(5000), "uren": 40, "bruto_loon": None},
        {
            "soort": "loon_kwetsbaar",
            "omschrijving": "",
            "kosten": Decimal(100),
            "uren": None,
            "bruto_loon": Decimal(76),
        },
    ]
    eerste = concept.maatregelen.get(volgnummer=1)
    services.maatregel_opslaan(
        concept, door=anja, maatregel=eerste, kostenposten=posten, streefgetal=77, start_op="2014-04-01"
    )
    bijdragen = [{"soort": "oeno_fonds", "naam": "Opleidingsfonds", "bedrag": Decimal(1234)}]
    services.bewerken(
        concept, door=anja, bijdragen=bijdragen, heeft_garantstelling=True, garantstelling_bedrag=Decimal(9)
    )
    services.vertegenwoordiging_opslaan(concept, concept.hoofdaanvrager, door=anja, cao="Bakkers")
    tekst = _pagina(concept, inhoud_van(concept))
    for wat in (
        "Gesprekken", "50% van de kosten", "40 uur", "2.500", "100% van ten hoogste 20% van de loonkosten", "20 telt mee",
        "Brutoloon €\u00a076", "77", "1 april 2014 tot en met", "€\u00a01.234 door Opleidingsfonds", "O&amp;O-fonds",
        "voor €\u00a09", "Partij bij de cao Bakkers",
    ):  # fmt: skip
        assert wat in tekst, wat


def test_een_indiening_van_voor_de_kostenregels_zwijgt_daarover(concept):
    oud = inhoud_van(concept)
    for maatregel in oud["maatregelen"]:
        for naam in ("kostenposten", "streefgetal", "start_op", "gevraagd"):
            del maatregel[naam]
    for naam in ("bijdragen", "garantstelling_bedrag"):
        del oud[naam]
    tekst = _pagina(concept, oud)
    assert "Kosten €\u00a0400.000, tarief 50%" in tekst
    assert "Klaar op" in tekst
    for wat in ("Volgens tarief", "Wat u wilt halen", "Eigen bijdrage</dt>", "None"):
        assert wat not in tekst
