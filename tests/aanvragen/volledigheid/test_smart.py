"""Art. 2.3, 2.5 and 3.1: a measure is specific, measurable, fitting and realistic."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aanvragen import services
from aanvragen.models import Categorie, Voorbeeldmaatregel
from aanvragen.volledigheid import Ernst, gebreken
from aanvragen.volledigheid.smart import meer_bbl_dan_deelnemers, meer_jongeren_dan_deelnemers
from aanvragen.volledigheid.stof import verzamel

from .plannen import codes, gebrek, wijzig_maatregel


@pytest.mark.parametrize(
    ("velden", "code", "ernst", "veld"),
    [
        ({"naam": " "}, "geen_naam", Ernst.MOET, "naam"),
        ({"thema": ""}, "geen_thema", Ernst.MOET, "thema"),
        ({"categorie": ""}, "geen_categorie", Ernst.MOET, "categorie"),
        ({"activiteit": ""}, "niet_specifiek", Ernst.MOET, "activiteit"),
        ({"doelgroep": ""}, "geen_doelgroep", Ernst.ADVIES, "doelgroep"),
        ({"deelnemers": 0, "waarvan_jongeren": 0}, "geen_aantal", Ernst.MOET, "deelnemers"),
        ({"meetwijze": "\n"}, "niet_meetbaar", Ernst.MOET, "meetwijze"),
        ({"uitgangspunt": ""}, "geen_beginpunt", Ernst.ADVIES, "uitgangspunt"),
        ({"knelpunten": []}, "geen_knelpunt_gekozen", Ernst.MOET, "knelpunten"),
    ],
)
def test_wat_een_maatregel_nodig_heeft(concept, velden, code, ernst, veld):
    assert code not in codes(concept)
    wijzig_maatregel(concept, **velden)
    gevonden = gebrek(concept, code)
    assert (gevonden.ernst, gevonden.veld, gevonden.volgnummer) == (ernst, veld, 2)
    assert gevonden.melding.startswith("Maatregel 2: ")


def test_een_streefgetal_is_advies(concept):
    assert gebrek_bij(concept, "geen_streefgetal", 1).ernst == Ernst.ADVIES
    wijzig_maatregel(concept, 1, streefgetal=80)
    wijzig_maatregel(concept, 2, streefgetal=1)
    assert "geen_streefgetal" not in codes(concept)


def gebrek_bij(plan, code, nummer):
    return next(g for g in gebreken(plan) if (g.code, g.volgnummer) == (code, nummer))


@pytest.mark.parametrize(
    ("thema", "categorie", "past"),
    [("e", "scholing", True), ("e", "gezondheid", False), ("d", "gezondheid", True), ("f", "instroom_overig", False)],
)
def test_een_soort_past_bij_het_thema(concept, thema, categorie, past):
    wijzig_maatregel(concept, thema=thema, categorie=categorie)
    assert ("past_niet_bij_thema" not in codes(concept)) is past


def test_zonder_thema_of_soort_is_er_niets_om_te_passen(concept):
    wijzig_maatregel(concept, thema="", categorie="gezondheid")
    assert "past_niet_bij_thema" not in codes(concept)


@pytest.mark.parametrize(
    ("tekst", "twijfel"),
    [
        ("De deelnemers zijn beter inzetbaar.", True),
        ("Iedereen is meer bewust van zijn loopbaan.", True),
        ("Deelnemers voelen zich sterker.", True),
        ("Het aantal mensen dat beter inzetbaar is.", False),
        ("Wie beter scoort op de toets.", False),
        ("60 mensen voelen zich sterker.", False),
        ("Getekende contracten.", False),
        ("Of iedereen verbeterde.", False),
    ],
)
def test_wat_niemand_kan_tellen_is_advies(concept, tekst, twijfel):
    wijzig_maatregel(concept, meetwijze=tekst)
    assert ("niet_telbaar" in codes(concept)) is twijfel


def test_de_coach_noemt_de_woorden_die_hij_niet_kan_tellen(concept):
    wijzig_maatregel(concept, meetwijze="De deelnemers zijn beter inzetbaar.")
    gevonden = gebrek(concept, "niet_telbaar")
    assert gevonden.ernst == Ernst.ADVIES
    assert "‘beter inzetbaar’" in gevonden.melding


@pytest.mark.parametrize(
    ("veld", "regel"),
    [("waarvan_jongeren", meer_jongeren_dan_deelnemers), ("waarvan_bbl", meer_bbl_dan_deelnemers)],
)
def test_niet_meer_jongeren_of_leerwerkplekken_dan_deelnemers(concept, veld, regel):
    """The table refuses it as well; this is what is said of a measure that is not in it yet."""
    stof, maatregel = verzamel(concept), concept.maatregelen.get(volgnummer=2)
    setattr(maatregel, veld, maatregel.deelnemers)
    assert list(regel(maatregel, stof)) == []
    setattr(maatregel, veld, maatregel.deelnemers + 1)
    (gevonden,) = regel(maatregel, stof)
    assert (gevonden.code, gevonden.ernst, gevonden.veld) == (regel.__name__, Ernst.MOET, veld)


def test_zonder_knelpunt_in_het_plan_zegt_de_coach_dat_eerst_te_doen(concept, anja):
    services.knelpunt_verwijderen(concept, concept.knelpunten.get(), door=anja)
    assert "schrijf eerst een knelpunt op" in gebrek_bij(concept, "geen_knelpunt_gekozen", 1).melding


@pytest.mark.parametrize(
    ("kosten", "ver"),
    [("300000.00", False), ("300003.00", True), ("75000.00", False), ("74997.00", True)],
)
def test_de_prijs_lijkt_op_die_van_vergelijkbare_maatregelen(concept, kosten, ver):
    """300 participants; the menukaart says 500 to 1.000 each. Above that, or below half of 500, is far."""
    Voorbeeldmaatregel.objects.create(
        naam="Cursus", thema="e", categorie=Categorie.SCHOLING, laagste_kosten=500, hoogste_kosten=1000, bron="Test"
    )
    wijzig_maatregel(concept, kosten=Decimal(kosten), cofinanciering=Decimal("1.00"))
    assert ("ver_van_vergelijkbaar" in codes(concept)) is ver


def test_de_prijs_noemt_de_grenzen_en_waar_ze_vandaan_komen(concept):
    Voorbeeldmaatregel.objects.create(
        naam="Cursus", thema="e", categorie=Categorie.SCHOLING, laagste_kosten=500, hoogste_kosten=900, bron="Test"
    )
    gevonden = gebrek(concept, "ver_van_vergelijkbaar")
    assert (gevonden.ernst, gevonden.artikel, gevonden.volgnummer) == (Ernst.ADVIES, "Artikel 2.5, onder d", 2)
    assert "€\u00a01.000 per deelnemer" in gevonden.melding
    assert "€\u00a0500 tot €\u00a0900, volgens de menukaart" in gevonden.melding


def test_zonder_iets_om_mee_te_vergelijken_zegt_de_coach_niets(concept):
    stof = verzamel(concept)
    assert replace(stof, prijzen={}) == stof
    assert "ver_van_vergelijkbaar" not in codes(concept)
