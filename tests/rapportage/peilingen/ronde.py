"""A round to test with: opened by petra in the spring of 2015, over plans that were granted in 2014."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from rapportage.models import Peiling, Voortgangsverslag
from rapportage.peilingen import services
from rapportage.peilingen.services import Invoer
from tests.fabrieken import moment, persoon

PEILDATUM = date(2015, 3, 31)
INVULLEN_TOT = date(2015, 5, 1)
GEOPEND = moment(2015, 4, 1, 9)
INGESTUURD = moment(2015, 4, 20, 10)
GECONTROLEERD = moment(2015, 4, 24, 10)
GESLOTEN = moment(2015, 5, 4, 10)


def geopend(**velden: Any) -> Peiling:
    """The round of spring 2015, or another."""
    standaard: dict[str, Any] = {
        "seizoen": "voorjaar",
        "jaar": 2015,
        "peildatum": PEILDATUM,
        "invullen_tot": INVULLEN_TOT,
        "op": GEOPEND,
        "door": persoon("petra"),
    }
    return services.openen(**(standaard | velden))


def najaar(**velden: Any) -> Peiling:
    """The round after it."""
    standaard: dict[str, Any] = {
        "seizoen": "najaar",
        "peildatum": date(2015, 9, 30),
        "invullen_tot": date(2015, 11, 1),
        "op": moment(2015, 10, 1),
    }
    return geopend(**(standaard | velden))


def zoals_beoogd(verslag: Voortgangsverslag, deel: int = 2, **anders: Any) -> list[Invoer]:
    """Of every measure one part of so many, and in the end all that was granted."""
    return [
        Invoer(
            **{
                "maatregel": regel.maatregel_id,
                "deelnemers": regel.maatregel.deelnemers // deel,
                "kosten": regel.maatregel.kosten / deel,
                "verwachte_deelnemers": regel.maatregel.deelnemers,
                "verwachte_kosten": regel.maatregel.kosten,
            }
            | anders
        )
        for regel in verslag.regels.select_related("maatregel")
    ]


def ingevuld(verslag: Voortgangsverslag, deel: int = 2, **anders: Any) -> Voortgangsverslag:
    """Filled in by anja, as intended."""
    services.invullen(verslag, zoals_beoogd(verslag, deel, **anders), door=persoon("anja"))
    return verslag


def ingestuurd(
    verslag: Voortgangsverslag, deel: int = 2, *, op: datetime = INGESTUURD, **anders: Any
) -> Voortgangsverslag:
    """Sent in by anja."""
    services.insturen(ingevuld(verslag, deel, **anders), door=persoon("anja"), op=op)
    return verslag


def akkoord(verslag: Voortgangsverslag, deel: int = 2, **anders: Any) -> Voortgangsverslag:
    """Agreed by coen."""
    services.akkoord(ingestuurd(verslag, deel, **anders), door=persoon("coen"), op=GECONTROLEERD)
    return verslag


def gesloten(deel: int = 2) -> Peiling:
    """A closed round, of which everything was agreed."""
    peiling = geopend()
    for verslag in peiling.verslagen.all():
        akkoord(verslag, deel)
    services.sluiten(peiling, door=persoon("petra"), op=GESLOTEN)
    return peiling
