"""A workbook as large as the scheme: 110 granted plans in two periods, 660 granted measures, four progress rounds. From a seed."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from tests.rapportage.uitwisseling.onafhankelijk import SOORTEN
from tests.rapportage.uitwisseling.werkboek import Werkboek

VERLEEND, ANDERS, MAATREGELEN = 110, 30, 6
RONDES = ("2014-10-01", "2015-04-01", "2015-10-01", "2016-04-01")
REDENEN = ("onvoldoende_uitgewerkt", "geen_draagvlak", "dubbel")
BEGIN = {1: datetime(2013, 10, 1, 9), 2: datetime(2014, 4, 1, 9)}  # noqa: DTZ001  (a spreadsheet knows no zone)
DUUR = {1: 91, 2: 60}


def groot(zaad: int = 1) -> Werkboek:
    """The workbook of a seed."""
    kans = Random(zaad)
    plannen: list[dict[str, Any]] = []
    maatregelen: list[dict[str, Any]] = []
    realisatie: list[dict[str, Any]] = []
    for nr in range(1, VERLEEND + ANDERS + 1):
        is_verleend = nr <= VERLEEND
        status = (
            "verleend"
            if is_verleend
            else kans.choice(["afgewezen", "ingetrokken", "buiten_behandeling", "in_behandeling"])
        )
        tijdvak = 1 + nr % 2
        ingediend = BEGIN[tijdvak] + timedelta(minutes=kans.randrange(DUUR[tijdvak] * 24 * 60 - 24 * 60))
        som = Decimal(0)
        for volgnummer in range(1, MAATREGELEN + 1):
            mensen = kans.randrange(1, 2000)
            kosten = Decimal(kans.randrange(10_000, 90_000_000)) / 100
            gevraagd = (kosten / 2).quantize(Decimal("0.01"), rounding="ROUND_DOWN")
            toegekend = (
                gevraagd if kans.random() < 0.7 else (gevraagd * kans.randrange(1, 99) / 100).quantize(Decimal("0.01"))
            )
            som += toegekend if is_verleend else 0
            maatregelen.append(
                {
                    "aanvraag": f"P-{nr}", "volgnummer": volgnummer, "naam": f"Maatregel {volgnummer}",
                    "thema": kans.choice("abcdefg"), "categorie": kans.choice(SOORTEN), "deelnemers": mensen,
                    "waarvan_jongeren": kans.randrange(mensen + 1), "waarvan_bbl": kans.randrange(mensen + 1),
                    "kosten": str(kosten), "cofinanciering": str(gevraagd),
                    "toegekend_aantal": kans.choice([None, kans.randrange(1, mensen + 1)]) if is_verleend else None,
                    "toegekend_bedrag": str(toegekend) if is_verleend else None,
                }
            )  # fmt: skip
            bereikt = 0
            for ronde in RONDES if is_verleend else ():
                bereikt += kans.randrange(mensen // 3 + 1)
                if kans.random() < 0.9:
                    geld = str(kosten * bereikt / mensen / 2 // 1)
                    realisatie.append(
                        {"aanvraag": f"P-{nr}", "volgnummer": volgnummer, "peildatum": ronde, "deelnemers": bereikt, "kosten": geld}
                    )  # fmt: skip
        besloten = None if status == "in_behandeling" else ingediend + timedelta(days=kans.randrange(40, 120))
        plannen.append(
            {
                "nummer": f"P-{nr}", "tijdvak": tijdvak, "naam": f"Plan nummer {nr}", "soort": kans.choice(["sector", "regio"]),
                "sectoren": str(kans.randrange(1, 22)), "regios": None, "hoofdaanvrager": f"Fonds {nr}", "kvk": None,
                "ingediend_op": ingediend.isoformat(" ", "seconds"), "volledig_op": (ingediend + timedelta(days=9)).isoformat(),
                "status": status, "status_op": besloten.isoformat() if besloten else None,
                "toegekend": str(som) if is_verleend else None,
                "reden": kans.choice(REDENEN) if status == "ingetrokken" else None,
            }
        )  # fmt: skip
    plafond = [
        {"tijdvak": 1, "datum": "2013-09-25", "soort": "vaststelling", "bedrag": 200_000_000, "grondslag": "Stcrt. 1"},
        {"tijdvak": 1, "datum": "2014-05-14", "soort": "verhoging", "bedrag": "60000000.00", "grondslag": "Stcrt. 2"},
        {"tijdvak": 2, "datum": "2014-03-21", "soort": "vaststelling", "bedrag": 205_000_000, "grondslag": "Stcrt. 3"},
    ]
    return Werkboek(plafond=plafond, aanvragen=plannen, maatregelen=maatregelen, realisatie=realisatie)
