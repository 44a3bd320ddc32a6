"""The ceiling on the screen: on a day, in order, and set or raised by policy staff alone."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from beoordeling import plafond, services
from beoordeling.models import Plafondmutatie
from tests import fabrieken

from .conftest import adres, tekst


def wijzig(soort: str, nummer: int = 1) -> str:
    return reverse(f"beoordeling:plafond_{soort}", args=[nummer])


VERHOGING = {"bedrag": "60.000.000", "datum": "14 mei 2014", "grondslag": "Stcrt. 2014, 13600"}


def test_toont_plafond_vastgelegd_en_ruimte(als, els):
    fabrieken.tijdvak(plafond_bedrag=1_000_000)
    fabrieken.verleend()
    antwoord = als(els).get(adres("plafond"))
    pagina = tekst(antwoord)
    for zin in ("€ 1.000.000", "€ 350.000", "€ 650.000", "Verplichting", "− 350.000"):
        assert zin in pagina


def test_stand_op_een_dag_kent_alleen_wat_toen_was_geboekt(als, els, petra, tijdvak):
    plan = fabrieken.verleend(besloten=fabrieken.BESLOTEN)
    services.plafond_verhogen(tijdvak, Decimal(60_000_000), grondslag="Stcrt.", door=petra, datum=date(2014, 5, 14))
    toen = als(els).get(f"{adres('plafond')}?tijdvak=1&peildatum=2014-03-02")
    assert (toen.context["saldo"].plafond, toen.context["saldo"].verplicht) == (200_000_000, 0)
    assert [plek.uitkomst for plek in toen.context["plekken"]] == ["past"]
    nu = als(els).get(f"{adres('plafond')}?tijdvak=1&peildatum=30 mei 2014")
    assert (nu.context["saldo"].plafond, nu.context["saldo"].verplicht) == (260_000_000, 350_000)
    assert "eerst € 200.000.000" in tekst(nu)
    assert [plek.uitkomst for plek in nu.context["plekken"]] == ["verleend"]
    assert plan.naam in tekst(nu)


def test_volgorde_zegt_wat_past_deels_en_niet(als, els):
    fabrieken.tijdvak(plafond_bedrag=900_000)
    for naam, dag in (("Tweede", 11), ("Eerste", 10), ("Derde", 12), ("Vierde", 13)):
        plan = fabrieken.ingediend(naam, op=fabrieken.moment(2013, 12, dag))
        services.volledig_verklaren(fabrieken.nagekeken(plan), door=fabrieken.persoon("coen"), op=fabrieken.VOLLEDIG)
    antwoord = als(els).get(adres("plafond"))
    plekken = [(p.aanvraag.naam, p.uitkomst, int(p.samen)) for p in antwoord.context["plekken"]]
    assert plekken == [
        ("Eerste", "past", 350_000),
        ("Tweede", "past", 700_000),
        ("Derde", "deels", 1_050_000),
        ("Vierde", "past_niet", 1_400_000),
    ]
    pagina = tekst(antwoord)
    assert "Er is nog € 200.000 over (Awb 4:25)" in pagina
    assert "Vanaf hier is er geen ruimte meer onder het plafond van € 900.000" in pagina


def test_gemelde_band_is_ook_hier_niet_te_zien(als, els, daan, meld_band, tijdvak):
    plan = fabrieken.verleend("Van een bekende")
    meld_band(plan, els)
    antwoord = als(els).get(adres("plafond"))
    assert "Van een bekende" not in tekst(antwoord)
    assert antwoord.context["plekken"] == []
    assert "1 plan telt hier niet mee" in tekst(antwoord)
    assert "Van een bekende" in tekst(als(daan).get(adres("plafond")))


def test_het_aantal_queries_groeit_niet_met_het_aantal_plannen(als, els, tijdvak):
    client = als(els)

    def queries() -> int:
        with CaptureQueriesContext(connection) as gevangen:
            client.get(adres("plafond"))
        return len(gevangen)

    fabrieken.verleend("Verleend")
    fabrieken.in_beoordeling("Onbeslist")
    twee = queries()
    fabrieken.verleend("Nog verleend")
    for nummer in range(4):
        fabrieken.in_beoordeling(f"Onbeslist {nummer}")
    assert queries() == twee
    assert len(client.get(adres("plafond")).context["plekken"]) == 7


def test_boekingen_hebben_paginas(als, els, petra, tijdvak):
    for dag in range(1, 28):
        services.plafond_verhogen(tijdvak, Decimal(1000 + dag), grondslag=f"Besluit {dag}", door=petra)
    pagina = tekst(als(els).get(adres("plafond")))
    assert "Pagina 1 van 2" in pagina
    assert "Besluit 27" in pagina


@pytest.mark.parametrize(
    "vraag", ["tijdvak=9", "tijdvak=x", "peildatum=morgen", "peildatum=31-2-2014", "page=x", f"tijdvak={9**40}"]
)
def test_onzin_in_het_adres_geeft_een_pagina(als, els, tijdvak, vraag):
    antwoord = als(els).get(f"{adres('plafond')}?{vraag}")
    assert antwoord.status_code == 200
    assert "Plafond eerste tijdvak" in tekst(antwoord)


def test_onleesbare_peildatum_wordt_gezegd(als, els, tijdvak):
    assert "Vul een dag in die bestaat" in tekst(als(els).get(f"{adres('plafond')}?tijdvak=1&peildatum=morgen"))


def test_zonder_tijdvak_zegt_de_pagina_dat(als, els):
    assert "Er is nog geen tijdvak." in tekst(als(els).get(adres("plafond")))


def test_beleid_verhoogt_het_plafond(als, petra, tijdvak):
    assert "Plafond verhogen" in tekst(als(petra).get(adres("plafond")))
    antwoord = als(petra).post(wijzig("verhogen"), VERHOGING, follow=True)
    assert "Geboekt. Onder het plafond is nu € 260.000.000 over." in tekst(antwoord)
    boeking = Plafondmutatie.objects.get(soort="verhoging")
    assert (boeking.bedrag, boeking.datum, boeking.door) == (60_000_000, date(2014, 5, 14), petra)


def test_beleid_stelt_het_plafond_van_een_nieuw_tijdvak_vast(als, petra):
    fabrieken.tijdvak(2, plafond_bedrag=0)
    assert "Plafond vaststellen" in tekst(als(petra).get(f"{adres('plafond')}?tijdvak=2"))
    als(petra).post(wijzig("vaststellen", 2), VERHOGING)
    assert plafond.saldo(fabrieken.tijdvak(2)).plafond == 60_000_000


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"bedrag": ""}, "Vul het bedrag in."),
        ({"bedrag": "0"}, "Een boeking is hoger dan € 0"),
        ({"bedrag": "-1"}, "Vul een bedrag in van 0 of meer."),
        ({"bedrag": "veel"}, "Vul een bedrag in, bijvoorbeeld"),
        ({"datum": "gisteren"}, "Vul een dag in die bestaat"),
        ({"datum": ""}, "Vul een dag in."),
        ({"grondslag": " "}, "Noem de grondslag"),
        ({"grondslag": "x" * 201}, "200"),
    ],
)
def test_verhogen_met_onzin_boekt_niets(als, petra, tijdvak, velden, zin):
    antwoord = als(petra).post(wijzig("verhogen"), VERHOGING | velden)
    assert antwoord.status_code == 200
    assert zin.lower() in tekst(antwoord).lower()
    assert Plafondmutatie.objects.count() == 1


def test_tweede_keer_vaststellen_wordt_geweigerd(als, petra, tijdvak):
    antwoord = als(petra).post(wijzig("vaststellen"), VERHOGING)
    assert "is al vastgesteld. Verhoog het plafond." in tekst(antwoord)
    assert Plafondmutatie.objects.count() == 1


@pytest.mark.parametrize("soort", ["vaststellen", "verhogen"])
def test_alleen_beleid_wijzigt_het_plafond(als, client, soort, anja, coen, els, dirk, beheer, tijdvak):
    for wie in (anja, coen, els, dirk, beheer):
        assert als(wie).get(wijzig(soort)).status_code == 403
        assert als(wie).post(wijzig(soort), VERHOGING).status_code == 403
        if wie is not anja:
            assert wijzig(soort) not in tekst(als(wie).get(adres("plafond")))
    assert client.post(wijzig(soort), VERHOGING).url.startswith("/account/login/")
    assert als(fabrieken.persoon("petra")).delete(wijzig(soort)).status_code == 405
    assert als(fabrieken.persoon("petra")).get(wijzig(soort, 9)).status_code == 404
    assert Plafondmutatie.objects.count() == 1
