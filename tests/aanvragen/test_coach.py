"""The coach says of a measure what an assessor would, in the order S, M, A, R, T, then money."""

from decimal import Decimal

import pytest
from django.template.loader import render_to_string

from aanvragen import services
from aanvragen.coach import BREED, coach, telling
from aanvragen.models import Maatregel, Voorbeeldmaatregel
from aanvragen.volledigheid import Ernst, Gebrek, Plaats, gebreken
from tests import fabrieken

GOED = {"streefgetal": 240}
OP_ORDE = [
    ("S", "Specifiek: in orde"),
    ("M", "Meetbaar: in orde"),
    ("A", "Acceptabel: past bij knelpunt 1"),
    ("R", "Realistisch: €\u00a01.000 per deelnemer"),
    ("T", "Tijd: in orde"),
    ("€", "Geld: in orde"),
]


def van(plan, **velden):
    """The coach beside the second measure, once this was saved."""
    rij = services.maatregel_opslaan(
        plan, door=fabrieken.persoon("anja"), maatregel=plan.maatregelen.get(volgnummer=2), **(GOED | velden)
    )
    return coach(Maatregel.objects.get(pk=rij.pk), plan)


def regels(plan, **velden) -> list[tuple[str, str]]:
    return [(regel.letter, regel.kop) for regel in van(plan, **velden).regels]


def als_tekst(plan, coach_) -> str:
    return render_to_string("aanvragen/onderdelen/smart.html", {"coach": coach_, "aanvraag": plan})


def test_een_goede_maatregel_is_overal_in_orde_en_noemt_zijn_prijs(concept):
    assert regels(concept) == OP_ORDE
    assert van(concept).telling == "Niets op te merken"


def test_wat_moet_en_wat_beter_kan_staan_op_hun_plaats(concept):
    gevonden = regels(
        concept, activiteit="", uitgangspunt="", meetwijze="", klaar_op=None, knelpunten=[], bijdrage_door=""
    )
    assert gevonden == [
        ("S", "Specifiek: er staat niet wat u doet"),
        ("M", "Meetbaar: niet te meten"),
        ("M", "Meetbaar: er is geen beginpunt"),
        ("A", "Acceptabel: er is geen knelpunt gekozen"),
        ("R", "Realistisch: €\u00a01.000 per deelnemer"),
        ("T", "Tijd: er is geen einddatum"),
        ("€", "Geld: wie betaalt de rest?"),
    ]


def test_zonder_deelnemers_is_de_prijs_nog_niet_te_zeggen(concept):
    gevonden = regels(concept, deelnemers=0, waarvan_jongeren=0, kosten=Decimal(0), cofinanciering=Decimal(0))
    assert ("R", "Realistisch: nog niet te zeggen") in gevonden


def test_de_zin_noemt_de_maatregel_niet_nog_een_keer(concept):
    assert van(concept, activiteit="").regels[0].tekst == "Beschrijf wat u gaat doen."


def test_meer_knelpunten_worden_opgesomd(concept):
    anja = concept.hoofdaanvrager.leden.get(naam="Anja")
    alle = [
        concept.knelpunten.get(),
        *(services.knelpunt_opslaan(concept, door=anja, omschrijving=f"Nog {n}") for n in (2, 3)),
    ]
    assert ("A", "Acceptabel: past bij knelpunt 1, 2 en 3") in regels(concept, knelpunten=alle)


def test_een_maatregel_zonder_naam_thema_en_soort_krijgt_een_coach(concept, anja):
    kaal = services.maatregel_opslaan(concept, door=anja, naam="", thema="", categorie="")
    gevonden = coach(kaal, concept)
    assert [r.gebrek.code for r in gevonden.regels if r.letter == "S"][:3] == [
        "geen_naam", "geen_thema", "geen_categorie",
    ]  # fmt: skip
    assert 'href="#id_naam"' in als_tekst(concept, gevonden)


def test_een_nieuwe_maatregel_hoort_waar_een_beoordelaar_op_let(concept):
    tekst = als_tekst(concept, None)
    assert all(woord in tekst for woord in ("Specifiek:", "Meetbaar:", "Acceptabel:", "Realistisch:", "Tijd:", "Geld:"))
    assert "Naar dit veld" not in tekst


def test_elke_bevinding_noemt_haar_artikel_en_wijst_naar_haar_veld(concept):
    post = {"soort": "loon_bbl", "omschrijving": "", "kosten": Decimal(100), "uren": None, "bruto_loon": None}
    tekst = als_tekst(concept, van(concept, meetwijze="", kostenposten=[post]))
    assert 'href="#id_meetwijze"' in tekst
    assert 'href="#id_kostenposten-0-soort"' in tekst
    assert "Artikel 2.5, onder e" in tekst
    assert "Artikel 4.3" in tekst


def test_wat_tegenhoudt_is_anders_dan_advies_en_wat_goed_is_een_regel(concept):
    tekst = als_tekst(concept, van(concept, meetwijze="", uitgangspunt=""))
    assert tekst.count("sp-bevinding--moet") == tekst.count("Op te lossen</span>") == 1
    assert tekst.count("sp-bevinding--advies") == 2  # the advice, and the price that is still to be weighed
    assert tekst.count("sp-bevinding--goed") == 4
    assert "1 op te lossen" in tekst
    assert "1 advies" in tekst


@pytest.mark.parametrize(
    ("ernst", "woorden"),
    [
        ([], "Niets op te merken"),
        ([Ernst.MOET, Ernst.MOET, Ernst.ADVIES], "2 op te lossen, 1 advies"),
        ([Ernst.AANVULLEN, Ernst.ADVIES, Ernst.ADVIES], "1 aan te vullen, 2 adviezen"),
    ],
)
def test_de_telling_is_kort_genoeg_om_te_horen(ernst, woorden):
    gevonden = [Gebrek("x", e, Plaats.PLAN, "Artikel 2.3", "Doe iets.") for e in ernst]
    assert telling(gevonden) == woorden
    gezegd = render_to_string("aanvragen/onderdelen/coachtelling.html", {"gebreken": gevonden})
    assert gezegd.strip() == woorden


def test_de_coach_zelf_praat_niet_door_een_schermlezer_heen(concept):
    tekst = als_tekst(concept, van(concept, meetwijze=""))
    assert "role=" not in tekst
    assert "aria-live" not in tekst


def test_naast_een_maatregel_staat_ook_wat_het_hele_plan_mist(concept):
    gevonden = van(concept, thema="a", cofinanciering=Decimal("1.00"))
    assert [g.code for g in gevonden.hele_plan] == ["te_weinig_themas", "onder_minimum"]
    assert "2 punten van uw hele plan" in als_tekst(concept, gevonden)
    assert "hele plan" not in als_tekst(concept, van(concept, thema="e", cofinanciering=Decimal("150000.00")))


@pytest.fixture
def menukaart(db):
    return Voorbeeldmaatregel.objects.create(
        naam="Cursus", thema="e", categorie="scholing", laagste_kosten=650, hoogste_kosten=1100, bron="Test"
    )


@pytest.mark.usefixtures("menukaart")
def test_een_gewone_prijs_is_in_orde(concept):
    assert ("R", "Realistisch: €\u00a01.000 per deelnemer, zoals vergelijkbare maatregelen") in regels(concept)


@pytest.mark.usefixtures("menukaart")
def test_een_andere_prijs_staat_op_een_lijn_met_de_bedragen_in_de_tekst(concept):
    gevonden = van(concept, deelnemers=200, waarvan_jongeren=0)
    r = next(regel for regel in gevonden.regels if regel.letter == "R")
    assert r.kop == "Realistisch: duurder dan vergelijkbaar"
    assert "€\u00a01.500 per deelnemer" in r.tekst
    assert "€\u00a0650 tot €\u00a01.100" in r.tekst
    assert (r.schaal.gewoon_tekst, r.schaal.eigen_tekst) == ("650 tot 1.100", "uw 1.500")
    assert 0 < r.schaal.van < r.schaal.van + r.schaal.breed < r.schaal.eigen < BREED
    assert "<svg" in als_tekst(concept, gevonden)


@pytest.mark.usefixtures("menukaart")
def test_een_heel_lage_prijs_staat_links_van_de_gewone(concept):
    gevonden = van(concept, deelnemers=3000, waarvan_jongeren=0)
    r = next(regel for regel in gevonden.regels if regel.letter == "R")
    assert r.kop == "Realistisch: veel goedkoper dan vergelijkbaar"
    assert (r.schaal.eigen < r.schaal.van, r.schaal.anker) == (True, "start")


def test_de_coach_zegt_hetzelfde_als_de_controle_van_het_agentschap(concept):
    gevonden = van(concept, meetwijze="", doelgroep="")
    assert {r.gebrek for r in gevonden.regels if r.gebrek} == {
        g for g in gebreken(concept) if g.volgnummer == 2 and g.plaats == Plaats.MAATREGELEN
    }
