"""Two days beside each other: which figures differ, and by what."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from beoordeling import services as beoordeling
from rapportage.models import Realisatie
from tests import fabrieken
from tests.fabrieken import moment
from tests.rapportage.overgenomen import maatregel, overgenomen

ADRES = reverse("rapportage:vergelijk")
DAGEN = {"tijdvak": "1", "van": "2014-03-01", "tot": "2014-05-30"}


@pytest.fixture
def plan(tijdvak, petra, els):
    """Granted on 3 March and taken back on 1 April, with a raised ceiling and a statement of what was reached."""
    rij = overgenomen("SP1-7", tijdvak, [maatregel(bedrag="350000.00")], naam="Vakwerk")
    beoordeling.verlening_intrekken(rij, motivering="Gaat niet door.", door=els, op=moment(2014, 4, 1))
    beoordeling.plafond_verhogen(tijdvak, Decimal(60_000_000), grondslag="Stcrt.", door=petra, datum=date(2014, 5, 14))
    Realisatie.objects.create(maatregel=rij.maatregelen.get(), peildatum=date(2014, 4, 30), deelnemers=20)
    return rij


def tekst(client, **anders) -> str:
    antwoord = client.get(ADRES, DAGEN | anders)
    assert antwoord.status_code == 200
    return " ".join(antwoord.text.replace("\u00a0", " ").split())


def test_elk_cijfer_staat_er_toen_en_nu_met_het_verschil_en_opent_zijn_rijen(als, plan, petra):
    pagina = tekst(als(petra))
    for stuk in (
        "€ 200.000.000</a>",
        "€ 260.000.000</a>",
        "+60.000.000<",
        f"{reverse('rapportage:cijfer', args=['plafond'])}?tijdvak=1&amp;peildatum=2014-03-01",
        f"{reverse('rapportage:cijfer', args=['plafond'])}?tijdvak=1&amp;peildatum=2014-05-30",
    ):
        assert stuk in pagina, stuk


def test_de_gebeurtenissen_en_boekingen_ertussen_staan_erbij_en_leiden_naar_het_plan(als, plan, petra):
    pagina = tekst(als(petra))
    assert "2 gebeurtenissen" in pagina
    assert "Verleend → Verlening ingetrokken" in pagina
    assert "3 boekingen" in pagina
    for bedrag in ("−350.000,00", "+350.000,00", "+60.000.000,00"):
        assert bedrag in pagina, bedrag
    assert pagina.count(reverse("beoordeling:dossier", args=[plan.nummer])) == 4
    assert "30 april 2014: 1 maatregel" in pagina


def test_wat_op_de_eerste_dag_gebeurde_telt_niet_mee_en_op_de_laatste_wel(als, plan, petra):
    assert "1 gebeurtenis<" in tekst(als(petra), van="2014-03-03", tot="2014-04-01")
    leeg = tekst(als(petra), van="2014-04-01", tot="2014-04-20")
    assert "0 gebeurtenissen" in leeg
    assert "Geen cijfer is anders." in leeg


def test_een_concept_en_een_stap_zonder_gevolg_staan_er_niet_bij(als, tijdvak, petra):
    fabrieken.concept("Geheim concept")
    fabrieken.in_beoordeling("Ingediend plan")
    pagina = tekst(als(petra), van="2013-09-30")
    assert "Geheim concept" not in pagina
    assert "Toegewezen aan beoordelaars" not in pagina
    assert "Plan is compleet" in pagina


def test_alle_tijdvakken_samen_kunnen_ook(als, plan, petra):
    overgenomen("SP2-1", fabrieken.tijdvak(2), [maatregel()], naam="Tweede plan", status_op=moment(2014, 4, 20))
    assert "Tweede plan" not in tekst(als(petra))
    assert "Tweede plan" in tekst(als(petra), tijdvak="alle")


def test_van_een_verleend_plan_waarmee_iemand_een_band_heeft_staat_er_niets_bij(als, tijdvak, dirk):
    plan = overgenomen("SP1-7", tijdvak, [maatregel()], naam="Vakwerk")
    beoordeling.verklaar_belang(plan, heeft_band=True, toelichting="Mijn zus.", door=dirk)
    pagina = tekst(als(dirk))
    assert "Een plan waarmee u een band heeft gemeld" in pagina
    assert "Vakwerk" not in pagina
    assert "SP1-7" not in pagina


def test_een_band_met_een_plan_dat_niet_is_verleend_sluit_de_vergelijking(als, tijdvak, dirk):
    plan = fabrieken.in_beoordeling()
    beoordeling.verklaar_belang(plan, heeft_band=True, toelichting="Mijn zus.", door=dirk)
    assert als(dirk).get(ADRES, DAGEN).status_code == 403
    assert als(dirk).get(ADRES, DAGEN | {"tijdvak": "alle"}).status_code == 403


@pytest.mark.parametrize(
    ("vraag", "zin"),
    [
        ({"van": "2014-06-30"}, "Kies een dag na de eerste dag."),
        ({"tot": "2099-01-01"}, "Kies een dag tot en met vandaag."),
        ({"tijdvak": "77"}, "Dit tijdvak bestaat niet."),
        ({"van": "gisteren"}, "Vul een dag in die bestaat"),
    ],
)
def test_wat_niet_kan_wordt_gezegd_en_er_is_toch_een_vergelijking(als, plan, petra, vraag, zin):
    pagina = tekst(als(petra), **vraag)
    assert zin in pagina
    assert "gebeurtenis" in pagina


def test_zonder_keuze_is_het_het_hele_tijdvak_tot_vandaag(als, plan, petra):
    antwoord = als(petra).get(ADRES)
    assert "30 september 2013" in antwoord.text
    assert antwoord.context["van"] == date(2013, 9, 30)


def test_de_stand_leidt_met_een_tweede_dag_naar_de_vergelijking(als, plan, petra):
    vraag = {"tijdvak": "1", "peildatum": "2014-03-01", "vergelijk": "2014-05-30"}
    antwoord = als(petra).get(reverse("rapportage:stand"), vraag)
    assert antwoord["Location"] == f"{ADRES}?tijdvak=1&van=2014-03-01&tot=2014-05-30"
    omgekeerd = vraag | {"peildatum": "2014-05-30", "vergelijk": "2014-03-01"}
    assert als(petra).get(reverse("rapportage:stand"), omgekeerd)["Location"] == antwoord["Location"]


def test_een_aanvrager_vergelijkt_niets(als, plan, anja):
    assert als(anja).get(ADRES, DAGEN).status_code == 403


@pytest.mark.parametrize("aantal", [1, 20])
def test_de_vergelijking_stelt_een_vast_aantal_vragen(als, tijdvak, petra, django_assert_num_queries, aantal):
    for nummer in range(aantal):
        overgenomen(f"SP1-{nummer}", tijdvak, [maatregel(1), maatregel(2, categorie="scholing")])
    bezoeker = als(petra)
    with django_assert_num_queries(26):
        bezoeker.get(ADRES, DAGEN)
