"""Any valid workbook comes out as it went in."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rapportage.uitwisseling.rondgang import eis_rondgang
from tests.rapportage.uitwisseling.werkboek import Werkboek

pytestmark = pytest.mark.django_db

BEDRAG = st.decimals(min_value=0, max_value=900_000, places=2)
TEKST = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="/"), min_size=1, max_size=20
).filter(lambda tekst: tekst.strip() and not tekst.strip().startswith(("=", "'")))


@st.composite
def _werkboeken(trek) -> Werkboek:
    """Valid workbooks of all kinds: amounts to the cent, moments to the second, every status, granted in full, in part or not."""
    plannen, maatregelen, realisatie = [], [], []
    for nr in range(trek(st.integers(0, 6))):
        status = trek(
            st.sampled_from(
                ["verleend", "verleend", "afgewezen", "ingetrokken", "verlening_ingetrokken", "in_behandeling"]
            )
        )
        kent_toe = status in ("verleend", "verlening_ingetrokken")
        som = Decimal(0)
        for volgnummer in range(1, trek(st.integers(1, 4)) + 1):
            kosten, deelnemers = trek(BEDRAG), trek(st.integers(0, 500))
            toegekend = trek(st.one_of(st.none(), BEDRAG)) if kent_toe else None
            if status == "verleend" and volgnummer == 1:
                toegekend = (toegekend or Decimal(0)) + 1
            som += toegekend or Decimal(0)
            maatregelen.append(
                {
                    "aanvraag": f"P-{nr}",
                    "volgnummer": volgnummer,
                    "naam": trek(TEKST),
                    "thema": trek(st.sampled_from("abcdefg")),
                    "categorie": trek(st.sampled_from(["instroom_bbl", "scholing", "mobiliteit", "innovatie"])),
                    "deelnemers": deelnemers,
                    "waarvan_jongeren": trek(st.integers(0, deelnemers)),
                    "waarvan_bbl": trek(st.integers(0, deelnemers)),
                    "kosten": str(kosten),
                    "cofinanciering": str(trek(st.decimals(min_value=0, max_value=kosten, places=2))),
                    "toegekend_aantal": trek(st.one_of(st.none(), st.integers(0, 500))) if kent_toe else None,
                    "toegekend_bedrag": toegekend,
                }
            )
            for peildatum in trek(st.sets(st.sampled_from(["2014-04-01", "2014-10-01", "2015-04-01"]))):
                realisatie.append(
                    {
                        "aanvraag": f"P-{nr}",
                        "volgnummer": volgnummer,
                        "peildatum": peildatum,
                        "deelnemers": nr,
                        "kosten": kosten,
                    }
                )
        ingediend = trek(st.datetimes(datetime(2013, 10, 1), datetime(2013, 12, 31, 23, 59, 59)))  # noqa: DTZ001
        na = st.datetimes(ingediend, datetime(2014, 12, 31))  # noqa: DTZ001
        volledig = trek(st.one_of(st.none(), na))
        plannen.append(
            {
                "nummer": f"P-{nr}",
                "tijdvak": 1,
                "naam": trek(TEKST),
                "soort": trek(st.sampled_from(["sector", "regio"])),
                "sectoren": trek(st.sampled_from([None, 3, "1, 21"])),
                "regios": trek(st.sampled_from([None, 35, "1,2"])),
                "hoofdaanvrager": trek(TEKST),
                "kvk": trek(st.sampled_from([None, "00112233", 99887766])),
                "ingediend_op": ingediend.isoformat(" ", "seconds"),
                "volledig_op": volledig.isoformat() if volledig else None,
                "status": status,
                "status_op": None if status == "in_behandeling" else trek(na).isoformat(),
                "toegekend": som if kent_toe else None,
                "reden": trek(st.one_of(st.none(), TEKST)),
            }
        )
    return Werkboek(aanvragen=plannen, maatregelen=maatregelen, realisatie=realisatie).zet(
        "plafond", 2, bedrag=90_000_000
    )


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(boek=_werkboeken())
def test_elk_geldig_werkboek_komt_er_zo_weer_uit(boek, tmp_path):
    eis_rondgang(tmp_path, boek.bewaar(tmp_path / "bron.xlsx"), (date(2014, 5, 30), date(2015, 6, 1)))
