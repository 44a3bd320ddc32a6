"""`python -m tests.prestaties.brief [PLANNEN [RONDES]]`: a letter from its records to its PDF, beside WeasyPrint alone.

The exit status is 1 when the whole (figures, checks, text, charts, PDF/A-3a and PDF/UA-1, files inside) costs more than 1.3
times what WeasyPrint takes to print that same HTML, in turns in one process. Processor time decides: of a letter of hundreds
of pages the two stand minutes apart, and what else the machine does meanwhile falls on one of them. The clock is printed too.

The largest one, on PostgreSQL with 10,000 plans and 100,000 measures, takes some ten minutes and 2 GB:
`PRESTATIES_DATABASE_URL=postgresql://user@host:port/ python -m tests.prestaties.brief 10000 1`.
"""

from __future__ import annotations

import sys
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from tests.prestaties.database import eigen_omgeving

if TYPE_CHECKING:
    from aanvragen.models import Tijdvak

PLANNEN, RONDES, HOOGSTENS = 300, 5, 1.3
"""Filed plans, of which seven in ten are granted: a letter of some twenty pages."""
DELEN = ("stand uit de database", "brief opstellen, met grafieken", "PDF/A-3a en PDF/UA-1 maken")
KAAL = "WeasyPrint alleen, zelfde HTML"


def main(plannen: int = PLANNEN, rondes: int = RONDES) -> int:
    """Fill, measure in turns, print what each part takes."""
    with eigen_omgeving("brief"):
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        from tests import fabrieken
        from tests.prestaties.stand import vul_groot

        try:
            call_command("migrate", verbosity=0)
            tijdvak = fabrieken.tijdvak(plafond_bedrag=2_000_000_000)
            vul_groot(tijdvak, plannen)
            return meet(tijdvak, rondes)
        finally:
            connections.close_all()


def meet(tijdvak: Tijdvak, rondes: int = RONDES) -> int:
    """Medians of each part, of the whole and of WeasyPrint alone; the stylesheet and the fonts are read before either.

    The first round warms up, unless there is but one.
    """
    from django.utils import timezone
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from rapportage import brief, cijfers
    from tests.prestaties.metingen import PEILDATUM

    letters = FontConfiguration()
    opmaak = CSS(filename=brief.STIJL, font_config=letters)
    tijden: dict[str, list[tuple[float, float]]] = {naam: [] for naam in (*DELEN, KAAL)}
    for ronde in range(rondes + 1 if rondes > 1 else 1):
        klok = _Klok()
        stand = cijfers.stand(tijdvak, PEILDATUM)
        klok.tik()
        opgesteld = brief.stel_op(stand, gemaakt_op=timezone.now())
        klok.tik()
        brief.pdf(opgesteld)
        klok.tik()
        HTML(string=opgesteld.html).write_pdf(stylesheets=[opmaak], font_config=letters)
        klok.tik()
        if ronde or rondes == 1:
            for naam, tijd in zip(tijden, klok.tijden, strict=True):
                tijden[naam].append(tijd)
    return _uitslag(tijden)


class _Klok:
    """Seconds of the processor and of the clock since the last tick."""

    def __init__(self) -> None:
        self.tijden: list[tuple[float, float]] = []
        self._vorige = process_time(), perf_counter()

    def tik(self) -> None:
        nu = process_time(), perf_counter()
        self.tijden.append((nu[0] - self._vorige[0], nu[1] - self._vorige[1]))
        self._vorige = nu


def _uitslag(tijden: dict[str, list[tuple[float, float]]]) -> int:
    """Print a line for each part and the ratio; 1 where that is too high."""
    mediaan = {naam: [median(soort) for soort in zip(*rijen, strict=True)] for naam, rijen in tijden.items()}
    for naam, (rekentijd, klok) in mediaan.items():
        sys.stdout.write(f"{naam:<34} {rekentijd:8.2f} s rekentijd {klok:8.2f} s op de klok\n")
    rekentijd, klok = (sum(mediaan[naam][i] for naam in DELEN) / mediaan[KAAL][i] for i in (0, 1))
    sys.stdout.write(f"De brief kost {rekentijd:.2f} keer WeasyPrint alleen ({klok:.2f} keer op de klok)\n")
    return 1 if rekentijd > HOOGSTENS else 0


if __name__ == "__main__":
    sys.exit(main(*(int(waarde) for waarde in sys.argv[1:3])))
