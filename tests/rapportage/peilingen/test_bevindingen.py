"""What strikes in a statement, on both sides of every border."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rapportage.peilingen.bevindingen import STOPT, Gemeten, Regel, bevindingen, tegenhoudend

VORIGE = Gemeten(date(2014, 9, 30), 40, Decimal(100_000))
GOED = Regel(
    maatregel=1,
    naam="1. Leerwerkplekken",
    beoogd=100,
    begroot=Decimal(400_000),
    deelnemers=60,
    kosten=Decimal(200_000),
    verwachte_deelnemers=100,
    verwachte_kosten=Decimal(400_000),
    vorige=VORIGE,
)


def _codes(**anders: object) -> list[str]:
    return [gevonden.code for gevonden in bevindingen([replace(GOED, **anders)])]  # type: ignore[arg-type]


def test_een_gewone_opgave_geeft_geen_bevinding():
    assert _codes() == []


@pytest.mark.parametrize("veld", ["deelnemers", "kosten", "verwachte_deelnemers", "verwachte_kosten"])
def test_een_leeg_veld_houdt_het_insturen_tegen_ook_met_een_reden(veld):
    gevonden = bevindingen([replace(GOED, reden="Nog niet bekend.", **{veld: None})])
    assert [(b.code, b.veld, b.ernst) for b in gevonden] == [("ontbreekt", veld, STOPT)]
    assert tegenhoudend(gevonden) == gevonden


@pytest.mark.parametrize(
    ("anders", "code"),
    [
        ({"deelnemers": 40}, None),
        ({"deelnemers": 39}, "minder_deelnemers"),
        ({"kosten": Decimal(100_000)}, None),
        ({"kosten": Decimal("99999.99")}, "minder_kosten"),
        ({"deelnemers": 90}, None),
        ({"deelnemers": 91}, "sprong_deelnemers"),
        ({"kosten": Decimal(300_000)}, None),
        ({"kosten": Decimal("300000.01")}, "sprong_kosten"),
        ({"deelnemers": 100, "vorige": None}, None),
        ({"deelnemers": 101, "verwachte_deelnemers": 101, "vorige": None}, "meer_dan_beoogd"),
        ({"kosten": Decimal(400_000), "vorige": None}, None),
        (
            {"kosten": Decimal("400000.01"), "verwachte_kosten": Decimal("400000.01"), "vorige": None},
            "meer_dan_begroot",
        ),
        ({"kosten": Decimal(0), "vorige": None}, "geen_kosten"),
        ({"kosten": Decimal(0), "deelnemers": 0, "vorige": None}, None),
        ({"verwachte_deelnemers": 99}, "blijft_achter"),
        ({"verwachte_deelnemers": 101}, "loopt_voor"),
        ({"verwachte_kosten": Decimal("400000.01")}, "duurder"),
        ({"verwachte_deelnemers": 59}, "verwacht_lager_dan_bereikt"),
        ({"verwachte_kosten": Decimal("199999.99")}, "verwacht_lager_dan_gemaakt"),
    ],
)
def test_een_bevinding_komt_er_precies_over_de_grens(anders, code):
    assert (code in _codes(**anders)) if code else (_codes(**anders) == [])


def test_met_een_reden_mag_een_vraag_mee_maar_wat_niet_kan_houdt_tegen():
    met_reden = bevindingen([replace(GOED, verwachte_deelnemers=80, reden="Er zijn minder leerlingen.")])
    assert [b.code for b in met_reden] == ["blijft_achter"]
    assert tegenhoudend(met_reden) == []
    zonder = bevindingen([replace(GOED, verwachte_deelnemers=80, reden="  ")])
    assert [b.code for b in tegenhoudend(zonder)] == ["blijft_achter"]


def test_een_kleine_maatregel_springt_niet():
    klein = replace(GOED, beoogd=8, deelnemers=8, verwachte_deelnemers=8, vorige=replace(VORIGE, deelnemers=0))
    assert "sprong_deelnemers" not in [b.code for b in bevindingen([klein])]
