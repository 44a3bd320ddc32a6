"""The term of a supplement: reminded of once, made longer with a reason, past it a proposal and never a decision."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from aanvragen import services as aanvragen
from aanvragen.statussen import Status
from aanvragen.tijdlijn import tijdlijn
from beoordeling import services
from beoordeling.models import Besluit, Termijnmelding
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Bericht
from tests import fabrieken
from tests.fabrieken import moment


@pytest.fixture
def plan(tijdvak):
    """Asked on 15 January 2014, due on 5 February."""
    return fabrieken.aanvulling_gevraagd()


def post(onderwerp: str) -> list[str]:
    """Who got a message of which the subject holds these words."""
    return sorted(Bericht.objects.filter(onderwerp__contains=onderwerp).values_list("aan__naam", flat=True))


def test_een_week_voor_het_eind_wordt_een_keer_herinnerd(plan):
    assert services.termijnen_bewaken(moment(2014, 1, 28)) == 0
    assert services.termijnen_bewaken(moment(2014, 1, 29)) == 1
    assert services.termijnen_bewaken(moment(2014, 1, 30)) == 0
    assert post("Herinnering") == ["Anja", "Bram"]
    bericht = Bericht.objects.filter(onderwerp__contains="Herinnering").first()
    assert "5 februari 2014" in bericht.tekst
    assert "Onderbouw de kosten." in bericht.tekst


def test_van_een_korte_termijn_wordt_halverwege_herinnerd(coen, tijdvak):
    kort = fabrieken.ingediend()
    services.aanvulling_vragen(kort, vraag="Wat?", uiterlijk_op=date(2014, 1, 19), door=coen, op=fabrieken.VOLLEDIG)
    assert services.termijnen_bewaken(fabrieken.VOLLEDIG + timedelta(hours=1)) == 0
    assert services.termijnen_bewaken(moment(2014, 1, 18)) == 1


def test_na_het_eind_komt_een_voorstel_en_nooit_vanzelf_een_besluit(plan, coen, els, eva, daan):
    assert services.termijnen_bewaken(moment(2014, 2, 5, 23)) == 1, "the last day itself is only a reminder"
    assert services.termijnen_bewaken(moment(2014, 2, 6, 1)) == 1
    assert services.termijnen_bewaken(moment(2014, 2, 7)) == 0
    voorstel = Termijnmelding.objects.get(soort="voorstel")
    assert "5 februari 2014" in voorstel.tekst
    assert "artikel 4:5" in voorstel.tekst
    assert post("Geen aanvulling ontvangen") == ["Coen", "Els", "Eva"]
    assert "op of voor 5 maart 2014" in Bericht.objects.filter(onderwerp__contains="Geen aanvulling").first().tekst
    plan.refresh_from_db()
    assert plan.status == Status.AANVULLING_GEVRAAGD
    assert not Besluit.objects.exists()


def test_wie_een_band_heeft_hoort_niets_van_het_voorstel(plan, coen, els, eva):
    services.verklaar_belang(plan, heeft_band=True, toelichting="Zus.", door=eva)
    services.termijnen_bewaken(moment(2014, 2, 6))
    assert post("Geen aanvulling ontvangen") == ["Coen", "Els"]


def test_wie_op_tijd_aanvult_hoort_geen_herinnering_en_er_komt_geen_voorstel(plan, anja):
    aanvragen.aanvullen(plan, door=anja, op=moment(2014, 1, 20))
    for dag in (moment(2014, 1, 30), moment(2014, 2, 10)):
        assert services.termijnen_bewaken(dag) == 0
    assert services.voorstel_buiten_behandeling(plan, date(2014, 2, 10)) is None


@pytest.mark.parametrize("op", [moment(2014, 2, 1), moment(2014, 2, 10)], ids=["voor het eind", "na het eind"])
def test_verlengen_stelt_dezelfde_vragen_met_een_latere_dag_en_haalt_het_voorstel_weg(plan, coen, anja, op):
    services.termijnen_bewaken(op)
    eerste = plan.aanvullingsverzoeken.get()
    verzoek = services.termijn_verlengen(plan, uiterlijk_op=date(2014, 3, 1), reden="Ziekte.", door=coen, op=op)
    assert (verzoek.onderdelen, verzoek.vragen, verzoek.vraag) == (eerste.onderdelen, eerste.vragen, eerste.vraag)
    assert (plan.aanvullen_voor, plan.status) == (date(2014, 3, 1), Status.AANVULLING_GEVRAAGD)
    assert services.voorstel_buiten_behandeling(plan, date(2014, 2, 20)) is None
    assert post("langer de tijd") == ["Anja", "Bram"]
    punt = tijdlijn(plan.gebeurtenissen.all(), anja)[0]
    assert (punt.wat, punt.tekst, punt.wie) == ("Termijn verlengd", "Ziekte.", "Agentschap SZW")
    assert services.termijnen_bewaken(moment(2014, 2, 25)) == 1, "a later day is reminded of anew"
    assert services.termijnen_bewaken(moment(2014, 3, 2)) == 1
    assert verzoek.meldingen.count() == 2


def test_verlengen_vraagt_een_reden_een_latere_dag_en_een_coordinator(plan, coen, els, anja):
    goed = {"uiterlijk_op": date(2014, 3, 1), "reden": "Ziekte.", "op": moment(2014, 2, 1)}
    for anders in ({"reden": " "}, {"uiterlijk_op": date(2014, 2, 5)}, {"op": moment(2014, 3, 1)}):
        with pytest.raises(Weigering):
            services.termijn_verlengen(plan, **(goed | anders), door=coen)
    for wie in (els, anja):
        with pytest.raises(PermissionDenied):
            services.termijn_verlengen(plan, **goed, door=wie)
    aanvragen.aanvullen(plan, door=anja, op=moment(2014, 2, 1))
    with pytest.raises(Weigering, match="de aanvraag is ingediend"):
        services.termijn_verlengen(plan, **goed, door=coen)
    assert plan.aanvullingsverzoeken.count() == 1


def test_het_voorstel_staat_er_ook_als_de_werker_nog_niet_langs_kwam(plan):
    voorstel = services.voorstel_buiten_behandeling(plan, date(2014, 2, 6))
    assert voorstel.pk is None
    services.termijnen_bewaken(moment(2014, 2, 6))
    assert services.voorstel_buiten_behandeling(plan, date(2014, 2, 6)).tekst == voorstel.tekst
