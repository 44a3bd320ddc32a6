"""Out and in again: the figures of a place, and an empty place to compare them in."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.db import transaction

from aanvragen.models import Tijdvak
from rapportage import cijfers, uitwisseling


@contextmanager
def leeg_en_weer_weg() -> Iterator[None]:
    """An empty place, for as long as it lasts."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def standen(dag: date, *, van_voor_die_dag: bool = True) -> list[str]:
    """The figures of every period on a day, as the command prints them.

    One check also tells on which earlier day the room was least; of what was undone before the date a workbook knows nothing.
    """
    uit = []
    for tijdvak in Tijdvak.objects.order_by("nummer"):
        stand = cijfers.als_json(cijfers.stand(tijdvak, dag))
        if not van_voor_die_dag:
            (krapste,) = [c for c in stand["controles"] if c["code"] == "plafond_niet_overschreden"]
            assert krapste.pop("melding")
        uit.append(json.dumps(stand, sort_keys=True))
    return uit


def eis_rondgang(tmp_path: Path, bron: Path, dagen: tuple[date, ...]) -> None:
    """What a workbook brings, written on each day and read again in an empty place, gives the same figures."""
    uit = {}
    with leeg_en_weer_weg():
        uitwisseling.importeer(bron)
        for dag in dagen:
            uitwisseling.exporteer(tmp_path / f"{dag}.xlsx", dag)
            uit[dag] = standen(dag)
    for dag in dagen:
        with leeg_en_weer_weg():
            uitwisseling.importeer(tmp_path / f"{dag}.xlsx")
            assert standen(dag) == uit[dag]
