"""What happened, and what comes, in words for whoever reads it."""

from aanvragen.statussen import BEGINNEN, INTERN, OVERNEMEN, SAMEN, STAPPEN
from aanvragen.tijdlijn import WOORDEN, Punt, route, tijdlijn, vouw
from beoordeling.services import Overname, overnemen
from tests import fabrieken


def test_elke_stap_heeft_woorden():
    assert set(WOORDEN) == {stap.naam for stap in STAPPEN} | {BEGINNEN, OVERNEMEN} | INTERN | SAMEN


def test_de_nieuwste_stap_staat_bovenaan_en_de_dienst_heeft_voor_de_aanvrager_een_naam(anja, coen, in_beoordeling):
    stappen = in_beoordeling.gebeurtenissen.select_related("door")
    assert [(punt.wat, punt.wie) for punt in tijdlijn(stappen, anja)] == [
        ("Plan is compleet", "Agentschap SZW"),
        ("Plan ingediend", "Anja"),
        ("Concept begonnen", "Anja"),
    ]
    dienst = [punt.wat for punt in tijdlijn(stappen, coen)]
    assert dienst[0] == "Verklaring over een band afgelegd"
    assert ("Plan is compleet", "Coen") in [(punt.wat, punt.wie) for punt in tijdlijn(stappen, coen)]


def test_de_vraag_om_een_aanvulling_is_voor_iedereen_een_notitie_niet(anja, tijdvak):
    aanvulling = fabrieken.aanvulling_gevraagd("Een")
    assert tijdlijn(aanvulling.gebeurtenissen.all(), anja)[0].tekst == "Onderbouw de kosten."
    voorgelegd = fabrieken.ter_besluitvorming("Twee")
    assert tijdlijn(voorgelegd.gebeurtenissen.all(), anja)[0].tekst == ""


def test_veel_afgestemde_scores_achter_elkaar_worden_een_punt_en_de_rest_blijft_los():
    def punt(wat: str, dag: int, wie: str = "Dirk") -> Punt:
        return Punt(wat, fabrieken.moment(2014, 2, dag), wie, f"Reden {dag}")

    voor, na = punt("Plan ligt klaar voor een besluit", 12), punt("Beoordeling ingeleverd", 1)
    reeks = [punt("Score afgestemd", 5), punt("Score afgestemd", 4, "Daan"), punt("Score afgestemd", 3)]
    eerste, gevouwen, laatste = vouw([voor, *reeks, na])
    assert (eerste, laatste) == (voor, na)
    assert (gevouwen.wat, gevouwen.wie, gevouwen.op) == ("Scores afgestemd", "Dirk, Daan", reeks[0].op)
    assert (gevouwen.onder, gevouwen.tekst) == (tuple(reeks), "")
    for los in ([voor, *reeks[:2], na], [reeks[0], na, reeks[1], na, reeks[2]], [na, na, na]):
        assert vouw(los) == los


def test_een_overgenomen_plan_noemt_zijn_bron(petra, tijdvak):
    plan = overnemen(
        Overname(
            nummer="X-1", tijdvak=tijdvak, naam="Elders", soort="sector", hoofdaanvrager="Bond", kvk="",
            ingediend_op=fabrieken.INGEDIEND, volledig_op=None, status="in_behandeling", status_op=None,
        ),
        bron="werkmap.xlsx",
    )  # fmt: skip
    (punt,) = tijdlijn(plan.gebeurtenissen.all(), petra)
    assert (punt.wat, punt.wie) == ("Overgenomen als ingediend", "werkmap.xlsx")


def test_de_route_wijst_aan_waar_het_plan_is(tijdvak):
    def standen(plan) -> list[str]:
        return [halte.stand for halte in route(plan)]

    assert standen(fabrieken.ingediend("a")) == ["klaar", "nu", "", ""]
    assert standen(fabrieken.in_beoordeling("b")) == ["klaar", "klaar", "nu", ""]
    assert standen(fabrieken.ter_besluitvorming("c")) == ["klaar", "klaar", "klaar", "nu"]
    assert standen(fabrieken.verleend("d")) == ["klaar"] * 4
    assert standen(fabrieken.ingetrokken("e")) == []
