"""What each figure means, and the records behind it."""

import pytest
from django.urls import reverse

from beoordeling import services as beoordeling
from rapportage.definities import DEFINITIES
from tests import fabrieken
from tests.fabrieken import moment
from tests.rapportage.overgenomen import NOG_OPEN, maatregel, overgenomen

STAND = {"tijdvak": "1", "peildatum": "2014-05-30"}


@pytest.fixture
def plan(tijdvak):
    return fabrieken.verleend()


def test_cijfers_noemt_van_elk_cijfer_naam_betekenis_en_bron(als, plan, petra):
    tekst = als(petra).get(reverse("rapportage:cijfers")).text
    for code, definitie in DEFINITIES.items():
        assert code in tekst
        assert definitie.definitie in tekst


@pytest.mark.parametrize("code", list(DEFINITIES))
def test_elk_cijfer_heeft_een_pagina_met_zijn_rijen(als, plan, petra, code):
    antwoord = als(petra).get(reverse("rapportage:cijfer", args=[code]), STAND)
    assert antwoord.status_code == 200
    assert DEFINITIES[code].naam in antwoord.text


def test_de_lijst_achter_een_cijfer_wijst_naar_het_dossier_en_telt_op(als, plan, petra):
    tekst = als(petra).get(reverse("rapportage:cijfer", args=["deelnemers_beoogd"]), STAND).text
    assert reverse("beoordeling:dossier", args=[plan.nummer]) in tekst
    assert "Samen 400." in tekst
    ruimte = als(petra).get(reverse("rapportage:cijfer", args=["ruimte"]), STAND).text.replace("\u00a0", " ")
    assert "Vaststelling van het plafond" in ruimte
    assert "Samen € 199.650.000." in ruimte


def test_van_een_plan_waarmee_men_een_band_heeft_staat_er_niets_maar_de_lijst_telt_op(als, plan, coen):
    beoordeling.verklaar_belang(plan, heeft_band=True, toelichting="Mijn zus werkt er.", door=coen)
    for code in ("aantal_ingediend", "bedrag_verleend"):
        tekst = als(coen).get(reverse("rapportage:cijfer", args=[code]), STAND).text
        assert plan.naam not in tekst
        assert plan.nummer not in tekst
        assert "Een plan waarmee u een band heeft gemeld" in tekst


def test_een_lange_lijst_staat_op_paginas_en_vraagt_niet_meer(als, tijdvak, petra, django_assert_max_num_queries):
    for nummer in range(1, 61):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel()])
    bezoeker = als(petra)
    with django_assert_max_num_queries(20):
        eerste = bezoeker.get(reverse("rapportage:cijfer", args=["aantal_verleend"]), STAND).text
    assert "Pagina 1 van 2" in eerste
    assert "Geteld: 60." in eerste
    tweede = bezoeker.get(reverse("rapportage:cijfer", args=["aantal_verleend"]), STAND | {"page": "2"}).text
    assert "SP1-60" in tweede


# --- Parts -----------------------------------------------------------------------------------------------------------


def test_een_deel_toont_zijn_eigen_rijen_en_zegt_dat_het_een_deel_is(als, plan, petra):
    pad = reverse("rapportage:cijfer", args=["bedrag_verleend"])
    tekst = als(petra).get(pad, STAND | {"deel": "thema:e"}).text.replace("\u00a0", " ")
    assert "1 maatregel<" in tekst
    assert "Vakscholing" in tekst
    assert "Leerwerkplekken<" not in tekst
    assert "Samen € 150.000." in tekst
    assert "Thema: e. Scholing" in tekst
    assert "Bron: maatregelen met een bedrag in het besluit" in tekst  # and not the ledger, which knows no measures
    assert '<input type="hidden" name="deel" value="thema:e">' in tekst  # another date keeps the part
    assert f'{pad}?tijdvak=1&amp;peildatum=2014-05-30">Verleende cofinanciering</a>' in tekst


@pytest.mark.parametrize(
    ("code", "deel", "zin"),
    [
        ("aantal_ingediend", "dag:2013-12-20", "Geteld: 1."),
        ("aantal_ingediend", "dag:2013-12-21", "geen rijen"),
        ("aantal_op_tijd", "termijn:op_tijd", "Geteld: 1."),
        ("deelnemers_beoogd", "sector:4", "Samen 400."),
        ("deelnemers_beoogd", "regio:geen", "Samen 400."),
        ("deelnemers_beoogd", "categorie:instroom", "Samen 100."),
        ("jeugdaandeel", "thema:a", "€ 160.000 van € 200.000 is 80,0%."),
        ("bedrag_per_deelnemer", "thema:e", "€ 150.000 gedeeld door 300 is € 500."),
        ("aandeel_bbl_van_instroom", "", "100 van 100 is 100,0%."),
    ],
)
def test_een_deel_telt_op_zoals_het_cijfer(als, plan, petra, code, deel, zin):
    tekst = als(petra).get(reverse("rapportage:cijfer", args=[code]), STAND | {"deel": deel}).text
    assert zin in " ".join(tekst.replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    "deel", ["kleur:rood", "thema", "thema:", "thema:z", "sector:99", "dag:2013-02-30", "regio:<b>", ":"]
)
def test_een_deel_dat_niet_bestaat_bestaat_niet(als, plan, petra, deel):
    assert (
        als(petra).get(reverse("rapportage:cijfer", args=["bedrag_verleend"]), STAND | {"deel": deel}).status_code
        == 404
    )
    assert als(petra).get(reverse("rapportage:cijfer", args=["plafond"]), STAND | {"deel": deel}).status_code == 404


def test_ook_in_een_deel_staat_er_niets_van_een_plan_waarmee_men_een_band_heeft(als, plan, coen):
    beoordeling.verklaar_belang(plan, heeft_band=True, toelichting="Mijn zus werkt er.", door=coen)
    for deel in ("thema:e", "sector:4", "categorie:scholing"):
        antwoord = als(coen).get(reverse("rapportage:cijfer", args=["bedrag_verleend"]), STAND | {"deel": deel})
        for geheim in (plan.naam, plan.nummer, "Vakscholing", plan.hoofdaanvrager.naam):
            assert geheim not in antwoord.text


def test_alle_tijdvakken_hebben_dezelfde_lijsten(als, plan, petra):
    overgenomen("SP2-1", fabrieken.tijdvak(2), [maatregel()], ingediend_op=moment(2014, 4, 2), **NOG_OPEN)
    pad = reverse("rapportage:cijfer", args=["aantal_ingediend"])
    antwoord = als(petra).get(pad, {"tijdvak": "alle", "peildatum": "2014-05-30"})
    assert "Alle tijdvakken" in antwoord.text
    assert "Geteld: 2." in antwoord.text
    assert "Geteld: 1." in als(petra).get(pad, STAND).text


def test_van_het_volgende_tijdvak_is_er_een_rij(als, plan, petra):
    fabrieken.tijdvak(2)
    tekst = als(petra).get(reverse("rapportage:cijfer", args=["volgend_sluit"]), STAND).text
    assert "Tweede tijdvak" in tekst
    assert tekst.count("31 mei 2014") == 2


# --- The claims of the published letter ------------------------------------------------------------------------------


def test_de_beweringen_van_de_brief_staan_naast_de_gegevens(als, plan, petra, django_assert_max_num_queries):
    bezoeker = als(petra)
    with django_assert_max_num_queries(22):
        tekst = bezoeker.get(reverse("rapportage:claims")).text
    for nummer in range(1, 41):
        assert f'id="C{nummer:02}"' in tekst
    assert "Waar de brief zichzelf tegenspreekt" in tekst
    assert "Bron: Regeling cofinanciering sectorplannen, artikel 6.1, 12 augustus 2013." in tekst.replace("\n", " ")
    assert reverse("rapportage:claims") in bezoeker.get(reverse("rapportage:cijfers")).text


def test_zonder_het_eerste_tijdvak_is_er_niets_te_vergelijken(als, petra):
    assert "niets te vergelijken" in als(petra).get(reverse("rapportage:claims")).text
    fabrieken.tijdvak(2)
    assert "niets te vergelijken" in als(petra).get(reverse("rapportage:claims")).text


def test_met_een_band_in_het_tijdvak_ziet_men_de_beweringen_niet(als, tijdvak, coen):
    plan = fabrieken.in_beoordeling()
    beoordeling.verklaar_belang(plan, heeft_band=True, toelichting="Mijn zus werkt er.", door=coen)
    antwoord = als(coen).get(reverse("rapportage:claims"))
    assert antwoord.status_code == 403
    assert "U heeft een band met een plan in dit tijdvak." in antwoord.text


def test_een_onbekend_cijfer_bestaat_niet(als, plan, petra):
    assert als(petra).get(reverse("rapportage:cijfer", args=["geluk"]), STAND).status_code == 404


@pytest.mark.parametrize("adres", [("cijfers", []), ("cijfer", ["ruimte"]), ("claims", [])])
def test_cijfers_zijn_voor_medewerkers_en_alleen_om_te_lezen(als, client, plan, anja, petra, adres):
    pad = reverse(f"rapportage:{adres[0]}", args=adres[1])
    assert client.get(pad).status_code == 302
    assert als(anja).get(pad).status_code == 403
    assert als(petra).post(pad).status_code == 405
