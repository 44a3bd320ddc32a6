"""`python -m tests.prestaties.alles`: the CSV of 100,000 measures beside a bare loop over the same rows, and what it keeps.

The exit status is 1 when it takes more than twice the loop in the same run, or more than 20 MB beside it. Only PostgreSQL is
held to that (PRESTATIES_DATABASE_URL); SQLite is printed.
"""

from __future__ import annotations

import resource
import sys
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from tests.prestaties.database import eigen_omgeving

if TYPE_CHECKING:
    from aanvragen.models import Tijdvak

RONDES, HOOGSTENS, MEGABYTES = 5, 2.0, 20
VELDEN = (
    "aanvraag__tijdvak__nummer", "aanvraag__nummer", "aanvraag__naam", "aanvraag__soort", "aanvraag__hoofdaanvrager__naam",
    "aanvraag__status", "aanvraag__ingediend_op", "aanvraag__volledig_op", "volgnummer", "naam", "thema", "categorie",
    "deelnemers", "waarvan_jongeren", "waarvan_bbl", "kosten", "cofinanciering", "besluiten__aantal", "besluiten__bedrag",
)  # fmt: skip
"""What the file says of a measure and its plan, as one would read it without a thought; without sectors and regions."""


def main() -> int:
    """Fill, measure in turns, print."""
    with eigen_omgeving("alles"):
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from tests import fabrieken
        from tests.prestaties.stand import MAATREGELEN, PLANNEN, vul_groot

        try:
            call_command("migrate", verbosity=0)
            tijdvak = fabrieken.tijdvak(plafond_bedrag=2_000_000_000)
            vul_groot(tijdvak)
            _zeg(f"→ {PLANNEN} plannen, {PLANNEN * MAATREGELEN} maatregelen; nu meten")
            return meet(tijdvak)
        finally:
            connections.close_all()


def meet(tijdvak: Tijdvak) -> int:
    """The loop first, so that what the process keeps for it does not count for the file."""
    from django.db import connection

    from aanvragen.models import Maatregel
    from rapportage import alles
    from tests import fabrieken
    from tests.prestaties.metingen import PEILDATUM

    petra = fabrieken.persoon("petra")

    def kaal() -> int:
        rijen = Maatregel.objects.filter(aanvraag__tijdvak=tijdvak).order_by("aanvraag_id", "volgnummer")
        return sum(1 for _ in rijen.values_list(*VELDEN).iterator())

    def bestand() -> int:
        return sum(stuk.count("\n") for stuk in alles.als_csv(petra, tijdvak, PEILDATUM))

    kaal()
    voor = _geheugen()
    bestand()
    erbij = _geheugen() - voor
    tijden: dict[str, list[float]] = {"kaal": [], "bestand": []}
    rijen = {}
    for _ in range(RONDES):
        for naam, doe in (("kaal", kaal), ("bestand", bestand)):
            begin = perf_counter()
            rijen[naam] = doe()
            tijden[naam].append(perf_counter() - begin)
    maal = median(tijden["bestand"]) / median(tijden["kaal"])
    for naam in tijden:
        _zeg(f"{naam:12}{rijen[naam]:10} rijen{1000 * median(tijden[naam]):11.0f} ms")
    _zeg(f"bestand / kaal: {maal:.2f}; geheugen erbij: {erbij:.1f} MB")
    if connection.vendor != "postgresql":
        return 0
    return 1 if maal > HOOGSTENS or erbij > MEGABYTES else 0


def _geheugen() -> float:
    """The most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _zeg(regel: str) -> None:
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
