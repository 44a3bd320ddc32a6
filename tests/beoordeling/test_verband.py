"""The drawing of bottleneck, measure and money: nothing over another, and loose ends said in words."""

from decimal import Decimal
from itertools import pairwise

from django.template.loader import render_to_string

from beoordeling.ingediend import Ingediend, lees
from beoordeling.verband import HOOGTE, teken
from tests import fabrieken


def plan(knelpunten: int, koppelingen: list[list[int]], bedragen: list[int] | None = None) -> Ingediend:
    """A plan with so many bottlenecks, and for each measure the numbers of those it answers."""
    knelpunt = [{"volgnummer": nr, "omschrijving": f"Knelpunt nummer {nr}"} for nr in range(1, knelpunten + 1)]
    maatregelen = [
        {
            "volgnummer": nr,
            "naam": f"Maatregel nummer {nr}",
            "cofinanciering": Decimal((bedragen or [100] * len(koppelingen))[nr - 1]),
            "kosten": Decimal(1000),
            "deelnemers": 10,
            "knelpunten": [knelpunt[k - 1] for k in gekozen],
        }
        for nr, gekozen in enumerate(koppelingen, start=1)
    ]
    return Ingediend({}, [], knelpunt, maatregelen, partners=[], bijdragen=[], bijlagen=[], gebied=[])


def test_losse_einden_worden_genoemd():
    tekening = teken(plan(3, [[1], [], [1]], [310_000, 120_000, 90_000]))
    assert tekening.losse_einden == [
        "Knelpunt 2 heeft geen maatregel.",
        "Knelpunt 3 heeft geen maatregel.",
        "Maatregel 2, €\u00a0120.000, hoort bij geen knelpunt.",
    ]
    assert [blok.los for blok in tekening.maatregelen] == [False, True, False]


def test_losse_einden_staan_in_de_tekening_en_eronder():
    los = plan(2, [[1], []], [310_000, 120_000])
    gegeven = {"plan": los, "verband": teken(los, nu=2)}
    pagina = render_to_string("beoordeling/onderdelen/verband.html", gegeven)
    tekening, onder = pagina.split(">Gevraagd</text>")[1].split("</svg>", 1)
    assert tekening.count("Geen maatregel") == tekening.count("Geen knelpunt") == 1
    zichtbaar = onder.split("<details>")[0]
    for einde in gegeven["verband"].losse_einden:
        assert einde in zichtbaar


def test_blokken_liggen_niet_over_elkaar():
    tekening = teken(plan(4, [[1, 2, 3], [3], [2], [1, 4]]))
    for kolom in (tekening.knelpunten, tekening.maatregelen):
        hoogten = sorted(blok.y for blok in kolom)
        assert all(onder - boven >= HOOGTE for boven, onder in pairwise(hoogten))
        assert hoogten[-1] + HOOGTE <= tekening.hoogte


def test_dikte_en_balk_volgen_het_geld():
    tekening = teken(plan(1, [[1], [1]], [200_000, 50_000]), nu=2)
    assert [band.dikte for band in tekening.banden] == ["20.0", "5.0"]
    assert [blok.balk for blok in tekening.maatregelen] == [200, 50]
    assert [blok.nu for blok in tekening.maatregelen] == [False, True]


def test_lange_namen_worden_op_een_regel_gekort():
    lang = plan(1, [[1]])
    lang.knelpunten[0]["omschrijving"] = "Een heel lange zin\nover een knelpunt dat nooit in een vak past"
    tekst = teken(lang).knelpunten[0].tekst
    assert len(tekst) <= 33
    assert tekst.endswith("…")
    assert "\n" not in tekst


def test_een_plan_zonder_iets_is_een_lege_tekening():
    assert teken(plan(0, [])).losse_einden == []


def test_ingediend_plan_wordt_getekend(ingediend):
    tekening = teken(lees(ingediend.laatste_indiening))
    assert [blok.tekst for blok in tekening.knelpunten] == ["1. Te weinig technici"]
    assert len(tekening.banden) == 2
    assert tekening.losse_einden == []


def test_lezen_geeft_woorden_voor_codes(ingediend):
    plan = lees(ingediend.laatste_indiening)
    assert plan.maatregelen[0]["categorie_woord"] == "Instroom: leerwerkplek (BBL)"
    assert plan.maatregelen[1]["per_deelnemer"] == Decimal("1000.00")
    assert (plan.gevraagd, plan.kosten, plan.deelnemers) == (350_000, 700_000, 400)
    assert plan.maatregel(9) is None
    assert fabrieken.organisatie().naam == plan.inhoud["hoofdaanvrager"]["naam"]
