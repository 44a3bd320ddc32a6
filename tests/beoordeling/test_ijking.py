"""Calibration: the figures, who reads whose, and that no other person can be worked out of them."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from aanvragen.models import Aanvraag
from beoordeling import services
from beoordeling.ijking import GENOEG, ijking
from beoordeling.models import Criterium
from sectorplannen.kern.models import Gebruiker, Rol
from tests import fabrieken
from tests.beoordeling.views.conftest import tekst

PAD = reverse("beoordeling:ijking")
KWARTAAL_1, KWARTAAL_2 = fabrieken.moment(2014, 2, 10), fabrieken.moment(2014, 5, 10)


def beoordelaar(naam: str) -> Gebruiker:
    return Gebruiker.objects.get_or_create(
        email=f"{naam.lower()}@voorbeeld.nl", defaults={"naam": naam, "rol": Rol.BEOORDELAAR}
    )[0]


def paar(nr: int, een: tuple[Gebruiker, int], twee: tuple[Gebruiker, int], op: datetime = KWARTAAL_1) -> Aanvraag:
    """A plan assessed by two, each at one value, handed in at a moment."""
    plan = fabrieken.in_beoordeling(f"Plan {nr}")
    services.toewijzen(plan, [een[0], twee[0]], door=fabrieken.persoon("coen"), op=fabrieken.TOEGEWEZEN)
    for wie, waarde in (een, twee):
        services.verklaar_belang(plan, heeft_band=False, door=wie, op=fabrieken.TOEGEWEZEN)
        rij = plan.beoordelingen.get(beoordelaar=wie)
        services.scores_opslaan(rij, fabrieken.scores(plan, waarde, "Reden."), door=wie, advies="verlenen")
        services.inleveren(rij, door=wie, op=op)
    return plan


def test_het_verschil_met_de_ander_en_met_allen(tijdvak, coen, dirk, daan):
    paar(1, (dirk, 2), (daan, 4))
    paar(2, (dirk, 3), (daan, 4))
    uit = ijking(coen)
    daan_rij, dirk_rij = uit.regels
    assert (daan_rij.wie, dirk_rij.wie) == ("Daan", "Dirk")
    assert (dirk_rij.totaal.plannen, dirk_rij.totaal.punten) == (2, 42)
    assert (dirk_rij.totaal.van_paar, daan_rij.totaal.van_paar) == (-1.5, 1.5)
    assert uit.van_allen(dirk_rij) == -0.75
    # two plans of two measures: four points on a criterion per measure, two on one about the plan
    assert dirk_rij.per_criterium["S"].punten == 4
    assert dirk_rij.per_criterium["a"].punten == 2
    assert uit.van_allen(dirk_rij, "S") == -0.75
    assert len(uit.criteria) == Criterium.objects.filter(regelingversie=tijdvak.regelingversie).count()


def test_een_verschil_op_een_criterium_telt_alleen_daar(tijdvak, coen, dirk, daan, in_beoordeling):
    for rij in in_beoordeling.beoordelingen.all():
        punten = fabrieken.scores(in_beoordeling, 3)
        if rij.beoordelaar == dirk:
            anders = punten[0]
            punten[0] = services.ScoreInvoer(anders.criterium, anders.maatregel, 1, "Te vaag.")
        services.scores_opslaan(rij, punten, door=rij.beoordelaar, advies="verlenen")
        services.inleveren(rij, door=rij.beoordelaar)
    dirk_rij = next(r for r in ijking(coen).regels if r.wie == "Dirk")
    assert dirk_rij.per_criterium[anders.criterium.code].van_paar == -1.0
    assert sum(t.som - t.som_ander for t in dirk_rij.per_criterium.values()) == -2


def test_alleen_plannen_waarvan_beide_zijn_ingeleverd_tellen(in_beoordeling, coen, dirk):
    rij = in_beoordeling.beoordelingen.get(beoordelaar=dirk)
    services.scores_opslaan(rij, fabrieken.scores(in_beoordeling, 4), door=dirk, advies="verlenen")
    services.inleveren(rij, door=dirk)
    for rij in in_beoordeling.beoordelingen.exclude(beoordelaar=dirk):
        services.scores_opslaan(rij, fabrieken.scores(in_beoordeling, 1, "x"), door=rij.beoordelaar)
    assert ijking(coen).regels == ijking(dirk).regels == []


def test_een_plan_waarmee_de_lezer_een_band_heeft_telt_niet_mee(tijdvak, coen, dirk, daan):
    plan = paar(1, (dirk, 2), (daan, 4))
    paar(2, (dirk, 3), (daan, 3))
    services.verklaar_belang(plan, heeft_band=True, toelichting="Familie.", door=coen)
    assert [r.totaal.van_paar for r in ijking(coen).regels] == [0.0, 0.0]


def test_het_verloop_per_kwartaal_en_de_keuze_van_een_kwartaal(tijdvak, coen, dirk, daan):
    paar(1, (dirk, 2), (daan, 4), KWARTAAL_1)
    paar(2, (dirk, 4), (daan, 4), KWARTAAL_2)
    uit = ijking(coen)
    assert uit.kwartalen == ["2014-1", "2014-2"]
    dirk_rij = next(r for r in uit.regels if r.wie == "Dirk")
    assert {k: t.van_paar for k, t in dirk_rij.per_kwartaal.items()} == {"2014-1": -2.0, "2014-2": 0.0}
    (gekozen,) = (r for r in ijking(coen, in_kwartaal="2014-1").regels if r.wie == "Dirk")
    assert (gekozen.totaal.plannen, gekozen.totaal.van_paar) == (1, -2.0)


def test_de_keuze_van_een_tijdvak(tijdvak, coen, dirk, daan):
    paar(1, (dirk, 2), (daan, 4))
    assert len(ijking(coen, tijdvak).regels) == 2
    assert ijking(coen, fabrieken.tijdvak(2)).regels == []


def test_minder_dan_vijf_is_te_weinig(tijdvak, coen, dirk, daan):
    for nr in range(GENOEG):
        assert all(r.totaal.te_weinig for r in ijking(coen).regels)
        paar(nr, (dirk, 3), (daan, 3))
    assert not any(r.totaal.te_weinig for r in ijking(coen).regels)


def test_een_beoordelaar_ziet_zichzelf_en_geen_ander_zolang_er_minder_dan_drie_anderen_zijn(tijdvak, dirk, daan):
    paar(1, (dirk, 2), (daan, 4))
    paar(2, (daan, 4), (beoordelaar("Dora"), 1))
    uit = ijking(dirk)
    assert [r.wie for r in uit.regels] == ["U"]
    assert uit.van_allen(uit.regels[0]) is None


def test_drie_anderen_staan_samen_zonder_naam_en_zonder_verloop(als, tijdvak, dirk, daan):
    paar(1, (dirk, 2), (daan, 4))
    paar(2, (beoordelaar("Dora"), 3), (beoordelaar("Derk"), 1))
    uit = ijking(dirk)
    assert [r.wie for r in uit.regels] == ["U", "Alle anderen samen"]
    assert uit.regels[1].totaal.plannen == 3
    assert uit.regels[1].per_kwartaal == {}
    pagina = tekst(als(dirk).get(PAD))
    assert not any(naam in pagina for naam in ("Daan", "Dora", "Derk"))


def test_een_beoordelaar_kiest_niets_want_aftrekken_verraadt_een_ander(als, tijdvak, dirk, daan):
    paar(1, (dirk, 2), (daan, 4), KWARTAAL_1)
    paar(2, (dirk, 3), (daan, 4), KWARTAAL_2)
    assert ijking(dirk, fabrieken.tijdvak(2), "2014-1") == ijking(dirk)
    keuze = als(dirk).get(PAD, {"kwartaal": "2014-1", "tijdvak": "2"})
    assert keuze.context["form"] is None
    assert keuze.context["ijking"] == als(dirk).get(PAD).context["ijking"]


def test_de_coordinator_leest_de_namen(als, tijdvak, coen, dirk, daan):
    paar(1, (dirk, 2), (daan, 4))
    pagina = tekst(als(coen).get(PAD))
    assert "Dirk" in pagina
    assert "Daan" in pagina
    assert "\N{MINUS SIGN}2,0" in pagina
    assert "Te weinig" in pagina
    gekozen = als(coen).get(PAD, {"kwartaal": "2014-1", "tijdvak": "1"})
    assert len(gekozen.context["rijen"]) == 2


@pytest.mark.parametrize("naam", ["els", "petra", "beheer", "anja"])
def test_de_ijking_is_niet_voor_wie_niet_beoordeelt_of_coordineert(als, tijdvak, dirk, daan, naam):
    paar(1, (dirk, 2), (daan, 4))
    antwoord = als(fabrieken.persoon(naam)).get(PAD)
    assert antwoord.status_code == 403
    assert "Dirk" not in tekst(antwoord)


@pytest.mark.parametrize("naam", ["coen", "dirk"])
def test_het_aantal_vragen_staat_vast(als, tijdvak, dirk, daan, naam, django_assert_num_queries):
    client = als(fabrieken.persoon(naam))
    paar(0, (dirk, 2), (daan, 4))
    client.get(PAD)
    with CaptureQueriesContext(connection) as een:
        client.get(PAD)
    for nr in range(1, 4):
        paar(nr, (beoordelaar(f"X{nr}"), 2), (beoordelaar(f"Y{nr}"), 4), KWARTAAL_2)
    with django_assert_num_queries(len(een)):
        client.get(PAD)
