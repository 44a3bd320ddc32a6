"""Writing the workbook: the measures of a plan as they are now; of a plan without any, a form to fill in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from sectorplannen.kern.werkboek.opmaak import Kolomvorm, maak_blad

from ..models import Aanvraag
from .keuzes import lijst_van, vul_keuzes
from .schema import (
    INHOUDSVELDEN,
    KENMERK,
    KEUZES,
    KOSTEN,
    MAATREGELEN,
    MAATREGELVELDEN,
    MEESTE_MAATREGELEN,
    MEESTE_POSTEN,
    NUMMER,
    POSTINHOUD,
    POSTVELDEN,
    VAN_MAATREGEL,
    Veld,
)
from .stand import Stand, Waarden, standen

INHOUDSTYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def bestandsnaam(aanvraag: Aanvraag) -> str:
    """How the file is called: after the number of the plan."""
    return f"maatregelen-{re.sub(r'[^A-Za-z0-9._-]+', '-', aanvraag.nummer)}.xlsx"


def schrijf(aanvraag: Aanvraag) -> bytes:
    """The workbook as a file, in a fixed number of queries."""
    nu = standen(aanvraag)
    werkboek = Workbook()
    werkboek.properties.title = f"Maatregelen van {aanvraag.nummer}"
    werkboek.properties.creator = "Sectorplannen"
    maatregelen, kosten = werkboek.active, werkboek.create_sheet(KOSTEN)
    maatregelen.title = MAATREGELEN
    lijsten = vul_keuzes(werkboek.create_sheet(KEUZES), aanvraag)
    rijen = [_maatregel(stand, aanvraag) for stand in nu]
    maak_blad(maatregelen, _vormen(MAATREGELVELDEN, lijsten), rijen, MEESTE_MAATREGELEN + 1)
    posten = [_post(stand, post) for stand in nu for post in stand.posten]
    maak_blad(kosten, _vormen(POSTVELDEN, lijsten), posten, MEESTE_POSTEN + 1)
    uit = BytesIO()
    werkboek.save(uit)
    return uit.getvalue()


def _vormen(velden: Sequence[Veld], lijsten: dict[str, str]) -> list[Kolomvorm]:
    return [
        Kolomvorm(
            veld.naam,
            veld.breedte,
            veld.opmaak,
            veld.uitleg,
            lijst_van(veld, lijsten),
            is_stil=veld is KENMERK,
            is_midden=veld in (NUMMER, VAN_MAATREGEL),
        )
        for veld in velden
    ]


def _maatregel(stand: Stand, aanvraag: Aanvraag) -> list[Any]:
    inhoud = [_getoond(veld, stand.waarden) for veld in INHOUDSVELDEN]
    return [stand.maatregel.volgnummer, *inhoud, stand.kenmerk(aanvraag)]


def _post(stand: Stand, post: Waarden) -> list[Any]:
    return [str(stand.maatregel.volgnummer), *(_getoond(veld, post) for veld in POSTINHOUD)]


def _getoond(veld: Veld, waarden: Waarden) -> Any:
    """A value as it is put in its cell: the word of a code, numbers with commas."""
    waarde = waarden[veld.veld]
    if veld.keuzes:
        return next((woord for woord, code in veld.keuzes.items() if code == waarde), waarde)
    return ", ".join(map(str, waarde)) if isinstance(waarde, tuple) else waarde
