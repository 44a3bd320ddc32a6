"""The register as open data: two tables, each column with its meaning, written in four forms from the same rows."""

from __future__ import annotations

import csv
import io
import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from sectorplannen.kern.celtekst import onschadelijk, schoon
from sectorplannen.kern.datums import vandaag

from ..tabellen import Cel, Kolom, Tabel
from ..uitvoer import als_ods, als_xlsx
from . import plannen
from .datavelden import DATASETS, Dataset
from .openbaarplan import OpenbaarPlan

WOORDENBOEK = ("dataset", "veld", "naam", "type", "eenheid", "uitleg")


@dataclass(frozen=True)
class Vorm:
    """A form of a dataset: its name, what it is to a browser, and how it is made."""

    naam: str
    mime: str
    maak: Callable[[Dataset, list[dict[str, Any]]], bytes]


def rijen(dataset: Dataset, openbaar: Iterable[OpenbaarPlan]) -> list[dict[str, Any]]:
    """The rows of a dataset, each value by the name of its field."""
    return [
        {veld.naam: veld.waarde(plan, rij) for veld in dataset.velden}
        for plan in openbaar
        for rij in dataset.rijen(plan)
    ]


def als_csv(dataset: Dataset, rijen: list[dict[str, Any]]) -> bytes:
    """RFC 4180 in UTF-8: a comma between fields, a point in amounts. A text that a spreadsheet would run gets an apostrophe."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\r\n")
    schrijver.writerow([veld.naam for veld in dataset.velden])
    schrijver.writerows([_cel(waarde) for waarde in rij.values()] for rij in rijen)
    return uit.getvalue().encode("utf-8", "replace")


def _cel(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, Decimal):
        return f"{waarde:.2f}"
    if isinstance(waarde, date):
        return waarde.isoformat()
    return str(waarde) if isinstance(waarde, int) else onschadelijk(_plat(waarde))


def _plat(waarde: Any) -> str:
    return "; ".join(waarde) if isinstance(waarde, list | tuple) else str(waarde)


def als_json(dataset: Dataset, rijen: list[dict[str, Any]]) -> bytes:
    """The rows as objects; amounts as text with two decimals, so that no program rounds them; lists as lists."""
    schone = [
        {naam: f"{waarde:.2f}" if isinstance(waarde, Decimal) else _schoon(waarde) for naam, waarde in rij.items()}
        for rij in rijen
    ]
    geheel = {"dataset": dataset.code, "licentie": "CC0-1.0", "rijen": schone}
    return json.dumps(geheel, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _schoon(waarde: Any) -> Any:
    if isinstance(waarde, list | tuple):
        return [schoon(deel) for deel in waarde]
    return schoon(waarde) if isinstance(waarde, str) else waarde


def tabel(dataset: Dataset, rijen: list[dict[str, Any]]) -> Tabel:
    """The rows as a table that a spreadsheet can be made of."""
    cellen: list[tuple[Cel, ...]] = [
        tuple(_plat(waarde) if isinstance(waarde, list | tuple) else waarde for waarde in rij.values()) for rij in rijen
    ]
    return Tabel(
        code=dataset.code,
        titel=dataset.titel,
        boodschap=dataset.uitleg,
        tijdvak="Alle tijdvakken",
        peildatum=vandaag(),
        kolommen=tuple(Kolom(veld.naam, veld.soort) for veld in dataset.velden),
        rijen=cellen,
        totaal=None,
        bron="Bron: openbaar register van sectorplannen. Licentie: CC0 1.0, vrij te gebruiken.",
    )


VORMEN: dict[str, Vorm] = {
    "csv": Vorm("CSV", "text/csv; charset=utf-8", als_csv),
    "xlsx": Vorm(
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda dataset, rijen: als_xlsx(tabel(dataset, rijen)),
    ),
    "ods": Vorm(
        "ODS", "application/vnd.oasis.opendocument.spreadsheet", lambda dataset, rijen: als_ods(tabel(dataset, rijen))
    ),
    "json": Vorm("JSON", "application/json", als_json),
}
"""By the end of the file's name, in the order in which they are offered."""

_slot = threading.Lock()
_bewaard: dict[tuple[str, str], bytes] = {}
_bewaard_van = ""


def bestand(code: str, eind: str) -> bytes:
    """A dataset as a file, made once for as long as the register stays as it is. Raises KeyError for one that there is not."""
    global _bewaard_van
    dataset, vorm = DATASETS[code], VORMEN[eind]
    gelezen = plannen.versie()
    with _slot:  # who asks for the same meanwhile waits for it, instead of making it as well
        sleutel = f"{gelezen.woord}{vandaag()}"
        if _bewaard_van != sleutel:
            _bewaard.clear()
            _bewaard_van = sleutel
        if (code, eind) not in _bewaard:
            _bewaard[code, eind] = vorm.maak(dataset, rijen(dataset, gelezen.plannen.values()))
        return _bewaard[code, eind]


def woordenboek_csv() -> bytes:
    """The data dictionary as CSV: every field of every dataset."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\r\n")
    schrijver.writerow(WOORDENBOEK)
    schrijver.writerows(
        [dataset.code, veld.naam, veld.titel, veld.type, veld.eenheid, veld.uitleg]
        for dataset in DATASETS.values()
        for veld in dataset.velden
    )
    return uit.getvalue().encode()
