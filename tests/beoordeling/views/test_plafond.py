"""The ceiling on the screen: on a day, in order, and set or raised by policy staff alone."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen.models import Aanvraag
from beoordeling import plafond, services
from beoordeling.models import Loting, Plafondmutatie
from tests import fabrieken
from tests.rapportage.overgenomen import maatregel, overgenomen

from .conftest import adres, tekst


def wijzig(soort: str, nummer: int = 1) -> str:
    return reverse(f"beoordeling:plafond_{soort}", args=[nummer])


VERHOGING = {"bedrag": "60.000.000", "datum": "14 mei 2014", "jaar": "2014", "nummer": "13945", "toelichting": ""}


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
    assert (
        "Voor dit plan is € 200.000 over van de € 350.000 die het vraagt, omdat de 2 plannen ervoor samen € 700.000 krijgen."
        in pagina
    )
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
    assert boeking.grondslag == "Stcrt. 2014, 13945"


def test_de_grondslag_noemt_de_staatscourant_en_daarachter_de_toelichting(als, petra, tijdvak):
    als(petra).post(wijzig("verhogen"), VERHOGING | {"toelichting": " Wijziging openstelling "})
    assert Plafondmutatie.objects.get(soort="verhoging").grondslag == "Stcrt. 2014, 13945, Wijziging openstelling"


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
        ({"jaar": ""}, "Vul het jaar van de Staatscourant in."),
        ({"jaar": "14"}, "Vul een jaar in, bijvoorbeeld 2014."),
        ({"jaar": "1813"}, "Het jaar van de Staatscourant ligt van 1814 tot en met"),
        ({"jaar": "2999"}, "Het jaar van de Staatscourant ligt van 1814 tot en met"),
        ({"jaar": "²014"}, "Vul een jaar in, bijvoorbeeld 2014."),
        ({"nummer": " "}, "Vul het nummer in de Staatscourant in."),
        ({"nummer": "0"}, "Het nummer in de Staatscourant ligt van 1 tot en met 99999."),
        ({"nummer": "13.945a"}, "Vul een nummer van ten hoogste 5 cijfers in"),
        ({"toelichting": "x" * 161}, "160"),
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


def test_vrijgevallen_staat_als_eigen_bedrag_en_de_som_klopt(als, els, tijdvak):
    plan = fabrieken.verleend()
    fabrieken.verleend("Blijft")
    services.verlening_intrekken(plan, motivering="Niet begonnen.", door=els, op=fabrieken.moment(2014, 10, 1))
    antwoord = als(els).get(adres("plafond"))
    saldo = antwoord.context["saldo"]
    assert (saldo.aangegaan, saldo.vrijgevallen, saldo.verplicht) == (700_000, 350_000, 350_000)
    assert saldo.plafond - saldo.aangegaan + saldo.vrijgevallen == saldo.ruimte
    assert "zo is nu € 350.000 vastgelegd" in tekst(antwoord)


def test_de_volgorde_heeft_paginas_van_50(als, els, tijdvak):
    for nr in range(51):
        overgenomen(f"P{nr:02d}", tijdvak, [maatregel()], ingediend_op=fabrieken.moment(2013, 11, 1, 12, nr))
    client = als(els)
    eerste = client.get(adres("plafond"))
    assert len(eerste.context["regels"]) == 50
    assert "plek=2#volgorde" in tekst(eerste)
    (regel,) = client.get(f"{adres('plafond')}?tijdvak=1&plek=2").context["regels"]
    assert (regel[0].nummer, regel[0].aanvraag.nummer) == (51, "P50")
    assert len(client.get(f"{adres('plafond')}?plek=x").context["regels"]) == 50


def test_de_loting_staat_op_een_eigen_pagina_met_een_knop_voor_de_coordinator(als, coen, els, tijdvak):
    een, twee = fabrieken.in_beoordeling("Een"), fabrieken.in_beoordeling("Twee")
    loten = reverse("beoordeling:plafond_loten", args=[1])
    assert loten in tekst(als(els).get(adres("plafond")))
    assert "Loot tussen deze 2 plannen" not in tekst(als(els).get(loten))
    assert "Loot tussen deze 2 plannen" in tekst(als(coen).get(loten))
    assert als(els).post(loten, {"moment": fabrieken.INGEDIEND.isoformat()}).status_code == 403
    for onzin in ("", "gisteren", "2013-13-13T10:00:00Z", "2013-12-20T16:03:07"):
        assert "Kies over welke plannen u loot." in tekst(als(coen).post(loten, {"moment": onzin}, follow=True))
    assert not Loting.objects.exists()
    pagina = tekst(als(coen).post(loten, {"moment": fabrieken.INGEDIEND.isoformat()}, follow=True))
    loting = Loting.objects.get()
    assert "Er is geloot." in pagina
    assert loting.zaad in pagina
    assert f"printf '%s' '{loting.zaad}{loting.uitkomst[0]}' | sha256sum" in pagina
    assert {een.nummer, twee.nummer} == set(loting.uitkomst)


def test_wat_nu_niet_geloot_kan_worden_heeft_geen_knop_maar_de_zin_van_de_dienst(als, coen, els, tijdvak):
    fabrieken.in_beoordeling("Een")
    fabrieken.in_beoordeling("Twee")
    fabrieken.ingediend("Drie")
    loten, post = reverse("beoordeling:plafond_loten", args=[1]), {"moment": fabrieken.INGEDIEND.isoformat()}
    zin = "In dezelfde seconde is een plan ingediend dat nog niet is nagekeken."
    pagina = tekst(als(coen).get(loten))
    assert f"U kunt nu niet loten. {zin}" in pagina
    assert "Loot tussen" not in pagina
    assert zin in tekst(als(coen).post(loten, post, follow=True))
    assert "U kunt nu niet loten" not in tekst(als(els).get(loten))
    assert not Loting.objects.exists()


def test_wie_een_band_heeft_met_een_van_de_gelijke_plannen_ziet_geen_knop(als, coen, meld_band, tijdvak):
    for naam in ("Een", "Twee"):
        fabrieken.in_beoordeling(naam)
    meld_band(fabrieken.in_beoordeling("Van een bekende"), coen)
    pagina = tekst(als(coen).get(reverse("beoordeling:plafond_loten", args=[1])))
    assert "Deze loting doet een andere coördinator." in pagina
    assert "Loot tussen" not in pagina


def test_de_lotingpagina_vraagt_evenveel_bij_een_groep_als_bij_vijf(als, coen, tijdvak):
    loten, client = reverse("beoordeling:plafond_loten", args=[1]), als(coen)
    vragen = []
    for groep in range(5):
        for plaats in range(2):
            plan = overgenomen(f"G{groep}{plaats}", tijdvak, [maatregel()], status="in_behandeling", status_op=None)
            Aanvraag.objects.filter(pk=plan.pk).update(volledig_op=fabrieken.VOLLEDIG + timedelta(minutes=groep))
        client.get(loten)
        with CaptureQueriesContext(connection) as gevangen:
            pagina = tekst(client.get(loten))
        assert pagina.count("Loot tussen deze 2 plannen") == groep + 1
        vragen.append(len(gevangen))
    assert len(set(vragen)) == 1


def test_de_loting_noemt_geen_plan_met_een_band(als, els, coen, meld_band, tijdvak):
    bekend = fabrieken.in_beoordeling("Van een bekende")
    fabrieken.in_beoordeling("Twee")
    services.loten(tijdvak, fabrieken.INGEDIEND, coen)
    meld_band(bekend, els)
    pagina = tekst(als(els).get(reverse("beoordeling:plafond_loten", args=[1])))
    assert "Twee" in pagina
    assert "Van een bekende" not in pagina
    assert bekend.nummer not in pagina


def test_het_dossier_zegt_of_er_geld_voor_is(als, els, tijdvak):
    plan = fabrieken.ter_besluitvorming()
    assert "Voor dit plan is genoeg over: het vraagt € 350.000" in tekst(als(els).get(adres("dossier", plan)))


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
