"""A made-up plan, to show what a letter becomes with a text that is not kept yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sectorplannen.kern.datums import AMSTERDAM

from . import briefgegevens, brieftekst, brieven
from .models import Brief, Briefsjabloon, BriefSoort

MOMENT = datetime(2014, 3, 3, 11, tzinfo=AMSTERDAM)
"""Every preview is of the same day, so the same text gives the same file."""

PLAN: dict[str, Any] = {
    "nummer": "SP1-0042",
    "plan": "Vakwerk in de bakkerij",
    "tijdvak": "Eerste tijdvak",
    "verzonnen": True,
    "aan": {"naam": "Werkgevers Bakkerij", "kvk": "90000001", "adres": "Ovenstraat 12", "plaats": "1234 AB Meeldam"},
    "ingediend_op": "2013-12-20",
    "dag": "2014-03-03",
}
_REDEN = "De kosten per deelnemer liggen boven wat in de sector gangbaar is. Een onderbouwing ontbreekt."


def _maatregel(
    nummer: int, naam: str, gevraagd: int, toegekend: int, gevraagd_aantal: int, aantal: int
) -> dict[str, Any]:
    return {
        "volgnummer": nummer,
        "naam": naam,
        "gevraagd": str(gevraagd),
        "toegekend": str(toegekend),
        "gevraagd_aantal": gevraagd_aantal,
        "aantal": aantal,
        "reden": _REDEN if toegekend < gevraagd else "",
    }


HEEL = [
    _maatregel(1, "Leerwerkplekken", 200_000, 200_000, 100, 100),
    _maatregel(2, "Vakscholing", 150_000, 150_000, 300, 300),
]
DEEL = [HEEL[0], _maatregel(2, "Vakscholing", 150_000, 75_000, 300, 150)]


def _besluit(**anders: Any) -> dict[str, Any]:
    return {
        "volledig_op": "2013-12-20",
        "bedrag": "0",
        "gevraagd": "350000",
        "maatregelen": [],
        "deelnemers": 0,
        "deelnemers_gevraagd": 400,
        "gronden": [],
        "wegens_plafond": False,
        "motivering": "Het plan sluit aan bij de knelpunten in de analyse.",
        "voorwaarden": "",
        "voorschot": None,
        "start_op": "2014-03-01",
        "eind_op": "2016-02-29",
    } | anders


_ONDERDEEL = {"letter": "g", "naam": "Begroting en financieringsplan"}
_VERLENING = _besluit(bedrag="350000", maatregelen=HEEL, deelnemers=400, voorschot=True)
_DEEL = _besluit(
    bedrag="275000",
    maatregelen=DEEL,
    deelnemers=250,
    voorschot=True,
    voorwaarden="Stuur ons voor 1 mei 2014 een begroting die past bij dit besluit.",
)

GEGEVENS: dict[str, dict[str, Any]] = {
    BriefSoort.AANVULLING: {
        "uiterlijk_op": "2014-03-24",
        "onderdelen": [_ONDERDEEL],
        "vragen": [_ONDERDEEL | {"vraag": "Onderbouw de kosten van maatregel 2."}],
        "vraag": "",
        "verlenging": "",
    },
    BriefSoort.VERDAGING: {
        "was_op": "2014-04-01",
        "wordt_op": "2014-04-29",
        "reden": "Wij kregen meer plannen dan wij verwachtten. De beoordeling kost daardoor meer tijd.",
    },
    BriefSoort.VERLENING: _VERLENING,
    BriefSoort.GEDEELTELIJKE_VERLENING: _DEEL,
    BriefSoort.AFWIJZING: _besluit(
        gronden=[briefgegevens.grond("c"), briefgegevens.grond("f")],
        motivering="De analyse noemt andere knelpunten dan de maatregelen oplossen. De kosten zijn niet onderbouwd.",
    ),
    BriefSoort.BUITEN_BEHANDELING: {
        "aanvulling_gevraagd_op": "2014-01-15",
        "aanvullen_voor_op": "2014-02-05",
        "ontbrak": [_ONDERDEEL],
        "motivering": "Wij ontvingen geen aanvulling. Zonder onderbouwing kunnen wij de kosten niet beoordelen.",
    },
    BriefSoort.INTREKKING_VERLENING: {
        "verleend": "350000",
        "verleend_op": "2014-02-10",
        "verleend_kenmerk": "SP1-0042/B1",
        "motivering": "U liet weten dat het plan niet doorgaat (artikel 4:48, eerste lid, onder a).",
    },
    BriefSoort.BEZWAAR: _DEEL
    | {
        "nieuw": True,
        "met_redenen": True,
        "plichten": "Begin binnen zes maanden na dit besluit met de uitvoering (artikel 5.2).",
        "uitkomst": "deels_gegrond",
        "uitkomst_in_woorden": "Deels gegrond",
        "ontvangen_op": "2014-02-14",
        "te_laat": False,
        "gehoord_op": "2014-02-24",
        "verslag": "U lichtte de aanvulling van de analyse toe.",
        "besluit_op": "2014-01-20",
        "besluit_kenmerk": "SP1-0042/B1",
        "waarom": "In bezwaar heeft u de analyse aangevuld. Maatregel 1 volgt daar nu uit.",
        "motivering": "",
    },
}
NAMEN = {
    "uiterlijk": "29 april 2014",
    "was_uiterlijk": "1 april 2014",
    "gevraagd": "€ 350.000",
    "bedrag": "€ 350.000",
    "verleend": "€ 350.000",
    "verleend_op": "10 februari 2014",
    "ontvangen_op": "14 februari 2014",
    "besluit_van": "20 januari 2014",
}
"""What a text may name besides the head, for every kind at once; of the kinds below it is something else."""
EIGEN_NAMEN = {
    BriefSoort.AANVULLING: {"uiterlijk": "24 maart 2014"},
    BriefSoort.GEDEELTELIJKE_VERLENING: {"bedrag": "€ 275.000"},
}


def maak(soort: str, teksten: Mapping[str, str]) -> bytes:
    """The letter of the made-up plan with these texts, as PDF. Nothing is kept. Raises Weigering as `brieftekst.keur`."""
    brieftekst.keur(soort, teksten)
    sjabloon = Briefsjabloon(soort=soort, **{deel: teksten.get(deel, "") for deel in brieftekst.DELEN})
    hoofd = PLAN | {
        "kenmerk": f"{PLAN['nummer']}/{brieven.letter(soort)}{2 if soort == BriefSoort.INTREKKING_VERLENING else 1}"
    }
    feiten = briefgegevens.als_tekst(hoofd) | NAMEN | EIGEN_NAMEN.get(BriefSoort(soort), {})
    tekst = brieftekst.vul_in(sjabloon, feiten)
    return brieven.maak(Brief(soort=soort, op=MOMENT, gegevens=hoofd | GEGEVENS[soort] | {"tekst": tekst}))
