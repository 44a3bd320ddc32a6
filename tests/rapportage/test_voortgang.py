"""The progress letter: how the granted plans of all periods get on, and that what it prints is what the records say."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from aanvragen.models import Aanvraag
from beoordeling import services as beoordeling
from rapportage import brief, briefcontroles, cijfers, metingen, opmaak, services, uitwisseling, voortgang
from rapportage.brief import Opzet
from rapportage.briefsecties import VOORTGANG, Sectie
from rapportage.models import RapportSoort, Realisatie
from rapportage.voortgangrijen import ACHTER, GEEN, OP_SCHEMA, VOOR
from sectorplannen.kern.fouten import Weigering
from tests import fabrieken
from tests.fabrieken import moment
from tests.pdf_geldig import fouten
from tests.rapportage.overgenomen import NOG_OPEN, maatregel, overgenomen
from tests.rapportage.uitwisseling.werkboek import Werkboek
from tests.rapportage.vaste_brieven import vaste_brief

NAJAAR, VOORJAAR = date(2014, 10, 15), date(2015, 4, 15)
OPZET = Opzet(RapportSoort.VOORTGANG)
PLANNEN = (("SP1-1", "Voor", 90), ("SP1-2", "Gelijk", 52), ("SP1-3", "Achter", 20), ("SP1-4", "Stil", None))
"""Number, name, and what each reached of its 100 when half of its time had passed."""


@pytest.fixture
def plannen(tijdvak):
    """Four plans of the first period and one of the second, with a statement of 1 October 2014 and one of 1 April 2015."""
    for nummer, naam, bereikt in PLANNEN:
        delen = [maatregel(1, deelnemers=60, bedrag="1000.00"), maatregel(2, deelnemers=40, categorie="scholing")]
        plan = overgenomen(nummer, tijdvak, delen, naam=naam)
        Aanvraag.objects.filter(pk=plan.pk).update(start_op=date(2014, 4, 1), eind_op=date(2016, 3, 31))
        if bereikt is not None:
            een, twee = plan.maatregelen.order_by("volgnummer")
            _opgave(een, date(2014, 10, 1), 5, "200.25")
            _opgave(een, date(2015, 4, 1), bereikt - 10, "900.50")
            _opgave(twee, date(2015, 4, 1), 10, "50.00")
    tweede = fabrieken.tijdvak(2)
    dagen = {"ingediend_op": moment(2014, 4, 20), "volledig_op": moment(2014, 5, 1), "status_op": moment(2014, 6, 1)}
    overgenomen("SP2-1", tweede, [maatregel()], naam="Tweede", soort="regio", **dagen)
    overgenomen("SP2-2", tweede, [maatregel()], naam="Open", ingediend_op=moment(2014, 4, 21), **NOG_OPEN)


def _opgave(maatregel, dag: date, deelnemers: int, kosten: str) -> None:
    Realisatie.objects.create(maatregel=maatregel, peildatum=dag, deelnemers=deelnemers, kosten=Decimal(kosten))


def opgesteld(dag: date = VOORJAAR):
    stand = voortgang.stand(None, dag, voortgang.vorige(dag))
    return brief.stel_op(stand, gemaakt_op=moment(2015, 4, 16), opzet=OPZET)


def kaal(html: str) -> str:
    zonder = re.sub(r"<[^>]+>", "", html.replace("</t", " </t")).replace("\u00a0", " ")
    return " ".join(zonder.split())


def test_een_plan_loopt_voor_ligt_op_schema_loopt_achter_of_gaf_nog_niets_op(plannen):
    stand = voortgang.stand(None, VOORJAAR)
    assert {p.naam: p.staat for p in stand.voortgang.plannen} == {
        "Voor": VOOR, "Gelijk": OP_SCHEMA, "Achter": ACHTER, "Stil": GEEN, "Tweede": GEEN,
    }  # fmt: skip
    assert {p.naam: p.verwacht for p in stand.voortgang.plannen}["Voor"] == 50
    tellingen = ("aantal_voor_op_schema", "aantal_op_schema", "aantal_achter_op_schema", "aantal_zonder_opgave")
    assert [stand.waarde(code) for code in tellingen] == [1, 1, 1, 2]


@pytest.mark.parametrize(("bereikt", "staat"), [(39, ACHTER), (40, OP_SCHEMA), (60, OP_SCHEMA), (61, VOOR)])
def test_een_tiende_van_wat_is_beoogd_is_nog_op_schema(tijdvak, bereikt, staat):
    plan = overgenomen("SP1-1", tijdvak, [maatregel(deelnemers=100)])
    Aanvraag.objects.filter(pk=plan.pk).update(start_op=date(2014, 4, 1), eind_op=date(2014, 4, 10))
    _opgave(plan.maatregelen.get(), date(2014, 4, 5), bereikt, "0")
    assert [p.staat for p in voortgang.stand(tijdvak, NAJAAR).voortgang.plannen] == [staat]


def test_kosten_en_deelnemers_zijn_de_laatste_opgave_tot_de_peildatum(plannen):
    najaar, voorjaar = voortgang.stand(None, NAJAAR), voortgang.stand(None, VOORJAAR)
    assert (najaar.waarde("kosten_gemaakt"), najaar.waarde("deelnemers_gerealiseerd")) == (Decimal("600.75"), 15)
    assert (voorjaar.waarde("kosten_gemaakt"), voorjaar.waarde("deelnemers_gerealiseerd")) == (Decimal("2851.50"), 162)
    assert voorjaar.waarde("kosten_begroot") == voorjaar.waarde("bedrag_verleend") + voorjaar.waarde("eigen_bijdrage")
    assert all(c.klopt for c in voorjaar.controles), [c.melding for c in voorjaar.controles if not c.klopt]


@pytest.mark.parametrize("code", list(voortgang.VOORTGANG))
def test_de_rijen_van_elk_cijfer_geven_het_cijfer_en_de_pagina_toont_ze(als, plannen, petra, code):
    stand = voortgang.stand(None, VOORJAAR)
    rijen = voortgang.rijen(code, stand)
    som = sum(rij.waarde for rij in rijen)
    if stand.cijfers[code].eenheid == "aandeel":
        assert round(som / sum(rij.geheel for rij in rijen), 6) == stand.waarde(code)
    else:
        assert som == stand.waarde(code)
    pagina = als(petra).get(reverse("rapportage:cijfer", args=[code]), {"tijdvak": "alle", "peildatum": "2015-04-15"})
    assert pagina.status_code == 200
    assert pagina.text.count("SP1-") + pagina.text.count("SP2-") >= len(rijen)


def test_de_andere_cijfers_zijn_die_van_de_stand(plannen):
    met, zonder = voortgang.stand(None, VOORJAAR), cijfers.stand(None, VOORJAAR)
    assert {code: c for code, c in met.cijfers.items() if code not in voortgang.VOORTGANG} == zonder.cijfers


def test_de_brief_zegt_hoe_het_gaat_met_plannen_soorten_en_geld(plannen):
    gemaakt = opgesteld()
    tekst = kaal(gemaakt.html)
    for stuk in (
        "vijf plannen uit twee tijdvakken",
        "Van de drie plannen met een opgave loopt er één voor, ligt er één op schema en loopt er één achter.",
        "voor op schema: één plan, namelijk Voor;",
        "nog geen opgave: twee plannen.",
        "2 Gelijk 100 52 52% 1 op schema",
        "4 Stil 100 – – – nog geen opgave",
        "5 Tweede (regio) 4 – – – nog geen opgave",
        "Totaal 404 162 40% 3",
    ):
        assert stuk in tekst, stuk
    assert "Open" not in tekst
    assert (gemaakt.titel, gemaakt.kenmerk) == ("Voortgang van de sectorplannen", "SPV-20150415")
    assert "Dit is de eerste voortgangsbrief. Er is nog geen eerdere om mee te vergelijken." in tekst
    assert all(c.klopt for c in gemaakt.controles), [c.melding for c in gemaakt.controles if not c.klopt]


def test_de_brief_is_geldig_en_twee_keer_gelijk(plannen, tmp_path):
    een, twee = brief.pdf(opgesteld()), brief.pdf(opgesteld())
    assert een == twee
    assert fouten(een) == []


@pytest.mark.parametrize("dag", [date(2013, 9, 1), date(2014, 3, 20)])
def test_zonder_plan_of_zonder_meting_zegt_de_brief_dat(plannen, dag):
    tekst = kaal(opgesteld(dag).html)
    assert ("nog geen sectorplan" if dag.year == 2013 else "Er is nog geen meting geweest") in tekst


def test_een_rij_of_getal_dat_met_de_hand_is_veranderd_wordt_gevonden(plannen):
    gemaakt = opgesteld()
    zonder_rij = re.sub(r"<tr[^>]*>\s*<td class=\"nr\">3</td>.*?</tr>", "", gemaakt.html, flags=re.DOTALL)
    ander_getal = gemaakt.html.replace(">162<", ">163<")
    for html, zin in (
        (zonder_rij, "mist de rij ‘3 Achter 100 20 20% 1 loopt achter’"),
        (ander_getal, "Totaal 404 162"),
    ):
        mis = [c.melding for c in briefcontroles.van(html, gemaakt.stand) if not c.klopt]
        assert any(zin in melding for melding in mis), mis
    assert not any(not c.klopt for c in briefcontroles.van(gemaakt.html, gemaakt.stand))


def test_soorten_die_niet_optellen_tot_de_plannen_zijn_een_controle_die_niet_klopt(plannen):
    stand = voortgang.stand(None, VOORJAAR)
    scheef = replace(stand.voortgang, soorten=stand.voortgang.soorten[1:])
    controle = voortgang.telt_op(scheef, stand.waarde("aantal_verleend"))
    assert not controle.klopt
    assert "per soort 30" in controle.melding


def test_de_brief_noemt_wat_er_sinds_de_vorige_vaste_bij_kwam(plannen):
    eerder = vaste_brief(None, NAJAAR)
    assert eerder.cijfers["cijfers"]["kosten_gemaakt"]["waarde"] == "600.75"
    tekst = kaal(opgesteld().html)
    assert "gaf de stand op 15 oktober 2014" in tekst
    assert "verleend: evenveel plannen" in tekst
    assert "bereikt: 147 deelnemers meer" in tekst
    assert "Bereikte deelnemers 15 162 +147" in tekst
    assert "Gemaakte kosten € 600,75 € 2.851,50 +€ 2.250,75" in tekst
    assert "Plannen die voorlopen 0 1 +1" in tekst


def test_de_cijfers_van_de_vorige_brief_zijn_die_van_toen_ook_als_er_daarna_iets_is_veranderd(plannen):
    vaste_brief(None, NAJAAR)
    Realisatie.objects.filter(peildatum=date(2014, 10, 1)).update(deelnemers=7)
    gemaakt = opgesteld()
    assert "Bereikte deelnemers 15 162 +147" in kaal(gemaakt.html)
    assert json.loads(gemaakt.json)["vorige_brief"]["cijfers"]["deelnemers_gerealiseerd"] == 15
    rijen = list(csv.reader(io.StringIO(gemaakt.csv), delimiter=";"))
    assert ["vorige_brief", "kosten_gemaakt", "2014-10-15", "600.75"] in rijen


# --- The chart -------------------------------------------------------------------------------------------------------


def test_de_grafiek_zet_bereikt_naast_beoogd_en_zegt_wat_het_verst_is(plannen):
    gemaakt = opgesteld()
    tekst = kaal(re.sub(r"<svg.*?</svg>", "", gemaakt.html, flags=re.DOTALL))
    titel = "Instroom: leerwerkplek (BBL) is met 54% van wat is beoogd het verst, scholing met 19% het minst ver"
    assert f"Grafiek 1. {titel}" in tekst
    assert (
        "Totaal 404 beoogd, 162 bereikt (40%). Bron: verleende plannen en hun opgaven, peildatum 15 april 2015" in tekst
    )
    assert "zie tabel 1." in tekst
    svg = re.search(r"<svg.*?</svg>", gemaakt.html, flags=re.DOTALL)[0]
    alt = re.search(r"<title>(.*?)</title>", svg)[1]
    assert titel in alt
    assert "Scholing: 160 beoogd, 30 bereikt (19%)" in alt
    assert ">244 beoogd<" in svg
    assert ">30 (19%)<" in svg


def test_zonder_meting_is_er_geen_grafiek_en_staan_er_geen_metingen(plannen):
    tekst = kaal(opgesteld(date(2014, 3, 20)).html)
    assert "Grafiek" not in tekst
    assert "Van meting tot meting" not in tekst
    assert "Tabel 1 verdeelt ze" in tekst


def test_wie_de_tabel_weglaat_houdt_de_cijfers_achter_de_grafiek_in_de_bijlage(plannen):
    stand = voortgang.stand(None, VOORJAAR)
    eigen = Sectie("voortgang_soorten", tekst="Zie grafiek {nr_grafiek_voortgang}.\n\n[[grafiek_voortgang]]")
    gemaakt = brief.stel_op(stand, gemaakt_op=moment(2015, 4, 16), opzet=replace(OPZET, secties=[eigen]))
    voor, na = kaal(gemaakt.html).split("Bijlage 1. Voortgang per plan")
    assert "Grafiek 1." in voor
    assert "Scholing 160 30 19%" not in voor
    assert "Scholing 160 30 19%" in na
    assert all(c.klopt for c in gemaakt.controles), [c.melding for c in gemaakt.controles if not c.klopt]


def test_een_grafiek_van_de_andere_brief_hoort_hier_niet(plannen, petra):
    rapport = services.beginnen(RapportSoort.VOORTGANG, None, VOORJAAR, door=petra)
    with pytest.raises(Weigering, match="geen tabel of grafiek"):
        services.bewaren(rapport, [Sectie("voortgang_soorten", tekst="[[grafiek_1]]")], verwacht=1, door=petra)


def test_het_scherm_toont_de_grafiek_als_plaatje_met_zijn_tekst_en_de_titel_een_keer(als, plannen, petra):
    rapport = services.beginnen(RapportSoort.VOORTGANG, None, VOORJAAR, door=petra)
    pagina = als(petra).get(reverse("rapportage:brief", args=[rapport.pk])).text
    plaatje = reverse("rapportage:brief_grafiek", args=[rapport.pk, "grafiek_voortgang"])
    assert f'<img src="{plaatje}" alt="Staafdiagram met voor elke soort maatregel twee balken' in pagina
    svg = als(petra).get(plaatje)
    assert svg["Content-Type"] == "image/svg+xml"
    zichtbaar = re.sub(r"<title>.*?</title>", "", svg.text, flags=re.DOTALL)
    assert "het verst" not in zichtbaar
    assert "244 beoogd" in zichtbaar
    ander = reverse("rapportage:brief_grafiek", args=[rapport.pk, "grafiek_1"])
    assert als(petra).get(ander).status_code == 404


# --- From round to round ---------------------------------------------------------------------------------------------


def test_van_meting_tot_meting_staat_wat_erbij_kwam_en_dat_telt_op(plannen):
    stand = voortgang.stand(None, VOORJAAR)
    najaar, voorjaar = stand.voortgang.metingen
    assert (najaar.peildatum, najaar.opgaven, najaar.bereikt, najaar.kosten) == (
        date(2014, 10, 1),
        3,
        15,
        Decimal("600.75"),
    )
    assert (voorjaar.bereikt, voorjaar.erbij, voorjaar.erbij_kosten) == (162, 147, Decimal("2250.75"))
    assert (najaar.ronde, najaar.gevraagd, najaar.erbij) == ("", None, None)
    gemaakt = opgesteld()
    assert "1 april 2015 – 3 162 +147 3 +2" in kaal(gemaakt.html)
    gegevens = json.loads(gemaakt.json)["voortgang"]["metingen"]
    assert [(rij["peildatum"], rij["bereikt"], rij["erbij"]) for rij in gegevens] == [
        ("2014-10-01", 15, None), ("2015-04-01", 162, 147),
    ]  # fmt: skip


def test_wie_minder_opgeeft_dan_eerder_trekt_af(plannen):
    _opgave(Aanvraag.objects.get(nummer="SP1-1").maatregelen.get(volgnummer=1), date(2015, 4, 10), 70, "900.50")
    laatste = voortgang.stand(None, VOORJAAR).voortgang.metingen[-1]
    assert (laatste.opgaven, laatste.bereikt, laatste.erbij) == (1, 152, -10)
    assert "152 −10 3 0" in kaal(opgesteld().html)


def test_een_plan_waarvan_de_verlening_is_ingetrokken_telt_in_geen_meting(plannen, els):
    plan = Aanvraag.objects.get(nummer="SP1-1")
    beoordeling.verlening_intrekken(plan, motivering="Gaat niet door.", door=els, op=moment(2015, 4, 10))
    stand = voortgang.stand(None, VOORJAAR)
    assert [m.bereikt for m in stand.voortgang.metingen] == [10, 72]
    assert all(c.klopt for c in stand.controles), [c.melding for c in stand.controles if not c.klopt]


def test_metingen_die_niet_optellen_zijn_een_controle_die_niet_klopt(plannen):
    stand = voortgang.stand(None, VOORJAAR)
    controle = metingen.tellen_op(stand.voortgang.metingen[1:], 163, Decimal("2851.50"))
    assert not controle.klopt
    assert "in totaal zijn het er 163" in controle.melding


def test_een_getal_in_de_tabel_van_de_metingen_of_de_vorige_brief_dat_is_veranderd_wordt_gevonden(plannen):
    vaste_brief(None, NAJAAR)
    gemaakt = opgesteld()
    for tabel, was, wordt in (("metingen", ">15<", ">16<"), ("sinds", "600,75<", "600,76<")):
        begin = gemaakt.html.index(f'data-tabel="{tabel}"')
        html = gemaakt.html[:begin] + gemaakt.html[begin:].replace(was, wordt, 1)
        assert html != gemaakt.html
        assert f"brief_{tabel}" in [c.code for c in briefcontroles.van(html, gemaakt.stand) if not c.klopt]


def test_wat_wordt_overgenomen_uit_een_werkboek_staat_in_de_brief(db, tmp_path):
    boek = Werkboek()
    uitwisseling.importeer(boek.bewaar(tmp_path / "werkboek.xlsx"))
    stand = voortgang.stand(None, date(2016, 1, 1))
    opgaven = Realisatie.objects.filter(maatregel__aanvraag__in=Aanvraag.objects.toegekend())
    assert opgaven.exists()
    assert stand.waarde("aantal_met_opgave") == len({o.maatregel.aanvraag_id for o in opgaven})
    assert "Voortgang per plan" in brief.stel_op(stand, gemaakt_op=moment(2016, 1, 2), opzet=OPZET).html


def test_eigen_tekst_noemt_de_cijfers_van_voortgang_en_haar_tabel(plannen, petra):
    rapport = services.beginnen(RapportSoort.VOORTGANG, None, VOORJAAR, door=petra)
    codes = brief.codes(services.stand_van(rapport), OPZET)
    assert {"kosten_gemaakt", "aantal_op_schema", "nr_bijlage_voortgang"} <= set(codes)
    for sectie in ("voortgang_plannen", "voortgang_soorten", "voortgang_geld"):
        assert "{" in brief.als_tekst(services.stand_van(rapport), sectie, OPZET)
    assert "[[tabel_voortgang]]" in brief.als_tekst(services.stand_van(rapport), "voortgang_soorten", OPZET)


def test_de_standaardtekst_als_eigen_tekst_zegt_hetzelfde_en_typt_geen_getal(plannen):
    vaste_brief(None, NAJAAR)
    stand = voortgang.stand(None, VOORJAAR, voortgang.vorige(VOORJAAR))
    teksten = {deel.code: brief.als_tekst(stand, deel.code, OPZET) for deel in VOORTGANG}
    assert [opmaak.getypte_getallen(tekst) for tekst in teksten.values()] == [[]] * len(teksten)
    standaard, eigen = (
        brief.stel_op(stand, gemaakt_op=moment(2015, 4, 16), opzet=replace(OPZET, secties=secties), getekend=False)
        for secties in ((), [Sectie(code, tekst=tekst) for code, tekst in teksten.items()])
    )
    een, twee = (re.sub(r"<[^>]+>", " ", gemaakt.html).split() for gemaakt in (standaard, eigen))
    assert een == twee


@pytest.mark.parametrize("aantal", [1, 20])
def test_de_voortgang_stelt_een_vast_aantal_vragen(tijdvak, django_assert_num_queries, aantal):
    for nummer in range(aantal):
        plan = overgenomen(f"SP1-{nummer}", tijdvak, [maatregel()])
        _opgave(plan.maatregelen.get(), date(2014, 9, 1), 2, "10.00")
    with django_assert_num_queries(15):
        voortgang.stand(None, NAJAAR)


def test_in_de_brief_reist_elk_plan_en_elke_soort_mee_en_telt_op_tot_de_cijfers(plannen):
    gemaakt = opgesteld()
    gegevens = json.loads(gemaakt.json)
    per_plan = {rij["nummer"]: rij for rij in gegevens["voortgang"]["plannen"]}
    assert [(n, rij["bereikt"], rij["staat"]) for n, rij in per_plan.items()] == [
        ("SP1-1", 90, VOOR), ("SP1-2", 52, OP_SCHEMA), ("SP1-3", 20, ACHTER), ("SP1-4", 0, GEEN), ("SP2-1", 0, GEEN),
    ]  # fmt: skip
    assert per_plan["SP1-1"]["kosten"] == "950.50"
    assert per_plan["SP1-1"]["opgave_op"] == "2015-04-01"
    for deel in ("plannen", "soorten"):
        rijen = gegevens["voortgang"][deel]
        assert sum(rij["bereikt"] for rij in rijen) == gemaakt.stand.waarde("deelnemers_gerealiseerd")
        assert sum(Decimal(rij["kosten"]) for rij in rijen) == gemaakt.stand.waarde("kosten_gemaakt")
    rijen_csv = list(csv.reader(io.StringIO(gemaakt.csv), delimiter=";"))
    assert ["voortgang_plannen", "SP1-3", "staat", ACHTER] in rijen_csv
