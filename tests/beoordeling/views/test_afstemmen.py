"""The pages of agreeing: what each sees, presses and is told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aanvragen.models import Aanvraag
from beoordeling import services
from beoordeling.services import verschillen
from tests import fabrieken

from .conftest import adres, tekst


@pytest.fixture
def plan(tijdvak) -> Aanvraag:
    """Assessed by dirk and daan, who differ two steps on every point."""
    return fabrieken.beoordeeld(waarden=(2, 4))


def punt_van(antwoord, nummer: int = 0):
    return antwoord.context["punten"][nummer]


def stel_voor(client, plan: Aanvraag, waarde: int | str = 3, reden: str = "Samen bekeken."):
    punt = punt_van(client.get(adres("afstemmen", plan)))
    velden = {"punt": punt.code, f"{punt.code}-waarde": waarde, f"{punt.code}-reden": reden}
    return client.post(adres("afstemmen", plan), velden, follow=True)


def geef_akkoord(client, plan: Aanvraag, moment: str = ""):
    punt = punt_van(client.get(adres("afstemmen", plan)))
    velden = {"punt": punt.code, "akkoord": moment or punt.verschil.gezamenlijk.op.isoformat()}
    return client.post(adres("afstemmen", plan), velden, follow=True)


def test_de_een_stelt_voor_en_de_ander_geeft_akkoord(als, plan, dirk, daan, els):
    antwoord = stel_voor(als(dirk), plan)
    assert "is verstuurd" in tekst(antwoord)
    assert not punt_van(antwoord).kan_akkoord
    assert "Wacht op de ander" in tekst(antwoord)
    pagina = als(daan).get(adres("afstemmen", plan))
    assert punt_van(pagina).kan_akkoord
    assert "Wacht op u" in tekst(pagina)
    assert "U bent akkoord over maatregel 1, specifiek." in tekst(geef_akkoord(als(daan), plan))
    scores = tekst(als(els).get(adres("scores", plan)))
    assert "Samen bekeken." in scores
    assert "Afgesproken" in scores


def test_de_ander_stelt_iets_anders_voor(als, plan, dirk, daan):
    stel_voor(als(dirk), plan)
    stel_voor(als(daan), plan, 2, "Toch matig.")
    punt = punt_van(als(dirk).get(adres("afstemmen", plan)))
    assert (punt.verschil.gezamenlijk.waarde, punt.kan_akkoord) == (2, True)


@pytest.mark.parametrize(
    ("waarde", "reden", "zin"),
    [("", "x", "Kies de gezamenlijke score."), (3, "", "Schrijf op waarom"), (3, "   ", "Schrijf op waarom")],
)
def test_een_voorstel_zonder_waarde_of_reden_blijft_staan_met_de_fout(als, plan, dirk, waarde, reden, zin):
    antwoord = stel_voor(als(dirk), plan, waarde, reden)
    assert zin in tekst(antwoord)
    assert not plan.gezamenlijke_scores.exists()


def test_akkoord_op_een_oud_voorstel_wordt_geweigerd(als, plan, dirk, daan):
    stel_voor(als(dirk), plan)
    oud = punt_van(als(daan).get(adres("afstemmen", plan))).verschil.gezamenlijk.op.isoformat()
    stel_voor(als(dirk), plan, 4)
    antwoord = geef_akkoord(als(daan), plan, oud)
    assert "intussen veranderd" in tekst(antwoord)
    assert not verschillen(plan)[0].geregeld


def test_een_verzonnen_punt_doet_niets(als, plan, dirk):
    assert als(dirk).post(adres("afstemmen", plan), {"punt": "p0-0", "akkoord": "x"}).status_code == 200
    assert not plan.gezamenlijke_scores.exists()


@pytest.mark.parametrize("naam", ["coen", "els", "petra", "beheer"])
def test_een_ander_stemt_niet_af_en_leest_waarom(als, plan, naam):
    antwoord = als(fabrieken.persoon(naam)).get(adres("afstemmen", plan))
    assert antwoord.status_code == 403
    assert "Alleen de twee beoordelaars" in tekst(antwoord)


def test_de_weg_naar_het_gesprek_staat_in_het_dossier_zolang_het_kan(als, plan, coen, dirk):
    assert adres("afstemmen", plan) in tekst(als(dirk).get(adres("dossier", plan)))
    assert adres("afstemmen", plan) in tekst(als(dirk).get(adres("scores", plan)))
    assert adres("afstemmen", plan) not in tekst(als(coen).get(adres("dossier", plan)))
    fabrieken.stem_af(plan)
    services.voorleggen(plan, door=coen)
    assert adres("afstemmen", plan) not in tekst(als(dirk).get(adres("dossier", plan)))


def test_een_verschil_binnen_de_drempel_vraagt_geen_gesprek(als, tijdvak, dirk):
    plan = fabrieken.beoordeeld()
    assert adres("afstemmen", plan) not in tekst(als(dirk).get(adres("dossier", plan)))
    assert "Er is niets te bespreken" in tekst(als(dirk).get(adres("afstemmen", plan)))


@pytest.mark.parametrize("pagina", ["afstemmen", "scores"])
def test_het_aantal_vragen_staat_vast_hoeveel_verschillen_er_ook_zijn(
    als, tijdvak, dirk, pagina, django_assert_num_queries
):
    geen, veel = fabrieken.beoordeeld("Eens"), fabrieken.beoordeeld("Oneens", waarden=(2, 4))
    fabrieken.stem_af(veel)
    client = als(dirk)
    client.get(adres(pagina, geen))
    with CaptureQueriesContext(connection) as een:
        client.get(adres(pagina, geen))
    with django_assert_num_queries(len(een)):
        client.get(adres(pagina, veel))
