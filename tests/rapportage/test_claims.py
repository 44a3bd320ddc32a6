"""The forty claims of the letter of 30 May 2014: each derived from the first period as it was, or quoted with source and date."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen.models import Tijdvak
from rapportage import cijfers, claims
from rapportage.begrippen import Stand
from rapportage.claims import Claim, Uitkomst
from rapportage.definities import DEFINITIES
from rapportage.demo import speel_na
from rapportage.gepubliceerd import TEGENSPRAKEN
from tests import fabrieken
from tests.grond import grond

pytestmark = pytest.mark.django_db
DAG = date(2014, 5, 30)
VERSCHILT = {"C01", "C19", "C20"}
CONSTANT = {"C08", "C09", "C10", "C36", "C39"}
ALLE = [f"C{nr:02}" for nr in range(1, 41)]
Wijziging = Callable[[Stand], Stand]


@pytest.fixture(scope="module")
def eerste(django_db_setup, django_db_blocker, tmp_path_factory) -> tuple[Stand, dict[str, Claim]]:
    """The first period, played once for all of these tests, and taken back."""
    with grond(django_db_blocker, tmp_path_factory.mktemp("bestanden")):
        speel_na()
        stand = cijfers.stand(Tijdvak.objects.get(nummer=1), DAG)
        gevonden = {claim.code: claim for claim in claims.naast(stand)}
    return stand, gevonden


def zinnen(claim: Claim) -> str:
    return " ".join(bevinding.zin for bevinding in claim.bevindingen).replace("\u00a0", " ")


@pytest.mark.parametrize("code", ALLE)
def test_elke_bewering_ligt_naast_de_gegevens_of_heeft_een_bron(eerste, code):
    claim = eerste[1][code]
    verwacht = Uitkomst.CONSTANTE if code in CONSTANT else Uitkomst.VERSCHILT if code in VERSCHILT else Uitkomst.KLOPT
    assert claim.uitkomst == verwacht, zinnen(claim)
    assert claim.bron
    assert date(2013, 8, 12) <= claim.datum <= DAG
    assert bool(claim.hoe) == bool(claim.bevindingen) == (verwacht != Uitkomst.CONSTANTE)
    assert all(bevinding.cijfer in DEFINITIES and bevinding.zin.endswith(".") for bevinding in claim.bevindingen)


def test_de_drie_verschillen_staan_er_met_het_getal_uit_de_gegevens(eerste):
    _, gevonden = eerste
    assert zinnen(gevonden["C01"]) == "Afgehandelde aanvragen: 36."
    assert zinnen(gevonden["C19"]) == "Ingetrokken aanvragen: 9. Afgewezen aanvragen: 3."
    assert [b.klopt for b in gevonden["C19"].bevindingen] == [False, True]
    assert zinnen(gevonden["C20"]) == (
        "Genoemd bij 5 van de 9 ingetrokken aanvragen (55,6%). Ingetrokken en later opnieuw ingediend: 0; "
        "ingetrokken aanvragen: 9. Dat is niet meer dan de helft."
    )


def test_de_brief_spreekt_zichzelf_op_twee_plekken_tegen(eerste):
    stand, _ = eerste
    assert [c.melding for c in stand.controles if c.code in TEGENSPRAKEN] == [
        "De uitkomsten in de brief van 30 mei 2014 tellen niet op: 24 verleend, 3 afgewezen, 10 ingetrokken en "
        "1 in behandeling is 38, die brief noemt er 37 ingediend.",
        "Onder tabel 1 drukt de brief van 30 mei 2014 231.127 duizend euro af; de afgeronde rijen zijn samen 231.126.",
    ]


def test_een_zin_noemt_beide_kanten(eerste):
    _, gevonden = eerste
    assert "Ingediend in de laatste twee weken: 23; ingediende aanvragen: 37. Dat is meer dan de helft." in zinnen(
        gevonden["C12"]
    )
    assert "Van 24 verleende plannen hebben er 24 een openbare pagina, 24 met een samenvatting." in zinnen(
        gevonden["C16"]
    )
    assert "ruim 6.000 van werk naar werk: in het besluit 6.400." in zinnen(gevonden["C31"])
    assert gevonden["C13"].gedrukt == "24; ruim 231 miljoen"


# --- What is wrong is seen -------------------------------------------------------------------------------------------


def cijfer(code: str, waarde: Any) -> Wijziging:
    """One figure with another value."""
    return lambda s: replace(s, cijfers=s.cijfers | {code: replace(s.cijfers[code], waarde=waarde)})


def zonder(nummer: str, volgnummer: int) -> Wijziging:
    """One measure of a plan left out of the decision."""

    def wijzig(stand: Stand) -> Stand:
        pk = next(a.pk for a in stand.aanvragen if a.nummer == nummer)
        rest = [t for t in stand.maatregelen if (t.aanvraag, t.volgnummer) != (pk, volgnummer)]
        return replace(stand, maatregelen=rest)

    return wijzig


def gebroken(code: str) -> Wijziging:
    """A check that does not hold."""
    return lambda s: replace(s, controles=[replace(c, klopt=c.klopt and c.code != code) for c in s.controles])


def andersom(stand: Stand) -> Stand:
    """The categories with their numbers in the opposite order."""
    op_volgorde = sorted(stand.grafiek_1, key=lambda rij: rij.deelnemers)
    paren = zip(op_volgorde, op_volgorde[::-1], strict=True)
    return replace(stand, grafiek_1=[replace(r, deelnemers=a.deelnemers, budget=1000 - a.budget) for r, a in paren])


FOUT: dict[str, Wijziging] = {
    "C02": cijfer("plafond", Decimal(200_000_000)),
    "C03": cijfer("bedrag_verleend", Decimal(230_000_000)),
    "C04": cijfer("volgend_sluit", date(2014, 5, 30)),
    "C05": cijfer("volgend_plafond", Decimal(205_000_000)),
    "C06": cijfer("deelnemers_beoogd", 185_501),
    "C07": cijfer("bbl_plekken", 17_551),
    "C11": cijfer("aantal_ingediend", 38),
    "C12": cijfer("aantal_laatste_twee_weken", 18),
    "C13": cijfer("bedrag_verleend", Decimal(232_000_000)),
    "C14": cijfer("eigen_bijdrage", Decimal("231126719.99")),
    "C15": cijfer("aantal_regionaal", 8),
    "C16": lambda s: replace(s, tabel_1=[*s.tabel_1, replace(s.tabel_1[0], nummer="SP1-9999")]),
    "C17": cijfer("bedrag_verleend", Decimal("231127500.00")),
    "C18": cijfer("aantal_in_behandeling", 0),
    "C21": lambda s: replace(s, maatregelen=[t for t in s.maatregelen if t.categorie == "scholing"]),
    "C22": gebroken("grafiek_1_en_2"),
    "C23": gebroken("grafieken_en_bijlage_1"),
    "C24": cijfer("deelnemers_beoogd", 185_000),
    "C25": cijfer("bbl_plekken", 17_449),
    "C26": andersom,
    "C27": cijfer("aandeel_bbl_van_instroom", Decimal("0.5")),
    "C28": andersom,
    "C29": cijfer("jeugdnorm_bedrag", Decimal(115_000_000)),
    "C30": cijfer("jeugdaandeel", Decimal("0.476")),
    "C31": zonder("SP1-0001", 2),
    "C32": zonder("SP1-0003", 4),
    "C33": zonder("SP1-0004", 3),
    "C34": zonder("SP1-0020", 1),
    "C35": zonder("SP1-0016", 1),
    "C37": cijfer("volgend_opent", None),
    "C38": gebroken("tabel_1_afronding"),
    "C40": lambda s: replace(s, gesprekken=[replace(g, nummer="SP1-0099") for g in s.gesprekken]),
}


@pytest.mark.parametrize("code", list(FOUT))
def test_een_bewering_die_niet_meer_klopt_wordt_gezien(eerste, code):
    """Without the records the public pages of C16 and the headings of C21 are asked anew; the rest is in the state."""
    anders = {claim.code: claim for claim in claims.naast(FOUT[code](eerste[0]))}
    assert anders[code].uitkomst == Uitkomst.VERSCHILT


def test_voor_elke_bewering_die_klopt_is_er_een_breuk():
    assert set(FOUT) == set(ALLE) - VERSCHILT - CONSTANT


# --- Elsewhere -------------------------------------------------------------------------------------------------------


def test_alle_veertig_kosten_twee_vragen(eerste):
    with CaptureQueriesContext(connection) as gevangen:
        claims.naast(eerste[0])
    assert len(gevangen) == 2


def test_in_een_leeg_tijdvak_verschilt_wat_er_niet_is(tijdvak):
    gevonden = {claim.code: claim for claim in claims.naast(cijfers.stand(tijdvak, DAG))}
    assert set(gevonden) == set(ALLE)
    assert {code for code, c in gevonden.items() if c.uitkomst == Uitkomst.CONSTANTE} == CONSTANT
    # nothing beside nothing: the checks hold, and what is at least nothing
    assert {code for code, c in gevonden.items() if c.uitkomst == Uitkomst.KLOPT} == {"C14", "C16", "C22", "C23", "C38"}


def test_zonder_bewaarde_brief_zijn_er_geen_beweringen(tijdvak, settings, tmp_path):
    settings.FIXTURES_MAP = tmp_path
    assert claims.peildatum() is None
    assert claims.naast(cijfers.stand(fabrieken.tijdvak(), DAG)) == []
