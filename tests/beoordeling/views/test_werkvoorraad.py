"""The queue and the list of all plans: who sees what, in which order, found how, in how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen.models import Aanvraag
from beoordeling import services
from beoordeling import werkvoorraad as voorraad
from beoordeling.werkstap import Werkstap
from sectorplannen.kern.datums import vandaag
from tests import fabrieken

from .conftest import adres, tekst


def namen(antwoord) -> list[str]:
    return [plan.naam for plan in antwoord.context["pagina"]]


def test_coordinator_ziet_wat_op_hem_wacht(als, coen, termijn):
    fabrieken.ingediend("Nieuw")
    fabrieken.aanvulling_gevraagd("Onvolledig")
    termijn(fabrieken.in_beoordeling("Bezig"), 30)
    termijn(fabrieken.beoordeeld("Klaar"), 30)
    fabrieken.ter_besluitvorming("Voorgelegd")
    assert set(namen(als(coen).get(adres("werkvoorraad")))) == {"Nieuw", "Onvolledig", "Klaar"}


def test_beoordelaar_ziet_alleen_eigen_werk_dat_open_staat(als, dirk):
    fabrieken.ingediend("Nieuw")
    fabrieken.in_beoordeling("Te doen")
    fabrieken.beoordeeld("Al ingeleverd")
    assert namen(als(dirk).get(adres("werkvoorraad"))) == ["Te doen"]


def test_besluitnemer_ziet_wat_is_voorgelegd(als, els):
    fabrieken.beoordeeld("Nog niet")
    fabrieken.ter_besluitvorming("Voorgelegd")
    fabrieken.verleend("Besloten")
    assert namen(als(els).get(adres("werkvoorraad"))) == ["Voorgelegd"]


def test_aanvulling_die_niet_kwam_wacht_op_de_besluitnemer(als, els):
    plan = fabrieken.aanvulling_gevraagd("Nooit aangevuld")
    Aanvraag.objects.filter(pk=plan.pk).update(aanvullen_voor=vandaag() - timedelta(days=1))
    antwoord = als(els).get(adres("werkvoorraad"))
    assert namen(antwoord) == ["Nooit aangevuld"]
    assert "Aanvulling te laat" in tekst(antwoord)


def test_de_eerste_wettelijke_termijn_staat_bovenaan(als, coen, termijn):
    for naam, dagen in (("Later", 40), ("Te laat", -3), ("Deze week", 4)):
        termijn(fabrieken.beoordeeld(naam), dagen)
    fabrieken.ingediend("Zonder termijn")
    assert namen(als(coen).get(adres("werkvoorraad"))) == ["Te laat", "Deze week", "Later", "Zonder termijn"]


def test_termijn_staat_er_in_woorden(als, coen, termijn):
    for dagen in (-3, 0, 1, 40):
        termijn(fabrieken.beoordeeld(f"Plan {dagen}"), dagen)
    pagina = tekst(als(coen).get(adres("werkvoorraad")))
    assert all(zin in pagina for zin in ("3 dagen te laat", "vandaag", "nog 1 dag<", "nog 40 dagen"))


def test_tellingen_per_termijn_zijn_samen_alles(als, coen, termijn):
    for naam, dagen in (("a", -1), ("b", 0), ("c", 7), ("d", 8)):
        termijn(fabrieken.beoordeeld(naam), dagen)
    fabrieken.ingediend("e")
    telling = als(coen).get(adres("werkvoorraad")).context["telling"]
    assert [telling[t] for t in ("alles", "te_laat", "week", "later", "stil", "afgehandeld")] == [5, 1, 2, 1, 1, 0]
    assert telling["som"] == 5 * 350_000


@pytest.mark.parametrize(
    ("keuze", "gevonden"),
    [
        ("termijn=te_laat", {"Zorg dichtbij"}),
        ("termijn=stil", {"Bouw samen"}),
        ("stap=voorleggen", {"Zorg dichtbij", "Groen werkt"}),
        ("stap=compleetheid", {"Bouw samen"}),
        ("soort=regio", {"Bouw samen"}),
        ("tijdvak=1", {"Zorg dichtbij", "Groen werkt", "Bouw samen"}),
        ("q=groen", {"Groen werkt"}),
        ("q=SP1-0001", {"Zorg dichtbij"}),
        ("q=bakkerij", {"Zorg dichtbij", "Groen werkt", "Bouw samen"}),
        ("q=groen&termijn=te_laat", set()),
    ],
)
def test_filters_en_zoeken(als, coen, termijn, keuze, gevonden):
    termijn(fabrieken.beoordeeld("Zorg dichtbij"), -2)
    termijn(fabrieken.beoordeeld("Groen werkt"), 20)
    plan = fabrieken.ingediend("Bouw samen")
    Aanvraag.objects.filter(pk=plan.pk).update(soort="regio")
    assert set(namen(als(coen).get(f"{adres('werkvoorraad')}?{keuze}"))) == gevonden


@pytest.mark.parametrize(
    "keuze",
    [
        "tijdvak=9",
        "tijdvak=x",
        "stap=gek",
        "soort=gek",
        "termijn=gek",
        "page=gek",
        "page=99",
        "q=%00",
        "tijdvak=9" + "9" * 30,
        "tijdvak=%00",
    ],
)
def test_onbekende_keuze_geeft_een_pagina_en_verliest_niets(als, coen, ingediend, keuze):
    antwoord = als(coen).get(f"{adres('werkvoorraad')}?{keuze}")
    assert antwoord.status_code == 200
    assert namen(antwoord) == [ingediend.naam]


def test_lege_lijst_zegt_waarom(als, coen, ingediend):
    assert "Geen plan past bij deze keuze" in tekst(als(coen).get(f"{adres('werkvoorraad')}?q=bestaatniet"))
    services.volledig_verklaren(fabrieken.nagekeken(ingediend), door=coen)
    assert "Er wacht niets op u" in tekst(als(fabrieken.persoon("els")).get(adres("werkvoorraad")))


def test_plannen_toont_ook_wat_is_besloten_en_nooit_een_concept(als, coen, concept):
    fabrieken.verleend("Verleend")
    fabrieken.ingetrokken("Ingetrokken")
    termijnloos = fabrieken.ingediend("Nieuw")
    antwoord = als(coen).get(adres("plannen"))
    assert namen(antwoord) == [termijnloos.naam, "Verleend", "Ingetrokken"]
    assert concept.naam not in namen(antwoord)
    assert namen(als(coen).get(f"{adres('plannen')}?status=verleend")) == ["Verleend"]
    assert namen(als(coen).get(f"{adres('plannen')}?termijn=afgehandeld")) == ["Verleend", "Ingetrokken"]


def test_een_gemelde_band_verbergt_het_plan_in_lijst_en_zoeken(als, coen, daan, meld_band):
    geheim = fabrieken.ingediend("Van een bekende")
    fabrieken.ingediend("Gewoon")
    meld_band(geheim, coen)
    for pad in ("werkvoorraad", "plannen"):
        assert namen(als(coen).get(adres(pad))) == ["Gewoon"]
        assert namen(als(coen).get(f"{adres(pad)}?q=bekende")) == []
        assert als(coen).get(adres(pad)).context["telling"]["som"] == 350_000
    assert "1 plan ziet u niet" in tekst(als(coen).get(adres("werkvoorraad")))
    assert "Van een bekende" in namen(als(daan).get(adres("plannen")))


def test_coordinator_ziet_de_verdeling(als, coen, dirk):
    fabrieken.in_beoordeling()
    fabrieken.beoordeeld("Ingeleverd")
    verdeling = als(coen).get(adres("werkvoorraad")).context["verdeling"]
    assert [(str(wie), wie.aantal, wie.open) for wie in verdeling] == [("Daan", 2, 1), ("Dirk", 2, 1)]
    assert [(wie.klaar, wie.te_laat) for wie in verdeling] == [(1, 1), (1, 1)]
    assert als(dirk).get(adres("werkvoorraad")).context["verdeling"] is None


def test_werkstap_van_een_beoordelaar(als, dirk, daan, in_beoordeling):
    def stap(wie) -> str:
        return als(wie).get(adres("plannen")).context["pagina"][0].werkstap

    assert stap(dirk) == Werkstap.NIEUW
    rij = in_beoordeling.beoordelingen.get(beoordelaar=dirk)
    services.scores_opslaan(rij, fabrieken.scores(in_beoordeling)[:1], door=dirk)
    assert stap(dirk) == Werkstap.BEGONNEN
    services.scores_opslaan(rij, fabrieken.scores(in_beoordeling), door=dirk, advies="verlenen")
    services.inleveren(rij, door=dirk)
    assert stap(dirk) == Werkstap.WACHT_OP_ANDER
    dirk.belangenverklaringen.all().delete()
    daan.belangenverklaringen.all().delete()
    assert stap(daan) == Werkstap.VERKLAREN


@pytest.mark.parametrize("pad", ["werkvoorraad", "plannen", "plafond"])
def test_wie_de_lijsten_ziet(als, client, pad, anja, petra, dirk, els, beheer, tijdvak):
    assert client.get(adres(pad)).status_code == 302
    assert client.get(adres(pad)).url.startswith("/account/login/")
    assert als(anja).get(adres(pad)).status_code == 403
    assert als(dirk).get(adres(pad)).status_code == als(els).get(adres(pad)).status_code == 200
    voor_ministerie = 403 if pad == "werkvoorraad" else 200
    assert als(petra).get(adres(pad)).status_code == als(beheer).get(adres(pad)).status_code == voor_ministerie
    assert als(dirk).post(adres(pad)).status_code == 405


def test_wie_niet_mag_leest_waarom(als, petra):
    assert "De werkvoorraad is voor medewerkers van Agentschap SZW" in tekst(als(petra).get(adres("werkvoorraad")))


def test_lijst_heeft_paginas_van_25(als, coen, tijdvak):
    for nummer in range(27):
        fabrieken.ingediend(f"Plan {nummer}", bedragen=(250_000, 10_000))
    antwoord = als(coen).get(adres("werkvoorraad"))
    assert len(namen(antwoord)) == 25
    assert "Pagina 1 van 2" in tekst(antwoord)
    assert len(namen(als(coen).get(f"{adres('werkvoorraad')}?page=2"))) == 2


@pytest.mark.parametrize("pad", ["werkvoorraad", "plannen"])
def test_aantal_queries_groeit_niet_met_de_lijst(als, coen, pad, tijdvak):
    fabrieken.beoordeeld("Plan a")
    for naam in "bc":
        fabrieken.ingediend(f"Plan {naam}", bedragen=(250_000, 10_000))
    bezoeker = als(coen)
    with CaptureQueriesContext(
        connection,
    ) as met_drie:
        assert len(namen(bezoeker.get(adres(pad)))) == 3
    for nummer in range(57):
        fabrieken.ingediend(f"Plan {nummer}", bedragen=(250_000, 10_000))
    with CaptureQueriesContext(connection) as met_zestig:
        assert bezoeker.get(adres(pad)).context["pagina"].paginator.count == 60
    assert len(met_zestig) == len(met_drie) <= 17


def test_de_termijn_van_een_aanvulling_loopt_mee(als, coen, termijn):
    termijn(fabrieken.beoordeeld("Later"), 9)
    for naam, dagen in (("Aanvullen te laat", -2), ("Aanvullen deze week", 5)):
        plan = fabrieken.aanvulling_gevraagd(naam)
        Aanvraag.objects.filter(pk=plan.pk).update(aanvullen_voor=vandaag() + timedelta(days=dagen))
    antwoord = als(coen).get(adres("werkvoorraad"))
    assert namen(antwoord) == ["Aanvullen te laat", "Aanvullen deze week", "Later"]
    assert [antwoord.context["telling"][t] for t in ("te_laat", "week", "later", "stil")] == [1, 1, 1, 0]
    assert "2 dagen te laat" in tekst(antwoord)
    assert "nog 5 dagen" in tekst(antwoord)
    assert namen(als(coen).get(f"{adres('werkvoorraad')}?termijn=te_laat")) == ["Aanvullen te laat"]


def test_bedrag_pas_na_de_verklaring(als, dirk, in_beoordeling):
    dirk.belangenverklaringen.all().delete()
    antwoord = als(dirk).get(adres("werkvoorraad"))
    assert antwoord.context["pagina"][0].gevraagd_som is None
    assert antwoord.context["telling"]["som"] == 0
    assert "350.000" not in tekst(antwoord)
    services.verklaar_belang(in_beoordeling, heeft_band=False, door=dirk)
    assert "350.000" in tekst(als(dirk).get(adres("werkvoorraad")))


def test_zoeken_op_een_partner_filter_op_gebied_en_op_beoordelaar(als, coen, dirk):
    plan, ander = fabrieken.beoordeeld("Met beoordelaars"), fabrieken.ingediend("Zonder")
    partner, sector = plan.deelnemers.first().organisatie, plan.sectoren.first()
    for rij in (plan, ander):
        rij.sectoren.clear()
    ander.deelnemers.all().delete()
    plan.sectoren.add(sector)

    def vind(vraag: str) -> list[str]:
        return namen(als(coen).get(f"{adres('plannen')}?{vraag}"))

    assert vind(f"q={partner.naam}") == ["Met beoordelaars"]
    assert vind(f"sector={sector.nummer}") == vind(f"beoordelaar={dirk.pk}") == ["Met beoordelaars"]
    assert vind("beoordelaar=niemand") == ["Zonder"]


def test_kolommen_staan_in_het_adres_en_blijven_staan_bij_filteren(als, coen, ingediend):
    pagina = tekst(als(coen).get(f"{adres('plannen')}?kolom=status&kolom=gek"))
    assert 'data-naam="Status"' in pagina
    assert 'data-naam="Gevraagd in €"' not in pagina
    assert pagina.count('<input type="hidden" name="kolom" value="status">') == 1
    assert 'data-naam="Gevraagd in €"' in tekst(als(coen).get(adres("plannen")))


def test_vinkje_alleen_bij_wat_beoordelaars_zoekt_en_alleen_voor_de_coordinator(als, coen, dirk):
    nieuw = fabrieken.ingediend("Nog nakijken")
    zoekt = fabrieken.ingediend("Zoekt beoordelaars")
    services.volledig_verklaren(fabrieken.nagekeken(zoekt), door=coen)
    pagina = tekst(als(coen).get(adres("werkvoorraad")))
    assert f'name="plan" value="{zoekt.nummer}"' in pagina
    assert f'name="plan" value="{nieuw.nummer}"' not in pagina
    assert 'name="plan"' not in tekst(als(dirk).get(adres("plannen")))
    assert als(coen).get(adres("toewijzen_voorstel"), {"plan": zoekt.nummer}).status_code == 200


def test_verdeling_telt_niet_mee_wat_de_coordinator_niet_ziet(als, coen, meld_band):
    meld_band(fabrieken.in_beoordeling(), coen)
    verdeling = als(coen).get(adres("werkvoorraad")).context["verdeling"]
    assert [wie.aantal for wie in verdeling] == [0, 0]


def test_verdeling_is_een_query(coen, dirk, daan, django_assert_num_queries):
    fabrieken.in_beoordeling()
    with django_assert_num_queries(1):
        assert len(list(voorraad.verdeling(coen))) == 2
