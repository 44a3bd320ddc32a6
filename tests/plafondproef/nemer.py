"""One decision maker, a process of its own, who grants whatever waits of a heap.

Writes a line per plan: `verleend`, `vol` (refused for the ceiling), or `fout` with what was said instead; and `opnieuw`
each time the database was too busy, as SQLite can be with sixteen writers, and the button had to be pressed again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from django.db import OperationalError

from aanvragen.models import Aanvraag
from beoordeling import services
from sectorplannen.kern.fouten import Weigering
from sectorplannen.kern.models import Gebruiker
from tests import fabrieken
from tests.plafondproef.vullen import te_beslissen


def beslis_alles(deel: int, delen: int, uit: Path) -> None:
    """Decide on every plan of the heap that still waits."""
    door = Gebruiker.objects.get(email=f"nemer{deel}@voorbeeld.nl")
    with uit.open("a", buffering=1) as boek:
        for plan in te_beslissen(deel, delen):
            while not _beslis(plan, door, boek):
                pass


def _beslis(plan: Aanvraag, door: Gebruiker, boek: TextIO) -> bool:
    """Grant one plan and write what came of it; False where it is to be tried again."""
    alles = [services.Toekenning(m, m.cofinanciering) for m in plan.maatregelen.all()]
    try:
        services.verlenen(
            plan,
            alles,
            motivering="Het plan voldoet.",
            buiten_volgorde="Elke besluitnemer heeft een eigen stapel.",
            door=door,
            op=fabrieken.BESLOTEN,
        )
    except Weigering as weigering:
        vol = str(weigering).startswith("Dit past niet onder het plafond")
        boek.write(f"vol {plan.nummer}\n" if vol else f"fout {plan.nummer} {weigering}\n")
    except OperationalError as fout:
        boek.write(f"opnieuw {plan.nummer} {fout}\n")
        return False
    else:
        boek.write(f"verleend {plan.nummer}\n")
    return True
