"""Participants and money of the granted measures by theme, sector or region: the parts of `delen`, all of one kind at once."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from aanvragen.models import Arbeidsmarktregio, Sector, Thema

from .begrippen import NUL, CategorieRij, Stand
from .delen import GEEN, MEER, SECTOR, THEMA, gebieden, onder

RESTEN = {
    SECTOR: {MEER: "Meer dan één sector", GEEN: "Geen sector"},
    "regio": {MEER: "Meer dan één regio", GEEN: "Geen regio"},
}

REST = frozenset({MEER, GEEN})
"""What is no theme, sector or region of its own; and how it is called."""
RESTNAMEN = frozenset(naam for namen in RESTEN.values() for naam in namen.values())


def rijen(stand: Stand, soort: str) -> list[CategorieRij]:
    """The parts of one kind (thema, sector or regio) in the order of their list, without parts that have nothing.

    The code of a row is the value that `cijfers.deel` takes. At most two queries.
    """
    namen = _namen(soort)
    waar = {} if soort == THEMA else gebieden(stand, soort)
    mensen: dict[str, int] = defaultdict(int)
    geld: dict[str, Decimal] = defaultdict(lambda: NUL)
    for toekenning in stand.maatregelen:
        deel = toekenning.thema if soort == THEMA else onder(waar.get(toekenning.aanvraag, []))
        mensen[deel] += toekenning.aantal
        geld[deel] += toekenning.bedrag
    return [CategorieRij(code, naam, mensen[code], geld[code], NUL) for code, naam in namen.items() if code in mensen]


def kort(rij: CategorieRij) -> str:
    """Its name in running text: a theme without its letter."""
    return re.sub(r"^[a-g]\. ", "", rij.categorie)


def _namen(soort: str) -> dict[str, str]:
    if soort == THEMA:
        return {code: str(naam) for code, naam in Thema.choices}
    lijst = Sector if soort == SECTOR else Arbeidsmarktregio
    return {str(nummer): naam for nummer, naam in lijst.objects.values_list("nummer", "naam")} | RESTEN[soort]
