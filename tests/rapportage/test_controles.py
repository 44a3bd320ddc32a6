"""Every check holds for real records, and bites when its own rule is broken once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from beoordeling import services as beoordeling
from rapportage import cijfers, controles
from rapportage.begrippen import Controle, Stand
from tests import fabrieken
from tests.fabrieken import moment
from tests.rapportage.overgenomen import maatregel, overgenomen
from tests.rapportage.voorbeeldstand import PLANNEN

LAATST = date(2014, 5, 30)


@pytest.fixture
def stand(tijdvak) -> Stand:
    """Two granted plans, a refusal, a withdrawn grant and a raised ceiling."""
    fabrieken.verleend("Een")
    overgenomen("SP1-0901", tijdvak, [maatregel(deelnemers=7, jongeren=2, bbl=3, bedrag="1500.00", aantal=5)])
    fabrieken.afgewezen("Drie")
    weg = fabrieken.verleend("Vier")
    els, petra = fabrieken.persoon("els"), fabrieken.persoon("petra")
    beoordeling.verlening_intrekken(weg, motivering="Gaat niet door.", door=els, op=moment(2014, 4, 1))
    beoordeling.plafond_verhogen(tijdvak, Decimal(60_000_000), grondslag="Stcrt.", door=petra, datum=date(2014, 5, 14))
    return cijfers.stand(tijdvak, LAATST)


def met_cijfer(stand: Stand, code: str, waarde: Any) -> Stand:
    return replace(stand, cijfers=stand.cijfers | {code: replace(stand.cijfers[code], waarde=waarde)})


def met_rij(stand: Stand, **velden: Any) -> Stand:
    return replace(stand, tabel_1=[replace(stand.tabel_1[0], **velden), *stand.tabel_1[1:]])


def gebroken(stand: Stand) -> dict[str, str]:
    return {controle.code: controle.melding for controle in controles.van(stand) if not controle.klopt}


def test_alle_identiteiten_kloppen_voor_echte_gegevens(stand):
    assert gebroken(stand) == {}
    assert [c.code for c in stand.controles] == [
        "uitkomsten_tellen_op",
        "tabel_1_telt_op",
        "tabel_1_afronding",
        "grafiek_1_en_2",
        "grafieken_en_bijlage_1",
        "grootboek_en_besluiten",
        "plafond_niet_overschreden",
        "leerwerkplekken_zijn_deelnemers",
        "jeugdbedrag_is_deel",
        "delen_tellen_op",
        "soorten_tellen_op",
        "eigen_bijdrage_telt_op",
        "eigen_bijdrage",
        *[c.code for c in stand.controles if c.code.startswith("brief_")],
    ]


def test_ook_zonder_gegevens_kloppen_zij(tijdvak):
    assert gebroken(cijfers.stand(tijdvak, date(2013, 9, 1))) == {}


BREUKEN: dict[str, Callable[[Stand], Stand]] = {
    "uitkomsten_tellen_op": lambda s: met_cijfer(s, "aantal_ingetrokken", 10),
    "tabel_1_telt_op": lambda s: replace(s, tabel_1=s.tabel_1[1:]),
    "tabel_1_afronding": lambda s: met_rij(s, bedrag_x1000=351),
    "grafiek_1_en_2": lambda s: replace(s, grafiek_1=s.grafiek_1[1:]),
    "grafieken_en_bijlage_1": lambda s: met_rij(s, deelnemers=399),
    "grootboek_en_besluiten": lambda s: replace(s, grootboek=[b for b in s.grootboek if b.nummer != "SP1-0901"]),
    "plafond_niet_overschreden": lambda s: replace(
        s, grootboek=[replace(b, effect=Decimal(300_000)) if b.volgnummer == 1 else b for b in s.grootboek]
    ),
    "leerwerkplekken_zijn_deelnemers": lambda s: met_rij(s, bbl=401),
    "jeugdbedrag_is_deel": lambda s: met_cijfer(s, "jeugdbedrag", Decimal("351500.01")),
    "delen_tellen_op": lambda s: met_cijfer(s, "aantal_sectoraal", 1),
    "soorten_tellen_op": lambda s: met_cijfer(s, "bedrag_scholing", Decimal("150000.01")),
    "eigen_bijdrage_telt_op": lambda s: met_rij(s, kosten=Decimal("700000.01")),
}


@pytest.mark.parametrize("code", list(BREUKEN))
def test_elke_controle_bijt_als_haar_regel_wordt_gebroken(stand, code):
    assert code in gebroken(BREUKEN[code](stand))


def test_voor_elke_identiteit_is_er_een_breuk(stand):
    assert [controle.code for controle in controles.identiteiten(stand)] == list(BREUKEN)


@pytest.mark.parametrize(
    ("wat", "codes"),
    [
        # a plan is left out of the table and the annex
        (
            lambda s: replace(s, tabel_1=s.tabel_1[1:]),
            {"tabel_1_telt_op", "grafieken_en_bijlage_1", "grootboek_en_besluiten", "leerwerkplekken_zijn_deelnemers",
             "jeugdbedrag_is_deel", "eigen_bijdrage_telt_op"},
        ),
        # a sum is changed by hand
        (
            lambda s: met_cijfer(s, "bedrag_verleend", s.waarde("bedrag_verleend") + 1000),
            {"tabel_1_telt_op", "grafieken_en_bijlage_1", "soorten_tellen_op"},
        ),
        (
            lambda s: met_cijfer(s, "deelnemers_beoogd", s.waarde("deelnemers_beoogd") + 1),
            {"grafieken_en_bijlage_1", "soorten_tellen_op"},
        ),
        # a kind of measure is left out of one chart
        (lambda s: replace(s, grafiek_2=s.grafiek_2[1:]),
         {"grafiek_1_en_2", "grafieken_en_bijlage_1", "jeugdbedrag_is_deel", "soorten_tellen_op"}),
        # an entry is left out of the ledger
        (lambda s: replace(s, grootboek=[b for b in s.grootboek if b.nummer != "SP1-0901"]), {"grootboek_en_besluiten"}),
        (lambda s: met_cijfer(s, "aantal_eigen_bijdrage_lager", 1), {"eigen_bijdrage_telt_op"}),
        (lambda s: met_cijfer(s, "aantal_in_behandeling", 1), {"uitkomsten_tellen_op", "delen_tellen_op"}),
    ],
)  # fmt: skip
def test_een_verkeerde_stand_wordt_door_deze_controles_gezien(stand, wat, codes):
    assert gebroken(wat(stand)).keys() == codes


def test_elke_breuk_zegt_waar_het_misgaat(stand):
    meldingen = gebroken(BREUKEN["eigen_bijdrage_telt_op"](stand)) | gebroken(BREUKEN["soorten_tellen_op"](stand))
    assert {code: tekst.replace("\u00a0", " ") for code, tekst in meldingen.items()} == {
        "eigen_bijdrage_telt_op": (
            "De eigen bijdrage per plan is samen € 351.500,01; bij 0 is die lager dan wat is verleend. "
            "De cijfers noemen € 351.500 en 0."
        ),
        "soorten_tellen_op": (
            "De soorten maatregelen zijn samen 405 deelnemers en € 351.500,01, de cijfers noemen 405 deelnemers en € 351.500. "
            "Bij ‘Scholing’ noemt grafiek 2 300 deelnemers en € 150.000."
        ),
    }
    melding = gebroken(BREUKEN["delen_tellen_op"](stand))["delen_tellen_op"]
    assert "1 voor een sector en 0 voor een regio zijn er 1, niet 2 verleend" in melding


def test_ruimte_van_het_ene_tijdvak_betaalt_niet_voor_het_andere(stand):
    """The first period is given a commitment above its ceiling; the second, with all of its own left, does not make up for it."""
    alle = replace(stand, tijdvak=replace(stand.tijdvak, nummer=0))
    te_veel = replace(stand.grootboek[-1], soort="verplichting", effect=Decimal(-300_000_000), tijdvak=1)
    ander = replace(stand.grootboek[0], effect=Decimal(900_000_000), tijdvak=2)
    melding = gebroken(replace(alle, grootboek=[*stand.grootboek, ander, te_veel]))["plafond_niet_overschreden"]
    assert "meer verleend dan het plafond van tijdvak 1 toeliet" in melding


def test_een_verkeerde_telling_zegt_wat_er_niet_optelt(stand):
    melding = gebroken(met_cijfer(stand, "aantal_ingetrokken", 10))["uitkomsten_tellen_op"]
    assert melding == (
        "De uitkomsten tellen niet op: 2 verleend + 1 afgewezen + 10 ingetrokken + 0 buiten behandeling "
        "+ 1 later ingetrokken + 0 in behandeling = 14, ingediend zijn er 4."
    )


def test_een_bedrag_in_een_besluit_dat_niet_in_het_grootboek_staat_wordt_genoemd(stand):
    melding = gebroken(BREUKEN["grootboek_en_besluiten"](stand))["grootboek_en_besluiten"]
    assert "bij SP1-0901 € 0 tegen € 1.500" in melding.replace("\u00a0", " ")


def test_afronding_is_geen_breuk_maar_wordt_gezegd(tijdvak):
    """Three rows of 1.400 are 3 thousand rounded by row, and 4 thousand (4,2) rounded once."""
    for nummer in range(3):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel(bedrag="1400.00")])
    controle = _controle(cijfers.stand(tijdvak, LAATST), "tabel_1_afronding")
    assert controle.klopt
    assert "samen 3 duizend euro, het totaal is 4 duizend euro" in controle.melding
    assert "Dat is afronding" in controle.melding


def test_een_lage_eigen_bijdrage_wordt_gemeld_en_breekt_niets(tijdvak):
    overgenomen("SP1-1", tijdvak, [maatregel(bedrag="1000.00", kosten="1200.00")])
    overgenomen("SP1-2", tijdvak, [maatregel(bedrag="100.00")])
    controle = _controle(cijfers.stand(tijdvak, LAATST), "eigen_bijdrage")
    assert (controle.klopt, controle.soort) == (True, "mededeling")
    assert "lager dan" in controle.melding
    assert "lager bij 1 van de 2: nummer 1 van tabel 1" in controle.melding


# --- Beside the published letter -------------------------------------------------------------------------------------


def _controle(stand: Stand, code: str) -> Controle:
    return next(c for c in stand.controles if c.code == code)


@pytest.fixture
def eerste_tijdvak(tijdvak) -> Stand:
    """What the records of the first period say, as far as it concerns the letter: 24 rows of 231.126 under 231.127."""
    petra = fabrieken.persoon("petra")
    beoordeling.plafond_verhogen(tijdvak, Decimal(60_000_000), grondslag="Stcrt.", door=petra, datum=date(2014, 1, 1))
    for nr, (naam, regionaal, duizenden, deelnemers, bbl) in enumerate(PLANNEN, start=1):
        delen = [maatregel(deelnemers=deelnemers, bbl=bbl, bedrag=f"{duizenden}030.00")]
        overgenomen(f"SP1-{nr:04}", tijdvak, delen, naam=naam, soort="regio" if regionaal else "sector")
    for nr, status in enumerate(["afgewezen"] * 3 + ["ingetrokken"] * 9, start=25):
        overgenomen(f"SP1-{nr:04}", tijdvak, [maatregel()], status=status, toegekend=None)
    overgenomen("SP1-0037", tijdvak, [maatregel()], status="in_behandeling", status_op=None, toegekend=None)
    return cijfers.stand(tijdvak, LAATST)


def test_de_brief_verschilt_op_twee_plekken_van_de_gegevens_en_dat_breekt_niets(eerste_tijdvak):
    brief = {c.code: c.melding for c in eerste_tijdvak.controles if c.code.startswith("brief_")}
    assert brief["brief_c19_aantal_ingetrokken"] == (
        "De brief van 30 mei 2014 noemt 10 voor ‘ingetrokken aanvragen’ (C19); in de eigen gegevens is dat 9."
    )
    assert brief["brief_uitkomsten"] == (
        "De uitkomsten in de brief van 30 mei 2014 tellen niet op: 24 verleend, 3 afgewezen, 10 ingetrokken en "
        "1 in behandeling is 38, die brief noemt er 37 ingediend."
    )
    assert brief["brief_tabel_1"] == (
        "Onder tabel 1 drukt de brief van 30 mei 2014 231.127 duizend euro af; de afgeronde rijen zijn samen 231.126."
    )
    assert all(c.klopt and c.soort == "mededeling" for c in eerste_tijdvak.controles if c.code in brief)
    assert gebroken(eerste_tijdvak) == {}


def test_tabel_1_telt_op_tot_231_127_uit_rijen_van_231_126(eerste_tijdvak):
    uit = cijfers.als_json(eerste_tijdvak)
    assert uit["cijfers"]["bedrag_verleend"]["waarde"] == "231126720.00"
    assert sum(rij["bedrag_x1000"] for rij in uit["tabel_1"]) == 231_126
    assert (
        "samen 231.126 duizend euro, het totaal is 231.127 duizend euro"
        in _controle(eerste_tijdvak, "tabel_1_afronding").melding
    )


def test_op_een_andere_dag_ligt_er_geen_brief_naast(eerste_tijdvak, tijdvak):
    assert controles.naast_brief(eerste_tijdvak)
    assert controles.naast_brief(cijfers.stand(tijdvak, date(2014, 5, 29))) == []
    assert controles.naast_brief(cijfers.stand(fabrieken.tijdvak(2), LAATST)) == []


def test_zonder_bewaarde_brief_is_er_niets_te_vergelijken(eerste_tijdvak, settings, tmp_path):
    settings.FIXTURES_MAP = tmp_path
    assert controles.naast_brief(eerste_tijdvak) == []
