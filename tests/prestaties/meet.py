"""`python -m tests.prestaties.meet`: how fast it is, as ratios within one run, on a few plans and on many.

Milliseconds say something of a machine; the exit status only says what holds on every machine. It is 1 when a number of
queries grows with the number of plans, or when the last page of a list takes more than three times the first (of the
lists of the agency: 1.2 times, and on 10,000 plans their page 100 as well, for every role).
"""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING

from tests.prestaties.database import eigen_omgeving

if TYPE_CHECKING:
    from tests.prestaties.metingen import Meting

KLEIN, GROOT, VEEL = 100, 4000, 10_000
"""Plans, of five measures each. Of the smallest number every list still has two pages; on the largest only lists are measured."""


def main() -> int:
    """Measure on both sizes and print one table."""
    with eigen_omgeving():
        import django

        django.setup()
        from django.db import connections

        try:
            klein, groot = _meet_beide()
            veel = _meet_diep()
        finally:
            connections.close_all()
    _druk_af(klein, groot)
    _druk_diep_af(veel)
    fouten = [*gegroeid(klein, groot), *te_duur(groot), *te_duur(veel)]
    for fout in fouten:
        _zeg(f"✗ {fout}")
    return 1 if fouten else 0


def _meet_beide() -> tuple[list[Meting], list[Meting]]:
    from django.core.management import call_command
    from django.db import connection

    from tests import fabrieken
    from tests.prestaties import metingen
    from tests.prestaties.vullen import vul

    call_command("migrate", verbosity=0)
    tijdvak = fabrieken.tijdvak()
    uit = []
    for aantal in (KLEIN, GROOT):
        begin = perf_counter()
        vul(tijdvak, aantal)
        _zeg(f"→ {aantal} plannen op {connection.vendor} na {perf_counter() - begin:.1f} s overnemen; nu meten")
        uit.append(metingen.alle(tijdvak, met_brief=aantal == KLEIN))
        metingen.meet(uit[-1])
    return uit[0], uit[1]


def _meet_diep() -> list[Meting]:
    from aanvragen.models import Tijdvak
    from tests.prestaties import metingen
    from tests.prestaties.vullen import verdeel, vul

    begin = perf_counter()
    vul(Tijdvak.objects.get(nummer=1), VEEL)
    verdeel()
    _zeg(f"→ {VEEL} plannen na {perf_counter() - begin:.1f} s; nu elke lijst van de dienst op pagina 1 en 100")
    uit = metingen.diep()
    metingen.meet(uit)
    return uit


def gegroeid(klein: list[Meting], groot: list[Meting]) -> list[str]:
    """Where the number of queries grows with the number of plans, on whatever machine."""
    op_naam = {meting.naam: meting for meting in groot}
    return [
        f"{k.naam}: {k.queries} queries bij {KLEIN} plannen, {g.queries} bij {GROOT}"
        for k in klein
        if (g := op_naam.get(k.naam)) and g.queries != k.queries
    ]


def te_duur(metingen: list[Meting]) -> list[str]:
    """Which last or deep page costs more times the first than it may, on whatever machine."""
    op_naam = {meting.naam: meting for meting in metingen}
    return [
        f"{m.naam} kost {m.ms / op_naam[m.laatste_van].ms:.2f} keer de eerste, en mag {m.hooguit} keer"
        for m in metingen
        if m.laatste_van and m.ms > m.hooguit * op_naam[m.laatste_van].ms
    ]


def _druk_af(klein: list[Meting], groot: list[Meting]) -> None:
    op_naam = {meting.naam: meting for meting in groot}
    _zeg(f"\n{'':32}{'queries':>8}{f'ms ({KLEIN})':>11}{f'ms ({GROOT})':>11}{'× niets':>9}{'groot/klein':>13}")
    for k in klein:
        g = op_naam.get(k.naam)
        ms, maat = (g.ms, groot[0].ms) if g else (k.ms, klein[0].ms)
        groei = f"{g.ms / k.ms:.1f}" if g else "–"
        _zeg(f"{k.naam:32}{k.queries:8}{k.ms:11.1f}{f'{ms:.1f}' if g else '–':>11}{ms / maat:9.0f}{groei:>13}")
    indienen, boeken = op_naam["indienen"], op_naam["boeken en vrijgeven"]
    _zeg(f"\nPer seconde, een voor een: {1000 / indienen.ms:.0f} indienen, {2000 / boeken.ms:.0f} boekingen.\n")


def _druk_diep_af(veel: list[Meting]) -> None:
    _zeg(f"{f'Bij {VEEL} plannen':32}{'queries':>8}{'ms (1)':>11}{'ms (100)':>11}{'100 / 1':>9}")
    for een, honderd in zip(veel[::2], veel[1::2], strict=True):
        naam = een.naam.removesuffix(", pagina 1")
        _zeg(f"{naam:32}{honderd.queries:8}{een.ms:11.1f}{honderd.ms:11.1f}{honderd.ms / een.ms:9.2f}")
    _zeg("")


def _zeg(regel: str) -> None:
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
